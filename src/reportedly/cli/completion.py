"""`reportedly completion`: the script with which a shell completes our commands, options, their values and files."""

from __future__ import annotations

import shutil
import subprocess

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ShellComplete, ZshComplete

SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
PROGRAM, VARIABLE = "reportedly", "_REPORTEDLY_COMPLETE"
OLDEST = (4, 4)
"""The first bash that can be told not to sort what it completes."""

HELP = """Print the script with which a shell completes commands, options, their values and names of files.

Pressing Tab behind `reportedly` asks this program what can follow, in a tenth of a second or two.

\b
Examples:
  eval "$(reportedly completion bash)"      in ~/.bashrc (bash 4.4 or later)
  eval "$(reportedly completion zsh)"       in ~/.zshrc, behind compinit
  reportedly completion fish > ~/.config/fish/completions/reportedly.fish

\b
Exit codes:
  0    the script was printed
  1    it was printed, and the bash of this machine is too old for it
  2    the command was not understood, and nothing was printed
  3    failed: the error is told
  130  interrupted (Ctrl-C)
  141  whoever read our output stopped reading it
"""


@click.command(help=HELP)
@click.argument("shell", metavar="SHELL", type=click.Choice(sorted(SHELLS)))
def completion(shell: str) -> int:
    """Prints the script; the exit code."""
    from reportedly.cli.main import cli

    # Of the class above bash's own: that one looks for a bash too, and says nothing of it in its exit code.
    click.echo(ShellComplete.source(SHELLS[shell](cli, {}, PROGRAM, VARIABLE)))
    found = bash() if shell == "bash" else None
    if found is None or found >= OLDEST:
        return 0
    click.echo(f"warning: bash {found[0]}.{found[1]} can't use this; it takes 4.4 or later.", err=True)
    return 1


def file_names(_context: click.Context, _argument: click.Parameter, begun: str) -> list[CompletionItem]:
    """What the shell itself completes: names of files and folders. For inputs, which may be addresses too."""
    return [CompletionItem(begun, type="file")]


def bash() -> tuple[int, int] | None:
    """The version of the bash that is called so here; None where none is."""
    program = shutil.which("bash")
    if program is None:
        return None
    told = subprocess.run(
        [program, "--norc", "-c", 'echo "${BASH_VERSINFO[0]} ${BASH_VERSINFO[1]}"'],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    return (int(told[0]), int(told[1])) if len(told) == 2 and all(map(str.isdecimal, told)) else None

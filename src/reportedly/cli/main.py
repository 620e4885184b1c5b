"""The command `reportedly`: finds the subcommand and imports only that one, so that `--version` starts at once."""

from __future__ import annotations

import importlib
import os
import sys

import click

import reportedly
from reportedly.cli.leaving import INTERRUPTED, PIPE_CLOSED, failure

COMMANDS = {
    "accounts": "reportedly.cli.accounts:accounts",
    "add": "reportedly.cli.add:add",
    "completion": "reportedly.cli.completion:completion",
    "contradictions": "reportedly.cli.contradictions:contradictions",
    "export": "reportedly.cli.export:export",
    "gazetteer": "reportedly.cli.gazetteer:gazetteer",
    "package": "reportedly.cli.package:package",
    "read": "reportedly.cli.read:read",
    "review": "reportedly.cli.review:review",
    "search": "reportedly.cli.search:search",
    "serve": "reportedly.cli.serve:serve",
    "show": "reportedly.cli.show:show",
    "sides": "reportedly.cli.sides:sides",
    "tolls": "reportedly.cli.tolls:tolls",
    "users": "reportedly.cli.users:users",
    "verify": "reportedly.cli.verify:verify",
    "watch": "reportedly.cli.watch:watch",
}
"""Each command by name, with the module and function that hold it: one file a command."""

HELP = """Read conflict news and keep who says what happened.

Every claim that a report holds points at the characters of the article it was read from. Nothing leaves this machine
but requests for the addresses that you name as inputs, and for their hosts' robots.txt, unless you ask a language model
with `read --llm`.

\b
Examples:
  reportedly read article.html               the article with its statements
  reportedly read news/ > reports.jsonl      a folder, one report a line
  reportedly show article.html               the blocks that it is read as
  reportedly add news/                       into the record
  reportedly search Shusha --status denied   claims out of the record
  reportedly accounts --conflict war.toml    each incident, side by side
  reportedly serve                           all of it in a browser
  reportedly read --help                     all of `read`

\b
Exit codes of every command:
  0    done, nothing is in doubt
  1    done, with warnings: something was skipped or is in doubt
  2    the command was not understood, and nothing was done
  3    failed: the error is told, and what was written so far is whole lines
  130  interrupted (Ctrl-C); what was written so far is whole lines
  141  whoever read our output stopped reading it
"""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of this name, imported now, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command


SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=LazyGroup, help=HELP, context_settings=SETTINGS)
@click.version_option(reportedly.__version__, message="%(prog)s %(version)s", help="Show the version and exit.")
def cli() -> None:
    """The group that all commands hang on."""


def main() -> None:
    """Runs the command line and leaves with the exit code that its help documents."""
    # The encoder fills all processors; numpy's own threads for its small products would only take them away from it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = cli.main(prog_name="reportedly", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except Exception as error:
        code = failure(error)
    except SystemExit as left:  # click leaves so: with 0 after completing, with 1 where standard error is a closed pipe
        code = 0 if left.code == 0 else PIPE_CLOSED
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()

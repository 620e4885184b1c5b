import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportedly.cli.completion import SHELLS
from reportedly.cli.main import COMMANDS, cli

HEAVY = ("numpy", "onnxruntime", "tokenizers", "sqlalchemy", "starlette", "lxml", "pyarrow", "httpx2")


def test_each_shell_gets_a_script_that_asks_us() -> None:
    for shell in SHELLS:
        done = CliRunner().invoke(cli, ["completion", shell], prog_name="reportedly")
        assert done.exit_code == 0 and done.stderr == ""
        assert f"_REPORTEDLY_COMPLETE={shell}_complete" in done.stdout


def test_an_old_bash_gets_the_script_and_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.cli.completion.bash", lambda: (3, 2))
    done = CliRunner().invoke(cli, ["completion", "bash"], prog_name="reportedly", standalone_mode=False)
    assert (
        done.return_value == 1 and "bash 3.2 can't use this" in done.stderr and "_reportedly_completion" in done.stdout
    )


def asked(shell: str, *words: str) -> subprocess.CompletedProcess[str]:
    line = {"bash": " ".join(words), "zsh": " ".join(words), "fish": " ".join(words[:-1])}[shell]
    given = {"COMP_WORDS": line, "COMP_CWORD": words[-1] if shell == "fish" else str(len(words) - 1)}
    return subprocess.run(
        [sys.executable, "-m", "reportedly.cli.main"],
        env={**os.environ, **given, "_REPORTEDLY_COMPLETE": f"{shell}_complete"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_is_told_what_can_follow(shell: str) -> None:
    done = asked(shell, "reportedly", "rea")
    assert done.returncode == 0 and done.stderr == ""
    assert "read" in done.stdout and "review" not in done.stdout


@pytest.mark.parametrize("command", ["read", "show", "add"])
@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_is_told_that_an_input_is_a_file(shell: str, command: str) -> None:
    kind, *begun = asked(shell, "reportedly", command, "news/ar").stdout.replace(",", "\n").split()
    assert kind == "file" and "news/ar" in begun


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A PATH on which `reportedly` is this one."""
    program = tmp_path / "reportedly"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reportedly.cli.main "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return f"{tmp_path}:{os.environ['PATH']}"


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("s", ["search", "serve", "show", "sides"]),
        ("read --format ''", ["jsonl", "text", "claims"]),
        ("read --llm-", ["--llm-url", "--llm-cache"]),
        ("search --act den", ["deny"]),
        ("completion ''", ["bash", "fish", "zsh"]),
    ],
)
def test_bash_completes_commands_options_and_values(path: str, words: str, completed: list[str]) -> None:
    script = f"""
        eval "$(reportedly completion bash)"
        COMP_WORDS=(reportedly {words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
        _reportedly_completion reportedly
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(
        ["bash", "--norc", "-c", script], env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == completed


@pytest.mark.parametrize("command", ["read", "show", "add"])
def test_a_bash_in_which_tab_is_pressed_completes_names_of_files(path: str, command: str, tmp_path: Path) -> None:
    (tmp_path / "article one.txt").touch()
    (tmp_path / "rc").write_text("PS1='ready> '; eval \"$(reportedly completion bash)\"\n", encoding="utf-8")
    ours, theirs = pty.openpty()
    shell = subprocess.Popen(
        ["bash", "--noprofile", "--rcfile", "rc", "-i"],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=tmp_path, env={**os.environ, "PATH": path, "TERM": "dumb"},
        start_new_session=True,
    )  # fmt: skip
    try:
        shown(ours, b"ready> ")
        os.write(ours, f"reportedly {command} arti\t".encode())
        shown(ours, rb"article\ one.txt ")
    finally:
        shell.kill()
        shell.wait()
        os.close(theirs)
        os.close(ours)


def shown(terminal: int, wanted: bytes) -> None:
    """Waits until the terminal shows these bytes; fails where ten seconds bring nothing."""
    seen = b""
    while wanted not in seen:
        assert select.select([terminal], [], [], 10)[0], seen
        seen += os.read(terminal, 1000)


def test_nothing_heavy_is_loaded_to_complete() -> None:
    code = f"""
import os, sys
os.environ.update(_REPORTEDLY_COMPLETE="bash_complete", COMP_WORDS="reportedly ", COMP_CWORD="1")
from reportedly.cli.main import cli
try:
    cli.main(prog_name="reportedly")
finally:
    print(*sorted(set(sys.modules) & set({HEAVY!r})), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "" and len(done.stdout.splitlines()) == len(COMMANDS)

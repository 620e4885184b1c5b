import importlib
import re
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

import reportedly
from reportedly.cli.main import COMMANDS, cli


def test_version() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reportedly.cli.main", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"reportedly {reportedly.__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_stands_in_the_file_of_its_name(name: str) -> None:
    module, _, function = COMMANDS[name].partition(":")
    assert module == f"reportedly.cli.{name}"
    assert isinstance(getattr(importlib.import_module(module), function), click.Command)


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_has_examples_and_exit_codes_and_fits_eighty_columns(words: list[str]) -> None:
    done = CliRunner().invoke(cli, words, prog_name="reportedly", terminal_width=80)
    assert done.exit_code == 0
    assert "Examples:" in done.output and "Exit codes" in done.output
    assert max(map(len, done.output.splitlines())) <= 80


def test_every_help_tells_the_same_codes() -> None:
    told = {
        " ".join(words): re.findall(r"^ +(\d+)  +\w", CliRunner().invoke(cli, [*words, "--help"]).output, re.MULTILINE)
        for words in [[], *([name] for name in COMMANDS)]
    }
    # It writes nothing, and to be interrupted is how it ends.
    assert told.pop("serve") == ["0", "2", "3"]
    assert list(told.values()) == [["0", "1", "2", "3", "130", "141"]] * len(told)


@pytest.mark.parametrize("words", [["reed"], ["read"], ["read", "--nonsense", "x"], ["read", "x", "--format", "xml"]])
def test_what_is_not_understood_ends_with_two(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reportedly.cli.main", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "Usage: reportedly" in done.stderr
    assert "Traceback" not in done.stderr and done.stdout == ""

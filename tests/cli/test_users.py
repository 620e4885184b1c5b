"""`reportedly users`: users added, listed and removed."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import cli
from reportedly.cli.records import Failed
from reportedly.workbench.users import User, load

PASSWORD = "river stone lantern"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "team.toml"


def run(path: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli, ["users", *words, "--users", str(path)], input=typed, standalone_mode=False)


def add(path: Path, name: str, role: str, password: str = PASSWORD) -> Result:
    return run(path, "add", name, "--role", role, "--password-stdin", typed=f"{password}\n")


def test_a_password_is_asked_for_twice_and_never_shown(path: Path) -> None:
    done = run(path, "add", "Anna", "--role", "editor", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert done.return_value == 0
    assert done.stderr.endswith(f"Anna is in {path} as editor.\n") and PASSWORD not in done.output
    assert load(path).check("Anna", PASSWORD) is not None


def test_two_passwords_that_differ_add_nobody(path: Path) -> None:
    done = run(path, "add", "Anna", "--role", "editor", typed=f"{PASSWORD}\nanother password\n")
    assert isinstance(done.exception, click.Abort)
    assert not path.exists()


def test_a_program_gives_the_password_as_the_first_line(path: Path) -> None:
    done = run(path, "add", "Anna", "--role", "reader", "--password-stdin", typed=f" {PASSWORD} \r\nmore\n")
    assert done.return_value == 0
    assert load(path).check("Anna", f" {PASSWORD} ") is not None


def test_users_are_listed_by_name(path: Path) -> None:
    add(path, "Boris", "reader")
    add(path, "Anna", "reviewer")
    done = run(path, "list")
    assert (done.return_value, done.stdout) == (0, "reviewer  Anna\nreader    Boris\n")


def test_who_is_removed_is_gone_and_an_empty_file_says_so(path: Path) -> None:
    add(path, "Anna", "editor")
    add(path, "Boris", "reader")
    assert run(path, "remove", "Anna").stderr == f"Anna is out of {path}.\n"
    assert load(path).everybody() == (User("Boris", "reader"),)
    run(path, "remove", "Boris")
    done = run(path, "list")
    assert (done.return_value, done.stdout) == (1, "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "a\nb", "--role", "reader"), "is no name"),
        (("add", "Anna", "--role", "reader", "--password-stdin"), "12 to 1024 characters"),
        (("add", "Anna", "--role", "boss"), "'boss' is not one of"),
        (("add", "Anna"), "--role"),
    ],
)
def test_a_user_that_none_can_be_is_a_wrong_command(path: Path, words: tuple[str, ...], told: str) -> None:
    done = run(path, *words, typed="short\n")
    assert isinstance(done.exception, click.UsageError) and told in done.exception.format_message()
    assert not path.exists()


def test_nobody_is_added_twice_or_removed_who_is_not_there(path: Path) -> None:
    add(path, "Anna", "reader")
    for done in (add(path, "Anna", "editor"), run(path, "remove", "Boris")):
        assert isinstance(done.exception, click.UsageError) and str(path) in done.exception.message
    assert load(path).everybody() == (User("Anna", "reader"),)


@pytest.mark.parametrize("words", [("list",), ("remove", "Anna")])
def test_a_file_that_is_not_there_fails(path: Path, words: tuple[str, ...]) -> None:
    done = run(path, *words)
    assert isinstance(done.exception, Failed) and "no such file" in done.exception.message


def test_a_file_that_others_can_read_fails_with_what_to_do(path: Path) -> None:
    add(path, "Anna", "reader")
    path.chmod(0o640)
    done = run(path, "list")
    assert isinstance(done.exception, Failed) and "chmod 600" in done.exception.message

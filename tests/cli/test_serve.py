"""`reportedly serve`: it starts where that is safe, and says what is missing where it can't."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import uvicorn
from click.testing import Result

from reportedly.cli.records import Failed, Missing
from reportedly.cli.serve import socket_at
from reportedly.workbench import assets
from reportedly.workbench.users import add
from tests.cli.incidents import conflict, record, run


class Served:
    """What a server that ran no further than its start was given."""

    config: Any
    address: tuple[str, int]


@pytest.fixture(autouse=True)
def served(monkeypatch: pytest.MonkeyPatch) -> Served:
    found = Served()

    def stand_in(server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        found.config, found.address = server.config, sockets[0].getsockname()[:2]
        for each in sockets:
            each.close()

    monkeypatch.setattr(uvicorn.Server, "run", stand_in)
    return found


@pytest.fixture
def team(tmp_path: Path) -> Path:
    add(tmp_path / "team.toml", "Anna", "editor", "river stone lantern")
    return tmp_path / "team.toml"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which another program listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def serve(folder: Path, *words: str | Path) -> Result:
    path = folder / "record.sqlite"
    return run("serve", "--record", path if path.exists() else record(folder), "--port", "0", *words)


def why(done: Result, kind: type[click.ClickException]) -> str:
    assert isinstance(done.exception, kind), done.exception
    return done.exception.format_message()


def test_it_listens_on_this_machine_and_says_where(tmp_path: Path, served: Served) -> None:
    done = serve(tmp_path, "--conflict", conflict(tmp_path), "--who", "Ada")
    assert done.return_value == 0
    host, port = served.address
    assert host == "127.0.0.1" and f"http://127.0.0.1:{port}/ (Ctrl-C stops it)" in done.stderr
    desk = served.config.app.state.desk
    assert (desk.settings.who, [each.name for each in desk.sides]) == ("Ada", ["Orsa", "Talvik"])
    assert served.config.proxy_headers is False


def test_an_address_of_the_new_kind_stands_in_brackets(tmp_path: Path, served: Served) -> None:
    if not socket.has_dualstack_ipv6():
        pytest.skip("this machine has no IPv6")
    done = serve(tmp_path, "--host", "::1")
    assert "http://[::1]:" in done.stderr and served.address[0] == "::1"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example"])
def test_elsewhere_it_refuses_to_start_without_users(tmp_path: Path, host: str) -> None:
    words = why(serve(tmp_path, "--host", host), click.UsageError)
    assert f"anybody who reaches {host} could decide" in words and "--users" in words


def test_elsewhere_it_starts_with_users(tmp_path: Path, team: Path, served: Served) -> None:
    done = serve(tmp_path, "--host", "0.0.0.0", "--users", team, "--name", "desk.example", "--https")
    assert done.return_value == 0 and served.address[0] == "0.0.0.0"
    assert served.config.proxy_headers is True
    assert served.config.app.state.desk.settings.hosts == ("desk.example",)


def test_users_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text("[users", encoding="utf-8")
    assert "team.toml" in why(serve(tmp_path, "--users", tmp_path / "team.toml"), click.BadParameter)
    assert "none.toml" in why(serve(tmp_path, "--users", tmp_path / "none.toml"), click.BadParameter)


def test_without_a_record_it_says_how_to_make_one(tmp_path: Path) -> None:
    words = why(run("serve", "--record", tmp_path / "none.sqlite"), Missing)
    assert "reportedly add" in words and not (tmp_path / "none.sqlite").exists()


def test_a_port_that_is_taken_is_told(tmp_path: Path, taken: int) -> None:
    words = why(serve(tmp_path, "--port", str(taken)), Failed)
    assert f"127.0.0.1:{taken} can't be listened at" in words and "--port" in words


def test_a_host_that_is_none_of_ours_is_told() -> None:
    with pytest.raises(Failed, match="can't be listened at"):
        socket_at("192.0.2.7", 0)
    with pytest.raises(Failed, match=r"nowhere\.invalid:0 can't be listened at"):
        socket_at("nowhere.invalid", 0)


def test_scripts_that_are_not_there_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    words = why(serve(tmp_path), Failed)
    assert "htmx.min.js" in words and "make env" in words


def test_a_conflict_that_is_none_is_told(tmp_path: Path) -> None:
    assert isinstance(serve(tmp_path, "--conflict", tmp_path / "none.toml").exception, click.ClickException)
    assert isinstance(serve(tmp_path, "--conflict", conflict(tmp_path, "x = 1")).exception, click.ClickException)


def test_who_decides_has_a_name_always(tmp_path: Path, served: Served) -> None:
    serve(tmp_path, "--who", "  ")
    assert served.config.app.state.desk.settings.who == "analyst"

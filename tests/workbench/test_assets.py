"""Static files: kept by browsers under addresses that change with what is in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.workbench import assets
from reportedly.workbench.assets import FOLDER, VENDOR, address, missing


@pytest.mark.parametrize("name", ["desk.css", "keys.js", "icon.svg"])
def test_an_address_leads_to_the_file_which_is_kept(seen: TestClient, name: str) -> None:
    answer = seen.get(address(name))
    assert answer.content == (FOLDER / name).read_bytes()
    assert "immutable" in answer.headers["Cache-Control"]


def test_without_its_hash_a_file_is_asked_for_anew(seen: TestClient) -> None:
    assert seen.get("/static/desk.css").headers["Cache-Control"] == "no-cache"


def test_what_is_not_there_is_not_kept(seen: TestClient) -> None:
    answer = seen.get("/static/none.css?v=0123")
    assert answer.status_code == 404 and "immutable" not in answer.headers["Cache-Control"]


def test_another_file_has_another_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    found = set()
    for words in ("a", "b"):
        (tmp_path / "x.css").write_text(words, encoding="utf-8")
        found.add(address.__wrapped__("x.css"))
    assert len(found) == 2


def test_scripts_that_did_not_come_along_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "FOLDER", tmp_path)
    assert missing() == list(VENDOR)
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / VENDOR[0]).write_text("", encoding="utf-8")
    assert missing() == list(VENDOR[1:])

"""By what an article was read."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly
from reportedly.versions import Version, given, ours, sampled


def test_ours_names_the_program_and_its_models(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    version = ours()
    assert version.program == reportedly.__version__ and len(version.models) == 64 and version.settings == ()
    assert ours() == version
    assert str(version) == f"{reportedly.__version__} ({version.models[:8]})"


def test_an_added_gazetteer_makes_another_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    before = ours()
    folder = tmp_path / "reportedly" / "gazetteer"
    folder.mkdir(parents=True)
    (folder / "SY.sqlite").write_bytes(b"places")
    with_places = ours()
    (folder / "SY.sqlite").write_bytes(b"more places")
    assert len({before, with_places, ours()}) == 3
    assert with_places.settings[0][0] == "gazetteer SY"


def test_large_files_are_known_by_their_size_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "big"
    marks = set()
    for content in (b"", b"a", b"x" * 300_000, b"x" * 300_001, b"y" + b"x" * 299_999, b"x" * 299_999 + b"y"):
        path.write_bytes(content)
        marks.add(sampled(path))
    assert len(marks) == 6


def test_what_was_handed_over_has_no_version() -> None:
    assert given() == Version("given") and str(given()) == "given"

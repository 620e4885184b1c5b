"""The desk: what pages read is ready there, and follows what others add and decide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.accounts import linking
from reportedly.accounts.accounts import Told
from reportedly.accounts.conflict import Conflict
from reportedly.record.errors import RecordError
from reportedly.record.record import Record
from reportedly.workbench import desk as module
from reportedly.workbench.desk import Desk
from tests.record.dispatches import FIRST
from tests.workbench.record import brask, more, orsa, settings
from tests.workbench.waiting import until


@pytest.fixture
def kept(filled: Path, war: Conflict, tmp_path: Path) -> Iterator[Desk]:
    """A desk that works beside its pages, on a record of the test's own."""
    path = tmp_path / "own.sqlite"
    path.write_bytes(filled.read_bytes())
    with Record.open(path) as record:
        desk = Desk(settings(path, war), record)
        desk.start()
        yield desk
        desk.close()


def tells(told: Told | None) -> set[str]:
    assert told is not None
    return set(told.reports)


def test_what_was_summed_up_before_is_there_at_once(filled: Path, war: Conflict) -> None:
    with Record.open(filled) as record:
        desk = Desk(settings(filled, war), record)
        assert desk.board() == [] and desk.doing is not None
        desk._load()
        assert {each.place for each in desk.board()} == {"Orsa", "Brask"}


def test_what_another_program_adds_is_brought_in(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE", 0.05)
    kept.changed()
    with Record.open(kept.settings.record) as other:
        other.add([more("lipa", "Lipa", "2021-02-03")], FIRST)
    until(lambda: "Lipa" in {each.place for each in kept.board()}, "Lipa")
    until(lambda: kept.doing is None, "rest")
    assert kept.trouble is None


def test_what_we_add_is_there_when_we_wait_for_it(ours: Desk) -> None:
    ours.record.add([more("lipa", "Lipa", "2021-02-03")], FIRST)
    ours.changed(wait=True)
    assert "Lipa" in {each.place for each in ours.board()}
    assert ours.doing is None


def test_an_incident_that_became_part_of_another_is_told_as_that(ours: Desk) -> None:
    first, second = orsa(ours), brask(ours)
    before = tells(ours.told(first)), tells(ours.told(second))
    ours.record.decide("merge", first, second, who="Mara", why="one barrage")
    ours.changed(wait=True)
    assert len(ours.board()) == 1
    assert tells(ours.told(first)) == tells(ours.told(second)) == before[0] | before[1]


def test_what_was_split_off_is_told_alone(ours: Desk) -> None:
    told = ours.told(orsa(ours))
    assert told is not None
    leaving = next(each.id for each in told.account.incident.tellings if each.article == "c")
    ours.record.decide("split", orsa(ours), leaving, who="Mara")
    ours.changed(wait=True)
    assert {frozenset(name for name, _ in each.origins) for each in ours.board()} == {
        frozenset("ab"), frozenset("c"), frozenset({"brask"})
    }  # fmt: skip


@pytest.mark.parametrize("name", ["i000000000000", "", "a#t5", "../x", "\0", "' OR 1=1 --"])
def test_what_is_no_incident_is_told_as_none(board: Desk, name: str) -> None:
    assert board.told(name) is None
    assert board.summary(name) is None


def test_a_rejected_incident_is_discounted_on_the_board_too(ours: Desk) -> None:
    ours.record.decide("reject", brask(ours), who="Mara", why="a drill")
    ours.changed(wait=True)
    told = ours.told(brask(ours))
    assert told is not None
    assert (
        {each.grade for each in ours.board() if each.place == "Brask"} == {told.account.grade.value} == {"discounted"}
    )


def test_a_desk_without_a_conflict_infers_its_sides(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    path.write_bytes(filled.read_bytes())
    with Record.open(path) as record:
        desk = Desk(settings(path), record)
        desk.changed(wait=True)
        assert all(each.inferred for each in desk.sides)
        assert len(desk.board()) == 2


def test_what_is_wrong_with_the_record_is_said_until_it_is_well(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise RecordError("the disk is full")

    monkeypatch.setattr(module, "PAUSE", 0.05)
    until(lambda: kept.doing is None, "rest")
    well = linking.update
    monkeypatch.setattr(linking, "update", fail)
    kept.record.add([more("lipa", "Lipa", "2021-02-03")], FIRST)
    kept.changed()
    until(lambda: kept.trouble == "the disk is full", "the trouble")
    monkeypatch.setattr(linking, "update", well)
    kept.changed()
    until(lambda: kept.trouble is None and len(kept.board()) == 3, "Lipa")


def test_a_fault_of_ours_does_not_end_the_work(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSE", 0.05)
    until(lambda: kept.doing is None, "rest")
    well = linking.update
    monkeypatch.setattr(linking, "update", lambda *_: 1 // 0)
    kept.record.add([more("lipa", "Lipa", "2021-02-03")], FIRST)
    kept.changed()
    until(lambda: "ZeroDivisionError" in (kept.trouble or ""), "the trouble")
    monkeypatch.setattr(linking, "update", well)
    kept.changed()
    until(lambda: len(kept.board()) == 3, "Lipa")


def test_a_desk_that_is_closed_works_no_more(kept: Desk) -> None:
    kept.close()
    with pytest.raises(RecordError, match="was closed"):
        kept._tell("summing up incidents", 1, 2)

"""The comparison of contrast rows with reports: what is right, and what is said of what is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench import contrasts
from bench.contrasts import Contrast, contrast, faults
from reportedly.model import Article, Event, Participant, Party, Report, Span, Statement

TEXT = "Baku denied that its army shelled the town. Rebels shelled the camp, it said."


def at(words: str, occurrence: int = 0) -> Span:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def statement(id_: str, source: Party) -> Statement:
    return Statement(id_, source, "named", (), (), None, None, None, "indirect", "deny", "CT-", None, None, None, 0.9)


SHELLING = Event(
    id="e1",
    type="ASSAULT",
    mode="heavy-weapons",
    trigger=at("shelled"),
    actors=(Participant(at("its army")),),
    recipients=(Participant(at("the town")),),
    place=None,
    time=None,
    status="denied",
    claimant="s1",
    confidence=0.8,
)
OTHER = replace(
    SHELLING,
    id="e2",
    trigger=at("shelled", 1),
    actors=(Participant(at("Rebels")),),
    recipients=(Participant(at("the camp")),),
    status="asserted",
    claimant="s2",
)
DENIED = "ASSAULT heavy-weapons shelled | army | town | denied | Baku"
TOLD = "ASSAULT - shelled | Rebels | camp | asserted | it"


def row(events: str, text: str = TEXT) -> Contrast:
    return contrast({"pair": "1a", "written": "open", "published": "", "text": text, "events": events})


def report(*events: Event) -> Report:
    statements = (
        statement("s1", Party((at("Baku"),))),
        statement("s2", Party((at("it", 1),))),
        statement("s3", Party(())),
    )
    return Report(Article("a", TEXT), statements, events=events)


def test_two_events_that_are_read_as_told_have_no_fault() -> None:
    assert faults(row(f"{DENIED} ; {TOLD}"), report(SHELLING, OTHER)) == []
    assert faults(row(f"{TOLD} ; {DENIED}"), report(OTHER, SHELLING)) == []


def test_a_sentence_without_events_is_right_where_none_is_reported() -> None:
    assert faults(row(""), report()) == []
    assert faults(row(""), report(SHELLING)) == ["denied ASSAULT “shelled”: not told"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"status": "asserted"}, "status asserted"),
        ({"mode": None}, "mode None, not heavy-weapons"),
        ({"actors": ()}, "actor 'army' is missing"),
        ({"actors": (Participant(at("Baku")), Participant(at("army")))}, "actor 'Baku' is not told"),
        ({"recipients": (Participant(at("camp")),)}, "recipient 'town' is missing"),
        ({"claimant": None}, "claimant the outlet, not Baku"),
        ({"claimant": "s2"}, "claimant it, not Baku"),
        ({"claimant": "s3"}, "claimant absent, not Baku"),
    ],
)
def test_each_thing_that_is_wrong_is_a_fault(change: dict[str, object], fault: str) -> None:
    found = faults(row(DENIED), report(replace(SHELLING, **change)))  # type: ignore[arg-type]
    assert f"denied ASSAULT “shelled”: {fault}" in found


def test_an_event_of_another_type_or_word_is_one_missed_and_one_too_many() -> None:
    expected = ["denied ASSAULT “shelled”: not reported", "denied COERCE “shelled”: not told"]
    assert faults(row(DENIED), report(replace(SHELLING, type="COERCE"))) == expected
    elsewhere = report(replace(SHELLING, trigger=at("denied")))
    assert faults(row(DENIED), elsewhere) == [expected[0], "denied ASSAULT “denied”: not told"]


def test_the_mode_matters_only_where_the_row_states_one() -> None:
    assert faults(row(DENIED.replace("heavy-weapons", "-")), report(replace(SHELLING, mode="aerial"))) == []


def test_participants_and_claimants_may_be_none() -> None:
    alone = replace(SHELLING, actors=(), recipients=(), claimant=None)
    assert faults(row("ASSAULT - shelled | - | - | denied | -"), report(alone)) == []
    assert faults(row("ASSAULT - shelled | army | - | denied | Baku"), report(SHELLING)) == [
        "denied ASSAULT “shelled”: recipient 'the town' is not told"
    ]


def test_nobody_named_as_source_is_absent_and_not_the_outlet() -> None:
    reported = row(DENIED.replace("Baku", "absent"))
    assert faults(reported, report(replace(SHELLING, claimant="s3"))) == []
    assert faults(reported, report(replace(SHELLING, claimant=None))) != []
    assert faults(row(DENIED.replace("Baku", "-")), report(replace(SHELLING, claimant="s3"))) != []


def test_what_is_said_counts_only_where_the_row_asks_for_it() -> None:
    said = replace(SHELLING, type="REJECT", trigger=at("denied"))
    assert faults(row(DENIED), report(SHELLING, said)) == []
    assert faults(row("REJECT - denied | army | town | denied | Baku"), report(said)) == []


def test_two_events_of_one_word_are_paired_so_that_most_is_right() -> None:
    assert faults(row(f"{TOLD} ; {DENIED}"), report(replace(SHELLING, mode=None), OTHER)) == [
        "denied ASSAULT “shelled”: mode None, not heavy-weapons"
    ]


@pytest.mark.parametrize(
    ("events", "wrong"),
    [
        ("ASSAULT - bombed | army | town | denied | Baku", "'bombed' does not stand in the text"),
        ("ATTACK - shelled | army | town | denied | Baku", "ATTACK denied is no type and status"),
        ("ASSAULT - shelled | army | town | doubted | Baku", "ASSAULT doubted is no type and status"),
        ("ASSAULT - shelled | army | town | denied", "1a: not enough values"),
    ],
)
def test_a_malformed_row_says_what_is_wrong_with_it(events: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        row(events)


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows, one of each kind, both read without the event that they tell."""
    path = tmp_path / "rows.tsv"
    lines = ["# ours", "pair\twritten\tpublished\ttext\tevents"]
    lines += [f"{written}\t{written}\t2020-10-05\t{TEXT}\t{DENIED}" for written in ("before", "open")]
    path.write_text("\n".join(lines), encoding="utf-8")
    held = contrasts.contrasts(path)
    monkeypatch.setattr(contrasts, "contrasts", lambda: held)
    monkeypatch.setattr(contrasts, "read", lambda *_: report())


@pytest.mark.usefixtures("rows")
def test_the_table_counts_both_kinds_of_rows_apart_and_faults_are_told_of_the_open_ones_only() -> None:
    found = contrasts.table(Path())
    assert [(row.what, row.ours, row.reach) for row in found.rows] == [
        ("rows written before the code, of 1", 0.0, 95.0),
        ("rows open to those who write it, of 1", 0.0, 95.0),
    ]
    assert list(contrasts.told_faults()) == [f"open: {TEXT}\n    denied ASSAULT “shelled”: not reported"]


def test_the_rows_are_pairs_and_most_were_written_before_the_code() -> None:
    held = contrasts.contrasts()
    pairs = [row.pair for row in held]
    assert {pairs.count(pair) for pair in pairs} == {2}
    assert len({(row.pair, row.written) for row in held}) == len(set(pairs))
    assert len({row.text for row in held}) == len(held)
    assert [row.written for row in held].count("before") >= 80

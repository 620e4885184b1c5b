"""What a new reading changes, on lines for a person."""

from __future__ import annotations

from dataclasses import replace

from reportedly.cli.changes_view import lines
from reportedly.record.changes import changes
from tests.record.dispatches import report


def test_each_change_is_a_line_and_those_past_the_most_are_counted() -> None:
    older, bare = report("a"), replace(report("a"), statements=(), events=(), figures=())
    head, first, more = lines(changes(bare, older), most=1)
    assert head.startswith("a: ") and "2 events added" in head
    assert first.startswith("  + s1 statement")
    assert more == "  ... and 4 more"


def test_no_control_character_of_a_report_that_was_handed_over_reaches_the_terminal() -> None:
    older = report("a")
    hostile = replace(older, events=tuple(replace(each, mode="\x1b[31mred") for each in older.events))
    assert all(line.isprintable() for line in lines(changes(older, hostile), most=20))

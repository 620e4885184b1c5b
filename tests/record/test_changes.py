"""What a new reading says otherwise."""

from __future__ import annotations

from dataclasses import replace

from reportedly.record.changes import changes
from tests.record.dispatches import report, reread


def test_a_reading_that_says_the_same_changes_nothing() -> None:
    found = changes(report(), report())
    assert not found and (found.added, found.removed, found.changed) == ((), (), ())


def test_renumbering_is_no_change() -> None:
    renumbered = replace(
        report(),
        statements=tuple(replace(each, id=f"s{n}") for n, each in enumerate(report().statements, 8)),
        events=tuple(
            replace(each, id=each.id + "0", claimant={"s1": "s8", "s2": "s9"}[each.claimant or ""])
            for each in report().events
        ),
        figures=tuple(replace(each, event="e10", claimant="s8") for each in report().figures),
    )
    assert not changes(report(), renumbered)


def test_what_is_added_removed_and_changed() -> None:
    found = changes(report(), reread(report()))
    assert [(kind, item.id) for kind, item in found.added] == [("statement", "s1")]
    assert found.removed == ()
    assert [(each.kind, each.before.id, each.after.id, each.fields) for each in found.changed] == [
        ("event", "e1", "e5", (("mode", "heavy-weapons", "aerial"), ("status", "asserted", "possible"))),
        ("figure", "f1", "f3", (("low", 14, 12),)),
    ]
    back = changes(reread(report()), report())
    assert [(kind, item.id) for kind, item in back.removed] == [("statement", "s1")] and back.added == ()


def test_another_claimant_is_told_by_its_words() -> None:
    one, other = report().events
    found = changes(report(), replace(report(), events=(one, replace(other, claimant="s1"))))
    ((name, before, after),) = found.changed[0].fields
    assert (name, before["words"], after["words"]) == ("claimant", "denied", "said")

"""Items are known by the words they stand at, through renumbering, small shifts and edits of the text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Event, Report
from reportedly.record.items import Anchor, all_anchors, anchor_of, anchors, match, moved, reference, resolved
from tests.record.dispatches import at, event, report, reread


def test_every_item_finds_itself_and_no_other() -> None:
    for each in (report(), reread(report())):
        for by_name in all_anchors(each).values():
            assert {name: match(anchor, by_name, each.article.text) for name, anchor in by_name.items()} == {
                name: name for name in by_name
            }


def test_items_are_found_in_a_later_reading_under_their_new_ids() -> None:
    old, new = all_anchors(report()), all_anchors(reread(report()))
    text = report().article.text
    found = {name: match(anchor, new[anchor.kind], text) for kind in old.values() for name, anchor in kind.items()}
    assert found == {"s1": "s2", "s2": "s3", "e1": "e5", "e2": "e6", "f1": "f3", "p1": "p1"}


def with_events(*events: Event) -> Report:
    return replace(report(), events=events)


def test_rival_accounts_at_the_same_words_are_told_apart_by_who_gives_them() -> None:
    """The mayor's account and the ministry's of one shelling, read from one word."""
    who = at("its guns")
    one, other = (
        event(name, at("shelled"), "asserted", by, who, "2020-10-04") for name, by in (("e1", "s1"), ("e2", "s2"))
    )
    before, after = (
        anchors(with_events(one, other), "event"),
        anchors(with_events(replace(other, id="e1"), replace(one, id="e2")), "event"),
    )
    assert match(before["e1"], after, report().article.text) == "e2"
    assert match(before["e2"], after, report().article.text) == "e1"


def test_items_that_nothing_tells_apart_are_counted() -> None:
    same = event("e1", at("shelled"), "asserted", "s1", at("its guns"), "2020-10-04")
    both = anchors(with_events(same, replace(same, id="e2")), "event")
    assert [each.nth for each in both.values()] == [0, 1]
    assert [match(each, both, report().article.text) for each in both.values()] == ["e1", "e2"]


@pytest.mark.parametrize(
    ("words", "found"), [("had shelled the", "e1"), ("shelled the market", None), ("the market", None)]
)
def test_spans_that_moved_a_little_are_found(words: str, found: str | None) -> None:
    anchor = Anchor("event", (at(words),), words)
    assert match(anchor, anchors(report(), "event"), report().article.text) == found


def test_an_edited_text_is_searched_for_the_words() -> None:
    anchor = anchors(report(), "figure")["f1"]
    edited = report(text="An update.\n\n" + report().article.text)
    assert match(anchor, anchors(edited, "figure"), edited.article.text) == "f1"
    twice = edited.article.text + " Again: at least 14 people."
    assert moved(anchor, twice) is None
    assert moved(anchor, "Nothing of this.") is None


def test_what_an_item_refers_to_is_told_by_its_words() -> None:
    places = all_anchors(report())
    data = resolved(report().events[0], "event", places)
    assert data["claimant"]["words"] == "said" and data["place"]["words"] == "Orsa"
    assert "id" not in data and "confidence" not in data


spans = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=3).map(tuple)
made = st.builds(
    Anchor,
    st.sampled_from(["event", "statement"]),
    spans,
    st.text(max_size=9),
    st.lists(st.text()).map(tuple),
    st.integers(0, 3),
)


@given(made)
def test_an_anchor_comes_back_from_json(anchor: Anchor) -> None:
    data = reference(anchor)
    assert data is not None and anchor_of(data) == anchor

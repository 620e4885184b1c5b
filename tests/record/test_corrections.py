"""What stands: the machine's report with decisions laid over it, and the report itself untouched."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportedly.model import Report
from reportedly.record.corrections import article_corrected, at, corrected, reviewed
from reportedly.record.errors import DecisionError
from reportedly.record.items import LETTERS, all_anchors, reference
from reportedly.record.reviews import GENESIS, Decision, Review, Subject, review_of, row_of
from tests.record.dispatches import report


def review(decision: Decision, name: str, field: str | None = None, value: Any = None, number: int = 1) -> Review:
    """A decision about an item of the example."""
    kind = LETTERS[name[0]]
    subject = Subject(kind, (name,), "orsa", all_anchors(report())[kind][name])
    return review_of(row_of(number, "", "A", "", decision, subject, GENESIS, field=field, after=value))


def test_without_decisions_the_report_is_the_machines() -> None:
    assert reviewed(report(), []) == (report(), [])


def test_accepting_changes_nothing() -> None:
    assert reviewed(report(), [review("accept", name) for name in ("s1", "e1", "f1", "p1")]) == (report(), [])


def test_decisions_hold_in_their_order() -> None:
    first, second = review("correct", "f1", "low", 1), review("correct", "f1", "low", 2, 2)
    assert reviewed(report(), [first, second])[0].figures[0].low == 2
    away, back = review("reject", "e1"), review("accept", "e1", number=2)
    assert reviewed(report(), [away, back])[0] == report()
    assert [each.id for each in reviewed(report(), [back, away])[0].events] == ["e2"]


def test_a_rejected_place_leaves_what_happened_there() -> None:
    now = reviewed(report(), [review("reject", "p1")])[0]
    assert now.places == () and {each.place for each in now.events} == {None} and now.figures[0].place is None


def test_a_rejected_event_leaves_its_figure() -> None:
    now = reviewed(report(), [review("reject", "e1")])[0]
    assert [each.event for each in now.figures] == [None]


def test_a_statement_inside_a_rejected_one_passes_to_the_one_around() -> None:
    one, two = report().statements
    third = replace(two, id="s3", cue=(), content=(two.content[0],), parent="s2")
    nested = replace(report(), statements=(one, replace(two, parent="s1"), third))
    now = reviewed(nested, [review("reject", "s2")])[0]
    assert [(each.id, each.parent) for each in now.statements] == [("s1", None), ("s3", "s1")]


def test_a_decision_without_its_subject_or_reference_is_left_over() -> None:
    bare = replace(report(), events=(), places=())
    lost = [
        review("reject", "e1"),
        review("correct", "f1", "place", reference(all_anchors(report())["place"]["p1"]), 2),
    ]
    assert reviewed(bare, lost) == (bare, lost)
    unknown = review("correct", "f1", "colour", "red")
    assert reviewed(report(), [unknown]) == (report(), [unknown])


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("e1", "status", "denied"),
        ("e1", "mode", None),
        ("e1", "time", "2020-10-03"),
        ("e1", "trigger", [0, 4]),
        ("f1", "approx", True),
        ("f1", "high", 20),
        ("s1", "source.named", "unnamed"),
        ("s1", "via", {"spans": [[0, 4]], "actor": None}),
        ("s1", "content", [[0, 4], [5, 9]]),
        ("p1", "lat", 41),
        ("p1", "geonameid", 12),
    ],
)
def test_values_that_fit(name: str, field: str, value: Any) -> None:
    kind = LETTERS[name[0]]
    (item,) = (each for each in everything(report()) if each.id == name)
    changed = corrected(item, kind, field, value, report().article.text)
    assert changed != item
    assert corrected(changed, kind, field, value, report().article.text) == changed


def everything(of: Report) -> list[Any]:
    return [*of.statements, *of.events, *of.figures, *of.places]


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("e1", "status", None),
        ("e1", "actors", "the army"),
        ("e1", "actors.7.actor", "X"),
        ("e1", "actors.x.actor", "X"),
        ("e1", "trigger.0", 3),
        ("e1", "confidence", 1.0),
        ("f1", "low", 1.5),
        ("f1", "span", [4, 2]),
        ("f1", "span", [-3, 2]),
        ("s1", "source", None),
        ("s1", "source", []),
        ("s1", "content", [[0]]),
        ("p1", "lat", "north"),
        ("p1", "candidates", []),
        ("s1", "", "x"),
    ],
)
def test_values_that_do_not_fit(name: str, field: str, value: Any) -> None:
    (item,) = (each for each in everything(report()) if each.id == name)
    with pytest.raises(DecisionError):
        corrected(item, LETTERS[name[0]], field, value, report().article.text)


def test_an_articles_text_and_id_stay() -> None:
    assert article_corrected(report().article, "byline", ["A. Writer"]).byline == ("A. Writer",)
    for field, value in (("text", "x"), ("id", "x"), ("blocks", []), ("byline", 3), ("outlet", 3)):
        with pytest.raises(DecisionError):
            article_corrected(report().article, field, value)


@pytest.mark.parametrize(
    ("path", "held"),
    [
        ("low", 14),
        ("source.actor", "AZE"),
        ("actors.1.actor", "ARM"),
        ("actors.7.actor", None),
        ("actors.x", None),
        ("low.part", None),
        ("nothing", None),
    ],
)
def test_what_stands_under_a_path(path: str, held: Any) -> None:
    data = {"low": 14, "source": {"actor": "AZE"}, "actors": [{"actor": "RUS"}, {"actor": "ARM"}]}
    assert at(data, path.split(".")) == held

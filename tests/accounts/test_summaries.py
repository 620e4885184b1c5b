"""Summaries: what lists show of incidents, made anew where their basis changed and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.accounts import linking, summaries
from reportedly.accounts.model import Side
from reportedly.accounts.summaries import Summary, Wanted, all_of, from_line, inside, to_line, update
from reportedly.record import summaries as kept
from reportedly.record.record import Record
from reportedly.versions import Version
from tests.accounts.news import filler, news, shelling
from tests.workbench.summed import summed

VERSION = Version("0.1.0")
SIDES = (Side("Talvik", ("TLV",), inferred=False),)
ORSA = summed("i1")


@pytest.fixture
def war(record: Record) -> Record:
    """Two articles on Orsa and one on Lipa among news of other years, summed up."""
    record.add(filler(40), VERSION)
    record.add(
        [
            news("a1", shelling("Orsa", "2020-10-04", 14, "bakery by the river"), published="2020-10-04"),
            news("a2", shelling("Orsa", "2020-10-04", 16, "bakery near the bridge"), outlet="Herald"),
            news("b1", shelling("Lipa", "2020-10-03", 31, "tannery yard"), outlet="Herald"),
        ],
        VERSION,
    )
    assert changed(record) == len(board(record)) > 30
    return record


def changed(record: Record, sides: tuple[Side, ...] = SIDES) -> int:
    linking.update(record)
    return update(record, sides)


def board(record: Record) -> dict[str, Summary]:
    return {name: each for name, _, each in all_of(record, {})}


def of(record: Record, article: str) -> Summary:
    return next(each for each in board(record).values() if article in dict(each.origins))


def test_a_summary_says_what_the_account_says(war: Record) -> None:
    orsa = of(war, "a1")
    assert (orsa.place, orsa.first, orsa.last, orsa.printings) == ("Orsa", "2020-10-04", "2020-10-04", 2)
    assert orsa.ranges == (("killed", "people", 14, 16),)
    assert set(orsa.outlets) == {"Gazette", "Herald"} and "bakery" in orsa.words


def test_what_did_not_change_is_not_made_anew(war: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summaries, "told", lambda *_: pytest.fail("it was made anew"))
    assert changed(war) == 0


def test_an_article_makes_its_incident_alone_anew(war: Record) -> None:
    before = kept.bases(war)
    war.add([news("b2", shelling("Lipa", "2020-10-03", 33, "tannery yard"), outlet="Courier")], VERSION)
    assert changed(war) == 1
    after = kept.bases(war)
    assert {name for name in after if after[name] != before.get(name)} == {of(war, "b2").id} == {of(war, "b1").id}


def test_other_sides_make_all_anew(war: Record) -> None:
    assert changed(war, (Side("Talvik", ("TLV",), inferred=True),)) == len(board(war))


def test_a_rejection_and_its_undoing_are_seen(war: Record) -> None:
    lipa = of(war, "b1")
    review = war.decide("reject", lipa.id, who="Ada", why="a drill")
    assert changed(war) == 1 and of(war, "b1").grade == "discounted"
    war.undo(review.number, who="Ada")
    assert changed(war) == 1 and of(war, "b1") == lipa


def test_of_merged_incidents_one_summary_is_left(war: Record) -> None:
    first, second, many = of(war, "a1"), of(war, "b1"), len(board(war))
    review = war.decide("merge", first.id, second.id, who="Ada", why="one barrage")
    changed(war)
    assert len(board(war)) == many - 1 and of(war, "a1") == of(war, "b1")
    assert of(war, "a1").printings == 3
    war.undo(review.number, who="Ada")
    changed(war)
    assert (of(war, "a1"), of(war, "b1")) == (first, second)


def test_a_decision_about_a_claim_is_seen(war: Record) -> None:
    war.decide("reject", "a2#f1", who="Ada")
    changed(war)
    assert of(war, "a1").ranges == (("killed", "people", 14, 14),)


def test_how_far_it_got_is_told(war: Record) -> None:
    told: list[tuple[int, int]] = []
    made = update(war, (), lambda done, due: told.append((done, due)))
    assert told[-1] == (made, made) and made > 0


def test_what_is_known_is_not_read_again(war: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    held = {name: (basis, each) for name, basis, each in all_of(war, {})}
    asked: list[list[str]] = []

    def payloads(_: Record, names: list[str]) -> dict[str, str]:
        asked.append(names)
        return {}

    monkeypatch.setattr(kept, "payloads", payloads)
    assert {name: (basis, each) for name, basis, each in all_of(war, held)} == held
    assert asked == [[]]


def test_an_empty_record_has_none(record: Record) -> None:
    assert changed(record) == 0 and board(record) == {}


def test_half_a_letter_in_a_title_is_kept(record: Record) -> None:
    made = news("a1", shelling("Orsa", "2020-10-04", 14, "bakery"))
    record.add([replace(made, article=replace(made.article, title="Orsa \ud800"))], VERSION)
    changed(record)
    assert of(record, "a1").title == "Orsa \ud800"


@given(st.text(), st.lists(st.text(), max_size=3), st.none() | st.floats(-90, 90), st.none() | st.integers(0, 10**9))
def test_a_line_holds_the_whole_summary(words: str, some: list[str], lat: float | None, high: int | None) -> None:
    made = replace(ORSA, title=words, words=words, sides=tuple(some), lat=lat, ranges=(("killed", words, None, high),))
    assert from_line(to_line(made)) == made


def test_of_what_nobody_dates_the_day_is_that_of_its_printing() -> None:
    undated = replace(ORSA, first=None, last=None)
    assert undated.days == (date(2020, 10, 4), date(2020, 10, 4)) and undated.edtf is None
    assert replace(undated, day=None).days is None
    assert replace(ORSA, place=None).ground is None


FITS: list[tuple[str, Any]] = [
    ("side", "Orsa"), ("actor", "TLV"), ("actor", "TLV.MIL"), ("actor", "TLV.MIL:border-guard"), ("type", "ASSAULT"),
    ("status", "denied"), ("grade", "contested"), ("outlet", "gazette"), ("outlet", "The Courier"), ("place", "ORSA"),
    ("place", "Upper Talvik"), ("place", "TLV"), ("place", "#77"), ("since", date(2020, 10, 4)),
    ("until", date(2020, 10, 4)), ("text", "Mayor ORSA"), ("text", ""), ("box", (45.0, 39.0, 47.0, 41.0)), ("least", 2),
]  # fmt: skip
FITS_NOT: list[tuple[str, Any]] = [
    ("side", "Talvik"), ("actor", "TL"), ("actor", "TLV.GOV"), ("type", "PROTEST"), ("status", "planned"),
    ("grade", "fair"), ("outlet", "Gaz"), ("place", "Or"), ("place", "TL"), ("place", "#7"), ("place", "#"),
    ("since", date(2020, 10, 5)), ("until", date(2020, 10, 3)), ("text", "mayor nobody"),
    ("box", (46.1, 39.0, 47.0, 41.0)), ("least", 3),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), FITS)
def test_each_filter_alone_lets_through_what_fits(name: str, value: Any) -> None:
    assert Wanted(**{name: value}).takes(ORSA)


@pytest.mark.parametrize(("name", "value"), FITS_NOT)
def test_each_filter_alone_keeps_out_what_does_not(name: str, value: Any) -> None:
    assert not Wanted(**{name: value}).takes(ORSA)


def test_all_that_is_asked_must_hold() -> None:
    assert Wanted().takes(ORSA)
    assert Wanted(side="Orsa", place="Orsa", least=2).takes(ORSA)
    assert not Wanted(side="Orsa", place="Lipa", least=2).takes(ORSA)


def test_what_has_no_day_no_point_and_no_place_fits_no_filter_on_them() -> None:
    bare = replace(ORSA, place=None, lat=None, lon=None, first=None, last=None, day=None, places=(), geonameid=None)
    assert Wanted().takes(bare)
    everywhere = (-180.0, -90.0, 180.0, 90.0)
    for each in (Wanted(since=date.min), Wanted(until=date.max), Wanted(box=everywhere), Wanted(place="#None")):
        assert not each.takes(bare), each


def test_a_box_may_lie_over_the_date_line() -> None:
    fiji = replace(ORSA, lat=-17.0, lon=179.5)
    tonga = replace(ORSA, lat=-17.0, lon=-175.0)
    box = (178.0, -20.0, -174.0, -15.0)
    assert inside(fiji, box) and inside(tonga, box) and not inside(replace(ORSA, lat=-17.0, lon=0.0), box)


def test_a_basis_hangs_on_nothing_that_changes_between_runs(war: Record) -> None:
    first = summaries.bases(war, SIDES, {})
    assert first == summaries.bases(war, SIDES, {}) and first != summaries.bases(war, (), {})

"""Search finds the same on both databases: words, fields, days, page by page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.model import Participant
from reportedly.record.errors import RecordError
from reportedly.record.record import Record
from reportedly.record.search import Hit, Query, to_json
from tests.record.dispatches import FIRST, many, report


@pytest.fixture
def searched(record: Record) -> Record:
    """A record with three articles, of other days, outlets and spellings."""
    accents = report("b", town="Örşa", published="2020-10-05", outlet="Al-Lantern Daily")
    later = report("c", published="2021-03-01")
    later = replace(later, events=tuple(replace(each, time=None) for each in later.events))
    record.add([report("a"), accents, later], FIRST)
    return record


def names(found: list[Hit]) -> list[str]:
    return [f"{hit.article}#{hit.item}" for hit in found]


EVERY = ["s1", "s2", "e1", "e2", "f1"]


@pytest.mark.parametrize(
    ("query", "items"),
    [
        (Query("market"), ["s1", "e1", "f1"]),
        (Query("MARKET killed"), ["s1", "e1", "f1"]),
        (Query("mark*"), ["s1", "e1", "f1"]),
        (Query("kin*"), []),
        (Query("status*"), []),
        (Query('"guns had fired"'), ["s2", "e2"]),
        (Query('"had guns fired"'), []),
        (Query("defence-ministry"), ["s2", "e2"]),
        (Query("upper"), []),
        (Query("Talvik’s"), EVERY),
        (Query(kind="event"), ["e1", "e2"]),
        (Query(status="denied"), ["e2"]),
        (Query(act="deny"), ["s2"]),
        (Query(type="ASSAULT", mode="heavy-weapons"), ["e1", "e2"]),
        (Query(mode="indirect"), ["s1", "s2"]),
        (Query(measure="killed"), ["f1"]),
        (Query(measure="injured"), []),
        (Query(actor="TLV.MIL"), ["e1", "e2"]),
        (Query(actor="TLV.MIL:border-guard"), ["e1", "e2"]),
        (Query(actor="tlv"), ["s2", "e1", "e2"]),
        (Query(actor="TLV.MI"), []),
        (Query(actor="unresolved:mayor-of-orsa"), ["s1", "e1", "f1"]),
        (Query(speaker="TLV.GOV"), ["s2", "e2"]),
        (Query(speaker="unresolved:mayor-of-orsa"), ["s1", "e1", "f1"]),
        (Query(speaker="TLV.MIL"), []),
        (Query(author="TLV.MIL"), ["e1", "e2"]),
        (Query(author="TLV", speaker="TLV.GOV"), ["e2"]),
        (Query(author="TLV.GOV"), []),
        (Query(place="orsa"), ["e1", "e2", "f1"]),
        (Query(place="#77"), ["e1", "e2", "f1"]),
        (Query(place="TLV"), ["e1", "e2", "f1"]),
        (Query(place="upper talvik"), ["e1", "e2", "f1"]),
        (Query("market", kind="figure", actor="unresolved:mayor-of-orsa", measure="killed"), ["f1"]),
        (Query("market", status="denied"), []),
    ],
    ids=str,
)
def test_words_and_fields(record: Record, query: Query, items: list[str]) -> None:
    record.add([report("a")], FIRST)
    assert sorted(hit.item for hit in record.search(query)) == sorted(items)


def test_accents_case_and_marks_make_no_difference(searched: Record) -> None:
    assert {hit.article for hit in searched.search(Query("orsa"))} == {"a", "b", "c"}
    assert {hit.article for hit in searched.search(Query("ÖRŞA"))} == {"a", "b", "c"}
    assert {hit.article for hit in searched.search(Query(outlet="al lantern DAILY"))} == {"b"}


def test_days(searched: Record) -> None:
    def articles(**days: date) -> set[str]:
        return {hit.article for hit in searched.search(Query(kind="event", **days))}  # type: ignore[arg-type]

    assert articles(since=date(2020, 10, 5)) == {"b", "c"}
    assert articles(until=date(2020, 10, 4)) == {"a"}
    assert articles(since=date(2020, 10, 4), until=date(2020, 10, 5)) == {"a", "b"}
    assert articles(since=date(2021, 3, 1), until=date(2021, 3, 1)) == {"c"}
    assert articles(since=date(2022, 1, 1)) == set()


def test_the_newest_come_first(searched: Record) -> None:
    days = [hit.day for hit in searched.search(Query())]
    assert days == sorted(days, reverse=True, key=lambda day: day or date.min) and len(days) == 15


def test_a_hit_says_who_what_when_and_where(record: Record) -> None:
    record.add([report()], FIRST)
    (hit,) = record.search(Query(kind="figure"))
    assert (hit.article, hit.item, hit.measure, hit.low, hit.high, hit.place) == (
        "orsa",
        "f1",
        "killed",
        14,
        None,
        "Orsa",
    )
    assert hit.who == "The mayor of Orsa < Gazette"
    assert hit.text.startswith("The mayor of Orsa said on Sunday") and hit.text.endswith("people were killed.")
    assert (hit.day, hit.first, hit.last) == (date(2020, 10, 4),) * 3
    assert (hit.outlet, hit.title, hit.published) == ("Gazette", "Orsa shelled", "2020-10-04")
    assert to_json(hit)["day"] == "2020-10-04" and to_json(hit)["actors"] == ["unresolved:mayor-of-orsa"]


@pytest.mark.parametrize("query", [Query(), Query("market"), Query(status="denied"), Query(since=date(2021, 3, 1))])
def test_pages_follow_one_another_without_gap_or_overlap(record: Record, query: Query) -> None:
    record.add(many(20), FIRST)
    whole = names(record.search(replace(query, limit=10_000)))
    paged: list[str] = []
    page = record.search(replace(query, limit=7))
    while page:
        assert len(page) <= 7
        paged += names(page)
        page = record.search(replace(query, limit=7, after=page[-1].cursor))
    assert paged == whole and len(set(whole)) == len(whole) > 0


def test_what_is_added_between_two_pages_moves_none(record: Record) -> None:
    record.add(many(4), FIRST)
    whole = names(record.search(Query()))
    first = record.search(Query(limit=5))
    record.add([report("newer", published="2022-01-01")], FIRST)
    rest = record.search(Query(after=first[-1].cursor))
    assert [name for name in names(first + rest) if not name.startswith("newer")] == whole


@pytest.mark.parametrize("words", ["—", '""', "…!", "*"])
def test_words_without_a_letter_are_refused(record: Record, words: str) -> None:
    with pytest.raises(RecordError, match="there is no word in"):
        record.search(Query(words))


@pytest.mark.parametrize(
    "words", ['"', "a OR b", "NEAR(a b)", "words:x", "a' | 'b", "\\", "x:*", "(", "&!", "\x00a", "\ud83d a"]
)
def test_no_query_is_taken_for_the_databases_own_language(record: Record, words: str) -> None:
    record.add([report()], FIRST)
    try:
        assert record.search(Query(words)) == []
    except RecordError as error:
        assert "there is no word in" in str(error)
    assert record.search(Query(actor=words, outlet="x'")) == []


def test_the_day_of_a_long_stretch_is_no_later_than_its_report(record: Record) -> None:
    year = replace(report(), events=tuple(replace(each, time="2020") for each in report().events))
    record.add([year], FIRST)
    assert {hit.day for hit in record.search(Query(kind="event"))} == {date(2020, 10, 4)}


def test_articles_without_a_day_come_last(record: Record) -> None:
    undated = report("undated", published="")
    undated = replace(
        undated,
        article=replace(undated.article, published=None),
        statements=tuple(replace(each, said=None) for each in undated.statements),
        events=(),
        figures=(),
    )
    record.add([undated, report()], FIRST)
    found = record.search(Query())
    assert [hit.day for hit in found][-2:] == [None, None]
    assert record.search(Query(since=date(1900, 1, 1), kind="statement"))[-1].article == "orsa"


def test_each_of_joined_sources_and_actors_is_found(record: Record) -> None:
    said, denied = report().statements
    joined = replace(said, source=replace(said.source, actor="ARL.GOV;BRK.GOV:envoy"))
    one, other = report().events
    both = replace(one, actors=(Participant(one.actors[0].span, "ARL.MIL;BRK.MIL:fleet"),))
    record.add([replace(report(), statements=(joined, denied), events=(both, other))], FIRST)
    assert sorted(hit.item for hit in record.search(Query(speaker="BRK.GOV"))) == ["e1", "f1", "s1"]
    assert [hit.item for hit in record.search(Query(author="BRK.MIL"))] == ["e1"]
    (hit,) = record.search(Query(actor="BRK.MIL", kind="event"))
    assert hit.actors == ("ARL.MIL", "BRK.MIL:fleet", "ARL.GOV", "BRK.GOV:envoy")


@pytest.mark.parametrize(
    ("actor", "found"),
    [("VSK.MIL:guard", True), ("VSK.PRM:militia", True), ("VSK", True), ("VSK.REB:front", False), ("VSK.CVL", False)],
)
def test_a_country_speaks_and_acts_by_its_organs_alone(record: Record, actor: str, found: bool) -> None:
    said, denied = report().statements
    one, other = report().events
    by = replace(said, source=replace(said.source, actor=actor))
    done = replace(one, actors=(Participant(one.actors[0].span, actor),))
    record.add([replace(report(), statements=(by, denied), events=(done, other))], FIRST)
    assert bool(record.search(Query(speaker="VSK"))) is found
    assert bool(record.search(Query(author="VSK"))) is found
    for asked in (Query(actor="VSK"), Query(speaker=actor), Query(author=actor)):
        assert record.search(asked)


def test_a_hit_says_how_sure_the_program_is_and_how_many_decided(record: Record) -> None:
    record.add([report()], FIRST)
    for who in ("Anna", "Boris"):
        record.decide("accept", "orsa#f1", who=who)
    (hit,) = record.search(Query(kind="figure"))
    assert (hit.confidence, hit.readers) == (0.7, 2)
    assert (to_json(hit)["confidence"], to_json(hit)["readers"]) == (0.7, 2)


def test_an_event_of_many_actors_is_found_by_each(record: Record) -> None:
    one = report().events[0]
    crowd = tuple(Participant(one.actors[0].span, f"C{n:02}.REB:group") for n in range(60))
    record.add([replace(report(), events=(replace(one, actors=crowd),))], FIRST)
    assert [hit.item for hit in record.search(Query(actor="C59.REB"))] == ["e1"]

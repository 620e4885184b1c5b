"""The accounts of a record, on both databases."""

from __future__ import annotations

import pytest

from reportedly.accounts import linking
from reportedly.accounts.accounts import accounts, in_order
from reportedly.record import derived
from reportedly.record.record import Record
from reportedly.versions import Version
from tests.accounts.news import Told, filler, incidents, news, shelling

VERSION = Version("0.1.0")


@pytest.fixture
def war(record: Record) -> Record:
    """Two articles on Orsa, one on Lipa the day before, one that names no day; none of them of the filler's years."""
    record.add(filler(40), VERSION)
    record.add(
        [
            news("a1", shelling("Orsa", "2020-10-04", 14, "bakery by the river"), published="2020-10-04"),
            news("a2", shelling("Orsa", "2020-10-04", 16, "bakery near the bridge"), outlet="Herald"),
            news("b1", shelling("Lipa", "2020-10-03", 31, "tannery yard"), outlet="Herald"),
            news("c1", Told("Gunmen shot a guard dead in Vesh: 1 died.", "shot", "Vesh", None, 1, "firearms")),
        ],
        VERSION,
    )
    linking.update(record)
    return record


def articles(record: Record, least: int = 1) -> list[set[str]]:
    found = [{each.article for each in told.account.incident.tellings} for told in accounts(record, least=least)]
    return [each for each in found if not any(name.startswith("z") for name in each)]


def test_they_come_by_their_first_day_and_those_without_one_last(war: Record) -> None:
    assert articles(war) == [{"b1"}, {"a1", "a2"}, {"c1"}]


def test_only_those_that_several_articles_tell_of(war: Record) -> None:
    assert articles(war, least=2) == [{"a1", "a2"}]


def test_only_those_that_are_wanted(war: Record) -> None:
    names = {frozenset(told): name for name, told in incidents(war).items()}
    orsa = names[frozenset({"a1", "a2"})]
    (told,) = accounts(war, only=[orsa])
    assert told.account.incident.id == orsa
    assert told.reports.keys() == told.origins.keys() == {"a1", "a2"}
    assert list(accounts(war, only=["i000000000000"])) == []


def test_each_has_the_links_within_it_with_their_reasons(war: Record) -> None:
    (told,) = accounts(war, least=2)
    (link,) = told.account.incident.links
    assert {link.first, link.second} == {each.id for each in told.account.incident.tellings}
    assert {"date", "place"} <= {reason.what for reason in link.reasons}


def test_every_toll_is_there(war: Record) -> None:
    (told,) = accounts(war, least=2)
    assert sorted(toll.low or 0 for toll in told.account.tolls) == [14, 16]


def test_what_somebody_rejected_is_discounted_until_it_is_undone(war: Record) -> None:
    (before,) = accounts(war, least=2)
    review = war.decide("reject", before.account.incident.id, who="Ada", why="a drill")
    (rejected,) = accounts(war, least=2)
    assert rejected.account.grade.value == "discounted" and "a drill" in rejected.account.grade.reasons[0]
    war.undo(review.number, who="Bo")
    (again,) = accounts(war, least=2)
    assert again.account.grade == before.account.grade


def grades(record: Record) -> dict[str, str]:
    """Why each incident is discounted, by the articles that tell of it; nothing where it is not."""
    return {
        " ".join(sorted(each.reports)): each.account.grade.reasons[0]
        if each.account.grade.value == "discounted"
        else ""
        for each in accounts(record)
        if each.reports.keys() & {"a1", "a2", "b1", "c1"}
    }


@pytest.mark.parametrize("drill", ["b1", "c1"])
def test_what_was_rejected_stays_so_in_what_it_is_joined_with(war: Record, drill: str) -> None:
    """Whichever of the two was there before; until somebody accepts the whole, or takes one of the two back."""
    names = {article: name for name, told in incidents(war).items() for article in told}
    war.decide("reject", names[drill], who="Ada", why="a drill")
    merged = war.decide("merge", names["b1"], names["c1"], who="Bo", why="one raid")
    linking.update(war)
    part = "" if drill == "b1" else f", as {names['c1']}"
    assert grades(war) == {"a1 a2": "", "b1 c1": f"Ada rejected it{part}: a drill"}
    accepted = war.decide("accept", names["b1"], who="Cleo")
    assert grades(war) == {"a1 a2": "", "b1 c1": ""}
    war.undo(accepted.number, who="Cleo")
    war.undo(merged.number, who="Bo")
    linking.update(war)
    assert [told for told, why in grades(war).items() if why] == [drill]


def test_merged_incidents_keep_all_that_they_had(war: Record) -> None:
    names = {article: name for name, told in incidents(war).items() for article in told}
    review = war.decide("merge", names["a1"], names["b1"], who="Bo", why="one barrage")
    linking.update(war)
    assert grades(war).keys() == {"a1 a2 b1", "c1"}
    war.undo(review.number, who="Bo")
    linking.update(war)
    assert {article: name for name, told in incidents(war).items() for article in told} == names


def test_a_rejection_goes_with_who_began_the_incident(war: Record) -> None:
    names = {article: name for name, told in incidents(war).items() for article in told}
    war.decide("reject", names["a1"], who="Ada", why="a drill")
    leaving = next(row.id for row in derived.of_articles(war, ["a1"]))
    war.decide("split", names["a1"], leaving, who="Bo", why="another day")
    linking.update(war)
    assert {told: bool(why) for told, why in grades(war).items()} == {"a1": True, "a2": False, "b1": False, "c1": False}


def test_a_rejected_article_tells_of_nothing(war: Record) -> None:
    war.decide("reject", "a2", who="Ada", why="fabricated")
    linking.update(war)
    assert articles(war) == [{"b1"}, {"a1"}, {"c1"}]


def test_what_was_not_linked_yet_is_in_none(war: Record) -> None:
    war.add([news("d1", shelling("Dren", "2020-10-01", 9, "kiln"))], VERSION)
    assert {"d1"} not in articles(war)
    linking.update(war)
    assert {"d1"} in articles(war)


def test_an_empty_record_has_none(record: Record) -> None:
    linking.update(record)
    assert list(accounts(record)) == [] and in_order(record, 1) == []


@pytest.mark.parametrize("published", ["2020", "yesterday", "2020-10-04T99:00"])
def test_a_report_that_was_handed_over_with_a_stamp_that_is_none_is_told(record: Record, published: str) -> None:
    record.add([news("a1", shelling("Orsa", "2020-10-04", 14, "bakery"), published=published)], VERSION)
    linking.update(record)
    (told,) = accounts(record)
    assert told.reports.keys() == {"a1"}

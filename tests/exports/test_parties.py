"""Who takes part: by id, else by a noun of people, else nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.exports.parties import Party, country_codes, doing, foremost, parties, suffering
from reportedly.knowledge.tables import countries
from reportedly.model import EventType, Participant, Report
from tests.exports.wars import SHELLING, telling


def found(words: str, actor: str | None) -> list[Party]:
    text = f"They met {words} there."
    made = telling(SHELLING)
    made = Report(replace(made.article, text=text, blocks=()))
    return list(parties(made, [Participant((9, 9 + len(words)), actor)]))


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("AZE", "Azerbaijan"),
        ("AZE.GOV", "Government of Azerbaijan"),
        ("AZE.MIL", "Military Forces of Azerbaijan"),
        ("AZE.CVL", "Civilians (Azerbaijan)"),
    ],
)
def test_an_organ_without_a_name_has_its_country_s(actor: str, name: str) -> None:
    (party,) = found("Baku", actor)
    assert (party.name, party.actor) == (name, actor)


@pytest.mark.parametrize(
    ("words", "name", "sector"),
    [("four shepherds", "civilians", "CVL"), ("its soldiers", "soldiers", "MIL"), ("two nurses", "nurses", "MED")],
)
def test_people_without_an_id_are_known_by_their_noun(words: str, name: str, sector: str) -> None:
    (party,) = found(words, None)
    assert (party.name, party.sectors, party.actor) == (name, (sector,), None)


@pytest.mark.parametrize("words", ["the border town of Orsa", "it", "15 people", "two tanks"])
def test_things_places_and_mere_numbers_are_nobody(words: str) -> None:
    assert found(words, None) == []


def test_an_unresolved_name_stays_as_it_is() -> None:
    (party,) = found("Ghost Brigade", "unresolved:ghost-brigade")
    assert (party.name, party.country, party.sectors, party.force) == ("Ghost Brigade", None, (), None)


@pytest.mark.parametrize(("kind", "precision", "many"), [("ASSAULT", 1, 0), ("ASSAULT", 4, 1), ("ACCUSE", 1, 1)])
def test_a_town_that_is_struck_is_no_government(kind: EventType, precision: int, many: int) -> None:
    made = telling(replace(SHELLING, type=kind))
    (event,), (place,) = made.events, made.places
    event = replace(event, recipients=(Participant(place.span, "ORS.GOV"),))
    made = replace(made, places=(replace(place, precision=precision),))
    assert len(list(suffering(made, event))) == many


@pytest.mark.parametrize(
    ("words", "actor", "key"),
    [
        ("Armenian", None, "ARM"),
        ("Armenian", "unresolved:armenian", "ARM"),
        ("Armenian", "AZE.PRE.MIL:nagorno-karabakh", "AZE.PRE:nagorno-karabakh"),
    ],
)
def test_a_demonym_before_arms_stands_for_the_country(words: str, actor: str | None, key: str) -> None:
    made = telling(SHELLING)
    made = replace(made, article=replace(made.article, text=f"{words} rockets struck.", blocks=()))
    event = replace(made.events[0], actors=(Participant((0, len(words)), actor),))
    assert [each.key for each in doing(made, event)] == [key]


def test_joined_actors_are_several() -> None:
    assert [each.key for each in found("both", "AZE;ARM")] == ["AZE", "ARM"]


@pytest.mark.parametrize(
    ("actor", "force", "used"),
    [
        ("TLV.MIL", "state", "state"),
        ("TLV", "state", "state"),
        ("TLV.GOV", None, "state"),
        ("TLV.GOV:minister", None, "state"),
        ("TLV.REB:band", "group", "group"),
        ("IMG:band", "group", "group"),
        ("AZE.PRE:west", "group", "group"),
        ("AZE.PRE.GOV:west", None, None),
        ("TLV.JRN:herald", "civilians", "civilians"),
        ("NGO:relief", "civilians", "civilians"),
        ("UNO:relief", None, None),
        ("TLV.PTY:greens", None, None),
    ],
)
def test_what_somebody_is_in_armed_conflict(actor: str, force: str | None, used: str | None) -> None:
    (party,) = found("them", actor)
    assert (party.force, party.force_used) == (force, used)


def test_who_is_named_most_often_comes_first() -> None:
    one, other = (Party(key, key, key, None, ()) for key in ("ARM", "AZE"))
    army = replace(other, actor="AZE.MIL", name="army")
    assert foremost([one, other, army, army]) == (army, one)


def test_every_country_has_its_codes() -> None:
    assert {each.iso3 for each in countries()} == set(country_codes())
    assert country_codes()["AZE"] == (31, "AJ")
    assert [iso3 for iso3, (number, _) in country_codes().items() if number is None] == ["XKX"]

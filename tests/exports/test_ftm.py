"""Follow-the-Money entities are such as the model itself takes."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from followthemoney import model

from reportedly.exports.ftm import NOT_ASSERTED, iso2, schema_of
from reportedly.model import Actor, Participant, Report
from tests.example import report as example
from tests.exports.material import Reports, section, written
from tests.record.dispatches import ARMY, report

pytestmark = pytest.mark.filterwarnings("ignore:Install 'pyicu'")
"""Which the model looks for, and does without."""
Entities = list[dict[str, Any]]


def entities(*reports: Report) -> Entities:
    raw, number, _ = written("ftm", Reports(reports))
    made = [json.loads(line) for line in raw.splitlines()]
    assert len(made) == number == len({each["id"] for each in made})
    check(made)
    return made


def check(made: Entities) -> None:
    """Schemata, properties, values and what they refer to are the model's."""
    schemata = {each["id"]: model.get(each["schema"]) for each in made}
    for each in made:
        schema = model.get(each["schema"])
        assert schema is not None
        assert not schema.abstract
        assert schema.validate(each) is None
        assert all(each["properties"].get(name) for name in schema.required)
        for name, values in each["properties"].items():
            prop = schema.get(name)
            assert prop is not None, name
            assert all(prop.type.validate(value) for value in values), (name, values)
            for value in values if prop.range is not None else ():
                other = schemata[value]
                assert other is not None
                assert other.is_a(prop.range), (each["schema"], name, other.name)
        assert model.get_proxy(each).to_dict()["properties"].keys() == each["properties"].keys()


def of(made: Entities, schema: str) -> list[dict[str, list[str]]]:
    return [each["properties"] for each in made if each["schema"] == schema]


def known() -> Report:
    """The dispatch with actors whom the tables know, in Azerbaijan."""
    given = report("known")
    people = (
        Actor("AZE.MIL", "Azerbaijan’s army", given.actors[0].mentions),
        Actor("AZE.GOV:ilham-aliyev", "Ilham Aliyev", given.statements[0].source.spans),
        Actor("unresolved:mayor-of-orsa", "The mayor of Orsa", given.statements[0].source.spans),
        Actor("AZE.GOV:unnamed-official", "an official", given.statements[1].source.spans),
    )
    spans = [each.trigger for each in given.events]
    doers = tuple(Participant(spans[0], each.id) for each in people)
    places = tuple(replace(each, country="AZE") for each in given.places)
    return replace(given, actors=people, events=(replace(given.events[0], actors=doers),), places=places)


def test_an_article_with_its_claims_is_what_the_model_takes() -> None:
    made = entities(report(), example(), known())
    assert {each["schema"] for each in made} >= {"Article", "Note", "Event", "Mention", "Address", "LegalEntity"}


def test_claims_point_at_the_record_and_at_who_makes_them() -> None:
    made = entities(report())
    (event,) = of(made, "Event")
    assert event["recordId"] == ["orsa#e1"]
    assert event["name"] == ["ASSAULT heavy-weapons, Orsa (by the account of The mayor of Orsa < Gazette)"]
    assert event["date"] == ["2020-10-04"]
    notes = {each["keywords"][0]: each for each in of(made, "Note")}
    assert notes.keys() == {"record: orsa#s1", "record: orsa#s2", "record: orsa#f1"}
    figure = notes["record: orsa#f1"]
    assert {"measure: killed", "low: 14", "claimant: orsa#s1"} <= set(figure["keywords"])
    assert next(each["id"] for each in made if each["schema"] == "Event") in figure["entity"]


def test_an_event_that_nobody_asserts_is_left_out() -> None:
    _, _, left = written("ftm", Reports([report()]))
    assert [(each["id"], each["why"]) for each in left] == [("orsa#e2", NOT_ASSERTED.format("denied"))]


def test_only_those_who_are_known_are_entities() -> None:
    made = entities(known())
    assert [each["name"] for each in of(made, "PublicBody")] == [["Azerbaijan’s army"]]
    assert [each["country"] for each in of(made, "Person")] == [["az"]]
    assert of(made, "LegalEntity") == []
    mentions = {each["name"][0]: each for each in of(made, "Mention")}
    assert "resolved" not in mentions["The mayor of Orsa"]
    assert "resolved" in mentions["Ilham Aliyev"]
    (event,) = of(made, "Event")
    assert event["namesMentioned"] == ["The mayor of Orsa", "an official"]
    assert len(event["involved"]) == 2


def test_an_actor_and_a_place_of_two_articles_are_written_once() -> None:
    made = entities(report("a"), report("b"))
    assert len(of(made, "Address")) == 1
    assert [each["keywords"] for each in of(made, "LegalEntity")] == [[ARMY]]
    assert len(of(made, "Mention")) == 2


@pytest.mark.parametrize(
    ("actor", "schema"),
    [
        ("AZE", "PublicBody"),
        ("AZE.MIL", "PublicBody"),
        ("SYR.REB", "LegalEntity"),
        ("AZE.MIL:defense-ministry", "PublicBody"),
        ("NGO:a-relief-ministry", "LegalEntity"),
        ("IMG:islamic-state", "Organization"),
        ("IGO:nato", "Organization"),
        ("AZE.GOV:ilham-aliyev", "Person"),
        ("IRQ.GOV:interior-minister", "LegalEntity"),
    ],
)
def test_the_schema_of_an_actor(actor: str, schema: str) -> None:
    assert schema_of(actor) == schema


def test_every_country_of_ours_is_one_of_the_model_s() -> None:
    countries = model.get("Address")
    assert countries is not None
    prop = countries.get("country")
    assert prop is not None
    assert all(prop.type.validate(iso2(each) or "") for each in ("AZE", "SYR", "XKX", "PSE", "TWN", "ESH", "SSD"))


def test_a_figure_refers_to_no_event_that_is_not_written() -> None:
    given = report()
    check(entities(replace(given, events=(replace(given.events[0], status="possible"),))))


def test_every_schema_and_property_is_documented() -> None:
    lines = [line for line in section("ftm").splitlines() if line.startswith("| `")]
    for each in entities(report(), example(), known()):
        (line,) = (line for line in lines if f"`{each['schema']}`" in line.split("|")[1])
        assert [name for name in each["properties"] if f"`{name}`" not in line] == [], each["schema"]

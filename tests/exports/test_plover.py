"""PLOVER's shape: a record for a claim of an event, with the characters that tell of it and by whose account."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from reportedly.exports.plover import NO_RECIPIENT, QUADS, SCALES, faults, read_plover, write
from reportedly.model import EventType, Report, Status
from reportedly.report import JsonObject
from tests.exports.wars import SHELLING, Written, telling, written
from tests.record.dispatches import report as dispatch


def records(made: Written) -> list[JsonObject]:
    return [json.loads(line) for line in made.data.splitlines()]


def record(*reports: Report) -> JsonObject:
    (found,) = records(written(write, reports=reports))
    return found


def test_a_shelling_is_one_record() -> None:
    made = telling(SHELLING, url="https://gazette.example/orsa", language="en")
    assert record(made) == {
        "id": "a#e1",
        "date": "2020-10-04",
        "actor": [
            {"code": "TLV", "sector": "MIL", "entity_text": "Talvik Army", "identifier_text": "TLV.MIL:talvik-army"}
        ],
        "recipient": [
            {"code": "ORS", "sector": "CVL", "entity_text": "Townspeople", "identifier_text": "ORS.CVL:townspeople"}
        ],
        "event": "ASSAULT",
        "mode": "heavy-weapons",
        "quad_code": 4,
        "event_scale": -9.5,
        "event_loc": {
            "extracted_place": "Orsa",
            "resolved_place": "Orsa",
            "geonameid": 1,
            "lat": 40.0,
            "lon": 46.0,
            "province": "Upper Talvik",
            "country_code": "TLV",
            "resolution": 4,
        },
        "event_text": "shelled",
        "size": {"dead": 14},
        "text": SHELLING.words,
        "text_info": {"start": 14, "end": 21},
        "cite_info": {
            "citation": "a",
            "url": "https://gazette.example/orsa",
            "title": "Orsa shelled",
            "publication": "Gazette",
            "language": "en",
        },
        "coder": "reportedly",
        "comment": "By the account of: Gazette",
    }


def test_what_is_asserted_is_coded_with_who_says_so_and_what_is_denied_left_out() -> None:
    made = written(write, reports=[dispatch()])
    (found,) = records(made)
    assert found["comment"] == "By the account of: The mayor of Orsa < Gazette"
    assert found["text"].startswith("The mayor of Orsa said on Sunday")
    assert [(each["id"], each["why"]) for each in made.left] == [
        ("orsa#f1", "PLOVER has one exact number for those killed, injured and arrested in an event"),
        ("orsa#e2", "denied: the shape has no cell for who denies what"),
    ]


@pytest.mark.parametrize("status", [each for each in get_args(Status) if each != "asserted"])
def test_no_status_but_asserted_is_coded(status: Status) -> None:
    made = written(write, reports=[telling(replace(SHELLING, status=status))])
    assert (made.rows, len(made.left), made.left[0]["id"], made.left[0]["kind"]) == (0, 1, "a#e1", "event")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"actor": None}, "nobody is named who did it"),
        ({"day": None}, "no day is told"),
        ({"type": "AID", "mode": None, "recipient": None}, NO_RECIPIENT),
        ({"mode": "trebuchet"}, "the row breaks a rule of the shape"),
    ],
)
def test_what_plover_can_not_hold_is_left_out(change: dict[str, Any], why: str) -> None:
    made = written(write, reports=[telling(replace(SHELLING, killed=None, **change))])
    assert (made.rows, made.reasons) == (0, [why])


def test_several_days_have_an_end() -> None:
    found = record(telling(replace(SHELLING, day="2020-10-03/2020-10-04")))
    assert (found["date"], found["enddate"]) == ("2020-10-03", "2020-10-04")


def test_organs_of_an_entity_that_few_recognise_are_none_of_the_state_that_claims_it() -> None:
    (actor,) = record(telling(replace(SHELLING, actor="AZE.PRE.GOV:west")))["actor"]
    assert (actor["code"], actor["sector"]) == ("AZE", "PRE")


def test_every_type_has_a_quad_class_and_a_score() -> None:
    assert set(QUADS) == set(SCALES) == set(get_args(EventType))
    assert all(None in modes and all(-10 <= score <= 10 for score in modes.values()) for modes in SCALES.values())


SOUND = record(telling(SHELLING))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"actor": []}, "actor is missing"),
        ({"date": "2020-13-01"}, "date or enddate is no day: 2020-13-01, 2020-13-01"),
        ({"enddate": "2020-10-01"}, "date is after enddate: 2020-10-04, 2020-10-01"),
        ({"event": "FIGHT"}, "FIGHT is no event type"),
        ({"mode": "demo"}, "demo is no mode of ASSAULT"),
        ({"quad_code": 1}, "the quad class of ASSAULT is 4"),
        ({"event_scale": 3}, "the score of ASSAULT heavy-weapons is -9.5"),
        ({"speaker": "the mayor"}, "speaker is no key of a record"),
        ({"comment": ""}, "comment holds nothing"),
        ({"actor": [{"code": "TLV"}]}, "an entity has no entity_text"),
        ({"actor": [{"entity_text": "A", "sector": "XXX"}]}, "XXX is no sector"),
        ({"event_loc": {"lat": 99.0, "lon": 0.0}}, "no such point: 99.0, 0.0"),
        ({"size": {"dead": -1}}, "size has no such number: dead -1"),
    ],
)
def test_a_validator_finds_the_fault(change: JsonObject, fault: str) -> None:
    assert faults(SOUND) == []
    assert fault in faults({**SOUND, **change})


def test_records_come_back(tmp_path: Path) -> None:
    path = tmp_path / "plover.jsonl"
    path.write_bytes(written(write, reports=[telling(SHELLING)]).data)
    assert list(read_plover(path)) == [SOUND]
    path.write_text("[1]\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1: no JSON object"):
        list(read_plover(path))
    path.write_text("\n{", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1: no JSON"):
        list(read_plover(path))

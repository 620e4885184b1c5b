"""GDELT's shape: 61 columns without a header, CAMEO codes, a row for each pair."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest

from reportedly.exports.cameo import CODES, FIGHT, GOLDSTEIN, NAMES, faults, made_from, read_cameo, write
from reportedly.exports.plover import SCALES
from reportedly.exports.rows import Row
from reportedly.model import Event, EventType, Participant, Report
from tests.exports.wars import SHELLING, telling, written
from tests.record.dispatches import report as dispatch


def rows(tmp_path: Path, *reports: Report) -> list[Row]:
    path = tmp_path / "cameo.tsv"
    path.write_bytes(written(write, reports=reports).data)
    return list(read_cameo(path))


def row(tmp_path: Path, **change: Any) -> Row:
    (found,) = rows(tmp_path, telling(replace(SHELLING, **change)))
    return found


def test_a_shelling_is_one_row(tmp_path: Path) -> None:
    made = telling(SHELLING, url="https://gazette.example/orsa", published="2020-10-05T09:30:00+02:00")
    (found,) = rows(tmp_path, made)
    assert {name: value for name, value in found.items() if value is not None and name != "GLOBALEVENTID"} == {
        "SQLDATE": 20201004,
        "MonthYear": 202010,
        "Year": 2020,
        "FractionDate": 2020.8329,
        "Actor1Code": "TLVMIL",
        "Actor1Name": "TALVIK ARMY",
        "Actor1CountryCode": "TLV",
        "Actor1Type1Code": "MIL",
        "Actor2Code": "ORSCVL",
        "Actor2Name": "TOWNSPEOPLE",
        "Actor2CountryCode": "ORS",
        "Actor2Type1Code": "CVL",
        "IsRootEvent": 1,
        "EventCode": "194",
        "EventBaseCode": "194",
        "EventRootCode": "19",
        "QuadClass": 4,
        "GoldsteinScale": -10.0,
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        "Actor1Geo_Type": 0,
        "Actor2Geo_Type": 0,
        "ActionGeo_Type": 4,
        "ActionGeo_FullName": "Orsa, Upper Talvik",
        "ActionGeo_Lat": 40.0,
        "ActionGeo_Long": 46.0,
        "DATEADDED": 20201005073000,
        "SOURCEURL": "https://gazette.example/orsa#reportedly=a%23e1",
    }


def test_the_columns_are_those_of_gdelt() -> None:
    assert len(NAMES) == 61
    assert [NAMES[at] for at in (26, 34, 51, 60)] == ["EventCode", "AvgTone", "ActionGeo_Type", "SOURCEURL"]


def test_a_file_has_no_header_and_no_line_has_fewer_cells() -> None:
    data = written(write, reports=[telling(SHELLING)]).data.decode()
    assert [line.count("\t") for line in data.splitlines()] == [60]
    assert data.split("\t")[0].isdigit()


@pytest.mark.parametrize("url", [None, "https://gazette.example/orsa", "https://gazette.example/#!/orsa?a=b&c=d"])
def test_a_row_names_its_claim(url: str | None, tmp_path: Path) -> None:
    (found,) = rows(tmp_path, telling(SHELLING, name="sha256:ab", url=url))
    assert made_from(found) == "sha256:ab#e1"
    assert str(found["SOURCEURL"]).startswith(url or "reportedly=")


def test_a_row_has_the_same_number_whenever_it_is_made(tmp_path: Path) -> None:
    assert (
        row(tmp_path)["GLOBALEVENTID"] == row(tmp_path)["GLOBALEVENTID"] != row(tmp_path, actor="ORS")["GLOBALEVENTID"]
    )


def test_each_pair_is_a_row(tmp_path: Path) -> None:
    plain = telling(SHELLING)
    (event,) = plain.events
    assert [pair(each) for each in rows(tmp_path, with_actors(plain, event, "TLV", "NRD"))] == [
        ("TLV", "ORSCVL"),
        ("NRD", "ORSCVL"),
    ]


def test_who_fight_each_other_are_a_row_in_either_direction(tmp_path: Path) -> None:
    plain = telling(replace(SHELLING, recipient=None, mode=None))
    (event,) = plain.events
    found = rows(tmp_path, with_actors(plain, event, "TLV.MIL", "ORS.REB"))
    assert [pair(each) for each in found] == [("TLVMIL", "ORSREB"), ("ORSREB", "TLVMIL")]
    assert {each["EventCode"] for each in found} == {FIGHT}


def with_actors(report: Report, event: Event, *actors: str) -> Report:
    doing = tuple(Participant(event.trigger, each) for each in actors)
    return replace(report, events=(replace(event, actors=doing),))


def pair(row: Row) -> tuple[object, object]:
    return row["Actor1Code"], row["Actor2Code"]


@pytest.mark.parametrize(
    ("actor", "code", "country", "kind"),
    [
        ("TLV.JRN:herald", "TLVMED", "TLV", "MED"),
        ("TLV.MED:nurse", "TLVHLH", "TLV", "HLH"),
        ("UNO:relief", "UNOIGO", None, "IGO"),
        ("IMG:band", "IMG", None, "IMG"),
        ("XKX.COP", "KSVCOP", "KSV", "COP"),
        ("AZE.PRE.GOV:west", None, None, None),
        ("unresolved:ghost-brigade", None, None, None),
    ],
)
def test_codes_of_actors_follow_from_ids(
    actor: str, code: str | None, country: str | None, kind: str | None, tmp_path: Path
) -> None:
    found = row(tmp_path, actor=actor)
    assert (found["Actor1Code"], found["Actor1CountryCode"], found["Actor1Type1Code"]) == (code, country, kind)
    assert found["Actor1Name"]


def test_a_victim_alone_is_enough(tmp_path: Path) -> None:
    assert pair(row(tmp_path, actor=None)) == (None, "ORSCVL")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"actor": None, "recipient": None}, "nobody is named who takes part"),
        ({"day": None}, "no day is told"),
        ({"day": "2020-10-03/2020-10-04"}, "it is told of several days: the shape has cells for one day"),
        ({"status": "conditional"}, "told under a condition"),
    ],
)
def test_what_the_shape_can_not_hold_is_left_out(change: dict[str, Any], why: str) -> None:
    made = written(write, reports=[telling(replace(SHELLING, **change))])
    assert (made.rows, made.reasons) == (0, [why])


def test_a_denial_is_left_out() -> None:
    made = written(write, reports=[dispatch()])
    assert (made.rows, made.reasons) == (1, ["denied: the shape has no cell for who denies what"])


def test_every_type_has_a_code_and_every_code_a_score() -> None:
    assert set(CODES) == set(get_args(EventType))
    assert all(set(modes) <= set(SCALES[kind]) for kind, modes in CODES.items())
    assert {code for modes in CODES.values() for code in modes.values()} | {FIGHT} == set(GOLDSTEIN)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"EventRootCode": "18"}, "194 is no code under 194 and 18"),
        ({"GoldsteinScale": 3.4}, "the quad class or the Goldstein score is not that of 194"),
        ({"Year": 2021}, "MonthYear or Year is not that of SQLDATE"),
        ({"Actor1Name": None, "Actor2Name": None}, "there is no actor"),
        ({"QuadClass": 5}, "QuadClass is none of the shape's values: 5"),
        ({"EventCode": "999"}, "EventCode is none of the shape's values: '999'"),
        ({"ActionGeo_Lat": 91.0}, "ActionGeo_Lat is out of bounds: 91.0"),
        ({"SOURCEURL": None}, "SOURCEURL is empty"),
    ],
)
def test_a_validator_finds_the_fault(change: Row, fault: str, tmp_path: Path) -> None:
    sound = row(tmp_path)
    assert faults(sound) == []
    assert fault in faults({**sound, **change})

"""ACLED's shape: 31 columns, codes that follow from ids, nothing guessed, nothing lost."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportedly.accounts.model import Contradiction, Ground, Ref
from reportedly.exports.acled import COLUMNS, NAMES, WIDE_PLACE, faults, read_acled, write
from reportedly.exports.happened import ALONE, NO_PLACE, NO_POINT, WIDER
from reportedly.exports.rows import Cell, Row
from reportedly.exports.shapes import Claim
from reportedly.model import EventType, Report, Status
from tests.exports.wars import INCIDENT, SHELLING, Written, telling, told, written

GROUND = Ground("Orsa", 40.0, 46.0, 1, 1, "ORS", "Upper Talvik", "populated")


def rows(made: Written, tmp_path: Path) -> list[Row]:
    path = tmp_path / "acled.csv"
    path.write_bytes(made.data)
    return list(read_acled(path))


def row(tmp_path: Path, *reports: Report, **more: Any) -> Row:
    made = written(
        write, incidents=[told(*(reports or (telling(SHELLING),)), **{"ground": GROUND, **more})], rule="acled"
    )
    (found,) = rows(made, tmp_path)
    return found


def left(report: Report, **more: Any) -> list[str]:
    made = written(write, incidents=[told(report, **{"ground": GROUND, **more})], rule="acled")
    assert made.rows == 0
    return made.reasons


def test_a_shelling_is_one_row(tmp_path: Path) -> None:
    assert row(tmp_path) == {
        "event_id_cnty": f"ORS{int(INCIDENT[1:], 16)}",
        "event_date": "2020-10-04",
        "year": 2020,
        "time_precision": 1,
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Talvik Army",
        "assoc_actor_1": None,
        "inter1": 8,
        "actor2": "Townspeople",
        "assoc_actor_2": None,
        "inter2": 7,
        "interaction": 78,
        "civilian_targeting": "Civilian targeting",
        "iso": None,
        "region": None,
        "country": None,
        "admin1": "Upper Talvik",
        "admin2": None,
        "admin3": None,
        "location": "Orsa",
        "latitude": 40.0,
        "longitude": 46.0,
        "geo_precision": 1,
        "source": "Gazette",
        "source_scale": None,
        "notes": "Gazette (asserts, naming talvik army): “Talvik’s army shelled Orsa on Sunday, killing 14 people.”; "
        "Gazette: 14 killed; graded weak. Fatalities by the rule acled.",
        "fatalities": 14,
        "tags": f"incident={INCIDENT}; claims=a#e1,a#f1",
        "timestamp": None,
    }


def test_the_columns_are_those_of_the_export() -> None:
    assert len(NAMES) == 31
    assert (NAMES[0], NAMES[13], NAMES[-1]) == ("event_id_cnty", "interaction", "timestamp")


def test_a_known_country_has_its_name_and_number(tmp_path: Path) -> None:
    found = row(tmp_path, ground=replace(GROUND, country="ARM"))
    assert (found["country"], found["iso"]) == ("Armenia", 51)


@pytest.mark.parametrize(
    ("last", "precision"),
    [("2020-10-04", 1), ("2020-10-05", 2), ("2020-10-10", 2), ("2020-10-11", 3), ("2020-11-03", 3)],
)
def test_the_precision_of_time(last: str, precision: int, tmp_path: Path) -> None:
    found = row(tmp_path, last=date.fromisoformat(last))
    assert (found["time_precision"], found["event_date"]) == (precision, "2020-10-04")
    assert str(found["notes"]).startswith(f"2020-10-04/{last}: ") is (precision > 1)


@pytest.mark.parametrize(("ucdp", "acled"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3)])
def test_the_precision_of_place(ucdp: int, acled: int, tmp_path: Path) -> None:
    assert row(tmp_path, ground=replace(GROUND, precision=ucdp))["geo_precision"] == acled


@pytest.mark.parametrize(
    ("kind", "mode", "actor", "recipient", "event", "sub"),
    [
        ("ASSAULT", "aerial", "TLV", None, "Explosions/Remote violence", "Air/drone strike"),
        ("ASSAULT", "drone", "TLV", None, "Explosions/Remote violence", "Air/drone strike"),
        ("ASSAULT", "explosives", "TLV", None, "Explosions/Remote violence", "Remote explosive/landmine/IED"),
        ("ASSAULT", "suicide-attack", "TLV.REB", None, "Explosions/Remote violence", "Suicide bomb"),
        ("ASSAULT", "firearms", "TLV.MIL", "TLV.REB:band", "Battles", "Armed clash"),
        ("ASSAULT", None, "TLV.MIL", "ORS.MIL", "Battles", "Armed clash"),
        ("ASSAULT", "firearms", "TLV.MIL", "ORS.CVL", "Violence against civilians", "Attack"),
        ("ASSAULT", "abduct", "TLV.REB", "ORS.JRN:ann", "Violence against civilians", "Abduction/forced disappearance"),
        ("ASSAULT", "crowd-control", "ORS.COP", None, "Protests", "Excessive force against protesters"),
        ("ASSAULT", "destroy", "TLV", None, "Strategic developments", "Looting/property destruction"),
        ("COERCE", "arrest", "ORS.COP", "ORS.CVL", "Strategic developments", "Arrests"),
        ("PROTEST", "demo", "ORS.CVL", None, "Protests", "Peaceful protest"),
        ("PROTEST", "riot", "ORS.CVL", None, "Riots", "Violent demonstration"),
    ],
)  # fmt: skip
def test_the_sub_event_type(
    kind: EventType, mode: str | None, actor: str, recipient: str | None, event: str, sub: str, tmp_path: Path
) -> None:
    sentence = replace(SHELLING, type=kind, mode=mode, actor=actor, recipient=recipient)
    found = row(tmp_path, telling(sentence))
    assert (found["event_type"], found["sub_event_type"]) == (event, sub)


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        ("ORS.MIL", 1),
        ("ORS", 1),
        ("TLV.MIL", 8),
        ("ORS.REB:band", 2),
        ("ORS.PRM:guard", 3),
        ("UNO:peacekeepers", 8),
        ("ORS.PTY:greens", None),
        ("ORS.PRE:west-orsa", None),
        ("unresolved:ghost-brigade", None),
    ],
)
def test_inter_codes_follow_from_ids_alone(actor: str, code: int | None, tmp_path: Path) -> None:
    found = row(tmp_path, telling(replace(SHELLING, actor=actor, recipient=None)))
    assert (found["inter1"], found["interaction"]) == (code, code * 10 if code else None)


def test_whoever_protests_is_so_coded(tmp_path: Path) -> None:
    protest = replace(SHELLING, type="PROTEST", mode="demo", actor="ORS.CVL", recipient=None)
    assert row(tmp_path, telling(protest))["inter1"] == 6


def test_what_nobody_says_is_empty(tmp_path: Path) -> None:
    found = row(tmp_path, telling(replace(SHELLING, recipient=None, killed=None)))
    empty = ("actor2", "inter2", "civilian_targeting", "fatalities", "source_scale", "region", "timestamp")
    assert [found[name] for name in empty] == [None] * len(empty)


def test_soldiers_among_the_victims_are_no_civilian_targeting(tmp_path: Path) -> None:
    assert row(tmp_path, telling(replace(SHELLING, recipient="ORS.MIL")))["civilian_targeting"] is None


def test_of_two_figures_the_rule_chooses_and_the_notes_have_both(tmp_path: Path) -> None:
    second = replace(SHELLING, words=SHELLING.words.replace("14", "21"), killed=21)
    pair = telling(SHELLING), telling(second, name="b")
    pair = pair[0], replace(pair[1], article=replace(pair[1].article, outlet="Herald"))
    made = written(write, incidents=[told(*pair, ground=GROUND)], rule="median")
    (found,) = rows(made, tmp_path)
    assert found["fatalities"] == 14
    assert "Gazette: 14 killed; Herald: 21 killed;" in str(found["notes"])
    assert row(tmp_path, *pair)["tags"] == f"incident={INCIDENT}; claims=a#e1,b#e1,a#f1,b#f1"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"actor": None}, "nobody is named who did it"),
        ({"day": None}, "no day is told"),
        ({"mode": "firearms", "recipient": None}, "neither weapon nor victims tell which sub-event type it is"),
        ({"type": "COERCE", "mode": "deport"}, "the shape has no sub-event type for it"),
    ],
)
def test_an_incident_that_the_shape_can_not_hold_is_left_out(change: dict[str, Any], why: str) -> None:
    made = written(write, incidents=[told(telling(replace(SHELLING, **change)), ground=GROUND)], rule="acled")
    (found,) = made.left
    assert (made.rows, found["id"], found["kind"], found["why"]) == (0, INCIDENT, "incident", why)
    assert found["detail"] == "made of a#e1, a#f1"


@pytest.mark.parametrize(
    ("ground", "why"),
    [
        (None, NO_PLACE),
        (replace(GROUND, lat=None), NO_POINT),
        (replace(GROUND, precision=6), WIDE_PLACE),
        (replace(GROUND, precision=None), WIDE_PLACE),
    ],
)
def test_an_incident_without_a_point_is_left_out(ground: Ground | None, why: str) -> None:
    assert left(telling(SHELLING), ground=ground) == [why]


def test_days_that_are_not_told_to_a_month_are_left_out() -> None:
    assert left(telling(SHELLING), last=date(2020, 11, 4)) == ["its days are not told to a month"]


def test_what_breaks_a_rule_is_left_out_with_the_rule() -> None:
    made = written(write, incidents=[told(telling(SHELLING), ground=replace(GROUND, lat=95.0))])
    assert made.rows == 0
    assert made.left[0]["detail"] == "latitude is out of bounds: 95.0; made of a#e1, a#f1"


@pytest.mark.parametrize(
    ("status", "why"),
    [
        ("denied", "denied: the shape has no cell for who denies what"),
        ("possible", "told as possible only"),
        ("failed", "tried without success"),
    ],
)
def test_what_is_not_asserted_makes_no_row(status: Status, why: str) -> None:
    reasons = left(telling(replace(SHELLING, status=status)))
    assert reasons == [why, "nobody asserts it"]


def test_a_denial_beside_an_assertion_is_left_out_and_told(tmp_path: Path) -> None:
    denied = replace(SHELLING, status="denied", killed=None)
    pair = telling(SHELLING), telling(denied, name="b")
    made = written(write, incidents=[told(*pair, ground=GROUND)], rule="acled")
    assert len(rows(made, tmp_path)) == 1
    assert [(each["id"], each["what"]) for each in made.left] == [("b#e1", SHELLING.words)]


def test_a_total_of_a_longer_time_is_no_part_of_the_row(tmp_path: Path) -> None:
    plain = telling(SHELLING)
    (event,), (dead,) = plain.events, plain.figures
    since = replace(event, id="e2", recipients=(replace(event.recipients[0], actor="ORS.JRN:ann"),))
    total = replace(dead, id="f2", event="e2", low=45, high=45, scope="cumulative", period="2020-09-01/2020-10-04")
    made = written(
        write,
        incidents=[told(replace(plain, events=(event, since), figures=(dead, total)), ground=GROUND)],
        rule="acled",
    )
    (found,) = rows(made, tmp_path)
    assert (found["assoc_actor_2"], found["fatalities"]) == (None, 14)
    assert found["tags"] == f"incident={INCIDENT}; claims=a#e1,a#f1"
    assert [(each["id"], each["why"]) for each in made.left] == [("a#e2", WIDER), ("a#f2", WIDER)]


@pytest.mark.parametrize(("status", "why"), [("planned", "planned, and not told to have happened"), ("denied", ALONE)])
def test_what_is_part_of_no_incident_is_left_out_too(status: Status, why: str) -> None:
    report = telling(replace(SHELLING, status=status))
    made = written(write, alone=[Claim(report, report.events[0]), Claim(report, report.figures[0])])
    assert [(each["id"], each["what"], each["why"]) for each in made.left] == [
        ("a#e1", SHELLING.words, why),
        ("a#f1", "14", ALONE),
    ]


def test_an_article_without_an_outlet_is_its_writer_s(tmp_path: Path) -> None:
    plain = telling(SHELLING)
    made = replace(plain, article=replace(plain.article, outlet=None, origin="Northern Wire"))
    assert row(tmp_path, made)["source"] == "Northern Wire"


def test_rival_accounts_of_who_did_it_make_no_row() -> None:
    pair = telling(SHELLING), telling(replace(SHELLING, actor="ORS.MIL"), name="b")
    pair = pair[0], replace(pair[1], article=replace(pair[1].article, outlet="Herald"))
    whole = told(*pair, ground=GROUND)
    rivals = replace(whole.account, contradictions=(*whole.account.contradictions, rival()))
    made = written(write, incidents=[replace(whole, account=rivals)], rule="acled")
    assert made.reasons == ["rival accounts of who did it: the shape has one author and no speaker"]


def rival() -> Contradiction:
    return Contradiction("rival-authors", Ref("a", "e1"), Ref("b", "e1"), "Each names another.")


CELLS: list[Cell] = ["TLV1", "2020-10-04", 2020, 1, "Political violence", "Battles", "Armed clash"]
CELLS += ["A", None, 1, "B", None, 2, 12, *[None] * 7, "Orsa", 40.0, 46.0, 1]
CELLS += [None, None, "Told.", 3, "incident=i1; claims=a#e1", None]
SOUND: Row = dict(zip(NAMES, CELLS, strict=True))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"sub_event_type": "Attack"}, "Attack is no sub-event type of Battles"),
        ({"disorder_type": "Demonstrations"}, "the disorder type of Armed clash is Political violence"),
        ({"event_date": "4 October 2020"}, "event_date is no day: 4 October 2020"),
        ({"year": 2021}, "year is not the one of event_date"),
        ({"interaction": 21}, "interaction is none of the shape's values: 21"),
        ({"interaction": 13}, "interaction is not made of inter1 and inter2"),
        ({"inter2": None}, "interaction is not made of inter1 and inter2"),
        ({"actor2": None, "interaction": 10}, "there is no actor2"),
        ({"time_precision": 4}, "time_precision is none of the shape's values: 4"),
        ({"geo_precision": 0}, "geo_precision is none of the shape's values: 0"),
        ({"fatalities": -1}, "fatalities is out of bounds: -1"),
        ({"actor1": None}, "actor1 is empty"),
    ],
)
def test_a_validator_finds_the_fault(change: Row, fault: str) -> None:
    assert faults(SOUND) == []
    assert fault in faults({**SOUND, **change})


def test_hxl_tags_are_the_second_row() -> None:
    made = written(write, incidents=[told(telling(SHELLING), ground=GROUND)], hxl=True)
    header, tags, _ = csv.reader(io.StringIO(made.data.decode()))
    assert header == list(NAMES)
    assert tags == [each.tag for each in COLUMNS] and all(each.startswith("#") for each in tags)

"""UCDP GED's shape: 49 columns, low <= best <= high, both sides, where the information comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportedly.accounts.model import Ground, Side
from reportedly.exports.rows import Row
from reportedly.exports.ucdp import NAMES, NO_DEAD, cell_of, faults, read_ucdp, write
from reportedly.model import Report
from tests.exports.wars import INCIDENT, SHELLING, telling, told, written
from tests.record.dispatches import report as dispatch

GROUND = Ground("Orsa", 40.0, 46.0, 1, 1, "ORS", "Upper Talvik", "populated")


def row(tmp_path: Path, *reports: Report, options: dict[str, Any] | None = None, **more: Any) -> Row:
    whole = told(*(reports or (telling(SHELLING),)), **{"ground": GROUND, **more})
    made = written(write, incidents=[whole], **{"rule": "ucdp", **(options or {})})
    path = tmp_path / "ged.csv"
    path.write_bytes(made.data)
    (found,) = read_ucdp(path)
    return found


def reasons(*reports: Report, **more: Any) -> list[str]:
    made = written(write, incidents=[told(*reports, **{"ground": GROUND, **more})], rule="ucdp")
    assert made.rows == 0
    return made.reasons


def test_a_shelling_of_civilians_is_one_row(tmp_path: Path) -> None:
    found = row(tmp_path, options={"conflict": "The border war"})
    assert {name: value for name, value in found.items() if value is not None} == {
        "id": int(INCIDENT[1:], 16),
        "relid": f"{INCIDENT};a#e1;a#f1",
        "year": 2020,
        "type_of_violence": 3,
        "conflict_name": "The border war",
        "dyad_name": "Government of TLV - Civilians",
        "side_a": "Government of TLV",
        "side_b": "Civilians",
        "number_of_sources": 1,
        "source_article": '"Gazette,2020-10-05,Orsa shelled"',
        "source_office": "Gazette",
        "source_date": "2020-10-05",
        "source_headline": "Orsa shelled",
        "where_prec": 1,
        "where_coordinates": "Orsa",
        "adm_1": "Upper Talvik",
        "latitude": 40.0,
        "longitude": 46.0,
        "geom_wkt": "POINT (46.0 40.0)",
        "priogrid_gid": 187_653,
        "event_clarity": 1,
        "date_prec": 1,
        "date_start": "2020-10-04",
        "date_end": "2020-10-04",
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": 0,
        "deaths_unknown": 14,
        "best": 14,
        "high": 14,
        "low": 14,
    }


def test_the_columns_are_those_of_ged() -> None:
    assert len(NAMES) == 49
    assert NAMES[-6:] == ("deaths_unknown", "best", "high", "low", "gwnoa", "gwnob")


def test_who_the_information_comes_from_is_read_off_the_source_chain(tmp_path: Path) -> None:
    plain = dispatch()
    (told_of, denied) = plain.events
    victims = replace(told_of.actors[0], span=plain.figures[0].span, actor="ORS.CVL")
    made = replace(plain, events=(replace(told_of, recipients=(victims,)), denied))
    found = row(tmp_path, made)
    assert found["source_original"] == "The mayor of Orsa"
    assert (found["low"], found["best"], found["high"]) == (14, 14, None)


def test_who_is_named_twice_is_one_source_and_nobody_is_none(tmp_path: Path) -> None:
    plain = dispatch()
    (told_of, denied) = plain.events
    victims = replace(told_of.actors[0], span=plain.figures[0].span, actor="ORS.CVL")
    first = replace(plain, events=(replace(told_of, recipients=(victims,)), denied))
    mayor = plain.statements[0]
    nobody = replace(mayor, id="s9", source=replace(mayor.source, spans=(), actor=None))
    dead = replace(plain.figures[0], claimant="s9")
    text = plain.article.text.replace("The mayor of Orsa", "the mayor of Orsa")
    again = replace(first, article=replace(plain.article, id="again", text=text))
    unnamed = replace(first, article=replace(plain.article, id="z"), figures=(dead,), statements=(mayor, nobody))
    assert str(row(tmp_path, first, again, unnamed)["source_original"]).casefold() == "the mayor of orsa"


@pytest.mark.parametrize(
    ("actor", "recipient", "kind", "sides"),
    [
        ("TLV.MIL", "ORS.MIL", 1, ("Government of TLV", "Government of ORS")),
        ("TLV.REB:band", "TLV.MIL", 1, ("Government of TLV", "Band")),
        ("TLV.GOV", "TLV.REB:band", 1, ("Government of TLV", "Band")),
        ("ARM.MIL", "AZE.PRE.MIL:west", 1, ("Government of Armenia", "West")),
        ("TLV.REB:band", "TLV.PRM:guard", 2, ("Band", "Guard")),
        ("TLV.REB:band", "TLV.CVL:herders", 3, ("Band", "Civilians")),
        ("TLV.REB:band", "NGO:relief", 3, ("Band", "Civilians")),
    ],
)
def test_the_type_of_violence(actor: str, recipient: str, kind: int, sides: tuple[str, str], tmp_path: Path) -> None:
    found = row(tmp_path, telling(replace(SHELLING, actor=actor, recipient=recipient)))
    assert (found["type_of_violence"], found["side_a"], found["side_b"]) == (kind, *sides)
    assert found["dyad_name"] == " - ".join(sides)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"recipient": None}, "nobody is named to whom it was done: the shape has two sides"),
        ({"recipient": "ORS.GOV:mayor"}, "no id tells whether both sides are states, armed groups or civilians"),
        ({"actor": "ORS.CVL:crowd"}, "no id tells whether both sides are states, armed groups or civilians"),
        ({"killed": None}, NO_DEAD),
        ({"words": SHELLING.words.replace("14", "0"), "killed": 0}, NO_DEAD),
        ({"type": "PROTEST", "mode": "demo"}, "it is told as no use of armed force against people"),
        ({"actor": None}, "nobody is named who did it"),
        ({"day": None}, "no day is told"),
    ],
)
def test_what_the_shape_can_not_hold_is_left_out(change: dict[str, Any], why: str) -> None:
    assert reasons(telling(replace(SHELLING, **change))) == [why]


def test_a_place_without_precision_is_left_out() -> None:
    assert reasons(telling(SHELLING), ground=replace(GROUND, precision=None)) == [
        "how exactly its place is told is not known"
    ]


@pytest.mark.parametrize("precision", [1, 4, 6, 7])
def test_ucdp_has_wide_places_too(precision: int, tmp_path: Path) -> None:
    assert row(tmp_path, ground=replace(GROUND, precision=precision))["where_prec"] == precision


@pytest.mark.parametrize(
    ("last", "precision"),
    [("2020-10-05", 2), ("2020-10-09", 2), ("2020-10-10", 3), ("2020-10-11", 4), ("2020-12-01", 5)],
)
def test_the_precision_of_the_days(last: str, precision: int, tmp_path: Path) -> None:
    found = row(tmp_path, last=date.fromisoformat(last))
    assert (found["date_prec"], found["date_start"], found["date_end"]) == (precision, "2020-10-04", last)


def test_the_articles_stand_in_one_order(tmp_path: Path) -> None:
    other = telling(SHELLING, name="b", title='"Guns; again"', outlet=None)
    found = row(tmp_path, telling(SHELLING), other)
    assert found["number_of_sources"] == 2
    assert (found["source_office"], found["source_date"]) == ("Gazette;", "2020-10-05;2020-10-05")
    assert found["source_headline"] == 'Orsa shelled;"Guns, again"'
    assert found["source_article"] == '"Gazette,2020-10-05,Orsa shelled";",2020-10-05,\'Guns, again\'"'


def test_whose_the_dead_are_where_every_figure_says_so(tmp_path: Path) -> None:
    plain = telling(replace(SHELLING, actor="TLV.MIL", recipient="ORS.MIL"))
    made = replace(plain, figures=tuple(replace(each, whom="soldiers", side="ORS.MIL") for each in plain.figures))
    found = row(tmp_path, made)
    assert [found[f"deaths_{each}"] for each in ("a", "b", "civilians", "unknown")] == [0, 14, 0, 0]


def test_those_who_fight_each_other_are_the_two_sides(tmp_path: Path) -> None:
    plain = telling(replace(SHELLING, actor="TLV.MIL", recipient=None))
    (fight,) = plain.events
    both = replace(plain, events=(replace(fight, actors=(*fight.actors, replace(fight.actors[0], actor="ORS.MIL"))),))
    assert row(tmp_path, both)["dyad_name"] == "Government of TLV - Government of ORS"
    allies = Side("North", ("TLV", "ORS"), False)
    made = written(write, incidents=[told(both, ground=GROUND)], rule="ucdp", sides=(allies,))
    assert made.reasons == ["nobody is named to whom it was done: the shape has two sides"]


def test_figures_of_the_injured_and_revised_ones_are_left_out() -> None:
    plain = telling(SHELLING)
    (dead,) = plain.figures
    more = replace(plain, figures=(dead, replace(dead, id="f2", measure="injured", low=30, high=30)))
    made = written(write, incidents=[told(more, ground=GROUND)], rule="ucdp")
    assert made.rows == 1
    assert made.left == [
        {
            "id": "a#f2",
            "kind": "figure",
            "what": "14",
            "why": "the shape has no cell for how many were injured",
            "detail": "30 injured, by Gazette",
        }
    ]


@pytest.mark.parametrize(
    ("lat", "lon", "cell"), [(-90, -180, 1), (-89.9, 179.9, 720), (90, 180, 259_200), (0.1, 0.1, 129_961)]
)
def test_the_grid_is_counted_from_the_south_west(lat: float, lon: float, cell: int) -> None:
    assert cell_of(lat, lon) == cell


SOUND: Row = {
    **dict.fromkeys(NAMES),
    "id": 1, "relid": "i1;a#e1", "year": 2020, "type_of_violence": 1, "dyad_name": "A - B", "side_a": "A",
    "side_b": "B", "number_of_sources": 1, "source_article": '"Gazette,,"', "where_prec": 1,
    "where_coordinates": "Orsa", "latitude": 40.0, "longitude": 46.0, "geom_wkt": "POINT (46.0 40.0)",
    "priogrid_gid": 1, "event_clarity": 1, "date_prec": 1, "date_start": "2020-10-04", "date_end": "2020-10-04",
    "deaths_a": 1, "deaths_b": 2, "deaths_civilians": 0, "deaths_unknown": 0, "best": 3, "high": 4, "low": 3,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"low": 4}, "low, best and high are not in order: 4, 3, 4"),
        ({"high": 2}, "low, best and high are not in order: 3, 3, 2"),
        ({"deaths_a": 0}, "best is 3, and not the sum of its parts: 0, 2, 0, 0"),
        ({"best": None}, "best is empty"),
        ({"date_end": "2020-10-03"}, "date_start is after date_end: 2020-10-04, 2020-10-03"),
        ({"date_start": "4.10.2020"}, "date_start or date_end is no day: 4.10.2020, 2020-10-04"),
        ({"year": 2019}, "year is not the one of date_start"),
        ({"type_of_violence": 4}, "type_of_violence is none of the shape's values: 4"),
        ({"date_prec": 6}, "date_prec is none of the shape's values: 6"),
        ({"where_prec": 8}, "where_prec is none of the shape's values: 8"),
    ],
)
def test_a_validator_finds_the_fault(change: Row, fault: str) -> None:
    assert faults(SOUND) == []
    assert fault in faults({**SOUND, **change})


def test_an_event_without_dead_is_no_row_but_an_unclear_one_is() -> None:
    nobody = {**dict.fromkeys(("deaths_a", "deaths_b", "best", "low"), 0)}
    assert faults({**SOUND, **nobody, "high": 5}) == []
    assert faults({**SOUND, **nobody, "high": 0}) == ["nobody died: the shape holds deadly events only"]

"""The rows that search looks through: dated, worded and named from the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.model import Report
from reportedly.record.claims import Claim, claims_of, covered, day_of
from tests.record.dispatches import at, report

DAY = date(2020, 10, 4).toordinal()


def rows(of: Report) -> dict[str, Claim]:
    return {claim.row["item"]: claim for claim in claims_of(of)}


def test_one_row_a_statement_event_and_figure() -> None:
    assert list(rows(report())) == ["s1", "s2", "e1", "e2", "f1"]


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2020-10-04", (DAY, DAY)),
        ("2020-10-03/2020-10-04", (DAY - 1, DAY)),
        ("2020-10-01/..", (DAY - 3, DAY)),
        ("2020-10-01/", (DAY - 3, DAY)),
        ("../2020-10-04", (None, None)),
        ("P3D", (None, None)),
        ("P1D/repeat", (None, None)),
        ("soon/..", (None, None)),
        ("", (None, None)),
        (None, (None, None)),
    ],
)
def test_days_that_a_time_covers(edtf: str | None, days: tuple[int | None, int | None]) -> None:
    assert covered(edtf, DAY) == days


def test_days_of_publication() -> None:
    assert day_of("2020-10-04T23:30:00+04:00") == day_of("2020-10-04") == DAY
    assert day_of("yesterday") is day_of(None) is None


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("2020-09-30", DAY - 4),
        ("2020-10-09", DAY + 5),
        ("2020", DAY),
        ("2020-10-01/2020-10-09", DAY),
        (None, DAY),
        ("P3D", DAY),
    ],
)
def test_what_a_claim_is_dated_by(time: str | None, day: int) -> None:
    dated = replace(report(), events=(replace(report().events[0], time=time),))
    assert rows(dated)["e1"].day == day


def test_the_sentence_of_an_event_is_its_text() -> None:
    found = rows(report())
    assert found["e2"].row["text"] == "Talvik’s defence ministry denied that its guns had fired on Orsa."
    headline = replace(report().events[0], trigger=at("shelled"))
    assert rows(replace(report(), events=(headline,)))["e1"].row["text"] == "Orsa shelled, ministry denies"


def test_numbers_that_no_database_holds_are_bounded() -> None:
    huge = replace(report().figures[0], low=10**30, high=None)
    assert rows(replace(report(), figures=(huge,)))["f1"].row["low"] == (1 << 63) - 1


def test_what_refers_to_nothing_is_left_out() -> None:
    odd = replace(report(), places=(), statements=())
    assert rows(odd)["e1"].row["place"] is None and rows(odd)["e1"].row["who"] == "Gazette"

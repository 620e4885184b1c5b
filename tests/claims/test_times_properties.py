from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.claims.time_patterns import CORES, grammar
from reportedly.claims.time_words import LETTER, OTHER
from tests.claims.test_times import read, told

PUBLISHED = date(2020, 11, 1)
STYLES = (
    "{d:%B} {n}, {d:%Y}", "{d:%b}. {n}, {d:%Y}", "{n} {d:%B} {d:%Y}", "{n} {d:%b} {d:%Y}", "{n}{th} {d:%B}, {d:%Y}",
    "{d:%A}, {d:%B} {n}, {d:%Y}", "{d:%Y-%m-%d}", "the {n}{th} of {d:%B} {d:%Y}",
)  # fmt: skip
WORDS = """since from to between and May March 12 2014 Monday the last next two years ago half a hundred one - ( ) BC
    of day quarter p.m. 10:35 GMT overnight morning early late mid , . “ ” said will every seconds old \n\n""".split(
    " "
)


def ordinal(day: int) -> str:
    return "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@given(st.dates(date(1900, 1, 1), date(2040, 1, 1)), st.sampled_from(STYLES))
def test_a_full_date_is_read_in_every_style(day: date, style: str) -> None:
    written = style.format(d=day, n=day.day, th=ordinal(day.day))
    if "May." in written:
        written = written.replace(".", "")
    assert list(told(f"The bridge fell on {written} at last.").values()) == [str(day)]


@given(st.integers(0, 6))
def test_a_weekday_in_the_past_tense_is_among_the_last_seven_days(away: int) -> None:
    day = PUBLISHED - timedelta(away)
    assert list(told(f"Shells hit the town on {day:%A}.").values()) == [str(day)]


@given(st.integers(0, 150))
def test_a_day_without_a_year_is_the_last_one(away: int) -> None:
    day = PUBLISHED - timedelta(away)
    assert list(told(f"Shells hit the town on {day:%B} {day.day}.").values()) == [str(day)]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.sampled_from(["2020-11-01", None]))
def test_times_stand_in_order_and_never_overlap(text: str, published: str | None) -> None:
    found = read(text, published)
    ends = [0, *(each.span[1] for each in found)]
    assert all(end <= each.span[0] < each.span[1] <= len(text) for end, each in zip(ends, found, strict=False))
    assert [each.id for each in found] == [f"t{n}" for n, _ in enumerate(found, start=1)]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(each.edtf for each in read(text))


NO_CORES = sorted({*LETTER.values(), OTHER} - {LETTER[name] for name in CORES})


@given(st.lists(st.sampled_from(NO_CORES), max_size=20).map("".join))
def test_no_rule_matches_words_without_a_core(letters: str) -> None:
    assert not any(pattern.search(letters) for _, pattern in grammar())


@pytest.mark.parametrize(
    "piece",
    """one |the last |May |2014-|12 |\n| |-|9|two hundred and |“today |early |the |next month and |Monday to |1,
    |a.m. |’90s |10:|of the |more than |9 BC |9999 years ago """.split("|"),
)
def test_long_nasty_input_takes_linear_time(piece: str) -> None:
    started = time.perf_counter()
    read(piece * (60_000 // len(piece)))
    assert time.perf_counter() - started < 6

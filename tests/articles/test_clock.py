"""When an article was published: stamps, zones, bare dates, and which of them is believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import clock


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("2020-11-01", "2020-11-01"),
        ("2020-11-01T12:53:00Z", "2020-11-01T12:53:00+00:00"),
        ("2020-11-01T15:53+0300", "2020-11-01T15:53:00+03:00"),
        ("2020-11-01 15:53:07.123 +03:00", "2020-11-01T15:53:07+03:00"),
        ("2020-11-01T15:53:00+03", "2020-11-01T15:53:00+03:00"),
        ("2020-11-01T12:53:00", "2020-11-01"),
        ("Sun, 01 Nov 2020 12:53:00 GMT", "2020-11-01T12:53:00+00:00"),
        ("November 1, 2020", "2020-11-01"),
        ("1st of November 2020", "2020-11-01"),
        ("2020-13-01", None),
        ("2020-02-30", None),
        ("03/04/2020", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_stated_time_keeps_its_zone_or_is_a_bare_date(stated: str, kept: str | None) -> None:
    assert clock.iso(stated) == kept


@pytest.mark.parametrize(
    ("stamp", "when"),
    [
        ("Last Update: Sunday, 01 November 2020 KSA 15:53 - GMT 12:53", "2020-11-01T12:53:00+00:00"),
        ("Last Update: Monday, 02 November 2020 KSA 01:10 - GMT 22:10", "2020-11-01T22:10:00+00:00"),
        ("Last Update: Sunday, 01 November 2020 GMT 12:53 - KSA 15:53", "2020-11-01T12:53:00+00:00"),
        ("Updated Thursday, October 29, 2020 6:15 AM EDT - 10:15 GMT", "2020-10-29T10:15:00+00:00"),
        ("Published: 4 October 2016, 16:05 GMT", "2016-10-04T16:05:00+00:00"),
        ("Published October 4, 2016 at 4:05 p.m. EDT", "2016-10-04T16:05:00-04:00"),
        ("August 22 2013 1849 UTC+3", "2013-08-22T18:49:00+03:00"),
        ("Published: 4 October 2016, 16:05", "2016-10-04"),
        ("4 October 2016 16:05 IST", "2016-10-04"),
        ("date 2020-11-01", "2020-11-01"),
        ("24.08.2013", "2013-08-24"),
        ("27-07-2016", "2016-07-27"),
        ("04-05-2016", None),
    ],
)
def test_a_stamp_is_one_instant_or_a_bare_date(stamp: str, when: str | None) -> None:
    found = clock.stamp_at(stamp)
    assert found is not None
    assert found.when == when


def test_gmt_wins_where_two_zones_disagree() -> None:
    found = clock.stamp_at("Last Update: 01 November 2020 KSA 15:53 - GMT 13:53")
    assert found is not None
    assert found.when == "2020-11-01T13:53:00+00:00"
    assert found.warnings == ("KSA 15:53 and GMT 13:53 are not one instant; GMT is kept",)


@pytest.mark.parametrize(
    "words", ["On 4 October 2016 the town fell", "31 February 2020", "Monday", "Section 4.5.2016b"]
)
def test_what_names_no_day_at_its_start_is_no_stamp(words: str) -> None:
    assert clock.stamp_at(words) is None


def test_metadata_is_believed_before_stamps_and_stamps_before_the_address() -> None:
    stamp = clock.stamp_at("Published: 2 May 2021")
    assert stamp is not None
    url = "https://example.org/2021/05/03/shelling"
    assert (
        clock.settle(stated=(("json-ld", "2021-05-02T08:00:00+00:00"),), stamps=(stamp,), url=url).published_from
        == "json-ld"
    )
    assert clock.settle(stamps=(stamp,), url=url) == clock.Clock("2021-05-02", None, "stamp")
    assert clock.settle(url=url) == clock.Clock("2021-05-03", None, "url")
    assert clock.settle() == clock.Clock(None, None, "none")


def test_a_stamp_with_a_time_refines_the_given_day() -> None:
    stamp = clock.stamp_at("Last Update: Sunday, 01 November 2020 KSA 15:53 - GMT 12:53")
    assert stamp is not None
    assert clock.settle("2020-11-01", stamps=(stamp,)) == clock.Clock("2020-11-01T12:53:00+00:00", None, "stamp")


def test_a_later_update_leaves_the_given_day() -> None:
    stamp = clock.stamp_at("Last Update: Tuesday, 03 November 2020 KSA 15:53 - GMT 12:53")
    assert stamp is not None
    assert clock.settle("2020-11-01", stamps=(stamp,)) == clock.Clock(
        "2020-11-01", "2020-11-03T12:53:00+00:00", "given"
    )


def test_the_texts_own_date_wins_over_metadata_with_a_warning() -> None:
    stamp = clock.stamp_at("Date of publication 4 October 2016")
    assert stamp is not None
    settled = clock.settle("2016-09-20", stamps=(stamp,))
    assert (settled.published, settled.published_from) == ("2016-10-04", "stamp")
    assert settled.warnings == (
        "the text says it was published 2016-10-04, its metadata 2016-09-20; the text's own date is kept",
    )


def test_day_and_month_are_told_apart_by_a_known_day_only() -> None:
    stamp = clock.stamp_at("03-08-2016")
    assert stamp is not None
    assert clock.settle("2016-08-03", stamps=(stamp,)).warnings == ()
    alone = clock.settle(stamps=(stamp,))
    assert alone.published is None
    assert alone.warnings == (
        "the date may be 2016-08-03 or 2016-03-08: day and month cannot be told apart, so it is left open",
    )


def test_a_dateline_with_a_year_stands_where_nothing_else_does() -> None:
    assert clock.settle(dateline="KABUL, Afghanistan (Jan. 25, 2013)") == clock.Clock("2013-01-25", None, "dateline")
    assert clock.settle(dateline="BARDA, Oct 28 (Wire)").published is None


def test_a_given_time_that_is_none_is_left_out_with_a_warning() -> None:
    assert clock.settle("last week").published is None
    assert "'last week'" in clock.settle("last week").warnings[0]
    assert clock.settle("2020-11-01T10:00:00").published == "2020-11-01"


@given(st.datetimes(timezones=st.timezones()))
def test_every_zoned_time_survives(when: object) -> None:
    stated = str(getattr(when, "isoformat")(timespec="seconds"))  # noqa: B009
    kept = clock.iso(stated)
    assert kept is None or kept[:10] == stated[:10]


@given(st.text())
def test_no_string_breaks_the_clock(words: str) -> None:
    clock.iso(words)
    clock.stamp_at(words)
    clock.url_day(words)
    clock.settle(words, url=words, dateline=words)

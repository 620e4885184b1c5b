"""When an article was published: stamps, zones, bare dates, and which of them is believed."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import clock, dates
from reportedly.model import PublishedFrom


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
        ("2020/11/01 15:53", "2020-11-01"),
        ("0001-01-01T00:00:00Z", None),
        ("1970-01-01", None),
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
        ("Published On 1 Nov 2020", "2020-11-01"),
        ("Modified 3 Feb 2021", "2021-02-03"),
        ("Issued on: 21/11/2020 - 12:53", "2020-11-21"),
        ("Updated 10:31 AM ET, Thu November 5, 2020", "2020-11-05T10:31:00-05:00"),
        ("Updated 10:31 AM ET, Thu July 2, 2020", "2020-07-02T10:31:00-04:00"),
        ("Published 1:30 AM ET, Sun November 1, 2020", "2020-11-01"),
        ("Updated 1531 GMT (2331 HKT) November 5, 2020", "2020-11-05T15:31:00+00:00"),
        ("5:53 PM EDT, Sun November 1, 2020", "2020-11-01T17:53:00-04:00"),
        ("November 1, 20201:14 PM UTC", "2020-11-01T13:14:00+00:00"),
        ("Sun 1 Nov 2020 12.53 GMT", "2020-11-01T12:53:00+00:00"),
        ("Nov. 1, 2020 at 7:53 a.m. EST", "2020-11-01T07:53:00-05:00"),
        ("Nov. 1, 2020, 7 a.m. PT", "2020-11-01T07:00:00-08:00"),
        ("Thu 05/11/2020 15:53 CET", "2020-11-05T15:53:00+01:00"),
        ("2020-11-01T15:53:00.123+03:00", "2020-11-01T15:53:00+03:00"),
        ("2020/11/01 15:53", "2020-11-01"),
        ("1-Nov-2020", "2020-11-01"),
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
    ("stamp", "day"),
    [
        ("KSA 01:00 - GMT 22:00, 31 December 9999", "9999-12-31"),
        ("KSA 01:00 - GMT 22:00, 1 January 0001", "0001-01-01"),
    ],
)
def test_a_stamp_at_an_end_of_the_calendar_keeps_its_day(stamp: str, day: str) -> None:
    found = clock.stamp_at(stamp)
    assert found is not None
    assert found.when == day


def test_thousands_of_stamps_are_told_at_once() -> None:
    days = [date(2000, 1, 1) + timedelta(days=n) for n in range(4000)]
    lines = [f"Published {day:%d/%m/%Y}" for day in days] + [f"{day:%-d %B %Y}" for day in days]
    stamps = tuple(stamp for line in lines if (stamp := clock.stamp_at(line)) is not None)
    assert clock.settle(stamps=stamps).published is not None


@pytest.mark.parametrize(
    "words",
    ["On 4 October 2016 the town fell", "31 February 2020", "Monday", "Section 4.5.2016b", "Updated 3 hours ago"],
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


@pytest.mark.parametrize("given", ["2020-11-06", "2020-10-20"])
def test_an_update_before_the_given_day_or_long_after_it_tells_that_the_given_day_is_wrong(given: str) -> None:
    stamp = clock.stamp_at("Last Update: Tuesday, 03 November 2020 KSA 15:53 - GMT 12:53")
    assert stamp is not None
    settled = clock.settle(given, stamps=(stamp,))
    assert (settled.published, settled.published_from) == ("2020-11-03T12:53:00+00:00", "stamp")
    assert settled.warnings


def test_the_text_s_own_day_wins_over_what_is_given_from_outside() -> None:
    stamp = clock.stamp_at("Tuesday 12 July 2016")
    assert stamp is not None
    settled = clock.settle("2016-07-06", stamps=(stamp,))
    assert (settled.published, len(settled.warnings)) == ("2016-07-12", 1)


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


def test_the_order_of_day_and_month_is_told_by_another_date_of_the_page() -> None:
    stamps = tuple(filter(None, map(clock.stamp_at, ("Published 03/08/2016", "Updated 23/08/2016"))))
    assert clock.settle(stamps=stamps) == clock.Clock("2016-08-03", "2016-08-23", "stamp")
    assert clock.settle(stamps=stamps[:1], updated="2016-03-08").published == "2016-03-08"


def test_json_ld_and_markup_more_than_a_day_apart_are_told() -> None:
    settled = clock.settle(stated=(("json-ld", "2020-11-05T18:10:00+00:00"), ("meta", "2020-11-02")))
    assert (settled.published, settled.published_from) == ("2020-11-05T18:10:00+00:00", "json-ld")
    assert settled.warnings == (
        "the page's JSON-LD says it was published 2020-11-05T18:10:00+00:00, its markup 2020-11-02; the first is kept",
    )
    assert clock.settle(stated=(("json-ld", "2020-11-05"), ("meta", "2020-11-06"))).warnings == ()


def test_a_bare_date_that_is_the_last_change_is_no_contradiction() -> None:
    stamp = clock.stamp_at("7 November 2020")
    assert stamp is not None
    stated: tuple[tuple[PublishedFrom, str], ...] = (("json-ld", "2020-11-05T18:10:00+00:00"),)
    assert clock.settle(stated=stated, updated="2020-11-07T01:00:00+00:00", stamps=(stamp,)).warnings == ()
    assert "the metadata is kept" in clock.settle(stated=stated, stamps=(stamp,)).warnings[0]


def test_a_stamp_of_the_same_minute_is_no_contradiction() -> None:
    stamp = clock.stamp_at("Published November 5, 2020, 1:05 PM EST")
    assert stamp is not None
    settled = clock.settle(stated=(("json-ld", "2020-11-05T18:05:41+00:00"),), stamps=(stamp,))
    assert settled == clock.Clock("2020-11-05T18:05:41+00:00", None, "json-ld")


def test_one_label_that_agrees_with_the_metadata_settles_it() -> None:
    lines = ("Originally published 2020-11-04", "Posted 5 November 2020")
    stamps = tuple(filter(None, map(clock.stamp_at, lines)))
    stated: tuple[tuple[PublishedFrom, str], ...] = (("meta", "2020-11-05T18:05:41+00:00"),)
    assert clock.settle(stated=stated, stamps=stamps).published == "2020-11-05T18:05:41+00:00"


def test_of_changes_that_are_one_instant_the_one_in_gmt_is_kept() -> None:
    lines = (
        "Published: 14 July ,2021: 03:53 PM GST",
        "Updated: 14 July ,2021: 06:10 PM GST",
        "Last Update: Wednesday, 14 July 2021 KSA 17:10 - GMT 14:10",
    )
    stamps = tuple(filter(None, map(clock.stamp_at, lines)))
    assert clock.settle(stamps=stamps) == clock.Clock("2021-07-14T15:53:00+04:00", "2021-07-14T14:10:00+00:00", "stamp")


def test_stamps_are_found_within_a_line() -> None:
    line = "By Ann Lee | Nov 5, 2020 | Updated: Nov 7, 2020, 10:31 AM ET"
    found = list(clock.stamps_in(line))
    assert [(stamp.role, stamp.when, stamp.labelled) for _, stamp in found] == [
        ("published", "2020-11-05", False),
        ("updated", "2020-11-07T10:31:00-05:00", True),
    ]
    assert line[found[1][0] : found[1][1].end] == "Updated: Nov 7, 2020, 10:31 AM ET"
    assert list(clock.stamps_in("v1.2/05/11/2020 and 3.4.2020b")) == []


def test_labels_say_what_they_label() -> None:
    assert [clock.label_role(words) for words in ("Updated on", "Posted:", "By", "Update from the hills")] == [
        "updated", "published", None, None,
    ]  # fmt: skip
    assert clock.opening_label("Updated Nov 5") == "Updated "
    assert clock.opening_label("Nov 5") == ""


def test_counts_of_seconds_name_an_instant() -> None:
    assert clock.epoch("1604235180") == clock.epoch("1604235180000") == "2020-11-01T12:53:00+00:00"
    assert clock.epoch("20201101") is None


ZONED = {
    "GMT": 0, "UTC": 0, "EST": -300, "PDT": -420, "CEST": 120, "KSA": 180, "UTC+3": 180, "GMT-05:30": -330, "JST": 540,
}  # fmt: skip
STYLES = (
    "Published: {0:%-d} {0:%B} {0:%Y}, {0:%H}:{0:%M} {1}",
    "Updated {0:%-I}:{0:%M} {0:%p} {1}, {0:%a} {0:%B} {0:%-d}, {0:%Y}",
    "Last updated on {0:%A}, {0:%d} {0:%b} {0:%Y} {0:%H}.{0:%M} {1}",
    "{0:%b}. {0:%-d}, {0:%Y} at {0:%-I}:{0:%M} {0:%p} ({1})",
    "{0:%B} {0:%-d}, {0:%Y}{0:%-I}:{0:%M} {0:%p} {1}",
    "{0:%Y}/{0:%m}/{0:%d} {0:%H}:{0:%M} {1}",
    "Posted {0:%Y}-{0:%m}-{0:%d} {0:%H}:{0:%M}:00 {1}",
)


@given(
    st.datetimes(datetime(1980, 1, 1), datetime(2099, 1, 1)), st.sampled_from(sorted(ZONED)), st.sampled_from(STYLES)
)
def test_a_time_in_any_style_reads_back_to_its_instant(when: datetime, zone: str, style: str) -> None:
    when = when.replace(second=0, microsecond=0)
    found = clock.stamp_at(style.format(when, zone))
    assert found is not None
    assert found.when == when.replace(tzinfo=timezone(timedelta(minutes=ZONED[zone]))).isoformat()


@given(
    st.dates(date(1980, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{0:%-d} {0:%B} {0:%Y}", "{0:%B} {0:%-d}, {0:%Y}", "Updated on {0:%a} {0:%b}. {0:%d}, {0:%Y}",
                     "{0:%Y}/{0:%m}/{0:%d}", "{0:%Y}-{0:%m}-{0:%d} 12:53", "{0:%d}.{0:%m}.{0:%Y}",
                     "{0:%d}/{0:%m}/{0:%Y}"]),
)  # fmt: skip
def test_a_day_in_any_style_reads_back_or_stays_open(day: date, style: str) -> None:
    found = clock.stamp_at(style.format(day))
    assert found is not None
    assert found.when == str(day) if found.when else str(day) in found.days


@given(st.datetimes(datetime(2007, 4, 1), datetime(2030, 1, 1)), st.sampled_from(sorted(dates.MOVING)))
def test_american_clocks_move_with_the_season(when: datetime, zone: str) -> None:
    found = clock.stamp_at(f"{when:%B} {when.day}, {when.year} {when:%H}:{when:%M} {zone}")
    assert found is not None
    assert found.when is not None
    there = when.replace(second=0, microsecond=0, tzinfo=ZoneInfo(dates.MOVING[zone]))
    both = {there.replace(fold=fold).utcoffset() for fold in (0, 1)}
    assert found.when == (there.isoformat() if len(both) == 1 else str(when.date()))


@pytest.mark.parametrize(
    "part", ["5 ", "1:1", "Nov ", "updated ", "1/", "(", "2020", "GMT ", " 	", "Sunday, ", "12:30 "]
)
def test_long_lines_cost_no_time(part: str) -> None:
    list(clock.stamps_in(part * 20_000))
    clock.stamp_at(part * 20_000)
    clock.iso(part * 20_000)


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
    clock.epoch(words)
    clock.opening_label(words)
    clock.settle(words, url=words, dateline=words, stamps=tuple(stamp for _, stamp in clock.stamps_in(words)))

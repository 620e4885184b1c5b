from __future__ import annotations

import pytest

from reportedly.claims.page import Page
from reportedly.claims.times import times, when
from reportedly.language.parse import Name, Parse
from reportedly.model import Article, Block, BlockKind, Time
from tests.marked import sentences

SUNDAY = "2020-11-01"


def read(text: str, published: str | None = SUNDAY, *blocks: Block, names: tuple[Name, ...] = ()) -> tuple[Time, ...]:
    article = Article("test", text, blocks, published=published)
    parse = Parse(text, (), sentences(text), names, ())
    return times(Page.of(article, parse), article, parse)


def told(text: str, published: str | None = SUNDAY, *blocks: Block) -> dict[str, str]:
    return {text[slice(*time.span)]: time.edtf for time in read(text, published, *blocks)}


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("Shells hit the town on Saturday.", "Saturday", "2020-10-31"),
        ("Shells hit the town on Sunday.", "Sunday", "2020-11-01"),
        ("The envoys will meet on Tuesday.", "Tuesday", "2020-11-03"),
        ("The team is due to leave on Friday.", "Friday", "2020-11-06"),
        ("The road was cut late Monday.", "late Monday", "2020-10-26"),
        ("He spoke on Tuesday morning.", "Tuesday morning", "2020-10-27"),
        ("Wednesday’s raid will be investigated.", "Wednesday", "2020-10-28"),
        ("The village fell last Thursday.", "last Thursday", "2020-10-29"),
        ("They will vote next Sunday.", "next Sunday", "2020-11-08"),
        ("The mill burned yesterday.", "yesterday", "2020-10-31"),
        ("The mill burned earlier today.", "earlier today", "2020-11-01"),
        ("The bridge was hit last night.", "last night", "2020-10-31"),
        ("Fighting went on overnight and Sunday morning.", "overnight and Sunday morning", "2020-10-31/2020-11-01"),
        ("They struck villages on Saturday and overnight.", "Saturday and overnight", "2020-10-31/2020-11-01"),
        ("Shells fell overnight.", "overnight", "2020-10-31/2020-11-01"),
    ],
)
def test_a_day_is_reckoned_from_the_day_of_publication(text: str, span: str, edtf: str) -> None:
    assert told(text) == {span: edtf}


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("It fell on October 6.", "October 6", "2020-10-06"),
        ("It fell on 6 October 2018.", "6 October 2018", "2018-10-06"),
        ("It fell on Oct. 6, 2018, they said.", "Oct. 6, 2018", "2018-10-06"),
        ("It fell on the 6th of October.", "the 6th of October", "2020-10-06"),
        ("It fell on Friday, Oct. 23.", "Friday, Oct. 23", "2020-10-23"),
        ("It fell on December 24.", "December 24", "2019-12-24"),
        ("The truce will start on November 10.", "November 10", "2020-11-10"),
        ("It fell on 2020-10-06.", "2020-10-06", "2020-10-06"),
        ("It fell on 23/10/2020.", "23/10/2020", "2020-10-23"),
        ("It fell in mid-October.", "mid-October", "2020-10"),
        ("It fell in March 1996.", "March 1996", "1996-03"),
        ("It fell in July last year.", "July last year", "2019-07"),
        ("It fell last month.", "last month", "2020-10"),
        ("It fell this week.", "this week", "2020-10-26/2020-11-01"),
        ("It fell last year.", "last year", "2019"),
        ("It fell at the end of last year.", "the end of last year", "2019"),
        ("It fell at the start of last month.", "the start of last month", "2020-10"),
        ("It fell in 2014.", "2014", "2014"),
        ("It began before the 2014 war.", "2014", "2014"),
        ("It fell in the summer of 2015.", "the summer of 2015", "2015-22"),
        ("It fell in summer 2015.", "summer 2015", "2015-22"),
        ("It fell in the first half of 1998.", "the first half of 1998", "1998-40"),
        ("Output fell in Q3.", "Q3", "2020-35"),
        ("Output fell in the third quarter.", "the third quarter", "2020-35"),
        ("They fought in the 1990s.", "the 1990s", "199X"),
        ("They fought in the late ’80s.", "the late ’80s", "198X"),
        ("They fought in the 19th century.", "the 19th century", "18XX"),
        ("The shrine fell in 480 BC.", "480 BC", "-0479"),
        ("It closed at Christmas 2016.", "Christmas 2016", "2016-12-25"),
        ("It closed on Good Friday.", "Good Friday", "2020-04-10"),
        ("They met during Eid al-Adha 2019.", "Eid al-Adha 2019", "2019-08-11~"),
    ],
)
def test_dates_months_years_and_named_days(text: str, span: str, edtf: str) -> None:
    assert told(text) == {span: edtf}


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("Hundreds have died since September 27.", "since September 27", "2020-09-27/.."),
        ("The town was held since 2015.", "since 2015", "2015/.."),
        ("They stayed until Friday.", "until Friday", "../2020-10-30"),
        ("He ruled from 1992 to 1994.", "from 1992 to 1994", "1992/1994"),
        ("They fought between May and June.", "between May and June", "2020-05/2020-06"),
        ("Talks ran from Monday to Wednesday.", "from Monday to Wednesday", "2020-10-26/2020-10-28"),
        ("They fought on October 4-7.", "October 4-7", "2020-10-04/2020-10-07"),
        ("They fought in 1914–18.", "1914–18", "1914/1918"),
        ("The war began more than five years ago.", "more than five years ago", "../2015"),
    ],
)
def test_ranges_closed_and_open(text: str, span: str, edtf: str) -> None:
    assert told(text) == {span: edtf}


@pytest.mark.parametrize(
    ("text", "span", "edtf"),
    [
        ("They fought for more than a month.", "for more than a month", ">P1M"),
        ("The siege lasted less than two weeks.", "less than two weeks", "<P2W"),
        ("They fought for a few weeks.", "for a few weeks", "PXW"),
        ("He held out for seventeen years.", "for seventeen years", "P17Y"),
        ("He was killed within half an hour.", "within half an hour", "PT30M"),
        ("A two-day truce was agreed.", "two-day", "P2D"),
        ("Three died over the past two weeks.", "the past two weeks", "P2W"),
        ("Raids grew in recent months.", "recent months", "PXM"),
        ("They drive there every day.", "every day", "P1D/repeat"),
        ("They drive there twice a week.", "a week", "P1W/repeat"),
        ("Three years ago he fled.", "Three years ago", "2017"),
        ("Five months ago he fled.", "Five months ago", "2020-06"),
        ("Three days ago he fled.", "Three days ago", "2020-10-29"),
    ],
)
def test_durations_sets_and_what_is_counted_back(text: str, span: str, edtf: str) -> None:
    assert told(text) == {span: edtf}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It fell at 7:45 p.m. on Friday.", {"7:45 p.m. on Friday": "2020-10-30T19:45"}),
        ("It fell at noon Saturday.", {"noon Saturday": "2020-10-31T12:00"}),
        (
            "It fell at 0615 local time (0215 GMT) on Friday.",
            {
                "0615 local time": "2020-10-30T06:15:00+04:00",
                "0215 GMT": "2020-10-30T02:15:00Z",
                "Friday": "2020-10-30",
            },
        ),
        (
            "On Friday it fell at 1:30 a.m. local time (2130 GMT).",
            {
                "Friday": "2020-10-30",
                "1:30 a.m. local time": "2020-10-30T01:30:00+04:00",
                "2130 GMT": "2020-10-29T21:30:00Z",
            },
        ),
    ],
)
def test_clock_times_have_their_day_and_their_zone(text: str, found: dict[str, str]) -> None:
    assert told(text) == found


def test_what_is_counted_from_the_last_date_told() -> None:
    text = "He left on October 6, 2019. Three days earlier he had met them. The following year he died."
    assert list(told(text).values()) == ["2019-10-06", "2019-10-03", "2020"]


@pytest.mark.parametrize(
    "text",
    [
        "A 35-year-old man and a boy of 12 years of age died.",
        "He is now, as recently, currently at large.",
        "They may march against the sun.",
        "May Haddad and April Jones spoke.",
        "Rovers won 2:1 and City drew 10:35.",
        "Some 2000 soldiers and about 1900 fighters left.",
        "It cost $2014 and weighs 1996 tons.",
        "Wed them, said Jan Novak.",
    ],
)
def test_what_names_no_time(text: str) -> None:
    assert told(text) == {}


def test_today_in_a_quotation_is_the_day_of_speaking() -> None:
    text = "“We lost the hill today,” the captain said on Friday. Today the hill is quiet."
    assert [time.edtf for time in read(text)] == ["2020-10-30", "2020-10-30", "2020-11-01"]


def test_without_a_day_of_publication_only_full_dates_are_told() -> None:
    assert told("It fell on Saturday, in May, yesterday and on 6 May 2018.", None) == {"6 May 2018": "2018-05-06"}


@pytest.mark.parametrize(
    ("kind", "own", "found"),
    [
        ("caption", "2020-10-23", ["2020-10-21"]),
        ("paragraph", "2020-10-26T09:15:00+01:00", ["2020-10-21"]),
        ("paragraph", None, ["2020-10-28"]),
        ("related", None, []),
        ("stamp", None, []),
    ],
)
def test_a_block_is_read_from_its_own_day_and_only_where_it_claims(
    kind: BlockKind, own: str | None, found: list[str]
) -> None:
    story = "The bridge fell.\n\n"
    text = f"{story}Smoke rose on Wednesday."
    blocks = Block("paragraph", 0, len(story)), Block(kind, len(story), len(text), date=own)
    assert [time.edtf for time in read(text, SUNDAY, *blocks)] == found


def test_a_time_inside_a_name_is_none() -> None:
    text = "Reporters of the Sunday Herald met him on Monday."
    start = text.index("Sunday")
    name = Name(start, start + len("Sunday Herald"), "organisation", 0.95)
    assert [time.edtf for time in read(text, names=(name,))] == ["2020-10-26"]


def test_the_time_that_holds_for_some_words_is_the_nearest_in_their_sentence() -> None:
    text = "Rain fell on Friday and a shell killed ten on Saturday. The mayor was hurt. It lasted two days."
    article = Article("test", text, published=SUNDAY)
    parse = Parse(text, (), sentences(text), (), ())
    page = Page.of(article, parse)
    found = times(page, article, parse)

    def at(words: str) -> str | None:
        start = text.index(words)
        return when(found, page, (start, start + len(words)))

    assert at("Rain") == "2020-10-30"
    assert at("ten") == "2020-10-31"
    assert at("mayor") == SUNDAY
    assert at("lasted") == SUNDAY

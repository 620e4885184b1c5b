import json
from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import (
    Act,
    Actor,
    Article,
    Block,
    BlockKind,
    Event,
    EventType,
    Factuality,
    Mode,
    Named,
    Participant,
    Party,
    PublishedFrom,
    Report,
    Statement,
    Status,
)
from reportedly.report import from_json, from_line, to_json, to_line
from tests.example import ALIYEV, TEXT, at, report

spans = st.tuples(st.integers(0, 99), st.integers(0, 99))
many = st.lists(spans, max_size=3).map(tuple)
words = st.text(max_size=20)
maybe = st.none() | words
parties = st.builds(Party, many, maybe)


def one_of(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


blocks = st.builds(
    Block, one_of(BlockKind), st.integers(0, 9), st.integers(0, 9), maybe, st.none() | spans, st.none() | spans
)
articles = st.builds(
    Article,
    id=words,
    text=words,
    blocks=st.lists(blocks, max_size=3).map(tuple),
    byline=st.lists(words, max_size=2).map(tuple),
    published=maybe,
    published_from=one_of(PublishedFrom),
)
statements = st.builds(
    Statement,
    id=words,
    source=parties,
    named=one_of(Named),
    cue=many,
    content=many,
    via=st.none() | parties,
    addressee=st.none() | parties,
    target=st.none() | parties,
    mode=one_of(Mode),
    act=one_of(Act),
    factuality=one_of(Factuality),
    condition=st.none() | spans,
    parent=maybe,
    said=maybe,
    confidence=st.integers(0, 10_000).map(lambda n: n / 10_000),
)
participants = st.lists(st.builds(Participant, spans, maybe), max_size=2).map(tuple)
events = st.builds(
    Event,
    id=words,
    type=one_of(EventType),
    mode=maybe,
    trigger=spans,
    actors=participants,
    recipients=participants,
    place=maybe,
    time=maybe,
    status=one_of(Status),
    claimant=maybe,
    confidence=st.integers(0, 10_000).map(lambda n: n / 10_000),
)
reports = st.builds(
    Report,
    article=articles,
    statements=st.lists(statements, max_size=3).map(tuple),
    actors=st.lists(st.builds(Actor, words, words, many), max_size=2).map(tuple),
    warnings=st.lists(words, max_size=2).map(tuple),
    events=st.lists(events, max_size=2).map(tuple),
)


def test_the_shape_is_the_documented_one() -> None:
    data = to_json(report())
    assert list(data) == ["article", "statements", "events", "figures", "places", "times", "actors", "warnings"]
    assert list(data["article"]) == (
        "id url outlet title byline language published updated published_from dateline origin text blocks".split()
    )
    assert data["article"]["blocks"][0] == {"kind": "headline", "start": 0, "end": 22}
    first = data["statements"][0]
    assert list(first) == (
        "id source cue content via addressee target mode act factuality condition parent said confidence".split()
    )
    assert list(first["source"]) == ["spans", "actor", "named"]
    assert first["source"]["actor"] == ALIYEV
    assert first["via"]["actor"] is None
    assert list(data["actors"][0]) == ["id", "name", "mentions"]


def test_an_event_is_written_as_documented() -> None:
    shelling = Event(
        id="e1",
        type="ASSAULT",
        mode="heavy-weapons",
        trigger=at("shelling"),
        actors=(Participant(at("Armenian forces"), "ARM.MIL"),),
        recipients=(Participant(at("Ganja")),),
        place=None,
        time="2020-10-04",
        status="denied",
        claimant="s2",
        confidence=0.81239,
    )
    (written,) = to_json(replace(report(), events=(shelling,)))["events"]
    assert list(written.items()) == [
        ("id", "e1"),
        ("type", "ASSAULT"),
        ("mode", "heavy-weapons"),
        ("trigger", list(at("shelling"))),
        ("actors", [{"span": list(at("Armenian forces")), "actor": "ARM.MIL"}]),
        ("recipients", [{"span": list(at("Ganja")), "actor": None}]),
        ("place", None),
        ("time", "2020-10-04"),
        ("status", "denied"),
        ("claimant", "s2"),
        ("confidence", 0.8124),
    ]


def test_what_an_article_does_not_tell_is_an_empty_list() -> None:
    data = to_json(Report(Article("a", "")))
    assert [data[name] for name in ("events", "figures", "places", "times")] == [[], [], [], []]


def test_spans_point_at_the_words_after_an_emoji() -> None:
    for statement in from_line(to_line(report())).statements:
        for start, end in (*statement.cue, *statement.content):
            assert TEXT[start:end] == TEXT[start:end].strip() != ""


def test_text_is_written_as_it_is_and_on_one_line() -> None:
    line = to_line(report())
    assert "🚀" in line and "’" in line
    assert "\n" not in line


@given(reports)
def test_a_report_survives_writing_and_reading(made: Report) -> None:
    line = to_line(made)
    assert from_line(line) == made
    assert from_json(json.loads(line)) == made
    assert to_line(from_line(line)) == line


@given(st.text(st.characters(), max_size=30))
def test_every_line_is_sound_utf8_even_with_half_a_surrogate_pair(text: str) -> None:
    line = to_line(Report(Article("a", text)))
    assert from_line(line.encode()).article.text == text
    broken = to_line(Report(Article("a", text + "\ud83d")))
    assert from_line(broken.encode()).article.text == text + "\ud83d"


def test_a_line_is_one_line_for_every_reader() -> None:
    made = Report(Article("a", "one\u2028two\u2029three\x85four\x0bfive\x1csix"))
    assert len(to_line(made).splitlines()) == 1
    assert from_line(to_line(made)) == made


def test_confidences_are_rounded_so_that_machines_agree() -> None:
    made = replace(report(), statements=(replace(report().statements[0], confidence=0.123456789),))
    assert to_json(made)["statements"][0]["confidence"] == 0.1235


def test_a_block_tells_its_own_date_place_and_credit_only_where_it_has_them() -> None:
    caption = Block("caption", 0, 40, date="2020-10-23", place=(5, 11), credit=(30, 37))
    made = replace(report(), article=replace(report().article, blocks=(caption, Block("paragraph", 40, 90))))
    first, second = to_json(made)["article"]["blocks"]
    assert first == {
        "kind": "caption",
        "start": 0,
        "end": 40,
        "date": "2020-10-23",
        "place": [5, 11],
        "credit": [30, 37],
    }
    assert second == {"kind": "paragraph", "start": 40, "end": 90}

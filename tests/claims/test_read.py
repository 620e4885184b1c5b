"""What holds for every report, whatever the encoder makes of whatever text."""

from __future__ import annotations

import time
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.read import claims
from reportedly.language.parse import Attribution, Name, Parse
from reportedly.model import Article, Report, Span, Spans
from tests.marked import parsed, read

WORDS = (
    *"""Azerbaijani President Ilham Aliyev|he|said|told|accused|the army|“We will strike back”|of shelling|🚀|سانا
on Sunday|if|only if|by|the ministry (MoD)|reporters|,|.|"|”|“|which|and|Moscow’s office|quoted him as saying|citing
denied|was|-|’|(|it|they|nine|1,200|😀👨‍👩‍👧""".replace("\n", "|").split("|"),
    "e\u0301te\u0301",
    "\u00a0",
    "\r\n",
    "\n\n",
)
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join) | st.text(min_size=1, max_size=120)


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """Any text with any spans that the encoder could hand over."""
    text = draw(TEXTS)
    span = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda s: (min(s), max(s)))
    spans = st.lists(span, max_size=2).map(lambda found: tuple(sorted(found)))
    some = st.lists(span, min_size=1, max_size=2).map(lambda found: tuple(sorted(found)))
    attribution = st.builds(
        Attribution,
        cue=some,
        source=spans,
        content=some,
        via=spans,
        addressee=spans,
        target=spans,
        condition=st.just(()),
        act=st.sampled_from(("state", "accuse", "promise")),
        act_confidence=st.floats(0, 1),
        factuality=st.just("CT+"),
        named=st.sampled_from(("named", "absent")),
        confidence=st.floats(0, 1),
    )
    name = span.map(lambda s: Name(*s, "person", 0.9))
    return Parse(
        text,
        (),
        draw(st.sampled_from([(), ((0, len(text)),)])),
        tuple(draw(st.lists(name, max_size=3))),
        tuple(draw(st.lists(attribution, max_size=4))),
    )


def every_span(report: Report) -> Iterator[Span]:
    for statement in report.statements:
        parties = (statement.source, statement.via, statement.addressee, statement.target)
        groups: list[Spans] = [party.spans for party in parties if party]
        for spans in (*groups, statement.cue, statement.content):
            yield from spans
        if statement.condition:
            yield statement.condition
    for actor in report.actors:
        yield from actor.mentions


@settings(deadline=None, max_examples=200)
@given(parses())
def test_every_span_lies_in_the_text_and_holds_something(parse: Parse) -> None:
    report = claims(Article("test", parse.text, published="2020-11-01"), parse)
    assert report.article.text == parse.text
    for start, end in every_span(report):
        assert 0 <= start < end <= len(parse.text)


@settings(deadline=None, max_examples=50)
@given(parses())
def test_a_report_is_a_pure_function_of_article_and_parse(parse: Parse) -> None:
    article = Article("test", parse.text, published="2020-11-01")
    assert claims(article, parse) == claims(article, parse)


@settings(deadline=None, max_examples=50)
@given(parses())
def test_parents_are_statements_of_the_report_and_form_no_circle(parse: Parse) -> None:
    report = claims(Article("test", parse.text), parse)
    parents = {statement.id: statement.parent for statement in report.statements}
    for child in parents:
        seen, at = set(), child
        while (above := parents[at]) is not None:
            assert above in parents
            assert above not in seen
            seen.add(above)
            at = above


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(["🚀🚀 ", "سانا ", "e\u0301te\u0301 ", "\r\n\r\n", "👨‍👩‍👧 said\n"]))
def test_what_stands_before_moves_spans_and_changes_no_words(before: str) -> None:
    marked = "<s1>The Iraqi army</s1> <q1>said</q1> <c1>“it is over”</c1> on Sunday."
    plain, moved = read(marked), read(before + marked)
    for one, two in zip(every_span(plain), every_span(moved), strict=True):
        assert plain.article.text[slice(*one)] == moved.article.text[slice(*two)]


def test_a_parse_without_attributions_gives_a_report_without_statements() -> None:
    report = claims(Article("test", ""), Parse("", (), (), (), ()))
    assert (report.statements, report.actors) == ((), ())


def test_the_time_for_a_text_grows_no_faster_than_its_length() -> None:
    piece = (
        "<s{0}>Swedish envoy Ann Berg{0}</s{0}> <q{0}>said</q{0}> <c{0}>the road to town {0} was cut</c{0}>. "
        "<s{1}>She</s{1}> <q{1}>blamed</q{1}> <c{1}>the rain</c{1}>.\n\n"
    )

    def seconds(count: int) -> float:
        parse = parsed("".join(piece.format(2 * i + 1, 2 * i + 2) for i in range(count)))
        started = time.process_time()
        claims(Article("test", parse.text), parse)
        return time.process_time() - started

    seconds(20)
    assert seconds(800) < 16 * max(seconds(200), 0.02)

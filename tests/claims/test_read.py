"""What holds for every report, whatever the encoder makes of whatever text."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.claims.read import claims
from reportedly.language.parse import Attribution, Name, Parse
from reportedly.model import Article, Block, Report, Span, Spans
from tests.marked import parsed, read, words

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


NOISE = ["🚀", "سانا", "e\u0301te\u0301", "👨‍👩‍👧", "a\r\nb", "\u200bx", "Ž\u030c", "\U0001d54f"]


@settings(deadline=None, max_examples=100)
@given(*[st.lists(st.sampled_from(NOISE), max_size=3).map(" ".join)] * 4)
def test_noise_inside_source_cue_and_content_stays_inside(source: str, cue: str, content: str, quoted: str) -> None:
    who, how = f"The Iraqi {source} army", f"said {cue} openly"
    what, more = f"that {content} the town was {content} lost", f"“it is {quoted} over”"
    parse = parsed(f"<s1>{who}</s1> <q1>{how}</q1> <c1>{what}</c1>. <s2>{who}</s2> <q2>{how}</q2> <c2>{more}</c2>.")
    report = claims(Article("test", parse.text, (Block("paragraph", 0, len(parse.text)),)), parse)
    for statement, put in zip(report.statements, (what, more), strict=True):
        assert words(report, statement.source.spans) == who
        assert words(report, statement.cue) == how
        assert words(report, statement.content) == put
    assert [s.mode for s in report.statements] == ["indirect", "direct"]
    assert report.statements[0].source.actor == report.statements[1].source.actor


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(NOISE), st.sampled_from(NOISE))
def test_noise_between_the_pieces_of_a_content_moves_none_of_them(one: str, two: str) -> None:
    marked = f"<c1>“The {one} road,”</c1> <s1>Ann {two} Berg</s1> <q1>said</q1>, <c1>“was {two} cut.”</c1>"
    (statement,) = (report := read(marked)).statements
    assert words(report, statement.content) == f"“The {one} road,” … “was {two} cut.”"
    assert words(report, statement.source.spans) == f"Ann {two} Berg"


OPEN = "<s{0}>She</s{0}> <q{0}>said</q{0}>: <c{0}>“it is over</c{0}>.\n\nIt rained.\n\n"


def test_a_quotation_that_nothing_closes_is_told() -> None:
    report = read("<s2>She</s2> <q2>said</q2> <c2>“so”</c2>. " + OPEN.format(1))
    assert report.warnings == ("a quotation is opened at character 25 and never closed in its paragraph",)
    assert report.article.text[25] == "“"


def test_many_quotations_that_nothing_closes_are_told_at_once() -> None:
    many = read("“So,” it read. " + "".join(OPEN.format(i) for i in range(1, 8)))
    assert [warning[:42] for warning in many.warnings] == ["7 quotations are opened and never closed i"]
    scraped = read("".join(OPEN.format(i) for i in range(1, 4)))
    assert len(scraped.warnings) == 1
    assert len(read("“So,” it read. " + "".join(OPEN.format(i) for i in range(1, 4))).warnings) == 3


PIECE = (
    "<s{0}>Swedish envoy Ann Berg{0}</s{0}> <q{0}>said</q{0}> <c{0}>the road to town {0} was cut</c{0}>. "
    "<s{1}>She</s{1}> <q{1}>blamed</q{1}> <c{1}>the rain</c{1}>. <c{2}>“We {0},”</c{2}> <v{2}>Berg{0}’s office</v{2}> "
    "<q{2}>quoted</q{2}> <s{2}>her</s{2}> <q{2}>as saying</q{2}>. "
    "RSA, <q{3}>citing</q{3}> <s{3}><s{4}>two men</s{4}></s{3}>, <q{4}>reported</q{4}> "
    "<c{3}><c{4}>a raid</c{4}></c{3}>. "
    "<s{5}>The Iraqi army</s{5}> <q{5}>denied</q{5}> "
    "<c{5}>it</c{5}>. <c{6}>“It is,”</c{6}> <s{6}>it</s{6}> <q{6}>said</q{6}>. <c{7}>A lie</c{7}>, <s{7}>the Iraqi "
    "statement</s{7}> <q{7}>said</q{7}>. “Open {0}.\n\n"
)


def steps(count: int) -> int:
    """How many lines of Python it takes to read so many like paragraphs: each turn of a loop is one."""
    parse = parsed("".join(PIECE.format(*range(8 * i + 1, 8 * i + 9)) for i in range(count)))
    article = Article("test", parse.text)
    claims(article, parse)
    taken = 0

    def trace(*_: object) -> object:
        nonlocal taken
        taken += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        claims(article, parse)
    finally:
        sys.settrace(before)
    return taken


def test_the_work_for_a_text_grows_no_faster_than_its_length() -> None:
    steps(10)
    assert steps(160) < 6 * steps(40)

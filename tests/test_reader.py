import sys
from collections.abc import Iterator, Sequence

import pytest

import reportedly
from reportedly import reader as module
from reportedly.articles.items import Received
from reportedly.articles.options import Given, Limits
from reportedly.claims.read import claims
from reportedly.language.parse import Parse
from reportedly.model import Article, Block, Report
from reportedly.reader import Reader, ReadOptions, batches, shared_reader
from tests import stub

ARABIC = "قال وزير الدفاع يوم الأحد إن المدينة تعرضت للقصف، وإن الجيش سيرد على مصادر النيران في وقت لاحق من اليوم."
ENGLISH = "The defense ministry said on Sunday that the city had been shelled and that it would answer."


def articles(count: int, text: str = ENGLISH) -> Iterator[Article]:
    for n in range(count):
        yield Article(str(n), text, (Block("paragraph", 0, len(text)),), language="en")


def test_reports_come_in_order_one_for_each_whatever_the_batches() -> None:
    for size in (1, 3, 100):
        encoder = stub.Encoder()
        reports = list(Reader(ReadOptions(batch_articles=size), parser=encoder).read_many(articles(7)))
        assert [r.article.id for r in reports] == list("0123456")
        assert max(map(len, encoder.groups)) == min(size, 7)


def test_batches_keep_to_their_characters_but_hold_at_least_one_article() -> None:
    received = [Received(a, (), a.id) for a in articles(4, "x" * 10)]
    sizes = [len(b) for b in batches(received, ReadOptions(batch_characters=20))]
    assert sizes == [2, 2]
    assert [len(b) for b in batches(received, ReadOptions(batch_characters=1))] == [1, 1, 1, 1]


def test_articles_are_taken_only_as_they_are_read() -> None:
    taken: list[str] = []

    def lazily() -> Iterator[Article]:
        for article in articles(100):
            taken.append(article.id)
            yield article

    reports = Reader(ReadOptions(batch_articles=2), parser=stub.Encoder()).read_many(lazily())
    next(reports)
    assert len(taken) <= 3


def test_what_is_known_about_an_article_is_used() -> None:
    report = Reader(parser=stub.Encoder()).read(
        ENGLISH, Given(outlet="Gazette", published="2020-10-04", title="Shelling")
    )
    assert (report.article.outlet, report.article.published, report.article.title) == (
        "Gazette",
        "2020-10-04",
        "Shelling",
    )
    assert report.article.published_from == "given"
    assert report.article.text == ENGLISH


def test_a_string_that_opens_with_a_tag_is_a_page() -> None:
    page = (
        f"<!DOCTYPE html><html><body><article><h1>Shelling</h1><p>{ENGLISH}</p><p>{ENGLISH}</p></article></body></html>"
    )
    report = Reader(parser=stub.Encoder()).read(page)
    assert "<p>" not in report.article.text
    assert ENGLISH in report.article.text


def test_a_string_without_an_article_or_over_the_limit_is_refused_with_the_reason() -> None:
    with pytest.raises(ValueError, match=r"empty|space"):
        Reader(parser=stub.Encoder()).read("  \n ")
    for limits in (Limits(max_bytes=10), Limits(max_characters=10)):
        with pytest.raises(ValueError, match="cut it into articles"):
            Reader(ReadOptions(limits=limits), parser=stub.Encoder()).read(ENGLISH)


def test_the_reports_before_a_string_that_holds_no_article_are_given() -> None:
    reports = Reader(parser=stub.Encoder()).read_many([ENGLISH, ENGLISH, " ", ENGLISH])
    assert [next(reports).article.text, next(reports).article.text] == [ENGLISH, ENGLISH]
    with pytest.raises(ValueError, match="nothing but space"):
        next(reports)


def test_an_article_in_another_language_is_not_given_to_the_encoder_and_says_so() -> None:
    encoder = stub.Encoder()
    english, arabic, other = Reader(parser=encoder).read_many([ENGLISH, ARABIC, ENGLISH])
    assert [len(group) for group in encoder.groups] == [2]
    assert arabic.article.text == ARABIC
    assert arabic.statements == () and any("Arabic" in w for w in arabic.warnings)
    assert english == other


def test_warnings_of_taking_in_come_before_those_of_reading() -> None:
    (article,) = articles(1)
    (report,) = Reader(parser=stub.Encoder()).read_many([Received(article, ("an odd stamp",), "here")])
    assert report.warnings[0] == "an odd stamp"


class Failing(stub.Encoder):
    """An encoder that fails on every article with `landslide` in it, and so on every batch that holds one."""

    def parse(self, articles: Sequence[Article]) -> list[Parse]:
        if any("landslide" in article.text for article in articles):
            raise KeyError("no such word")
        return super().parse(articles)


def test_an_article_on_which_the_encoder_fails_gets_an_empty_report_and_the_others_are_read() -> None:
    texts = [ENGLISH, f"{ENGLISH} A landslide did it.", f"{ENGLISH} Nobody saw it."]
    reports = list(Reader(parser=Failing()).read_many(texts))
    assert [r.article.text for r in reports] == texts
    assert [r.warnings for r in reports] == [
        (),
        ("reading it failed (KeyError: 'no such word'); its report is empty",),
        (),
    ]
    assert reports[1].statements == ()


def test_an_article_on_which_reading_claims_fails_gets_an_empty_report_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(article: Article, parse: Parse) -> Report:
        if article.id == "1":
            raise RecursionError("too deep\nin the clauses")
        return claims(article, parse)

    monkeypatch.setattr(module, "claims", failing)
    reports = list(Reader(parser=stub.Encoder()).read_many(articles(3)))
    assert [r.warnings for r in reports] == [
        (),
        ("reading it failed (RecursionError: too deep); its report is empty",),
        (),
    ]


def test_models_that_are_missing_are_no_fault_of_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = stub.module()
    missing.Encoder = stub.Missing  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "reportedly.language.encoder", missing)
    with pytest.raises(FileNotFoundError, match="make train"):
        list(Reader().read_many(articles(2)))


def test_an_article_without_blocks_is_read_by_its_text_s_own() -> None:
    bare = Article("7", f"Ganja shelled again\n\n{ENGLISH}\n\n{ENGLISH}", ())
    (report,) = Reader(parser=stub.Encoder()).read_many([bare])
    assert [b.kind for b in report.article.blocks] == ["headline", "paragraph", "paragraph"]
    assert report.warnings == ()


@pytest.mark.parametrize(
    ("article", "warning"),
    [
        (Article("7", ARABIC, ()), "Arabic script"),
        (Article("7", ENGLISH, (), language="German"), "the language 'de'"),
        (Article("7", " ", ()), "empty"),
        (Article("7", ENGLISH * 3, ()), "more than 200"),
    ],
)
def test_an_article_that_no_claim_is_read_from_says_why(article: Article, warning: str) -> None:
    encoder = stub.Encoder()
    reader = Reader(ReadOptions(limits=Limits(max_characters=200)), parser=encoder)
    for report in reader.read_many([article, Received(article, (), "here")]):
        assert len(report.warnings) == 1 and warning in report.warnings[0]
    assert encoder.groups == []


def test_the_public_function_keeps_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    shared_reader.cache_clear()
    monkeypatch.setattr(module, "Reader", lambda: Reader(parser=stub.Encoder()))
    try:
        report = reportedly.read(ENGLISH, published="2020-10-04", outlet="Gazette")
        assert report.article.outlet == "Gazette"
        assert shared_reader() is shared_reader()
    finally:
        shared_reader.cache_clear()

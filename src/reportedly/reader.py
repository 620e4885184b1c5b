"""The Reader: articles in, reports out, with the models loaded once.

Invariant: reports come in the order of the articles, one for each, and each is a pure function of its article: how
articles are grouped for the encoder changes nothing in them. An article on which reading fails gets an empty report
that says so, and costs no other article anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Protocol

from reportedly.articles import inputs
from reportedly.articles.items import Received, Skipped
from reportedly.articles.language import language
from reportedly.articles.lines.blocks import split
from reportedly.articles.options import Given, Limits
from reportedly.articles.single import fault
from reportedly.claims.read import claims
from reportedly.model import Article, Report

if TYPE_CHECKING:
    from reportedly.language.parse import Parse


class Parser(Protocol):
    """What turns articles into parses: our encoder, or anything else that keeps to `language/parse.py`."""

    def parse(self, articles: Sequence[Article]) -> list[Parse]:
        """One parse for each article, in order, over the blocks that claims are read from."""


class Helper(Protocol):
    """What fills in a report after us: `reportedly.llm.helper`, or anything else that keeps to this."""

    def fill(self, report: Report, parse: Parse) -> Report:
        """The report of that parse, with whatever was found besides."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. The encoder gets at most `batch_articles` articles or `batch_characters` characters at a time.

    Larger batches are a little faster and take more memory; a batch always holds at least one article.
    """

    batch_articles: int = 32
    batch_characters: int = 200_000
    limits: Limits = field(default_factory=Limits)


class Reader:
    """Reads articles. Make one and keep it: its models are loaded at the first article and stay.

    The encoder works on `threads` threads, 0 for as many as there are processors. A `helper` fills in each report.
    """

    def __init__(
        self,
        options: ReadOptions | None = None,
        *,
        parser: Parser | None = None,
        threads: int = 0,
        helper: Helper | None = None,
    ) -> None:
        self.options = options or ReadOptions()
        self._parser = parser
        self._threads = threads
        self._helper = helper

    @property
    def parser(self) -> Parser:
        """The encoder, loaded when it is first needed."""
        if self._parser is None:
            self._parser = encoder_on(self._threads)
        return self._parser

    def read(self, text_or_html: str, given: Given | None = None) -> Report:
        """The report on one article. `given` holds what is known about it and not stated in it.

        Raises ValueError, with the reason, where the string holds no article.
        """
        return next(self.read_many([received(text_or_html, given or Given(), self.options.limits)]))

    def read_many(self, items: Iterable[str | Article | Received]) -> Iterator[Report]:
        """A report for each item, in order, as soon as its batch is full: texts, pages, or articles taken in.

        Raises ValueError at a string that holds no article; the reports before it have been given by then.
        """
        for batch in batches((taken_in(item, self.options.limits) for item in items), self.options):
            reasons = [unread(item.article, self.options.limits) for item in batch]
            parses = iter(self._parsed([item.article for item, why in zip(batch, reasons, strict=True) if not why]))
            for item, why in zip(batch, reasons, strict=True):
                yield report_of(item, why or next(parses), self._helper)

    def _parsed(self, articles: Sequence[Article]) -> list[Parse | Exception]:
        """The parses of a batch. Where it fails, of its articles one by one, with what was raised for each at fault."""
        if not articles:
            return []
        parser = self.parser  # outside the try: models that are missing fail for every article
        try:
            return [parse for _, parse in zip(articles, parser.parse(articles), strict=True)]
        except Exception as error:
            if len(articles) == 1:
                return [error]
        return [parse for article in articles for parse in self._parsed([article])]


def read(
    text_or_html: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Report:
    """The report on one article, from its text or its HTML page. Raises ValueError where the string holds no article.

    `published` is ISO 8601, a date or a zoned time; what is not given is read from the article where it says so.
    """
    return shared_reader().read(text_or_html, Given(published=published, outlet=outlet, title=title, url=url))


@cache
def shared_reader() -> Reader:
    """The Reader behind `read`: one a process, so that its models are loaded once."""
    return Reader()


def encoder_on(threads: int) -> Parser:
    """The encoder on so many threads, 0 for as many as there are processors."""
    from reportedly.language.encoder import Encoder

    if not threads:
        return Encoder()
    from reportedly.language.encoder import EncoderOptions

    return Encoder(EncoderOptions(threads=threads))


def unread(article: Article, limits: Limits) -> str | None:
    """Why no claims are read from an article: it is in another language, too long or empty; None where they are."""
    if not article.text.strip():
        return "the text is empty"
    return limits.too_long(article.text) or language(article.text, article.language)[1]


def taken_in(item: str | Article | Received, limits: Limits) -> Received:
    """The article that an item is, with the warnings about it. An Article without blocks gets those of its text."""
    if isinstance(item, str):
        return received(item, Given(), limits)
    if isinstance(item, Received):
        return item
    return Received(item if item.blocks else replace(item, blocks=split(item.text, item.title)), (), item.id)


def received(text_or_html: str, given: Given, limits: Limits) -> Received:
    """The article that a string is. Raises ValueError where it holds none, or more than the limit."""
    if len(text_or_html) > limits.max_bytes:
        raise ValueError(f"{given.where}: {limits.too_large()}")
    item = inputs.read_string(text_or_html, given, limits)
    if isinstance(item, Skipped):
        raise ValueError(str(item))
    return item


def batches(incoming: Iterable[Received], options: ReadOptions) -> Iterator[list[Received]]:
    """The articles in order, in lists of at most so many articles and characters, but of one at least.

    Where the articles' source raises, those before it are given first.
    """
    batch: list[Received] = []
    size = 0
    try:
        for item in incoming:
            length = len(item.article.text)
            if batch and (len(batch) >= options.batch_articles or size + length > options.batch_characters):
                yield batch
                batch, size = [], 0
            batch.append(item)
            size += length
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def report_of(item: Received, parse: Parse | Exception | str, helper: Helper | None = None) -> Report:
    """What the article claims; nothing, and why, where there is no parse but a reason or what was raised.

    Warnings of the article's coming in stand before those of reading it.
    """
    if isinstance(parse, str):
        report = Report(item.article, warnings=() if parse in item.warnings else (parse,))
    elif isinstance(parse, Exception):
        report = failed(item.article, parse)
    else:
        try:
            report = claims(item.article, parse)
        except Exception as error:
            report = failed(item.article, error)
        else:
            report = helper.fill(report, parse) if helper else report
    return replace(report, warnings=(*item.warnings, *report.warnings))


def failed(article: Article, error: Exception) -> Report:
    """The empty report on an article that made us fail, with the error's type and message."""
    return Report(article, warnings=(f"{fault(error)}; its report is empty",))

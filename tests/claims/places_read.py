"""Places of short texts: the encoder's names are given as words, the gazetteer is the tests' own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from reportedly.claims.page import Page
from reportedly.claims.places import places
from reportedly.knowledge.gazetteer import Gazetteer
from reportedly.language.parse import Name, NameKind, Parse
from reportedly.model import Article, Block, Place
from tests.knowledge.gazetteers import small
from tests.marked import sentences


@cache
def towns() -> Gazetteer:
    """The tests' gazetteer, written once."""
    return small(Path(mkdtemp()))


def named(text: str, words: str, kind: NameKind, confidence: float = 0.9) -> list[Name]:
    """All mentions of some words (parted by `|`) as names of one kind."""
    found = []
    for word in filter(None, words.split("|")):
        at = text.find(word)
        while at >= 0:
            found.append(Name(at, at + len(word), kind, confidence))
            at = text.find(word, at + 1)
    return found


def read(
    text: str, seen: str = "", persons: str = "", bodies: str = "", peoples: str = "", **given: object
) -> tuple[Place, ...]:
    """The places of a text in which the encoder sees some names."""
    names = named(text, seen, "place") + named(text, persons, "person") + named(text, bodies, "organisation")
    names += named(text, peoples, "nationality")
    blocks = given.pop("blocks", (Block("paragraph", 0, len(text)),))
    article = Article(id="a", text=text, blocks=blocks, **given)  # type: ignore[arg-type]
    parse = Parse(text, (), sentences(text), tuple(sorted(names, key=lambda name: name.start)), ())
    return places(Page.of(article, parse), article, parse, towns())


def spans(text: str, **seen: str) -> list[str]:
    """The words of the places of a text."""
    return [text[slice(*place.span)] for place in read(text, **seen)]

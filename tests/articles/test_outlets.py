"""Pages in the manner of known outlets: every line under its kind, nothing else claimed (see outlets/README.md)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from reportedly.articles import page
from reportedly.articles.containers import decode
from reportedly.model import CLAIM_BLOCKS, Article, Block

FOLDER = Path(__file__).parent / "outlets"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))
HELD_BACK = FOLDER.joinpath("held-back.txt").read_text(encoding="utf-8").split()
WHOLE = ("headline", "paragraph", "correction")
"""Kinds whose line is its whole block; a caption may hold its credit, a stamp the byline beside it."""

every_page = pytest.mark.parametrize("name", NAMES)


@dataclass
class Line:
    """A line of a page as its key gives it: kind, words (some left out in the middle), the entry it belongs to."""

    kind: str
    words: str
    entry: str | None
    says: dict[str, str] = field(default_factory=dict)

    def is_in(self, words: str) -> bool:
        """Whether these words are the line or, where its kind allows that, hold it."""
        opening, dots, closing = (part.strip() for part in self.words.partition("..."))
        if self.kind in WHOLE:
            return words.startswith(opening) and words.endswith(closing) if dots else words == opening
        return opening in words and closing in words

    def touches(self, words: str) -> bool:
        """Whether a part of the line stands in these words."""
        return any(part.strip() in words for part in self.words.split("...") if part.strip())


@cache
def key(name: str) -> tuple[dict[str, str], list[Line]]:
    """What the page's article says of itself, and the page's lines."""
    head, rows = FOLDER.joinpath(f"{name}.key.txt").read_text(encoding="utf-8").split("\n\n")
    lines: list[Line] = []
    entry: str | None = None
    for row in rows.splitlines():
        kind, words = row.split(maxsplit=1)
        if row.startswith(" "):
            lines[-1].says[kind] = words
        elif kind == "entry":
            entry = words
        else:
            lines.append(Line(kind, words.strip(), entry))
    stated = (row.split(maxsplit=1) for row in head.splitlines())
    return {what: words.strip() for what, words in stated}, lines


@cache
def article(name: str) -> Article:
    raw = FOLDER.joinpath(f"{name}.html").read_bytes()
    return page.read(decode.text(raw, page=True)[0], raw=raw)[0]


def words(name: str, span: Block | tuple[int, int] | None) -> str | None:
    """The words of a block or span of the page's article, space folded."""
    if span is None:
        return None
    start, end = (span.start, span.end) if isinstance(span, Block) else span
    return " ".join(article(name).text[start:end].split())


def blocks(name: str, line: Line) -> list[Block]:
    """The blocks of the line's kind that hold it."""
    return [b for b in article(name).blocks if b.kind == line.kind and line.is_in(words(name, b) or "")]


def claimed(name: str) -> list[str]:
    """The words of every block that claims are read from."""
    return [words(name, block) or "" for block in article(name).blocks if block.kind in CLAIM_BLOCKS]


@every_page
def test_every_line_stands_under_its_kind_once(name: str) -> None:
    lines = [line for line in key(name)[1] if line.kind not in ("absent", "either")]
    found = {f"{line.kind}: {line.words}": len(blocks(name, line)) for line in lines}
    once = [line for line in lines if line.kind in CLAIM_BLOCKS]
    assert [line for line, times in found.items() if not times] == []
    assert [line.words for line in once if found[f"{line.kind}: {line.words}"] > 1] == []


@every_page
def test_what_is_no_part_of_the_story_is_not_claimed(name: str) -> None:
    absent = [line for line in key(name)[1] if line.kind == "absent"]
    assert [line.words for line in absent if any(map(line.touches, claimed(name)))] == []


@every_page
def test_nothing_is_claimed_but_what_the_key_holds(name: str) -> None:
    lines = [line for line in key(name)[1] if line.kind in CLAIM_BLOCKS or line.kind == "either"]
    assert [words for words in claimed(name) if not any(line.is_in(words) for line in lines)] == []


@every_page
def test_the_article_says_who_published_it_and_when(name: str) -> None:
    found, stated = article(name), key(name)[0]
    published, _, source = stated.get("published", "None from none").partition(" from ")
    assert (str(found.published), found.published_from) == (published, source)
    assert {
        "title": found.title,
        "outlet": found.outlet,
        "updated": found.updated,
        "dateline": found.dateline,
        "origin": found.origin,
    } == {what: stated.get(what) for what in ("title", "outlet", "updated", "dateline", "origin")}
    # An outlet or agency named as its own author says nothing of who wrote the story.
    authors = [author for author in found.byline if author not in (found.outlet, found.origin)]
    assert authors == [author for author in stated.get("byline", "").split("; ") if author not in ("", found.origin)]


@every_page
def test_a_caption_keeps_its_own_date_place_and_credit(name: str) -> None:
    for line in key(name)[1]:
        for block in blocks(name, line) if line.kind == "caption" else ():
            found = {"date": block.date, "place": words(name, block.place), "credit": words(name, block.credit)}
            assert {what: said for what, said in found.items() if said} == line.says, line.words


@every_page
def test_an_entry_s_blocks_have_its_time(name: str) -> None:
    dates = {
        line.words: (block.date, line.entry)
        for line in key(name)[1]
        for block in blocks(name, line)
        if line.entry and line.kind in CLAIM_BLOCKS and line.kind != "caption"
    }
    assert {words: found for words, (found, entry) in dates.items() if (found or "-") != entry} == {}


def test_the_pages_held_back_are_a_third() -> None:
    assert set(HELD_BACK) < set(NAMES)
    assert len(HELD_BACK) == len(NAMES) // 3


def test_every_page_has_its_key_and_every_key_its_page() -> None:
    assert sorted(path.name.removesuffix(".key.txt") for path in FOLDER.glob("*.key.txt")) == NAMES

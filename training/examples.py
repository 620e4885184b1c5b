"""Training examples: windows of text with the labels of every layer that their corpus annotates."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from reportedly.language.labels import (
    ACTS,
    CUE,
    FACTUALITIES,
    NAME_TAGS,
    NAMED,
    NONE,
    POS,
    RELATIONS,
    ROLES,
    SOURCE,
)
from reportedly.language.tokens import MIXED, NUMBER, TITLE, UPPER, Ints
from reportedly.language.windows import LIMIT, Window, paragraphs_of, segments_of, windows_of
from training.corpora import Document, Statement, Syntax

if TYPE_CHECKING:
    from tokenizers import Tokenizer

UNKNOWN = -100


@dataclass
class Cue:
    """One cue of a window: its anchor word, which roles each word may have, and its kinds where known."""

    anchor: int
    allowed: Ints
    act: int = UNKNOWN
    fact: int = UNKNOWN
    named: int = UNKNOWN


@dataclass
class Example:
    """A window with labels by word; UNKNOWN where a layer is not annotated."""

    window: Window
    cues: list[Cue] = field(default_factory=list)
    anchors: Ints | None = None
    pos: Ints | None = None
    heads: Ints | None = None
    relations: Ints | None = None
    sentences: Ints | None = None
    names: Ints | None = None


def scraped(document: Document, luck: random.Random) -> Document:
    """The document as a careless scraper would leave it: commas, apostrophes, closing quotes or line breaks lost."""
    lost = {","}
    if luck.random() < 0.6:
        lost |= set("'’")
    if luck.random() < 0.3:
        lost.add("”")
    text = document.text
    gone = np.array([c in lost for c in text], dtype=np.int64)
    if luck.random() < 0.6:
        text = re.sub(r"\n\s*\n", lambda m: " " + "\n" * (len(m[0]) - 1), text)
        gone |= np.array([c == "\n" for c in text], dtype=np.int64)
    if luck.random() < 0.6:
        text = text.translate(str.maketrans("“”", '""'))
    before = np.concatenate([[0], np.cumsum(gone)])
    kept = "".join(c for c, g in zip(text, gone, strict=True) if not g)

    def move(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        moved = [(int(s - before[s]), int(e - before[e])) for s, e in spans]
        return [(s, e) for s, e in moved if s < e]

    statements = [
        Statement({role: move(spans) for role, spans in s.spans.items()}, s.act, s.fact, s.named)
        for s in document.statements or ()
    ]
    return Document(kept, statements, document.full_roles)


def examples_of(tokenizer: Tokenizer, document: Document, limit: int = LIMIT) -> list[Example]:
    """The document's windows with their labels."""
    text = document.text
    segments = segments_of(tokenizer, text, paragraphs_of(text, [(0, len(text))]), limit)
    found = []
    for window in windows_of(segments, limit):
        example = Example(window)
        if document.statements is not None:
            label_statements(example, document)
        if document.syntax is not None:
            label_syntax(example, document.syntax)
        if document.names is not None:
            label_names(example, document)
        found.append(example)
    return found


def inside(window: Window, spans: list[tuple[int, int]]) -> Ints:
    """Indices of the window's words that the spans touch."""
    touched = [
        np.arange(np.searchsorted(window.ends, s, side="right"), np.searchsorted(window.starts, e)) for s, e in spans
    ]
    return np.concatenate(touched) if touched else np.zeros(0, dtype=np.int64)


def anchor_of(window: Window, cue: list[tuple[int, int]]) -> int | None:
    """The word that stands for a cue: the longest of its first stretch, the last of those; None outside the window."""
    first = inside(window, cue[:1])
    if not len(first):
        return None
    lengths = (window.ends - window.starts)[first]
    return int(first[len(first) - 1 - int(np.argmax(lengths[::-1]))])


def label_statements(example: Example, document: Document) -> None:
    """Adds the cues whose anchor lies in the window, and the anchors' row."""
    window = example.window
    example.anchors = np.zeros(len(window.starts), dtype=np.int64)
    for statement in document.statements or ():
        anchor = anchor_of(window, statement.spans["cue"])
        if anchor is None or example.anchors[anchor]:
            continue
        example.anchors[anchor] = 1
        example.cues.append(cue_of(window, statement, anchor, document.full_roles))


def cue_of(window: Window, statement: Statement, anchor: int, full_roles: bool) -> Cue:
    """One cue's labels; without full roles, an unmarked word may still be via, addressee or target."""
    allowed = np.zeros((len(window.starts), len(ROLES)), dtype=np.int64)
    allowed[:, NONE] = 1
    if not full_roles:
        allowed[:, SOURCE + 2 : CUE] = 1
    for role in ("content", "target", "addressee", "via", "source", "cue"):
        words = inside(window, statement.spans.get(role, []))
        allowed[words] = 0
        allowed[words, ROLES.index(role)] = 1
    kinds = [
        table.index(value) if value is not None else UNKNOWN
        for table, value in ((ACTS, statement.act), (FACTUALITIES, statement.fact), (NAMED, statement.named))
    ]
    return Cue(anchor, allowed, *kinds)


def label_syntax(example: Example, syntax: Syntax) -> None:
    """Adds parts of speech, heads, relations and sentence starts; further words of one UD word hang on its first."""
    window = example.window
    starts = np.array([s for s, _ in syntax.spans])
    word = np.clip(np.searchsorted(starts, window.starts, side="right") - 1, 0, None)
    ours: dict[int, int] = {}
    for i, u in enumerate(word.tolist()):
        ours.setdefault(u, i)
    size = len(word)
    example.pos = np.array([POS.index(syntax.pos[u]) if syntax.pos[u] in POS else UNKNOWN for u in word])
    example.heads = np.full(size, UNKNOWN)
    example.relations = np.full(size, UNKNOWN)
    sentence = np.array([syntax.sentence[u] for u in word])
    example.sentences = np.concatenate([[UNKNOWN], (sentence[1:] != sentence[:-1]).astype(np.int64)])
    for i, u in enumerate(word.tolist()):
        if ours[u] != i:
            example.heads[i], example.relations[i] = ours[u], RELATIONS.index("part")
        elif syntax.heads[u] in ours:
            example.heads[i] = ours[syntax.heads[u]]
            relation = syntax.relations[u]
            example.relations[i] = RELATIONS.index(relation) if relation in RELATIONS else RELATIONS.index("dep")


def label_names(example: Example, document: Document) -> None:
    """Adds which name tags each word may have: its own, or for others none, or a kind that the corpus leaves unmarked.

    Only capitalised words may be of an unmarked kind; weapons, which need no capitals, are rare outside war news.
    """
    window = example.window
    tags = np.zeros(len(window.starts), dtype=np.int64)
    for start, end, kind in document.names or ():
        words = inside(window, [(start, end)])
        tags[words] = NAME_TAGS.index(f"I-{kind}")
        tags[words[:1]] = NAME_TAGS.index(f"B-{kind}")
    example.names = np.eye(len(NAME_TAGS), dtype=np.int64)[tags]
    unmarked = [tag[2:] not in (*document.name_kinds, "weapon") and tag != "O" for tag in NAME_TAGS]
    capital = np.isin(window.case[window.first], (TITLE, UPPER, MIXED))
    example.names[np.outer((tags == 0) & capital, unmarked)] = 1


def blind(window: Window, case: int) -> Window:
    """The window with one case for all its letters, as in text that is all capitals or none."""
    letters = window.case < NUMBER
    return replace(window, case=np.where(letters, case, window.case))

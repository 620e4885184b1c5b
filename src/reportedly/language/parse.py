"""What is written: the Parse that one pass of the encoder makes of an article's text.

Invariant: tokens are in text order and do not overlap; every span is `[start, end)` in code points of the
article's text; a token's head lies in its own sentence (or is the token itself, for the root).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model import Act, Factuality, Named, Spans

NameKind = Literal["person", "organisation", "place", "nationality", "weapon"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or punctuation mark. `pos` is UPOS, `relation` the UD relation to `head` (a token index)."""

    start: int
    end: int
    pos: str
    head: int
    relation: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name with its kind; spans are code points."""

    start: int
    end: int
    kind: NameKind
    confidence: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with the spans that the encoder tied to it, before the claims room decides what they mean.

    `act`, `factuality` and `named` are the learned heads' readings; `act_confidence` the share that the first of
    them got. `confidence` is the mean probability of cue and content together.
    """

    cue: Spans
    source: Spans
    content: Spans
    via: Spans
    addressee: Spans
    target: Spans
    act: Act
    act_confidence: float
    factuality: Factuality
    named: Named
    confidence: float


@dataclass(frozen=True, slots=True)
class Parse:
    """An article's text, read: sentences in code points, names, attributions; tokens where they were asked for."""

    text: str
    tokens: tuple[Token, ...]
    sentences: Spans
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]

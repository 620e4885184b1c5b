"""Words of a text with what the encoder is told about each: its pieces, its case, whether it is quoted.

The encoder's vocabulary is uncased, so case goes in as a feature of its own, and so does the state of quotation
marks, which a window of text often cannot tell by itself. Training and reading share this module, so that a model
never sees one thing in training and another at work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = NDArray[np.int64]

# Abbreviations with points, numbers with their marks, and clitics are one word each, as in Universal Dependencies.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:/]\d+)*|['’](?:s|re|ve|ll|d|m|t)\b|[^\W_]+|_|[^\w\s]", re.IGNORECASE)
HALF_SURROGATE = re.compile("[\ud800-\udfff]")
BREAK = re.compile(r"\n\s*\n")
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n")

LOWER, TITLE, UPPER, MIXED, NUMBER, MARK = range(6)
CASES = 6
OUTSIDE, INSIDE, QUOTE = range(3)
QUOTES = 3
OPENERS, CLOSERS = "“„«‟", "”»"
LIKE_WORDS = {"IS": "isis"}
"""Names that are small words without their capitals, each with a piece of the vocabulary that means the same."""


@dataclass(frozen=True)
class Words:
    """The words of one stretch of text, as parallel arrays: `[start, end)` code points, case, quotation state."""

    starts: Ints
    ends: Ints
    case: Ints
    quote: Ints


@dataclass(frozen=True)
class Pieces:
    """The vocabulary pieces of the same stretch: ids, the word each belongs to, and the first piece of each word."""

    ids: Ints
    word: Ints
    first: Ints


def case_of(word: str) -> int:
    """The case class of one word."""
    if word.islower():
        return LOWER
    if word[0].isdigit():
        return NUMBER
    if not word[0].isalpha():
        return MARK
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    if word[0].isupper():
        return TITLE
    return MIXED if word != word.lower() else LOWER


def opens(text: str, position: int, start: int, end: int) -> bool:
    """Whether the straight quotation mark at `position` opens: white space or a bracket before it, none after it."""
    before = text[position - 1] if position > start else " "
    after = text[position + 1] if position + 1 < end else " "
    return (before.isspace() or before in "([—–-") and not after.isspace()


def words_of(text: str, start: int, end: int) -> Words:
    """The words of `text[start:end]`; quotation state runs within this stretch and not across it."""
    starts, ends, case, quote = [], [], [], []
    inside = False
    for match in WORD.finditer(text, start, end):
        word = match[0]
        starts.append(match.start())
        ends.append(match.end())
        case.append(case_of(word))
        if word == '"':
            inside = opens(text, match.start(), start, end)
        elif word in OPENERS:
            inside = True
        elif word in CLOSERS:
            inside = False
        else:
            quote.append(INSIDE if inside else OUTSIDE)
            continue
        quote.append(QUOTE)
    return Words(*(np.array(values, dtype=np.int64) for values in (starts, ends, case, quote)))


def pieces_of(tokenizer: Tokenizer, text: str, start: int, end: int, words: Words) -> Pieces:
    """The pieces of `text[start:end]`, each tied to a word; a word that the vocabulary drops takes its neighbour's."""
    # The tokenizer takes no half surrogates; the replacement has the same length, so that offsets hold.
    encoding = tokenizer.encode(HALF_SURROGATE.sub("\ufffd", text[start:end]), add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    if not len(ids) or not len(words.starts):
        empty = np.zeros(0, dtype=np.int64)
        return Pieces(empty, empty, empty)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2) + start
    word = np.clip(np.searchsorted(words.starts, offsets[:, 0], side="right") - 1, 0, None)
    first = np.minimum(np.searchsorted(offsets[:, 1], words.starts, side="right"), len(ids) - 1)
    for at in np.flatnonzero(words.case == UPPER).tolist():
        meant = LIKE_WORDS.get(text[words.starts[at] : words.ends[at]])
        piece = tokenizer.token_to_id(meant) if meant else None
        if piece is not None and not shouted(words, at):
            ids[first[at]] = piece
    return Pieces(ids, word, first)


def shouted(words: Words, at: int) -> bool:
    """Whether a word in capitals stands next to another: then capitals say nothing of it."""
    return any(words.case[near] == UPPER for near in (at - 1, at + 1) if 0 <= near < len(words.case))


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer in a `tokenizer.json`, without the truncation and padding that its file may ask for."""
    from tokenizers import Tokenizer

    tokenizer: Tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer

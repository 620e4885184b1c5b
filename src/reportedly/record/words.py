"""What claims are found by: words and fields, folded the same way for every database.

Invariant: a claim and a query go through the same folding here, and the databases only compare lexemes, so that SQLite
and PostgreSQL find the same claims. A word is a run of letters and digits, in lower case, without accents; a field is
`=name=value`, one lexeme that no word begins like, so that `act*` finds words alone. Words keep their order, for
phrases; fields have none.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MOST_WORDS = 2_000
"""So many words of one claim can be found; PostgreSQL refuses a vector of more than a megabyte."""
LONGEST = 60
"""A word is cut after so many characters."""
LONGEST_FIELD = 200

_WORD = re.compile(r"[^\W_]+")
_IN_ID = re.compile(r"[^\w.:+#-]+")
_PART = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other; with `prefix` the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """All that a claim must hold: each of the phrases and each of the fields."""

    phrases: tuple[Phrase, ...] = ()
    fields: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.phrases or self.fields)


def fold(text: str) -> str:
    """The text in lower case and without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def words(text: str, most: int = MOST_WORDS) -> list[str]:
    """The words of a text, folded, at most so many."""
    found = []
    for match in _WORD.finditer(fold(text)):
        found.append(match[0][:LONGEST])
        if len(found) == most:
            break
    return found


def named(name: str, value: str) -> str:
    """A field whose value is free text, such as a place: `=place=deir_ez_zor`. Marks and spaces don't tell apart."""
    return f"={name}={'_'.join(words(value, 20))}"[:LONGEST_FIELD]


def coded(name: str, value: str) -> str:
    """A field whose value is a code, such as an actor's id: `=actor=aze.mil:general-staff`."""
    return f"={name}={_IN_ID.sub('_', fold(value))}"[:LONGEST_FIELD]


def levels(actor: str) -> list[str]:
    """The codes that an actor's id is found by, itself and those above it: `AZE`, `AZE.MIL`, `AZE.MIL:units`."""
    head, _, _ = actor.partition(":")
    parts = head.split(".")
    return list(dict.fromkeys([*(".".join(parts[: n + 1]) for n in range(len(parts))), actor]))


def phrases(query: str) -> tuple[Phrase, ...]:
    """What a query asks for: every word, quoted words one after the other, and words that begin so (`shell*`)."""
    found = []
    for match in _PART.finditer(query):
        quoted, bare = match[1], match[2]
        part = words(quoted if quoted is not None else bare)
        if part:
            found.append(Phrase(tuple(part), prefix=quoted is None and bare.endswith("*")))
    return tuple(found)

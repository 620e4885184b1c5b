"""A sentence as a row of items: groups of victims, words of harm, and the small words that tie them together.

Each item has a kind of one letter, so that a clause can be read as a string: `G` group, `H` word of harm, `b` be,
`h` have, `m` would, `d` do, `n` not, `t` to, `R` reported, `a` adverb, `c` and, `,` comma, `p` preposition, `o` of,
`i` including, `r` who, `s` when, `;` a mark that ends a clause, `l` leave, `v` another verb, `w` any other word.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.claims import figure_words as known
from reportedly.claims import numbers
from reportedly.claims.figure_groups import Group, group_at
from reportedly.claims.figure_nouns import OWN, noun_at, victim_at
from reportedly.claims.figure_words import Words
from reportedly.claims.numbers import Bounds
from reportedly.knowledge.harm import Harm, harms, longest

LEAVE = frozenset(("leave", "leaves", "leaving", "left"))
STARTERS = frozenset(("a", "an", "another", "no", "zero", "not", "nobody", "none", "no-one", "both", *OWN))
JOINING = frozenset(
    (
        ("as", "well", "as"),
        ("along", "with"),
        ("together", "with"),
        ("and", "also"),
        ("in", "addition", "to"),
        ("and", "then"),
    )
)
JOINTS = frozenset(first for first, *_ in JOINING)
CLAUSE = 10
"""How near its beginning the verb of a clause stands."""
CAUSING = frozenset("any causing leaving producing suffering claiming".split())


@dataclass(frozen=True, slots=True)
class Item:
    """One item over the words `[start, end)`. `harm` is what a word of harm does."""

    kind: str
    start: int
    end: int
    group: Group | None = None
    harm: Harm | None = None


@cache
def small_words() -> dict[str, str]:
    """The kind of every small word. Where a word is in two lists, the later one wins."""
    found: dict[str, str] = {}
    for kind, words in (
        ("v", known.VERBS | known.SPEECH),
        ("R", known.REPORTED),
        ("a", known.ADVERBS),
        ("p", known.PREPOSITIONS),
        ("s", known.BREAKS),
        ("r", known.RELATIVES),
        ("c", known.JOINTS),
        ("i", known.INCLUDING),
        ("b", known.BE),
        ("h", known.HAVE),
        ("m", known.WOULD),
        ("d", known.DO),
        ("n", known.NOT),
        (";", known.STOPS),
        ("l", LEAVE),
        ("o", ("of",)),
        ("t", ("to",)),
        (",", (",",)),
    ):
        found.update(dict.fromkeys(words, kind))
    return found


def items_of(words: Words) -> list[Item]:
    """The items of a sentence, in order, every word in one of them."""
    found: list[Item] = []
    i = 0
    while i < len(words.low):
        item = item_at(words, i, found)
        found.append(item)
        i = item.end
    return found


def item_at(words: Words, at: int, before: list[Item]) -> Item:
    """The item that begins at a word."""
    word = words.low[at]
    if begins_group(word):
        group = group_at(words, at) or denied(words, at)
        if group is not None:
            return Item("G", at, group.end, group)
    harm = harm_at(words, at)
    if harm is not None and not only_named(words, at, harm, before):
        return Item("H", at, at + 1 + len(harm.particle), harm=harm)
    bare = headline_single(words, at, before) or second_relative(words, at, before)
    if bare is not None:
        return Item("G", at, bare.end, bare)
    if word == "in" and words.low[at + 1 : at + 2] == ("all",) and numbers.core(words.low, at + 2):
        return Item("a", at, at + 2)
    joint = next((size for size in (3, 2) if words.low[at : at + size] in JOINING), None) if word in JOINTS else None
    if joint is not None:
        return Item("c", at, at + joint)
    kind = kind_of(word)
    if kind == "s" and word in known.PREPOSITIONS and not clause_follows(words, at + 1):
        kind = "p"
    return Item(kind, at, at + 1)


@lru_cache(maxsize=2048)
def kind_of(word: str) -> str:
    """The kind of a word by itself."""
    kind = small_words().get(word)
    if kind is None:
        kind = "a" if known.is_adverb(word) else "v" if known.is_past(word) else "w"
    return kind


@lru_cache(maxsize=2048)
def begins_group(word: str) -> bool:
    """Whether a group may begin with a word."""
    return (
        word[0].isdigit()
        or word in STARTERS
        or word in numbers.CHANGE_WORDS
        or word in numbers.VAGUE
        or word in numbers.SOME
        or word in ("between", "from", "half", "causing", "without", "any")
        or numbers.small(word) is not None
        or word.endswith(("'s", "’s"))
    )


def denied(words: Words, at: int) -> Group | None:
    """`any casualties` under a negation and `without causing injuries`: none at all."""
    low = words.low
    start = at
    if low[at] == "without":
        start += 1
        while start < len(low) and low[start] in CAUSING:
            start += 1
    elif low[at] == "any" and any(
        word in ("not", "without", "never") or word.endswith(("n't", "n’t")) for word in low[max(0, at - 5) : at]
    ):
        start += 1
    if start == at or low[start : start + 3] == ("loss", "of", "life"):
        return Group(at, start + 3, Bounds(0, 0), "people", "person", "none", "life", "killed") if start > at else None
    noun = noun_at(words, start)
    if noun is None or noun.measure is None or noun.kind != "person":
        return None
    return Group(at, noun.end, Bounds(0, 0), noun.whom, "person", "none", noun.head, noun.measure)


def only_named(words: Words, at: int, harm: Harm, before: list[Item]) -> bool:
    """Whether a word of harm is part of a title or an idiom: `The Walking Dead`, `the Lynch fund`."""
    if (
        words.low[at] == "shot"
        and at
        and words.low[at - 1] in ("long", "big", "mug", "a", "the", "warning", "single", "slap")
    ):
        return not harm.particle
    plain = harm.grammar == "state" or bool({"base", "third"} & harm.forms and "past" not in harm.forms)
    titled = plain and words.raw[at][0].isupper() and not words.capitals
    return titled and bool(before) and before[-1].kind != "G"


def harm_at(words: Words, at: int) -> Harm | None:
    """What the word of harm at a word does: the entry with the longest particle that fits, then deed before verb."""
    low = words.low
    if low[at] not in harms():
        return None
    fitting = [h for h in harms().get(low[at], ()) if low[at + 1 : at + 1 + len(h.particle)] == h.particle]
    if not fitting:
        return None
    longest_fit = [h for h in fitting if len(h.particle) == len(fitting[0].particle)]
    if len(longest_fit) == 1:
        return longest_fit[0]
    deed = low[at + 1 : at + 2] == ("of",) or (
        at > 0 and low[at - 1] in ("the", "a", "an", "this", "his", "her", "their")
    )
    return next((h for h in longest_fit if (h.grammar == "deed") == deed), longest_fit[0])


def headline_single(words: Words, at: int, before: list[Item]) -> Group | None:
    """A noun without an article that a headline has harmed: `Civilian killed, other injured`."""
    low = words.low
    opens = not before or before[-1].kind in (";", "H")
    if not opens or (low[at] not in longest() and low[at] != "other"):
        return None
    found = victim_at(words, at)
    size = found[1] if found else 1
    participle = any(
        "participle" in h.forms or h.grammar == "state"
        for h in harms().get(low[at + size] if at + size < len(low) else "", ())
    )
    if not participle or (found and (not found[0].one or found[0].many or found[0].kind != "person")):
        return None
    whom = found[0].whom if found else "people"
    return Group(at, at + size, Bounds(1, 1), whom, "person", "single", found[0].noun if found else "other")


def second_relative(words: Words, at: int, before: list[Item]) -> Group | None:
    """The noun that shares an article with the one before `and`: `the baker's father and brother`."""
    if len(before) < 2 or before[-1].kind != "c" or words.low[at] not in longest():
        return None
    first, found = before[-2].group, victim_at(words, at)
    if first is None or first.sort != "definite" or first.kind != "person" or found is None:
        return None
    victim, size = found
    if not victim.one or victim.many or victim.kind != "person":
        return None
    return Group(at, at + size, Bounds(1, 1), victim.whom, "person", "definite", victim.noun, definite=True)


def clause_follows(words: Words, at: int) -> bool:
    """Whether a verb stands near behind `after`, `since` or `before`: then a clause follows and no noun alone."""
    for word in words.low[at : at + CLAUSE]:
        kind = small_words().get(word)
        if kind in ("b", "h", "m", "d", "v") or word in harms():
            return True
        if kind in (",", "r") or (kind == ";" and word not in ("(", ")")):
            return False
        if kind is None and known.is_past(word):
            return True
    return False

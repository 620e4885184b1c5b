"""Phrases that count or name victims: quantity and noun (`at least 14 villagers`), or one person or thing.

A group says nothing about harm by itself, unless a word of harm stands inside it (`24 dead`, `140 injured people`,
`nine protester deaths`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from reportedly.claims import figure_words as known
from reportedly.claims import numbers
from reportedly.claims.figure_nouns import (
    BODIES,
    MORE,
    OWN,
    Kind,
    Noun,
    ends_phrase,
    harm_noun,
    noun_at,
    victim_at,
)
from reportedly.claims.figure_words import Words
from reportedly.claims.numbers import Bounds
from reportedly.knowledge.harm import harms
from reportedly.model import Measure

Sort = Literal["counted", "single", "definite", "named", "none"]
MONTHS = frozenset(
    "january february march april june july august september october november december jan feb mar apr jun jul aug "
    "sept sep oct nov dec".split()
)
MONEY = frozenset("$ € £ ¥ # us$ no nos".split())
AGES = frozenset(("year", "month", "week", "day", "foot", "mile", "hour"))
NUMBERED = frozenset(
    "channel section row article page route flight unit ward zone chapter highway age aged number".split()
)
LOSSES = frozenset("losses damage damages cash aid debt material".split())
RATES = (("day",), ("week",), ("month",), ("year",), ("hour",))
ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
NOBODY = frozenset(("nobody", "none", "no-one"))
ADJECTIVAL = frozenset(
    """local national official native general female male private adult civilian military terrorist rebel guerrilla
    insurgent militant revolutionary paramilitary criminal partisan subversive peasant youth student labor labour human
    elder minor juvenile marine indigenous police extremist islamist jihadist separatist dissident opposition resident
    foreign veteran other individual prisoner hostage""".split()
)
"""Nouns of people that as often stand before another noun."""


@dataclass(frozen=True, slots=True)
class Group:
    """A phrase over the words `[start, end)`. `whom` is None where the phrase is a number alone.

    `measure` is the harm that stands inside the phrase, `part` says that it counts some of those told before
    (`three of them`), `nation` is the ISO code of a demonym in it, `head` the noun by which it is known again.
    """

    start: int
    end: int
    bounds: Bounds
    whom: str | None
    kind: Kind
    sort: Sort
    head: str = ""
    measure: Measure | None = None
    part: bool = False
    nation: str | None = None
    sector: str = ""
    definite: bool = False


def group_at(words: Words, at: int) -> Group | None:
    """The group that begins at a word, or None."""
    low = words.low
    word = low[at]
    if word in NOBODY or (word == "no" and low[at + 1 : at + 2] == ("one",)):
        return nobody(words, at)
    quantity = numbers.read(low, at)
    if quantity is not None:
        return counted(words, quantity) or (one_of(words, at) if word in OWN else None)
    if word in ("no", "zero") or low[at : at + 3] == ("not", "a", "single"):
        return nothing(words, at, at + (3 if word == "not" else 1))
    return one_of(words, at)


def nobody(words: Words, at: int) -> Group:
    """`no one`, `nobody`, `none of the passengers`."""
    end = at + (2 if words.low[at] == "no" else 1)
    if words.low[end : end + 2] in (("of", "the"), ("of", "them")):
        noun = noun_at(words, end + 2)
        end = noun.end if noun else end + 2
    return Group(at, end, Bounds(0, 0), "people", "person", "none")


def nothing(words: Words, at: int, start: int) -> Group | None:
    """`no soldiers`, `no casualties`, `not a single house`; a noun that comes to no harm makes no group."""
    while words.low[start : start + 1] and words.low[start] in MORE:
        start += 1
    if words.low[start : start + 3] == ("loss", "of", "life"):
        return Group(at, start + 3, Bounds(0, 0), "people", "person", "none", "life", "killed")
    noun = noun_at(words, start)
    if noun is None or noun.kind == "unknown" or noun.head in ("report", "reports"):
        return None
    measure, end = noun.measure, noun.end
    second = harm_noun(words.low, end + 1) if words.low[end : end + 1] in (("or",), ("and",), ("nor",)) else None
    if measure is not None and second is not None and second.measure != measure:
        measure, end = "casualties", end + 2
    zero = Bounds(0, 0)
    return Group(at, end, zero, noun.whom, noun.kind, "none", noun.head, measure, False, noun.nation, noun.sector)


def counted(words: Words, quantity: numbers.Quantity) -> Group | None:
    """The group that a quantity begins, with its noun; None where it counts something that is no victim."""
    if foreign(words, quantity) or one_in(words, quantity):
        return None
    found = counted_at(words, quantity)
    return None if found is None or every(words, found.end) else found


def year(word: str) -> bool:
    """Whether digits are those of a year."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")


def every(words: Words, at: int) -> bool:
    """Whether a number is a rate: `90 people a day`."""
    return words.low[at : at + 1] in (("a",), ("per",), ("every",), ("each",)) and words.low[at + 1 : at + 2] in RATES


def counted_at(words: Words, quantity: numbers.Quantity) -> Group | None:
    """The group that a quantity begins, whatever the words around it say."""
    low, end = words.low, quantity.end
    group = Group(quantity.start, end, quantity.bounds, None, "bare", "counted", definite=quantity.definite)
    if low[end : end + 1] == ("of",):
        return portion(words, group, quantity)
    noun = noun_at(words, end)
    if noun is None:
        return None if plainly_other(words, group) else more(words, group)
    if noun.kind == "unknown" and (noun.head in known.UNITS_OF or not (noun.many or named_people(words, noun))):
        return None
    return fitted(words, group, noun)


def named_people(words: Words, noun: Noun) -> bool:
    """Whether a noun without plural may be a people's name: `12 Hutu`."""
    return not words.capitals and words.raw[noun.end - 1][0].isupper()


def fitted(words: Words, group: Group, noun: Noun) -> Group:
    """A group with its noun."""
    return replace(
        group,
        end=reach(words, noun.end),
        whom=noun.whom,
        kind=noun.kind,
        head=noun.head,
        measure=noun.measure
        if noun.measure is None or (noun.kind == "thing") == (noun.measure == "destroyed")
        else None,
        nation=noun.nation,
        sector=noun.sector,
    )


def more(words: Words, group: Group) -> Group:
    """A number alone, with the `more` or `others` behind it."""
    end = group.end
    while end < len(words.low) and words.low[end] in MORE:
        end += 1
    others = words.low[end - 1] == "others"
    return replace(group, end=end, whom="people" if others else None, kind="person" if others else "bare")


def one_in(words: Words, quantity: numbers.Quantity) -> bool:
    """`one in five children` is a share and no number."""
    if quantity.bounds.high != 1 or words.low[quantity.end : quantity.end + 1] != ("in",):
        return False
    whole = numbers.core(words.low, quantity.end + 1)
    noun = noun_at(words, whole[1]) if whole else None
    return noun is not None and noun.kind == "person"


def portion(words: Words, group: Group, quantity: numbers.Quantity) -> Group | None:
    """What follows `of`: `dozens of people`, `three of the hostages`, `three of them children`, `two of his sons`."""
    low, at = words.low, quantity.end + 1
    if at >= len(low):
        return None
    if low[at] in ("them", "whom", "these", "those"):
        end = at + 1 + (low[at + 1 : at + 2] in (("were",), ("are",), ("was",), ("is",)))
        noun = noun_at(words, end + (low[end : end + 1] in (("a",), ("an",))))
        if noun and noun.kind == "person":
            return replace(fitted(words, group, noun), part=True)
        return replace(group, end=at + 1, part=True)
    definite = low[at] in OWN or low[at] == "all" or low[at].endswith(("'s", "’s"))
    noun = noun_at(words, at + definite)
    inner = numbers.read(low, at)
    if inner is not None and inner.end < len(low):
        definite, noun = True, noun_at(words, inner.end)
        if noun is not None and quantity.bounds.high == 1 and low[noun.end : noun.end + 1] and low[noun.end] in harms():
            return counted(words, inner)
    if not (definite or quantity.vague):
        return None
    if noun is None or (noun.kind == "unknown" and noun.head in known.UNITS_OF):
        return None
    found = fitted(words, group, noun)
    kind = victim_at(words, noun.end + 1) if low[noun.end : noun.end + 1] in (("were",), ("are",)) else None
    if noun.measure is not None and kind is not None and kind[0].many:
        found = replace(found, whom=kind[0].whom)
    if definite and noun.measure is not None and noun.head in BODIES:
        return None
    return replace(found, part=noun.measure is not None, definite=False) if definite else found


def foreign(words: Words, quantity: numbers.Quantity) -> bool:
    """Whether a number belongs to a date, a time, a sum, a name or an age."""
    low, start, end = words.low, quantity.start, quantity.end
    before = low[start - 1] if start else ""
    after = low[end] if end < len(low) else ""
    if after in known.UNITS_OF:
        return noun_kind_behind(words, end) is None
    if end > 1 and low[end - 2] == "the" and year(low[end - 1]):
        return True
    if before in NUMBERED or (after == "in" and low[end + 1 : end + 2] and low[end + 1] in LOSSES):
        return True
    if before in MONEY or before in MONTHS or after in MONTHS or after in ("%", "°", "$") or after.startswith("%"):
        return True
    return (before in (":", ".", "/") and low[start][0].isdigit() and start > 1 and low[start - 2][-1:].isdigit()) or (
        after in (":", "/") and low[end - 1][-1:].isdigit()
    )


def noun_kind_behind(words: Words, at: int) -> Kind | None:
    """What a noun that follows a word of measure counts (`three party members`), or None where none follows."""
    victim = victim_at(words, at + 1)
    if victim is None and harm_noun(words.low, at + 1) is not None:
        return "person"
    return victim[0].kind if victim else None


def plainly_other(words: Words, group: Group) -> bool:
    """Whether a number without a noun is a year, an hour, an age, a name's part or a score."""
    low, start, end = words.low, group.start, group.end
    before = low[start - 1] if start else ""
    after = low[end] if end < len(low) else ""
    digits = low[end - 1].isdigit()
    if end - start <= 2 and digits and len(low[end - 1]) == 4 and low[end - 1][:2] in ("18", "19", "20"):
        return end - start == 1 or low[start] == "the"
    if digits and before == "," and after in (",", ".", ")", ";") and start > 1 and words.raw[start - 2][0].isupper():
        return end - start == 1 and not earlier_count(words, start - 1)
    if end - start == 1 and before in ("-", "–"):
        return True
    if low[start] == "one" and after == "another":
        return True
    if after not in ("-", "–") or end + 1 >= len(low):
        return False
    return low[end + 1] in AGES or (digits and not low[end + 1].isalpha())


def earlier_count(words: Words, at: int) -> bool:
    """Whether a number or a word of harm stands right before a comma: `12 dead, 30, of whom ...`."""
    before = words.low[max(0, at - 2) : at]
    return any(word[0].isdigit() or word in harms() for word in before)


def reach(words: Words, end: int) -> int:
    """Where a noun phrase ends with what tells its victims apart: `from both sides`, `named Ahmad`."""
    low = words.low
    if low[end : end + 1] in (("from",), ("on",)) and low[end + 1 : end + 2] in (("both",), ("each",), ("either",)):
        return min(end + 3, len(low))
    if low[end : end + 1] in (("named",), ("called",)):
        end += 1
        while end < len(low) and words.raw[end][0].isupper():
            end += 1
    return end


def one_of(words: Words, at: int) -> Group | None:
    """One person or thing: `a child`, `the driver`, `his son`, `the president's brother`, `another soldier`."""
    word = words.low[at]
    if word in ("a", "an", "another") or (word in OWN and word != "that") or word.endswith(("'s", "’s")):
        if words.low[at + 1 : at + 2] and words.low[at + 1] in ORDINALS and counts_alone(words, at + 2):
            return Group(at, at + 2, Bounds(1, 1), "people", "person", "single")
        noun = noun_at(words, at + 1, alone=True)
        if noun is None or noun.many or noun.kind not in ("person", "thing"):
            return None
        if (noun.measure is not None and word not in ("a", "an", "another")) or compounded(words, noun):
            return None
        sort: Sort = "single" if word in ("a", "an", "another") else "definite"
        found = Group(at, at + 1, Bounds(1, 1), None, "bare", sort, definite=sort == "definite")
        return with_name(words, fitted(words, found, noun))
    return None


def compounded(words: Words, noun: Noun) -> bool:
    """Whether a noun goes on into another that we don't know: `the rebel leaflets`, `the car bomb`."""
    at = noun.end
    if at >= len(words.low) or ends_phrase(words, at) or words.low[at] in harms() or words.low[at].endswith("ing"):
        return False
    if noun.kind == "person" and words.low[at - 1] not in ADJECTIVAL:
        return False
    return words.capitals or not begins_name(words.raw[at])


def begins_name(word: str) -> bool:
    """Whether a word may stand in a name: capitalised, or with an Arabic article."""
    return word[0].isupper() or word.startswith(("al-", "el-", "as-", "ash-", "an-"))


def counts_alone(words: Words, at: int) -> bool:
    """Whether a verb follows an ordinal, so that it stands for a person: `a third was wounded`."""
    return at < len(words.low) and (words.low[at] in known.BE or words.low[at] in harms())


def with_name(words: Words, group: Group) -> Group:
    """A person with the name that follows: `the reporter Layla Haddad`."""
    end = group.end
    while (
        not words.capitals and end < len(words.raw) and words.low[end] not in known.DAYS and begins_name(words.raw[end])
    ):
        end += 1
    if end == group.end or group.kind != "person":
        return group
    return replace(group, end=end, sort="named", head=words.low[end - 1])

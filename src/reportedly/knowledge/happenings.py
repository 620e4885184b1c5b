"""Words that tell of events, the things they need beside them, and the words that govern them, as look-ups by form.

`events.tsv` and `events_force.tsv` say which word tells of which PLOVER type; `event_things.tsv` which nouns a class
holds; `event_status.tsv` what a governing word makes of an event; `event_lights.tsv` which verbs only carry one;
`weapons.tsv` which mode a weapon implies.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from reportedly.knowledge.lemmas import inflections
from reportedly.knowledge.tables import rows, split
from reportedly.model import EventType

WordClass = Literal["verb", "noun", "adjective"]
Effect = Literal[
    "asserted",
    "planned",
    "failed",
    "denied",
    "not",
    "possible",
    "hearsay",
    "conditional",
    "open",
    "demanded",
    "background",
]
Complement = Literal["", "to", "ing", "that", "noun"]
LightKind = Literal["does", "suffers", "happens"]
WeaponKind = Literal["device", "force"]


LEADING = frozenset(
    "subject about against at by for from in inside into of off on onto out over through to toward under with".split()
)
"""What may stand before the nouns of a need: a preposition, or `subject` for those that must be a verb's subject."""
MASKS, NATURE = "no_event", "nature"
"""Two classes of things: phrases that hold an event word and tell of none (`heart attack`); what harms undirected."""


@dataclass(frozen=True, slots=True)
class Need:
    """What must stand beside a word: a noun of these words or classes, as object, subject or behind a preposition."""

    preposition: str
    words: frozenset[str]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Happening:
    """One row of the event lexicon. `needs` are the options of which one must hold; `bare` asks for no object.

    `actor` says who does it: the `subject`, `both` sides, `none`, or whom one of some prepositions leads. `recipient`
    lists where whom it happens to is looked for: `object`, `subject`, or prepositions, the first first.
    """

    words: tuple[str, ...]
    pos: WordClass
    needs: tuple[Need, ...]
    bare: bool
    transitive: bool
    type: EventType
    mode: str | None
    actor: str
    recipient: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Governor:
    """What a word makes of the event that it governs, with the complement that it must take for that."""

    words: tuple[str, ...]
    pos: str
    effect: Effect
    complement: Complement


@dataclass(frozen=True, slots=True)
class Light:
    """A verb that carries an event noun, which follows directly or behind one of its prepositions."""

    words: tuple[str, ...]
    kind: LightKind
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weapon:
    """The ASSAULT mode that a weapon implies, and whether it acts for its owner (`force`) or is a mere `device`."""

    words: tuple[str, ...]
    mode: str
    kind: WeaponKind


def verb_forms(word: str, irregular: tuple[str, ...]) -> set[str]:
    """All forms of a verb's first word."""
    return {*irregular, *(inflections(word) if not irregular else {word, *regular_present(word)})}


def regular_present(word: str) -> set[str]:
    """The forms of a verb that are regular even where its past is not."""
    return {form for form in inflections(word) if form.endswith(("s", "ing"))}


def noun_forms(word: str, irregular: tuple[str, ...]) -> set[str]:
    """Singular and plural of a noun."""
    if irregular:
        return {word, *irregular}
    if word.endswith("fe"):
        return {word, word[:-2] + "ves", word + "s"}
    if word.endswith(("man", "woman")) and word not in ("human", "german", "roman", "ottoman"):
        return {word, word[:-2] + "en"}
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return {word, word[:-1] + "ies"}
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return {word, word + "es"}
    return {word, word + "s"}


def options(cell: str) -> tuple[tuple[Need, ...], bool, bool]:
    """The needs that a cell states; whether the word must stand without an object, or with any."""
    if cell in ("", "-", "+"):
        return (), cell == "-", cell == "+"
    return tuple(need(part.strip()) for part in cell.split(";")), False, False


def need(option: str) -> Need:
    """One option: `@class`, `to @class`, or words parted by `|`, with classes among them."""
    first, _, rest = option.partition(" ")
    preposition, listed = (first, rest) if rest and (first in LEADING or rest.startswith("@")) else ("", option)
    parts = [part.strip() for part in listed.split("|")]
    classes = frozenset(part[1:] for part in parts if part.startswith("@"))
    return Need(preposition, frozenset(part for part in parts if part and not part.startswith("@")), classes)


@cache
def happenings() -> dict[str, tuple[tuple[tuple[str, ...], Happening], ...]]:
    """Rows by each form of their first word: the other words that must follow, longest first, and the row.

    Nouns of several words are found solid too (`airstrike` for `air strike`); hyphens don't count.
    """
    found: dict[str, dict[tuple[tuple[str, ...], Happening], None]] = {}
    for name in ("events_force.tsv", "events.tsv"):
        for row in rows(name):
            happening = row_of(row)
            for first, rest in spelled(happening, split(row["forms"])):
                found.setdefault(first, {})[(rest, happening)] = None
    return {first: tuple(sorted(known, key=weight)) for first, known in found.items()}


def weight(known: tuple[tuple[str, ...], Happening]) -> tuple[int, bool]:
    """The order in which rows are tried: the longest first, those that need something before those that don't."""
    rest, happening = known
    led = any(need.preposition not in ("", "subject") for need in happening.needs)
    plain = any(not need.preposition for need in happening.needs)
    literal = any(need.preposition not in ("", "subject") and not need.classes for need in happening.needs)
    return -4 * len(rest) - (8 if literal else 7 if plain else 6 * led), not (
        happening.needs or happening.bare or happening.transitive
    )


def row_of(row: dict[str, str]) -> Happening:
    """The happening of one row."""
    needs, bare, transitive = options(row["object"])
    return Happening(
        tuple(row["word"].split()),
        cast(WordClass, row["pos"]),
        needs,
        bare,
        transitive,
        cast(EventType, row["type"]),
        row["mode"] or None,
        row["actor"] or "subject",
        split(row["recipient"].replace("+", "|")) or ("none",),
    )


def spelled(happening: Happening, irregular: tuple[str, ...]) -> set[tuple[str, tuple[str, ...]]]:
    """How a row's words are written: the first form and the words behind it."""
    first, *rest = happening.words
    if happening.pos == "verb":
        return {(form, tuple(rest)) for form in verb_forms(first, irregular)}
    if happening.pos == "adjective":
        return {(first, tuple(rest))}
    if not rest:
        return {(form, ()) for form in noun_forms(first, irregular)}
    if not happening.words[1].isalpha() or happening.words[1] in ("of", "to", "on", "in"):
        return {(form, tuple(rest)) for form in noun_forms(first, irregular)}
    lasts = noun_forms(rest[-1], irregular)
    apart = {(first, (*rest[:-1], last)) for last in lasts}
    solid = {(first + last, ()) for last in lasts} if len(rest) == 1 else set()
    return apart | solid


@cache
def things() -> dict[str, frozenset[str]]:
    """The classes that each form of a noun belongs to; of several words, joined by spaces."""
    found: dict[str, set[str]] = {}
    for row in (*rows("event_things.tsv"), *rows("event_things_force.tsv")):
        for word in split(row["words"]):
            *before, last = word.split()
            for form in noun_forms(last, ()):
                found.setdefault(" ".join((*before, form)), set()).add(row["class"])
    return {form: frozenset(classes) for form, classes in found.items()}


@cache
def masks() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases that hold an event word and tell of no event, by their first word: the words behind it, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form, classes in things().items():
        first, *rest = form.split()
        if MASKS in classes:
            found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(known, key=lambda words: -len(words))) for first, known in found.items()}


@cache
def governors() -> dict[str, tuple[tuple[tuple[str, ...], Governor], ...]]:
    """Governing words by each form of their first word: the words that must follow, and what they do; longest first."""
    found: dict[str, dict[tuple[tuple[str, ...], Governor], None]] = {}
    for row in rows("event_status.tsv"):
        governor = Governor(
            tuple(row["word"].split()),
            row["pos"],
            cast(Effect, row["effect"]),
            cast(Complement, row["complement"]),
        )
        first, *rest = governor.words
        for form in forms_by_class(first, row["pos"], split(row["forms"])):
            found.setdefault(form, {})[(tuple(rest), governor)] = None
    return {form: tuple(sorted(known, key=lambda k: -len(k[0]))) for form, known in found.items()}


def forms_by_class(word: str, pos: str, irregular: tuple[str, ...]) -> set[str]:
    """The forms of a word of some class."""
    if pos == "verb":
        return verb_forms(word, irregular)
    return noun_forms(word, irregular) if pos == "noun" else {word, *irregular}


@cache
def lights() -> dict[str, tuple[tuple[tuple[str, ...], Light], ...]]:
    """Light verbs by each form of their first word: the words that must follow, and the verb; longest first."""
    found: dict[str, dict[tuple[tuple[str, ...], Light], None]] = {}
    for row in rows("event_lights.tsv"):
        light = Light(tuple(row["word"].split()), cast(LightKind, row["kind"]), frozenset(split(row["preposition"])))
        first, *rest = light.words
        for form in verb_forms(first, split(row["forms"])):
            found.setdefault(form, {})[(tuple(rest), light)] = None
    return {form: tuple(sorted(known, key=lambda k: -len(k[0]))) for form, known in found.items()}


@cache
def weapons() -> dict[str, tuple[tuple[tuple[str, ...], Weapon], ...]]:
    """Weapons by their first word: the words that must follow, and the weapon; longest first."""
    found: dict[str, dict[tuple[tuple[str, ...], Weapon], None]] = {}
    for row in rows("weapons.tsv"):
        weapon = Weapon(tuple(row["weapon"].split()), row["mode"], cast(WeaponKind, row["kind"]))
        *before, last = weapon.words
        for form in noun_forms(last, ()):
            first, *rest = (*before, form)
            found.setdefault(first, {})[(tuple(rest), weapon)] = None
            if len(before) == 1:
                found.setdefault(before[0] + form, {})[((), weapon)] = None
    return {form: tuple(sorted(known, key=lambda k: -len(k[0]))) for form, known in found.items()}

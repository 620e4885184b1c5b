"""A trigger, and whether what its row asks for stands beside it: objects, subjects, modifiers, prepositions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.claims.event_kinds import is_person, is_polity, singular_of
from reportedly.claims.syntax import HYPHENS, Sentence
from reportedly.knowledge.happenings import Happening, Need, things

NEARBY = 7
"""How many words behind a verb the preposition that its row asks for may stand."""
BLAME = "blame"
"""The class of needs that words of blame before a noun meet."""
ANSWERING = ("responsib", "blam", "charg", "accus", "guilty", "implicat", "culpab", "credit")


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words `[start, end)` that tell of an event, the one on which its syntax hangs, and its row."""

    start: int
    end: int
    at: int
    row: Happening
    carrier: Trigger | None = None
    """The verb whose own row asks for the noun: `held` for its talks."""

    @property
    def verbal(self) -> bool:
        """Whether it is a verb."""
        return self.row.pos == "verb"


def needed(sentence: Sentence, verb: Trigger, noun: Trigger) -> bool:
    """Whether a noun is what a verb's row asks for."""
    return any(
        noun.at in heads_for(sentence, verb, need) and is_one(sentence, noun.at, need) for need in verb.row.needs
    )


def heads_for(sentence: Sentence, verb: Trigger, need: Need) -> set[int]:
    """Where a need of a verb's row is looked for: its subject, its objects, or behind a preposition."""
    if need.preposition == "subject":
        subject = sentence.subject(verb.at)
        return {subject} if subject is not None else set()
    if need.preposition:
        head = sentence.behind(verb.end - 1, (need.preposition,))
        return {head} if head is not None else set()
    return set(joined_objects(sentence, verb.at, verb.end))


def matched(sentence: Sentence, at: int, rest: tuple[str, ...]) -> int | None:
    """Where a phrase's other words end that follow directly, hyphens aside; None where they don't."""
    for low in rest:
        if sentence.low(at) in HYPHENS:
            at += 1
        if sentence.low(at) != low:
            return None
        at += 1
    return at


def has_object(sentence: Sentence, verb: int, end: int) -> bool:
    """Whether a verb has an object, or is a passive that makes one its subject."""
    if sentence.passive(verb) or any(k >= end for k in sentence.child(verb, "obj")):
        return True
    return sentence.noun_after(end) is not None


def objects(sentence: Sentence, verb: int, end: int) -> Iterator[int]:
    """The heads of the object of a verb whose own words end at a place, or of what a passive makes its subject."""
    if sentence.passive(verb):
        if (subject := sentence.subject(verb)) is not None:
            yield subject
        return
    found = [k for k in sentence.child(verb, "obj", "iobj") if k >= end]
    yield from found
    beside = sentence.noun_after(end)
    if beside is not None and beside not in found:
        yield beside
    word = sentence.words[verb]
    if word.relation == "acl" and not found and word.head < verb and sentence.low(sentence.group(verb)) != "to":
        yield word.head


def beside_verb(sentence: Sentence, trigger: Trigger, need: Need) -> bool:
    """Whether a verb has a noun of the words and classes that it needs."""
    if need.preposition == "subject":
        subject = sentence.agent(trigger.at) if sentence.passive(trigger.at) else sentence.subject(trigger.at)
        return subject is not None and any(is_one(sentence, each, need) for each in sentence.joined(subject))
    if need.preposition:
        head = sentence.behind(trigger.end - 1, (need.preposition,), NEARBY)
        return head is not None and is_one(sentence, head, need)
    return any(is_one(sentence, each, need) for each in joined_objects(sentence, trigger.at, trigger.end))


def joined_objects(sentence: Sentence, verb: int, end: int) -> tuple[int, ...]:
    """The heads of a verb's objects with those that are joined to them, looked for once."""
    if (verb, end) not in sentence.objects:
        found = (each for head in objects(sentence, verb, end) for each in sentence.joined(head))
        sentence.objects[verb, end] = tuple(found)
    return sentence.objects[verb, end]


def beside_noun(sentence: Sentence, trigger: Trigger, need: Need) -> bool:
    """Whether a noun has a modifier or a phrase behind it of the words and classes that it needs."""
    if BLAME in need.classes:
        return answered_for(sentence, trigger)
    if need.preposition:
        head = sentence.behind(trigger.end - 1, (need.preposition,), 6)
        return head is not None and is_one(sentence, head, need)
    phrase = sentence.phrase_of.get(trigger.at)
    before = range(phrase.start, trigger.start) if phrase else range(0)
    return any(is_one(sentence, i, need, alone=True) for i in before)


def answered_for(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether somebody answers for what a noun says, which then is a deed: `responsibility for the death of`."""
    phrase = sentence.phrase_of.get(trigger.at)
    before = (phrase.start if phrase else trigger.start) - 1
    return sentence.low(before) in ("for", "with", "in") and any(
        sentence.low(i).startswith(ANSWERING) for i in range(max(0, before - 8), before)
    )


def is_one(sentence: Sentence, head: int, need: Need, *, alone: bool = False) -> bool:
    """Whether a noun is one of some words or classes: the head of its phrase, or what is of it (`tons of flour`)."""
    return any(says(sentence, i, need) for i in (head, *(() if alone else inner(sentence, head))))


def inner(sentence: Sentence, head: int) -> Iterator[int]:
    """The head of an `of` phrase behind a noun: `tons of flour`."""
    phrase = sentence.phrase_of.get(head)
    while phrase is not None and sentence.low(phrase.end) == "of":
        phrase = sentence.phrase_of.get(phrase.end + 1)
        if phrase is not None:
            yield phrase.head


def says(sentence: Sentence, i: int, need: Need) -> bool:
    """Whether one noun is of some words or classes, by itself or with the word before it."""
    low = sentence.low(i)
    for form in (low, f"{sentence.low(i - 1)} {low}"):
        if form in need.words or singular_of(form) in need.words:
            return True
        if need.classes and form in things() and not need.classes.isdisjoint(things()[form]):
            return True
    if "person" in need.classes and is_person(sentence, i):
        return True
    if "place" in need.classes and sentence.pos(i) == "PROPN":
        return True
    return "polity" in need.classes and is_polity(sentence, i)

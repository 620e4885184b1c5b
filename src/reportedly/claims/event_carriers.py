"""Verbs that carry an event noun and add little to it: `carried out the attack`, `came under attack`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.claims.event_governors import effects_at
from reportedly.claims.event_needs import Trigger
from reportedly.claims.syntax import RELATIVE, Sentence
from reportedly.knowledge.happenings import Light, lights


@dataclass(frozen=True, slots=True)
class Carried:
    """The light verb that carries an event noun."""

    verb: int
    light: Light


def done(sentence: Sentence, verb: int) -> bool:
    """Whether a verb says that its object was done: `carried out`, `launched`."""
    return any(
        light.kind == "does" and all(sentence.low(verb + 1 + k) == low for k, low in enumerate(rest))
        for rest, light in lights().get(sentence.low(verb), ())
    )


def carrier(sentence: Sentence, trigger: Trigger) -> Carried | None:
    """The light verb that carries an event noun: its governor, or the verb before it in the clause."""
    at = trigger.at
    head = sentence.words[at].head
    for verb in dict.fromkeys((head, *verbs_before(sentence, trigger), *verb_behind(sentence, trigger))):
        if sentence.pos(verb) in ("VERB", "AUX") and (light := light_at(sentence, verb, trigger)) is not None:
            undone = {"failed", "not", "denied"} & {*effects_at(sentence, verb, ("verb",), ("noun", ""))}
            if light.kind != "does" or not undone:
                return Carried(verb, light)
    return None


def verbs_before(sentence: Sentence, trigger: Trigger) -> Iterator[int]:
    """The nearest verb before an event noun in its clause."""
    for i in range(trigger.start - 1, max(-1, trigger.start - 10), -1):
        if sentence.pos(i) in ("VERB", "AUX") and i not in sentence.phrase_of:
            yield i
            return
        if sentence.low(i) in RELATIVE or sentence.low(i) in (";", ":", ","):
            return


def verb_behind(sentence: Sentence, trigger: Trigger) -> Iterator[int]:
    """The verb right behind an event noun, or behind the words that hang on it."""
    for i in range(trigger.end, min(trigger.end + 14, len(sentence.words))):
        if sentence.pos(i) == "VERB" and i not in sentence.phrase_of:
            yield i
            return
        if sentence.low(i) in (";", ":", ".", "and", "but"):
            return


def light_at(sentence: Sentence, verb: int, trigger: Trigger) -> Light | None:
    """The light verb that a verb is, where it stands to the event noun as its row says."""
    for rest, light in lights().get(sentence.low(verb), ()):
        end = verb + 1
        while rest and (sentence.low(end) in ("not", "'t", "’t", "n't") or sentence.pos(end) == "ADV"):
            end += 1
        for low in rest:
            if sentence.low(end) != low:
                break
            end += 1
        else:
            if stands(sentence, verb, end, light, trigger):
                return light
    return None


def stands(sentence: Sentence, verb: int, end: int, light: Light, trigger: Trigger) -> bool:
    """Whether the event noun is the light verb's subject or object, as its kind asks."""
    at = trigger.at
    if light.kind == "happens":
        return (
            verb > at
            and not sentence.passive(verb)
            and (
                sentence.subject(verb) == at
                or sentence.words[at].head == verb
                or sentence.noun_before(sentence.group(verb)) == at
            )
        )
    if verb > at:
        beside = sentence.subject(verb) == at or sentence.noun_before(sentence.group(verb)) == at
        return light.kind == "does" and not light.prepositions and beside and sentence.passive(verb)
    case = sentence.case(at)
    if light.prepositions:
        return case in light.prepositions
    return case in ("", *sentence.words[verb].low.split()) or end > verb + 1

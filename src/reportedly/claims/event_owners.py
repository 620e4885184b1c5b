"""Whose an event noun is by the words around it: `Israeli air strikes`, `the shelling by`, `an attack blamed on`."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.event_carriers import done
from reportedly.claims.event_kinds import SEATS, is_person, is_polity, singular_of
from reportedly.claims.event_needs import Trigger
from reportedly.claims.syntax import CLITICS, OWN, STOPS, TIMES, Sentence
from reportedly.knowledge.tables import country_words, speakers
from reportedly.knowledge.who import entity_words

ARMED = frozenset("rebel militant insurgent jihadist separatist government regime army police coalition".split())
MANNERS = frozenset("end time way means hand force sea land air road rail mistake accident surprise then now".split())
"""Nouns behind `by` that name nobody: `by the end of May`, `by force`."""
BLAMED_ON = {"blamed": "on", "blames": "on", "attributed": "to", "ascribed": "to", "pinned": "on", "imputed": "to"}
"""Participles behind an event noun that name who is said to have done it."""
BLAMES_ON = BLAMED_ON | {
    "blame": "on",
    "blaming": "on",
    "attribute": "to",
    "attributes": "to",
    "attributing": "to",
    "pin": "on",
    "pins": "on",
    "pinning": "on",
}
"""Verbs before an event noun that put it on who is said to have done it."""
IMPLICATED_BY = frozenset(("in", "of", "for", "with", "to"))
IMPLICATING = frozenset(
    """implicate implicates implicated implicating accuse accuses accused accusing blame blames blamed blaming charge
    charges charged charging suspect suspects suspected suspecting link links linked linking tie ties tied indict
    indicted responsible guilty""".split()
)
"""Words that say who is thought to have done what a preposition behind them leads to."""
FAR = 16
"""How many words behind a trigger whoever it is for is looked for."""
OWNERS = frozenset("opposition guerrilla militia military crusader enemy allied loyalist islamist settler gang".split())
REACH = 9


def owners(sentence: Sentence, head: int) -> Iterator[int | tuple[int, int]]:
    """Whose weapon it is: who fired it, else the owner named before it."""
    for i in range(head + 1, min(head + 4, len(sentence.words))):
        if sentence.pos(i) == "VERB" and sentence.low(i + 1) == "by" and (by := sentence.noun_after(i + 2)) is not None:
            yield from sentence.joined(by)
            return
    of = sentence.noun_after(head + 2) if sentence.low(head + 1) in ("of", "from") else None
    if of is not None and (is_person(sentence, of) or is_polity(sentence, of)):
        yield of
        return
    yield from before(sentence, head)


def doer_behind(sentence: Sentence, trigger: Trigger) -> int | None:
    """Who is said behind an event noun to have done it: `the shelling of the port by`, `the attack carried out by`."""
    for i in range(trigger.end, min(trigger.end + REACH + 3, len(sentence.words))):
        if sentence.low(i) == "by" and sentence.low(i - 1) != "followed":
            doer = sentence.noun_after(i + 1)
            return doer if doer is not None and sentence.low(doer) not in MANNERS else None
        if sentence.low(i) in STOPS or sentence.low(i) in (",", "and"):
            return None
        if sentence.pos(i) == "VERB" and i not in sentence.phrase_of and not done(sentence, i):
            return None
    return None


def blamed_behind(sentence: Sentence, trigger: Trigger) -> int | None:
    """On whom an event is blamed behind its noun: `an attack ascribed to the rebels`, `was the work of`."""
    for i in range(trigger.end, min(trigger.end + FAR, len(sentence.words))):
        low = sentence.low(i)
        if low in BLAMED_ON and (sentence.reduced(i) or sentence.passive(i) or sentence.low(i + 1) == BLAMED_ON[low]):
            if sentence.phrase_of.get(sentence.group(i) - 1) is not None and i - trigger.end > 6:
                return None
            return sentence.behind(i, (BLAMED_ON[low],), 4)
        if low == "work" and sentence.low(i + 1) == "of":
            return sentence.noun_after(i + 2)
        if low in (".", ";", "but", "and"):
            return None
    return None


def blamed_before(sentence: Sentence, trigger: Trigger) -> int | None:
    """On whom an event is put whose noun is the object: `blamed the shelling of the market on the army`.

    The last phrase counts that the preposition leads: the first may be the event's own, `the attack on the convoy on`.
    """
    phrase = sentence.phrase_of.get(trigger.at)
    verb = (phrase.start if phrase else trigger.start) - 1
    preposition = BLAMES_ON.get(sentence.low(verb))
    if preposition is None or sentence.passive(verb):
        return None
    blamed, at = None, trigger.end - 1
    while (head := sentence.behind(at, (preposition,), REACH)) is not None:
        if blamed is not None and any(sentence.low(i) in ("and", ",") for i in range(at + 1, head)):
            break
        if sentence.low(head) not in TIMES and not is_time(sentence.low(head)):
            blamed = head
        at = head
    return blamed


def implicated_in(sentence: Sentence, trigger: Trigger) -> int | None:
    """Who is said to have to do with an event: `implicated officers in the killing`, `is held responsible for it`."""
    phrase = sentence.phrase_of.get(trigger.at)
    before = (phrase.start if phrase else trigger.start) - 1
    if sentence.low(before) not in IMPLICATED_BY:
        return None
    for i in range(before - 1, max(-1, before - FAR - REACH), -1):
        if sentence.low(i) in IMPLICATING:
            if sentence.low(i) == "responsible" and sentence.low(i - 1) in ("held", "hold", "holds", "holding"):
                i -= 1
            passive = sentence.passive(i) or sentence.low(i) in ("responsible", "guilty")
            return sentence.subject(i) if passive else sentence.object(i)
        if sentence.low(i) in STOPS:
            return None
    return None


def owner_word(sentence: Sentence, each: int | tuple[int, int]) -> bool:
    """Whether an actor is only a possessive pronoun: `held their first meeting`."""
    return isinstance(each, tuple) and each[1] - each[0] == 1 and sentence.low(each[0]) in OWN


def before(sentence: Sentence, at: int) -> Iterator[int | tuple[int, int]]:
    """The owners or peoples that stand in a phrase before a word of it, as word ranges `(start, end)`."""
    phrase = sentence.phrase_of.get(at)
    if phrase is None or phrase.start >= at:
        return
    possessor = next((i for i in range(at - 1, phrase.start, -1) if sentence.low(i) in CLITICS), None)
    if possessor is not None:
        start = phrase.start
        last = sentence.low(possessor - 1)
        if not is_time(last):
            yield start, possessor
        at_least = possessor + 1
    else:
        at_least = phrase.start
        if sentence.low(phrase.start) in OWN:
            yield phrase.start, phrase.start + 1
            return
    run = adjectives(sentence, at_least, at)
    if run is not None and possessor is None:
        yield run


def is_time(low: str) -> bool:
    """Whether a possessive is of a time: `Monday's attack`, `last week's`."""
    return low.endswith("day") or low in (
        "week",
        "month",
        "year",
        "night",
        "yesterday",
        "tomorrow",
        "morning",
        "weekend",
    )


def adjectives(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The words of a people, a group or a side among the modifiers of an event noun: `Turkish`, `ISIL`."""
    found = [i for i in range(start, end) if owning(sentence, i)]
    if not found:
        return None
    return found[0], found[-1] + 1


def owning(sentence: Sentence, i: int) -> bool:
    """Whether a modifier names somebody who acts."""
    word = sentence.words[i]
    text = sentence.text[word.start : word.end]
    if text in SEATS or word.low.startswith("terrorist"):
        return False
    if sentence.low(i - 1) == "anti" or (sentence.low(i + 1) == "-" and sentence.low(i + 2) in ("held", "controlled")):
        return False
    known = country_words().get(text) or country_words().get(text.title())
    if (known is not None and known[1] != "seat") or text in entity_words():
        return True
    low = singular_of(word.low)
    if low in ARMED or low in OWNERS or word.low in ARMED or word.low in OWNERS:
        return True
    found = speakers().get(word.low) or speakers().get(low)
    if found is not None and (found.kind == "side" or (text[:1].isupper() and found.kind in ("body", "role"))):
        return True
    return word.pos == "PROPN" and text[:1].isupper() and known_group(text)


def known_group(text: str) -> bool:
    """Whether a name is an armed group's or a body's."""
    from reportedly.claims.actor_ids import actor_of

    return actor_of(text, None) is not None

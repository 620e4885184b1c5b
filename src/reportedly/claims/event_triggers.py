"""Which words of a sentence tell of an event, by the lexicon: the longest phrase, and rows that need an object first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.claims.syntax import BE, CLITICS, HYPHENS, NOMINAL, Sentence
from reportedly.knowledge.happenings import Happening, Need, happenings, masks, things, weapons
from reportedly.knowledge.tables import country_words, speakers
from reportedly.knowledge.who import entity_words
from reportedly.model import Span

VERBAL = frozenset(("VERB", "AUX"))
NAMING = frozenset("movement group organization organisation force forces court committee council".split())
WORDS = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"))
"""Types of what is done by words: statements mostly, events where the outlet tells of them without a statement."""
DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))
"""Types that are told of even where they are only what something else is for: `sent troops to attack`."""
NEARBY = 7
"""How many words behind a verb the preposition that its row asks for may stand."""
BLAME = "blame"
"""The class of needs that words of blame before a noun meet."""
ANSWERING = ("responsib", "blam", "charg", "accus", "guilty", "implicat", "culpab")
WORDS_ABOUT_DEEDS = frozenset(("AGREE", "REJECT", "THREATEN", "REQUEST", "CONCEDE"))
PEOPLE = frozenset("people person man men woman women child children others him her them us me you".split())


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


def triggers(sentence: Sentence, names: Sequence[Span] = (), cues: Sequence[Span] = ()) -> list[Trigger]:
    """All triggers of a sentence, in order, none inside another or inside a name (of an operation, of a body).

    None begins in one of the `cues`, which tell of verbal acts that are recorded as statements.
    The object that a verb's row asks for tells of nothing by itself: no strike in `called off a strike`.
    """
    found: list[Trigger] = []
    known = happenings()
    taken = 0
    for i, word in enumerate(sentence.words):
        taken = max(taken, masked(sentence, i))
        if i < taken or word.low not in known:
            continue
        said = any(start < word.end and word.start < end for start, end in cues)
        if (trigger := trigger_at(sentence, i)) is not None and (not said or deed(trigger)):
            taken = i + 1 if wraps(trigger) else trigger.end
            if not inside(sentence.span(trigger.start, trigger.end), names):
                found.append(trigger)
    return unconsumed(sentence, found)


def deed(trigger: Trigger) -> bool:
    """Whether a trigger names a deed, and no act of words that its cue may be: `started a hunger strike`."""
    return not trigger.verbal and trigger.row.type in DEEDS


def wraps(trigger: Trigger) -> bool:
    """Whether a trigger is an act of words about a deed that tells of its own: `refused to release`."""
    return trigger.row.type in WORDS_ABOUT_DEEDS and "to" in trigger.row.words[1:-1]


def masked(sentence: Sentence, i: int) -> int:
    """Where a phrase ends that begins at a word and tells of no event though words of it do: `a heart attack`."""
    for rest in masks().get(sentence.low(i), ()):
        end = matched(sentence, i + 1, rest)
        if end is not None and not any(
            row.words == (sentence.low(i), *rest) for _, row in happenings().get(sentence.low(i), ())
        ):
            return end
    return 0


def inside(span: Span, names: Sequence[Span]) -> bool:
    """Whether a trigger is a part of a name."""
    return any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in names)


def unconsumed(sentence: Sentence, found: list[Trigger]) -> list[Trigger]:
    """The triggers without nouns that another's row needed; where both tell of one type, the noun stands for both."""
    dropped: set[Trigger] = set()
    carriers: dict[Trigger, Trigger] = {}
    for verb in found:
        if not verb.verbal or not verb.row.needs:
            continue
        for noun in found:
            if noun.verbal or noun in dropped or not needed(sentence, verb, noun):
                continue
            device = any(not rest for rest, _ in weapons().get(sentence.low(noun.at), ()))
            same = noun.row.type == verb.row.type and not device
            if same or verb.row.type not in WORDS:
                dropped.add(verb if same else noun)
            if same:
                carriers[noun] = verb
    dropped |= {
        each for each, following in pairwise(found) if wraps(each) and promises(each) and inner_of(each, following)
    }
    return [replace(each, carrier=carriers.get(each)) for each in found if each not in dropped]


def promises(trigger: Trigger) -> bool:
    """Whether a wrapping act only says that a deed lies ahead, which the deed's own status says too."""
    return trigger.row.type in ("AGREE", "CONCEDE")


def inner_of(outer: Trigger, trigger: Trigger) -> bool:
    """Whether a trigger stands inside the words of another."""
    return outer.start < trigger.start < outer.end


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
    return {each for head in objects(sentence, verb.at, verb.end) for each in sentence.joined(head)}


def trigger_at(sentence: Sentence, i: int) -> Trigger | None:
    """The trigger that begins at a word: of the rows that fit, the longest."""
    for rest, row in happenings()[sentence.low(i)]:
        end = matched(sentence, i + 1, rest)
        if end is None and row.pos == "verb" and rest:
            end = parted(sentence, i, rest)
            if end is None:
                continue
            trigger = Trigger(i, i + 1, i, row)
        elif end is None:
            continue
        else:
            trigger = Trigger(i, end, i if row.pos == "verb" else end - 1, row)
        if fits(sentence, trigger):
            return trigger
    return None


def matched(sentence: Sentence, at: int, rest: tuple[str, ...]) -> int | None:
    """Where a phrase's other words end that follow directly, hyphens aside; None where they don't."""
    for low in rest:
        if sentence.low(at) in HYPHENS:
            at += 1
        if sentence.low(at) != low:
            return None
        at += 1
    return at


def parted(sentence: Sentence, verb: int, rest: tuple[str, ...]) -> int | None:
    """The end of a particle that its verb's object stands before: `called the strike off`."""
    if len(rest) != 1:
        return None
    for i in range(verb + 2, min(verb + 8, len(sentence.words))):
        if sentence.low(i) == rest[0] and (i - 1 in sentence.phrase_of) and i + 1 not in sentence.phrase_of:
            return i + 1
        if sentence.pos(i) in VERBAL or sentence.low(i) in (",", "and"):
            return None
    return None


def fits(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether part of speech and company are those that a row asks for."""
    row, at = trigger.row, trigger.at
    pos = sentence.pos(at)
    if row.pos == "noun":
        if pos in VERBAL and not gerund_noun(sentence, at):
            return False
        return (
            not named(sentence, trigger)
            and not gerund_verb(sentence, trigger)
            and (not row.needs or any(beside_noun(sentence, trigger, each) for each in row.needs))
        )
    if row.pos == "adjective":
        return predicative(sentence, at)
    if pos in NOMINAL | {"ADJ"} and not verb_misread(sentence, at) and not gerund_verb(sentence, trigger):
        return False
    if (sentence.words[at].relation in ("amod", "compound") and at in sentence.phrase_of) or adjectival(sentence, at):
        return False
    if not row.needs and not row.bare and not row.transitive:
        return True
    has = has_object(sentence, at, trigger.end)
    if row.bare or row.transitive:
        return has == row.transitive
    return any(beside_verb(sentence, trigger, each) for each in row.needs)


def predicative(sentence: Sentence, at: int) -> bool:
    """Whether an adjective is said of somebody: `190 were dead`, `leaving 12 dead`."""
    before = at - 1
    while sentence.pos(before) == "ADV":
        before -= 1
    return sentence.low(before) in BE | {"found", "left", "lay"} or (
        before in sentence.phrase_of
        and sentence.pos(at + 1) not in NOMINAL
        and any(sentence.low(i) in ("leaving", "left", "leave", "leaves") for i in range(max(0, at - 12), at))
    )


def adjectival(sentence: Sentence, verb: int) -> bool:
    """Whether a participle stands before its noun: `guarding captured militants`, `the main fighting force`."""
    if not sentence.low(verb).endswith(("ed", "ing", "en")) or sentence.pos(verb + 1) not in NOMINAL | {"ADJ"}:
        return False
    before = sentence.pos(verb - 1)
    if sentence.low(verb).endswith("ing"):
        return before in ("DET", "ADJ") and sentence.pos(verb + 1) == "NOUN"
    return before in ("DET", "ADJ", "ADP", "VERB", "NUM") and sentence.low(verb - 1) not in ("have", "had", "has")


def gerund_verb(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a form in `ing` that was read as a noun has an object, as a verb has: `denied shelling Kara`."""
    at = trigger.at
    if not sentence.low(at).endswith("ing") or trigger.start != at:
        return False
    phrase = sentence.phrase_of.get(at)
    follows = sentence.pos(at + 1) in ("DET", "PROPN", "NUM", "ADJ", "PRON") or (
        sentence.pos(at + 1) == "NOUN" and sentence.words[at + 1].head <= at
    )
    opens = phrase is None or phrase.start == at
    return opens and follows and sentence.pos(at - 1) in ("VERB", "ADP", "SCONJ", "AUX")


def gerund_noun(sentence: Sentence, at: int) -> bool:
    """Whether a form in `ing` that was read as a verb stands as a noun: `the shelling of`, `by bombing`."""
    if not sentence.low(at).endswith("ing"):
        return False
    return sentence.pos(at - 1) in ("DET", "ADJ", "NOUN", "PROPN") or sentence.low(at + 1) in ("of", "by")


def verb_misread(sentence: Sentence, at: int) -> bool:
    """Whether a verb was read as a noun: the root of its sentence with a subject, or behind an auxiliary."""
    word = sentence.words[at]
    if sentence.pos(at - 1) in ("AUX", "PRON") or sentence.low(at - 1) in ("to", "not"):
        return word.low not in ("to",) and sentence.low(at - 1) != "its"
    return word.relation in ("root", "parataxis", "ccomp", "advcl") and bool(
        sentence.child(at, "nsubj", "obj") and word.low.endswith("ed")
    )


def named(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a noun only tells another one apart, or is part of a name: `truce monitors`, `the Liberation Front`."""
    phrase = sentence.phrase_of.get(trigger.at)
    following = trigger.end
    if phrase is None or following >= phrase.end or sentence.low(following) in CLITICS:
        return False
    word, after = sentence.words[trigger.at], sentence.words[following]
    if sentence.text[word.start : word.end].isupper():
        return after.low in NAMING
    if after.pos == "PROPN":
        return word.pos == "PROPN"
    return after.pos == "NOUN" and not any(
        not rest and row.pos == "noun" for rest, row in happenings().get(after.low, ())
    )


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
    if word.relation == "acl" and not found and word.head < verb:
        yield word.head


def beside_verb(sentence: Sentence, trigger: Trigger, need: Need) -> bool:
    """Whether a verb has a noun of the words and classes that it needs."""
    if need.preposition == "subject":
        subject = sentence.agent(trigger.at) if sentence.passive(trigger.at) else sentence.subject(trigger.at)
        return subject is not None and any(is_one(sentence, each, need) for each in sentence.joined(subject))
    if need.preposition:
        head = sentence.behind(trigger.end - 1, (need.preposition,), NEARBY)
        return head is not None and is_one(sentence, head, need)
    return any(
        is_one(sentence, each, need)
        for head in objects(sentence, trigger.at, trigger.end)
        for each in sentence.joined(head)
    )


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
    """Whether somebody answers for what a noun says, which then is a deed: `accepted responsibility for the death of`."""
    phrase = sentence.phrase_of.get(trigger.at)
    before = (phrase.start if phrase else trigger.start) - 1
    return sentence.low(before) in ("for", "with", "in") and any(
        sentence.low(i).startswith(ANSWERING) for i in range(max(0, before - 8), before)
    )


def is_one(sentence: Sentence, head: int, need: Need, *, alone: bool = False) -> bool:
    """Whether a noun is one of some words or classes: the head of its phrase, or what is of it (`tons of flour`)."""
    for i in (head, *(() if alone else inner(sentence, head))):
        if says(sentence, i, need):
            return True
    return False


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
        if form in need.words or singular_of(form) in need.words or things().get(form, frozenset()) & need.classes:
            return True
    if "person" in need.classes and is_person(sentence, i):
        return True
    if "place" in need.classes and sentence.pos(i) == "PROPN":
        return True
    return "polity" in need.classes and is_polity(sentence, i)


def singular_of(form: str) -> str:
    """A plural's singular, by its ending."""
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "sses", "xes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") else form


def is_person(sentence: Sentence, i: int) -> bool:
    """Whether a noun is of a person, or a name that is no country's."""
    low = sentence.low(i)
    if low in PEOPLE or low in ("he", "she", "they", "who", "whom"):
        return True
    found = speakers().get(low) or speakers().get(singular_of(low))
    if found is not None:
        return found.kind in ("person", "role", "side")
    word = sentence.words[i]
    return word.pos == "PROPN" and not is_polity(sentence, i)


def is_polity(sentence: Sentence, i: int) -> bool:
    """Whether a noun is a country, a seat, an entity or a body."""
    word = sentence.words[i]
    text = sentence.text[word.start : word.end]
    known = country_words()
    before = sentence.text[sentence.words[i - 1].start : word.end] if i else text
    if text in known or before in known or text in entity_words() or text.title() in known:
        return True
    found = speakers().get(word.low) or speakers().get(singular_of(word.low))
    return found is not None and found.kind == "body"

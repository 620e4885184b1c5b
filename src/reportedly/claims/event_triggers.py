"""Which words of a sentence tell of an event, by the lexicon: the longest phrase first, and rows that ask for more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.claims.event_needs import Trigger, beside_noun, beside_verb, has_object, matched, needed
from reportedly.claims.syntax import BE, CLITICS, HYPHENS, NOMINAL, TELLING, Sentence
from reportedly.knowledge.happenings import WordClass, happenings, masks, weapons
from reportedly.model import Span

VERBAL = frozenset(("VERB", "AUX"))
LYING = BE | {"found", "left", "lay"}
FAR = 30
"""How many words from a verb the noun may stand that its row asks for."""
NAMING = frozenset("movement group organization organisation force forces court committee council".split())
WORDS = frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"))
"""Types of what is done by words: statements mostly, events where the outlet tells of them without a statement."""
DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))
"""Types that are told of even where they are only what something else is for: `sent troops to attack`."""
WORDS_ABOUT_DEEDS = frozenset(("AGREE", "REJECT", "THREATEN", "REQUEST", "CONCEDE"))


def triggers(sentence: Sentence, names: Sequence[Span] = (), cues: Sequence[Span] = ()) -> list[Trigger]:
    """All triggers of a sentence, in order, none inside another or inside a name (of an operation, of a body).

    None begins in one of the `cues`, which tell of verbal acts that are recorded as statements.
    The object that a verb's row asks for tells of nothing by itself: no strike in `called off a strike`.
    """
    found: list[Trigger] = []
    known, hidden = happenings(), masks()
    taken = 0
    for i, word in enumerate(sentence.words):
        if word.low in hidden:
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
            if noun.verbal or noun in dropped or abs(noun.at - verb.at) > FAR or not needed(sentence, verb, noun):
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
    if not dropped:
        return found
    return [replace(each, carrier=carriers.get(each)) for each in found if each not in dropped]


def promises(trigger: Trigger) -> bool:
    """Whether a wrapping act only says that a deed lies ahead, which the deed's own status says too."""
    return trigger.row.type in ("AGREE", "CONCEDE")


def inner_of(outer: Trigger, trigger: Trigger) -> bool:
    """Whether a trigger stands inside the words of another."""
    return outer.start < trigger.start < outer.end


def trigger_at(sentence: Sentence, i: int) -> Trigger | None:
    """The trigger that begins at a word: of the rows that fit, the longest. Half of a compound word is none."""
    if sentence.low(i + 1) in HYPHENS and sentence.words[i].end == sentence.words[i + 1].start:
        compound = not any(rest for rest, _ in happenings()[sentence.low(i)])
        if compound or sentence.pos(i) == "VERB":
            return None
    standing: dict[tuple[WordClass, int], bool] = {}
    for rest, row in happenings()[sentence.low(i)]:
        if not sentence.vocabulary.issuperset(rest):
            continue
        end = matched(sentence, i + 1, rest)
        if end is None and (row.pos != "verb" or parted(sentence, i, rest) is None):
            continue
        at = i if row.pos == "verb" or end is None else end - 1
        if (row.pos, at) not in standing:
            standing[row.pos, at] = stands(sentence, row.pos, i, at)
        if standing[row.pos, at] and meets(sentence, trigger := Trigger(i, end or i + 1, at, row)):
            return trigger
    return None


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


def stands(sentence: Sentence, word_class: WordClass, start: int, at: int) -> bool:
    """Whether a word stands as one of a class; `start` is where the phrase begins that it is the main word of."""
    pos = sentence.pos(at)
    if word_class == "noun":
        if pos in VERBAL and not gerund_noun(sentence, at):
            return False
        return not named(sentence, at) and not gerund_verb(sentence, start, at)
    if word_class == "adjective":
        return predicative(sentence, at)
    if pos in TELLING and not verb_misread(sentence, at) and not gerund_verb(sentence, start, at):
        return False
    before_noun = sentence.words[at].relation in ("amod", "compound") and at in sentence.phrase_of
    return not before_noun and not adjectival(sentence, at)


def meets(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether the company of a word is what its row asks for."""
    row = trigger.row
    if row.pos == "noun":
        return not row.needs or any(beside_noun(sentence, trigger, each) for each in row.needs)
    if row.pos == "adjective" or not (row.needs or row.bare or row.transitive):
        return True
    if row.bare or row.transitive:
        return has_object(sentence, trigger.at, trigger.end) == row.transitive
    return any(beside_verb(sentence, trigger, each) for each in row.needs)


def predicative(sentence: Sentence, at: int) -> bool:
    """Whether an adjective is said of somebody: `190 were dead`, `leaving 12 dead`."""
    before = at - 1
    while sentence.pos(before) == "ADV":
        before -= 1
    return sentence.low(before) in LYING or (
        before in sentence.phrase_of
        and sentence.pos(at + 1) not in NOMINAL
        and any(sentence.low(i) in ("leaving", "left", "leave", "leaves") for i in range(max(0, at - 12), at))
    )


def adjectival(sentence: Sentence, verb: int) -> bool:
    """Whether a participle stands before its noun: `guarding captured militants`, `the main fighting force`."""
    if not sentence.low(verb).endswith(("ed", "ing", "en")) or sentence.pos(verb + 1) not in TELLING:
        return False
    before = sentence.pos(verb - 1)
    if sentence.low(verb).endswith("ing"):
        return before in ("DET", "ADJ") and sentence.pos(verb + 1) == "NOUN"
    return before in ("DET", "ADJ", "ADP", "VERB", "NUM") and sentence.low(verb - 1) not in ("have", "had", "has")


def gerund_verb(sentence: Sentence, start: int, at: int) -> bool:
    """Whether a form in `ing` that was read as a noun has an object, as a verb has: `denied shelling Kara`."""
    if not sentence.low(at).endswith("ing") or start != at:
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
    if sentence.low(at - 1) == "to" and word.low.endswith("ed"):
        return False
    if sentence.pos(at - 1) in ("AUX", "PRON") or sentence.low(at - 1) in ("to", "not"):
        return word.low not in ("to",) and sentence.low(at - 1) != "its"
    return word.relation in ("root", "parataxis", "ccomp", "advcl") and bool(
        sentence.child(at, "nsubj", "obj") and word.low.endswith("ed")
    )


def named(sentence: Sentence, at: int) -> bool:
    """Whether a noun only tells another one apart, or is part of a name: `truce monitors`, `the Liberation Front`."""
    phrase = sentence.phrase_of.get(at)
    following = at + 1
    if phrase is None or following >= phrase.end or sentence.low(following) in CLITICS:
        return False
    word, after = sentence.words[at], sentence.words[following]
    if sentence.text[word.start : word.end].isupper():
        return after.low in NAMING
    if after.pos == "PROPN":
        return word.pos == "PROPN"
    return after.pos == "NOUN" and not any(
        not rest and row.pos == "noun" for rest, row in happenings().get(after.low, ())
    )

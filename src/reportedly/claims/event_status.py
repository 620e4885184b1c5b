"""What the words around an event make of it: told as done, denied, only possible, conditional, planned or failed.

From the event outward, each governing word acts on what those inside it have made (`failed to prevent the attack` tells
of an attack). The walk ends where a noun takes the event for granted, and at the edge of what the claimant puts
forward: there the statement's own factuality acts (codebook, Statement and Event; after FactBank's signatures).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportedly.claims.event_carriers import Carried, carrier, verb_behind
from reportedly.claims.event_governors import effects_at
from reportedly.claims.event_needs import Trigger
from reportedly.claims.syntax import BE, CLITICS, HAVE, HELPERS, OWN, QUOTES, RELATIVE, Sentence
from reportedly.knowledge.happenings import Effect, governors
from reportedly.model import Span, Statement, Status

NOT = frozenset(("not", "n't", "'t", "’t", "never", "no", "neither", "nor", "nobody", "none", "nothing"))
TAKEN_FOR_GRANTED = frozenset("the this these that those".split())
CEASING = frozenset(
    """stop stops stopped stopping end ends ended ending halt halts halted halting cease ceases ceased ceasing cessation
    suspend suspended suspends suspending""".split()
)
"""Words whose object was going on: they leave an event as it is, where they are not themselves demanded."""
LINKING = frozenset(("of", "from", "for", "against", "in", "at", "about", "on", "to", "with", "into", "over"))
"""Prepositions that hang a gerund on the word before them."""
NEUTRAL: frozenset[Effect] = frozenset(("asserted", "hearsay"))
ONCE_DONE = ("only after", "only when", "only once", "after", "when", "once")
"""Conditions that take it for granted that what they name happened."""
ORDERS = frozenset(
    "order ordered orders ordering instruct instructed instructs directed directs command commanded".split()
)
INVOLVEMENT = frozenset("responsibility involvement role part participation complicity hand blame credit".split())
FALSE = frozenset(
    """false lie lies untrue disinformation misinformation baseless groundless unfounded fabricated fabrication nonsense
    propaganda fake wrong hoax slander""".split()
)
"""What is said of a claim by who denies it."""
KNOWING = frozenset("information knowledge idea word details comment mention".split())
"""What one has none of who cannot say whether it happened."""
AHEAD = frozenset(("RETREAT", "MOBILIZE", "AID", "CONSULT"))
ANNOUNCED = ("announc", "order", "approv", "authori", "declar")
"""What is announced or ordered lies ahead: `announced a withdrawal`."""
VERIFYING = ("confirm", "verif", "establish", "determin", "substantiat", "corroborat")
"""What was not verified may still have happened."""
DEMANDING = frozenset(("demand", "request"))
STEPS = 6
"""How many governing words are asked, from the event outward."""


@dataclass(slots=True)
class Walk:
    """How far a reading has come: what has been made of the event, and whether anything outside can still change it."""

    status: Status = "asserted"
    dropped: bool = False
    settled: bool = False
    involved: bool = False
    """Whether it is somebody's part in an event that is spoken of: `denied any role in the shelling`."""
    read: set[int] = field(default_factory=set)
    """The words that have been read, so that no negation acts twice."""
    asked: bool = False
    """Whether it stands in a question that somebody answers or cannot answer: `whether they had attacked`."""
    purpose: bool = False
    """Whether nothing but an infinitive makes it planned: what something else is done for."""

    def apply(self, effect: Effect, word: str = "") -> None:
        """What one more governing word makes of it. What fails to fail happens: `failed to prevent`."""
        if effect in NEUTRAL or self.settled or self.dropped:
            return
        if effect in ("demanded", "background"):
            self.dropped = True
        elif effect in ("not", "denied"):
            self.status = "asserted" if self.status in ("denied", "failed") else "denied"
        elif effect == "failed":
            undone = self.status in ("denied", "failed") and word.startswith(("fail", "unable"))
            self.status = "asserted" if undone else "failed"
        elif effect == "conditional":
            self.dropped = self.status == "failed"  # `if the talks fail` tells of no talks that failed
            self.status = "conditional" if self.status in ("asserted", "planned", "possible") else self.status
        elif effect == "planned":
            if self.status in ("failed", "denied"):
                self.dropped = self.status == "failed"
            else:
                self.status = "planned"
        elif self.status == "asserted":
            self.status = "possible"


def status_of(sentence: Sentence, trigger: Trigger, statement: Statement | None, piece: Span | None) -> Walk | None:
    """The status of an event by its sentence and its claimant; None where it is no event of the record.

    `piece` is the piece of the statement's content that holds the trigger.
    """
    walk = Walk()
    start = 0 if piece is None else next((i for i, w in enumerate(sentence.words) if w.start >= piece[0]), 0)
    outward(sentence, trigger, start, walk)
    if sentence.low(len(sentence.words) - 1) == "?":
        walk.apply("open")
    if walk.status == "planned" and conditioned(sentence, trigger, start):
        walk.apply("conditional")
    if statement is not None and not walk.settled:
        by_statement(sentence, trigger, statement, walk)
    return None if walk.dropped else walk


def conditioned(sentence: Sentence, trigger: Trigger, start: int) -> bool:
    """Whether what lies ahead is told under a condition: an `if` clause before it or behind it in its sentence."""
    ifs = [i for i in range(start, len(sentence.words)) if sentence.low(i) in ("if", "unless")]
    ifs += [start] if sentence.low(start) in ("should", "had", "were") else []
    opens = [
        i for i in ifs if i < trigger.at and (i == start or sentence.low(i - 1) in (",", "that", "and", "but", *QUOTES))
    ]
    commas = any(sentence.low(i) in (",", "then") for k in opens for i in range(k, trigger.at))
    return commas or any(i > trigger.at for i in ifs)


def by_statement(sentence: Sentence, trigger: Trigger, statement: Statement, walk: Walk) -> None:
    """What the claimant's own commitment makes of an event."""
    at = sentence.words[trigger.at].start
    if statement.condition is not None:
        start, end = statement.condition
        done = sentence.text[start:end].lower().startswith(ONCE_DONE)
        if start <= at < end:
            walk.apply("asserted" if done else "conditional")
            return
        if walk.status == "planned" or not trigger.verbal:
            walk.apply("conditional")
    if statement.act in DEMANDING:
        cue = [word for start, end in statement.cue for word in sentence.text[start:end].lower().split()]
        walk.apply("planned" if ORDERS & set(cue) else "demanded")
    elif (
        statement.act in ("deny", "reject")
        or statement.factuality.startswith("CT-")
        or called_false(sentence, statement)
    ):
        walk.apply("denied")
    elif statement.factuality in ("PR+", "PS+", "PR-", "PS-"):
        walk.apply("possible")
    elif statement.act in ("warn", "threaten") and not trigger.verbal and not known(sentence, trigger):
        walk.apply("possible" if statement.act == "warn" else "planned")
    elif statement.factuality in ("Uu", "CTu"):
        walk.apply("open")


def called_false(sentence: Sentence, statement: Statement) -> bool:
    """Whether a claim is called false behind its content: `reports that the army had shelled the camp were untrue`."""
    end = statement.content[-1][1]
    behind = [word.low for word in sentence.words if word.start >= end][:6]
    return statement.cue[0][0] < statement.content[0][0] and bool(BE & set(behind)) and bool(FALSE & set(behind))


def known(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether an event noun is one that the reader knows: `the attack`, `their offensive`."""
    phrase = sentence.phrase_of.get(trigger.at)
    first = sentence.low(phrase.start) if phrase is not None else ""
    return first in TAKEN_FOR_GRANTED or first in OWN


def outward(sentence: Sentence, trigger: Trigger, start: int, walk: Walk) -> None:
    """Asks the words that govern an event, one after the other, as far as its claimant's words reach."""
    if trigger.verbal:
        verb: int | None = trigger.at
    else:
        verb = from_noun(sentence, trigger, start, walk)
    seen: set[int] = set()
    while verb is not None and not walk.settled and not walk.dropped and verb not in seen and len(seen) < STEPS:
        seen.add(verb)
        of_group(sentence, verb, start, walk)
        verb = governor(sentence, verb, start, walk)


def from_noun(sentence: Sentence, trigger: Trigger, start: int, walk: Walk) -> int | None:
    """What the words around an event noun make of it, and the verb that goes on from there."""
    phrase = sentence.phrase_of.get(trigger.at)
    first = phrase.start if phrase else trigger.start
    granted = False
    if "attempt" in trigger.row.words:
        walk.apply("failed")
    for i in range(first, trigger.start):
        granted |= sentence.low(i) in TAKEN_FOR_GRANTED or sentence.low(i) in CLITICS or sentence.low(i) in OWN
        for effect in effects_at(sentence, i, ("adjective", "adverb"), ()):
            walk.apply(effect)
            walk.read.add(i)
    if sentence.low(trigger.end) in ("attempt", "attempts", "plot", "plots", "plan", "plans", "threat", "threats"):
        walk.apply("failed" if sentence.low(trigger.end).startswith("attempt") else "planned")
    if trigger.carrier is not None and trigger.carrier.at >= start:
        for effect in effects_at(sentence, trigger.carrier.at, ("verb",), ("noun", "")):
            if effect in ("failed", "not", "denied"):
                walk.apply(effect)
        return trigger.carrier.at
    carried = carrier(sentence, trigger)
    if carried is not None and carried.verb >= start:
        if trigger.row.type in AHEAD and sentence.low(carried.verb).startswith(ANNOUNCED):
            walk.apply("planned")
        return carried_on(carried, sentence, walk, granted)
    before = governing_word(sentence, first)
    before = before if before is not None and before >= start else None
    if before is not None and sentence.low(before) in INVOLVEMENT:
        walk.involved = True
        return governor_of_noun(sentence, before, start, walk)
    if before is not None and trigger.row.type in AHEAD and sentence.low(before).startswith(ANNOUNCED):
        walk.apply("planned")
    if before is not None:
        found = [*effects_at(sentence, before, ("verb", "noun", "adjective"), ("noun", ""))]
        if sentence.low(before) in CEASING:
            return before if sentence.pos(before) == "VERB" else governor_of_noun(sentence, before, start, walk)
        for effect in found:
            walk.apply(effect)
        if found and any(effect not in NEUTRAL for effect in found):
            return before if sentence.pos(before) == "VERB" else governor_of_noun(sentence, before, start, walk)
        if sentence.pos(before) in ("VERB", "AUX") and not granted:
            return before
        if not granted and sentence.pos(before) in ("NOUN", "PROPN"):
            return governor_of_noun(sentence, before, start, walk)
    elif not granted or sentence.words[trigger.at].relation == "nsubj":
        return subject_of(sentence, trigger, walk, granted=granted)
    walk.settled = granted and (before is not None or first > start)
    return None


def carried_on(carried: Carried, sentence: Sentence, walk: Walk, granted: bool) -> int | None:
    """The light verb goes on for its noun, unless the noun is known to the reader and only its subject."""
    for effect in effects_at(sentence, carried.verb, ("verb",), ("noun", "")):
        walk.apply(effect)
    if any(sentence.low(i) in NOT for i in range(carried.verb + 1, carried.verb + 3)):
        walk.apply("not")
    if {"responsibility", "credit"} & set(carried.light.words):
        walk.settled = True
    if granted and carried.light.kind == "happens":
        walk.settled = not negated(sentence, carried.verb)
    return carried.verb


def negated(sentence: Sentence, verb: int) -> bool:
    """Whether a verb's group has a negation."""
    return any(sentence.low(i) in NOT for i in range(sentence.group(verb), verb))


def governing_word(sentence: Sentence, first: int) -> int | None:
    """The word before a noun phrase that governs it: a verb, or the noun or verb before its preposition."""
    before = first - 1
    while sentence.low(before) in QUOTES or sentence.pos(before) == "ADV":
        before -= 1
    if before < 0:
        return None
    if sentence.pos(before) in ("VERB", "AUX"):
        return before
    if sentence.pos(before) == "ADP" or sentence.low(before) in ("to", "of", "for", "against", "on"):
        inner = sentence.phrase_of.get(before - 1)
        if inner is not None:
            return inner.head if sentence.low(before) in ("of", "for", "on", "to", "in", "against", "about") else None
        if sentence.pos(before - 1) in ("VERB", "ADJ", "AUX"):
            return before - 1
    return None


def governor_of_noun(sentence: Sentence, noun: int, start: int, walk: Walk) -> int | None:
    """The verb that a governing noun hangs on, after asking the noun's own: `denied plans for an attack`."""
    phrase = sentence.phrase_of.get(noun)
    first = phrase.start if phrase else noun
    for i in range(first, noun):
        for effect in effects_at(sentence, i, ("adjective", "adverb"), ()):
            walk.apply("open" if effect == "not" and sentence.low(noun) in KNOWING else effect)
            walk.read.add(i)
    before = governing_word(sentence, first)
    if before is None or before < start:
        return None
    for effect in effects_at(sentence, before, ("verb", "noun"), ("noun", "")):
        walk.apply(effect)
    return before if sentence.pos(before) in ("VERB", "AUX") else None


def subject_of(sentence: Sentence, trigger: Trigger, walk: Walk, *, granted: bool) -> int | None:
    """The verb whose subject an event noun is: `talks collapsed`, `an attack is likely`."""
    verb = sentence.words[trigger.at].head
    if sentence.words[trigger.at].relation != "nsubj" or verb == trigger.at:
        verb = next(verb_behind(sentence, trigger), trigger.at)
        if verb == trigger.at or sentence.words[verb].relation == "acl" or sentence.reduced(verb):
            return None
    found = list(effects_at(sentence, verb, ("verb", "adjective"), ("",)))
    for effect in found:
        walk.apply(effect)
    if granted and not found:
        walk.settled = True  # `the attack did not worry the army`
        return None
    return verb


def of_group(sentence: Sentence, verb: int, start: int, walk: Walk) -> None:
    """What a verb's own group makes of it: auxiliaries, negation, adverbs, and the conjunction of its clause."""
    begin = sentence.group(verb)
    around = {*range(begin, verb), *sentence.child(verb, "aux", "advmod", "mark")}
    if sentence.words[verb].relation == "conj" and not any(sentence.pos(i) == "AUX" for i in around):
        head = sentence.words[verb].head
        if head < verb and shares(sentence, head, verb):
            around |= {*range(sentence.group(head), head)}
    clause = list(conjunction(sentence, verb, start))
    if "conditional" in clause:
        walk.apply("conditional")  # and no `not` in the condition denies anything
        return
    found: list[Effect] = []
    perfect = any(sentence.low(i) in HAVE for i in around)
    for i in sorted(around):
        low = sentence.low(i)
        if not max(start, 0) <= i < len(sentence.words) or (i > verb and sentence.pos(i) not in ("ADV",)):
            continue
        if low == "should" and i == start:
            continue
        if low in NOT:
            found.append("not")
        elif low in HELPERS or (low == "to"):
            continue
        else:
            classes = ("verb",) if sentence.pos(i) == "AUX" else ("adverb", "conjunction", "adjective")
            found += effects_at(sentence, i, classes, ())
    if perfect and "planned" in found and any(sentence.low(i) == "would" for i in around):
        found = ["conditional" if effect == "planned" else effect for effect in found]
    if "not" in found and sentence.low(verb).startswith(VERIFYING):
        found = ["open"]
    if sentence.low(verb) in CEASING or walk.asked:
        # What has not stopped goes on; `did not know whether they had` leaves it open.
        found = [effect for effect in found if effect != "not"]
    for effect in ordered(found):
        walk.apply(effect)
    for effect in clause:
        walk.apply(effect)
    walk.asked |= "open" in clause
    thing = sentence.phrase_of.get(verb + 1)
    if thing is not None and sentence.low(thing.start) in ("no", "neither", "nobody") and thing.start not in walk.read:
        walk.read.add(thing.start)
        walk.apply("not")
    subject = sentence.subject(verb) if verb else None
    phrase = sentence.phrase_of.get(subject) if subject is not None else None
    if subject is not None and phrase is not None and phrase.start not in walk.read:
        nobody = sentence.low(phrase.start) in ("no", "nobody", "none", "neither") or sentence.low(subject) in NOT
        if nobody:
            walk.apply("not")


def ordered(found: list[Effect]) -> list[Effect]:
    """Effects of one verb group: the negation acts on the verb before its modal does; one negation counts once."""
    kept = list(dict.fromkeys(found))
    if "not" in kept and ("planned" in kept or "possible" in kept or "conditional" in kept):
        return ["not"]
    return kept


def shares(sentence: Sentence, head: int, verb: int) -> bool:
    """Whether a joined verb shares its neighbour's auxiliaries: it has no subject of its own and its form fits them."""
    if sentence.child(verb, "nsubj"):
        return False
    helped = any(sentence.pos(i) == "AUX" for i in range(sentence.group(head), head))
    return helped and sentence.low(verb - 1) != "but"


def conjunction(sentence: Sentence, verb: int, start: int) -> Iterator[Effect]:
    """What the conjunction that opens a verb's clause makes of it: before its subject, or before the verb itself."""
    subject = next(iter(sentence.child(verb, "nsubj")), None)
    begin = sentence.group(verb)
    if subject is not None and subject < verb:
        phrase = sentence.phrase_of.get(subject)
        begin = phrase.start if phrase else subject
    else:
        beside = sentence.phrase_of.get(begin - 1)
        begin = beside.start if beside is not None else begin
    if begin == start + 1 and sentence.low(start) in ("had", "were", "should"):
        yield "conditional"
        return
    for first in range(max(start, begin - 4), begin):
        for rest, row in governors().get(sentence.low(first), ()):
            ends = first + 1 + len(rest)
            if row.pos == "conjunction" and ends == begin and rest == tuple(map(sentence.low, range(first + 1, ends))):
                yield row.effect
                return


def governor(sentence: Sentence, verb: int, start: int, walk: Walk) -> int | None:
    """The next verb outward, after asking the word that governs this one."""
    begin = sentence.group(verb)
    to = next((i for i in range(begin, verb) if sentence.low(i) == "to"), None)
    if to is not None and to >= start:
        return governor_of_infinitive(sentence, verb, to, start, walk)
    being = any(sentence.low(i) == "being" for i in range(begin, verb))
    if being or (sentence.low(verb).endswith("ing") and not sentence.passive(verb)):
        return governor_of_gerund(sentence, verb, start, walk)
    return governor_of_clause(sentence, verb, start, walk)


def governor_of_infinitive(sentence: Sentence, verb: int, to: int, start: int, walk: Walk) -> int | None:
    """`failed to`, `plans to`, `ordered troops to`; a perfect infinitive tells what was done."""
    perfect = any(sentence.low(i) == "have" for i in range(to, verb))
    before = to - 1
    while before >= start and (sentence.pos(before) == "ADV" or sentence.low(before) in (*QUOTES, "not")):
        before -= 1
    if before < start:
        if not perfect:
            walk.apply("planned")
            walk.purpose = start == 0
        return None
    phrase = sentence.phrase_of.get(before)
    words = [before] if phrase is None else [phrase.head, phrase.start - 1]
    if sentence.pos(words[-1]) in ("ADP", "ADV"):
        words.append(words[-1] - 1)
    for i in words:
        if i < start:
            continue
        found = list(effects_at(sentence, i, ("verb", "noun", "adjective"), ("to", ""), ends=to))
        for effect in found:
            walk.apply(effect, sentence.low(i))
        if found:
            if sentence.pos(i) in ("VERB", "AUX"):
                return i
            return (
                sentence.words[i].head
                if sentence.pos(i) == "ADJ" and sentence.words[i].relation == "xcomp"
                else copula(sentence, i, walk)
                if sentence.pos(i) == "ADJ"
                else governor_of_noun(sentence, i, start, walk)
            )
    if not perfect:
        walk.apply("planned")
        walk.purpose = sentence.low(before) not in BE
    return None


def copula(sentence: Sentence, adjective: int, walk: Walk) -> int | None:
    """A predicative adjective with the words of its own group: `is not ready to`, `may be about to`."""
    of_group(sentence, adjective, 0, walk)
    return None


def governor_of_gerund(sentence: Sentence, verb: int, start: int, walk: Walk) -> int | None:
    """`denied striking`, `refrained from bombing`, `without firing`; behind a comma it tells what was done."""
    begin = sentence.group(verb)
    before = begin - 1
    while before >= start and sentence.low(before) in QUOTES:
        before -= 1
    if before < start or sentence.low(before) == ",":
        return sentence.words[verb].head if sentence.words[verb].relation == "conj" and before >= start else None
    if sentence.pos(before) in ("ADP", "SCONJ") or sentence.low(before) in ("to", "without", "by", "of", "from", "for"):
        alone = list(effects_at(sentence, before, ("conjunction",), ("ing", "")))
        for effect in alone:
            walk.apply(effect)
        for effect in effects_at(
            sentence, before - 1, ("conjunction", "adverb", "adjective"), ("ing", ""), ends=before
        ):
            walk.apply(effect)
        if sentence.low(before) == "by" and sentence.pos(before - 1) == "VERB":
            return before - 1
        if sentence.low(before) not in LINKING:
            return None
        word = before - 1
        phrase = sentence.phrase_of.get(word)
        for i in [word] if phrase is None else [phrase.head, phrase.start - 1]:
            if i < start:
                continue
            if sentence.low(i) in CEASING and sentence.low(before) == "from":
                walk.apply("failed")
                return i
            if sentence.low(i) in CEASING:
                return i
            found = list(effects_at(sentence, i, ("verb", "noun", "adjective"), ("ing", "noun", ""), ends=before))
            for effect in found:
                walk.apply(effect)
            if not found and phrase is not None and i == phrase.head and sentence.low(phrase.start) == "no":
                walk.apply("not")
            if found:
                return i if sentence.pos(i) in ("VERB", "AUX") else governor_of_noun(sentence, i, start, walk)
        return None
    found = list(effects_at(sentence, before, ("verb", "adjective"), ("ing", ""), ends=begin))
    if sentence.low(before) in CEASING:
        return before
    for effect in found:
        walk.apply(effect)
    return before if found and sentence.pos(before) == "VERB" else None


def cleft(sentence: Sentence, start: int) -> bool:
    """Whether a phrase is what a cleft denies: `it was not the army that shelled the school`."""
    back = [sentence.low(i) for i in range(max(0, start - 5), start)]
    return "it" in back and bool(NOT & set(back[-2:]))


def said_untrue(sentence: Sentence, verb: int) -> bool:
    """Whether a clause is said not to be true: `it is not true that our forces fired`."""
    subject = next(iter(sentence.child(verb, "nsubj")), None)
    phrase = sentence.phrase_of.get(subject) if subject is not None else None
    that = (phrase.start if phrase is not None else sentence.group(verb)) - 1
    if sentence.low(that) != "that":
        return False
    untrue = sentence.low(that - 1) == "true" and sentence.low(that - 2) in NOT
    return untrue or (sentence.low(that - 1) in FALSE and sentence.pos(that - 2) in ("AUX", "DET", "VERB"))


def said_of_noun(sentence: Sentence, verb: int, start: int) -> int | None:
    """The noun whose content a `that` clause is: `no evidence that the army burned the village`."""
    subject = sentence.subject(verb)
    phrase = sentence.phrase_of.get(subject) if subject is not None else None
    if phrase is None or phrase.start > verb or sentence.low(phrase.start - 1) != "that" or phrase.start - 2 < start:
        return None
    outer = sentence.phrase_of.get(phrase.start - 2)
    if outer is None or outer.end != phrase.start - 1:
        return None
    known = any(row.pos == "noun" for _, row in governors().get(sentence.low(outer.head), ()))
    whole = sentence.object(verb) is not None or sentence.passive(verb)
    return outer.head if known and whole else None


def governor_of_clause(sentence: Sentence, verb: int, start: int, walk: Walk) -> int | None:
    """`denied that it attacked`, `fears the army will`; a joined verb asks for the one that it is joined to."""
    word = sentence.words[verb]
    subjects = sentence.child(verb, "nsubj")
    if subjects and sentence.low(subjects[0]) in ("who", "what") and word.relation != "acl":
        walk.settled = True
        return None
    if (noun := said_of_noun(sentence, verb, start)) is not None:
        for effect in effects_at(sentence, noun, ("noun",), ("that", "")):
            walk.apply(effect)
            if effect == "hearsay":
                called_false = any(sentence.low(i) in FALSE for i in range(verb, len(sentence.words)))
                walk.apply("denied" if called_false else "possible")
        return governor_of_noun(sentence, noun, start, walk)
    phrase = sentence.phrase_of.get(subjects[0]) if subjects else None
    if phrase is not None and sentence.low(phrase.start - 1) in ("why", "how", "where"):
        walk.settled = True
        return None
    relative = bool(subjects) and sentence.low(subjects[0]) in RELATIVE
    clefted = sentence.phrase_of.get(word.head) if relative else None
    if clefted is not None and cleft(sentence, clefted.start):
        walk.apply("not")
    if said_untrue(sentence, verb):
        walk.apply("denied")
        return None
    opens = (
        sentence.low(start) == "that"
        and not relative
        and not any(sentence.pos(i) == "VERB" for i in range(start, verb))
    )
    if word.relation == "acl" and not opens and (not subjects or sentence.low(subjects[0]) in RELATIVE):
        walk.settled = walk.settled or word.head < verb
        return None
    if word.relation == "conj" and word.head >= start and word.head < verb and sentence.pos(word.head) == "VERB":
        head = word.head
        if sentence.child(verb, "nsubj"):
            return None
        begin = sentence.group(head)
        return (
            governor(sentence, head, start, walk) if any(sentence.low(i) == "to" for i in range(begin, head)) else None
        )
    if word.relation in ("ccomp", "xcomp", "csubj") and start <= word.head < verb:
        found = list(effects_at(sentence, word.head, ("verb", "noun", "adjective"), ("that", "")))
        for effect in found:
            walk.apply(effect)
        walk.settled |= found == ["asserted"]  # `decided to admit that it shelled the town`
        return word.head if found and sentence.pos(word.head) in ("VERB", "AUX") else None
    return None

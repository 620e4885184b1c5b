"""What a noun of a sentence can be to an event: a person, a country or body, a weapon, harm without a doer, nobody."""

from __future__ import annotations

from functools import lru_cache

from reportedly.claims.syntax import RELATIVE, Sentence
from reportedly.knowledge.happenings import NATURE, Weapon, happenings, things, weapons
from reportedly.knowledge.tables import countries, country_words, speakers
from reportedly.knowledge.who import entity_words

DONE = frozenset(("ASSAULT", "COERCE", "PROTEST", "RETREAT", "CONCEDE", "AGREE", "CONSULT", "SANCTION"))
"""Types whose bare nouns name what is done, and nobody who does it."""
DOUBTS = frozenset("suspected alleged presumed supposed apparently possibly probably allegedly".split())
LONGEST_WEAPON = 4
"""How many words before its head a weapon's name may begin."""
THINGS = frozenset(
    """attack strike raid bombing explosion blast shelling fighting clash clashes offensive operation assault ambush
    shooting airstrike war violence conflict incident move decision agreement deal report statement crisis situation
    campaign bombardment fire gunfire shell rocket missile bomb mine bullet mortar round device vehicle car truck
    attempt effort plan talks meeting it this that there which what number toll""".split()
)
SEATS = frozenset(seat for country in countries() for seat in country.seats)
PEOPLE = frozenset("people person man men woman women child children others him her them us me you".split())


def doubted(sentence: Sentence, each: int | tuple[int, int]) -> bool:
    """Whether an actor is only suspected: `by suspected guerrillas`, `apparently by`."""
    first = each[0] if isinstance(each, tuple) else each
    phrase = sentence.phrase_of.get(first)
    start = phrase.start if phrase else first
    return any(sentence.low(i) in DOUBTS for i in range(max(0, start - 2), first))


def nobody(sentence: Sentence, head: int) -> bool:
    """Whether a phrase names no one: `no organization`, or asks who."""
    phrase = sentence.phrase_of.get(head)
    if sentence.low(head) in RELATIVE or sentence.pos(head) in ("ADJ", "ADV"):
        return True
    return phrase is not None and sentence.low(phrase.start) in ("no", "neither", "nobody", "each", "one another")


def seated(sentence: Sentence, head: int) -> bool:
    """Whether a noun is a seat of government, which is where something happens: `met in Cairo`."""
    word = sentence.words[head]
    return sentence.text[word.start : word.end] in SEATS


def polity_in(sentence: Sentence, head: int) -> bool:
    """Whether a phrase names a country or a body with any of its words: `Montenegro province`."""
    phrase = sentence.phrase_of.get(head)
    return phrase is not None and any(is_polity(sentence, i) for i in range(phrase.start, phrase.end))


def natural(sentence: Sentence, head: int) -> bool:
    """Whether a noun is of what harms without anybody's doing: such harm is no event of the record."""
    return NATURE in things().get(sentence.low(head), frozenset())


def agent_like(sentence: Sentence, head: int) -> bool:
    """Whether a noun is a person, a body, a country or a pronoun."""
    return sentence.pos(head) == "PRON" or is_person(sentence, head) or is_polity(sentence, head)


def inanimate(sentence: Sentence, head: int) -> bool:
    """Whether a noun can act for nobody: an event, a device, an accident, an abstraction."""
    low = sentence.low(head)
    if any(
        row.pos == "noun" and not (rest or row.needs) and row.type in DONE for rest, row in happenings().get(low, ())
    ):
        return True
    return natural(sentence, head) or low in THINGS or singular_of(low) in THINGS or sentence.pos(head) == "VERB"


def weapon_at(sentence: Sentence, head: int) -> Weapon | None:
    """The weapon that a phrase's words name, ending with its head."""
    phrase = sentence.phrase_of.get(head)
    start = max(phrase.start, head - LONGEST_WEAPON) if phrase else head
    for i in range(start, head + 1):
        for rest, weapon in weapons().get(sentence.low(i), ()):
            words = [sentence.low(k) for k in range(i + 1, head + 1) if sentence.low(k) not in "-–"]
            if tuple(words) == rest:
                return weapon
    return None


@lru_cache(maxsize=2048)
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

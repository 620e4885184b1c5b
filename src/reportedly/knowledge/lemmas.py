"""Lemmas of the words that cues are made of: every inflection of a cue's first word, and nothing else.

A word that begins no cue is its own lemma in lower case, so that what is unknown stays visible.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.knowledge.tables import cues

VOWELS = "aeiou"
AUXILIARIES = {
    **dict.fromkeys(("am", "is", "are", "was", "were", "been", "being", "be", "'s", "’s"), "be"),
    **dict.fromkeys(("has", "had", "having", "have", "'ve", "’ve"), "have"),
    **dict.fromkeys(("does", "did", "done", "doing", "do"), "do"),
    **dict.fromkeys(("makes", "made", "making"), "make"),
    **dict.fromkeys(("takes", "took", "taken", "taking"), "take"),
    **dict.fromkeys(("goes", "went", "gone", "going"), "go"),
    **dict.fromkeys(("holds", "held", "holding"), "hold"),
    **dict.fromkeys(("casts", "casting"), "cast"),
    **dict.fromkeys(("sets", "setting"), "set"),
    **dict.fromkeys(("puts", "putting"), "put"),
    **dict.fromkeys(("pins", "pinned", "pinning"), "pin"),
    **dict.fromkeys(("laid", "lays", "laying"), "lay"),
    **dict.fromkeys(("stands", "stood", "standing"), "stand"),
    **dict.fromkeys(("brings", "brought", "bringing"), "bring"),
    **dict.fromkeys(("spells", "spelled", "spelt", "spelling"), "spell"),
    **dict.fromkeys(("speaks", "spoke", "spoken", "speaking"), "speak"),
    **dict.fromkeys(("gives", "gave", "given", "giving"), "give"),
    **dict.fromkeys(("says", "said", "saying"), "say"),
    **dict.fromkeys(("turns", "turned", "turning"), "turn"),
    **dict.fromkeys(("throws", "threw", "thrown", "throwing"), "throw"),
    **dict.fromkeys(("sees", "saw", "seen", "seeing"), "see"),
    **dict.fromkeys(("breaks", "broke", "broken", "breaking"), "break"),
    **dict.fromkeys(("draws", "drew", "drawn", "drawing"), "draw"),
    **dict.fromkeys(("pays", "paid", "paying"), "pay"),
    **dict.fromkeys(("comes", "came", "coming"), "come"),
}
"""Inflections of verbs that begin or stand inside cues of several words."""


def inflections(lemma: str) -> set[str]:
    """The regular forms of a verb, and the regular plural of a noun. Consonants double on a guess: it costs nothing."""
    if not lemma.replace("-", "").isalpha() or len(lemma) < 3:
        return {lemma}
    forms = {lemma, lemma + "s", lemma + "ed", lemma + "ing"}
    if lemma.endswith("e"):
        forms |= {lemma + "d", lemma[:-1] + "ing"}
    elif lemma.endswith("y") and lemma[-2] not in VOWELS:
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    elif lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.add(lemma + "es")
    elif lemma[-2] in VOWELS and lemma[-1] not in VOWELS + "wxy":
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return forms


@cache
def forms() -> dict[str, str]:
    """Every form that a cue's words can take, with its lemma. A form given in the file wins over a regular one."""
    found: dict[str, str] = {}
    single = [cue for cue in cues() if len(cue.lemmas) == 1]
    for cue in single:
        found.update({form: cue.lemmas[0] for form in inflections(cue.lemmas[0]) if form not in found})
    for cue in single:
        found.update(dict.fromkeys((cue.lemmas[0], *cue.forms), cue.lemmas[0]))
    found.update(AUXILIARIES)
    for first in (cue.lemmas[0] for cue in cues() if len(cue.lemmas) > 1):
        found.update({form: first for form in inflections(first) if form not in found})
    for word in {word for cue in cues() for word in cue.lemmas} - found.keys():
        found[word] = word
    return found


BRITISH = re.compile(r"is(e|es|ed|ing)$|our(s|ed|ing)?$")


@lru_cache(maxsize=2048)
def lemma(word: str) -> str:
    """The lemma of one word."""
    low = word.lower()
    if found := forms().get(low):
        return found
    american = BRITISH.sub(lambda m: m[0].replace("is", "iz").replace("our", "or"), low)
    return forms().get(american, low)

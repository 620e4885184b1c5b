"""The words of one sentence as the readers of figures take them, and the small words that they know.

Quotation marks and square brackets are left out: `"more than 20 dead"` reads as it would without them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.knowledge.harm import harms
from reportedly.model import Span

WORD = re.compile(
    r"(?:[A-Z]\.){2,}"
    r"|\d+(?:[.,]\d+)*(?:-(?!plus|odd|and\b|to\b|or\b)[^\W\d_]+(?:-\w+)*|(?i:st|nd|rd|th|s|m|mn|bn|k|km|am|pm)\b|%)?"
    r"|[^\W\d_](?:[\w]|[-'’‘](?=\w))*"
    r"|--+|[^\w\s\"“”„\[\]]"
)
PLAIN = re.compile(r"[a-z]+")

BE = frozenset(
    "was were is are been being be get gets got getting 's ’s wasn't weren't isn't aren't wasn’t weren’t".split()
)
HAVE = frozenset("has have had having 've ’ve hasn't haven't hadn't hasn’t haven’t hadn’t".split())
WOULD = frozenset(
    "will would could can may might must should shall won't wouldn't couldn't can't cannot 'll ’ll won’t wouldn’t "
    "couldn’t can’t".split()
)
DO = frozenset("do does did don't doesn't didn't don’t doesn’t didn’t".split())
NOT = frozenset("not never n't without nor neither cannot no-one".split())
REPORTED = frozenset(
    "reported believed feared confirmed presumed said thought known found left listed declared understood estimated "
    "alleged suspected pronounced deemed seen shown counted".split()
)
ADVERBS = frozenset(
    "also reportedly then later already so far still just even today yesterday overnight there either too now once "
    "more almost again together up all both each soon initially instantly seriously since allegedly only ever "
    "mostly mainly slightly least".split()
)
NOT_ADVERBS = frozenset(
    "family assembly italy july sicily monopoly ally rally only early daily friendly elderly".split()
)
PREPOSITIONS = frozenset(
    "in on at from by with for during near around inside outside into across after before against between among "
    "along within under over to through throughout about as like amid despite behind beside besides toward towards "
    "off onto out per than until via upon beyond aboard above below beneath following since".split()
)
JOINTS = frozenset(("and", "or", "&", "but", "nor", "plus"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
BREAKS = frozenset(
    "when while because although though if unless whether where whereas after before until since once as so that "
    "what why how however meanwhile".split()
)
INCLUDING = frozenset(("including", "include", "included", "includes"))
STOPS = frozenset((".", ";", ":", "--", "—", "–", "!", "?", "(", ")", "[", "]", "/", "-", "…", "|", "•", "*"))
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday overnight tonight tomorrow "
    "january february "
    "march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov "
    "dec morning afternoon evening night early late last this earlier later".split()
)
PRONOUNS = frozenset(
    "i you he she it we they me him us them himself herself itself themselves myself each someone somebody everyone "
    "everybody anyone anybody anything something everything nothing much".split()
)
SPEECH = frozenset(
    "said says say told added reported announced claimed stated confirmed explained noted pointed indicated according "
    "citing quoted revealed disclosed".split()
)
VERBS = frozenset(
    """took take takes fell came went made make gave saw left led ran broke brought began began fought lost held
    became met sent spoke stood struck hit won wore wrote drove flew fled rose grew put set cut let got said told says
    were was had has have do does did will would could should may might can escaped escape survived survive participated
    remain remains remained live lives lived work works face faces want wants""".split()
)
"""Words that are no nouns though nothing in their ending says so."""
UNITS_OF = frozenset(
    """day days hour hours minute minutes second seconds week weeks month months year years decade decades century
    centuries weekend weekends time times km kilometer kilometers kilometre kilometres mile miles meter meters metre
    metres yard yards foot feet inch inches block blocks acre acres hectare hectares percent per % pound pounds dollar
    dollars euro euros peso pesos rupee rupees cent cents ton tons tonne tonnes kilo kilos kg gram grams barrel barrels
    liter liters litre litres gallon gallons degree degrees point points goal goals game games match matches vote votes
    seat seats attack attacks strike strikes raid raids airstrikes air-strikes clash clashes explosion explosions blast
    blasts bombing bombings incident incidents operation operations battle battles assault assaults ambush ambushes
    case cases count counts charge charges place places location locations part parts side sides way ways hand hands
    end front fronts phase phases stage stages round rounds shot shots bullet bullets event events fact facts reason
    reasons thing things step steps report reports statement statements story stories word words page pages question
    questions issue issues plan plans proposal proposals province provinces state states country countries city cities
    department departments district districts region regions area areas town towns republic republics government
    governments nation nations p.m a.m pm am o'clock gmt local hrs percentage pct million-dollar team teams season
    seasons minute-long job jobs chance chances record records run runs catch catches yard-line player players title
    titles lap laps set sets bill bills idea ideas dream dreams hope hopes bird birds animal animals chicken chickens
    mosquito mosquitoes bacteria virus viruses plant plants tree trees cell cells project projects deal deals
    infantry-brigade battalion battalions brigade brigades division divisions regiment regiments army armies company
    companies squad squads platoon platoons patrol unit units group groups organization organizations organisation
    organisations party parties front movement movements faction factions committee committees court courts ministry
    kilograms kilogram caliber calibre mm cm hp mph kph watts megawatts volts rpm votes ballots signatures
    copies books films songs episodes shows calls emails messages letters tweets phones calls""".split()
)
"""Nouns that count no victims: times, measures, sums, happenings, bodies, sport."""


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's words: in lower case, as written, and where each stands in the text."""

    low: tuple[str, ...]
    raw: tuple[str, ...]
    spans: tuple[Span, ...]
    capitals: bool
    """Whether capital letters say nothing here: the sentence has no other, or begins each of its words with one."""

    def span(self, start: int, end: int) -> Span:
        """The characters of the words `[start, end)`."""
        return self.spans[start][0], self.spans[end - 1][1]

    def text(self, start: int, end: int) -> str:
        """The words `[start, end)` as written, with single spaces."""
        return " ".join(self.raw[start:end])


def words_of(text: str, start: int, end: int) -> Words:
    """The words of `text[start:end]`."""
    found = list(WORD.finditer(text, start, end))
    raw = tuple(word[0] for word in found)
    letters = [word for word in raw if word[0].isalpha() and len(word) > 3]
    raised = sum(word[0].isupper() for word in letters)
    capitals = raised > 0.7 * len(letters) and (len(letters) > 3 or raised == len(letters) > 1)
    return Words(
        tuple(word.lower() for word in raw),
        raw,
        tuple(word.span() for word in found),
        capitals or text[start:end].isupper(),
    )


@cache
def harm_words() -> frozenset[str]:
    """Every form of every word of harm, and `victims`, who may be numbered: a sentence without one has no figures."""
    return frozenset((*harms(), "victims"))


def harmful(text: str, start: int, end: int) -> bool:
    """Whether any word of harm stands in `text[start:end]`."""
    return not harm_words().isdisjoint(PLAIN.findall(text[start:end].lower()))


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a noun and its verb and change nothing."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)


def is_past(word: str) -> bool:
    """Whether a word looks like a verb, as far as its ending and our lists say."""
    return (
        word in VERBS or word in SPEECH or (word.endswith("ed") and len(word) > 4 and word not in ("armed", "hundred"))
    )

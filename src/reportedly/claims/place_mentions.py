"""Which words of an article may name a place: the encoder's names of places, and names of the gazetteer in capitals.

Invariant: mentions are in text order, do not overlap, lie in blocks that make claims, and hold the proper name only:
no article, direction, possessive or word for the kind of place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.claims.place_sense import shorts
from reportedly.claims.place_words import (
    BUILDINGS,
    CONSTRUCTS,
    DIRECTIONS,
    FIRST_NAMES,
    KINDS,
    NO_PLACES,
    ORGANISATION_HEADS,
    PLACE_KINDS,
    TITLES,
)
from reportedly.knowledge.gazetteer import Entry, Gazetteer, own_names
from reportedly.knowledge.gazetteer_keys import exact
from reportedly.knowledge.tables import country_words
from reportedly.language.parse import Name, Parse
from reportedly.model import CLAIM_BLOCKS, Article, Span

SHORT = r"(?:(?:[A-Z]\.){2,4}|W\. ?Va\b|N\. ?Mex\b|[A-Z]\. [A-Z]\.(?=[\s,)]))"
ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]sh|[Ee]sh|[Aa]s|[Ee]s|[Aa]d|[Ee]d|[Aa]r|[Ee]r|[Aa]n|[Aa]t|[Ee]t|[Aa]z|[Ee]z)"
"""The Arabic article, before letters that it is said like, too."""
PREFIX = rf"(?:{ARTICLE}[-–])?"
TAIL = (
    "(?:based|born|led|held|backed|controlled|wide|style|area|run|bound|made|trained|ruled|funded|occupied|"
    "administered|affiliated|allied|related|registered|aligned|sponsored|supported|dominated|educated|owned|"
    "brokered|mediated|flagged)"
)
CAPITAL = re.compile(
    rf"(?<![\w-]){SHORT}(?!\w)|(?<!\w){PREFIX}[A-ZÀ-ÖØ-ÞĀ-ŽḀ-ẞʿ‘][\w]*(?:(?:[-–](?!{TAIL}\b)|[’'‘`](?!s\b))\w+)*"
)
JOINT = re.compile(r"[ \u00a0](?:(?:of|of the|de|del|de la|des|du|da|do|e|la|upon|on|en|sur|al|el|ul|and|the) )?|\. ")
SAINT = re.compile(r"(?:St|Ste|Ft|Mt)$")
ONE = rf"{PREFIX}[A-ZÀ-ÖØ-Þ]\w+(?:(?:[-–](?!{TAIL}\b)|[’'](?!s\b))\w+)*(?![’'-]\w)"
NAME = rf"(?P<name>{ONE}(?:[ -]{ONE}){{0,2}})"
TOLD_BEFORE = re.compile(
    rf"\b(?:city|town|village|suburb|hamlet|district|neighbou?rhood|quarter|outskirts|province|governorate|countryside|"
    rf"enclave)s? of (?:the )?{NAME}"
)
TOLD_BEHIND = re.compile(
    rf"(?<![\w.’'-])(?:[Tt]he )?{NAME}(?=[ ](?:city|town|village|province|governorate|district|neighbou?rhood|quarter|"
    r"countryside|suburb|camp|refugee camp|oil ?field|gas ?field|air ?base|airport|dam|checkpoint|roundabout|crossing|"
    r"border crossing|military airport|mountains?|valley|desert|area|region|village|villages|towns|neighbou?rhoods)\b)"
)
TOLD_KINDS = tuple(
    """city town village suburb hamlet district neighbo quarter outskirts province governorate countryside enclave camp
    oil gas air dam checkpoint roundabout crossing border mountain valley desert area region""".split()
)
"""What every text that tells of a kind of place by either rule has somewhere."""
LONGEST = 4
"""Words in capitals that the name of a place is looked for in."""
LOCATIVE = re.compile(
    r"\b(?:(?:fell|fire|fired|attacks?|raids?|strikes?|airstrikes?|shelling|assaults?|advance|offensive|march|bombings?|"
    r"bombardment|siege|rain|rained|control|hit) on|in|at|near|from|to|outside|inside|around|across|into|towards?|"
    r"through|throughout|within|via|onto|off|"
    r"(?:(?:north|south|east|west)(?:ern|east|west|-east|-west)? |capital |city |town |village |outskirts |suburbs? |"
    r"district |region |area |areas |parts |part |streets |province |port |border |countryside |north|south|east|west|"
    r"suburb |neighbou?rhood |quarter |people |island |edge |center |centre |state )of|between|beyond|along|reach|"
    r"reached|entered|entering|leave|left|leaving|captur(?:ed|ing)|seiz(?:ed|ing)|visit|visited|"
    r"visiting)"
    r"(?: (?:the|eastern|western|northern|southern|central|north|south|east|west|downtown|upper|lower|nearby|"
    r"north-?eastern|north-?western|south-?eastern|south-?western|north-?east|north-?west|south-?east|south-?west|"
    r"city of|town of|village of|towns of|villages of|state of|province of|port of|district of|besieged|"
    r"rebel-held|government-held|Kurdish-held|neighbou?ring|war-torn|far|rural|mainland|greater|mid|town|city|village|"
    r"suburb))*[ \u00a0\n]+$"
)
ARTICLE_ALONE = re.compile(rf"{ARTICLE}[-– ]?")
ARTICLE_BEFORE = re.compile(rf"(?<![\w’'-])(?:{ARTICLE}[-–]|(?:Al|El) )$")
ARTICLED = re.compile(rf"[-– ]?{ONE}")
OWNED = re.compile(rf" {ARTICLE}[-–][A-ZÀ-ÖØ-Þ]\w+")
LEADING = re.compile(rf"^(?:(?:[Tt]he|[Aa]|{'|'.join(DIRECTIONS)})[ \u00a0-])+(?=\w)")
TRAILING = re.compile(rf"(?:[’']s|[’']|[ \u00a0](?:{'|'.join(KINDS)}|Provinces?|Governorates?|Oblast|Countryside))+$")
ACRONYM = re.compile(r"[A-Z]{2,5}(?:-\w+)?|(?:[A-Z]\.)+[A-Z]?")
WINDOW = 60
DOUBT, LOCATED = -2.0, 2.1
"""What is held against any name in capitals, and what a preposition of place says for it."""
OTHERS = {"person": 2.5, "organisation": 3.5, "nationality": 4.0, "weapon": 2.0}
WHOLE_BODY = 0.7
"""What the encoder's other reading says against a name; less where it takes just this name for a body."""
SURE = 0.7
AGAINST = 1.4
TOWN = 4.0
FAINT = 0.3
"""How sure a name is that the encoder half believes in: it is a place only where a gazetteer has it."""
UNDER_FIRE = re.compile(
    r" (?:came|comes|come|coming|has come|is|was) under (?:\w+ )?(?:fire|attack|shelling|bombardment|siege)\b"
)
BOMBED = "shelled|bombed|bombarded|besieged|stormed|recaptured|pounded|retaken"
STRUCK_BEFORE = re.compile(rf"\b(?:{BOMBED}|retook|(?:shell|bomb|bombard|besieg|storm|recaptur|pound|retak)ing) $")
STRUCK_BEHIND = re.compile(rf" (?:was|were|has been|had been|is being|was being) (?:\w+ )?(?:{BOMBED})\b")
CONTAINING = re.compile(r"[A-Z][\w’'-]+, $")
DESCRIBING = re.compile(r"(?:\b[Aa]n?|\b[Tt]he|-year-old) $")
LOWER = re.compile(r" [a-z]{3,}")
DATELINE = re.compile(r"(?:,[^\n]{2,20})?(?: \([A-Za-z ]+\))? ?(?:—|–|--| - )")
NEXT = re.compile(rf", ({SHORT}|[A-Z][\w.]+(?: [A-Z]\w+)?)")
PARTY = re.compile(r"\b[DR]-$")
FOLLOWED = re.compile(rf"[ -](?=(?:{ARTICLE}[-–])?[A-Z][a-z])")
PRECEDED = re.compile(r"(?:[A-Z]\w*[ -]|\b[A-Z]\. )$")
OPENED = re.compile(r"(?:^|[.!?:]\s+|\n)\w+ $")
ATTRIBUTIVE = re.compile(
    r" (?:man|men|woman|women|couple|teen|teenager|resident|residents|native|police|officials|authorities|home|area|"
    r"bombing|attack|explosion|blast|airstrike|strike|hospital|suburb|outskirts|countryside|"
    r"(?:car |suicide |truck )?bombings?|mayor|councilor)\b"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that may name a place. `sure` is how much speaks for it: above 0 it is one.

    `seen` says whether the encoder took the words for a place's name.
    """

    start: int
    end: int
    text: str
    sure: float
    seen: bool

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a text while its names are weighed: names that are places elsewhere in it, by exact key, and
    where names stand that a person is said to be of (`Ann Lee of Waco`).
    """

    text: str
    gazetteer: Gazetteer
    trusted: frozenset[str]
    origins: frozenset[int]


def mentions(article: Article, parse: Parse, gazetteer: Gazetteer) -> list[Mention]:
    """All mentions of an article, in text order. Names that are seen in one sentence are known in all others."""
    text = article.text
    blocks = [(b.start, b.end) for b in article.blocks if b.kind in CLAIM_BLOCKS]
    if not article.blocks:
        blocks = [(0, len(text))]
    names = sorted((name for name in parse.names if name.kind != "place"), key=lambda name: name.start)
    starts = [name.start for name in names]
    told = list(said_to_be_places(text, blocks, names, starts))
    covered = sorted(mention.span for mention in told)
    found = [each for each in seen_by_encoder(text, parse, gazetteer) if not touches(each.span, covered)] + told
    found += repeated(text, blocks, found, names)
    taken = sorted(mention.span for mention in found)
    origins = frozenset(
        name.end + 4 for name in names if name.kind == "person" and text[name.end : name.end + 4] == " of "
    )
    trusted = frozenset(exact(mention.text) for mention in found if mention.sure > 0)
    scene = Scene(text, gazetteer, trusted, origins)
    for start, end in blocks:
        for span in gazetteer_names(text, start, end, gazetteer):
            if not touches(span, taken):
                other = overlapping(span, names, starts)
                found.append(weighed(scene, span, other, start))
    found = known_elsewhere(found)
    return sorted((mention for mention in found if mention.sure > 0), key=lambda mention: mention.start)


def known_elsewhere(found: list[Mention]) -> list[Mention]:
    """The mentions, where a name that is a place's in one sentence is likelier to be so in the others."""
    sure = {mention.text for mention in found if mention.sure > 0}
    return [replace(each, sure=each.sure + 1.5) if each.sure <= 0 and each.text in sure else each for each in found]


def after_country(text: str, start: int, end: int) -> int:
    """Where a name begins behind the country or people that owns it (`Irans Tabriz`, `Iranian Tabriz`)."""
    first, space, _ = text[start:end].partition(" ")
    words = country_words()
    owner = first in words or (first.endswith("s") and first[:-1] in words)
    return start + len(first) + 1 if space and owner else start


def repeated(text: str, blocks: list[Span], found: list[Mention], names: list[Name]) -> Iterator[Mention]:
    """Names where they are told again: the encoder sees them here and not there, or takes them there for a person's."""
    others = Counter(text[name.start : name.end] for name in names)
    starts = [name.start for name in names]
    seen = Counter(mention.text for mention in found if mention.sure > 0 and len(mention.text) > 3)
    again = [name for name, times in seen.items() if times >= others[name]]
    if not again:
        return
    taken = sorted(mention.span for mention in found)
    rule = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(again, key=len, reverse=True)))})(?![\w-])")
    for start, end in blocks:
        for match in rule.finditer(text, start, end):
            if touches(match.span(), taken) or against(text, match.span()) > AGAINST:
                continue
            other = overlapping(match.span(), names, starts)
            if other is None or (match.start() <= other.start and other.end <= match.end()):
                yield Mention(*match.span(), match[0], 0.5, True)


def said_to_be_places(text: str, blocks: list[Span], names: list[Name], starts: list[int]) -> Iterator[Mention]:
    """Names that the text says are places: `the village of Umm Kayf`, `Umm Kayf district`."""
    after = 0
    for start, end in blocks:
        told = text[start:end]
        if not any(kind in told for kind in TOLD_KINDS):
            continue
        spans = {found.span("name") for rule in (TOLD_BEFORE, TOLD_BEHIND) for found in rule.finditer(text, start, end)}
        for at, stop in sorted(spans):
            span = trimmed(text, after_country(text, at, stop), stop)
            words = text[slice(*span)]
            other = overlapping(span, names, starts)
            country = country_words().get(words)
            blocked = (other is not None and other.kind == "nationality") or (
                country is not None and country[1] == "demonym"
            )
            first, _, more = words.partition(" ")
            article = more and ARTICLE_ALONE.fullmatch(first)
            single = words.lower() in NO_PLACES or (first.lower() in NO_PLACES and not article)
            if span[0] >= after and words and not blocked and not single and words[0] not in "’'":
                after = span[1]
                yield Mention(*span, words, 0.5, True)


def seen_by_encoder(text: str, parse: Parse, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The encoder's names of places, trimmed to the proper name, grown to a name that the gazetteer has, and parted."""
    after = 0
    for name in parse.names:
        if name.kind != "place" or name.end <= after:
            continue
        whole = with_article(text, *trimmed(text, max(name.start, after), name.end))
        start, end = grown(text, *without_lost_s(text, whole), gazetteer)
        for span in parted(text, start, end):
            words = text[slice(*span)]
            if span[0] < after or not words or not CAPITAL.search(words):
                continue
            after = span[1]
            yield Mention(*span, words, doubted(text, span, name.confidence, gazetteer), True)


def doubted(text: str, span: Span, confidence: float, gazetteer: Gazetteer) -> float:
    """How sure a name is that the encoder saw."""
    words = text[slice(*span)]
    country = country_words().get(words)
    if unknown_acronym(words, gazetteer) and not text[span[1] : span[1] + 8].strip().isupper():
        return -1.0
    if words.lower() in NO_PLACES or words in BUILDINGS or (country and country[1] == "demonym") or len(words) < 2:
        return -1.0
    if confidence < 0.35 and not locative(text, span[0]):
        return -0.5
    if TITLES.search(text, max(0, span[0] - 20), span[0]) and not locative(text, span[0]):
        return -0.5
    if ORGANISATION_HEADS.match(text, span[1]):
        return -0.5
    return 1.0 if confidence >= SURE or locative(text, span[0]) else FAINT


def unknown_acronym(words: str, gazetteer: Gazetteer) -> bool:
    """Whether some words are an acronym that names no country, region or division, nor a town in capitals (`BAKU`)."""
    if not ACRONYM.fullmatch(words):
        return False
    if exact(words) in own_names() or words.rstrip(".").replace(" ", "") in shorts():
        return False
    entries = gazetteer.find(words)
    return not entries or "." in words or not entries[0].main or entries[0].weight < TOWN


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without article, direction, possessive and word for the kind of place."""
    words = text[start:end]
    stripped = words.strip(' \t\n\u00a0,;:()[]"“”')
    start += words.find(stripped) if stripped else 0
    end = start + len(stripped)
    if leading := LEADING.match(text[start:end]):
        start += leading.end()
    if trailing := TRAILING.search(text[start:end]):
        end = start + (trailing.start() or end - start)
    return start, end


def with_article(text: str, start: int, end: int) -> Span:
    """The span with the Arabic article that the encoder left out (`Al-`Quriyah), or with the name behind it (`Al`).

    Names that are of something go on behind it: `Bab` in `Bab al-Faraj`.
    """
    if ARTICLE_ALONE.fullmatch(text, start, end):
        behind = ARTICLED.match(text, end)
        return (start, behind.end()) if behind else (start, end)
    before = ARTICLE_BEFORE.search(text, max(0, start - 5), start)
    begin = before.start() if before else start
    behind = OWNED.match(text, end) if text[start:end].split()[-1] in CONSTRUCTS else None
    return begin, behind.end() if behind else end


def grown(text: str, start: int, end: int, gazetteer: Gazetteer) -> Span:
    """The span with the words before or behind it where they make one name of the gazetteer (`New` before `York`)."""
    low, high = max(0, start - 25), min(len(text), end + 25)
    line = text.rfind("\n", low, start) + 1
    near = [found.span() for found in CAPITAL.finditer(text, max(low, line), high)]
    inside = [span for span in near if span[0] < end and span[1] > start]
    if not inside:
        return start, end
    first, last = near.index(inside[0]), near.index(inside[-1])
    for i, j in ((first - 1, last), (first, last + 1), (first, last)):
        if 0 <= i <= j < len(near) and (near[i][0], near[j][1]) != (start, end) and joined(text, near[i : j + 1]):
            wide = (near[i][0], near[j][1])
            contained = wide[0] <= start and wide[1] >= end
            if contained and gazetteer.known(exact(text[slice(*wide)])):
                return wide
    return start, end


def joined(text: str, spans: list[Span]) -> bool:
    """Whether only joints stand between some words."""
    return all(joint(text, one, two) for one, two in pairwise(spans))


def spoken_of(name: str) -> bool:
    """Whether a name is long enough to be told from a syllable: two letters only where they are an acronym."""
    return len(name) > 2 or (len(name) == 2 and name.isupper())


def joint(text: str, one: Span, two: Span) -> bool:
    """Whether two words in capitals may belong to one name."""
    gap = text[one[1] : two[0]]
    if gap == " ":
        return True
    if gap == ". ":
        return SAINT.search(text, one[0], one[1]) is not None
    return JOINT.fullmatch(gap) is not None


def parted(text: str, start: int, end: int) -> Iterator[Span]:
    """The names of a span that lists several: `Terter, Azerbaijan`."""
    at = start
    for found in re.finditer(r"\s*[,/;]\s+|\n+", text[start:end]):
        yield at, start + found.start()
        at = start + found.end()
    yield at, end


def gazetteer_names(text: str, start: int, end: int, gazetteer: Gazetteer) -> Iterator[Span]:
    """The longest names of the gazetteer among the words in capitals of one block."""
    words = [found.span() for found in CAPITAL.finditer(text, start, end)]
    i = 0
    while i < len(words):
        run = 1
        while run < LONGEST and i + run < len(words) and joint(text, words[i + run - 1], words[i + run]):
            run += 1
        for length in range(run, 0, -1):
            span = (words[i][0], words[i + length - 1][1])
            if length > 1 and text[words[i + length - 1][0] : span[1]] in ("Province", "Governorate", "Oblast"):
                continue
            if length == 1 and (lost := without_lost_s(text, span)) != span:
                yield lost
                break
            name = text[slice(*span)]
            if length == 1 and name.rstrip(".") in shorts() and text[span[0] - 2 : span[0]] == ", ":
                yield span
                break
            if (
                name.lower() not in NO_PLACES
                and name not in BUILDINGS
                and spoken_of(name)
                and gazetteer.known(exact(name))
            ):
                yield span
                i += length - 1
                break
        i += 1


def without_lost_s(text: str, span: Span) -> Span:
    """The span of a country without the s of a possessive that lost its apostrophe (`Irans coast`)."""
    word = text[slice(*span)]
    country = country_words().get(word[:-1]) if word.endswith("s") and word not in country_words() else None
    return (span[0], span[1] - 1) if country and country[1] == "name" and len(word) > 4 else span


def touches(span: Span, taken: list[Span]) -> bool:
    """Whether a span overlaps any of some sorted ones."""
    i = bisect_right(taken, span) - 1
    return any(one[0] < span[1] and one[1] > span[0] for one in taken[max(0, i) : i + 2])


def overlapping(span: Span, names: list[Name], starts: list[int]) -> Name | None:
    """The encoder's name of another kind that overlaps a span."""
    i = bisect_right(starts, span[0]) - 1
    for name in names[max(0, i) : i + 2]:
        if name.start < span[1] and name.end > span[0]:
            return name
    return None


def locative(text: str, at: int) -> bool:
    """Whether a preposition of place stands before a character."""
    return LOCATIVE.search(text[max(0, at - WINDOW) : at]) is not None


def weighed(scene: Scene, span: Span, other: Name | None, block: int) -> Mention:
    """A name of the gazetteer that the encoder did not take for a place, with what speaks for it and against."""
    text = scene.text
    words = text[slice(*span)]
    contained = CONTAINING.search(text[max(0, span[0] - WINDOW) : span[0]]) is not None
    if contained and words.rstrip(".") in shorts():
        return Mention(*span, words, 1.0, False)
    if unknown_acronym(words, scene.gazetteer):
        return Mention(*span, words, -9.0, False)
    entries = scene.gazetteer.find(words)
    sure = DOUBT + standing(entries, contained) + setting(text, span)
    sure += 2.0 if exact(words) in scene.trusted else 0.0
    sure += 2.0 if span[0] in scene.origins else 0.0
    sure += 2.0 if span[0] == block and DATELINE.match(text, span[1]) else 0.0
    sure += 2.0 if inside_next(text, span, scene.gazetteer) else 0.0
    sure += 0.5 if " " in words else 0.0
    if other is not None and not (other.kind == "person" and struck(text, span)):
        whole = span[0] <= other.start and other.end <= span[1]
        sure -= WHOLE_BODY if whole and other.kind == "organisation" else OTHERS.get(other.kind, 0.0)
    country = country_words().get(words)
    sure -= 4.0 if country and country[1] == "demonym" else 0.0
    return Mention(*span, words, sure - against(text, span), False)


def standing(entries: tuple[Entry, ...], contained: bool) -> float:
    """What the weightiest place of a name says for it; `contained` tells that the name follows another and a comma."""
    if not entries:
        return 0.0
    first = entries[0]
    sure = 1.5 if first.weight > 6.5 else 0.5 if first.weight > 4.5 else 0.0
    if first.feature in ("spot", "river", "lake", "mountain"):
        return sure - 1.0
    if first.feature in ("country", "continent"):
        sure += 2.0
    elif first.feature == "admin1" and first.weight > 6:
        sure += 1.0
    return sure + (1.5 if contained and first.feature in ("country", "admin1") else 0.0)


def setting(text: str, span: Span) -> float:
    """What the words around a name say for its being a place."""
    start, end = span
    sure = LOCATED if locative(text, start) or UNDER_FIRE.match(text, end) or struck(text, span) else 0.0
    sure += 1.0 if DESCRIBING.search(text[max(0, start - 12) : start]) and LOWER.match(text, end) else 0.0
    sure += 3.0 if PARTY.search(text[max(0, start - 4) : start]) else 0.0
    sure += 1.3 if ATTRIBUTIVE.match(text, end) else 0.0
    return sure + (0.8 if PLACE_KINDS.match(text, end) else 0.0)


def struck(text: str, span: Span) -> bool:
    """Whether a name is told to have been shelled, bombed, besieged or retaken, as no person is."""
    start, end = span
    before = text[max(0, start - 16) : start]
    return STRUCK_BEFORE.search(before) is not None or STRUCK_BEHIND.match(text, end) is not None


def inside_next(text: str, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a country or division follows behind a comma: `Dallas, Texas`."""
    following = NEXT.match(text, span[1])
    if following is None:
        return False
    if following[1].rstrip(".") in shorts():
        return True
    entries = gazetteer.find(following[1])
    return bool(entries) and entries[0].feature in ("country", "admin1")


def against(text: str, span: Span) -> float:
    """What the words around a name say against its being a place: it is part of a longer name, or a person's."""
    start, end = span
    total = 0.0
    if FOLLOWED.match(text, end) and not PLACE_KINDS.match(text, end):
        total += 1.0
        total += 2.0 if ORGANISATION_HEADS.match(text, end) else 0.0
    before = text[max(0, start - 25) : start]
    if PRECEDED.search(before) and not OPENED.search(before):
        total += 1.5
    if TITLES.search(before):
        total += 2.0
    if FIRST_NAMES.search(before):
        total += 3.0
    return total

"""Who a mention is: its id by the knowledge files on the day, else by what its own words say; None where neither tells.

The order: whoever held the office; a body that the files name; the country and the sector that the words state. An id
that names no single one (`TUR.GOV:unnamed-official`) says what kind of speaker stands there; who it is stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from reportedly.claims.actor_bodies import body_in, entity_id, known_body
from reportedly.claims.actor_codes import GOVERNING, UNIFORMED, body_id, countryless, modest, person_id, person_sector
from reportedly.claims.actor_offices import ALONE, OFFICE, holder, in_office, kinds_in
from reportedly.claims.actor_setting import Setting
from reportedly.claims.actor_words import country_in, slug
from reportedly.claims.mentions import (
    CUT,
    DEFINITE,
    DETERMINERS,
    INDEFINITE,
    Mention,
    bare,
    describe,
    of_another,
    personal_name,
    singular,
    unadorned,
)
from reportedly.knowledge.tables import country_words, speakers
from reportedly.knowledge.who import Body, entity_words

AUTHOR = re.compile(r"\b(?:by|of|from) (.+)$")
NOUN_LAST = re.compile(r"^(.+?)(?:[’']s?)? [\w-]+$")
RELATION = re.compile(
    r"\b(?:wife|widow|husband|brother|sister|father|mother|son|daughter|cousin|uncle|family|relatives?|lawyers?|victims?"
    r"|supporters?|opponents?|critics?|allies|ally|rivals?)\b",
    re.IGNORECASE,
)
FORMER = re.compile(r"\b(?:former|ex|late|retired|defected)\b", re.IGNORECASE)
PLACED = re.compile(r"\s(?:to|in|on|against|near)\s")
ASIDE = re.compile(
    r"\s*[,(;\[]|\s[–—-]\s"
    r"|\s+(?:who|whom|whose|which|that|speaking|briefed|familiar|citing|based|visiting|told|said)\b"
)
CAPITAL = r"(?:[A-Z][\w’'-]+|(?:al|el)-[A-Z][\w’'-]+)"
NAME_WORD = re.compile(rf"{CAPITAL}|bin|al|el|de")
TRAILING = re.compile(rf"({CAPITAL}(?: (?:{CAPITAL}|bin|al|el|de)){{1,2}})$")
OF_LAND = re.compile(r" of (?:the )?([A-Z][\w’' -]*)$")
OFFICE_WORDS = frozenset(
    """of the and for foreign prime interior defence defense deputy vice general state home military army police
        government security ministry minister president secretary supreme court presidential chief current visiting
        republic united spokesman spokeswoman spokesperson senior top national""".split()
)
FIGHTERS = frozenset(
    """fighter militant rebel insurgent gunman jihadist jihadi extremist terrorist guerrilla combatant separatist
        soldier serviceman troop paramilitary""".split()
)
UNKNOWN_ARMED = frozenset("assailant attacker gunman hijacker kidnapper bandit bomber perpetrator".split())
CIVIL = frozenset(
    """civilian resident villager inhabitant citizen man woman boy girl child children people person activist protester
        demonstrator family farmer worker pilgrim passenger""".split()
)
ARMS = {
    "air-force": "MIL",
    "general-staff": "MIL",
    "coast-guard": "MIL",
    "border-guard": "MIL",
    "border-guards": "MIL",
    "gendarmerie": "COP",
}
WEAPONS = frozenset("warplanes jets fighter-jets aircraft helicopters gunships drones artillery tanks".split())
OF_STATE = {
    **dict.fromkeys(("government", "regime", "authorities", "government officials"), "GOV"),
    **dict.fromkeys(("army", "military", "armed forces", "air force", "regime army", "government army"), "MIL"),
    **dict.fromkeys(("government forces", "regime forces", "government troops", "government army forces"), "MIL"),
    **{f"{of} ministry": f"GOV:{of}-ministry" for of in ("foreign", "interior", "health", "information")},
    **{f"{word} ministry": "MIL:defense-ministry" for word in ("defense", "defence")},
    **dict.fromkeys(("police",), "COP"),
    "parliament": "LEG:parliament",
}
"""Bodies that a state has one of, where the article is plainly about one state."""

FORCES = frozenset("soldier serviceman trooper conscript commando".split())


@dataclass(frozen=True, slots=True)
class Known:
    """What an article tells of one whom it names: the first mention, the fullest name, all titles, all phrases."""

    mention: Mention
    name: tuple[str, ...]
    titles: tuple[str, ...]
    phrases: tuple[str, ...]
    namesakes: tuple[tuple[str, ...], ...] = ()
    """Full names in the article that end with the same word."""


def known_by(mention: Mention) -> Known:
    """What one mention tells by itself."""
    return Known(mention, mention.name, mention.titles, (mention.text,))


@lru_cache(maxsize=2048)
def actor_of(words: str, day: date | None, countries: frozenset[str] | None = None) -> str | None:
    """The id of a noun phrase on a day: `Armenian soldiers` are `ARM.MIL`. None where it isn't plain who that is.

    Of unnamed people it is their body, else country and sector. `countries` are those that the article names, where
    that is known: they tell apart who share a name.
    """
    mention, setting = describe(words.strip()), Setting(day, countries)
    key = identify(known_by(mention), setting) if mention.kind != "pronoun" else None
    code, unnamed, _ = (key or "").partition(":unnamed-")
    if unnamed and (of := body_in(words, setting)) and of.id.partition(":")[0] == code:
        return of.id
    return code or None


def identify(who: Known, setting: Setting) -> str | None:
    """The id of an actor, or None where it isn't plain who that is."""
    kind = who.mention.kind
    if kind == "person":
        return person(who, setting)
    if kind == "document":
        return document(who.mention, setting)
    if kind == "people":
        return people(who.mention, setting)
    if kind in ("body", "name"):
        return body(who, setting)
    return side(who.mention, setting) if kind == "side" else None


def person(who: Known, setting: Setting) -> str | None:
    """The id of a person by name; where the words only look like a name, of the body or the office that they are."""
    if found := ruler(who, setting):
        return found
    if misread := known_body(who.mention.text, setting):
        return misread.id
    if any(map(not_named, who.name)) or re.sub(r"[’']s$", "", " ".join(who.name)) in country_words():
        return people(who.mention, setting)
    return employed(who, setting)


def ruler(who: Known, setting: Setting) -> str | None:
    """The id of one who holds an office, by name."""
    return holder(who.name, who.phrases, land(who), setting, list(map(list, who.namesakes)))


def land(who: Known) -> str | None:
    """The country that the words around a name say."""
    return next((found for phrase in who.phrases if (found := country_in(phrase))), None)


def employed(who: Known, setting: Setting) -> str | None:
    """The id of a person by the body that the words put them in, else by the country and the sector that they say."""
    key = person_id(" ".join(who.name), who.titles, who.phrases)
    stated = not key.startswith("unresolved:")
    if any(RELATION.search(phrase) or FORMER.search(phrase) for phrase in who.phrases):
        return key if stated else None
    of = next((found for phrase in who.phrases if (found := body_of(phrase, who.name, setting))), None)
    if of is not None and of.kind != "entity" and (not stated or of.countries[:1] == (land(who),)):
        return f"{of.id.partition(':')[0]}:{slug(' '.join(who.name))}"
    return key if stated else None


def body_of(phrase: str, name: tuple[str, ...], setting: Setting) -> Body | None:
    """The body that the words around a name put somebody in: `Taliban spokesman ...`, `..., head of UNICEF`."""
    before, _, after = phrase.partition(" ".join(name))
    beside = re.sub(r"^\s*[,(–—-]\s*", "", after)
    return body_in(PLACED.split(before)[0], setting) or body_in(PLACED.split(ASIDE.split(beside)[0])[0], setting)


def body(who: Known, setting: Setting) -> str | None:
    """The id of a body, a country or a seat; of a person where a lone name is that of one in office."""
    mention = who.mention
    key = body_id(mention)
    stated = not key.startswith("unresolved:")
    if stated and len(key) == 3:
        return key
    for phrase in who.phrases:
        if found := known_body(phrase, setting):
            return found.id
    head = mention.head if mention.head in UNIFORMED else singular(mention.head)
    if found_id := entity_id(mention.text, mention.head, sector_of(head)):
        return found_id
    if stated:
        return key
    if (mention.kind == "name" and personal_name(mention)) or (
        who.name and all(map(NAME_WORD.fullmatch, mention.text.split()))
    ):
        return ruler(who, setting) or plain_body(mention, setting)
    return plain_body(mention, setting)


def plain_body(mention: Mention, setting: Setting) -> str | None:
    """The id of a state's own body by the words alone: its forces, its opposition, the government of a president."""
    core = CUT.split(unadorned(mention.text), maxsplit=1)[0]
    words = [word for word in core.split() if bare(word) not in DEFINITE]
    iso, low = country_in(core), " ".join(words).lower()
    if not words or bare(words[0]) in INDEFINITE:
        return of_country(core, mention, singular(mention.head), single=False) if words and mention.head else None
    if iso is None:
        return home_body(low, words, setting)
    if known_demonym(" ".join(words)):
        return iso
    if mention.head in UNIFORMED and modest(" ".join(words)):
        return f"{iso}.{UNIFORMED[mention.head]}"
    if mention.head in GOVERNING and len(countryless(" ".join(words))) == 1:
        return f"{iso}.GOV"
    own = slug(" ".join(countryless(" ".join(words))))
    if own in ARMS:
        return f"{iso}.{ARMS[own]}:{own}"
    if own in WEAPONS:
        return f"{iso}.MIL"
    return f"{iso}.OPP" if own == "opposition" else None


def known_demonym(words: str) -> bool:
    """Whether words are what a people is called: `Syrians`."""
    found = country_words().get(words)
    return found is not None and found[1] == "demonym" and words.endswith("s")


def home_body(low: str, words: list[str], setting: Setting) -> str | None:
    """The id of a body of the one state that the article is about (`the army`), or of a president's government."""
    if setting.plain and low in OF_STATE:
        return f"{setting.plain}.{OF_STATE[low]}"
    if len(words) == 2 and words[1].lower() in GOVERNING:
        head = re.sub(r"[’']s?$", "", words[0])
        whose = holder((head,), (head,), None, setting, []) if head[:1].isupper() else None
        return whose.partition(":")[0] if whose and ".GOV:" in whose else None
    return None


def sector_of(noun: str) -> str:
    """The PLOVER sector of a noun, or nothing."""
    found = speakers().get(noun)
    if noun in UNIFORMED:
        return UNIFORMED[noun]
    if noun in UNKNOWN_ARMED:
        return "UAF"
    return "MIL" if noun in FORCES else "CVL" if noun in CIVIL else found.sector if found else ""


def document(mention: Mention, setting: Setting) -> str | None:
    """The id of a document's author, where its words name one."""
    text = mention.text
    if paper := known_body(text, setting):
        return paper.id
    found = AUTHOR.search(text) or NOUN_LAST.match(CUT.split(text, maxsplit=1)[0])
    author = describe(found[1].strip()) if found else None
    if author is None or author.kind not in ("body", "name", "person") or author.named != "named":
        return None
    return identify(known_by(author), setting)


def side(mention: Mention, setting: Setting) -> str | None:
    """The id of armed men by whom they fight for: a group, else a country's rebels."""
    if found := known_body(mention.text, setting):
        return found.id
    core = CUT.split(mention.text, maxsplit=1)[0]
    iso, sector = country_in(core), sector_of(mention.head) or sector_of_side(mention.head)
    if "opposition" in core.lower().split():
        sector = "OPP"
    if iso is None or not sector or len(countryless(core)) > 2 or re.search(r"[A-Z][\w’']*-|^pro-", core):
        return None
    return f"{iso}.{sector}"


def sector_of_side(noun: str) -> str:
    """The sector of a plural by its singular, where the plural is no noun of its own (`parties`)."""
    return "" if noun in speakers() else sector_of(singular(noun))


def people(mention: Mention, setting: Setting) -> str | None:
    """The id of someone by office, or of the kind of person that a phrase without a name tells."""
    core = PLACED.split(ASIDE.split(mention.text, maxsplit=1)[0])[0]
    if RELATION.search(core) or FORMER.search(core):
        return None
    if found := known_body(core, setting):
        return found.id
    if found_id := unmarked(mention, setting):
        return found_id
    noun = singular(mention.head)
    iso = country_in(CUT.split(core, maxsplit=1)[0]) or country_in(core)
    single = mention.named == "named" and not mention.plural
    if single and (found_id := in_charge(core, iso, setting)):
        return found_id
    of = body_in(core, setting)
    if of is not None and of.kind != "entity" and (iso is None or of.countries[:1] in ((), (iso,))):
        role = "" if single else "unnamed-"
        return f"{of.id.partition(':')[0]}:{role}{slug(clean(core))[:60]}"
    return of_country(CUT.split(core, maxsplit=1)[0], mention, noun, single)


def unmarked(mention: Mention, setting: Setting) -> str | None:
    """The id of a person whose name lost the comma between it and the office: `Omar Haddad director of ...`."""
    words = mention.text.split()
    run = next((i for i, word in enumerate(words) if not NAME_WORD.fullmatch(word)), len(words))
    for size in range(min(run, 4), 1, -1):
        if words[size - 1].endswith(("’s", "'s")) or " ".join(words[:size]) in country_words():
            continue
        rest = [word for word in words[size : size + 4] if bare(word) not in DETERMINERS]
        if any(map(introduces, rest[:2])) and not any(introduces(word) or not_named(word) for word in words[:size]):
            titles = tuple(bare(word) for word in words[size:])
            phrase = f"{' '.join(words[:size])}, {' '.join(words[size:])}"
            who = Known(mention, tuple(words[:size]), titles, (phrase,))
            return ruler(who, setting) or employed(who, setting)
    of_land = OF_LAND.search(mention.text)
    text = mention.text[: of_land.start()] if of_land and of_land[1] in country_words() else mention.text
    if (found := TRAILING.search(text)) and found.start() and not of_another(mention.text):
        return holder(tuple(found[1].split()), (text,), country_in(mention.text), setting, [])
    return None


def not_named(word: str) -> bool:
    """Whether a word is no part of a person's name: of an office, or what a people is called."""
    known = country_words().get(word)
    return bare(word) in OFFICE_WORDS or (known is not None and known[1] == "demonym")


def introduces(noun: str) -> bool:
    """Whether a noun is an office."""
    found = speakers().get(noun.lower())
    return found is not None and found.kind == "role"


def in_charge(core: str, iso: str | None, setting: Setting) -> str | None:
    """The id of the one who holds an office on the day: `the Armenian prime minister`, `the UN secretary-general`."""
    kinds = kinds_in(core)
    if len(kinds) != 1 or not mere_office(core, setting):
        return None
    (kind,) = kinds
    if iso is None and (of := body_in(core, setting)):
        return in_office(of.id, kind, setting) if kind in ("leader", "secretary-general", *ALONE) else None
    if iso is None and (entity := entity_named(core)):
        return in_office(entity, kind, setting) if kind in ALONE else None
    words = [word for word in core.lower().split() if word not in DEFINITE]
    home = iso or (setting.plain if len(words) <= 2 and core.lower().startswith("the ") else None)
    return in_office(home, kind, setting) if home and kind in ALONE | {"supreme leader"} else None


def mere_office(core: str, setting: Setting) -> bool:
    """Whether a phrase is an office with its country or body, and nothing else."""
    rest = countryless(OFFICE.sub(" ", core))
    words = [word for word in rest if bare(word) not in OFFICE_WORDS and word not in country_words()]
    return not words or body_in(" ".join(words), setting) is not None or entity_named(" ".join(words)) is not None


def entity_named(core: str) -> str | None:
    """The entity whose demonym a phrase holds."""
    known = entity_words()
    words = core.split()
    found = (known.get(" ".join(words[i:j])) for i in range(len(words)) for j in (i + 2, i + 1))
    return next((entity for pair in found if pair for entity in pair[:1] if pair[1] == "demonym"), None)


def of_country(core: str, mention: Mention, noun: str, single: bool) -> str | None:
    """The id of a role or a kind of person within a country, where the words say country and sector."""
    core = re.sub(r"^(?:the|an?) ", "", core, flags=re.IGNORECASE)
    iso, words = country_in(core), countryless(core)
    if iso is None or len(words) > 5 or any(strange(word) for word in words[1:]):
        return None
    titles = tuple(bare(word) for word in core.split())
    sector = person_sector((*titles, *map(singular, titles))) or sector_of(noun)
    if not sector:
        return None
    if mention.plural and (noun in FIGHTERS or noun in FORCES) and len(words) <= 2:
        return f"{iso}.{sector}"
    return f"{iso}.{sector}:{'' if single else 'unnamed-'}{slug(clean(' '.join(words)))}"


def strange(word: str) -> bool:
    """Whether a word has a capital and is no part of an office: it may be a name."""
    low = bare(word)
    return word[0].isupper() and low not in OFFICE_WORDS and low not in speakers() and singular(low) not in speakers()


def clean(core: str) -> str:
    """A phrase without article and number."""
    words = core.split()
    while len(words) > 1 and (bare(words[0]) in DETERMINERS or words[0].isdigit()):
        words = words[1:]
    return " ".join(words)

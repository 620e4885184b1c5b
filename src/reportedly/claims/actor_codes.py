"""Ids by what words say alone: ISO 3166-1 country, PLOVER sector, slug, where the words say so plainly.

`AZE`, `AZE.GOV`, `AZE.GOV:ilham-aliyev`. Everything else is `unresolved:` with the slug of its surface name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.claims.actor_words import american, country_in, slug, unmarked
from reportedly.claims.mentions import WORD, Mention, bare, singular, unadorned
from reportedly.knowledge.tables import country_words, speakers

GENERIC = frozenset(
    "leader head chief director spokesman spokeswoman spokesperson chairman chairwoman chairperson chair"
    " founder co-founder representative "
    "coordinator counterpart speaker commander commissioner administrator ruler official envoy"
    " adviser advisor aide founder "
    "convenor convener rapporteur press-secretary secretary-general".split()
)
CIVIL_HEADS = frozenset("manager secretary director attorney prosecutor consul inspector".split())
"""Nouns that `general` stands beside without being a rank."""

GOVERNING = frozenset(
    "government regime administration presidency cabinet authority authorities junta leadership".split()
)
UNIFORMED = {
    "army": "MIL",
    "military": "MIL",
    "navy": "MIL",
    "force": "MIL",
    "forces": "MIL",
    "troop": "MIL",
    "troops": "MIL",
    "police": "COP",
}
PLAIN = frozenset(
    """the armed security government defense defence air ground special naval national federal riot border arab
        army military forces""".split()
)
MILITARY = frozenset("military army defense defence navy naval troops forces".split())
STYLE = re.compile(r"^(?:\w+ )?(?:Republic|Kingdom|State|Federation) of (?:the )?")
OF_COUNTRY = re.compile(
    r" of (?:the )?(?:(?:\w+ )?(?:Republic|Kingdom|State) of )?([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)(?= in | to |$)"
)
SEAT = re.compile(r"(?<=ministry) (?:in|at) .*$", re.IGNORECASE)
MINISTRY_OF = re.compile(r"^(ministry) (?:of|for) (?:the )?(.+?)(?= in |$)", re.IGNORECASE)
STATE = frozenset(("GOV", "MIL", "COP", "JUD", "LEG"))
BODY_SECTORS = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "JRN", "NGO", "PTY", "SPY"))


def person_id(name: str, titles: tuple[str, ...], introduced: tuple[str, ...]) -> str:
    """The id of a person from the full name, the titles in lower case, and the phrases that introduced them."""
    iso = next((found for phrase in introduced if (found := country_in(phrase))), None)
    sector = person_sector(titles)
    return f"{iso}.{sector}:{slug(name)}" if iso and sector else f"unresolved:{slug(name)}"


def person_sector(titles: tuple[str, ...]) -> str:
    """The PLOVER sector that titles tell: of the body a spokesman speaks for, else of the office itself."""
    known = speakers()
    if "former" in titles or any(title.startswith("ex-") for title in titles):
        return "ELI"
    if "opposition" in titles:
        return "OPP"
    if "rebel" in titles or "separatist" in titles:
        return "REB"
    bodies = [known[word] for word in titles if word in known and known[word].kind == "body" and known[word].sector]
    civil = GENERIC | ({"general"} if CIVIL_HEADS.intersection(titles) else set())
    offices = [known[word] for word in titles if word in known and known[word].kind == "role" and word not in civil]
    if any(word in MILITARY for word in titles) and "minister" not in titles:
        return "MIL"
    if offices:
        return offices[0].sector
    if any(word in ("presidential", "foreign", "prime", "kremlin", "ministerial") for word in titles):
        return "GOV"
    return next((body.sector for body in bodies if body.sector in BODY_SECTORS), "")


@lru_cache(maxsize=2048)
def body_id(mention: Mention) -> str:
    """The id of a body, a country or a seat: the same whatever is said of it in passing."""
    text = re.sub(r"^(?:the|The|its|his|their)\s+", "", unadorned(mention.text))
    text = re.sub(r"[’']s?$", "", text) or text
    known = country_words().get(text) or country_words().get(STYLE.sub("", text))
    if known and known[1] != "demonym":
        return known[0] + (".GOV" if known[1] == "seat" else "")
    iso = country_in(text)
    head = singular(mention.head) if mention.head not in UNIFORMED else mention.head
    if known or not iso or mention.named != "named":
        return f"unresolved:{slug(text)}"
    if head in GOVERNING or mention.head in GOVERNING:
        return f"{iso}.GOV"
    if mention.head in UNIFORMED and modest(text):
        return f"{iso}.{UNIFORMED[mention.head]}"
    found = speakers().get(mention.head)
    if found is None or found.sector not in BODY_SECTORS or (found.sector == "MIL" and mention.head != "ministry"):
        return f"unresolved:{slug(text)}"
    sector = sector_of_body(mention.head, text, found.sector)
    if not sector:
        return f"unresolved:{slug(text)}"
    return f"{iso}.{sector}:{slug(without_country(text, sector))}"


def sector_of_body(head: str, text: str, usual: str) -> str:
    """The sector of a body with a country by its noun, where other words of its name don't say another."""
    low = text.lower()
    if head == "ministry":
        return "MIL" if re.search(r"defen[cs]e", low) else usual
    if head in ("agency", "network") and not re.search(r"news|press|media|television|\btv\b|radio|broadcast", low):
        return "SPY" if re.search(r"intelligence|spy|security", low) else "NGO" if "rights" in low else ""
    if head == "group":
        return usual if re.search(r"rights|aid|relief|advoca|monitor|charity|activist|medical", low) else ""
    return usual


def modest(text: str) -> bool:
    """Whether a phrase is a country's plain forces: `Azerbaijani armed forces`, not `Syrian Democratic Forces`."""
    return all(bare(word) in PLAIN or bare(word) in UNIFORMED for word in countryless(text))


def without_country(text: str, sector: str) -> str:
    """A body's name without the country and in one form: `defense ministry` for `Ministry of Defence of Iraq`.

    A name in capitals keeps its country, unless it is that of an organ of state: `Turkish Red Crescent`.
    """
    words = countryless(text)
    if not words or not (sector in STATE or (len(words) > 1 and any(map(str.islower, words)))):
        return text
    return SEAT.sub("", MINISTRY_OF.sub(r"\2 \1", american(" ".join(words))))


def countryless(text: str) -> list[str]:
    """The words of a phrase without its country: `Iraqi army`, `Iraq’s army` and `army of Iraq` are all `army`."""
    known = country_words()
    kept = OF_COUNTRY.sub(lambda found: "" if found[1] in known else found[0], text)
    for country in leading(kept):
        if country in known:
            kept = re.sub(r"^[’']?s?\s+", "", kept[len(country) :])
            break
    demonyms = {word for word in WORD.findall(kept) if (found := known.get(word)) and found[1] == "demonym"}
    return [word for word in WORD.findall(kept) if not unmarked(word) and word not in demonyms]


def leading(text: str) -> list[str]:
    """The first three, two and one words of a text, without a possessive."""
    words = text.split(" ")
    return [re.sub(r"[’']s?$", "", " ".join(words[:size])) for size in (3, 2, 1) if len(words) > size]

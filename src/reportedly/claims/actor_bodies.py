"""Which group, organisation, outlet or entity some words name, by the knowledge files.

A name counts where the phrase is the name, or ends with it but for a noun of its kind (`Islamic State militants`). A
name that two have is whose it is on the day and in the countries that the article names; where that leaves two, it is
nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportedly.claims.actor_setting import Setting
from reportedly.claims.actor_words import unmarked
from reportedly.claims.mentions import CUT, HONORIFICS, unadorned
from reportedly.knowledge.tables import country_words, speakers
from reportedly.knowledge.who import Body, bodies, entity_words, folded, groups

TOKEN = re.compile(r"[\w’'.&/-]*\w\.?")
ARTICLE = re.compile(r"^(?:the|its|his|their|our|both)\s+", re.IGNORECASE)
DOING = re.compile(r"\s(?:fighting|battling|targeting|opposing|operating|attacking|supporting|backing)\b")
LONGEST = 10
KIND_NOUNS = frozenset(
    """group groups movement militia militias fighter fighters militant militants rebel rebels insurgent insurgents
        force forces troops army organisation organization terrorist terrorists gunmen jihadist jihadists jihadis
        extremist extremists faction factions network alliance coalition mission missions peacekeepers body bloc
        monitor monitors watchdog charity charities agency regime authorities government administration leadership
        command cartel gang party guerrillas guerrilla battalion brigade brigades separatists combatants elements
        soldiers website newspaper channel television tv broadcaster magazine daily delegation observers news activist
        satellite state-run suicide bomber bombers attacker attackers""".split()
)
NOT_THEIRS = frozenset("former anti pro ex suspected alleged families relatives victims opponents against".split())
PEOPLES = frozenset(
    """kurdish shiite shia sunni islamist arab druze tamil western jihadist alawite christian muslim pashtun tuareg
        western-backed fulani hutu tutsi oromo baloch moro chechen official main so-called""".split()
)
BREAKAWAY = frozenset("separatist breakaway rebel de facto self-declared self-proclaimed defence defense".split())
APART = NOT_THEIRS | frozenset("of for from by in at to with on and who that near loyal".split())
"""Words that part a name from what stands before them."""


def known_body(text: str, setting: Setting) -> Body | None:
    """The body that a phrase names, its article and what is set beside it aside."""
    plain = DOING.split(ARTICLE.sub("", unadorned(text)).strip(), maxsplit=1)[0]
    for phrase in dict.fromkeys((re.sub(r"[’']s?$", "", plain), CUT.split(plain, maxsplit=1)[0])):
        words = TOKEN.findall(phrase)
        for start, end in endings(words):
            if any(word.lower() in APART for word in words[:start]):
                continue
            found = named(words[start:end], setting, alone=start == 0)
            if found and (found.id in armed() or not longer(words, start)):
                return found
    return None


@cache
def armed() -> frozenset[str]:
    """The ids of armed groups, which no word before their name turns into another body."""
    return frozenset(group.id for group in groups())


def longer(words: list[str], start: int) -> bool:
    """Whether a word before a name is part of a longer one: `National` in `National Security Council`."""
    if not start or not words[start - 1][0].isupper() or "-" in words[start - 1]:
        return False
    last, low = re.sub(r"[’']s?$", "", words[start - 1]), words[start - 1].lower()
    if low == "the" or low in PEOPLES or last in country_words() or last in entity_words() or unmarked(last):
        return False
    if " ".join(words[max(0, start - 2) : start]) in country_words():
        return False
    noun = speakers().get(low)
    kind = low in KIND_NOUNS or (noun is not None and noun.kind in ("body", "side"))
    called = (*bodies().get(folded(last), ()), *bodies().get(folded(last)[:-1], ()))
    return not (start == 1 and kind) and not any(name[:1] == last[:1] for name, _, _ in called)


def followed(words: list[str], end: int) -> bool:
    """Whether a word behind a name makes it a longer one: `Cumhuriyet University`."""
    if end == len(words) or not words[end][0].isupper():
        return False
    low = words[end].lower().rstrip(".")
    found = speakers().get(low)
    return not (low in HONORIFICS or low in KIND_NOUNS or (found is not None and found.kind in ("role", "person")))


def endings(words: list[str]) -> Iterator[tuple[int, int]]:
    """The parts of a phrase that may be a name: to its end, or to the nouns of kind there; the longest first."""
    last = len(words)
    while last > 1 and words[last - 1].lower() in KIND_NOUNS and words[last - 1].islower():
        last -= 1
    for end in range(len(words), last - 1, -1):
        for start in range(max(0, end - LONGEST), end):
            yield start, end


def body_in(text: str, setting: Setting) -> Body | None:
    """The first body that a phrase names anywhere: `Taliban` in `a Taliban spokesman`; the longest name wins."""
    words = TOKEN.findall(text)
    for start in range(len(words)):
        if start and words[start - 1].lower() in NOT_THEIRS:
            continue
        for end in range(min(len(words), start + LONGEST), start, -1):
            if (found := named(words[start:end], setting, alone=False)) and not followed(words, end):
                return found
    return None


def named(words: list[str], setting: Setting, *, alone: bool) -> Body | None:
    """The body whose name some words are. `alone` says that no word stands before them but an article."""
    known = bodies().get(folded(" ".join(words))) or bodies().get(folded(re.sub(r"[’']s?$", "", " ".join(words))))
    if known is None:
        return None
    surface = re.sub(r"[’']s?$", "", " ".join(words))
    fitting = {body.id: (body, exact) for name, exact, body in known if written_so(name, surface, exact, alone)}
    return chosen([body for body, exact in fitting.values() if not exact or near_enough(body, setting)], setting)


def near_enough(body: Body, setting: Setting) -> bool:
    """Whether letters may stand for a body: where the article names its land, unless it reports from everywhere."""
    return not body.countries or ".JRN:" in body.id or setting.near(body.countries)


def written_so(name: str, surface: str, exact: bool, alone: bool) -> bool:
    """Whether a surface may be a name: in the same letters where it counts only as written, else with its capitals.

    A paper whose name begins with an article (`The News`) is named only where nothing but that stands before it.
    """
    bare = ARTICLE.sub("", name)
    if exact:
        return surface.replace("’", "'") == bare.replace("’", "'") and (alone or bare == name or " " in bare)
    if name.islower():
        return True
    last, own = name.split()[-1], surface.split()[-1]
    return any(map(str.isupper, surface.split()[0] + own)) and (last.islower() or not own.islower())


def chosen(fitting: list[Body], setting: Setting) -> Body | None:
    """The one body that fits the setting. Of those with one name, the one active that day, and near."""
    day = setting.day
    if day is not None:
        fitting = [body for body in fitting if not body.since or day.isoformat()[:4] >= body.since[:4]]
        active = [body for body in fitting if body.active(day)]
        fitting = active if len(fitting) > 1 and active else fitting
    if len(fitting) > 1 and setting.countries:
        near = [body for body in fitting if body.countries and setting.near(body.countries)]
        near = near or [body for body in fitting if not body.countries or ".JRN:" in body.id]
        home = [body for body in near if body.countries[:1] and setting.near(body.countries[:1])]
        fitting = home if len(home) == 1 else near
    if len({body.id.rpartition(":")[2] for body in fitting}) == 1:
        return min(fitting, key=lambda body: body.since)
    return None


def entity_id(text: str, head: str, sector: str) -> str | None:
    """The id of an entity's seat or forces: `Stepanakert`, `the Abkhaz army`, `the Karabakh government`."""
    words = TOKEN.findall(ARTICLE.sub("", unadorned(text)))
    known = entity_words()
    if (seat := known.get(" ".join(words))) and seat[1] == "seat":
        return within(seat[0], "GOV")
    if not sector or len(words) < 2 or words[-1].lower() != head:
        return None
    whose = re.sub(r"[’']s$", "", " ".join(word for word in words[:-1] if word.lower() not in BREAKAWAY))
    people = known.get(whose)
    if people is None or people[1] != "demonym" or whose in country_words():
        return None
    return within(people[0], sector)


def within(key: str, sector: str) -> str:
    """A sector within an entity: `GEO.PRE.MIL:abkhazia`, `XKX.GOV`."""
    code, _, entity = key.partition(":")
    return f"{code}.{sector}:{entity}" if entity else f"{code}.{sector}"

"""Who held an office on a day, by the knowledge files, and which offices some words name.

An office holder is found by name only where the name, the office and the day agree; a title with a name that nobody of
the table had in that office on that day resolves to nobody.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from reportedly.claims.actor_setting import Setting
from reportedly.claims.actor_words import slug
from reportedly.claims.mentions import bare
from reportedly.claims.spelling import NO_NAMES, alike, same_full, significant, spelling
from reportedly.knowledge.who import Office, folded, offices

RECENT = 10
"""Within how many years of each other two holders of one surname are not told apart by it alone."""

KINDS: tuple[tuple[str, str], ...] = (
    ("deputy", r"(?:deputy|vice|assistant|junior)[ -](?:prime |foreign |defen[cs]e |interior )*(?:minister|premier)"),
    ("vice president", r"vice[ -]president|deputy president"),
    ("spokesman", r"spokes(?:man|woman|person)|press secretary"),
    ("adviser", r"advis[eo]r|aide"),
    ("prime minister", r"prime minister|premier|chancellor|head of government"),
    (
        "foreign minister",
        r"foreign (?:affairs )?minister|minister (?:of|for) foreign affairs|foreign secretary|external affairs minister"
        r"|secretary of state|top (?:\w+ )?diplomat",
    ),
    (
        "defence minister",
        r"defen[cs]e minister|minister (?:of|for) defen[cs]e|defen[cs]e secretary|secretary of defen[cs]e"
        r"|(?:defen[cs]e|pentagon) chief",
    ),
    (
        "interior minister",
        r"(?:interior|home) (?:affairs )?minister|minister (?:of|for) (?:the )?interior|home secretary",
    ),
    ("information minister", r"information minister|minister of information"),
    ("minister", r"minister"),
    ("crown prince", r"crown prince"),
    ("monarch", r"king|emir|sultan|monarch|queen"),
    ("supreme leader", r"supreme leader"),
    ("president", r"president|head of state"),
    ("secretary-general", r"secretary[ -]general|u\.?n\.? chief|nato chief"),
    ("high representative", r"high representative|foreign policy chief"),
    (
        "army chief",
        r"(?:army|military) (?:chief|commander)(?: of staff)?|chief of (?:the )?(?:army |general |defen[cs]e )?staff"
        r"|commander[ -]in[ -]chief|joint chiefs of staff",
    ),
    ("leader", r"leader|ruler|head|chief|commander|strongman"),
)
"""Kinds of office and the words that name them; what one has read, the next does not see."""

OFFICE = re.compile("|".join(rf"\b(?P<k{i}>{words})\b(?![’']s)" for i, (_, words) in enumerate(KINDS)), re.IGNORECASE)
UNIFORM = re.compile(
    r"army|military|general staff|centcom|supreme allied|quds force|revolutionary guards|commander|pentagon"
    r"|defen[cs]e ministry|joint chiefs"
)
ALONE = frozenset(("president", "prime minister", "foreign minister", "defence minister", "monarch", "crown prince"))
"""Offices of which a state has one, so that `the foreign minister` is somebody."""

BESIDE = re.compile(r"[’']s? |\boffice of\b")
ARTICLE = re.compile(r"^(?:al|el|an|as|ash|ad|ar|at|az) ")
VOWELS = re.compile(r"^[aeiouy]")


@lru_cache(maxsize=2048)
def kinds_in(text: str) -> frozenset[str]:
    """The kinds of office that some words name."""
    return frozenset(KINDS[int((found.lastgroup or "k0")[1:])][0] for found in OFFICE.finditer(text))


@cache
def kinds_of(office: str) -> frozenset[str]:
    """The kinds of an office in the table; one that has no kind is its own."""
    return kinds_in(office) or frozenset((office,))


def initial(word: str) -> str:
    """What the spellings of one surname begin with: a letter, all vowels being one."""
    plain = ARTICLE.sub("", folded(word)).replace("q", "k")
    return "f" if plain.startswith("ph") else "a" if VOWELS.match(plain) else plain[:1]


@cache
def by_initial() -> dict[str, tuple[tuple[str, Office], ...]]:
    """All names of office holders by what their last words begin with, and whose they are."""
    found: dict[str, list[tuple[str, Office]]] = {}
    for office in offices():
        for name in (office.person, *office.spellings):
            last = name.rpartition(" ")[2]
            surname = name.split(" ")[-2] if bare(last) in NO_NAMES and " " in name else last
            found.setdefault(initial(surname), []).append((name, office))
    return {letter: tuple(known) for letter, known in found.items()}


@cache
def by_surname(letter: str) -> dict[str, tuple[tuple[list[str], Office], ...]]:
    """The names whose last words begin with a letter, as the words that count, and whose they are; by the spelling of
    the last.
    """
    found: dict[str, list[tuple[list[str], Office]]] = {}
    for name, office in by_initial().get(letter, ()):
        words = significant(tuple(name.split(" ")))
        found.setdefault(spelling(words[-1]), []).append((words, office))
    return {last: tuple(known) for last, known in found.items()}


def called(last: str) -> tuple[tuple[list[str], Office], ...]:
    """The names that end with a word, as the words that count, and whose they are."""
    return by_surname(initial(last)).get(spelling(last), ())


def rows_of(name: list[str]) -> tuple[Office, ...]:
    """The rows of everyone who may be called by a name; a lone word is a surname, or what they are called alone."""
    known = called(name[-1])
    if len(name) > 1 and not known and name[-1].endswith("s"):  # a possessive that lost its apostrophe
        name = [*name[:-1], name[-1][:-1]]
        known = called(name[-1])
    if len(name) > 1:
        return tuple(dict.fromkeys(office for words, office in known if len(words) > 1 and one_name(words, name)))
    return tuple(dict.fromkeys(office for _, office in known))


def one_name(known: list[str], name: list[str]) -> bool:
    """Whether a full name is one that we know: it begins alike, and the rest agrees."""
    return same_full(known, name) and (alike(known[0], name[0]) or known[0][:1] == name[0].rstrip("."))


def holder(
    name: tuple[str, ...], phrases: tuple[str, ...], iso: str | None, setting: Setting, others: list[list[str]]
) -> str | None:
    """The id of an office holder by name, from the phrases that name them; None where it isn't plain who that is.

    `iso` is the country that the phrases say, `others` are the full names that the article has with that surname.
    """
    words = significant(name)
    kinds = frozenset(kind for phrase in phrases for kind in kinds_in(titles_in(phrase, name)))
    rows = [row for row in rows_of(words) if iso is None or row.country in (iso, "UNO", "IGO", "EUR", "NGO", "IMG")]
    full = len(words) > 1
    if not rows or any(not any(fits(row, other) for row in rows) for other in others if not full):
        return None
    office = [row for row in rows if kinds_of(row.office) & kinds] if kinds else []
    rows = office or (rows if full or not kinds - {"leader"} else [])
    former = any(re.search(r"\b(?:former|ex|late)\b", phrase.lower()) for phrase in phrases)
    if setting.day is None:
        return row_id(rows[0], former) if office and same_person(office) and not former else None
    held = [row for row in rows if row.held(setting.day)]
    if former or not held:
        return former_id(rows, setting, titled=bool(office)) if full or office else None
    if not office:
        held = [row for row in held if around(row, setting)]
    if len(words) == 1 and not kinds and (given(words[0], held, phrases) or rivals(held, words[0], setting)):
        return None
    return row_id(highest(held, setting.day), False) if held and same_person(held) else None


def titles_in(phrase: str, name: tuple[str, ...]) -> str:
    """A phrase without a name, and without whose office, aide or relative somebody is."""
    plain = phrase.replace(" ".join(name), " ")
    return BESIDE.split(plain)[-1] if BESIDE.search(plain) and not re.search(r"^[A-Z]\w+[’']s", plain) else plain


def fits(row: Office, name: list[str]) -> bool:
    """Whether a full name is that of a row."""
    return any(same_full(significant(tuple(own.split())), name) for own in (row.person, *row.spellings) if " " in own)


def around(row: Office, setting: Setting) -> bool:
    """Whether the article is of the country of a row."""
    return row.country in ("UNO", "IGO", "EUR", "IMG", "NGO") or setting.near((row.country,))


def rivals(held: list[Office], last: str, setting: Setting) -> bool:
    """Whether a surname alone could be another's of the table, who held office a few years about the day."""
    assert setting.day is not None
    year = setting.day.year
    people = {
        office.person
        for _, office in called(last)
        if int(office.since[:4]) - RECENT <= year and (not office.until or int(office.until[:4]) + RECENT >= year)
    }
    return len(people - {row.person for row in held}) > 0


def highest(held: list[Office], day: date) -> Office:
    """The office that a person's id is made of: of those held on one day, the civil one."""
    person = held[0]
    own = [row for row in offices_of(person.home) if row.person == person.person and row.held(day)]
    return min(own or held, key=lambda row: UNIFORM.search(row.office) is not None)


def given(word: str, held: list[Office], phrases: tuple[str, ...]) -> bool:
    """Whether a word alone may be anybody's first name, and is not what news calls the one who holds the office."""
    own = {folded(name) for row in held if not kinds_of(row.office) & {"monarch"} for name in row.spellings}
    return folded(word) in given_names() and own.isdisjoint(map(folded, (word, *phrases)))


@cache
def given_names() -> frozenset[str]:
    """The first and middle names of everyone in the table: alone, such a word may be anybody's first name."""
    return frozenset(folded(word) for office in offices() for word in office.person.split()[:-1])


def same_person(rows: list[Office]) -> bool:
    """Whether some rows are one person's, and of one country."""
    return len({row.person for row in rows}) == 1 and len({row.country for row in rows}) == 1


def former_id(rows: list[Office], setting: Setting, *, titled: bool) -> str | None:
    """The id of one who held office before the day and holds it no more; without a title, only near home."""
    assert setting.day is not None
    day = setting.day
    near = [row for row in rows if titled or around(row, setting)]
    if not near or not all(row.over(day) for row in near) or len({row.person for row in near}) > 1:
        return None
    return row_id(max(near, key=lambda row: row.until), True)


def row_id(row: Office, former: bool) -> str:
    """The id of a person in an office: `ARM.GOV:nikol-pashinyan`, `LBN.REB:hassan-nasrallah`, `UNO:kofi-annan`."""
    code, _, _ = row.home.partition(":")
    person = slug(row.person)
    if len(code) == 3 and code not in ("UNO", "IGO", "EUR", "NGO", "IMG"):
        return f"{code}.{'ELI' if former else 'MIL' if UNIFORM.search(row.office) else 'GOV'}:{person}"
    if code.endswith(".PRE"):
        return f"{code}.{'ELI' if former else 'MIL' if UNIFORM.search(row.office) else 'GOV'}:{person}"
    return f"{code}:{person}"


def in_office(home: str, kind: str, setting: Setting) -> str | None:
    """The id of whoever held an office on the day, where the table has one person; `home` as in the table."""
    if setting.day is None:
        return None
    held = [row for row in offices_of(home) if kind in kinds_of(row.office) and row.held(setting.day)]
    return row_id(highest(held, setting.day), False) if held and same_person(held) else None


@cache
def offices_of(home: str) -> tuple[Office, ...]:
    """The rows of one country or body, without the president of a state that it was a part of."""
    return tuple(row for row in offices() if row.home == home and not row.office.startswith("president of "))

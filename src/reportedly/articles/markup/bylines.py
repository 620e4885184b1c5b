"""The names of authors in the words that state them: bylines, author boxes, meta tags.

Invariant: a name is a run of words written as names are, taken as it stands; roles, agencies after a comma, those who
edited, reviewed or took the pictures, and words of prose are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.articles import origin
from reportedly.articles.dates import MONTH

SOFT, HARD = "\x1f", "\x1e"
"""What parts the pieces of a line: a name may go on over the first, never over the second."""

_BY = re.compile(r"(?:(?<![\w’'-])|(?<=\d))(?P<verb>(?:[A-Za-z][\w-]*[ \x1e\x1f]+)?)by(?![\w’'-])[ :\x1e\x1f]*", re.I)
_VERBS = frozenset("written posted published reported authored words story article text post blog contributed".split())
_LABEL = re.compile(
    r"(?P<author>(?:(?:written|posted|published|authored|words|article|story|text|contributed|reported|created)\s+)?by"
    r"|(?:about\s+the\s+)?(?:author|writer)(?:s|\(s\))?|meet\s+the\s+author|written\s+by|contributors?)\s*:?"
    r"|(?:(?:medically|clinically|expert|technically|legally|fact)?[ -]*(?:reviewed|edited|checked|verified|approved)"
    r"|photo\w*|images?|pictures?|illustrat\w+|video|translated|sponsored|presented|curated|narrated)\s+by\s*:?"
    r"|(?:editor|reviewer|photographer|translator|fact[ -]checker)s?\s*:?",
    re.I,
)
_HAND = re.compile(r"(?:[\w-]+ ){0,2}(?P<verb>[\w-]+) by\b", re.I)
_TOKEN = re.compile(r"[^\s,;&/|·•—–+\x1e\x1f]+|[,;&/|·•—–+\x1e\x1f]")
_PARTICLES = frozenset(
    "the de del della der den des di da dos das du la le van von bin ibn al el ter ten zu y e af st".split()
)
_ROLES = frozenset(
    "senior staff contributing contributor contributors executive editor editors editorial writer writers reporter"
    " correspondent managing chief associate assistant deputy director manager founder co-founder cofounder ceo cto cmo"
    " coo vp president professor freelance guest lead head columnist journalist photographer specialist consultant"
    " updated published posted reviewed edited last on in at for from photo photos photography image images share"
    " follow comment comments read reading minute minutes min mins view views save medically fact-checked fact written"
    " special defence defense diplomatic political"
    " link print email twitter facebook linkedin contact about more subscribe sign home menu search blog news"
    " article articles category categories tags table contents is was has are the our and with by to website via"
    .split()
)  # fmt: skip
_BESIDE = (
    _PARTICLES
    | _VERBS
    | _ROLES - {"is", "has", "are", "our", "more", "photo", "photos", "image", "images", "news", "share"}
    | frozenset(
        "an and or this day days hour hours week weeks month months year years ago sec am pm est gmt utc st nd rd th"
        " original originally first filed under additional reporting agencies team also research illustration"
        " edited reviewed checked verified approved medically translated data analysis desk bureau report reports"
        " science politics world national local business health author authors by".split()
    )
)
"""Small words that stand in bylines, around the names."""
_OPENERS = frozenset("the dr dr. prof prof. sir rev rev.".split())
_NO_FIRST = frozenset(
    "staff editor editors admin guest author writer contributor read share follow photo photos image updated published"
    " posted reviewed edited last more view comments comment in on at about home table key written source credit news"
    " reading min minutes topics tags category categories filed subscribe sign download related what how why when where"
    " your our this these my all it we you is are no yes menu search skip click get learn see watch listen print save"
    " using clicking signing submitting continuing default popular"
    " best top new free contact advertisement advertiser affiliate disclosure fact medically verified expert".split()
)
_TITLES_AFTER = re.compile(
    r"(?:M\.?D|Ph\.?D|D\.?V\.?M|R\.?N|R\.?D|R\.?D\.?N|MBA|CPA|CFP|Esq|M\.?S|M\.?A|MPH|B\.?Sc|M\.?Sc|D\.?O|DDS|N\.?P|P\.?A"
    r"|Pharm\.?D|LMFT|LCSW|LDN|CPT|CSCS|Psy\.?D|Ed\.?D|J\.?D|MSW|FAAP|FACC|BSN|MSN|PE|Jr|Sr|II|III|IV)[.®™]*"
)
_NO_AUTHOR = re.compile(
    r"https?:|www\.|@|\{\{|\.(?:com|org|net|info|io)\b|^(?:admin(?:istrator)?|super ?admin|editor|author|staff|writer"
    r"|unknown|null|undefined|none|guest|guest author|anonymous|webmaster|wordpress|user|super user|root|default"
    r"|by|n/?a|\W+|\d+)$",
    re.I,
)
_LEAD = re.compile(r"^(?:(?:written|posted|words|article|story|text)\s+)?(?:by|authors?)(?:\s*:\s*|\s+)", re.I)
_AND = re.compile(r"\s*[,;]\s*(?:and|&)\s+|\s*[;,]\s+|\s+(?:and|&)\s+")
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|ul)-(?=[^\W\d_])")
_PLACE = re.compile(r"\s+(?:in|from) (?=[A-Z\u00c0-\u00de])")
_OFFICE = re.compile(
    r"^(?:news |wire )?agencies$|(?:^|\s)(?:desk|staff|newsroom|bureau|agencies|correspondents?|reporters?|editors"
    r"|bureau chief|staff writers?)$",
    re.I,
)
_TIMELY = re.compile(r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)days?)(?:['’]s)?[,.]?")
_COLLECTIVE = re.compile(
    r"(?:[A-Z]\w{0,30} ){0,2}(?i:desk|staff|newsroom|bureau|agencies|editors|reporters|correspondents)(?! ?\w)"
)
_SMALL = re.compile(r"(?<![\w’'.@/-])[a-zß-öø-ÿ]{2,}(?![\w@/])(?!\.\w)")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_EDGE = re.compile(r"[\x1e\x1f|•·—–:.,/]")
_LEAST_PROSE = 2
"""Small words of other kinds from which on a line is prose."""
_HANDLE = re.compile(r"[^A-Z\s]*[a-z][^A-Z\s]*")


@dataclass(slots=True)
class _Part:
    """A part of a row of names: what links it to the part before it, its words, whether it is over, and a link."""

    link: str = ""
    tokens: list[str] = field(default_factory=list)
    closed: bool = False
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that stand in one element, where they link to, and what the markup says of them."""

    words: str
    href: str | None = None
    marks: frozenset[str] = frozenset()


def clean(found: Iterable[str | None]) -> tuple[str, ...]:
    """Stated authors, each name once, without a leading `By`; addresses and placeholders are no names.

    `Jane Doe and John Roe` is two where both sides are written as persons' names are; a body's name stays whole.
    Beside a person, agencies, newsrooms, roles and places are left out.
    """
    names: dict[str, None] = {}
    for each in found:
        whole = _LEAD.sub("", " ".join((each or "").split())).strip(" ,|;:–—-")
        parts = [part.strip() for part in _AND.split(whole)]
        parts = [part for part in parts if part and not _TITLES_AFTER.fullmatch(part)] if len(parts) > 1 else parts
        parts = parts if len(parts) > 1 else [whole]
        named = list(map(_stripped, persons(parts)))
        parts = named if named and all(map(is_person, named)) else [whole]
        for name in parts:
            if 1 < len(name) <= 120 and len(name.split()) <= 12 and not _NO_AUTHOR.search(name):
                names.setdefault(name)
    return tuple(names)


def persons(names: Iterable[str]) -> tuple[str, ...]:
    """The names without those of agencies, newsrooms and roles: a line such as `By Hill Desk` names no author."""
    return tuple(name for name in names if not is_office(name))


def is_office(name: str) -> bool:
    """Whether a name is that of an agency, a newsroom or a role: `Reuters`, `Hill Desk`, `Defence Correspondent`."""
    return origin.agency(name) is not None or _OFFICE.search(name) is not None


def is_prose(words: str) -> bool:
    """Whether a line is prose and no byline, which holds names, roles, dates and places: it has other small words."""
    return sum(word not in _BESIDE for word in _SMALL.findall(words)) >= _LEAST_PROSE


def _stripped(part: str) -> str:
    """A stated name without what stands behind a person's: the place, the agency, the role."""
    place = _PLACE.search(part)
    if place is not None and is_person(part[: place.start()]):
        part = part[: place.start()]
    head, _, last = part.rpartition(" ")
    return head if origin.agency(last) and is_person(head) else part


def is_handle(name: str) -> bool:
    """Whether a name is one under which somebody signs in (`ann.lee`, `q_admin`): one word without a capital."""
    return _HANDLE.fullmatch(name) is not None


def is_person(words: str) -> bool:
    """Whether words are written as a person's full name is: two to five names, initials and particles among them."""
    tokens = words.split()
    if not 2 <= len(tokens) <= 5 or len(words) > 60:
        return False
    low = [token.lower().strip(".,:") for token in tokens]
    if "," in words and not (len(tokens) <= 3 and words.index(",") == len(tokens[0]) - 1):
        return False  # only `Doe, Jane` has a comma
    if _TIMELY.fullmatch(tokens[0]) or tokens[-1].endswith(("'s", "’s")):
        return False
    if low[0] in _NO_FIRST or any(token in _ROLES for token in low[1:]) or tokens[-1].lower() in _PARTICLES:
        return False
    return all(_is_word(token) or token.lower() in _PARTICLES for token in tokens) and _is_word(tokens[0])


def is_alone(words: str) -> bool:
    """Whether words may be a name where the page marks them as one: a full name, a body's name or a single word."""
    tokens = words.split()
    if not 1 <= len(tokens) <= 6 or not 2 <= len(words) <= 60 or _NO_AUTHOR.search(words):
        return False
    low = tokens[0].lower().strip(".,:")
    if low in _NO_FIRST or (low in _ROLES and low not in _OPENERS) or _LABEL.fullmatch(words):
        return False
    if not any(map(_is_word, tokens)) or _TIMELY.fullmatch(tokens[0]) or tokens[-1].endswith(("'s", "’s")):
        return False
    if len(tokens) == 1 and re.fullmatch(MONTH, words):
        return False
    return all(_is_word(token) or token.lower() in _PARTICLES or token in "&/" for token in tokens)


def label(words: str) -> bool | None:
    """Whether words that are only a label announce an author (`Written by`); False for `Edited by`, None for others."""
    match = _LABEL.fullmatch(words.strip(" \t|•·–—-"))
    return None if match is None else match["author"] is not None


def is_other_hand(words: str) -> bool:
    """Whether a line opens by naming somebody who did not write: `Data analysis by`, `Researched by`, `Updated by`."""
    match = _HAND.match(words)
    return match is not None and match["verb"].lower() not in _VERBS


def signed(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The authors that a line names after `By`; those who reviewed, edited or took pictures are none."""
    pieces = [piece for piece in pieces if "apart" not in piece.marks]
    line = joined(pieces)
    marked = any("author" in piece.marks for piece in pieces)
    found: dict[str, None] = {}
    for match in _BY.finditer(line):
        verb = match["verb"].strip(" \x1e\x1f").lower()
        if verb and verb not in _VERBS and not _ends_before(match, verb):
            continue
        if verb and not marked and not _opens(line[: match.start()]):
            continue
        for name in names(line[match.end() :]):
            found.setdefault(name.title() if line.isupper() else name)
    return tuple(found)


def _opens(before: str) -> bool:
    """Whether a byline may begin behind some words, as it does not in `Video posted by`, `A letter written by`."""
    last = _EDGE.split(before)[-1]
    return all(word.lower() in _BESIDE or re.fullmatch(MONTH, word) for word in _LETTERS.findall(last))


def names(words: str) -> tuple[str, ...]:
    """The names that open some words: `Jane Doe and John Roe, Reuters` is two.

    After a comma stands another author only where the row is closed by `and` or its names are set apart as links.
    """
    parts = [_Part()]
    for match in _TOKEN.finditer(words):
        part, token = parts[-1], match[0]
        if token in (SOFT, HARD):
            part.closed = part.closed or len(part.tokens) > (token == SOFT)
            part.linked = part.linked or (token == HARD and bool(part.tokens))
        elif token in (",", ";", "&") or token.lower() == "and":
            link = "," if token in ",;" else "and"
            if part.tokens:
                parts.append(_Part(link))
            elif len(parts) > 1:
                part.link = link if part.link == "," else part.link
            else:
                break
        elif part.closed or not _goes_on(token, part.tokens):
            part.tokens += [] if part.closed else _newsroom(words[match.start() :])
            break
        else:
            part.tokens.append(token)
    return tuple(dict.fromkeys(_chosen([part for part in parts if part.tokens])))


def _newsroom(rest: str) -> list[str]:
    """The words that make the name before them a newsroom's (`News Desk` after `Daily Post`); none if none follow."""
    match = _COLLECTIVE.match(rest)
    return match[0].split() if match else []


def _chosen(parts: Sequence[_Part]) -> Iterator[str]:
    """The authors among the parts of a row of names."""
    last = max((n for n, part in enumerate(parts) if part.link == "and"), default=0)
    for n, part in enumerate(parts):
        tokens = part.tokens
        while len(tokens) > 1 and tokens[-1].lower() in _PARTICLES:
            tokens = tokens[:-1]
        name = " ".join(tokens).rstrip(":")
        name = name.rstrip(".") if len(tokens) > 1 and len(tokens[-1]) > 3 else name
        if n and (_TITLES_AFTER.fullmatch(name) or (n < last and is_office(name))):
            continue
        if part.link == "," and not (n < last or part.linked):
            return
        first = n == 0 or part.linked or (part.link == "and" and n == 1)
        if not (is_alone(name) if first else is_person(name)):
            return
        yield name


def _goes_on(token: str, current: list[str]) -> bool:
    """Whether a token may go on with a name."""
    low = token.lower().strip(".,:")
    if len(current) >= 2 and low in _ROLES:
        return False
    if re.fullmatch(MONTH, token) and len(current) >= 1:
        return False
    if low in _PARTICLES and current:
        return True
    if len(current) >= 1 and current[-1].endswith(".") and len(current[-1]) > 4 and current[-1].lower() not in _OPENERS:
        return False  # the name closed a sentence
    return len(current) < 6 and (_is_word(token) or (low == "the" and not current))


def _is_word(token: str) -> bool:
    """Whether a token is written as a part of a name is: a capital, then letters; initials, brackets, apostrophes."""
    bare = _ARTICLE.sub("", token.strip('()“”"‘.,:'))
    return bool(bare) and bare[0].isupper() and re.fullmatch(r"[^\W\d_]+(?:[.’'´`-][^\W\d_]*)*", bare) is not None


def _ends_before(match: re.Match[str], verb: str) -> bool:
    """Whether the word before `by` belongs to what stands before: a piece that ends, a date (`Nov. 5, 2020 by`)."""
    between = match["verb"][len(verb) :]
    return (SOFT in between or HARD in between) and label(f"{verb} by") is None


def joined(pieces: Sequence[Piece]) -> str:
    """A line's pieces as one string, with a mark of one character between spaces where one ends."""
    joined = ""
    for n, piece in enumerate(pieces):
        edge = HARD if n and (piece.href or pieces[n - 1].href) else SOFT
        joined += (f" {edge} " if n else "") + piece.words
    return joined

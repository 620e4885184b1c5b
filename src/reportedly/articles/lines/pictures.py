"""What a picture's caption says of itself: the day it was taken, the place it shows, who took it.

Invariant: a caption's day is its own, never the article's. Spans are offsets into the whole text and hold names only.
What the caption leaves open is None; the time of publication only completes a day that is given without its year or as
a weekday, and never that of a file picture.
Source of the rules: codebook, Article (captions), Place and Time (EDTF); how agencies and broadcasters write captions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from reportedly.articles import origin as origins
from reportedly.articles.clock import stamp_at
from reportedly.articles.dates import MONTH, WEEKDAY
from reportedly.articles.lines.credits import authors
from reportedly.knowledge.calendar import month_number
from reportedly.model import Article, Block, Span

_UP = r"A-Z\u00c0-\u00de\u0106\u010c\u0130\u015e\u0160\u017d"
_REACH = 200
"""How far from a day, or from the caption's end, words are looked at: odd captions cost no more than their length."""

# Credits: names, joined as photographers' and agencies' are, after a label, in brackets, or alone at the end.
_PERSON = rf"[{_UP}@][\w’'&-]*(?:\.[\w’'&-]+)*(?:(?<=\b\w)\.|(?<=\b\w\w)\.)?"
_NAMES = (
    rf"{_PERSON}(?:(?: for | via | of | by |, (?!(?i:file|archive))| & | and | (?:al|de|der|van|von|bin|ibn) "
    rf"| ?[/|] ?(?!(?i:file|archive)\b)| )(?:the )?{_PERSON}"
    r"|/(?!file\b|archive)[a-z]+(?: [a-z]+)?(?=\s*(?:$|[)\]/])))*"
)
_FILE_WORD = r"(?i:(?:file|archives?)(?: (?:photo|picture|image))?)"
_FILED_AFTER = rf"(?:\s*[,/|]\s*{_FILE_WORD})?"
_PICTURE = r"(?i:(?:photo(?:graph)?|picture|image|pic|video|screengrab)s?)"
_LABEL = (
    rf"(?:{_PICTURE}(?i: credit| courtesy)?\s*(?::|\.\.\.|…)\s*|{_PICTURE}?\s*(?i:courtesy)(?i: of|:)?\s+"
    rf"|{_PICTURE}\s+(?i:by):?\s+|(?i:credits?)\s*(?::|\.\.\.|…)\s*|(?i:source):\s*){{1,2}}"
)
_NOISE = re.compile(
    r"(?:[\s,|·]*(?:(?:purchase|acquire) licensing rights(?:, opens new tab)?|(?:hide|toggle) caption"
    r"|enlarge this image))+[\s.]*$",
    re.I,
)
_BRACKETED = re.compile(
    rf"[(\[]\s*(?:{_FILE_WORD}\s*[:,–—-]\s*)?(?P<label>{_LABEL}|(?i:source)\s+)?(?P<credit>{_NAMES})"
    rf"(?: (?:file )?(?:photo|picture|image))?{_FILED_AFTER}\s*[)\]][\s.]*$"
)
_LABELLED = re.compile(rf"(?:(?<!\w)|(?<=[a-z])(?=[A-Z]))(?P<label>{_LABEL})(?P<credit>{_NAMES}){_FILED_AFTER}[\s.]*$")
_COPYRIGHT = re.compile(rf"(?:©|\([cC]\))\s*(?P<credit>{_NAMES})[\s.]*$")
_ALONE = re.compile(
    rf"(?:^|[.!?:…][”\"’')]*\s+|(?<=[a-z\d][.!?])|\s*[—–|]\s*|[\n\r]\s*|\d\s+)(?P<credit>{_NAMES}){_FILED_AFTER}[\s.]*$"
)
_LEADING = re.compile(
    rf"\s*(?i:image|photo|picture) (?i:source|copyright|credit)\s*[,:]?\s+(?P<credit>{_NAMES}?)"
    r"\s*(?=(?i:image caption)|$)"
)
_VIA = re.compile(r"\bvia\b|\bfor the\b|(?i:\bphotos?\b|handout)")
_NOBODY = origins.PICTURE_WORDS | {"archive", "photo", "picture", "image", "video", "screengrab"}

# Days. What stands around one tells whether it is the picture's or another deed's.
_YEAR = r"(?:19|20)\d\d"
_DAY = re.compile(
    rf"(?<![\w/–-])(?:(?P<weekday>{WEEKDAY}),? )?(?:(?P<numbers>\d{{4}}-\d\d-\d\d|\d{{1,2}}([./])\d{{1,2}}\3\d{{4}})"
    rf"|(?P<m1>{MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|(?:,? ){_YEAR}\d)(?:,? (?P<y1>{_YEAR}))?"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{MONTH})(?:,? (?P<y2>{_YEAR}))?"
    rf"|(?P<m3>{MONTH}),? (?P<y3>{_YEAR})"
    rf"|(?<=\bin )(?:(?:late|early|mid)[ -])?(?P<y4>{_YEAR}))(?![\w/–-]| and \d|, \d)"
    rf"|(?<![\w-])(?P<lone>(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day))(?![\w’'-])"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAME_IN = re.compile(rf"[{_UP}][\w’'-]+,? in $")
_UNDATED = re.compile(r"\bundated\b", re.I)
_FILED = re.compile(
    rf"(?:^|[(\[/|,.;–—-])\s*{_FILE_WORD}\s*(?:[-–—:)\]]|$)|\b(?i:file (?:photo|picture|image|photograph))\b"
)
_TAKEN = re.compile(
    r"\b(?:taken|photographed|pictured|filmed)(?: [\w-]+){0,4} on $|\b(?:picture|photo|image)s? taken (?:on )?$"
    r"|\bin this(?: file)? $",
    re.I,
)
_OTHER = (
    r"\b(?:released|published|posted|broadcast|obtained|provided|distributed|killed|died|slain|executed|wounded|hit"
    r"|destroyed|damaged|burnt|burned|bombed|shelled|attacked|born|built|began|begun|started|broke out|ended|seized"
    r"|captured|overrun|recaptured|retaken|fell|signed|agreed|elected|founded|launched|abducted|kidnapped|arrested"
    r"|displaced|disappeared|since|until|till|before|after|following|from|between)\b"
)
_OTHERS_DAY = re.compile(rf"{_OTHER}(?: on| in)?(?: late| early)? ?$", re.I)
_OTHERS_CLAUSE = re.compile(rf"{_OTHER}[^,;.]*$", re.I)
_RELEASED = re.compile(r"\b(?:released|published|posted|broadcast|distributed) by [^,;.]*$", re.I)
_EVENTS_DAY = re.compile(
    r"\b(?:\w*strikes?|attacks?|clash(?:es)?|battles?|\w*bombings?|shelling|blasts?|explosions?|raids?|war|coup"
    r"|earthquake|floods?|elections?|ceasefire|truce|agreement|invasion) (?:on|in) (?:late |early )?$",
    re.I,
)
_CLOSES = re.compile(r"(?: (?:night|morning|evening|afternoon))?[”\"’']?\s*(?:[.!;)\]]|$)| (?:file )?(?:photo|image)")
_SENTENCE = re.compile(r"(?<=[a-z\d”\"’')][.!?])[\s]+(?=[\"“A-Z])")
_ABBREVIATED = re.compile(rf"\b(?:{MONTH}|(?:Gen|Col|Sgt|Maj|Lt|Mr|Mrs|Dr|St)\.)$")

# Places: proper names after a preposition, before a day or at the end of a sentence.
_KIND = (
    r"(?:city|cities|towns?|villages?|districts?|provinces?|regions?|suburbs?|outskirts|ports?|capital|islands?|states?"
    r"|settlements?|county|areas?|governorates?|enclave|neighbou?rhoods?|valley|stronghold|cent(?:re|er)|border|edge"
    r"|municipality|hamlet|quarter|camp)"
)
_SIDE = (
    r"(?:(?:north|south|east|west|central|upper|lower|old|down)[a-z-]* |[a-z]+-(?:held|controlled|run|occupied) "
    r"|(?:besieged|disputed|divided|nearby|coastal|contested|occupied|neighbou?ring|mountain|frontline) )"
)
_NO_PLACE = (
    rf"(?!(?:(?i:{WEEKDAY})|{MONTH})(?!\w)|(?:President|Prime|Minister|General|Gen|Colonel|Col|King|Queen|Pope"
    rf"|Operation"
    r"|Parliament|Congress|Ramadan|Islam|English|Arabic|Facebook|Twitter|Telegram|God|COVID|Covid|This|The)\b)"
)
_WORD = rf"{_NO_PLACE}(?:(?:al|el|ad|as|ash|ar|an|at|az)-)?[{_UP}][\w’']+(?:-[\w’']+)*"
_NAME = rf"{_WORD}(?: (?:(?:de|al|el|du|la|le|am) )?{_WORD}){{0,3}}"
_END = (
    r"(?=\s*(?:[,.;:)(\]\[©—–|]|$)| (?:on|in|as|after|during|late|early|amid|last|this|yesterday|today)\b"
    rf"| {MONTH}| {WEEKDAY}| \d)"
)
_PLACE = re.compile(
    r"(?<!\w)(?:in|near|outside|at|over|around|inside|above|across|to|of) "
    rf"(?:(?:the |a |an )?{_SIDE}{{0,2}}(?:{_KIND} (?:of|in|near) )?(?:the )?{_SIDE}{{0,2}})"
    rf"(?:{_NAME}(?<![’']s)[’']s {_SIDE}{{0,2}}(?:{_KIND} of )?)?"
    rf"(?P<place>(?:{_NAME})(?<![’']s)(?:, {_NAME}(?<![’']s){_END})*)(?: {_KIND}\b(?:, {_NAME}{_END})?)?{_END}"
)
_OPENS = ("in ", "near ", "outside ", "at ", "over ", "around ", "inside ", "above ", "across ")


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption says of itself: `date` is EDTF, `place` and `credit` are spans of the article's text."""

    date: str | None = None
    place: Span | None = None
    credit: Span | None = None


@dataclass(frozen=True, slots=True)
class _Day:
    """A day in a caption: its EDTF, where it stands, and how surely it is the picture's (0 is surest)."""

    date: str
    start: int
    end: int
    rank: int


def captioned(article: Article) -> tuple[Block, ...]:
    """The article's blocks, each caption with the date, place and credit that it gives itself.

    In a live blog a caption's weekdays are told from its entry's time, which it keeps where it has no day of its own.
    """
    made = [_own(article, block) if block.kind == "caption" else block for block in article.blocks]
    used: set[int] = set()
    for n, block in enumerate(made):
        if block.kind == "caption" and block.credit is None:
            made[n] = replace(block, credit=_credit_beside(article.text, made, n, used))
    return tuple(made)


def story_lines(text: str, blocks: Sequence[Block], page: bool = False) -> tuple[str, ...]:
    """The lines that may credit who wrote the story: credits, bylines and the page's frame, pictures' credits aside.

    On a page a credit above the first paragraph is the lead picture's if it stands in brackets or a byline names the
    writer; a bare `AFP` may be all that names one.
    """
    used: set[int] = set()
    lines = [text[block.start : block.end].strip() for block in blocks]
    if page:
        first = next((n for n, block in enumerate(blocks) if block.kind == "paragraph"), 0)
        signed = any(block.kind == "byline" and authors(line) for block, line in zip(blocks, lines, strict=True))
        used.update(n for n in range(first) if blocks[n].kind == "credit" and (signed or lines[n][0] in "(["))
    for n, block in enumerate(blocks):
        if block.kind == "caption" and _credit(text[block.start : block.end])[0] is None:
            _credit_beside(text, blocks, n, used)
    kept = (n for n, block in enumerate(blocks) if block.kind in ("credit", "byline", "boilerplate") and n not in used)
    return tuple(lines[n] for n in kept)


def _credit_beside(text: str, blocks: Sequence[Block], n: int, used: set[int]) -> Span | None:
    """A picture's credit in a block of its own: before its caption where no other one ends there, else behind it."""
    alone = n < 2 or blocks[n - 2].kind != "caption"
    for at in (n - 1, n + 1) if alone else (n + 1, n - 1):
        if at in used or not 0 <= at < len(blocks) or blocks[at].kind != "credit":
            continue
        block = blocks[at]
        words = text[block.start : block.end].rstrip()
        for scene in ("", "Scene. "):  # most credits are told by the caption that they follow
            found = _credit(scene + words)[0]
            if found is not None and found[0] >= len(scene):
                used.add(at)
                return block.start + found[0] - len(scene), block.start + found[1] - len(scene)
    return None


def _own(article: Article, block: Block) -> Block:
    found = read(article.text, block.start, block.end, block.date or article.published)
    return replace(
        block,
        date=found.date or block.date,
        place=found.place or block.place,
        credit=found.credit or block.credit,
    )


def read(text: str, start: int, end: int, published: str | None = None) -> Caption:
    """What the caption `text[start:end]` says of itself. `published` is ISO 8601: a bare date or a zoned time."""
    words = text[start:end]
    credit, left = _credit(words)
    day = _day(left, None if _FILED.search(words) else published)
    place = _place(left, day)

    def shifted(span: Span | None) -> Span | None:
        return (start + span[0], start + span[1]) if span else None

    return Caption(day.date if day else None, shifted(place), shifted(credit))


def _credit(words: str) -> tuple[Span | None, str]:
    """Where a caption's credit stands, and the caption with credit and label blanked out, of the same length."""
    noise = _NOISE.search(words, max(0, len(words) - _REACH))
    stop = noise.start() if noise else len(words)
    trimmed = words[:stop]
    leading = _LEADING.match(trimmed)
    if leading is not None:
        return _span(leading), " " * leading.end() + words[leading.end() :]
    for pattern in (_BRACKETED, _LABELLED, _COPYRIGHT, _ALONE):
        match = pattern.search(trimmed, max(0, stop - _REACH))
        if match is not None and _is_credit(match, pattern):
            cut = match.start() + (pattern is _ALONE and match.start() < match.start("credit"))
            return _span(match), words[:cut] + " " * (len(words) - cut)
    return None, trimmed + " " * (len(words) - stop)


def _span(match: re.Match[str]) -> Span:
    """A credit's span without the stop that closes its sentence."""
    start, end = match.span("credit")
    while match.string[end - 1] in ".," and end - 1 > start:
        end -= 1
    return start, end


def _is_credit(match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether names that stand as a credit does are one: labelled, an agency's, or joined by a slash."""
    name = match["credit"].strip(" .,")
    if name.lower() in _NOBODY or len(name) < 2 or _DAY.fullmatch(name):
        return False
    if _known(name) or "/" in name or "|" in name or pattern is _COPYRIGHT:
        return True
    if pattern is _ALONE:
        return _known(name.split()[-1]) or (_VIA.search(name) is not None and any(map(_known, name.split(" via "))))
    if match["label"] is not None:
        before = match.string[: match.start("label")].strip(" ([|–—-")
        return bool(before) or re.search(r"credit|\bby\b|courtesy", match["label"], re.I) is not None
    return match[0].startswith("[") or _VIA.search(name) is not None


def _known(name: str) -> bool:
    """Whether a name is that of a maker of pictures, an agency among them."""
    return any(map(origins.pictures, (name, re.sub(r" (?:Photo|Images?)$", "", name))))


def _day(words: str, published: str | None) -> _Day | None:
    """The picture's own day; None where the caption names none or says that there is none."""
    if _UNDATED.search(words):
        return None
    found = [day for match in _DAY.finditer(words) for day in _read_day(match, published)]
    if not found:
        return None
    best = min(day.rank for day in found)
    first = next(day for day in found if day.rank == best)
    ends = [m.start() for m in _SENTENCE.finditer(words) if not _abbreviated(words, m.start())]
    stop = min((end for end in ends if end >= first.end), default=len(words))
    return [day for day in found if day.rank == best and day.start < stop][-1]


def _abbreviated(words: str, end: int) -> bool:
    """Whether the stop before `end` is a shortened word's: `Nov.`, `Gen.`"""
    return _ABBREVIATED.search(words, max(0, end - 12), end) is not None


def _read_day(match: re.Match[str], published: str | None) -> Iterator[_Day]:
    """The day that a match names, if the caption does not give it to another deed."""
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    after = match.string[match.end() : match.end() + _REACH]
    value = _value(match, published)
    if value is None or _others(match, before):
        return
    if _TAKEN.search(before):
        rank = 0
    elif _CLOSES.match(after):
        rank = 1
    else:
        rank = 2 if _is_full(match) else 3
    if rank == 3 and (match["y3"] or match["y4"]):
        return
    yield _Day(value, match.start(), match.end(), rank)


def _is_full(match: re.Match[str]) -> bool:
    """Whether a day is stated with its month and year."""
    return bool(match["y1"] or match["y2"] or match["numbers"])


def _others(match: re.Match[str], before: str) -> bool:
    """Whether a day is another deed's: `killed on`, `released on`; a vague one, of a deed anywhere in its clause."""
    if _TAKEN.search(before):
        return False
    if _OTHERS_DAY.search(before) or _RELEASED.search(before):
        return True
    if _is_full(match):
        return False
    if match["y4"] and not _NAME_IN.search(before):
        return True
    vague = match["y3"] or match["y4"]
    return _EVENTS_DAY.search(before) is not None or bool(vague and _OTHERS_CLAUSE.search(before))


def _value(match: re.Match[str], published: str | None) -> str | None:
    """A day as EDTF, completed by the time of publication where it needs to be and that is known."""
    if match["lone"]:
        return _weekday(match["lone"], published)
    if match["numbers"]:
        stamp = stamp_at(match["numbers"])
        return stamp.days[0] if stamp and len(stamp.days) == 1 else None
    if match["y4"]:
        return match["y4"]
    if match["y3"]:
        return f"{match['y3']}-{month_number(match['m3']):02}"
    month, day = month_number(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
    year = match["y1"] or match["y2"]
    if year:
        return _iso(int(year), month, day)
    return _without_year(month, day, match["weekday"], published)


def _without_year(month: int, day: int, weekday: str | None, published: str | None) -> str | None:
    """The last such day on or before publication, in whatever zone; None where its weekday is another."""
    last = _latest(published)
    if last is None:
        return None
    tried = (_iso(year, month, day) for year in (last.year, last.year - 1))
    found = next((each for each in tried if each and each <= str(last)), None)
    if found and weekday and date.fromisoformat(found).weekday() != _WEEKDAYS.index(weekday[:3].lower()):
        return None
    return found


def _weekday(name: str, published: str | None) -> str | None:
    """The last such weekday on or before the day of publication."""
    try:
        day = date.fromisoformat((published or "")[:10])
        return str(day - timedelta(days=(day.weekday() - _WEEKDAYS.index(name[:3].lower())) % 7))
    except (ValueError, OverflowError):
        return None


def _latest(published: str | None) -> date | None:
    """The latest day that it was anywhere at the time of publication: a bare date is itself."""
    try:
        if len(published or "") <= 10:
            return date.fromisoformat(published or "")
        when = datetime.fromisoformat(published or "")
        offset = when.utcoffset()
        return (when + timedelta(hours=14) - offset).date() if offset is not None else when.date()
    except (ValueError, OverflowError):
        return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return str(date(year, month, day))
    except ValueError:
        return None


def _place(words: str, day: _Day | None) -> Span | None:
    """The place that a caption shows: the one beside its day, else the one that closes its first sentence with one."""
    found = list(_PLACE.finditer(words))
    if day is not None:
        beside = [m for m in found if m.end() <= day.start <= m.end() + 20 and _joins(words[m.end() : day.start])]
        beside += [m for m in found if day.end <= m.start() <= day.end + 20 and _joins(words[day.end : m.start()])]
        if beside:
            return _narrowest(found, beside[0])
    sure = [m for m in found if m[0].startswith(_OPENS)]
    closing = [m for m in sure if re.match(r"\s*(?:[.;)\]\[(©—–|]|$)", words[m.end() : m.end() + 20])]
    if closing:
        return _narrowest(found, closing[0])
    return sure[0].span("place") if len(sure) == 1 else None


def _joins(words: str) -> bool:
    """Whether words are only what joins a place and its day."""
    return re.fullmatch(r"[\s,]*(?:on|in)?\s*(?:late |early )?", words) is not None


def _narrowest(found: list[re.Match[str]], last: re.Match[str]) -> Span:
    """The span of the first place of a chain of them: `near Upper Seda in Veldia` shows Upper Seda."""
    for each in reversed(found):
        if each.end() + 1 == last.start() and each.string[each.end()] == " ":
            last = each
    return last.span("place")

"""Lines that credit who wrote, reported, edited, or took the picture.

Invariant: every pattern speaks of a whole line; an author is named only where the line is a byline.
Source of the rules: codebook, Article (`byline`, `blocks`).
"""

from __future__ import annotations

import re

from reportedly.articles import origin as origins
from reportedly.articles.dates import MONTH_DAY, WEEKDAY
from reportedly.articles.lines.prose import is_told
from reportedly.articles.markup import bylines

STORY = r"(?:story|article|report|piece|post|version)"
_I = re.IGNORECASE
_WORDS = (
    r"(?:[A-Z\u00c0-\u00de][\w’'-]*+(?:\.[\w’'-]++)*+|and|in|by|with|the|of|at|for|from|to|de|al|van|von"
    r"|additional|editing|reporting"
    r"|writing|compiled|translat(?:ed|ing)|newsroom|bureaus?|desk|staff|correspondents?|reporters?|writers?"
    r"|producers?|&)"
)
_LIST = rf"{_WORDS}(?:[,;.:]{{0,2}}+ {_WORDS})*+"
_REPORTING = re.compile(
    r"[\[(*]*(?i:(?:additional |further |with )?(?:reporting|writing|editing|written|edited|compiled|translat(?:ed|ion)"
    rf"|reported|production|graphics?))(?: and (?:reporting|writing|editing))?(?: was contributed)?(?: by:?|:) {_LIST}"
    r"[\])., ]*"
)
_WITH = re.compile(
    r"[-–—\[(*]*(?i:with (?:additional )?(?:inputs?|reporting|files|material|contributions?)?(?: ?(?:from|by))? ?"
    r"|sources?\s*:\s*|source\s+|credits?: )"
    r"(?P<names>[A-Z][\w’'.&-]*(?:(?: |, ?|/| and | & | \+ )(?:[A-Z][\w’'.&-]*|agencies|of|the|for|by))*)[\]).*]*",
)
_HOUSE = re.compile(
    r"[-–—\[(*]*(?:[A-Z][\w.’'&-]*,? ){1,4}(?:(?i:staff|newsroom|web desk) )?(?i:with|and"
    r"|\+) (?P<names>[A-Z][\w .,&/’'-]{1,40}?"
    r"|(?i:news )?[aA]gencies)[\]).*]*"
)
_GOES_ON = (
    r"(?-i:\b(?:who|whose|which|but|after|because|finds?|found|shows?|blame[sd]|names|named|accus\w+)\b"
    r"|\band (?!(?:(?:is|was|has been) )?(?:(?:first|originally|here) )?(?:re-?published|reprinted|reproduced|updated"
    r"|edited|adapted|translated|used)\b)[a-z]+(?:s|ed)\b)"
)
"""Words after which a sentence tells what a document says, not where it was printed."""
_CONTRIBUTED = re.compile(
    r".{0,300}\b(?:(?-i:[A-Z][\w’'-]*\.?)|agencies|staff|others|colleagues|(?:report|writ|produc)ers?|correspondents?),?"
    rf"(?: also| has| have){{0,2}} contributed (?:reporting )?to (?:this|the) {STORY}"
    rf"(?: (?-i:(?:from|in) {_LIST}))?\.?[)\]]?"
    rf"|(?-i:[\[(*]*{_LIST} contributed (?:reporting|research)(?:,? (?:from|in) {_LIST})?[.)\]]*)"
    rf"|an? (?:\w+ )?version of this {STORY} (?:appear(?:s|ed)|ran|(?:was )?(?:first|originally)"
    r" (?:appeared|published))\b.{0,240}"
    rf"|[(\[*]*this {STORY} (?:(?:was|is|has been) (?:originally |first )?(?:published|written|translated"
    rf"|produced|compiled"
    rf"|reprinted|republished|an edited translation|a translation|from|part)"
    rf"|(?:originally|first) appeared)(?:(?!{_GOES_ON}).){{0,160}}",
    _I,
)
_PERSON = r"[A-Z\u00c0-\u00de][\w.’'-]*(?: (?:[A-Z\u00c0-\u00de][\w.’'-]*|al|de|van|von|bin|ibn)){1,4}?"
_DAY = rf"(?:{WEEKDAY},? )?(?:{MONTH_DAY}|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{4}}|\d{{4}}-\d\d-\d\d)(?:,? \d{{4}})?"
_REPORTED_FROM = re.compile(rf"(?!The ){_PERSON}(?:(?:,| and|, and) {_PERSON})* reported from {_LIST}\.")
_INITIALS = re.compile(r"[(\[]?[a-z]{2,5}(?:-[a-z]{2,5})*(?:/[a-z]{2,5}){1,4}[)\]]?(?: ?\((?P<names>[^()]{2,80})\))?")
"""`burs-lm/abc/xy`, `jaa/rs (AFP, dpa)`: writers and editors, who sign with their initials."""
_BYLINE = re.compile(
    rf"(?i:(?:story |posted |author |article )?by:?|byline:|authors?:)\s+(?P<names>{_PERSON}(?:(?:,| and|, and"
    rf"| &) (?:by )?{_PERSON})*)"
    r"(?: in [A-Z][\w ’'-]{1,30})?(?:\s*[,|/–—-]\s*(?P<house>[A-Z][\w .’'&-]{1,60}))?"
    rf"(?:,? (?i:for) [A-Z][\w .’'&-]{{1,40}}| (?i:and|with) (?i:news )?[aA]gencies)?(?:,?(?: ["
    rf"|–—-])?(?: on)? {_DAY}.{{0,30}})?\.?"
)
_HOUSE_BYLINE = re.compile(
    r"(?i:by):? (?P<names>[A-Z][\w.’'&/-]*(?:(?: and | |, )[A-Z][\w.’'&/-]*){0,4}?)"
    r"(?: (?P<staff>(?i:staff(?: (?:writer|reporter)s?)?"
    r"|newsroom|agencies|correspondents?|reporters?|web ?desk|news ?desk|editors?)))?\.?"
)
_STAFF = re.compile(r"(?P<agency>[A-Z][\w .-]{1,30}?) (?:Staff|Newsroom|Correspondent|Staff Writer)")
_TIMELY = re.compile(rf"(?:{WEEKDAY}|{MONTH_DAY})", _I)
_VERBISH = re.compile(r"(?i:by) .*\b(?:Said|Says|Was|Were|Is|Are|Had|Has|Told|Killed|Will)\b")
_PHOTO_CREDIT = re.compile(
    r"[(\[]?(?P<label>(?i:(?:main |cover |file |lead )?(?:photo(?:graph)?s?|picture|image|video)(?: credits?)?\s*"
    r"(?:by|:|courtesy of|via|©|source,)"
    r"|image (?:source|copyright),?|(?:photo|image|picture) (?:source|credit)s?:?|courtesy of))\s*"
    r"(?P<names>[A-Z©][\w.’'@-]*(?:(?: ?/ ?|, | and | via | for (?:the )?| of (?:the )?| | \| )[A-Z][\w.’'@-]*){0,7})"
    r"[)\]]?\.?"
)
_MADE = re.compile(r"credit|\bby\s*$|courtesy", _I)
_SHORT = 6
"""A shorter line can only be an agency's name: most lines of a page are neither, and this is asked of each."""
_EDGES = "()[]-–—/. "
_SLASHED = re.compile(r"[(\[]?(?P<names>[A-Z][^/()\[\]]{1,40}(?: ?/ ?[A-Z][^/()\[\]]{1,30}){1,3})[)\]]?\.?")


def is_credit(line: str) -> bool:
    """Whether a line credits who reported, wrote or edited, the agencies it was taken from, or who took a picture."""
    if len(line) > 400:
        return False
    if len(line) < _SHORT:
        return names_agency(line.strip(_EDGES))
    if is_told(line):
        return False
    if any(pattern.fullmatch(line) for pattern in (_REPORTING, _CONTRIBUTED, _REPORTED_FROM)):
        return True
    if len(line) > 120:
        return False
    if "/" in line and _is_initials(line):
        return True
    found = _WITH.fullmatch(line)
    if found is not None:
        return line.lower().lstrip("([*").startswith("source") or any(map(names_agency, _parts(found["names"])))
    found = _HOUSE.fullmatch(line)
    if found is not None and len(line) <= 60 and all(map(names_agency, _parts(found["names"]))):
        return True
    return is_photo_credit(line) or (len(line) <= 40 and names_agency(line.strip(_EDGES)))


def _is_initials(line: str) -> bool:
    found = _INITIALS.fullmatch(line)
    if found is None:
        return False
    return found["names"] is None or any(map(names_agency, _parts(found["names"])))


def is_photo_credit(line: str) -> bool:
    """Whether a line is nothing but a picture's credit: `Photo: Ann Lee`, `Handout/Reuters`, `Image source, AFP`."""
    if not _SHORT <= len(line) <= 80:
        return False
    found = _PHOTO_CREDIT.fullmatch(line)
    if found is not None:
        names = re.split(r" ?/ ?|, | via | \| ", found["names"])
        sure = len(names) > 1 or _MADE.search(found["label"]) is not None or any(map(origins.pictures, names))
        return sure or 2 <= len(found["names"].split()) <= 3
    found = _SLASHED.fullmatch(line)
    return found is not None and any(origins.pictures(name) for name in found["names"].split("/"))


def authors(line: str) -> tuple[str, ...] | None:
    """The names that a byline states (`By Jane Doe and John Roe, Reuters`); None if the line is no byline.

    A byline that names a newsroom or an agency only (`Reuters Staff`, `By Agencies`) names no author.
    """
    if not _SHORT <= len(line) <= 160 or "\n" in line:
        return None
    if line[:2].isupper() and line == line.upper():
        line = line.title()
    staff = _STAFF.fullmatch(line)
    if staff is not None and origins.agency(staff["agency"]):
        return ()
    house = _HOUSE_BYLINE.fullmatch(line)
    if house is not None and (house["staff"] or all(map(names_agency, _parts(house["names"])))):
        return ()
    match = _BYLINE.fullmatch(line)
    if match is None or _TIMELY.match(match["names"]) or _VERBISH.match(line):
        return None
    return bylines.persons(bylines.clean(bylines.names(re.sub("(?i:(?<= )by )", "", match["names"]))))


def names_agency(name: str) -> bool:
    """Whether a credit's words are an agency's name, or `agencies`."""
    return origins.agency(name) is not None or name.strip().lower() in ("agencies", "news agencies", "wires")


def _parts(names: str) -> list[str]:
    return re.split(r", and |, ?|/| and | & | \+ ", names.strip())

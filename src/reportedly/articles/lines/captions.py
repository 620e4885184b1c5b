"""Which lines are the words under a picture: closed by a photographer's credit, or opened as only captions are.

Invariant: what could be prose is prose; a bare agency in brackets closes captions and wire stories alike.
Source of the rules: codebook, Article (a caption keeps its own date, place and credit).
"""

from __future__ import annotations

import re

from reportedly.articles import origin as origins
from reportedly.articles.lines.credits import names_agency

_OPENED = re.compile(
    r"(?:file photo|file (?:picture|image)|file\s*[-–—:]|photo(?:graph)?\s*:|(?:image|media|photo|video) caption\b"
    r"|caption\s*:"
    r"|pictured?\s*:|image (?:copyright|source),? .{2,40}(?:image|media) caption"
    r"|in this (?:[\w.,/ ]{0,40} )?(?:photo(?:graph)?|image|picture|frame grab|screen ?grab|handout|video grab"
    r"|satellite image)"
    r" ?(?:,|taken|made|provided|released|posted|from|captured|obtained|shot|supplied)"
    r"|(?:a|an) (?:file |handout |undated |still )+(?:photo(?:graph)?|image|picture)\b)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[(\[](?P<credit>[^()\[\]]{2,80})[)\]]\.?$"
    r"|\b(?P<photo>(?i:photo(?:graph)?(?: credit)?(?: by|:)) ?[A-Z][^;()\[\]]{2,60})$"
    r"|(?:[.!?] |[-–—|] )(?P<tail>[A-Z][\w. ’'-]{0,30}/[A-Z][\w. ’'-]{1,30})$"
    r"|[.!?] (?P<bare>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2} (?i:photo|images|via [A-Z]\w+))$"
)
_SLASHED = re.compile(r"(?P<name>[^/]{1,40})/(?P<rest>[^/]{1,40}(?:/[^/]{1,30})?)")
_DATED = re.compile(r"\b(?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+),? \d{4}\.?\s*$")
_NAMES = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}")
_PERSON = re.compile(r"(?:^|/)\s*[A-Z](?:\.|[a-z]+)[ -][A-Z][a-z]+[\w’' -]*\s*(?:/|$)")
_SPEECH = re.compile(r"\b(?:said|says|told|tells|added|according to|quoted)\b")
_SENTENCES = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])")
_SCENE = re.compile(
    r"\b(?:(?:is|are) (?:seen|pictured|shown)|seen (?:in|on|at|after|during|from)|(?:attend|carr(?:y|ie)|gather|hold"
    r"|inspect"
    r"|leave|lie|look|march|mourn|pass|patrol|pose|pray|protest|queue|rest|ride|rise|run|search|show|sit|stand|survey"
    r"|take part"
    r"|wait|walk|watch|wave|work)e?s?\b)"
)
_SHORT = 10
"""`File: Ashan`: no shorter line is a caption."""


def is_caption(line: str, last: bool = False) -> bool:
    """Whether a line is a picture's caption: short, closed by a photographer's or agency's credit.

    `(Reuters/Aziz Karimov)`, `[Name/AFP]`, `AFP/File`. A bare `(Reuters)` closes captions and wire stories alike: it
    makes a caption of a line only where the story goes on (`last` is False) and nobody speaks in it.
    """
    if not _SHORT <= len(line) <= 500 or len(_SENTENCES.findall(line)) > 3:
        return False
    if _OPENED.match(line):
        return True
    match = _CREDIT.search(line)
    words = line[: match.start()].split() if match is not None else []
    if match is None or len(words) < 6:
        return False
    if match["photo"] is not None:
        return True
    if match["tail"] is not None:
        return _photographic(match["tail"])
    if match["bare"] is not None:
        return origins.pictures(match["bare"])
    return _photographic(match["credit"]) or _scenic(line, line[: match.start()], match["credit"], last)


def _scenic(line: str, words: str, credit: str, last: bool) -> bool:
    """Whether a bare credit in brackets closes a caption: the words before it are dated, or tell what is to be seen."""
    if _DATED.search(words) and _NAMES.fullmatch(credit):
        return True
    if last or _SPEECH.search(line) is not None:
        return False
    lone = words[:1].isupper() and re.search(r"[.!?]\s+[A-Z]", words) is None
    unknown = lone and _NAMES.fullmatch(credit) and credit != credit.upper()
    return names_agency(credit) or bool(unknown and _SCENE.search(words))


def _photographic(credit: str) -> bool:
    """Whether a credit is a photographer's: a slash beside an agency, or the word for a picture."""
    credit = credit.strip()
    if origins.pictures(credit) and origins.agency(credit) is None:
        return True
    if re.search(r"\b(?:photo|photograph|picture|handout|getty|file|courtesy of)\b", credit.lower()):
        return True
    match = _SLASHED.fullmatch(credit)
    return match is not None and (any(map(origins.pictures, credit.split("/"))) or _PERSON.search(credit) is not None)

"""Who wrote it first: news agencies, the dateline that opens a wire story, and the credit that closes it.

Invariant: an agency is named only where the text credits one; a photo's credit is never the story's.
Source of the rules: codebook, Article (`origin`, `dateline`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.articles.dates import MONTH, MONTH_DAY, WEEKDAY
from reportedly.knowledge import tables

PICTURE_WORDS = frozenset({"handout", "courtesy", "supplied", "file", "file photo", "file image", "social media"})
"""Credits of pictures that name nobody."""

_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}?"
_CAPITAL = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’.-]+"
_CAPITALS = rf"{_CAPITAL}(?:(?: |/ ?){_CAPITAL}){{0,3}}"
_TITLED = r"[A-Z\u00c0-\u00de][\w’'-]*[a-z](?:(?: |/ ?)[A-Z\u00c0-\u00de][\w’'-]*){0,2}"
_REGION = r"(?:, [A-Z][\w.’']*(?:[ -][A-Z][\w.’']*){0,2}| \([A-Z][\w ]{2,25}\)(?=,))?"
_DASH = r"[-–—―_]+"
_PROSE = r"(?=[\"“‘'«(\[]?(?:[A-Z\u00c0-\u00de0-9]|al-)|$)"
_PLACE = rf"(?P<place>{_CAPITALS}{_REGION}|{_TITLED}{_REGION})"
_BRACKETED = re.compile(
    rf"(?:{_PLACE}(?:,? (?P<day>{MONTH_DAY}))?,? ?|(?P<date>{MONTH_DAY}) |)"
    rf"(?:\((?P<agency>{_NAME}) ?\)|/(?P<slashed>{_NAME})/)(?P<close>\.? ?{_DASH}\s*{_PROSE}|[.:]? +{_PROSE}"
    rf"|[ ]*(?=[\r\n\u2028]|$))"
)
"""`BARDA, Azerbaijan, Oct 28 (Reuters) -`, `BEIRUT (AP) —`, `Aleppo, (SANA)-`, `MOSCOW, November 1. /TASS/.`"""
_DATED = re.compile(
    rf"{_PLACE},? (?:(?P<day>{MONTH_DAY})|\((?P<inner>{MONTH_DAY})\))"
    rf"(?P<close>\.? ?{_DASH} ?{_PROSE}|[ ]*(?=[\r\n\u2028]|$)| ?{_DASH} ?(?=[\r\n\u2028]|$)| ?– ?)"
)
"""`KABUL, Afghanistan (Jan. 25, 2013)`, `SAN SALVADOR, 3 JAN 90 --`."""
_SIGNED = re.compile(
    rf"{_PLACE}(?:(?:,|\.)? (?P<day>{MONTH_DAY}))?(?:[.,] ?| )/?(?P<agency>{_NAME})/?(?P<close>[.:] "
    rf"| ?{_DASH} ?(?={_PROSE}))"
)
"""`YEREVAN, OCTOBER 18, ARMENPRESS.`, `Moscow. Nov 1. Interfax -`, `Damascus/ Aleppo, SANA -`."""
_ALONE = re.compile(rf"(?P<place>{_CAPITALS}{_REGION}) {_DASH} ?(?:{_PROSE}|(?=[\r\n\u2028]|$))")
"""`WASHINGTON —`, `HEMPSTEAD, N.Y. ―`."""
_COUNTRY = re.compile(rf"{_TITLED}, (?P<country>[A-Z][a-z]+(?: [A-Z][a-z]+)?) {_DASH} {_PROSE}")
"""`Kyiv, Ukraine —`."""
_COLON = re.compile(rf"(?P<place>{_CAPITALS}(?:, [A-Z][\w]+)?): {_PROSE}")
"""`BEIRUT:`, where the word before the colon is a capital that we know."""
_ANY_COLON = re.compile(rf"(?P<place>{_CAPITALS}(?:, [A-Z][\w]+)?): (?={_PROSE})(?=.{{0,60}}[a-z]{{3}}).{{40}}")
_LONE = re.compile(rf"(?P<place>{_CAPITALS}(?:, [A-Z][\w.’']*(?:[ -][A-Z][\w.’']*){{0,2}})?)")
_SELF = re.compile(rf"(?P<agency>{_NAME})(?: ?{_DASH} |: ){_PROSE}")
"""`AFP - Shells fell`."""
_NO_PLACE = re.compile(
    rf"(?:A|AN|THE|{WEEKDAY}|{MONTH}|BREAKING|UPDATE|UPDATED|WATCH|LIVE|VIDEO|PHOTOS?|ANALYSIS|OPINION|EXCLUSIVE"
    rf"|FACTBOX"
    r"|TIMELINE|EXPLAINER|INTERVIEW|FEATURE|SPECIAL REPORT|URGENT|ALERT|CORRECTED|CORRECTION|CLARIFICATION|NOTE"
    r"|NOTICE|FILE"
    r"|BREAKING NEWS|JUST IN|DEVELOPING|THE LATEST|IN BRIEF|KEY POINTS|AT A GLANCE|BACKGROUND|CONTEXT|FACT CHECK|POLL"
    r"|QUIZ"
    r"|GRAPHIC|WARNING|DISCLAIMER|SOURCES?|EDITOR|STATEMENT|PRESS RELEASE|TITLE|HEADLINE|SUBJECT|DATE|FROM|TO|BY|PLACE"
    r"|LOCATION|LISTEN|LOOK|READ|MORE|MUST|WHAT|WHERE|WHEN|WHO|WHY|HOW|CAPTION|PICTURED?|IMAGES?"
    r"|RECAP|REPORT|REVIEW|SUMMARY|EDITORIAL|COMMENT|QUESTION|ANSWER|Q|NATO|UN|U\.N\.|EU|U\.S\.|US|UK|OSCE|IAEA|WHO"
    r"|ICRC"
    r"|UNHCR|UNICEF|MSF|CIA|FBI|IS|ISIS|ISIL|PKK|YPG|SDF|IDF|RELATED|READ MORE|ALSO READ|SEE ALSO)(?![\w.])"
)
"""Words in capitals before a dash that are no places: kinds of article, bodies, articles of speech."""

_BODIES = re.compile(
    r"(?:A|AN|THE|UN|EU|NATO|OSCE|IAEA|ICRC|IFRC|UNHCR|UNICEF|UNRWA|OCHA|WFP|MSF|HRW|NRC|IRC|IOM|CIA|FBI|ISIS|ISIL|PKK"
    r"|YPG|SDF|IDF)",
)
"""Initials in brackets that are a body's, never an agency's."""
_BODY_WORD = re.compile(
    r"\b(?:Agency|Army|Association|Borders|Brigades?|Centre|Center|Commission|Committee|Council|Crescent|Cross|Defen[cs]e"
    r"|Federation|Force|Forces|Foundation|Front|Fund|Group|Initiative|Institute|International|League|Ministry|Mission"
    r"|Movement|Nations|Network|Observatory|Office|Organi[sz]ation|Party|Programme|Program|Rights|Service|Society|Union"
    r"|Watch|Without)\b"
)
"""Words of bodies' names; a place in small letters before brackets holds none of them."""

_OPENING = (
    r"(?:with (?:additional )?(?:inputs?|reporting|files|material) (?:from|by)|with|sources?|by|from|via|credit)?:? ?"
)
_CREDITED = re.compile(
    rf"(?-i:[a-z]{{2,5}}/[a-z]{{2,5}} )?[-–—(\[/ ]*{_OPENING}(?P<names>[^.;:()\[\]]+?)(?: staff)?[)\]/. ]*",
    re.IGNORECASE,
)
_HOUSE_WITH = re.compile(
    r"[-–—(\[ ]*(?!With |By )(?P<house>[A-Z][\w.’' -]{1,40}?),? with (?P<names>[A-Z][\w .&,’'/-]{1,60}?)[)\]. ]*"
)
_WRITER_OF = re.compile(r"(?i:by) [^,|]{3,60}(?:, | \| | [-–—] )(?:the )?(?P<names>[A-Z][\w .’'-]{1,40})")
_COPYRIGHT = re.compile(
    r"(?=.{0,30}copyright|.*\b\d{4}\b)"
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4},?\s*)?(?:by )?(?P<names>[A-Z][\w’' -]{1,40}?)(?:[.,].*"
    r"|\s+\d{4}.*)?",
    re.IGNORECASE,
)
"""A sign without a year or the word, `© AFP`, is a picture's as often as the story's, and credits no writer."""


def agency(name: str) -> str | None:
    """The agency that a credit's words name as a writer (`Agence France-Presse` is AFP); None if they name none."""
    known = tables.agencies().get(" ".join(name.split()).lower())
    return known.kept if known is not None and known.kind == "agency" else None


def pictures(name: str) -> bool:
    """Whether a credit names a maker of pictures, an agency among them: `Getty Images`, `AFP`, `handout`."""
    low = " ".join(name.split()).lower()
    return low in PICTURE_WORDS or low in tables.agencies()


def dateline(text: str) -> tuple[str | None, str | None]:
    """The dateline that opens a paragraph and the agency that it names; `(None, None)` if there is none.

    `STEPANAKERT, Nov 1 (Reuters) - Shelling ...`. A place alone must stand in capitals, before a dash; an agency alone
    (`AFP - Shelling ...`, `(Reuters) - Shelling ...`) is no dateline but names the origin.
    """
    for read in (_bracketed, _signed, _dated, _alone):
        line, name = read(text)
        if line or name:
            return line, name
    return None, None


def bare_place(text: str) -> str | None:
    """The words that open a paragraph as a place alone does, if it is one: `HASRA: Five miners ...`, `HASRA, Veldia`.

    Speakers, labels and bylines open paragraphs in the same manner: the rest of the article must bear it out.
    """
    match = _ANY_COLON.match(text) or _LONE.fullmatch(text)
    if match is None or _no_place(match["place"]) or not 4 <= len(match["place"]) <= 60:
        return None
    return match["place"]


def _bracketed(text: str) -> tuple[str | None, str | None]:
    match = _BRACKETED.match(text)
    if match is None:
        return None, None
    name = match["agency"] or match["slashed"]
    known, place = agency(name), match["place"] or ""
    if _no_place(place) or re.fullmatch(MONTH_DAY, name) or (known is None and _is_body(place, name)):
        return None, None
    if not place:
        return (_line(match) if match["date"] else None, known) if known else (None, None)
    sure = match["day"] or place == place.upper() or "," in place or name == name.upper()
    if known is None and not (sure and match["close"].strip(" .")):
        # `Aleppo, (ST) The army`: a comma stands before no bracket of prose
        return (_line(match), name) if text[match.end("place") :].startswith(", (") else (None, None)
    return _line(match), known or name


def _signed(text: str) -> tuple[str | None, str | None]:
    """A dateline that an agency signs without brackets: one that we know, or one in capitals after a date."""
    match = _SIGNED.match(text)
    if match is None or _no_place(match["place"]):
        return None, None
    known = agency(match["agency"])
    capitals = match["day"] and match["close"] == ". " and match["agency"] == match["agency"].upper()
    if known is None and not capitals:
        return None, None
    return _line(match), known or match["agency"]


def _dated(text: str) -> tuple[str | None, None]:
    match = _DATED.match(text)
    if match is None or _no_place(match["place"]):
        return None, None
    if match["place"] != match["place"].upper() and match["inner"] is None and "," not in match["place"]:
        # `Baku, October 31 -`: a place in small letters needs its comma
        return (_line(match), None) if text[match.end("place") :].startswith(",") else (None, None)
    return _line(match), None


def _alone(text: str) -> tuple[str | None, str | None]:
    """A place alone, in capitals before a dash, or an agency alone."""
    match = _SELF.match(text)
    if match is not None and agency(match["agency"]):
        return None, agency(match["agency"])
    match = _ALONE.match(text)
    if match is not None and not _no_place(match["place"]) and len(match["place"].split()) <= 5:
        first = match["place"].split(",")[0]
        return (_line(match), None) if first == first.upper() and len(first.split()) <= 4 else (None, None)
    match = _COUNTRY.match(text)
    if match is not None and _is(match["country"], "name"):
        return _line(match), None
    match = _COLON.match(text)
    if match is not None and any(_is(each.strip().title(), "seat") for each in re.split(r"/|,", match["place"])):
        return match["place"], None
    return None, None


def _line(match: re.Match[str]) -> str:
    """The words of a dateline, without the dash that closes it. Full stops of abbreviations are kept."""
    line = match[0].rstrip(" -–—―_\r\n\t\u2028:")
    return line[:-1] if match.groupdict().get("agency") and line.endswith(").") else line


def _no_place(place: str) -> bool:
    """Whether the words before a dash or bracket are no place: a label, a body, an agency, somebody's something."""
    return _NO_PLACE.match(place) is not None or agency(place) is not None or re.search("['’]s ", place) is not None


def _is_body(place: str, name: str) -> bool:
    """Whether the words before a name in brackets are a body's, shortened in them: `Doctors Without Borders (MSF)`."""
    words = re.findall(r"[^\W\d_]+", place)
    initials = "".join(word[0] for word in words if word[0].isupper())
    return (
        _BODIES.fullmatch(name) is not None
        or (len(words) > 1 and name.upper() == initials.upper())
        or (place != place.upper() and _BODY_WORD.search(place) is not None)
    )


def is_known_place(line: str) -> bool:
    """Whether a dateline without a day names a country or its capital: `WASHINGTON`."""
    words = line.split(",")[0].strip().title()
    return _is(words, "seat") or _is(words, "name")


def _is(words: str, kind: str) -> bool:
    """Whether words are a country's `name` or its `seat`."""
    known = tables.country_words().get(words)
    return known is not None and known[1] == kind


def credited(text: str) -> str | None:
    """The one agency that a credit, byline or copyright line names as the writer; None where it names several or none.

    `With AFP`, `Hill Wire with AFP`, `Source: Reuters`, `By Jane Doe, Associated Press`, `© 2020 AFP`.
    """
    text = " ".join(text.split())
    if "thomson reuters trust principles" in text.lower():
        return "Reuters"
    if len(text) > 300:
        return None
    for pattern in (_CREDITED, _HOUSE_WITH, _WRITER_OF, _COPYRIGHT):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        if match.groupdict().get("house") and agency(match["house"]):
            return None
        named = {agency(re.sub("(?i)^the ", "", part)) for part in re.split(r",|/| and | & ", match["names"])}
        if len(named) == 1 and None not in named:
            return next(iter(named))
    return None


def origin(dateline_agency: str | None, closing: Iterable[str], outlet: str | None) -> str | None:
    """Who wrote it first: the dateline's agency, else the one that the closing lines credit, else the outlet."""
    named = {found for found in map(credited, closing) if found}
    return dateline_agency or (next(iter(named)) if len(named) == 1 else None) or outlet

"""Who wrote it first: news agencies, the dateline that opens a wire story, and the credit that closes it.

Invariant: an agency is named only where the text credits one; a photo's credit is never the story's.
Source of the rules: codebook, Article (`origin`, `dateline`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.articles.dates import MONTH_DAY

AGENCIES: dict[str, str] = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "afp": "AFP", "agence france-presse": "AFP",
    "agence france presse": "AFP", "ap": "AP", "associated press": "AP", "the associated press": "AP", "upi": "UPI",
    "united press international": "UPI", "dpa": "dpa", "efe": "EFE", "ansa": "ANSA", "epa": "EPA", "pa": "PA",
    "pa media": "PA", "press association": "PA", "xinhua": "Xinhua", "kyodo": "Kyodo", "yonhap": "Yonhap",
    "tass": "TASS", "itar-tass": "TASS", "ria": "RIA Novosti", "ria novosti": "RIA Novosti", "interfax": "Interfax",
    "sputnik": "Sputnik", "anadolu": "Anadolu", "anadolu agency": "Anadolu", "aa": "Anadolu", "dha": "DHA",
    "irna": "IRNA", "isna": "ISNA", "mehr": "Mehr", "tasnim": "Tasnim", "fars": "Fars", "sana": "SANA", "nna": "NNA",
    "wafa": "WAFA", "petra": "Petra", "kuna": "KUNA", "spa": "SPA", "wam": "WAM", "mena": "MENA", "qna": "QNA",
    "saba": "Saba", "ina": "INA", "suna": "SUNA", "ena": "ENA", "azertac": "AZERTAC", "apa": "APA", "trend": "Trend",
    "armenpress": "ARMENPRESS", "arminfo": "ArmInfo", "ukrinform": "Ukrinform", "unian": "UNIAN", "belta": "BelTA",
    "pti": "PTI", "ani": "ANI", "ians": "IANS", "app": "APP", "kcna": "KCNA", "cna": "CNA", "bloomberg": "Bloomberg",
}  # fmt: skip
"""Agencies by the names that credits give them (lower case), with the one name that `origin` keeps."""

PICTURES = frozenset({"getty", "getty images", "shutterstock", "handout", "courtesy", "supplied", "file", "file photo"})
"""Credits of pictures that are no agency."""

_NAME = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}?"
_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’.-]*(?:[ /][A-Z\u00c0-\u00de][A-Z\u00c0-\u00de'’.-]*){0,3}"
_COUNTRY = r"(?:, [A-Z][\w.’']*(?:[ -][A-Z][\w.’']*){0,2})?"
DATELINE = re.compile(
    rf"(?P<place>{_CAPITALS}{_COUNTRY}|[A-Z][a-z]+(?:, [A-Z][a-z]+)?(?=,? (?:{MONTH_DAY}|\()))"
    rf"(?:,? (?P<day>{MONTH_DAY}))?"
    rf"(?:,? ?(?:\((?P<inner>{MONTH_DAY})\)|[(/](?P<agency>{_NAME})[)/]))?"
    rf"(?:\.? ?[-–—]+ |(?:, |\. ?/)(?P<signed>{_NAME})/?[.:] |[ ]*(?=[\r\n\u2028]|$))",
)
_OPENING = r"(?:with|with inputs? from|with reporting (?:by|from)|source|sources|by|from|via|credit)?:? ?"
_CREDITED = re.compile(rf"[-–—(\[/ ]*{_OPENING}(?P<names>[^.;:()\[\]]+?)(?: staff| photo)?[)\]/. ]*", re.IGNORECASE)


def agency(name: str) -> str | None:
    """The agency that a credit's words name (`Agence France-Presse` is AFP); None if it is none."""
    return AGENCIES.get(" ".join(name.split()).lower())


def dateline(text: str) -> tuple[str | None, str | None]:
    """The dateline that opens a paragraph and the agency that it names; `(None, None)` if there is none.

    `STEPANAKERT, Nov 1 (Reuters) - Shelling ...`. A place alone must stand in capitals, before a dash; an agency alone
    (`AFP - Shelling ...`) is no dateline but names the origin.
    """
    match = DATELINE.match(text)
    if match is None:
        return None, None
    dated = match["day"] or match["agency"] or match["inner"] or match["signed"]
    if not dated and not (match[0][-2:-1] in "-–—" and len(match["place"].split()) <= 4 and match[0].endswith(" ")):
        return None, None
    if agency(match["place"]):
        return None, agency(match["place"])
    name = match["agency"] or match["signed"]
    return match[0].rstrip(" -–—\n"), (agency(name) or name) if name else None


def credited(text: str) -> str | None:
    """The one agency that a credit or byline names as the writer; None where it names several or none."""
    if "thomson reuters trust principles" in text.lower():
        return "Reuters"
    match = _CREDITED.fullmatch(text.strip())
    if match is None:
        return None
    named = {agency(part) for part in re.split(r",|/| and | & ", match["names"])}
    return next(iter(named)) if len(named) == 1 else None


def origin(dateline_agency: str | None, closing: Iterable[str], outlet: str | None) -> str | None:
    """Who wrote it first: the dateline's agency, else the one that the closing lines credit, else the outlet."""
    named = {found for found in map(credited, closing) if found}
    return dateline_agency or (next(iter(named)) if len(named) == 1 else None) or outlet

"""Which events a story tells as background to a happening: earlier deeds, and what somebody denies of a whole war.

Invariant: a pure function of the words of the event's own sentence. Background is in the record like all else, and is
no position on the incident that it stands beside.
Source of the rules: codebook, Account (a position is what one actor says of one happening); Airwars counts a denial
where it is of the very attack.
"""

from __future__ import annotations

import re

from reportedly.accounts.material import Material
from reportedly.model import Event

BEFORE = re.compile(r"\b(?:previous(?:ly)?|prior|past|earlier|former(?:ly)?)(?: (?!of\b)\w+){0,2} ?$", re.IGNORECASE)
"""What stands before a deed of another time: `previous bombings`, `has previously targeted`."""
PAST = re.compile(r"\bin the past(?! (?:\w+ )?(?:minute|hour|day|week)s?\b)|\b(?:months|years) (?:ago|earlier)\b", re.I)
"""What stands after one, `in the past 24 hours` apart."""
LASTING = re.compile(
    r"\b(?:during|throughout|in the course of) (?:the |its |their )?(?:[\w-]+ ){0,3}"
    r"(?:war|conflict|uprising|campaign)s?\b"
    r"|\bin (?:its|their) (?:[\w-]+ ){0,2}campaigns\b"
    r"|\b(?:for|over) (?:at least |more than |the (?:last|past) )?(?:[\w-]+ ){0,2}(?:months|years)\b"
    r"|\b(?:previous|past) (?:accusation|allegation|claim)s\b",
    re.IGNORECASE,
)
"""What makes a denial one of a whole war: `denied using gas during the civil war`."""
REACH = 60
"""So many characters around an event's word are looked at."""


def background(material: Material, article: str, event: Event) -> bool:
    """Whether an event is told of another time than the happening, or is denied of a whole war."""
    before, after = around(material, article, event)
    if event.status == "denied" and LASTING.search(f"{before} … {after}"):
        return True
    return BEFORE.search(before[-REACH:]) is not None or PAST.search(after[:REACH]) is not None


def around(material: Material, article: str, event: Event) -> tuple[str, str]:
    """The words of the event's sentence before and after the word that tells of it."""
    start, end = event.trigger
    left, right = material.sentence(article, event.trigger)
    before, after = (" ".join(material.words(article, span).split()) for span in ((left, start), (end, right)))
    return before, after

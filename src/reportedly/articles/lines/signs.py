"""By what a line of an article shows that it is no prose, and what kind it is then.

Invariant: every pattern speaks of a whole line; a line that none claims is prose. When in doubt, prose.
Source of the rules: codebook, Article (`blocks`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from reportedly.articles.clock import stamp_at
from reportedly.articles.dates import MONTH, WEEKDAY
from reportedly.articles.lines.captions import is_caption
from reportedly.articles.lines.credits import STORY, authors, is_credit
from reportedly.articles.lines.furniture import is_boilerplate
from reportedly.articles.lines.prose import ends_sentence
from reportedly.articles.lines.related import is_related, is_related_lead
from reportedly.model import BlockKind

__all__ = [
    "authors",
    "ends_sentence",
    "headline_like",
    "is_caption",
    "is_credit",
    "is_related",
    "is_related_lead",
    "is_stamp",
    "kind_of",
]

_I = re.IGNORECASE
_TO = r"to (?:correct|clarify|reflect|remove|add|show|say|state|make clear)\b"
_CORRECTION = re.compile(
    r"[\[(*]*(?:(?:editor[’']s note\s*[:–—-]\s*)?(?:(?:corrections?|clarifications?)(?:\s*[:(–—-]|,? [A-Z][a-z]+\.? \d)"
    r"|corrects? (?:the |to |in |name|spelling|\w+ in )"
    rf"|(?:an|a previous|the original) (?:earlier |previous |original )?version of th(?:is|e) {STORY}"
    rf"|th(?:is|e) {STORY} (?:has been|was) "
    rf"(?:corrected|amended|updated {_TO})"
    rf"|we(?: have|[’']ve)? (?:since )?(?:corrected|amended|(?:updated|revised|changed)(?= th(?:is|e) {STORY} {_TO}))"
    rf" th(?:is|e) {STORY}\b))",
    _I,
)
_NO_HEADLINE = re.compile(r"[.!…:;,](?: ?[”\"’'»)\]]|\[\d+\])*\s*$|[。！؟۔]\s*$|[\n\r\u2028\u2029]")
SHORT = 5
"""Shorter lines are an agency's name, a button, or prose."""
_STAMP_WORD = re.compile(
    rf"(?:{WEEKDAY}|{MONTH}|\d{{1,4}}(?:st|nd|rd|th)?|\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:[ap]\.?m\.?)?|[ap]\.?m\.?"
    r"|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|[+-]\d{1,2}(?::?\d\d)?|last|first|on|at|of|time|local|is|from|this|story"
    r"|article|was|date"
    r"|published|updated?|modified|posted|created|edited|[a-z]{1,3}t|gmt|utc|ksa|msk|uk|z|hrs?|hours?|h|minutes?|mins?"
    r"|days?|weeks?|ago|an?)",
    _I,
)
_DIGIT = re.compile(r"\d")
_STAMP_EVIDENCE = re.compile(
    rf"(?i:\b(?:published|updated?|modified|posted|ago)\b)|\b{MONTH} \d{{1,2}}\b|\b\d{{1,2}} {MONTH}(?![a-z])"
    r"|\d[-./]\d{1,2}[-./]\d|\d:\d\d"
)


@lru_cache(maxsize=2048)
def kind_of(line: str) -> BlockKind | None:
    """The kind of a line that is no prose by its own words; None for prose, captions aside (see `is_caption`).

    `line` is trimmed and may hold single line breaks.
    """
    if not line or len(line) > 600:
        return None
    if len(line) < SHORT:
        return _short(line)
    if _CORRECTION.match(line):
        return "correction"
    if is_related(line) or is_related_lead(line):
        return "related"
    if is_stamp(line):
        return "stamp"
    if is_credit(line):
        return "credit"
    if is_boilerplate(line):
        return "boilerplate"
    return "byline" if authors(line) is not None else None


@lru_cache(maxsize=2048)
def _short(line: str) -> BlockKind | None:
    return "credit" if is_credit(line) else "boilerplate" if is_boilerplate(line) else None


def is_stamp(line: str) -> bool:
    """Whether a line says when the page was published or updated and nothing else, readable to us or not."""
    if _DIGIT.search(line) is None:
        return False
    stamp = stamp_at(line)
    if stamp is not None and not line[stamp.end :].strip(" \t\r\n.|,-–—()[]"):
        return True
    if len(line) > 90 or _STAMP_EVIDENCE.search(line) is None:
        return False
    words = [word for word in re.split(r"[\s,|()\[\]–—/]+", line.rstrip(".")) if word.strip("-:•·.")]
    return len(words) >= 2 and all(_STAMP_WORD.fullmatch(word.strip("-:•·")) for word in words)


def headline_like(line: str) -> bool:
    """Whether a line could be a headline: short, of one line, not closed as prose is (a question may be one)."""
    return 8 <= len(line) <= 200 and len(line.split()) >= 2 and _NO_HEADLINE.search(line) is None

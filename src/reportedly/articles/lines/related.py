"""Lines that point at other stories: `Read more: ...`, the bare lead over a list of headlines, a headline in brackets.

Invariant: a headline counts as another story's only where something beside it says so; alone it is prose.
Source of the rules: codebook, Article (`related`).
"""

from __future__ import annotations

import re

from reportedly.articles import origin as origins
from reportedly.articles.lines.credits import is_photo_credit

_I = re.IGNORECASE
_WORDS = r"[\w&’'.-]+(?: [\w&’'.-]+){0,3}"
_LEAD = (
    r"(?:also read|read also|also see|read (?:(?:more|next|this|on)(?: here)?|it here)|see (?:also|more)"
    r"|more on this(?: (?:story|topic))?"
    rf"|more from {_WORDS}|more (?:stories|news|coverage|top stories)(?: (?:on|from|about|in) {_WORDS})?"
    r"|related(?: (?:stor(?:y|ies)|articles?|news|topics|links|coverage|content|posts?|reading|video))?"
    r"|in case you missed it|icymi|must[ -]reads?|what to read next|read the full (?:story|article|report)(?: here)?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: (?:stories|reading|articles|for you))?"
    r"|don[’']t miss|(?:most|more) (?:read|popular|viewed|shared)(?: (?:stories|articles|news|now))?"
    rf"|(?:also|more|elsewhere) on {_WORDS}|editor[’']?s[’']? (?:picks?|choice)|(?:keep|continue|further"
    rf"|suggested) reading"
    r"|(?:top|latest|other|trending|similar|popular|previous|past|earlier|more) (?:stories|headlines|articles|coverage)"
    r"|latest news|trending(?: now)?|up next|previously|around the web|from (?:the|around the) web"
    r"|(?:from )?our (?:archive|partners)"
    r"|what others are reading|promoted (?:stories|content)|sponsored (?:content|stories|links)|you may have missed"
    r"|(?:next|previous) (?:article|story|post))"
)
_MARK = r"[:|»›>–—→▶-]"
_LINE = re.compile(rf"[\W_]*{_LEAD}\s*{_MARK}+\s*\S.*", _I)
_BARE = re.compile(rf"[\W_]*{_LEAD}[\s:.…|»›>→▶–—\]*-]*", _I)
_CAPITALS = re.compile(
    r"(?:READ MORE|ALSO READ|READ ALSO|SEE ALSO|READ NEXT|RELATED|WATCH|LISTEN|VIDEO|MORE|PREVIOUSLY|ICYMI)[:|]?\s+\S.*"
)
_MEDIA = re.compile(
    r"(?:watch(?: (?:now|live|this|more))?|listen(?: now)?|video|podcast|in pictures|gallery|photo gallery|slideshow"
    r"|photos"
    r"|interactive|explainer|opinion|analysis|timeline|infographic)\s*[:|]\s*\S.{0,150}[^.]",
    _I,
)
_BRACKETED = re.compile(r"\[\s*(?P<words>[A-Z“\"‘'0-9][^\[\]]{20,180}[^.\[\]\s])\s*\]")
_SHORT = 6
"""`MORE: A`: no shorter line names another story."""
_NOTE = re.compile(
    r"(?:editor|ed\b|note|with|source|photo|image|video|correct|update|clarif|translat|see |text|excerpt)", _I
)


def is_related(line: str) -> bool:
    """Whether a line points at another story by its own words: `Read more: Two dead in ...`, `[Two dead in ...]`."""
    if not _SHORT <= len(line) <= 250:
        return False
    if any(pattern.fullmatch(line) for pattern in (_LINE, _CAPITALS, _MEDIA)):
        return not origins.pictures(line.partition(":")[2])
    found = _BRACKETED.fullmatch(line)
    return found is not None and len(found["words"].split()) >= 5 and _no_note(found["words"])


def is_related_lead(line: str) -> bool:
    """Whether a line is a bare `Read more:` that heads a list of other stories' headlines."""
    return 5 <= len(line) <= 60 and _BARE.fullmatch(line) is not None


def _no_note(words: str) -> bool:
    return _NOTE.match(words) is None and not is_photo_credit(words)

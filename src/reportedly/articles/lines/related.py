"""Lines that point at other stories: `Read more: ...`, the bare lead over a list of headlines, a headline in brackets.

Invariant: a headline counts as another story's only where something beside it says so; alone it is prose.
Source of the rules: codebook, Article (`related`).
"""

from __future__ import annotations

import re

from reportedly.articles import origin as origins
from reportedly.articles.lines.credits import is_photo_credit
from reportedly.articles.lines.prose import ends_statement

_I = re.IGNORECASE
_WORDS = r"[\w&’'.-]+(?: [\w&’'.-]+){0,3}"
_SURE = (
    r"(?:also read|read also|also see|read (?:(?:more|next|this|on)(?: here)?|it here)|see (?:also|more)"
    r"|more on this(?: (?:story|topic))?|related(?: (?:stor(?:y|ies)|articles?))?|in case you missed it|icymi"
    r"|read the full (?:story|article|report)(?: here)?|don[’']t miss)"
)
"""Leads after which any words are another story's headline, even closed as a sentence."""
_LEAD = (
    rf"(?:{_SURE}"
    rf"|more from {_WORDS}|more (?:stories|news|coverage|top stories)(?: (?:on|from|about|in) {_WORDS})?"
    r"|related (?:news|topics|links|coverage|content|posts?|reading|video)|must[ -]reads?|what to read next"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: (?:stories|reading|articles|for you))?"
    r"|(?:most|more) (?:read|popular|viewed|shared)(?: (?:stories|articles|news|now))?"
    rf"|(?:also|more|elsewhere) on {_WORDS}|editor[’']?s[’']? (?:picks?|choice)|(?:keep|continue|further"
    rf"|suggested) reading"
    r"|(?:top|latest|other|trending|similar|popular|previous|past|earlier|more) (?:stories|headlines|articles|coverage)"
    r"|latest news|trending(?: now)?|up next|previously|around the web|from (?:the|around the) web"
    r"|(?:from )?our (?:archive|partners)"
    r"|what others are reading|promoted (?:stories|content)|sponsored (?:content|stories|links)|you may have missed"
    r"|(?:next|previous) (?:article|story|post))"
)
_MARK = r"(?:\s*[:|»›>→▶]+\s*|\s+[–—-]+\s+)"
"""A dash stands between spaces: `the south-eastern front` holds none."""
_LINE = re.compile(rf"[\W_]*{_LEAD}{_MARK}\S.*", _I)
_SURE_CAPITALS = r"(?:READ MORE|ALSO READ|READ ALSO|SEE ALSO|READ NEXT|RELATED|ICYMI)"
_SURE_LINE = re.compile(rf"[\W_]*{_SURE}\s*[:|»›>→▶]+\s*\S.*|(?-i:{_SURE_CAPITALS}[:|]?\s+\S.*)", _I)
_BARE = re.compile(rf"[\W_]*{_LEAD}[\s:.…|»›>→▶–—\]*-]*", _I)
_CAPITALS = re.compile(rf"(?:{_SURE_CAPITALS}|WATCH|LISTEN|VIDEO|MORE|PREVIOUSLY)[:|]?\s+\S.*")
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
        prose = ends_statement(line) and _SURE_LINE.fullmatch(line) is None
        return not prose and not origins.pictures(line.partition(":")[2])
    found = _BRACKETED.fullmatch(line)
    return found is not None and len(found["words"].split()) >= 5 and _no_note(found["words"])


def is_related_lead(line: str) -> bool:
    """Whether a line is a bare `Read more:` that heads a list of other stories' headlines."""
    return 5 <= len(line) <= 60 and _BARE.fullmatch(line) is not None


def _no_note(words: str) -> bool:
    return _NOTE.match(words) is None and not is_photo_credit(words)

"""By what a line of an article shows that it is no prose: the patterns for every kind of block.

Invariant: every pattern speaks of a whole line; a line that none claims is prose. When in doubt, prose.
Source of the rules: codebook, Article (`blocks`).
"""

from __future__ import annotations

import re

from reportedly.articles import origin as origins
from reportedly.articles.clock import stamp_at
from reportedly.model import BlockKind

_I = re.IGNORECASE
_STORY = r"(?:story|article|report|piece|post|version)"
_LEAD = (
    r"(?:also read|read also|read more|read next|see also|see more|more on this(?: story)?|more from [\w ]{2,30}"
    r"|related(?: (?:stor(?:y|ies)|articles?|news|topics|links|coverage|content))?|in case you missed it|must read"
    r"|you (?:may|might) (?:also )?like|recommended(?: (?:stories|for you))?|don[’']t miss|most (?:read|popular)"
    r"|(?:also|more|elsewhere) on [\w ]{2,30}|editor[’']?s[’']? picks?|keep reading|continue reading|further reading)"
)
_RELATED_LINE = re.compile(rf"[\W_]*{_LEAD}\s*[:|»>–—-]+\s*\S.*", _I)
_RELATED_LEAD = re.compile(rf"[\W_]*{_LEAD}[\s:.…|»>–—-]*", _I)
_RELATED_PLAIN = re.compile(r"(?:READ MORE|ALSO READ|READ ALSO|SEE ALSO|RELATED|WATCH|LISTEN)[:|]?\s+\S.*")
_WATCH = re.compile(r"(?:watch|listen|video|in pictures|gallery)\s*[:|]\s*\S.{0,150}[^.]", _I)
_CORRECTION = re.compile(
    r"[\[(*]*(?:(?:corrections?|clarifications?)(?:\s*[:(–—-]|,? [A-Z][a-z]+\.? \d)"
    r"|corrects? (?:the |to |in |name|spelling|\w+ in )"
    rf"|an earlier version of th(?:is|e) {_STORY}"
    rf"|th(?:is|e) {_STORY} (?:has been|was) "
    r"(?:corrected|amended|updated to (?:correct|clarify|reflect|remove|add|show)))",
    _I,
)
_CREDIT_NAMES = (
    r"(?:[A-Z\u00c0-\u00de][\w.’'-]*|and|in|by|with|the|of|at|de|al|van|von|additional|editing|reporting|writing"
    r"|compiled|translat(?:ed|ing)|newsroom|bureaus?|desk|staff|correspondents?|&)"
)
_REPORTING = re.compile(
    r"[\[(]*(?i:(?:additional |further )?(?:reporting|writing|editing|written|edited|compiled|translated|reported))"
    rf"(?: and (?:reporting|writing|editing))? by:? {_CREDIT_NAMES}(?:[,;.]? {_CREDIT_NAMES})*[\])., ]*"
)
_WITH = re.compile(
    r"[-–—\[(]*(?i:with (?:additional )?(?:inputs?|reporting|files|material|contributions?)?(?: ?(?:from|by))? ?"
    r"|sources?\s*:\s*|source\s+|credits?: )"
    r"(?P<names>[A-Z][\w’'.&-]*(?:(?: |, ?|/| and | & | \+ )(?:[A-Z][\w’'.&-]*|agencies|of|the|for|by))*)[\]).]*",
)
_CONTRIBUTED = re.compile(rf".{{0,80}}\b(?:agencies|contributed) (?:contributed )?to this {_STORY}\.?", _I)
_BYLINE = re.compile(
    r"(?i:by) (?P<names>[A-Z\u00c0-\u00de][\w.’'-]+(?: (?:[A-Z\u00c0-\u00de][\w.’'-]*|al|de|van|von|bin|ibn)){1,4}"
    r"(?:(?:,| and|, and| &) [A-Z\u00c0-\u00de][\w.’'-]+(?: [A-Z\u00c0-\u00de][\w.’'-]*){1,4})*)"
    r"(?: in [A-Z][\w ’'-]{1,30})?(?:\s*[,|/–—-]\s*[A-Z][\w .’'&-]{1,60})?"
)
_STAFF = re.compile(r"(?P<agency>[A-Z][\w .-]{1,30}?) (?:Staff|Newsroom|Correspondent|Staff Writer)")
_BOILERPLATE = re.compile(
    r"(?:[\w&’' ]{2,30}(?: [|›»>] [\w&’' ]{2,30}){2,}$|for (?:all )?the latest .{0,60}follow "
    r"|sign[ -]?up (?:for|to|here|now|today)\b|subscribe (?:to|now|here|for)\b|subscribe$"
    r"|follow (?:us|@\w+|\w+ on )"
    r"|download (?:our|the) (?:free )?(?:\w+ )?app\b|download pdf$|click here\b|all rights reserved"
    r"|(?:©|\(c\)|copyright)\s*(?:©|\(c\)|\d{4})|©|share (?:this|on )|advertisement$|our standards:"
    r"|get (?:the|our|all) .{0,60}(?:newsletter|inbox|alerts)|for immediate release$"
    r"|join (?:our|us on) .{0,40}(?:channel|whatsapp|telegram|facebook)"
    r"|tags?\s*:|topics\s*:|filed under\s*:|the views expressed (?:in|here)"
    r"|this (?:material|content) may not be (?:published|reproduced)|reproduction in whole|accept (?:all )?cookies"
    r"|skip to (?:main )?content|print this|email this|comments?$|leave a (?:comment|reply))",
    _I,
)
_SENTENCE_END = re.compile(r"[.!?…](?:[”\"’'»)\]]|\[\d+\])*\s*$|[。！？۔؟]\s*$")
_NO_HEADLINE = re.compile(r"[.!…:;,](?:[”\"’'»)\]]|\[\d+\])*\s*$|[。！؟۔]\s*$|[\n\r\u2028\u2029]")
_FILE_PHOTO = re.compile(
    r"(?:file photo|file (?:picture|image)|file\s*[-–—:]|photo(?:graph)?\s*:|image\s*:|image caption|caption\s*:"
    r"|pictured?\s*:)",
    _I,
)
_PICTURE_CREDIT = re.compile(
    r"[(\[](?P<credit>[^()\[\]]{2,80})[)\]]\.?$"
    r"|\b(?P<photo>(?i:photo(?:graph)?(?: by|:)) ?[A-Z][^;()\[\]]{2,60})$"
    r"|(?:[.!?] |[-–—|] )(?P<tail>[A-Z][\w. ’'-]{0,30}/[A-Z][\w. ’'-]{1,30})$"
)
_SLASHED = re.compile(r"(?P<name>[^/]{1,40})/(?P<rest>[^/]{1,40}(?:/[^/]{1,30})?)")
_DATED = re.compile(r"\b(?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+),? \d{4}\.?\s*$")
_TITLED = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}")
_PERSON = re.compile(r"(?:^|/)\s*[A-Z](?:\.|[a-z]+)[ -][A-Z][a-z]+[\w’' -]*\s*(?:/|$)")
_SPEECH = re.compile(r"\b(?:said|says|told|tells|added|according to|quoted)\b")
_SENTENCES = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])")


def kind_of(line: str) -> BlockKind | None:
    """The kind of a line that is no prose by its own words; None for prose, captions aside (see `is_caption`).

    `line` is trimmed and may hold single line breaks.
    """
    if not line or len(line) > 600:
        return None
    if _CORRECTION.match(line):
        return "correction"
    if is_related(line) or is_related_lead(line):
        return "related"
    if is_stamp(line):
        return "stamp"
    if is_credit(line):
        return "credit"
    if len(line) <= 300 and _BOILERPLATE.match(line):
        return "boilerplate"
    return "byline" if authors(line) is not None else None


def is_related(line: str) -> bool:
    """Whether a line points at another story by its opening words: `Read more: Two dead in ...`."""
    if len(line) > 250:
        return False
    return any(pattern.fullmatch(line) for pattern in (_RELATED_LINE, _RELATED_PLAIN, _WATCH))


def is_related_lead(line: str) -> bool:
    """Whether a line is a bare `Read more:` that heads a list of other stories' headlines."""
    return len(line) <= 60 and _RELATED_LEAD.fullmatch(line) is not None


def is_stamp(line: str) -> bool:
    """Whether a line says when the page was published or updated and nothing else."""
    stamp = stamp_at(line)
    return stamp is not None and not line[stamp.end :].strip(" \t\r\n.|,-–—()[]")


def is_credit(line: str) -> bool:
    """Whether a line credits who reported, wrote or edited, or the agencies it was taken from."""
    if len(line) > 400:
        return False
    if _REPORTING.fullmatch(line) or _CONTRIBUTED.fullmatch(line):
        return True
    found = _WITH.fullmatch(line)
    if found is not None and len(line) <= 120:
        names = re.split(r",|/| and | & ", found["names"])
        return line.lower().lstrip("([").startswith("source") or any(map(_names_agency, names))
    return len(line) <= 40 and _names_agency(line.strip("()[]-–—/. "))


def authors(line: str) -> tuple[str, ...] | None:
    """The names that a byline states (`By Jane Doe and John Roe, Reuters`); None if the line is no byline."""
    if len(line) > 160 or "\n" in line:
        return None
    match = _BYLINE.fullmatch(line)
    if match is not None:
        return tuple(name.strip() for name in re.split(r", and |,| and | & ", match["names"]) if name.strip())
    staff = _STAFF.fullmatch(line)
    return () if staff is not None and origins.agency(staff["agency"]) else None


def is_caption(line: str, last: bool = False) -> bool:
    """Whether a line is a picture's caption: short, closed by a photographer's or agency's credit.

    `(Reuters/Aziz Karimov)`, `[Name/AFP]`, `AFP/File`. A bare `(Reuters)` closes captions and wire stories alike: it
    makes a caption of a line only where the story goes on (`last` is False) and nobody speaks in it.
    """
    if len(line) > 500 or len(_SENTENCES.findall(line)) > 3:
        return False
    if _FILE_PHOTO.match(line):
        return True
    match = _PICTURE_CREDIT.search(line)
    if match is None or len(line[: match.start()].split()) < 6:
        return False
    if match["photo"] is not None:
        return True
    if match["tail"] is not None:
        return _photographic(match["tail"])
    if _photographic(match["credit"]):
        return True
    if _DATED.search(line[: match.start()]) and _TITLED.fullmatch(match["credit"]):
        return True
    return _names_agency(match["credit"]) and not last and _SPEECH.search(line) is None


def headline_like(line: str) -> bool:
    """Whether a line could be a headline: short, of one line, not closed as prose is (a question may be one)."""
    return 8 <= len(line) <= 200 and len(line.split()) >= 2 and _NO_HEADLINE.search(line) is None


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, closing quotation marks and brackets apart."""
    return _SENTENCE_END.search(line) is not None


def _names_agency(name: str) -> bool:
    return origins.agency(name) is not None or name.strip().lower() == "agencies"


def _photographic(credit: str) -> bool:
    """Whether a credit is a photographer's: a slash beside an agency, or the word for a picture."""
    low = credit.strip().lower()
    if low in origins.PICTURES or re.search(r"\b(?:photo|photograph|picture|handout|getty|file|courtesy of)\b", low):
        return True
    match = _SLASHED.fullmatch(credit.strip())
    return match is not None and (any(map(_names_agency, credit.split("/"))) or _PERSON.search(credit) is not None)

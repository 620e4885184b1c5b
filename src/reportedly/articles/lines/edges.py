"""What scraping glued to a paragraph's first and last words: stamp, headline, agency, credit, sign-up line.

Invariant: a piece is cut off only where it is known by its own words and what stays is prose on its own.
Source of the rules: codebook, Article (`blocks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.articles import origin as origins
from reportedly.articles.clock import Stamp, agree, stamp_at
from reportedly.articles.lines import furniture, signs
from reportedly.model import BlockKind

_PROSE_START = re.compile(r"[ \t\u00a0\r\n\u2028]+[\"“‘'«(\[]?(?:[A-Z\u00c0-\u00de0-9]|al-|[^\x00-\u024f\s])")
_AFTER_TITLE = re.compile(r"[”\"’')\]]?\s?[.:!?]{0,2}(?=\s)")
_TITLE_LABEL = re.compile(r"(?:title|headline)\s?:\s+", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—·»-]\s+|\s+_\s+")
_AGENCY = re.compile(r"[A-Z][\w.-]+(?: [A-Z][\w-]+){0,2}")
_BUTTONS = re.compile(
    r"(?:(?:Print this page|Print|Tweet|Share|E-?mail|Get short URL(?: \d+)*|Views:? \d+|\d+ Shares?|Facebook"
    r"|Twitter)(?=\s)\s*)+"
)
_UPDATED = re.compile(r"[ \t]*\((?:last )?(?:updated|modified)[^()]{4,40}\)", re.IGNORECASE)
_BYLINE = 80
"""The most characters of a byline that stands between stamp and headline."""
_HEADS = 6
"""How many pieces may stand before the story's first words."""
_TAIL_WIDTH = 700
"""How far from a paragraph's end its closing lines may begin: one stamp, credit or sign-up line after another."""
_TAIL_START = re.compile(
    r"(?<=[.!?”\"’'»)\]])\s+(?=[\[(*]*(?:(?:Additional r|Further r|R)eporting|Writing|[Ee]diting|Edited|Compiled"
    r"|Translat|With\b|with\b"
    r"|Sources?\b|Last [Uu]p|Updated?\b|Published\b|Posted\b|Read\b|READ\b|Also\b|ALSO\b|See\b|SEE\b|Related|RELATED"
    r"|More\b|MORE\b|Our Standards"
    r"|©|\(c\)|Copyright|Twitter|Facebook|Tweet|Share|Follow|Sign|Subscribe|Click|Agencies|Tags?\b|TAGS|Comment|Join"
    r"|Download"
    r"|About|Contact|All rights|An earlier|This (?:story|article|report|post)|Corrections?\b|Clarification|Photos?:"
    r"|For (?:all )?the latest"
    r"|[A-Z][\w.’' -]{2,60} contributed))"
    r"|(?<=[.!?”\"’'»)\]])\s?(?=[-–—]{1,2}\s?[A-Z][\w. -]{1,30}$|[(\[]?[A-Z][\w. -]{1,30}[)\]]?$)"
    r"|(?<=\w)\s+(?=Our Standards:)|(?<=\w)\s?(?=[(\[]?(?:Additional reporting"
    r"|Reporting) by [A-Z][^.;]{2,120}[.;] ?[Ee]diting by )"
)
_SENTENCE_END = re.compile(r"[.!?…][”\"’'»)\]]*\s+")
_LISTS = re.compile(
    r"(?<=\s)(?:(?P<related>Related:?(?= [A-Z“‘\"']))|(?P<boilerplate>Tags:?(?= \S)|Community standards|Comment via))"
)
_LIST_WIDTH = 1500
"""How far back from the text's end a list of other stories or tags may begin that lost all its breaks."""
_TAIL_KINDS = frozenset({"credit", "boilerplate", "correction"})


def head(text: str, start: int, end: int, title: str | None, day: str | None) -> Iterator[tuple[int, BlockKind]]:
    """Where each piece ends that stands glued before the text's first words, and its kind, if prose follows them.

    `27-07-2016 Bomb kills two. A bomb ...`: a stamp that is labelled, known or followed by the headline; the
    headline, known as `title`; the agency and buttons between them and the story.
    """
    begin = start + len(text[start:end]) - len(text[start:end].lstrip())
    seen: set[BlockKind] = set()
    for _ in range(_HEADS):
        found = _next_head(text, begin, end, title, day, seen)
        if found is None:
            return
        stop, kind = found
        seen.add(kind)
        yield stop, kind
        begin = stop


def _next_head(
    text: str, begin: int, end: int, title: str | None, day: str | None, seen: set[BlockKind]
) -> tuple[int, BlockKind] | None:
    """The piece that begins at an offset, if prose or another piece follows it."""
    stamp = stamp_at(text, begin, end) if "stamp" not in seen else None
    if stamp is not None:
        again = _UPDATED.match(text, stamp.end, end)
        last = again.end() if again is not None else stamp.end
        stop = last + len(text[last:end]) - len(text[last:end].lstrip())
        if _byline_end(text, stop, end, title):
            return stop, "stamp"
        if _BUTTONS.match(text, stop, end) or (stop > stamp.end and title and title_end(text, stop, end, title)):
            return stop, "stamp"
        if _prose_after(text, last, end) and (
            not seen or seen & {"credit", "headline", "boilerplate"} or _is_sure(stamp, day)
        ):
            return stop, "stamp"
    if "stamp" in seen and (stop := _byline_end(text, begin, end, title)):
        return stop, "byline"
    if title and "headline" not in seen and (after := title_end(text, begin, end, title)):
        stop = _prose_after(text, after, end)
        return (stop, "headline") if stop else None
    buttons = _BUTTONS.match(text, begin, end)
    if buttons is not None and (seen or stamp_at(text, buttons.end(), end)) and buttons[0].strip() != "Share":
        return buttons.end(), "boilerplate"
    stop = _agency_end(text, begin, end) if "credit" not in seen else 0
    if stop and (seen & {"headline", "stamp"} or stamp_at(text, stop, end)):
        return stop, "credit"
    return None


def _is_sure(stamp: Stamp, day: str | None) -> bool:
    """Whether a leading date is the page's own: labelled as such, or the known day of publication."""
    return stamp.labelled or (day is not None and any(agree(each, day[:10]) for each in stamp.days))


def _byline_end(text: str, begin: int, end: int, title: str | None) -> int:
    """Where a byline ends between a stamp and the known headline, `by Ann Hill Bomb kills two`; 0 if none is there."""
    if not title or not text.startswith("by ", begin):
        return 0
    starts = (match.end() for match in re.finditer(r"\S\s+(?=\S)", text[begin : min(end, begin + _BYLINE)]))
    return next((begin + at for at in starts if title_end(text, begin + at, end, title)), 0)


def title_end(text: str, begin: int, end: int, title: str) -> int:
    """Where the known title ends that begins at an offset, its full stop included; 0 if other words stand there.

    Lost commas and quotation marks do not count, nor a site's name at the title's end, nor a label `title:`.
    """
    label = _TITLE_LABEL.match(text, begin, end)
    begin = label.end() if label is not None else begin
    names = _SITE.split(title.strip())
    for keep in range(len(names), 0, -1):
        letters = [char for char in " ".join(names[:keep]).lower() if char.isalnum()]
        stop = _letters_end(text, begin, min(end, begin + 3 * len(title) + 20), letters) if len(letters) >= 12 else 0
        after = _AFTER_TITLE.match(text, stop, end) if stop else None
        if after is not None:
            return after.end()
    return 0


def _letters_end(text: str, begin: int, end: int, letters: list[str]) -> int:
    """Where a run of letters and digits ends that begins at an offset, other signs aside; 0 if it is another run."""
    found = 0
    for at in range(begin, end):
        char = text[at].lower()
        if not char.isalnum():
            continue
        if char != letters[found]:
            return 0
        found += 1
        if found == len(letters):
            return at + 1
    return 0


def _agency_end(text: str, begin: int, end: int) -> int:
    """Where an agency's name ends that stands bare before the story, `AFP At least ...`; 0 if none does."""
    match = _AGENCY.match(text, begin, min(end, begin + 60))
    words = match[0].split(" ") if match is not None else []
    for keep in range(len(words), 0, -1):
        name = " ".join(words[:keep])
        if origins.agency(name):
            return _prose_after(text, begin + len(name), end)
    return 0


def tail(text: str, start: int, end: int, last: bool) -> list[tuple[int, BlockKind]]:
    """Where each piece begins that stands glued after a paragraph's last words, in order, and its kind.

    `last` tells that the text ends here, where a bare agency credits the story: `... he said. (Reuters)`.
    """
    found = _lists(text, start, end) if last else []
    end = found[0][0] if found else end
    low = max(start + 1, end - _TAIL_WIDTH)
    starts = [match.end() for match in _TAIL_START.finditer(text, low, end)]
    for at in reversed(starts):
        kind = _tail_kind(text[at:end].strip(), last and not found)
        if kind is not None and text[start:at].strip():
            found.insert(0, (at, kind))
            end = at
    return found


def _lists(text: str, start: int, end: int) -> list[tuple[int, BlockKind]]:
    """Where lists begin that lost their breaks, `Related Two dead in ... Tags Syria`, after the text's last full stop.

    Such words are never closed as a sentence is, and most of them begin as those of headlines and menus do.
    """
    if signs.ends_sentence(text[max(start, end - 40) : end].rstrip()):
        return []
    low = max(start, end - _LIST_WIDTH)
    closed = [match.end() for match in _SENTENCE_END.finditer(text, low, end)]
    if not closed or not text[start : closed[-1]].strip():
        return []
    if furniture.ends_in_menu(text[closed[-1] : end].strip()):
        return [(closed[-1], "boilerplate")]
    found: list[tuple[int, BlockKind]] = []
    for match in _LISTS.finditer(text, closed[-1] - 1, end):
        kind: BlockKind = "related" if match["related"] else "boilerplate"
        if not found or found[-1][1] != kind:
            found.append((match.start(), kind))
    words = text[found[0][0] : end].split() if found else []
    capital = sum(word[0].isupper() for word in words if len(word) > 3)
    is_list = found and (found[0][1] == "boilerplate" or capital * 10 >= 7 * sum(len(word) > 3 for word in words))
    return found if is_list and len(words) >= 3 else []


def _tail_kind(line: str, last: bool) -> BlockKind | None:
    """The kind of words at a paragraph's end, if they are no prose; bare names and dates are prose there."""
    if not line:
        return None
    kind = signs.kind_of(line)
    if kind == "credit" and len(line) <= 40 and origins.agency(line.strip("()[]-–—/. ")):
        return "credit" if last else None
    if kind in _TAIL_KINDS or (kind == "related" and (line[-1] not in ".!" or signs.is_related_lead(line))):
        return kind
    stamp = stamp_at(line) if kind == "stamp" else None
    return "stamp" if stamp is not None and stamp.labelled else None


def _prose_after(text: str, start: int, end: int) -> int:
    """The offset at which prose begins after a leading piece; 0 if what follows is no beginning of a sentence."""
    match = _PROSE_START.match(text, start, end)
    if match is None:
        return 0
    return start + len(text[start : match.end()]) - len(text[start : match.end()].lstrip())

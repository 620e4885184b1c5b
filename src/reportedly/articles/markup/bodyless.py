"""Why a page holds no article, and the text that its JSON-LD states where its own markup shows none of it.

Invariant: a page is refused only for what it shows plainly, and an article of some length never: an error, a wall, or
nothing but teasers of other stories.
Source: schema.org, Article (`articleBody`), as publishers' systems write it.
"""

from __future__ import annotations

import html
import re

from lxml.html import HtmlElement

from reportedly.articles.markup import dom, jsonld
from reportedly.articles.markup.body import HEADINGS, Body
from reportedly.articles.markup.bodyparts import Piece, kind_of
from reportedly.articles.markup.dom import Layout

SHORT = 600
"""No error page or wall has this many characters of running text."""
LONG = 2000
"""A page with this many characters of running text is not asked whether its JSON-LD states more."""

_THING = r"(?:page|file|article|story|content|address|url)"
_ABSENT = (
    r"(?:not found|missing|unavailable|(?:not|no longer) (?:available|exists?|here)|gone|does not exist|has moved)"
)
_ERROR_TITLE = re.compile(
    rf"(?:error:? |http )?(?:40[0134]|410|50[0234])(?: error)?\W*"
    rf"(?:(?:{_THING} )?{_ABSENT}|forbidden|(?:server )?error)?"
    rf"|(?:(?:the|this|that|sorry)\W+){{0,2}}{_THING}(?: (?:that )?you .{{1,40}}?)?"
    rf"(?: is| was| can(?:no|'|’)t be)? {_ABSENT}"
    r"|not found|(?:access )?(?:denied|forbidden)|oops\b.{0,30}|bad gateway|service unavailable|internal server error",
    re.I,
)
_ERROR_TEXT = re.compile(
    rf"\b{_THING} (?:that )?(?:you|was|is|has|does|could|can).{{0,40}}\b(?:{_ABSENT}|moved|removed|deleted|be found)\b"
    r"|(?:could(?: not|n['’]t)|can(?:not|['’]t)) find (?:the|that|this|what|any)\b",
    re.I,
)
_ERROR_LENGTH = 300
_WALL = re.compile(
    r"(?:enable|turn on|activate|requires?|disabled?) (?:\w+ ){0,3}(?:javascript|cookies)\b|javascript is (?:not |dis)"
    r"|(?:verify|confirm|check(?:ing)?)(?: that| if)? (?:you are|you’re|you're|your)"
    r" (?:a |an |not )?(?:human|robot|browser)"
    r"|are you a robot|unusual (?:traffic|activity) from|just a moment|checking your browser|access denied"
    r"|(?:we|our partners|this (?:web)?site) (?:\w+ ){0,6}use(?:s)? (?:\w+ ){0,3}cookies"
    r"|(?:log|sign) ?in to (?:continue|read|view|access|your account)|(?:please|must) (?:log|sign) ?in\b"
    r"|(?:subscribe|register) to (?:continue|keep) reading|forgot(?:ten)? (?:your )?password",
    re.I,
)
# Somebody speaks in a story, and never on an error page or a wall.
_SPEECH = re.compile(r"[“”\"]|\b(?:said|says|told|according to)\b")
_MARK = re.compile(r"<[^<>]{0,2000}>")
_BLOCK_MARK = re.compile(r"</?(?:p|br|div|li|h[1-6]|blockquote)\b[^<>]{0,2000}>", re.I)
_LINE_ENDS = re.compile(r"[\r\n\u2028\u2029]+")


def reason(tree: HtmlElement, layout: Layout, found: Body, headline: str | None) -> str | None:
    """Why the page holds no article; None if it holds one."""
    lines = [layout.runs[at] for at in found.runs if layout.runs[at].tag not in HEADINGS]
    if not lines:
        return _empty(tree)
    shown = sum(len(run.words) for run in lines)
    if shown < SHORT:
        words = " ".join(run.words for run in lines)
        named = _ERROR_TITLE.fullmatch((headline or "").strip(" .!|–—-")) is not None
        silent = _SPEECH.search(words) is None
        if named or (silent and shown < _ERROR_LENGTH and _ERROR_TEXT.search(words)):
            return "it is an error page"
        if silent and _WALL.search(words):
            return "it asks for cookies, scripts or a login in place of one"
    return "it lists other stories" if found.listing else None


def stated(tree: HtmlElement, layout: Layout, found: Body) -> list[Piece]:
    """The text that the page's JSON-LD states, where its markup shows none of it or only how it begins; else none."""
    shown = [run for run in (layout.runs[at] for at in found.runs) if run.prose]
    length = sum(len(run.words) for run in shown)
    told = jsonld.article(tree).get("articleBody") if length < LONG else None
    lines = _lines(told) if isinstance(told, str) else []
    if sum(map(len, lines)) < max(200, 1.6 * length):
        return []
    whole = dom.key(" ".join(lines))
    known = sum(len(run.words) for run in shown if dom.key(run.words) in whole)
    if length > 300 and known < length / 2:
        return []
    return [(line, kind_of(line), None) for line in lines]


def _lines(told: str) -> list[str]:
    """The lines of a stated text, which may be plain or HTML, escaped once more or not."""
    told = told if "<" in told else html.unescape(told)
    told = _MARK.sub("", _BLOCK_MARK.sub("\n", told)) if "</" in told or "<br" in told else told
    return [line for line in (dom.folded(html.unescape(each)) for each in _LINE_ENDS.split(told)) if line]


def _empty(tree: HtmlElement) -> str:
    """What a page without running text shows instead."""
    if tree.find(".//frameset") is not None or tree.find(".//frame") is not None:
        return "it only shows other pages in frames"
    if tree.find(".//script") is not None:
        return "no running text was found in it (its text may be put there by scripts)"
    return "no running text was found in it"

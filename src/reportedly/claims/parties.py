"""The other parties of a statement: the channel that speaks for the source, who is told, and who is blamed.

Learned spans come first; rules add the plain cases. Rulings (codebook, Statement): `via` is only a channel that speaks
for the source, never a platform; where addressee and target would be the same words, they are the addressee.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.claims.acts import BLAME, BRANDING, DOER
from reportedly.claims.drafts import Draft, trimmed, united
from reportedly.claims.event_kinds import agent_like
from reportedly.claims.page import Page
from reportedly.claims.phrases import np_after, np_before, without_time
from reportedly.claims.syntax import sentence_at
from reportedly.model import Act, Span, Spans

PLATFORM = re.compile(
    r"\b(?:Twitter|Telegram|Facebook|YouTube|Instagram|WhatsApp|TikTok|Truth Social|VKontakte|social media"
    r"|social network\w*|internet|online|"
    r"website|web site|microblog\w*|X)\b",
    re.IGNORECASE,
)
ASKED_TO = re.compile(
    r" (?:(?P<must>must|should|ought to|has to|have to|needs? to)|not|immediately|[a-z]+(?<!s)(?<!ed)(?<!ing)) "
)
SUFFERS = re.compile(r" (?:(?:must|should) )?be [a-z]+(?:ed|en|wn)\b")
NOBODY_ASKED = re.compile(r"^(?:it|there|he|she|this|that|these|those|they|we|i|you|which|who)\b", re.IGNORECASE)
CARRIED = re.compile(
    r"\b(?:statement|video|speech|message|audio|recording|communiqu[ée]|remarks|comments|letter|interview"
    r"|address)\b[^.,;“”\"]{0,30}? "
    r"(?:carried|published|released|broadcast|aired|distributed|issued|relayed|circulated|cited|quoted"
    r"|reported|run|posted) (?:by|on|in|through|via) ",
    re.IGNORECASE,
)
ON_AIR = re.compile(r"\bon (?=(?:the )?(?:[\w’'-]+ ){0,3}?(?:TV|television|radio|Radio|channel)\b)")
ON_ITS = re.compile(
    r"\b(?:through|via|on) (?=(?:an?|its|his|her|their|the) (?:[\w’'-]+ ){0,3}(?:spokes\w+|office|lawyers?"
    r"|Radio|radio|channel|agency|mouthpiece|TV|television)\b)"
)
LISTENER = re.compile(
    r"\b(?:in an? (?:\w+ )?interview (?:with|to|for|on)|speaking (?:to|with|before)|in (?:comments|remarks"
    r"|a letter|a statement|an address|a message|a speech|testimony) "
    r"to|in a (?:phone |telephone )?call with|addressing|briefing|during an interview with) ",
    re.IGNORECASE,
)
BLAMED = {
    "attribute": "to",
    "ascribe": "to",
    "blame": "on",
    "pin": "on",
    "impute": "to",
    "attribution": "to",
    "lay": "on",
    "put": "on",
    "place": "on",
}
NOT_BLAMED = re.compile(
    r"^(?:it|there|he|she|this|that|these|those|they|we|i|which|who|its|his|her|their|our)\b|^\W*\d|^(?:an? "
    r"|at least|more than|some)",
    re.IGNORECASE,
)
LEAD = {
    "call": "on|upon",
    "appeal": "to",
    "plead": "with",
    "speak": "to|with",
    "talk": "to|with",
    "write": "to",
    "threaten": "against",
    "make": "against",
}
STRAY = re.compile(
    r"(?:in|on|at|during|over|for|of|to|with|by|from|about|through|via|after|before|as|that|late|early|last"
    r"|again|also|earlier|later)\b|\w+day\b|\w+ly\b"
)
TAIL = re.compile(r"\s+(?:of|for|with|to|that|as|by|over|in|on|from|about|not|against|,)$")
DOING = {"demand", "request"}
SUBJECT = re.compile(r"^[“\"]?\s*(.{2,60}?) (?:must|need to|needs to|should|have to|has to)\b")
TRUSTED = re.compile(r"(?:count on|rely on|trust) (.{2,40}?) to\b")
THREATENED = re.compile(r"\bagainst ")
PASSIVE = re.compile(r"\b(?:am|is|are|was|were|be|been|being)\b")
PASSIVE_BEFORE = re.compile(r"\b(?:(?:has|have|had) been|am|is|are|was|were|been)(?: \w+ly)? $")
CLAUSE = re.compile(r"^\W*(?:has|have|had|is|are|was|were|will|would|did|do|does|could|may|might|\w+ed|\w+s)\b")
ACTS = re.compile(r" (?:[a-z]+ed|[a-z]+s|struck|shot|hit)\b")
SUFFERED = re.compile(r"^\W*(?:[\w’'-]+\W+){1,8}?(?:was|were|been|are|is) \w+(?:ed|en|it|ot|wn)\b")
QUOTED_BY = re.compile(r"\s*,? (?:quoted|cited|carried) by ")


@dataclass(frozen=True, slots=True)
class Others:
    """The spans of the other parties; empty where there is none."""

    via: Spans
    addressee: Spans
    target: Spans


def others(page: Page, draft: Draft, act: Act) -> Others:
    """The other parties of one statement."""
    via = learned(page, draft.read.via) or one(via_of(page, draft))
    between = object_of(page, draft)
    role = draft.meaning.object if draft.meaning else ""
    addressee = (
        learned(page, draft.read.addressee)
        or one(between if role == "addressee" else None)
        or one(listener(page, draft, via))
    )
    target = learned(page, draft.read.target) or one(between if role == "target" else None)
    if not target:
        target = one(target_of(page, draft, act))
    if target == addressee:
        target = ()
    return Others(via, addressee, target)


def learned(page: Page, spans: Spans) -> Spans:
    """Learned spans, tidied."""
    return united(trimmed(page.text, span) for span in spans)


def one(span: Span | None) -> Spans:
    """One span, or none."""
    return (span,) if span else ()


def object_of(page: Page, draft: Draft) -> Span | None:
    """The words between cue and content, or the phrase behind a cue that ends the sentence: `he told AFP`."""
    end = draft.cue[-1][1]
    if draft.meaning is None or not draft.meaning.object:
        return None
    if len(draft.cue) == 2 and 2 < draft.cue[1][0] - draft.cue[0][1] < 80:
        return np_after(page.text, draft.cue[0][1], draft.cue[1][0])
    if passive := PASSIVE.search(page.words(draft.cue[:1])) or PASSIVE_BEFORE.search(
        page.text, max(0, draft.cue[0][0] - 24), draft.cue[0][0]
    ):
        within = passive.string is not page.text
        if draft.meaning.act != "condemn" and (not draft.source or draft.source[0][0] > end):
            return np_before(
                page.text, page.sentence(draft.cue[0][0])[0], draft.cue[0][0] if within else passive.start()
            )
    limit = page.sentence(end - 1)[1]
    if draft.start >= end and draft.start - end < 120 and draft.start <= limit + 1:
        return between(page, draft, end, draft.start)
    if any(s <= end < e for s, e in draft.content):
        return None
    later = [s for s, _ in (*draft.content, *draft.source) if s >= end]
    return np_after(page.text, end, min([limit, *later]))


def between(page: Page, draft: Draft, start: int, end: int) -> Span | None:
    """The object between a cue and its content, without the source where that stands there, prepositions and times."""
    if any(start <= s < end for s, _ in draft.source):
        return None
    text = page.text
    start += len(text[start:end]) - len(text[start:end].lstrip())
    leads = LEAD.get(draft.meaning.lemmas[0], "that") if draft.meaning else "that"
    if lead := re.compile(rf"(?:{leads}) ").match(text, start, end):
        start = lead.end()
    elif STRAY.match(text, start, end):
        return None
    if (draft.meaning and draft.meaning.object == "addressee") or "," in text[start:end]:
        return np_after(text, start, end)
    end = without_time(text, start, trimmed(text, (start, end))[1])
    while tail := TAIL.search(text, start, end):
        end = tail.start()
    start, end = trimmed(text, (start, end))
    return (start, end) if end - start > 1 and len(text[start:end].split()) <= 12 else None


def via_of(page: Page, draft: Draft) -> Span | None:
    """The channel of a statement, where the words around the cue name one."""
    text = page.text
    words = " ".join(text[s:e] for s, e in draft.cue).lower()
    if "as saying" in words or "as telling" in words or (len(draft.cue) == 2 and words.startswith("quoted")):
        if (
            draft.source
            and draft.source[0][0] > draft.cue[0][0]
            and " be " not in words
            and not words.startswith(("was ", "were ", "is ", "been "))
        ):
            return np_before(text, page.sentence(draft.cue[0][0])[0], draft.cue[0][0])
        if by := re.compile(r"\bby ").match(text, min(len(text), draft.cue[0][1] + 1)):
            return np_after(text, by.end(), page.sentence(draft.cue[0][0])[1])
        if by := re.compile(r"\s+by ").match(text, draft.cue[-1][1]):
            return np_after(text, by.end(), page.sentence(draft.cue[0][0])[1])
    if draft.source and (by := QUOTED_BY.match(text, draft.source[-1][1])):
        return np_after(text, by.end(), page.sentence(draft.cue[0][0])[1])
    for pattern in (CARRIED, ON_ITS, ON_AIR):
        for start, end in outside(page, draft):
            found = pattern.search(text, start, end)
            span = np_after(text, found.end(), end) if found else None
            if span and not PLATFORM.search(text, *span):
                return span
    return None


def outside(page: Page, draft: Draft) -> Spans:
    """The stretches of the cue's sentence that are no content of the statement."""
    start, end = page.sentence(draft.cue[0][0])
    edges = [
        start,
        *(at for s, e in draft.content if e > start and s < end for at in (max(s, start), min(e, end))),
        end,
    ]
    return tuple((s, e) for s, e in zip(edges[::2], edges[1::2], strict=True) if e - s > 3)


def listener(page: Page, draft: Draft, via: Spans) -> Span | None:
    """Who is spoken to, where words beside the cue say so: `in an interview with ...`, `addressing the press`."""
    for start, end in outside(page, draft):
        found = LISTENER.search(page.text, start, end)
        span = np_after(page.text, found.end(), end) if found else None
        if span and (span,) != via:
            return span
    return None


def target_of(page: Page, draft: Draft, act: Act) -> Span | None:
    """Who the content blames, threatens or demands from, where its words say so plainly."""
    if draft.meaning is None:
        return None
    if act == "accuse":
        return blamed(page, draft)
    if act == "threaten" and (found := THREATENED.search(page.text, draft.cue[-1][1], draft.end)):
        return np_after(page.text, found.end(), draft.end)
    if act in DOING and (asked := asked_of(page, draft) or asked_from(page, draft)) is not None:
        return asked
    if act == "threaten" and (threatened := threatened_by(page, draft)) is not None:
        return threatened
    if act in DOING and page.text[draft.start] in '“"':
        start, end = draft.content[0]
        return located(SUBJECT.search(page.text[start:end]), start) or located(
            TRUSTED.search(page.text[start:end]), start
        )
    return None


def asked_of(page: Page, draft: Draft) -> Span | None:
    """Of whom something is demanded: the subject of a `that` clause in the base form, or of `must` and `should`."""
    start, end = draft.content[0]
    that = page.text.startswith("that ", start)
    first = start + 5 if that else start
    sentence = sentence_at(page, first)
    if sentence is None or NOBODY_ASKED.search(page.text[first:end]):
        return None
    word = sentence.index(first)
    phrase = sentence.phrase_of.get(word)
    if phrase is None or phrase.start != word:
        return None
    last = sentence.joined(phrase.head)[-1]
    asked = sentence.extent(phrase.head)[0], sentence.extent(last)[1]
    verb = ASKED_TO.match(page.text, asked[1], end)
    return asked if verb and (that or verb["must"]) and not SUFFERS.match(page.text, asked[1], end) else None


def asked_from(page: Page, draft: Draft) -> Span | None:
    """Of whom something is demanded behind `from`, or who is ordered `to` do it where the content opens with them."""
    start, end = draft.content[0]
    sentence = sentence_at(page, start)
    if sentence is None:
        return None
    first, last = sentence.index(start), sentence.index(end - 1) + 1
    phrase = sentence.phrase_of.get(first)
    if phrase is not None and phrase.start == first and sentence.low(phrase.end) == "to":
        agent = agent_like(sentence, phrase.head) and sentence.pos(phrase.head) != "PRON"
        return sentence.extent(phrase.head) if agent else None
    for i in range(first, last):
        if sentence.low(i) == "from" and (head := sentence.noun_after(i + 1)) is not None:
            return sentence.extent(head) if agent_like(sentence, head) and head < last else None
    return None


def threatened_by(page: Page, draft: Draft) -> Span | None:
    """Who is threatened: the first person, body or country that the threatened deed is done to."""
    start, end = draft.content[0]
    sentence = sentence_at(page, start)
    if sentence is None:
        return None
    first, last = sentence.index(start), sentence.index(end - 1) + 1
    for i in range(first, last):
        if sentence.low(i) in ("never", "not"):
            return None
        if sentence.pos(i) == "VERB" or sentence.low(i) in ("against", "at", "to"):
            head = sentence.noun_after(i + 1)
            if head is not None and head < last and agent_like(sentence, head) and sentence.pos(head) != "PRON":
                return sentence.extent(head)[0], sentence.extent(sentence.joined(head)[-1])[1]
        if sentence.low(i) in ("if", "unless", "until", "after", "because"):
            return None
    return None


def located(found: re.Match[str] | None, start: int) -> Span | None:
    """The first group of a match, as a span of the page."""
    return (start + found.start(1), start + found.end(1)) if found else None


def blamed(page: Page, draft: Draft) -> Span | None:
    """Who an accusation names: after `to`/`on`, after `by`, or as the subject of what is alleged."""
    assert draft.meaning is not None
    text = page.text
    if link := BLAMED.get(draft.meaning.lemmas[0]):
        sentence_end = page.sentence(draft.cue[-1][1] - 1)[1]
        words = text[draft.cue[-1][1] : sentence_end]
        ends = [m.end() for m in re.finditer(rf"\b{link} (?=[\w“\"])", words, re.IGNORECASE)]
        if ends:
            return np_after(text, draft.cue[-1][1] + ends[-1], sentence_end)
        return np_before(text, page.sentence(draft.cue[0][0])[0], draft.cue[0][0]) if not draft.source else None
    if draft.meaning.lemmas[0] in BRANDING:
        return as_brand(page, draft)
    if draft.meaning.lemmas[0] in ("accuse", "blame", "charge"):
        return np_before(text, page.sentence(draft.cue[0][0])[0], draft.cue[0][0]) if not draft.source else None
    start, end = draft.content[0]
    if found := BLAME.search(text, start, min(end, start + 200)):
        if found[0].lower().startswith("responsibility"):
            return np_after(text, found.end() + 1, end)
        return trimmed(text, (start, found.start()))
    for first, last in draft.content:
        if found := DOER.search(text, first, last):
            return np_after(text, found.end(), last)
    return subject(text, start, end)


def as_brand(page: Page, draft: Draft) -> Span | None:
    """Who is given a bad name: the words before `as terrorists`."""
    start, end = draft.content[0]
    found = re.compile(r" as ").search(page.text, start, end)
    return (start, found.start()) if found else np_after(page.text, start, end)


def subject(text: str, start: int, end: int) -> Span | None:
    """The subject of an accusing clause, where it does something."""
    if lead := re.compile(r"(?:that )?(?:both )?").match(text, start, end):
        start = lead.end()
    if NOT_BLAMED.search(text[start:end]) or SUFFERED.search(text[start:end]):
        return None
    span = before_verb(text, np_after(text, start, end))
    if span and span[1] < end and text[span[1] - 1 : span[1]] != "," and ACTS.match(text, span[1], end):
        return span
    return span if span and CLAUSE.match(text[span[1] : span[1] + 40]) else comma_subject(text, span, end)


def before_verb(text: str, span: Span | None) -> Span | None:
    """A phrase cut before a verb that it ran over: `Azerbaijani troops | mutilated`."""
    if span is None:
        return None
    verb = re.compile(r"(?:[a-z’'-]+s|[A-Z][\w’'-]*|[a-z]+)(?P<verb> (?:[a-z]+ed|struck|shot|hit|fired))\b").search(
        text, *span
    )
    third = re.compile(r"[A-Z][\w’'-]*(?P<verb> [a-z]+s)\b").search(text, *span)
    ends = [found.start("verb") for found in (verb, third) if found]
    return (span[0], min(ends)) if ends else span


def comma_subject(text: str, span: Span | None, end: int) -> Span | None:
    """The subject that an aside parts from its verb: `Iran, above all others, is ...`."""
    aside = (
        re.compile(r", [^.;]{3,60}?, (?:is|are|was|were|has|have|had)\b").match(text, span[1], end) if span else None
    )
    return span if aside else None

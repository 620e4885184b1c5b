"""Whose cue it is, where the words around it leave no doubt and the source was read elsewhere.

A phrase that stands between a comma and its verb is the subject, whoever was named before: `Hosting the envoy in Baku,
Aliyev said`. And a verb joined by `and` has the subject of the verb before it: `Cavusoglu backed the plan and said
Erdogan had agreed`, where `said` is not Erdogan's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.claims.cues import negated
from reportedly.claims.drafts import Draft, trimmed, united
from reportedly.claims.page import Page
from reportedly.claims.phrases import np_after, np_before

JOINED = re.compile(r"\b(?:and|but|then)\s+(?:then |also |later |\w+ly )?$")
PLAIN_VERB = re.compile(r"[A-Za-z]+(?: that)?")
PHRASE = re.compile(r"[A-Z]|(?:the|an?|his|her|their|its|he|she|they|it|officials|residents)\b")
SILENCE = frozenset("say mention specify announce report identify name disclose elaborate comment claim state".split())
ALLEGED = re.compile(
    r"(?:\w+ ){0,2}(?:accusations?|allegations?|claims?|charges?|reports?|rumou?rs?|suggestions?)\b", re.IGNORECASE
)
BY = re.compile(r"\s+by ")
WHOSE = re.compile(r"\b([A-Z][\w-]+(?: [A-Z][\w-]+){0,2})[’']s (?:\w+ ){0,2}$")
ADVERB = re.compile(r"allegedly|reportedly|purportedly|supposedly", re.IGNORECASE)
HELPING = re.compile(r" (?:(?:has|have|had|was|were|is|are|been|also|then) )*")
PICTURE = re.compile(
    r"(?:an? |the |this )?(?:\w+ )?(?:view|photo|photograph|picture|image|still|frame)\b", re.IGNORECASE
)


def voiced(page: Page, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The drafts, each with the subject of its cue as source; without those in which nobody puts anything forward."""
    kept = sorted((d for d in drafts if not silent(page, d)), key=lambda draft: draft.cue[0])
    found: dict[str, Draft] = {}
    last: Draft | None = None
    for draft in kept:
        own = disowned(page, joined(page, hearsay(page, beside(page, draft)), last), last)
        last = found[draft.id] = own
    return tuple(found[draft.id] for draft in drafts if draft.id in found)


def disowned(page: Page, draft: Draft, last: Draft | None) -> Draft:
    """A statement without a source where it is an allegation that its source only denies: `rejected claims that`."""
    if last is None or last.meaning is None or last.meaning.act not in ("deny", "reject"):
        return draft
    inside = any(start <= draft.cue[0][0] < end for start, end in last.content)
    across = any(start <= last.cue[0][0] < end for start, end in draft.source)
    if inside and (across or draft.source == last.source) and ALLEGED.match(page.words(draft.cue)):
        by = BY.match(page.text, draft.cue[-1][1])
        whose = WHOSE.search(page.text, last.start, draft.cue[0][0])
        named = np_after(page.text, by.end(), last.end) if by else whose.span(1) if whose else None
        return replace(draft, source=(named,) if named else ())
    return draft


def hearsay(page: Page, draft: Draft) -> Draft:
    """A statement of nobody's where an adverb tells it: who stands before `allegedly` acts, and says nothing."""
    if len(draft.source) != 1 or not ADVERB.fullmatch(page.words(draft.cue)) or draft.source[0][1] > draft.cue[0][0]:
        return draft
    subject, cue = draft.source[0], draft.cue[0]
    between = page.text[subject[1] : cue[0]]
    if not HELPING.fullmatch(between) or draft.start < cue[1]:
        return draft
    return replace(draft, source=(), content=(subject, *draft.content))


def silent(page: Page, draft: Draft) -> bool:
    """Whether a cue tells that nothing was said (`did not mention`), or is a caption's `A view shows`."""
    lemma = draft.meaning.lemmas[0] if draft.meaning else ""
    if lemma == "show" and PICTURE.fullmatch(page.words(draft.source)):
        return True
    return lemma in SILENCE and negated(page.text, draft.cue)


def beside(page: Page, draft: Draft) -> Draft:
    """A statement whose source stands before another phrase that is the cue's subject, put right."""
    at = draft.cue[0][0]
    if len(draft.source) != 1 or draft.source[0][1] >= at or not PLAIN_VERB.fullmatch(page.words(draft.cue[:1])):
        return draft
    between = page.text[draft.source[0][1] : at]
    comma = between.rfind(",")
    if comma < 0 or not between[comma + 1 :].strip():
        return draft
    subject = np_before(page.text, draft.source[0][1] + comma + 1, at)
    words = page.text[slice(*subject)] if subject else ""
    if subject is None or not PHRASE.match(words) or page.text[draft.source[0][1] + comma + 1 : subject[0]].strip():
        return draft
    return replace(draft, source=(subject,))


def joined(page: Page, draft: Draft, last: Draft | None) -> Draft:
    """A statement whose cue is joined to another's and whose source was read in its content, put right."""
    if last is None or len(draft.source) != 1 or not last.source:
        return draft
    start, end = draft.cue[0][0], draft.cue[-1][1]
    source = draft.source[0]
    here = page.sentence(start)[0] <= last.cue[0][0] < start
    inverted = not page.text[end : source[0]].strip() and not page.text[source[1] : draft.start].strip()
    if not (here and inverted and source[0] >= end and JOINED.search(page.text, max(0, start - 20), start)):
        return draft
    content = united((trimmed(page.text, (source[0], draft.content[0][1])), *draft.content[1:]))
    return replace(draft, source=last.source, content=content)

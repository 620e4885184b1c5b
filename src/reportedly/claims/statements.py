"""Statements from drafts: every field of the codebook's Statement, each decided by the module that is named for it."""

from __future__ import annotations

from reportedly.claims.actors import Cast, Voice
from reportedly.claims.acts import act
from reportedly.claims.conditions import condition
from reportedly.claims.cues import meaning
from reportedly.claims.drafts import Draft, tidy, united
from reportedly.claims.factuality import factuality
from reportedly.claims.interruptions import whole
from reportedly.claims.mentions import describe
from reportedly.claims.page import Page, mode
from reportedly.claims.parties import Others, others
from reportedly.claims.possessors import owned
from reportedly.claims.said import said
from reportedly.language.parse import Attribution
from reportedly.model import Named, Party, Spans, Statement

DOUBTED, DOUBTED_KNOWN = 0.45, 0.2
"""The encoder's confidence below which an attribution is left out: by a cue unknown to our table, by a known one."""


def drafted(page: Page, attributions: list[Attribution]) -> tuple[Draft, ...]:
    """The attributions as drafts with tidied spans, numbered in text order; those left without cue or content go.

    So do those that the encoder doubts: a cue that our table knows needs less of its certainty than any other.
    """
    found: list[Draft] = []
    for read in attributions:
        cue, source, content = tidy(page, read)
        content = whole(page, cue, source, content)
        known = meaning(page.text, cue) if cue else None
        if cue and content and read.confidence >= (DOUBTED if known is None else DOUBTED_KNOWN):
            found.append(owned(page, Draft(f"s{len(found) + 1}", cue, source, content, known, read)))
    return tuple(found)


def parties_of(page: Page, drafts: tuple[Draft, ...]) -> dict[str, Others]:
    """The other parties of each draft. The act is first read without knowing who speaks."""
    return {draft.id: others(page, draft, act(page, draft, page.words(draft.source))) for draft in drafts}


def voices(drafts: tuple[Draft, ...], parties: dict[str, Others], parents: dict[str, str]) -> list[Voice]:
    """Everyone who has a part in a statement."""
    found: list[Voice] = []
    for draft in drafts:
        other = parties[draft.id]
        parent = parents.get(draft.id)
        found += [Voice(span, "source", draft.id, parent, draft.content) for span in draft.source]
        found += [Voice(span, "via", draft.id, parent) for span in other.via]
        found += [Voice(span, "addressee", draft.id, parent) for span in other.addressee]
        found += [Voice(span, "target", draft.id, parent) for span in other.target]
    return found


def stated(
    page: Page, drafts: tuple[Draft, ...], parties: dict[str, Others], parents: dict[str, str], cast: Cast
) -> tuple[Statement, ...]:
    """The statements, with actors."""
    contents = united(span for draft in drafts for span in draft.content)
    return tuple(statement(page, draft, parties[draft.id], parents.get(draft.id), cast, contents) for draft in drafts)


def statement(page: Page, draft: Draft, other: Others, parent: str | None, cast: Cast, contents: Spans) -> Statement:
    """One statement."""
    what = act(page, draft, cast.spoken(draft.source))
    return Statement(
        id=draft.id,
        source=Party(draft.source, cast.actor(draft.source)),
        named=named(page, draft, cast),
        cue=draft.cue,
        content=draft.content,
        via=party(other.via, cast),
        addressee=party(other.addressee, cast),
        target=party(other.target, cast),
        mode=mode(page, draft.cue, draft.source, draft.content),
        act=what,
        factuality=factuality(page, draft, what),
        condition=condition(page, draft),
        parent=parent,
        said=said(page, draft, contents),
        confidence=round(draft.read.confidence, 4),
    )


def party(spans: Spans, cast: Cast) -> Party | None:
    """A party with its actor, or None where nobody is named."""
    return Party(spans, cast.actor(spans)) if spans else None


def named(page: Page, draft: Draft, cast: Cast) -> Named:
    """How the source is named: by whoever it resolves to, else by its words, else as learned."""
    if not draft.source:
        return "absent"
    kinds = {member.named for member in cast.members_at(draft.source)}
    if not kinds:
        mention = describe(page.words(draft.source))
        return mention.named if mention.kind != "pronoun" else learned(draft)
    for kind in ("named", "collective", "unnamed"):
        if kind in kinds:
            return kind
    return "unnamed"


def learned(draft: Draft) -> Named:
    """The learned reading of a source that the words leave open."""
    return "unnamed" if draft.read.named == "absent" else draft.read.named

"""Triggers of one sentence made into events: what tells of one happening by one claimant is one (codebook, Event).

A word of harm (`killed`, `destroyed`, `died`) tells of the deed beside it; deeds with actors of their own stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.claims.event_kinds import weapon_at
from reportedly.claims.event_needs import Trigger
from reportedly.claims.event_roles import Roles
from reportedly.claims.syntax import Sentence
from reportedly.knowledge.happenings import weapons
from reportedly.model import Span, Statement, Status

NEAR = 30
"""How many words from a deed its weapon may be named."""
FLOWN = frozenset(("aerial", "drone"))
"""Modes of what drops or fires other weapons."""
INSTRUMENTAL = frozenset(("with", "by", "using", "from", "of", "when", "in"))
"""Words before a weapon that a deed was done with."""
HARM_ONLY = frozenset(
    """kill wound injure die dead hit strike destroy damage perish hurt maim collapse fall martyr demolish flatten lose
    claim target burn cause casualty death injury""".split()
)
"""Words that tell what came of a deed, or that it met its target, and not what the deed was."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One event on its way: its trigger and row, the roles as characters, its status and its claimant."""

    sentence: Sentence
    trigger: Trigger
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    mode: str | None
    status: Status
    claimant: Statement | None
    purpose: bool = False
    """Whether it is only what another deed of the sentence is for: `fired tear gas to disperse them`."""

    @property
    def harm(self) -> bool:
        """Whether its trigger only says what came of a deed."""
        row = self.trigger.row
        return row.type == "ASSAULT" and row.mode in (None, "destroy", "targeted") and row.words[0] in HARM_ONLY

    @property
    def combat(self) -> bool:
        """Whether it is two-sided fighting that a noun names, with nobody named as fighting."""
        return self.trigger.row.actor == "both" and not self.trigger.verbal and not self.actors

    @property
    def span(self) -> Span:
        """The characters of its trigger."""
        return self.sentence.span(self.trigger.start, self.trigger.end)


def drafted(
    sentence: Sentence, trigger: Trigger, roles: Roles, status: Status, claimant: Statement | None, edges: Span
) -> Draft:
    """A trigger as an event by itself; `edges` are the words `[start, end)` among which weapons are looked for."""
    mode = trigger.row.mode
    flown = any(weapon.kind == "force" and weapon.mode in FLOWN for weapon in roles.devices)
    thrown = None if flown else next((weapon.mode for weapon in roles.devices if weapon.kind == "device"), None)
    if trigger.verbal and trigger.row.type == "ASSAULT" and thrown is not None:
        mode = thrown
    if trigger.row.type == "ASSAULT" and mode is None:
        mode = armed_with(sentence, roles, trigger, edges)
    return Draft(
        sentence,
        trigger,
        spans(sentence, roles.actors),
        spans(sentence, roles.recipients),
        mode,
        status,
        claimant,
    )


def spans(sentence: Sentence, found: Sequence[int | tuple[int, int]]) -> tuple[Span, ...]:
    """The characters of phrases by their heads, or of parts of them by their words."""
    made = [sentence.extent(each) if isinstance(each, int) else sentence.span(*each) for each in found]
    return tuple(dict.fromkeys(made))


def armed_with(sentence: Sentence, roles: Roles, trigger: Trigger, edges: Span) -> str | None:
    """The mode that a weapon implies: one that acts, else the one nearest to the trigger among its clause's words."""
    if roles.devices:
        return roles.devices[0].mode
    near = range(max(edges[0], trigger.at - NEAR), min(edges[1], trigger.at + NEAR))
    found: list[tuple[int, str]] = []
    for i in near:
        if sentence.low(i) not in weapons() or trigger.start <= i < trigger.end:
            continue
        phrase = sentence.phrase_of.get(i)
        by_it = phrase is not None and sentence.low(phrase.start - 1) in INSTRUMENTAL
        weapon = weapon_at(sentence, phrase.head) if phrase is not None and by_it else None
        if weapon is not None and weapon.kind == "device":
            found.append((abs(i - trigger.at), weapon.mode))
    return min(found)[1] if found else None


def merged(drafts: Sequence[Draft]) -> list[Draft]:
    """The events of one sentence, those of one happening by one claimant made one."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: (each.purpose, each.combat, each.harm, each.trigger.start)):
        whole = next((each for each in nearest(kept, draft) if one_happening(each, draft)), None)
        if whole is None:
            kept.append(draft)
        else:
            kept[kept.index(whole)] = joined(whole, draft)
    return sorted(kept, key=lambda each: each.trigger.start)


def nearest(kept: Sequence[Draft], draft: Draft) -> list[Draft]:
    """The events so far, those nearest to a trigger first."""
    return sorted(kept, key=lambda each: abs(each.trigger.at - draft.trigger.at))


def one_happening(first: Draft, second: Draft) -> bool:
    """Whether two triggers of a sentence tell of one happening."""
    if first.claimant is not second.claimant or first.trigger.row.type != second.trigger.row.type:
        return False
    if second.purpose and first.trigger.row.type == "ASSAULT" and first.trigger.start < second.trigger.start:
        return agree(first.actors, second.actors)
    if first.status != second.status and not second.harm:
        return False
    if second.combat:
        return first.trigger.row.type == "ASSAULT"
    if second.harm:
        return agree(first.actors, second.actors)
    if first.trigger.row.type == "ASSAULT" and not linked(first, second):
        return False
    return (
        agree(first.actors, second.actors) and agree(first.recipients, second.recipients) and modes_fit(first, second)
    )


def modes_fit(first: Draft, second: Draft) -> bool:
    """Whether two modes can be one event's."""
    return first.mode is None or second.mode is None or first.mode == second.mode


def linked(first: Draft, second: Draft) -> bool:
    """Whether one trigger hangs on the other: `struck in an attack`, `fighting that followed an ambush` not."""
    sentence = first.sentence
    a, b = sorted((first.trigger.at, second.trigger.at))
    return sentence.words[b].head == a or sentence.words[a].head == b


def agree(first: tuple[Span, ...], second: tuple[Span, ...]) -> bool:
    """Whether two lists of participants can be of one event: one is empty, or they share somebody."""
    return not first or not second or any(a[0] < b[1] and b[0] < a[1] for a in first for b in second)


def joined(first: Draft, second: Draft) -> Draft:
    """Two triggers of one happening as one event; the deed's own trigger stands."""
    actors = first.actors or second.actors
    return replace(
        first,
        actors=actors,
        recipients=tuple(each for each in apart((*first.recipients, *second.recipients)) if each not in actors),
        mode=first.mode or second.mode,
        status=first.status,
    )


def apart(found: Sequence[Span]) -> list[Span]:
    """Spans without those that overlap an earlier one, in text order."""
    kept: list[Span] = []
    for span in found:
        if not any(span[0] < other[1] and other[0] < span[1] for other in kept):
            kept.append(span)
    return sorted(kept)

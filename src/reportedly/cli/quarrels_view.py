"""The contradictions of an account for a person, those that one claim has with several others in one paragraph.

Invariant: each contradiction of the account is told once, with both speakers and both words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from reportedly.accounts.accounts import Told
from reportedly.accounts.claims import Claim, claim_at
from reportedly.accounts.model import Contradiction, ContradictionKind, Ref
from reportedly.cli.view import Line, visible
from reportedly.cli.wording import kind_of, quoted

DEEP = "  "
Key = tuple[ContradictionKind, Ref]


def quarrels(told: Told) -> Iterator[Line]:
    """A paragraph for each contradiction, or for all that one claim is in, the most disputed first met in front."""
    for group in grouped(told.account.contradictions):
        yield Line(Text.assemble(kind_of(group[0]), ": ", visible(sentence(told, group))), hang=Text(DEEP))


def grouped(every: Sequence[Contradiction]) -> Iterator[tuple[Contradiction, ...]]:
    """The contradictions by the claim that is in most of those of its kind; each is in one group."""
    counts: Counter[Key] = Counter((each.kind, ref) for each in every for ref in (each.first, each.second))
    groups: dict[Key, list[Contradiction]] = {}
    for each in every:
        # An assertion is told under what denies it, so that the words of a denial are not repeated.
        pair = (each.second, each.first) if each.kind == "asserted-denied" else (each.first, each.second)
        key = max(((each.kind, ref) for ref in pair), key=lambda one: counts[one])
        groups.setdefault(key, []).append(each)
    yield from map(tuple, groups.values())


def sentence(told: Told, group: Sequence[Contradiction]) -> str:
    """What a group of contradictions is: of one, its reason; of several, the claim that they share, then the others."""
    if len(group) == 1 or group[0].kind == "rival-authors":
        return " ".join(each.why for each in group)
    shared = {group[0].first, group[0].second}.intersection(*({each.first, each.second} for each in group))
    common = claim_at(told, shared.pop())
    others = [claim_at(told, each.second if each.first == common.ref else each.first) for each in group]
    listed = "; ".join(dict.fromkeys(said(each) for each in others))
    if group[0].kind == "disjoint-ranges":
        return f"{said(common)}, against {listed}."
    if common.ref == group[0].second:
        return f"{said(common)} denies what these say: {listed}."
    return f"{said(common)} is denied by {listed}."


def said(claim: Claim) -> str:
    """`Baku on 2020-10-28 (“21 people”)`."""
    on = f" on {claim.said}" if claim.said else ""
    return f"{claim.speaker.name}{on} ({quoted(claim.words)})"

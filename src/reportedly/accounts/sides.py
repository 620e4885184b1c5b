"""Which side of a conflict an actor is on, by the sides that were declared or inferred.

Invariant: the longest member that takes an actor in decides, so that `AZE.PRE` may stand against `AZE`; where two
sides take one in equally, it is on neither.
Source of the rule: codebook, Actor (a side is an actor's part in one conflict).
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.accounts.model import Side
from reportedly.accounts.voices import covers
from reportedly.knowledge.who import folded


def side_of(actor: str | None, sides: Sequence[Side], name: str | None = None) -> str | None:
    """The name of the side that an actor is on, None where the sides don't say.

    `actor` may join several ids with `;`: they have a side only together. `name` is what somebody is called whom no
    id tells, an outlet for instance: members that are no ids are compared with it.
    """
    if actor is not None:
        found = {side_of_one(each, sides) for each in actor.split(";")}
        if found != {None}:
            return next(iter(found)) if len(found) == 1 else None
    return named_in(name, sides) if name else None


def side_of_one(actor: str, sides: Sequence[Side]) -> str | None:
    """The side of one id: the one whose longest member takes it in."""
    held = [
        (len(member), side.name) for side in sides for member in side.members if is_id(member) and covers(member, actor)
    ]
    longest = {name for length, name in held if length == max(length for length, _ in held)}
    return next(iter(longest)) if len(longest) == 1 else None


def named_in(name: str, sides: Sequence[Side]) -> str | None:
    """The side that has a name among its members, in any case of letters and without marks."""
    wanted = folded(name)
    return next(
        (side.name for side in sides for member in side.members if not is_id(member) and folded(member) == wanted), None
    )


def is_id(member: str) -> bool:
    """Whether a member of a side is an id or the beginning of one, not a name: `AZE.MIL`, not `the separatists`."""
    code = member.partition(":")[0]
    return code == "unresolved" or (code == code.upper() and " " not in code and code.split(".")[0].isalpha())

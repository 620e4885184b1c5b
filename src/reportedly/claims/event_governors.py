"""What a word makes of the event that it governs, by the table of governing words and how the event follows it."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.claims.syntax import Sentence
from reportedly.knowledge.happenings import Complement, Effect, governors


def effects_at(
    sentence: Sentence,
    i: int,
    classes: tuple[str, ...],
    complements: tuple[Complement, ...],
    ends: int | None = None,
) -> Iterator[Effect]:
    """What a word makes of the event that it governs: by the longest phrase of the table that stands there.

    A row with the complement at hand goes before one for any; `ends` is where the phrase's particle may stand.
    """
    best: tuple[int, bool, Effect] | None = None
    for rest, row in governors().get(sentence.low(i), ()):
        if row.pos not in classes or (row.complement and complements and row.complement not in complements):
            continue
        if row.complement and not complements:
            continue
        at = i + 1
        for low in rest:
            if sentence.low(at) != low and not (ends is not None and sentence.low(ends) == low and low == rest[-1]):
                break
            at += 1
        else:
            rank = (len(rest), bool(row.complement))
            if best is None or rank > best[:2]:
                best = (*rank, row.effect)
    if best is not None:
        yield best[2]

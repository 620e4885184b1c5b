"""The ranges of the figures that stand, for each measure and kind of victims.

Invariant: low and high are bounds that somebody gave; parts, totals over several incidents and revised figures never
enter. Source of the rule: codebook, Account (`low` and `high` are the extremes of the figures that stand).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.accounts.best import Rule, best
from reportedly.accounts.model import Toll, TollRange
from reportedly.accounts.parts import counts
from reportedly.accounts.tolls import stands
from reportedly.model import Measure


def ranges(tolls: Iterable[Toll], rule: Rule | None = None) -> tuple[TollRange, ...]:
    """A range for each measure and kind of victims of which a figure stands, in the order of the tolls.

    Raises ValueError where the rule is none that we know.
    """
    groups: dict[tuple[Measure, str], list[Toll]] = {}
    for each in filter(stands, tolls):
        groups.setdefault(counts(each), []).append(each)
    return tuple(
        TollRange(measure, lowest(group), highest(group), best(group, rule), rule, whom)
        for (measure, whom), group in groups.items()
    )


def lowest(standing: Sequence[Toll]) -> int | None:
    """The least lower bound; None where no figure has one."""
    return min((each.low for each in standing if each.low is not None), default=None)


def highest(standing: Sequence[Toll]) -> int | None:
    """The greatest upper bound; None, for open, where an open figure begins above it (`at least 40` above 31)."""
    top = max((each.high for each in standing if each.high is not None), default=None)
    open_from = max((each.low for each in standing if each.high is None and each.low is not None), default=None)
    return None if top is None or (open_from is not None and open_from > top) else top

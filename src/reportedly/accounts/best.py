"""The named rules by which somebody may choose a best figure among those that stand.

Invariant: no rule is ever followed unless it was named; without one there is no best figure (codebook, Account).

- `acled`: the most conservative figure, the lowest that stands (ACLED, FAQ on fatalities: where sources differ or are
  vague, the most conservative figure is used).
- `ucdp`: the most reliable source's, of those its most recent, of those the lowest (UCDP, definition of the best
  estimate: the most reliable numbers are aggregated; where no source can be told to be more reliable, as a rule the
  lower figure is included). Reliable is what can be told without knowing the case: speakers on no side before those of
  a side, those with a name before those without.
- `median`: the middle of the figures, the lower of two middles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, get_args

from reportedly.accounts.model import Toll
from reportedly.accounts.voices import known

Rule = Literal["ucdp", "acled", "median"]
RULES: tuple[Rule, ...] = get_args(Rule)


def best(standing: Sequence[Toll], rule: Rule | None) -> int | None:
    """The best figure among tolls that stand; None without a rule or without a number.

    Raises ValueError where the rule is none of RULES.
    """
    if rule is None:
        return None
    if rule not in CHOICE:
        raise ValueError(f"no such rule: {rule!r}; name one of {', '.join(RULES)}, or none for no best figure")
    numbers = [each for each in standing if point(each) is not None]
    return CHOICE[rule](numbers) if numbers else None


def point(each: Toll) -> int | None:
    """The one number of a toll, read conservatively: its lower bound, else its upper one."""
    return each.low if each.low is not None else each.high


def lowest(standing: Sequence[Toll]) -> int:
    """The lowest number."""
    return min(number(each) for each in standing)


def median(standing: Sequence[Toll]) -> int:
    """The middle number, the lower of two."""
    numbers = sorted(number(each) for each in standing)
    return numbers[(len(numbers) - 1) // 2]


def most_reliable(standing: Sequence[Toll]) -> int:
    """The lowest of the most recent numbers of the most reliable speakers."""
    rank = min(reliability(each) for each in standing)
    reliable = [each for each in standing if reliability(each) == rank]
    latest = max(day(each) for each in reliable)
    return lowest([each for each in reliable if day(each) == latest])


def reliability(each: Toll) -> int:
    """0 for who has a name and no side, 1 for who has both, 2 for an outlet's own words and the unnamed."""
    if each.speaker.actor is None or not known(each.speaker.actor):
        return 2
    return 1 if each.speaker.side is not None else 0


def day(each: Toll) -> str:
    """The day of saying, of a span of days the last."""
    return (each.said or "").split("/")[-1][:10]


def number(each: Toll) -> int:
    """The one number of a toll that has one."""
    return point(each) or 0


CHOICE: dict[Rule, Callable[[Sequence[Toll]], int]] = {"ucdp": most_reliable, "acled": lowest, "median": median}

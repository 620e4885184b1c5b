from __future__ import annotations

import pytest

from reportedly.accounts.best import RULES, Rule, best
from reportedly.accounts.model import Ref, Speaker, Toll


def toll(
    low: int | None,
    high: int | None = None,
    *,
    actor: str | None = "UNO",
    side: str | None = None,
    said: str = "2020-10-28",
) -> Toll:
    speaker = Speaker("x", actor, side, None)
    return Toll(Ref("a", "f1"), speaker, low, high, False, "killed", None, None, "incident", False, said, str(low))


def test_without_a_rule_there_is_no_best_figure() -> None:
    assert best([toll(14), toll(21)], None) is None


def test_acled_takes_the_lowest() -> None:
    assert best([toll(21), toll(14), toll(43)], "acled") == 14


def test_the_median_of_two_is_the_lower() -> None:
    assert best([toll(21), toll(14), toll(43)], "median") == 21
    assert best([toll(21), toll(14)], "median") == 14


def test_ucdp_takes_who_is_on_no_side_and_has_a_name() -> None:
    monitor, party, nobody = toll(30), toll(10, side="Armenia"), toll(5, actor="unresolved:residents")
    assert best([party, monitor, nobody], "ucdp") == 30
    assert best([party, nobody], "ucdp") == 10


def test_ucdp_takes_the_most_recent_and_of_those_the_lowest() -> None:
    assert best([toll(14), toll(25, said="2020-10-30"), toll(21, said="2020-10-29/2020-10-30")], "ucdp") == 21


def test_an_upper_bound_counts_where_it_is_all_there_is() -> None:
    assert best([toll(None, 30)], "acled") == 30
    assert best([], "acled") is None


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_chooses_one_of_the_figures(rule: Rule) -> None:
    figures = [toll(14), toll(21), toll(43)]
    assert [best(figures, rule)] in ([14], [21], [43])


def test_an_unknown_rule_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no such rule: 'mean'; name one of ucdp, acled, median"):
        best([toll(14)], "mean")  # type: ignore[arg-type] # what somebody may type

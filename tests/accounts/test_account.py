from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from reportedly.accounts.account import account, edtf, link_to_json, to_json, to_line
from reportedly.accounts.best import RULES
from reportedly.accounts.model import Account, ContradictionKind, GradeValue, Link, Reason, Stance
from reportedly.model import Block
from tests.accounts.papers import TWO_SIDES, Paper, incident, reports


def papers() -> tuple[Paper, Paper, Paper]:
    text = "Rockets hit Barda. Baku said 21 people had died."
    wire, reprint = Paper(text, "Kavkaz Wire"), Paper(text, "Courier", origin="Kavkaz Wire")
    for paper in (wire, reprint):
        paper.event("hit")
        paper.figure("21 people", claimant=paper.says("Baku", "21 people had died", "AZE.GOV"))
    other = Paper("Sevan counts 9 people.\u2028Yerevan denied firing.", "Sevan")
    other.figure("9 people")
    denial = other.says("Yerevan", "firing", "ARM.GOV", act="deny")
    other.event("firing", by=("Yerevan", "ARM.GOV"), status="denied", claimant=denial)
    return wire, reprint, other


def made(rule: str | None = None) -> tuple[Account, dict[str, object]]:
    told = papers()
    found = account(incident(*told), reports(*told), {}, TWO_SIDES, rule)  # type: ignore[arg-type] # a rule's name
    return found, to_json(found, reports(*told), {})


def test_an_account_brings_together_what_is_said() -> None:
    found, _ = made()
    assert found.printings == 3
    assert found.sources == ("Armenia", "Azerbaijan")
    assert found.grade.value == "contested"
    assert [(each.low, len(each.printings)) for each in found.tolls] == [(9, 0), (21, 1)]
    assert [each.kind for each in found.contradictions] == ["disjoint-ranges"]
    assert [(each.low, each.high, each.best) for each in found.ranges] == [(9, 21, None)]


def test_a_best_figure_names_its_rule() -> None:
    found, _ = made("acled")
    assert [(each.best, each.rule) for each in found.ranges] == [(9, "acled")]


def test_an_account_has_one_figure_for_each_place_where_it_is_printed() -> None:
    _, data = made()
    figures = data["figures"]
    assert isinstance(figures, list)
    assert [(each["article"], each["low"], each["claimant"]) for each in figures] == [
        ("Sevan: Sevan counts", 9, None),
        ("Kavkaz Wire: Rockets hit ", 21, "Baku"),
        ("Courier: Rockets hit ", 21, "Baku"),
    ]


def test_every_span_points_at_its_words() -> None:
    _, data = made()
    texts = {each.article.id: each.text for each in papers()}
    figures = data["figures"]
    assert isinstance(figures, list)
    assert all(texts[each["article"]][slice(*each["span"])] == each["words"] for each in figures)


def test_reports_have_outlet_origin_and_day() -> None:
    _, data = made()
    rows = data["reports"]
    assert isinstance(rows, list)
    assert [(each["outlet"], each["origin"], each["published"]) for each in rows] == [
        ("Kavkaz Wire", "Kavkaz Wire", "2020-10-28"),
        ("Courier", "Kavkaz Wire", "2020-10-28"),
        ("Sevan", "Sevan", "2020-10-28"),
    ]


def test_an_account_is_one_line_and_the_same_each_time() -> None:
    told = papers()
    lines = {
        to_line(account(incident(*told), reports(*told), {}, TWO_SIDES), reports(*told), {}).splitlines()[0]
        for _ in range(2)
    }
    (line,) = lines
    assert json.loads(line) == made()[1]


def test_what_a_correction_withdraws_is_no_source() -> None:
    text = "Guns hit Orsa. Prosecutors said 12 people died. An earlier version said 15 people had died."
    at = text.index("An earlier")
    paper = Paper(text, blocks=(Block("paragraph", 0, at), Block("correction", at, len(text))))
    paper.event("hit")
    paper.figure("12 people", claimant=paper.says("Prosecutors", "12 people died", "AZE.JUD:prosecutors"))
    wrong = paper.says("An earlier version", "15 people had died", "unresolved:earlier-version", named="unnamed")
    paper.figure("15 people", claimant=wrong)
    found = account(incident(paper), reports(paper), {paper.report.article.id: "Gazette"})
    assert len(found.sources) == 1
    assert {each.low for each in found.tolls} == {12, 15}


def test_a_missing_report_is_an_error() -> None:
    told = papers()
    with pytest.raises(KeyError, match="Sevan"):
        account(incident(*told), reports(*told[:2]), {})


def test_days_are_edtf() -> None:
    first, last = date(2020, 10, 28), date(2020, 10, 29)
    assert [edtf(first, first), edtf(first, last), edtf(None, None)] == ["2020-10-28", "2020-10-28/2020-10-29", None]


def test_every_key_and_value_of_an_account_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "account.md").read_text(encoding="utf-8")
    keys: set[str] = set()

    def collect(value: object) -> None:
        for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            collect(each)
        if isinstance(value, dict):
            keys.update(value)

    collect(made()[1])
    collect(link_to_json(Link("a", "b", 1.0, (Reason("date", 1.0, "the same day"),))))
    told = {*keys, *get_args(Stance), *get_args(ContradictionKind), *get_args(GradeValue), *RULES}
    assert [each for each in sorted(told) if f"`{each}`" not in page and f'"{each}"' not in page] == []


def test_the_example_of_the_documentation_has_the_shape_of_an_account() -> None:
    page = (Path(__file__).parents[2] / "docs" / "account.md").read_text(encoding="utf-8")
    shown = json.loads(page.partition("```json\n")[2].partition("```")[0])
    assert set(shown) == set(made()[1])


def test_an_incident_that_hundreds_print_is_told_in_a_moment() -> None:
    copies = []
    for number in range(400):
        paper = Paper("Rockets hit Barda. Baku said 21 people had died. Yerevan denied it.", f"Paper {number}")
        paper.event("hit")
        paper.figure("21 people", claimant=paper.says("Baku", "21 people had died", "AZE.GOV"))
        paper.says("Yerevan", "it.", "ARM.GOV", act="deny")
        copies.append(paper)
    told = reports(*copies)
    start = time.perf_counter()
    found = account(incident(*copies), told, dict.fromkeys(told, "Kavkaz Wire"), TWO_SIDES)
    assert time.perf_counter() - start < 5
    assert (found.printings, len(found.tolls), len(found.tolls[0].printings)) == (400, 1, 399)

"""`reportedly accounts`: what each side says of an incident, for a person and for a program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import click
import pytest
from rich.cells import cell_len

from reportedly.accounts import pairing
from reportedly.accounts.accounts import Told, accounts
from reportedly.accounts.conflict import Conflict
from reportedly.accounts.model import Side
from reportedly.cli import account_view
from reportedly.cli.accounts import LINKERS
from reportedly.cli.columns import pages_at
from reportedly.cli.records import Failed
from reportedly.record.record import Record
from tests.cli.incidents import conflict, edition, record, run
from tests.record.dispatches import FIRST, report

TALVIK = "Talvik’s defence ministry"


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return record(tmp_path)


def lines(where: Path, *words: str | Path) -> list[dict[str, object]]:
    done = run("accounts", "--record", where, *words)
    assert done.exception is None, done.exception
    return [json.loads(line) for line in done.stdout.splitlines()]


def of_orsa(where: Path) -> str:
    return str(lines(where, "--place", "Orsa")[0]["id"])


def told(where: Path) -> Told:
    """The account of the shelling of Orsa."""
    name = of_orsa(where)
    with Record.open(where) as opened:
        (one,) = accounts(opened, only=[name])
    return one


def test_one_incident_a_line(where: Path) -> None:
    orsa, brask = lines(where)
    assert (orsa["printings"], orsa["date"], brask["printings"], brask["date"]) == (3, "2020-10-04", 1, "2020-12-24")
    assert orsa["sources"] == ["The mayor of Orsa", TALVIK]


def test_a_page_has_the_sides_next_to_each_other(where: Path, tmp_path: Path) -> None:
    done = run("accounts", "--record", where, "--conflict", conflict(tmp_path), "--format", "text")
    page = done.stdout.splitlines()
    assert page[0].startswith("ASSAULT heavy-weapons · Orsa · 2020-10-04 · contested  i")
    assert page[1] == "2 independent sources in 3 articles: The mayor of Orsa, Talvik’s defence ministry"
    assert [[cell.strip() for cell in row.split("│")] for row in page[3:10] if "│" in row] == [
        ["Orsa", "Talvik"],
        ["The mayor of Orsa", TALVIK],
        ["asserts, naming border guard: “that Talvik’s", "denies: “that its guns had fired on Orsa”"],
        ["border guard had shelled the market and that", "Gazette, 2020-10-04; and in 2 more articles"],
        ["at least 14 people were killed”", ""],
        ["Gazette, 2020-10-04; and in 2 more articles", ""],
    ]
    assert "at least 14, then at least 20 killed" in done.stdout
    assert "Figures that stand: 20 or more killed" in page
    assert "asserted and denied: The mayor of Orsa says that it happened" in done.stdout


def test_what_one_article_alone_tells_is_left_out_of_the_page_and_said_to_be(where: Path) -> None:
    done = run("accounts", "--record", where, "--format", "text")
    assert "Brask" not in done.stdout
    assert done.stderr == "Not shown: 1 incident told of by only one article. --least 1 shows all.\n"
    whole = run("accounts", "--record", where, "--format", "text", "--least", "1")
    assert "Brask" in whole.stdout and not whole.stderr


def test_one_incident_by_its_id_says_why_its_articles_belong_together(where: Path) -> None:
    done = run("accounts", "--record", where, "--format", "text", of_orsa(where))
    why = " ".join(done.stdout.partition("Why these articles are one incident")[2].split())
    assert why.startswith("Gazette, 2020-10-04: Orsa shelled a#t")
    assert why.count("linked with") == 2
    assert "place: both in Orsa (+" in why and "date: both on 2020-10-04 (+" in why and "figures:" in why


def test_articles_that_a_person_brought_together_say_so(where: Path) -> None:
    orsa, brask = (str(each["id"]) for each in lines(where))
    with Record.open(where) as opened:
        opened.decide("merge", orsa, brask, who="Anna")
    page = run("accounts", "--record", where, "--format", "text", orsa).stdout
    assert "in 4 articles" in page
    assert "no link of its own: brought here by somebody's decision" in page


@pytest.mark.parametrize("width", [40, 69, 80, 120, 200])
def test_no_line_is_wider_than_the_page(where: Path, width: int) -> None:
    sides = (Side("Orsa", ("The mayor of Orsa",), False), Side("Talvik", (TALVIK,), False))
    made = pages_at(account_view.page(told(where), sides, whole=True), width)
    assert max(map(cell_len, made)) <= width


def test_sides_that_nobody_declared_say_so(where: Path) -> None:
    sides = (Side("Orsa", ("The mayor of Orsa",), True), Side("Talvik", (TALVIK,), True))
    (words,) = [line for line in pages_at(account_view.preface(sides), 300) if line]
    assert "inferred from who fights whom, and may be wrong" in words
    with Record.open(where) as opened:
        run("accounts", "--record", where)
        page = pages_at(
            account_view.page(next(accounts(opened, Conflict("", None, None, sides))), sides, whole=False), 100
        )
    assert "Orsa (side inferred)" in page[3] and "Talvik (side inferred)" in page[3]


def test_a_silent_side_stands_beside_the_one_that_speaks(where: Path, tmp_path: Path) -> None:
    file = conflict(
        tmp_path, 'name = "x"\n[sides.Orsa]\nmembers = ["The mayor of Orsa"]\n[sides.Far]\nmembers = ["FRA"]\n'
    )
    page = run("accounts", "--record", where, "--conflict", file, "--format", "text").stdout
    assert "silent: says nothing of it in" in page and "On no side" in page


def test_a_conflict_has_a_time(where: Path, tmp_path: Path) -> None:
    assert [each["date"] for each in lines(where, "--conflict", conflict(tmp_path))] == ["2020-10-04"]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (["--since", "2020-11-01"], ["2020-12-24"]),
        (["--until", "2020-11-01"], ["2020-10-04"]),
        (["--place", "brask"], ["2020-12-24"]),
        (["--actor", "TLV.MIL"], ["2020-10-04", "2020-12-24"]),
        (["--least", "3"], ["2020-10-04"]),
        (["--grade", "contested", "--grade", "weak"], ["2020-10-04", "2020-12-24"]),
    ],
)
def test_incidents_are_chosen(where: Path, words: list[str], days: list[str]) -> None:
    assert [each["date"] for each in lines(where, *words)] == days


def test_nothing_found_is_an_exit_code(where: Path) -> None:
    done = run("accounts", "--record", where, "--grade", "fair")
    assert (done.return_value, done.stdout, done.stderr) == (1, "", "Nothing was found.\n")


def test_an_empty_record_has_no_incidents(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite"
    with Record.open(path):
        pass
    assert run("accounts", "--record", path).return_value == 1


def test_what_is_added_later_is_linked_and_the_id_stays(where: Path) -> None:
    before = of_orsa(where)
    with Record.open(where) as opened:
        opened.add([edition("d", "Herald", 21, "2020-10-06")], FIRST)
    after = lines(where, before)
    assert [each["printings"] for each in after] == [4]


def test_all_can_be_linked_anew(where: Path) -> None:
    first = lines(where)
    assert lines(where, "--rebuild") == first


def test_a_best_figure_names_its_rule(where: Path) -> None:
    page = run("accounts", "--record", where, "--format", "text", "--best", "median").stdout
    assert "20 or more killed (best by the rule median: 20)" in page


def test_an_incident_that_a_person_rejected_is_discounted(where: Path) -> None:
    name = of_orsa(where)
    with Record.open(where) as opened:
        opened.decide("reject", name, who="Anna", why="a drill")
    page = run("accounts", "--record", where, "--grade", "discounted", "--format", "text").stdout
    assert "discounted: Anna rejected it: a drill" in page


@pytest.mark.parametrize(
    ("words", "kind", "told"),
    [
        (["i000000000000"], click.UsageError, "i000000000000 is no incident of this record"),
        (["--conflict", "nowhere.toml"], click.BadParameter, "nowhere.toml: No such file"),
        (["--best", "mean"], click.BadParameter, "'mean' is not one of"),
        (["--since", "soon"], click.BadParameter, "does not match the format"),
        (["--least", "0"], click.BadParameter, "not in the range"),
    ],
)
def test_what_is_not_understood_is_told(where: Path, words: list[str], kind: type[Exception], told: str) -> None:
    done = run("accounts", "--record", where, *words)
    assert isinstance(done.exception, kind) and told in str(done.exception)


def test_a_conflict_file_that_is_none_is_told_with_its_fault(where: Path, tmp_path: Path) -> None:
    file = conflict(tmp_path, 'name = "x"\n[sides.A]\nmembers = ["ARM"]\n')
    done = run("accounts", "--record", where, "--conflict", file)
    assert isinstance(done.exception, click.BadParameter)
    assert "a conflict has two sides or more" in str(done.exception)


def test_there_must_be_a_record(tmp_path: Path) -> None:
    done = run("accounts", "--record", tmp_path / "none.sqlite")
    assert isinstance(done.exception, Failed) and "there is no record at" in done.exception.format_message()
    assert not (tmp_path / "none.sqlite").exists()


def test_control_characters_never_reach_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    with Record.open(path) as opened:
        opened.add([report("a", outlet="Gaz\x1bette"), report("b", outlet="Cou\u202erier")], FIRST)
    page = run("accounts", "--record", path, "--format", "text").stdout
    assert "Gaz\ufffdette" in page and "\x1b" not in page and "\u202e" not in page


def test_days_that_end_before_they_begin_are_not_understood(where: Path) -> None:
    done = run("accounts", "--record", where, "--since", "2020-10-05", "--until", "2020-10-04")
    assert isinstance(done.exception, click.BadParameter)
    assert "2020-10-04 is before --since 2020-10-05" in str(done.exception.message)


def test_a_place_that_is_given_for_an_incident_is_told_how_to_find_it(where: Path) -> None:
    done = run("accounts", "--record", where, "Orsa")
    assert isinstance(done.exception, click.UsageError)
    assert done.exception.message.endswith("--place finds them by place")


@pytest.mark.parametrize("linker", LINKERS[:3])
def test_all_is_linked_anew_by_whomever_is_named(where: Path, linker: str) -> None:
    before = lines(where)
    assert lines(where, "--rebuild", "--linker", linker) == before


def test_who_links_is_asked_for_where_all_is_linked_only(where: Path) -> None:
    done = run("accounts", "--record", where, "--linker", "own")
    assert isinstance(done.exception, click.UsageError) and "--rebuild" in done.exception.message


def test_what_a_linker_lacks_is_told_with_how_to_install_it(where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = lines(where)
    with monkeypatch.context() as patched:
        patched.setattr(pairing, "find_spec", lambda _: None)
        done = run("accounts", "--record", where, "--rebuild", "--linker", "spark")
    assert isinstance(done.exception, Failed)
    words = "--linker spark needs splink and duckdb and pyspark: pip install 'reportedly[link,spark]'"
    assert done.exception.message == words
    assert lines(where) == before


def test_the_linkers_that_can_be_named_are_those_that_there_are() -> None:
    assert set(LINKERS) == set(get_args(pairing.Linker))

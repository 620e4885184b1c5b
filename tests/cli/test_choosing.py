"""What the commands on incidents share: the record is linked first, and the sides are declared or inferred."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from reportedly.accounts.best import RULES as BEST
from reportedly.accounts.conflict import load
from reportedly.accounts.model import GradeValue
from reportedly.cli.choosing import GRADES, RULES, Choice, check, chosen, few, linked, loaded, of_incident, sides_of
from reportedly.record.record import Record
from tests.cli.incidents import conflict, edition, record
from tests.record.dispatches import FIRST


def choice(**known: object) -> Choice:
    nothing = dict.fromkeys(("conflict", "since", "until", "place", "actor"))
    return Choice(**{"incidents": (), "least": 1, "grade": (), **nothing, **known})  # type: ignore[arg-type]


def test_what_can_be_asked_for_is_what_there_is() -> None:
    from typing import get_args

    assert set(GRADES) == set(get_args(GradeValue)) and RULES == BEST


def test_what_is_new_is_linked_once(tmp_path: Path) -> None:
    with Record.open(record(tmp_path)) as made:
        linked(made)
        first = [of_incident(each) for each in chosen(made, choice(), ())]
        assert [(each["place"], each["date"]) for each in first] == [("Orsa", "2020-10-04"), ("Brask", "2020-12-24")]
        made.add([edition("d", "Herald", 22, "2020-10-07")], FIRST)
        assert [each.account.printings for each in chosen(made, choice(), ())] == [3, 1]
        linked(made)
        assert [each.account.printings for each in chosen(made, choice(), ())] == [4, 1]
        linked(made, anew=True)
        assert [of_incident(each) for each in chosen(made, choice(), ())] == first


def test_sides_are_those_of_the_file_else_inferred(tmp_path: Path) -> None:
    with Record.open(record(tmp_path)) as made:
        assert [each.name for each in sides_of(made, load(conflict(tmp_path)))] == ["Orsa", "Talvik"]
        assert sides_of(made, None) == ()


def test_an_incident_that_is_asked_for_by_id_is_shown_whenever_it_happened(tmp_path: Path) -> None:
    declared = load(conflict(tmp_path))
    with Record.open(record(tmp_path)) as made:
        linked(made)
        inside = [each.account.incident.id for each in chosen(made, choice(conflict=declared), declared.sides)]
        every = [each.account.incident.id for each in chosen(made, choice(), ())]
        assert (len(inside), len(every)) == (1, 2)
        asked = choice(conflict=declared, incidents=tuple(every))
        assert [each.account.incident.id for each in chosen(made, asked, declared.sides)] == every


def test_an_id_that_is_none_is_told_with_where_ids_are(tmp_path: Path) -> None:
    with Record.open(record(tmp_path)) as made, pytest.raises(click.UsageError, match="`reportedly accounts` lists"):
        check(made, ("i000000000000",))


def test_what_too_few_articles_tell_of_is_counted_unless_something_else_is_asked_for(tmp_path: Path) -> None:
    with Record.open(record(tmp_path)) as made:
        linked(made)
        assert few(made, choice(least=2)) == "Not shown: 1 incident told of by only one article. --least 1 shows all."
        assert (
            few(made, choice(least=4))
            == "Not shown: 2 incidents told of by fewer than 4 articles. --least 1 shows all."
        )
        assert few(made, choice(least=2, place="Orsa")) is not None
        assert few(made, choice(least=1)) is None and few(made, choice(least=2, incidents=("i",))) is None


def test_a_conflict_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert loaded(None) is None
    for path, words in ((tmp_path / "none.toml", "No such file"), (tmp_path, "Is a directory")):
        with pytest.raises(click.BadParameter, match=words):
            loaded(path)
    broken = conflict(tmp_path, "name = ")
    with pytest.raises(click.BadParameter, match="not TOML"):
        loaded(broken)

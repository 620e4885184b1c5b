from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportedly.accounts.conflict import ConflictError, load
from reportedly.accounts.sides import side_of

GOOD = 'name = "War"\nfrom = 2020-09-27\nto = "2020-11-10"\n'
SIDES = '[sides.A]\nmembers = ["AZE"]\n[sides.B]\nmembers = ["ARM", "AZE.PRE", "Sevan"]\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "conflict.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_conflict_has_a_name_a_time_and_sides(tmp_path: Path) -> None:
    conflict = load(written(tmp_path, GOOD + SIDES))
    assert (conflict.name, conflict.first, conflict.last) == ("War", date(2020, 9, 27), date(2020, 11, 10))
    assert [side.members for side in conflict.sides] == [("AZE",), ("ARM", "AZE.PRE", "Sevan")]
    assert not any(side.inferred for side in conflict.sides)


def test_the_demos_conflict_has_every_party_on_its_side() -> None:
    sides = load(Path(__file__).parents[2] / "demo" / "conflict.toml").sides
    assert side_of("AZE.GOV:hikmet-hajiyev", sides) == side_of(None, sides, "Absheron") == "Azerbaijan"
    assert side_of("AZE.PRE.MIL:nagorno-karabakh", sides) == side_of("ARM.MIL", sides) == "Armenia"
    assert side_of("RUS.GOV", sides) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = ", "not TOML"),
        (SIDES, "name: missing"),
        (GOOD, "sides: a conflict has two sides"),
        (GOOD + '[sides.A]\nmembers = ["AZE"]\n', "sides: a conflict has two sides"),
        (GOOD + "colour = 1\n" + SIDES, "colour: unknown key; remove it or use one of from, name, sides, to"),
        (GOOD + SIDES + 'leader = "x"\n', "sides.B.leader: unknown key"),
        (GOOD + '[sides.A]\nmembers = "AZE"\n[sides.B]\nmembers = ["ARM"]\n', "sides.A.members: write a list"),
        (GOOD + '[sides.A]\nmembers = ["AZE"]\n[sides.B]\nmembers = ["AZE"]\n', "'AZE' is in A too"),
        (GOOD + '[sides.A]\nmembers = ["AZE", "AZE"]\n[sides.B]\nmembers = ["ARM"]\n', "'AZE' is in A too"),
        (GOOD + '[sides.A]\nmembers = ["AZ.MIL"]\n[sides.B]\nmembers = ["ARM"]\n', "'AZ.MIL' is no id"),
        (GOOD + '[sides.A]\nmembers = ["QQQ.MIL"]\n[sides.B]\nmembers = ["ARM"]\n', "begins with QQQ"),
        ('name = "War"\nfrom = "autumn"\n' + SIDES, "from: 'autumn' is no date"),
        ('name = "War"\nfrom = 2020-11-10\nto = 2020-09-27\n' + SIDES, "to: 2020-09-27 is before from"),
        ('name = "War"\nto = 2020-09-27T10:00:00\n' + SIDES, "to: "),
    ],
)
def test_what_is_wrong_is_said_with_file_and_key(tmp_path: Path, text: str, says: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConflictError) as error:
        load(path)
    assert str(error.value).startswith(f"{path}: ")
    assert says in str(error.value)

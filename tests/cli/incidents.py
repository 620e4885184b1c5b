"""A small record of one incident and one more, for tests of the commands on incidents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner, Result

from reportedly.cli.main import cli
from reportedly.model import Report
from reportedly.record.record import Record
from tests.record.dispatches import FIRST, report

CONFLICT = """name = "The border war"
from = 2020-10-01
to = 2020-10-31

[sides.Orsa]
members = ["The mayor of Orsa"]

[sides.Talvik]
members = ["Talvik’s defence ministry"]
"""


def edition(name: str, outlet: str, deaths: int, said: str) -> Report:
    """The shelling of Orsa on 4 October 2020, told on a later day with another number of dead."""
    made = report(name, outlet=outlet)
    text = made.article.text.replace("at least 14", f"at least {deaths}")
    return replace(
        made,
        article=replace(made.article, text=text, published=said),
        statements=tuple(replace(each, said=said) for each in made.statements),
        figures=tuple(replace(each, low=deaths) for each in made.figures),
    )


def record(folder: Path) -> Path:
    """Three articles on Orsa, in which the mayor counts 14, then 20, and one on a town far off in another month."""
    path = folder / "record.sqlite"
    elsewhere = report("brask", published="2020-12-24", town="Brask", outlet="Herald")
    elsewhere = replace(elsewhere, places=tuple(replace(each, lat=10.0, geonameid=9) for each in elsewhere.places))
    with Record.open(path) as made:
        made.add([edition("a", "Gazette", 14, "2020-10-04"), edition("b", "Courier", 14, "2020-10-04")], FIRST)
        made.add([edition("c", "Gazette", 20, "2020-10-05"), elsewhere], FIRST)
    return path


def conflict(folder: Path, text: str = CONFLICT) -> Path:
    """A conflict file."""
    path = folder / "war.toml"
    path.write_text(text, encoding="utf-8")
    return path


def run(*words: str | Path) -> Result:
    """A command, in this process."""
    return CliRunner().invoke(cli, list(map(str, words)), prog_name="reportedly", standalone_mode=False)

"""Every command, option, exit code, field and public name is documented."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import click
import pytest

import reportedly
from reportedly.articles.options import Limits
from reportedly.cli.main import COMMANDS, cli
from reportedly.model import (
    Act,
    Actor,
    Article,
    Block,
    BlockKind,
    Candidate,
    Event,
    EventType,
    Factuality,
    Figure,
    Measure,
    Mode,
    Named,
    Participant,
    Place,
    PublishedFrom,
    Report,
    Scope,
    Statement,
    Status,
    Time,
)
from reportedly.reader import ReadOptions
from reportedly.report import event_from_json, from_json

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
NOUNS: dict[str, tuple[type, ...]] = {
    "article": (Article, Block),
    "statement": (Statement,),
    "event": (Event, Participant),
    "figure": (Figure,),
    "place": (Place, Candidate),
    "time": (Time,),
    "actor": (Actor,),
    "report": (Report,),
}
VALUES = {
    "article": (BlockKind, PublishedFrom),
    "statement": (Mode, Act, Factuality, Named),
    "event": (EventType, Status),
    "figure": (Measure, Scope),
}
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_every_command_is_documented(name: str) -> None:
    text = page(f"commands/{name}")
    for parameter in command(name).params:
        for word in (
            parameter.opts if isinstance(parameter, click.Option) else [parameter.make_metavar(click.Context(cli))]
        ):
            assert f"`{word}" in text, word
        choices = parameter.type.choices if isinstance(parameter.type, click.Choice) else ()
        assert all(f"`{choice}`" in text for choice in choices)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_exit_codes_in_help_are_those_of_the_page(name: str) -> None:
    help_text = command(name).help or ""
    told = dict(re.findall(r"^  (\d+) +(.+)$", help_text.partition("Exit codes:")[2], re.MULTILINE))
    documented = dict(re.findall(r"^\| `(\d+)` \| (.+) \|$", page(f"commands/{name}"), re.MULTILINE))
    assert told == documented != {}


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_and_every_value_of_a_noun_is_documented(noun: str) -> None:
    text = page(noun)
    for part in NOUNS[noun]:
        assert [f.name for f in fields(part) if f"`{f.name}`" not in text] == []
    for literal in VALUES.get(noun, ()):
        assert [value for value in get_args(literal) if f"`{value}`" not in text] == []


def test_examples_of_reports_and_events_are_ours_to_read_and_point_at_their_words() -> None:
    report = from_json(json.loads(example("report")))
    (event,) = report.events
    assert [report.article.text[slice(*span)] for span in (event.trigger, event.actors[0].span)] == [
        "shelled",
        "its army",
    ]
    alone = event_from_json(json.loads(example("event")))
    text = page("event").partition("\n> ")[2].partition("\n")[0]
    spans = (alone.trigger, alone.actors[0].span, alone.recipients[0].span)
    assert [text[slice(*span)] for span in spans] == ["shelled", "its artillery", "the border town of Orsa"]


def example(name: str) -> str:
    return page(name).partition("```json\n")[2].partition("```")[0]


def test_every_public_name_and_every_setting_is_documented() -> None:
    text = page("api")
    assert [name for name in reportedly.__all__ if f"`{name}" not in text] == []
    assert [f.name for part in (ReadOptions, Limits) for f in fields(part) if f"`{f.name}`" not in text] == []


def test_every_make_target_is_documented() -> None:
    targets = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [t for t in targets if f"`make {t}" not in text] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_to_a_file_and_anchors_to_a_heading(path: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        target, _, anchor = link.partition("#")
        file = path.parent / target if target else path
        assert file.exists(), link
        assert not anchor or anchor in anchors(file), link


def anchors(page: Path) -> set[str]:
    """What code hosts and MkDocs call the headings of a page."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_can_be_reached_from_the_index() -> None:
    linked = set(re.findall(r"\]\(([^)#:]+)\)", page("index")))
    assert {str(p.relative_to(DOCS)) for p in DOCS.rglob("*.md")} - {"index.md"} <= linked

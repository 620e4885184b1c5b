"""Every page, light and dark, wide and narrow: nothing sticks out, no console complains, axe finds no barrier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from reportedly.accounts.conflict import Conflict
from reportedly.articles.options import Given
from reportedly.reader import Reader
from reportedly.record.record import Record
from reportedly.workbench.settings import Settings
from reportedly.workbench.users import add
from tests import stub
from tests.workbench.browser import dispatches
from tests.workbench.browser.served import Served, Visit, served, wait_for
from tests.workbench.browser.test_reading_page import TEXT

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
RUN = "(rules) => axe.run({ resultTypes: ['violations'], ...rules }).then((found) => found.violations)"
LIGHTS: dict[str, dict[str, list[str]]] = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}
"""What is looked for in each: of all rules, only contrast depends on it."""
GRAVE = ("serious", "critical")
WIDTHS = (1280, 390)
PAGES = (
    "/incidents",
    "/incidents?text=nowhere",
    "/incidents/{orsa}",
    "/article?id=lumen",
    "/article?id=nur",
    "/article?id=brask",
    "/actor?id=TLV.GOV%3Adefence-ministry",
    "/search?words=guns",
    "/review",
    "/review?queue=second",
    "/item?article=lumen&item=f1",
    "/decisions",
    "/agreement",
    "/reading",
    "/reading/{job}",
    "/nowhere",
)


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that looks for barriers."""
    if not AXE.is_file():
        pytest.skip("no search for barriers: axe-core is not installed; run `make env`")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory, conflict: Conflict) -> Iterator[tuple[Served, dict[str, str]]]:
    """A workbench at which two people decided and something was read, and the names of what its addresses need."""
    path = tmp_path_factory.mktemp("worn") / "record.sqlite"
    dispatches.record(path)
    with Record.open(path) as record, served(Settings(str(path), conflict, "Mara"), record) as running:
        for who, decision in (("Mara", "accept"), ("Tove", "reject")):
            record.decide(decision, "lumen#s1", who=who, why="so the port says")  # type: ignore[arg-type]
        record.decide("correct", "lumen#f1", who="Tove", field="low", value=6)
        record.undo(1, who="Mara")
        record.decide("accept", "lumen#s1", who="Mara")
        jobs = running.desk.jobs
        jobs._reader = Reader(parser=stub.Encoder())
        job = jobs.give("Mara", "the text", TEXT.encode(), Given())
        wait_for(lambda: job.state == "done", "nothing is read")
        orsa = next(each.id for each in running.desk.board() if each.place == "Orsa")
        yield running, {"orsa": orsa, "job": job.id}


@pytest.fixture
def open_to_axe(visit: Visit, worn: tuple[Served, dict[str, str]]) -> Page:
    """A page in which the script that looks for barriers may run."""
    return visit(worn[0], expected=(404,), bypass_csp=True)


def looked_at(page: Page, axe: str) -> list[str]:
    """What is wrong with the page in any light and width."""
    if page.locator("#map").count():
        expect(page.locator("#map .land")).to_have_attribute("d", re.compile("M"))
    page.add_script_tag(content=axe)
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if out := page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"):
            wrong.append(f"{width}: {out} pixels stick out: {page.evaluate(WIDEST)}")
        for light, rules in LIGHTS.items():
            page.emulate_media(color_scheme=light)  # type: ignore[arg-type]
            wrong += [f"{width} {light}: {each}" for each in barriers(page.evaluate(RUN, rules))]
    return wrong


def barriers(violations: list[dict[str, Any]]) -> Iterator[str]:
    """The grave ones, with what they are about."""
    for each in violations:
        if each["impact"] in GRAVE:
            nodes = "\n    ".join(f"{node['html']} ({node['failureSummary']})" for node in each["nodes"][:3])
            yield f"{each['id']} ({len(each['nodes'])}): {each['help']}\n    {nodes}"


WIDEST = """() => {
  const room = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("body *")].filter((each) => each.getBoundingClientRect().right > room + 1);
  return out.slice(0, 3).map((each) => each.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_in_anybodys_way(
    open_to_axe: Page, worn: tuple[Served, dict[str, str]], axe: str, address: str
) -> None:
    open_to_axe.goto(address.format(**worn[1]))
    wrong = looked_at(open_to_axe, axe)
    assert not wrong, "\n".join(wrong)


def test_nothing_is_in_the_way_of_the_help(open_to_axe: Page, axe: str) -> None:
    open_to_axe.goto("/review")
    open_to_axe.keyboard.press("?")
    wrong = looked_at(open_to_axe, axe)
    assert not wrong, "\n".join(wrong)


def test_nothing_is_in_the_way_of_a_chosen_point(open_to_axe: Page, axe: str) -> None:
    open_to_axe.goto("/incidents")
    open_to_axe.locator("#map a").first.click()
    wrong = looked_at(open_to_axe, axe)
    assert not wrong, "\n".join(wrong)


def test_nothing_is_in_the_way_of_the_sign_in(visit: Visit, tmp_path: Path, made: Path, axe: str) -> None:
    add(tmp_path / "users.toml", "Ana", "reader", "river stone lantern")
    settings = Settings(str(made), users=tmp_path / "users.toml")
    with Record.open(made) as record, served(settings, record) as running:
        page = visit(running, expected=(401,), bypass_csp=True)
        page.goto("/signin")
        page.get_by_label("Name").fill("Ana")
        page.get_by_label("Password").fill("wrong")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("alert").wait_for()
        wrong = looked_at(page, axe)
        assert not wrong, "\n".join(wrong)
        page.context.close()

"""The list of incidents: filters change list, map and address together, and the address shows the same again."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.workbench.browser.dispatches import NUR_TITLE, SCRIPT
from tests.workbench.browser.served import Served, Visit

ORSA, LUMEN = "Orsa shelled", "Lumen hit from the air"
ALL = [ORSA, SCRIPT, LUMEN, NUR_TITLE]

HURRY = """() => {
  for (const [name, value] of [["side", "Orsa"], ["side", "Talvik"], ["grade", "contested"], ["text", "brask"]]) {
    const field = document.getElementById("filters").elements[name];
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}"""


def titles(page: Page) -> list[str]:
    return page.locator(".incident h2").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    return {name: given for name, given in parse_qs(urlsplit(page.url).query).items() if name != "order"}


def points(page: Page) -> int:
    return page.locator("#map .point").count()


def rows(page: Page, link: str, folder: Path) -> list[dict[str, str]]:
    with page.expect_download() as download:
        page.get_by_role("link", name=link, exact=True).click()
    download.value.save_as(folder / "got.csv")
    return list(csv.DictReader(io.StringIO((folder / "got.csv").read_text(encoding="utf-8"))))


def test_all_incidents_are_listed_the_most_told_first(page: Page) -> None:
    page.goto("/")
    assert sorted(titles(page)) == sorted(ALL)
    assert titles(page)[0] == ORSA
    expect(page.locator("#found")).to_contain_text("4 incidents of 4")


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [("text", "drones", [LUMEN]), ("side", "Orsa", [ORSA]), ("place", "brask", [SCRIPT])],
)
def test_a_filter_changes_list_map_and_address(page: Page, field: str, value: str, left: list[str]) -> None:
    page.goto("/incidents")
    expect(page.locator("#map .point")).to_have_count(4)
    control = page.locator(f"#filters [name={field}]")
    if field == "side":
        control.select_option(value)
    else:
        control.fill(value)
        control.press("Enter")
    expect(page.locator(".incident")).to_have_count(len(left))
    assert titles(page) == left
    expect(page.locator("#map .point")).to_have_count(len(left))
    page.wait_for_url(f"**{field}={value}**")


def test_a_grade_filters(page: Page) -> None:
    page.goto("/incidents")
    page.locator("#filters [name=grade]").select_option("contested")
    expect(page.locator(".incident")).to_have_count(2)
    assert page.locator(".incident .badge").all_inner_texts() == ["contested"] * 2


def test_a_filter_leaves_the_rest_of_the_page_alone(page: Page) -> None:
    page.goto("/incidents")
    page.evaluate("document.getElementById('map').dataset.same = 'yes'")
    page.locator("[name=side]").select_option("Orsa")
    expect(page.locator(".incident")).to_have_count(1)
    assert page.locator("#map").get_attribute("data-same") == "yes"
    expect(page.locator("#map svg")).to_have_count(1)


def test_the_way_back_shows_what_was_there_before(page: Page) -> None:
    page.goto("/incidents")
    page.locator("[name=side]").select_option("Orsa")
    expect(page.locator(".incident")).to_have_count(1)
    page.wait_for_url("**side=Orsa**")
    page.go_back()
    expect(page.locator(".incident")).to_have_count(4)
    expect(page.locator("#map svg")).to_have_count(1)
    expect(page.locator("#map .point")).to_have_count(4)
    expect(page.locator("[name=side]")).to_have_value("")
    assert asked(page) == {}


def test_of_filters_changed_in_a_hurry_the_last_ones_hold(page: Page) -> None:
    page.goto("/incidents")
    page.evaluate(HURRY)
    page.wait_for_url("**text=brask**")
    expect(page.locator(".incident")).to_have_count(1)
    assert titles(page) == [SCRIPT]


def test_enter_in_a_field_is_one_step_on_the_way_back(page: Page) -> None:
    page.goto("/incidents")
    page.locator("[name=text]").fill("drones")
    page.locator("[name=text]").press("Enter")
    page.wait_for_url("**text=drones**")
    page.wait_for_load_state("networkidle")
    page.go_back()
    expect(page.locator(".incident")).to_have_count(4)


def test_the_way_back_from_an_incident_keeps_the_filter(page: Page) -> None:
    page.goto("/incidents")
    page.locator("[name=side]").select_option("Orsa")
    page.wait_for_url("**side=Orsa**")
    page.locator(".incident a").first.click()
    page.wait_for_url("**/incidents/i*")
    page.go_back()
    expect(page.locator(".incident")).to_have_count(1)
    expect(page.locator("[name=side]")).to_have_value("Orsa")
    expect(page.locator("#map .point")).to_have_count(1)


def test_a_filtered_address_opened_anew_shows_the_same(page: Page) -> None:
    page.goto("/incidents")
    page.locator("[name=text]").fill("drones")
    page.locator("[name=text]").press("Enter")
    expect(page.locator(".incident")).to_have_count(1)
    page.wait_for_url("**text=drones**")
    before = titles(page), page.url
    other = page.context.new_page()
    other.goto(before[1])
    assert titles(other) == before[0]
    expect(other.locator("[name=text]")).to_have_value("drones")
    expect(other.locator("#map .point")).to_have_count(1)


def test_csv_and_json_hold_what_is_shown(page: Page, tmp_path: Path) -> None:
    page.goto("/incidents")
    page.locator("[name=side]").select_option("Talvik")
    expect(page.locator(".incident")).to_have_count(2)
    assert [each["title"] for each in rows(page, "CSV", tmp_path)] == titles(page)
    answer = page.request.get(str(page.get_by_role("link", name="JSON", exact=True).get_attribute("href")))
    assert [each["title"] for each in answer.json()["incidents"]] == titles(page)


def test_places_as_csv_hold_the_points(page: Page, tmp_path: Path) -> None:
    page.goto("/incidents?side=Talvik")
    expect(page.locator("#map .point")).to_have_count(2)
    assert sorted(each["name"] for each in rows(page, "places as CSV", tmp_path)) == ["Brask", "Orsa"]


def test_a_title_is_text_whatever_it_holds(page: Page) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    page.goto("/incidents")
    expect(page.get_by_role("link", name=SCRIPT)).to_be_visible()
    assert asked == []


def test_nothing_fits_and_all_come_back(page: Page) -> None:
    page.goto("/incidents?text=nowhere")
    page.get_by_role("link", name="Show all").click()
    expect(page.locator(".incident")).to_have_count(4)


def test_a_filter_that_can_not_be_is_told(desk: Served, visit: Visit) -> None:
    page = visit(desk, expected=(400,))
    page.goto("/incidents?since=yesterday")
    expect(page.locator(".wrong")).to_contain_text("since")
    expect(page.locator(".wrong")).to_contain_text("such as 2020-10-28")

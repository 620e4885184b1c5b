"""Everything that matters where no script runs: the list, its filter, an incident, an article, decisions."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.workbench.browser.served import Served, Visit


@pytest.fixture
def plain(fresh: Served, visit: Visit) -> Page:
    """A page in which no script runs."""
    return visit(fresh, java_script_enabled=False)


def test_the_list_is_filtered_by_its_button(plain: Page) -> None:
    plain.goto("/incidents")
    expect(plain.locator(".incident")).to_have_count(4)
    plain.locator("[name=side]").select_option("Orsa")
    plain.get_by_role("button", name="Show", exact=True).click()
    plain.wait_for_url("**side=Orsa**")
    expect(plain.locator(".incident")).to_have_count(1)
    expect(plain.locator("[name=side]")).to_have_value("Orsa")


def test_a_bar_of_the_timeline_is_a_link(plain: Page) -> None:
    plain.goto("/incidents")
    plain.locator("#timeline a").first.click()
    plain.wait_for_url("**since=2020-10-04**")
    expect(plain.locator(".incident")).to_have_count(1)


def test_from_an_incident_to_the_words_in_an_article(plain: Page) -> None:
    plain.goto("/incidents?side=Orsa")
    plain.locator(".incident h2 a").click()
    expect(plain.locator(".column")).to_have_count(2)
    plain.locator("td a", has_text="at least 20 people").click()
    plain.wait_for_url("**/article?id=orsa-3#at-f1")
    mark = plain.locator("mark[data-items~=f1]")
    expect(mark).to_have_text("at least 20 people")
    expect(mark).to_be_in_viewport()


def test_a_claim_is_decided_about_and_the_decision_undone(plain: Page) -> None:
    plain.goto("/review")
    plain.get_by_label("Why").fill("so the port says")
    plain.get_by_role("button", name="Accept").click()
    expect(plain.locator("main")).to_contain_text("You have 1 decision in force")
    plain.goto("/decisions")
    expect(plain.locator(".decision")).to_contain_text("so the port says")
    plain.get_by_role("button", name="Undo").click()
    expect(plain.locator(".decision")).to_have_count(2)


def test_two_incidents_are_merged(plain: Page) -> None:
    plain.goto("/incidents?since=2020-11-01&until=2020-11-30")
    for box in plain.locator(".incident input").all():
        box.check()
    plain.get_by_role("button", name="Merge the chosen").click()
    expect(plain.locator("#found")).to_contain_text("1 incident of 3")


def test_the_queue_is_chosen_by_its_button(plain: Page) -> None:
    plain.goto("/review")
    plain.get_by_label("Kind").select_option("figure")
    plain.get_by_role("button", name="Show", exact=True).click()
    plain.wait_for_url("**kind=figure**")
    expect(plain.locator(".deciding .tag").first).to_have_text("figure")

"""Saying which articles tell of one happening: by keys, by dragging, and back again."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.workbench.browser.dispatches import NUR_TITLE

LUMEN = "Lumen hit from the air"


def row(title: str) -> str:
    return f".incident[data-title='{title}']"


def choose(page: Page, title: str) -> None:
    page.locator(row(title)).focus()
    page.keyboard.press("x")


def merged(page: Page) -> None:
    page.goto("/incidents")
    choose(page, LUMEN)
    choose(page, NUR_TITLE)
    page.get_by_role("button", name="Merge the chosen").click()
    page.wait_for_url("**/incidents**")


def test_one_chosen_can_not_be_merged_yet(own: Page) -> None:
    own.goto("/incidents")
    choose(own, LUMEN)
    expect(own.locator("#merge-bar")).to_be_hidden()
    choose(own, NUR_TITLE)
    expect(own.locator("#merge-bar")).to_be_visible()
    choose(own, NUR_TITLE)
    expect(own.locator("#merge-bar")).to_be_hidden()


def test_two_that_are_chosen_by_keys_become_one(own: Page) -> None:
    own.goto("/incidents")
    choose(own, LUMEN)
    choose(own, NUR_TITLE)
    own.locator("#merge-bar [name=why]").fill("one night")
    own.keyboard.press("Enter")
    expect(own.locator("#found")).to_contain_text("3 incidents of 3")
    assert own.locator(".incident").count() == 3
    expect(own.locator(row(LUMEN))).to_contain_text("2 articles")


def test_choosing_for_a_merge_leaves_the_filters_alone(own: Page) -> None:
    own.goto("/incidents")
    own.evaluate("document.getElementById('results').dataset.same = 'yes'")
    choose(own, LUMEN)
    own.wait_for_timeout(300)
    expect(own.locator("#results")).to_have_attribute("data-same", "yes")


def test_one_that_is_dragged_onto_another_becomes_one_with_it(own: Page) -> None:
    own.goto("/incidents")
    own.drag_and_drop(row(NUR_TITLE), row(LUMEN))
    expect(own.locator("#merge-bar")).to_be_visible()
    assert own.locator(".merging input:checked").count() == 2
    assert own.evaluate("document.activeElement.name") == "why"
    own.keyboard.press("Enter")
    expect(own.locator("#found")).to_contain_text("3 incidents of 3")


def test_a_merge_keeps_the_filter_it_was_made_under(own: Page) -> None:
    own.goto("/incidents?since=2020-11-01&until=2020-11-30")
    choose(own, LUMEN)
    choose(own, NUR_TITLE)
    own.get_by_role("button", name="Merge the chosen").click()
    expect(own.locator("#found")).to_contain_text("1 incident of 3")
    assert "since=2020-11-01" in own.url


def test_a_merge_after_filtering_leads_back_to_the_filter(own: Page) -> None:
    own.goto("/incidents")
    own.locator("[name=since]").fill("2020-11-01")
    own.locator("[name=until]").fill("2020-11-30")
    own.locator("[name=until]").press("Enter")
    expect(own.locator(".incident")).to_have_count(2)
    own.drag_and_drop(row(NUR_TITLE), row(LUMEN))
    own.get_by_role("button", name="Merge the chosen").click()
    expect(own.locator("#found")).to_contain_text("1 incident of 3")
    assert "since=2020-11-01" in own.url


def test_an_incident_that_was_merged_away_still_has_its_address(own: Page) -> None:
    own.goto("/incidents")
    before = {str(own.locator(f"{row(each)} a").first.get_attribute("href")): each for each in (LUMEN, NUR_TITLE)}
    merged(own)
    for address in before:
        own.goto(address)
        assert own.locator(".telling").count() == 2


def test_a_merge_is_undone_among_the_decisions(own: Page) -> None:
    merged(own)
    own.goto("/decisions")
    expect(own.locator(".decision")).to_contain_text("merge")
    own.get_by_role("button", name="Undo").click()
    expect(own.locator(".decision")).to_have_count(2)
    expect(own.locator(".decision").nth(1)).to_contain_text("undone")
    own.goto("/incidents")
    expect(own.locator(".incident")).to_have_count(4)


def orsa(page: Page) -> Page:
    page.goto("/incidents?side=Orsa")
    page.goto(str(page.locator(".incident h2 a").get_attribute("href")))
    return page


def test_an_article_is_split_off_by_keys_and_the_split_undone(own: Page) -> None:
    orsa(own).locator(".telling", has_text="Courier").first.focus()
    own.keyboard.press("x")
    own.locator("#split-drop [name=why]").fill("another day")
    own.keyboard.press("Enter")
    expect(own.locator(".telling")).to_have_count(2)
    own.goto("/incidents")
    expect(own.locator(".incident")).to_have_count(5)
    own.goto("/decisions")
    expect(own.locator(".decision")).to_contain_text("split")
    expect(own.locator(".decision")).to_contain_text("another day")
    own.get_by_role("button", name="Undo").click()
    expect(own.locator(".decision")).to_have_count(2)
    assert orsa(own).locator(".telling").count() == 3


def test_an_article_is_split_off_by_dragging(own: Page) -> None:
    orsa(own).drag_and_drop(".telling:has-text('Courier')", "#split-drop")
    assert own.locator(".telling input:checked").count() == 1
    own.get_by_role("button", name="Split the chosen off").click()
    expect(own.locator(".telling")).to_have_count(2)


def test_an_incident_is_discounted_and_stays_so(own: Page) -> None:
    orsa(own).get_by_role("button", name="Reject: discount it").click()
    own.wait_for_url("**/incidents/i*")
    expect(own.locator(".lead .badge")).to_have_text("discounted")
    own.goto("/incidents?grade=discounted")
    expect(own.locator(".incident")).to_have_count(1)

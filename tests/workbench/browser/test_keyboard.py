"""Everything without a mouse: from the list to an incident, to the search, through the queue and back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.workbench.browser.served import Served, Visit


def pressed(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def active(page: Page, what: str) -> object:
    return page.evaluate(f"document.activeElement.{what}")


def claim(page: Page) -> str:
    return str(page.locator(".verdict [name=subject]").first.get_attribute("value"))


def in_force(page: Page, many: int) -> None:
    expect(page.locator("main")).to_contain_text(f"You have {many} decision{'s' * (many != 1)} in force")


def decided(page: Page) -> list[str]:
    page.goto("/decisions")
    return page.locator(".decision strong").all_inner_texts()


def test_j_and_k_walk_through_the_list_and_enter_opens(page: Page) -> None:
    page.goto("/incidents")
    pressed(page, "j", "j", "k", "j", "k")
    assert active(page, "dataset.title") == "Orsa shelled"
    pressed(page, "Enter")
    page.wait_for_url("**/incidents/i*")
    expect(page.locator("h1")).to_contain_text("Orsa")


def test_the_focus_is_seen(page: Page) -> None:
    page.goto("/incidents")
    pressed(page, "j")
    outline = page.locator(".incident").first.evaluate("each => getComputedStyle(each).outlineStyle")
    assert outline == "solid"


def test_a_slash_leads_to_the_search_and_escape_out_of_it(page: Page) -> None:
    page.goto("/search")
    pressed(page, "j", "/")
    assert active(page, "name") == "words"
    page.keyboard.type("jk?guns")
    expect(page.locator("[name=words]")).to_have_value("jk?guns")
    pressed(page, "Escape")
    assert active(page, "tagName") == "BODY"


def test_a_search_by_keys_leads_to_the_words(page: Page) -> None:
    page.goto("/search")
    pressed(page, "/")
    page.keyboard.type("dockers")
    pressed(page, "Enter")
    page.wait_for_url("**words=dockers**")
    pressed(page, "j", "Enter")
    page.wait_for_url("**/article?id=lumen#at-*")
    expect(page.locator("mark.chosen").first).to_be_in_viewport()


def test_a_question_mark_opens_the_help_and_escape_closes_it(page: Page) -> None:
    page.goto("/incidents")
    pressed(page, "?")
    expect(page.locator("#help")).to_be_visible()
    assert active(page, "closest('#help') !== null")
    pressed(page, "j")
    assert active(page, "closest('#help') !== null"), "keys work behind the help"
    pressed(page, "Escape")
    expect(page.locator("#help")).to_be_hidden()


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.goto("/incidents")
    pressed(page, "Tab")
    assert active(page, "className") == "skip"
    expect(page.locator(".skip")).to_be_in_viewport()
    pressed(page, "Enter")
    assert active(page, "id") == "main"


def test_in_an_article_enter_leads_from_a_claim_to_its_words(page: Page) -> None:
    page.goto("/article?id=lumen")
    pressed(page, "j", "j", "Enter")
    item = active(page, "dataset.item")
    expect(page.locator(".card.chosen")).to_have_attribute("data-item", str(item))
    expect(page.locator("mark.chosen").first).to_be_in_viewport()


@pytest.mark.parametrize(("key", "decision"), [("a", "accept"), ("r", "reject"), ("u", "unsure")])
def test_a_key_decides_and_the_next_claim_comes(own: Page, key: str, decision: str) -> None:
    own.goto("/review")
    first = claim(own)
    assert first == "lumen#s3", "the most uncertain comes first"
    pressed(own, key)
    in_force(own, 1)
    assert claim(own) != first
    assert decided(own) == [decision]
    expect(own.locator(".decision .meta")).to_contain_text("Mara")


def test_s_skips_and_decides_nothing(own: Page) -> None:
    own.goto("/review")
    first = claim(own)
    pressed(own, "s")
    own.wait_for_url("**after=**")
    assert claim(own) != first
    assert decided(own) == []


def test_w_says_why_and_the_decision_keeps_it(own: Page) -> None:
    own.goto("/review")
    pressed(own, "w")
    own.keyboard.type("as the port says")
    pressed(own, "Escape", "a")
    in_force(own, 1)
    assert decided(own) == ["accept"]
    expect(own.locator(".decision .meta")).to_contain_text("as the port says")


def test_c_corrects_a_field(own: Page) -> None:
    own.goto("/review?kind=figure")
    item = claim(own)
    pressed(own, "c")
    assert active(own, "closest('details').open")
    field = own.get_by_label("low", exact=True)
    while active(own, "getAttribute('aria-label')") != "low":
        pressed(own, "Tab")
    before = field.input_value()
    pressed(own, "Control+A")
    own.keyboard.type("9")
    pressed(own, "Enter")
    in_force(own, 1)
    assert decided(own) == ["correct"]
    expect(own.locator(".decision p").first).to_contain_text(f"low: {before} → 9")
    article, name = item.split("#")
    own.goto(f"/item?article={article}&item={name}")
    expect(own.locator("tr", has=own.get_by_label("low", exact=True)).locator(".changed")).to_have_text("9")


def test_z_takes_the_last_decision_back(own: Page) -> None:
    own.goto("/review")
    first = claim(own)
    pressed(own, "r")
    in_force(own, 1)
    pressed(own, "z")
    in_force(own, 0)
    assert claim(own) == first
    assert decided(own) == ["undo", "reject"]
    expect(own.locator(".decision").nth(1)).to_contain_text("undone")


def test_a_second_reader_does_not_see_what_the_first_decided(fresh: Served, visit: Visit) -> None:
    fresh.desk.record.decide("correct", "lumen#s3", who="Tove", why="misheard", field="act", value="warn")
    page = visit(fresh)
    page.goto("/review?queue=second")
    assert claim(page) == "lumen#s3"
    expect(page.locator("main")).not_to_contain_text("misheard")
    assert page.locator(".changed").count() == 0
    pressed(page, "a")
    in_force(page, 1)
    page.goto("/agreement")
    expect(page.locator("tbody tr")).to_contain_text("Mara")

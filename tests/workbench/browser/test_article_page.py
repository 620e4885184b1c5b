"""The page of an article: marks and cards lead to each other, and a mark covers exactly the words it is of."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.workbench.browser.dispatches import DOCKERS, DRONES, NUR, RAW, lumen

CAPTAIN = f"the captain of the porttold{DOCKERS}"
"""The words of the innermost claim: who speaks, the verb, what is said."""


@pytest.fixture
def told(page: Page) -> Page:
    """The article on Lumen."""
    page.goto("/article?id=lumen")
    return page


def words(page: Page, item: str, kind: str = "") -> str:
    looks = f".k-{kind}" if kind else ""
    return "".join(page.locator(f"mark[data-items~={item}]{looks}").all_inner_texts())


def chosen_card(page: Page) -> str:
    return str(page.locator(".card.chosen").get_attribute("data-item"))


def test_the_words_after_emoji_are_marked_exactly(told: Page) -> None:
    assert words(told, "s1", "content") == DRONES
    assert words(told, "s1", "source") == "its governor Ada Brenn"
    assert words(told, "s1", "cue") == "said"
    assert words(told, "e1", "event") == "struck"
    assert words(told, "p1", "place") == "Lumen"
    assert words(told, "t1", "time") == "12 November"


def test_claims_inside_of_claims_are_each_marked_whole(told: Page) -> None:
    assert words(told, "s3") == CAPTAIN
    assert words(told, "f1", "figure") == "7 dockers 👷🏽"
    inside = words(told, "s2", "content")
    assert inside.startswith("that “the captain") and inside.endswith("killed”") and DOCKERS in inside
    figure = told.locator("mark[data-items~=f1]")
    assert set(str(figure.get_attribute("data-items")).split()) == {"s2", "s3", "f1"}


def test_the_text_on_the_page_is_the_text_of_the_article(told: Page) -> None:
    shown = told.locator(".text .block p").all_inner_texts()
    blocks = lumen().article.blocks
    assert shown == [lumen().article.text[each.start : each.end].rstrip() for each in blocks]


def test_choosing_a_card_scrolls_to_its_words_and_marks_them(told: Page) -> None:
    told.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(told.locator("mark[data-items~=f1]")).not_to_be_in_viewport()
    told.locator("#c-f1 .words").click()
    expect(told.locator("mark.chosen")).to_have_text("7 dockers 👷🏽")
    expect(told.locator("mark.chosen")).to_be_in_viewport()
    assert chosen_card(told) == "f1"
    assert told.url.endswith("#at-f1")
    told.locator("#c-e1 a.pin").click()
    expect(told.locator("mark.chosen")).to_have_text("struck")


def test_the_chosen_words_look_other_than_the_rest(told: Page) -> None:
    colour = "each => getComputedStyle(each).backgroundColor"
    mark = told.locator("mark[data-items~=e1]")
    before = mark.evaluate(colour)
    told.locator("#c-e1 .words").click()
    assert mark.evaluate(colour) != before


def test_each_click_on_a_word_chooses_the_next_claim_on_it(told: Page) -> None:
    mark = told.locator("mark[data-items~=f1]")
    seen = []
    for _ in range(4):
        mark.click()
        seen.append(chosen_card(told))
    assert sorted(seen[:3]) == ["f1", "s2", "s3"] and seen[3] == seen[0]
    expect(told.locator(".card.chosen")).to_be_in_viewport()
    assert told.evaluate("document.activeElement.dataset.item") == seen[3]


def test_an_address_with_a_claim_opens_there(page: Page) -> None:
    page.goto("/article?id=lumen#at-s3")
    expect(page.locator("#c-s3.chosen")).to_have_count(1)
    assert "".join(page.locator("mark.chosen").all_inner_texts()) == CAPTAIN


def test_a_nested_claim_says_through_whom_it_came(told: Page) -> None:
    chain = told.locator("#c-s3 .chain").inner_text()
    assert chain.index("captain") < chain.index("Ada Brenn") < chain.index("Harbour Post")


def test_blocks_that_claim_nothing_look_other_and_say_so(told: Page) -> None:
    unread = told.locator(".block.unread")
    assert [each.split(",")[0] for each in unread.locator(".kind").all_inner_texts()] == [
        "byline",
        "related",
        "boilerplate",
    ]
    colour = "each => getComputedStyle(each).color"
    read = told.locator(".block.paragraph").evaluate(colour)
    assert unread.first.evaluate(colour) != read
    expect(told.locator(".block.caption .kind")).to_have_text("caption")
    assert told.locator(".block.caption").evaluate(colour) == read


def test_hebrew_runs_from_the_right(page: Page) -> None:
    page.goto("/article?id=nur")
    text = page.locator(".reader .text")
    direction = "each => getComputedStyle(each).direction"
    assert text.get_attribute("dir") == "auto"
    assert text.evaluate(direction) == "rtl"
    assert page.locator("h1 bdi").evaluate(direction) == "rtl"
    assert page.locator("#c-s1 .words bdi").evaluate(direction) == "rtl"
    assert page.locator("body").evaluate(direction) == "ltr"
    assert words(page, "s1", "source") == "דובר הצבא"
    assert words(page, "f1", "figure") == "3 חיילים"
    first = page.locator("mark[data-items~=s1].k-source").first.bounding_box()
    last = page.locator("mark[data-items~=f1]").bounding_box()
    assert first and last and last["x"] + last["width"] <= first["x"]
    assert "".join(page.locator(".text p").all_inner_texts()) == NUR.replace("\n\n", "")


def test_an_address_that_is_no_page_of_the_web_is_no_link(page: Page) -> None:
    page.goto("/article?id=brask")
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.get_by_role("link", name="at its address").count() == 0
    expect(page.locator("h1")).to_have_text("Brask <script>alert(1)</script> shelled")


def test_an_address_of_the_web_tells_nothing_of_where_one_comes_from(told: Page) -> None:
    link = told.get_by_role("link", name="at its address")
    expect(link).to_have_attribute("href", "https://harbour.example/lumen")
    assert {"noreferrer", "noopener"} <= set(str(link.get_attribute("rel")).split())


def test_the_bytes_as_received_are_a_download_and_no_page(page: Page) -> None:
    page.goto("/article?id=brask")
    page.locator(".how summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="The bytes as received").click()
    assert download.value.path().read_bytes() == RAW
    assert download.value.suggested_filename.endswith(".bin")
    assert page.url.endswith("/article?id=brask")


def test_an_article_leads_to_its_incident(told: Page) -> None:
    told.locator("main a[href^='/incidents/i']").click()
    told.wait_for_url("**/incidents/i*")
    expect(told.locator("h1")).to_contain_text("Lumen")

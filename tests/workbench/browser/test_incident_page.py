"""The page of an incident: accounts next to each other, every word of them one click from its article."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.workbench.browser.served import Served, Visit

DENIED = "that its guns had fired on Orsa"


@pytest.fixture
def orsa(page: Page) -> Page:
    """The shelling of Orsa."""
    return opened(page)


def opened(page: Page) -> Page:
    page.goto("/incidents?side=Orsa")
    page.goto(str(page.locator(".incident h2 a").get_attribute("href")))
    return page


def edges(each: Locator) -> tuple[float, float, float, float]:
    box = each.bounding_box()
    assert box is not None
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


def test_two_sides_stand_next_to_each_other(orsa: Page) -> None:
    columns = orsa.locator(".column")
    assert columns.locator("h3").all_inner_texts()[:2] == ["Orsa", "Talvik"]
    left, right = edges(columns.nth(0)), edges(columns.nth(1))
    assert left[1] == right[1] and left[2] < right[0]


def test_two_sides_stand_under_each_other_where_there_is_no_room(desk: Served, visit: Visit) -> None:
    columns = opened(visit(desk, viewport={"width": 390, "height": 800})).locator(".column")
    upper, lower = edges(columns.nth(0)), edges(columns.nth(1))
    assert upper[0] == lower[0] and upper[3] < lower[1] and lower[2] <= 390


def test_each_side_is_quoted_word_for_word(orsa: Page) -> None:
    talvik = orsa.get_by_role("region", name="Talvik", exact=True)
    expect(talvik.locator(".stance-denies")).to_have_count(1)
    expect(talvik.locator("q", has_text=DENIED)).to_be_visible()
    expect(talvik).not_to_contain_text("14")
    expect(orsa.get_by_role("region", name="Orsa", exact=True)).to_contain_text("20")


def test_words_lead_to_the_article_where_they_are_chosen(orsa: Page) -> None:
    position = orsa.locator(".column .position", has_text=DENIED)
    position.locator("a").first.click()
    orsa.wait_for_url("**/article?id=orsa-*#at-*")
    expect(orsa.locator("mark.chosen").first).to_be_in_viewport()
    assert "".join(orsa.locator("mark.chosen").all_inner_texts()) in DENIED
    expect(orsa.locator(".card.chosen")).to_have_count(1)


def test_a_figure_of_the_table_leads_to_its_words(orsa: Page) -> None:
    orsa.locator("td a", has_text="at least 20 people").click()
    expect(orsa.locator("mark.chosen")).to_have_text("at least 20 people")
    expect(orsa.locator("mark.chosen")).to_be_in_viewport()


def test_the_chart_has_a_mark_for_each_figure(orsa: Page) -> None:
    chart = orsa.locator(".ladder svg")
    assert chart.locator("circle").count() == 2
    assert chart.locator(".number").all_text_contents() == ["≥14", "≥20"]
    assert chart.locator("circle.gone").count() == 1 and chart.locator("circle.stands").count() == 1
    assert "revised" in str(chart.locator("circle.gone title").text_content())
    low, high = (float(str(each.get_attribute("cy"))) for each in chart.locator("circle").all())
    assert high < low
    row = orsa.locator("tbody tr", has_text="mayor").inner_text()
    assert row.index("14") < row.index("20")


def test_a_revised_figure_is_struck_out_and_does_not_stand(orsa: Page) -> None:
    decoration = "each => getComputedStyle(each).textDecorationLine"
    assert orsa.locator("td .replaced").evaluate(decoration) == "line-through"
    standing = orsa.locator("section[aria-labelledby=tolls] > p").inner_text()
    assert "20" in standing and "14" not in standing


def test_contradictions_and_the_reasons_of_the_grade_are_told(orsa: Page) -> None:
    section = orsa.get_by_role("region", name="Grade and contradictions")
    expect(section.locator(".badge")).to_have_text("contested")
    assert section.locator("ul").first.locator("li").count() >= 1
    expect(section.locator(".quarrels li")).to_have_count(1)
    quarrel = section.locator(".quarrels li").inner_text()
    assert "Talvik" in quarrel and "mayor" in quarrel


def test_why_its_articles_are_one_incident_opens(orsa: Page) -> None:
    assert orsa.locator(".telling").count() == 3
    reasons = orsa.locator(".telling details").first
    reasons.locator("summary").click()
    expect(reasons.locator("li").first).to_be_visible()


def test_speakers_lead_to_all_they_say(orsa: Page) -> None:
    orsa.locator(".column a.who", has_text="mayor").first.click()
    orsa.wait_for_url("**/actor?id=unresolved*")
    expect(orsa.get_by_role("region", name="What it says").locator(".claim")).to_have_count(3)
    orsa.locator(".claim a.words").first.click()
    expect(orsa.locator("mark.chosen").first).to_be_in_viewport()

"""The map and the timeline: points and bars of the same incidents as the list, by mouse and by keys."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.workbench.browser.dispatches import SCRIPT
from tests.workbench.browser.served import wait_for

POINT = "#map a[aria-label^={}]"


@pytest.fixture
def board(page: Page) -> Page:
    """The incidents, with the map drawn."""
    page.goto("/incidents")
    expect(page.locator("#map .point")).to_have_count(4)
    expect(page.locator("#map .land")).to_have_attribute("d", re.compile("M.*L"))
    return page


def spot(page: Page, name: str) -> tuple[float, float]:
    circle = page.locator(f"{POINT.format(name)} circle")
    return float(str(circle.get_attribute("cx"))), float(str(circle.get_attribute("cy")))


def apart(page: Page) -> float:
    (left, top), (right, bottom) = spot(page, "Orsa"), spot(page, "Brask")
    return float(((left - right) ** 2 + (top - bottom) ** 2) ** 0.5)


def middle(page: Page, number: int) -> dict[str, Any]:
    box = page.locator("#timeline a").nth(number).bounding_box()
    assert box is not None
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}


def over(page: Page, name: str) -> None:
    box = page.locator(f"{POINT.format(name)} circle").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_borders_are_drawn(board: Page) -> None:
    assert len(str(board.locator("#map .land").get_attribute("d"))) > 2000
    assert "judgement" in board.locator(".maps .note").inner_text()


def test_each_place_has_a_point_where_it_lies(board: Page) -> None:
    names = [str(each.get_attribute("aria-label")) for each in board.locator("#map a").all()]
    assert sorted(each.partition(":")[0] for each in names) == ["Brask", "Lumen", "Orsa", "נור"]
    (orsa_x, orsa_y), (_, brask_y), (lumen_x, lumen_y) = (spot(board, each) for each in ("Orsa", "Brask", "Lumen"))
    assert lumen_x < orsa_x and lumen_y < orsa_y < brask_y
    assert board.locator("#map .point.contested").count() == 2


def test_all_points_are_inside_of_the_map(board: Page) -> None:
    frame = board.locator("#map").bounding_box()
    assert frame is not None
    for each in board.locator("#map .point").all():
        box = each.bounding_box()
        assert box is not None
        assert frame["x"] <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"]
        assert frame["y"] <= box["y"] and box["y"] + box["height"] <= frame["y"] + frame["height"]


def test_choosing_a_point_names_its_incidents_and_marks_their_rows(board: Page) -> None:
    board.locator(POINT.format("Brask")).click()
    tip = board.locator("#map .tip")
    expect(tip.get_by_role("link", name=f"{SCRIPT} (contested)")).to_be_visible()
    expect(board.locator(".incident.linked")).to_have_count(1)
    expect(board.locator(".incident.linked h2")).to_have_text(SCRIPT)
    tip.get_by_role("link", name="Only these 1").click()
    board.wait_for_url("**place=Brask**")
    expect(board.locator(".incident")).to_have_count(1)


def test_a_point_is_chosen_by_keys_and_let_go(board: Page) -> None:
    board.locator(POINT.format("Orsa")).focus()
    board.keyboard.press("Enter")
    expect(board.locator("#map .tip strong")).to_have_text("Orsa")
    expect(board.locator(".incident.linked")).to_have_count(1)
    assert board.evaluate("document.activeElement.closest('#map') !== null"), "the focus is lost"
    board.keyboard.press("Escape")
    expect(board.locator("#map .tip")).to_be_hidden()


def test_buttons_zoom_and_show_all_again(board: Page) -> None:
    before, at = apart(board), spot(board, "Orsa")
    board.get_by_role("button", name="Zoom in").click()
    assert apart(board) == pytest.approx(before * 1.6, rel=0.01)
    board.get_by_role("button", name="Zoom out").click()
    assert apart(board) == pytest.approx(before, rel=0.01)
    board.get_by_role("button", name="Zoom in").click()
    board.get_by_role("button", name="Show all points").click()
    assert spot(board, "Orsa") == pytest.approx(at)


def test_keys_move_and_zoom_the_map(board: Page) -> None:
    board.get_by_role("button", name="Zoom in").focus()
    before, (x, y) = apart(board), spot(board, "Orsa")
    board.keyboard.press("ArrowLeft")
    assert spot(board, "Orsa") == pytest.approx((x + 80, y))
    board.keyboard.press("+")
    assert apart(board) > before


def test_dragging_moves_the_map(board: Page) -> None:
    box = board.locator("#map").bounding_box()
    assert box is not None
    x, _ = spot(board, "Orsa")
    board.mouse.move(box["x"] + 30, box["y"] + 30)
    board.mouse.down()
    board.mouse.move(box["x"] + 90, box["y"] + 30, steps=3)
    board.mouse.up()
    assert spot(board, "Orsa")[0] > x + 30


def test_only_what_the_map_shows_is_listed_where_that_is_asked(board: Page) -> None:
    over(board, "Lumen")
    before = apart(board)
    board.keyboard.down("Shift")
    for _ in range(8):
        board.mouse.wheel(0, -100)
    board.keyboard.up("Shift")
    assert apart(board) > before * 5
    board.get_by_role("button", name="List only what the map shows").click()
    expect(board.locator(".incident")).to_have_count(1)
    expect(board.locator(".incident h2")).to_have_text("Lumen hit from the air")
    board.wait_for_url("**box=**")


def test_the_wheel_zooms_both_ways_with_a_key_and_scrolls_without(board: Page) -> None:
    over(board, "Orsa")
    before = apart(board)
    board.keyboard.down("Shift")
    # With Shift a wheel turns sideways: that is what browsers tell.
    board.mouse.wheel(-100, 0)
    expect(board.locator("#map svg")).to_be_visible()
    nearer = apart(board)
    board.mouse.wheel(100, 0)
    board.keyboard.up("Shift")
    assert nearer > before
    assert apart(board) == pytest.approx(before)
    board.mouse.wheel(0, 100)
    wait_for(lambda: bool(board.evaluate("scrollY > 0")), "the page does not scroll")
    assert apart(board) == pytest.approx(before)


def test_bars_are_links_to_their_days(board: Page) -> None:
    full = board.locator("#timeline a:not([tabindex='-1'])")
    links = [str(each.get_attribute("href")) for each in full.all()]
    assert len(links) == 4 and all("since=" in each and "until=" in each for each in links)
    full.first.focus()
    board.keyboard.press("Enter")
    board.wait_for_url("**since=2020-1**")
    expect(board.locator(".incident")).to_have_count(1)
    expect(board.locator(".incident h2")).to_have_text("Orsa shelled")


def test_clicking_a_bar_shows_its_days_alone(board: Page) -> None:
    at = middle(board, 0)
    board.mouse.click(at["x"], at["y"])
    expect(board.locator(".incident")).to_have_count(1)
    expect(board.locator(".incident h2")).to_have_text("Orsa shelled")


def test_dragging_over_bars_sets_the_two_days(board: Page) -> None:
    bars = board.locator("#timeline a")
    first, last = str(bars.first.get_attribute("data-from")), str(bars.nth(45).get_attribute("data-to"))
    begin, end = middle(board, 0), middle(board, 45)
    board.mouse.move(**begin)
    board.mouse.down()
    board.mouse.move(**end, steps=4)
    expect(board.locator("#timeline .brush")).to_have_count(1)
    board.mouse.up()
    expect(board.locator("[name=since]")).to_have_value(first)
    expect(board.locator("[name=until]")).to_have_value(last)
    board.wait_for_url(f"**since={first}&until={last}**")
    expect(board.locator(".incident")).to_have_count(2)
    expect(board.locator("#map .point")).to_have_count(2)

"""Reading an article in the workbench: pasted, uploaded, named by its address; added to the record when asked."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from reportedly.language.parse import Parse
from reportedly.model import Article
from reportedly.reader import Reader
from tests import stub
from tests.workbench.browser.served import Served, Visit

TEXT = (
    "Ferry halted at Sandmoor\n\n"
    "The harbour office said on Monday that the ferry had been halted after shots were heard at the pier, "
    "and that nobody was hurt. It expects to open the line again by the end of the week."
)


class Broken(stub.Encoder):
    """Fails at every article."""

    def parse(self, articles: Sequence[Article]) -> list[Parse]:
        raise ArithmeticError(f"a weight is no number, for {len(articles)} article")


class Slow(stub.Encoder):
    """Takes a while."""

    def parse(self, articles: Sequence[Article]) -> list[Parse]:
        time.sleep(0.7)
        return super().parse(articles)


@pytest.fixture
def reading(own: Page, fresh: Served) -> Page:
    """The page to read an article on, where an encoder reads that finds nothing."""
    fresh.desk.jobs._reader = Reader(parser=stub.Encoder())
    own.goto("/reading")
    return own


def read(page: Page) -> None:
    page.get_by_role("button", name="Read", exact=True).click()


def test_what_is_pasted_is_read_and_added_when_asked(reading: Page) -> None:
    reading.get_by_label("Text or HTML").fill(TEXT)
    reading.get_by_label("Outlet").fill("Sandmoor Tide")
    reading.get_by_label("Published").fill("2021-02-01")
    read(reading)
    reading.wait_for_url("**/reading/*")
    expect(reading.locator(".text")).to_contain_text("shots were heard at the pier")
    expect(reading.locator("section .meta").first).to_contain_text("Sandmoor Tide")
    expect(reading.get_by_text("In the record")).to_have_count(0)
    reading.get_by_role("button", name="Add to the record").click()
    expect(reading.locator(".note", has_text="In the record")).to_contain_text("added")
    reading.locator(".note a").click()
    reading.wait_for_url("**/article?id=*")
    expect(reading.locator(".text")).to_contain_text("shots were heard at the pier")
    expect(reading.locator("h1 ~ .meta").first).to_contain_text("2021-02-01")


def test_nothing_is_in_the_record_before_it_is_added(reading: Page, fresh: Served) -> None:
    before = len(list(fresh.desk.record.reports()))
    reading.get_by_label("Text or HTML").fill(TEXT)
    read(reading)
    expect(reading.get_by_role("button", name="Add to the record")).to_be_visible()
    assert len(list(fresh.desk.record.reports())) == before


def test_a_file_is_read(reading: Page, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    reading.get_by_label("or a file").set_input_files(tmp_path / "ferry.txt")
    read(reading)
    expect(reading.locator("h1")).to_have_text("ferry.txt")
    expect(reading.locator(".text")).to_contain_text("shots were heard at the pier")


def test_a_page_that_is_read_is_never_run(reading: Page) -> None:
    html = f"<html><body><article><h1>Ferry</h1><p>{TEXT}</p><script>alert(1)</script></article></body></html>"
    dialogs: list[str] = []
    reading.on("dialog", lambda dialog: dialogs.append(dialog.message))
    reading.get_by_label("Text or HTML").fill(html)
    read(reading)
    expect(reading.locator(".text")).to_contain_text("shots were heard at the pier")
    assert dialogs == []


def test_an_address_that_can_not_be_fetched_is_told(reading: Page) -> None:
    reading.get_by_label("or an address").fill("http://127.0.0.1:9/news")
    read(reading)
    alert = reading.get_by_role("alert")
    expect(alert).to_contain_text("http://127.0.0.1:9/news")
    expect(alert).to_contain_text("private")
    expect(reading.get_by_role("button", name="Add to the record")).to_have_count(0)


def test_an_address_of_another_kind_is_told(reading: Page) -> None:
    reading.get_by_label("or an address").fill("file:///etc/hostname")
    read(reading)
    expect(reading.get_by_role("alert")).to_contain_text(
        "only addresses that begin with http:// or https:// are fetched"
    )


def test_what_fails_is_told_and_the_next_is_read(reading: Page, fresh: Served) -> None:
    fresh.desk.jobs._reader = Reader(parser=Broken())
    reading.get_by_label("Text or HTML").fill(TEXT)
    read(reading)
    expect(reading.locator("main")).to_contain_text("a weight is no number")
    fresh.desk.jobs._reader = Reader(parser=stub.Encoder())
    reading.goto("/reading")
    reading.get_by_label("Text or HTML").fill(TEXT)
    read(reading)
    expect(reading.get_by_role("button", name="Add to the record")).to_be_visible()


def test_nothing_given_is_told(fresh: Served, visit: Visit) -> None:
    page = visit(fresh, expected=(400,))
    page.goto("/reading")
    read(page)
    expect(page.locator(".wrong")).to_contain_text("give one thing to read")


def test_what_waits_is_shown_and_then_its_report(reading: Page, fresh: Served) -> None:
    fresh.desk.jobs._reader = Reader(parser=Slow())
    reading.get_by_label("Text or HTML").fill(TEXT)
    read(reading)
    expect(reading.get_by_role("progressbar", name="Reading")).to_be_visible()
    expect(reading.locator(".text")).to_contain_text("shots were heard at the pier")
    expect(reading.get_by_role("progressbar")).to_have_count(0)

"""Where there are users: nobody sees anything before signing in, and each does what the role allows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from reportedly.accounts.conflict import Conflict
from reportedly.record.record import Record
from reportedly.workbench.settings import Settings
from reportedly.workbench.users import Role, add
from tests.workbench.browser import dispatches
from tests.workbench.browser.served import Served, Visit, served

PASSWORD = "river stone lantern"
ROLES: dict[str, Role] = {"Ana": "reader", "Boris": "reviewer", "Edda": "editor"}


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory, conflict: Conflict) -> Iterator[Served]:
    """A workbench with a user of each role."""
    folder = tmp_path_factory.mktemp("guarded")
    path, users = folder / "record.sqlite", folder / "users.toml"
    dispatches.record(path)
    for name, role in ROLES.items():
        add(users, name, role, PASSWORD)
    with Record.open(path) as record, served(Settings(str(path), conflict, users=users), record) as running:
        yield running


@pytest.fixture
def door(guarded: Served, visit: Visit) -> Page:
    """A page of somebody who is not signed in, and may be refused."""
    return visit(guarded, expected=(401, 403))


def signed_in(page: Page, name: str, password: str = PASSWORD, to: str = "/incidents") -> Page:
    page.goto(to)
    page.wait_for_url("**/signin**")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    return page


def test_who_signs_in_comes_to_where_they_were_going(door: Page) -> None:
    signed_in(door, "Ana", to="/article?id=lumen")
    door.wait_for_url("**/article?id=lumen")
    expect(door.locator(".me")).to_contain_text("Ana")


def test_a_wrong_password_is_told_and_shows_nothing(door: Page) -> None:
    signed_in(door, "Ana", "river stone candles")
    expect(door.get_by_role("alert")).to_have_text("The name or the password is wrong.")
    expect(door.get_by_label("Name")).to_have_value("Ana")
    expect(door.get_by_label("Password")).to_have_value("")
    door.goto("/incidents")
    door.wait_for_url("**/signin**")


def test_who_signs_out_is_out(door: Page) -> None:
    signed_in(door, "Edda").get_by_role("button", name="Sign out").click()
    door.wait_for_url("**/signin")
    door.goto("/incidents")
    door.wait_for_url("**/signin**")


def test_a_reader_sees_no_way_to_decide(door: Page) -> None:
    signed_in(door, "Ana").wait_for_url("**/incidents")
    incident = str(door.locator(".incident h2 a").first.get_attribute("href"))
    for address in ("/incidents", incident, "/item?article=lumen&item=s1", "/review", "/decisions"):
        door.goto(address)
        ways = door.locator("form[action^='/decisions'][method=post] button:visible").all_inner_texts()
        assert ways == [], f"{address} offers {ways}"
        assert door.locator("input[type=checkbox][name=subject]").count() == 0, address


def test_a_reader_sees_everything_else(door: Page) -> None:
    signed_in(door, "Ana").wait_for_url("**/incidents")
    expect(door.locator(".incident")).to_have_count(4)
    door.goto("/item?article=lumen&item=s1")
    expect(door.locator(".deciding")).to_contain_text("Ada Brenn")


def test_a_reader_who_tries_to_decide_is_told_why_not(door: Page, guarded: Served) -> None:
    signed_in(door, "Ana").wait_for_url("**/incidents")
    before = guarded.desk.record.head()
    token = door.locator("body").get_attribute("data-csrf")
    door.evaluate(FORGED, token)
    expect(door.locator("h1")).to_have_text("Not allowed")
    expect(door.locator(".wrong")).to_contain_text("Ana is a reader, and only a reviewer may do this")
    assert guarded.desk.record.head() == before


def test_a_reviewer_decides_under_the_own_name_and_adds_nothing(door: Page, guarded: Served) -> None:
    signed_in(door, "Boris", to="/item?article=lumen&item=s3")
    door.wait_for_url("**/item?**")
    door.get_by_role("button", name="Accept").click()
    door.wait_for_load_state()
    assert [each.who for each in guarded.desk.record.reviews()] == ["Boris"]


def test_an_editor_reads_articles(door: Page) -> None:
    signed_in(door, "Edda", to="/reading")
    door.wait_for_url("**/reading")
    expect(door.get_by_role("button", name="Read", exact=True)).to_be_visible()


FORGED = """(token) => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = "/decisions";
  for (const [name, value] of [["csrf", token], ["decision", "reject"], ["subject", "lumen#s1"]]) {
    const field = document.createElement("input");
    Object.assign(field, { name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}"""

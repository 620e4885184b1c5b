"""Pages from templates: all escaped, whatever cannot be written replaced, addresses with what they ask."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from starlette.testclient import TestClient

from reportedly.workbench.pages import FOLDER, link, pairs, percent, plain, short, templates

ENVIRONMENT = templates().env


def drawn(text: str, **context: object) -> str:
    return ENVIRONMENT.from_string(text).render(context)


@pytest.mark.parametrize("words", ["<b>", '"', "'", "&", "</script>"])
def test_words_are_escaped_in_text_and_in_attributes(words: str) -> None:
    for text in ("{{ words }}", '<p title="{{ words }}">', "{{ words|quoted }}", "{{ [words]|join(', ') }}"):
        made = drawn(text, words=words).removeprefix('<p title="').removesuffix('">')
        assert not re.search(r"[<>\"']|&(?!\w+;|#)", made)


def test_what_a_template_is_not_given_is_a_fault() -> None:
    with pytest.raises(UndefinedError):
        drawn("{{ nobody }}")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.html")), ids=lambda each: each.name)
def test_no_template_marks_anything_as_safe_or_holds_a_script_of_its_own(path: str) -> None:
    text = (FOLDER / path).read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape|Markup|\son\w+=|\sstyle=|<style|javascript:", text)
    assert not re.search(r"<script(?! src=\"\{\{ asset)", text)
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", text)


@given(st.dictionaries(st.sampled_from(["text", "place", "page"]), st.text() | st.none() | st.integers()))
def test_an_address_asks_what_it_is_made_of(asked: dict[str, str | int | None]) -> None:
    made = link("/incidents", asked)
    assert made.isascii() and made.startswith("/incidents")
    known = {name: plain(value) for name, value in asked.items() if value is not None}
    assert dict(parse_qsl(urlsplit(made).query, keep_blank_values=True)) == known


def test_an_address_with_more_has_that_in_the_place_of_what_was_given() -> None:
    assert link("/a", {"page": 1, "box": (1.0, 2.5), "me": "x"}, page=2, me=None) == "/a?page=2&box=1.0%2C2.5"
    assert link("/a", {"since": date(2020, 10, 28)}) == "/a?since=2020-10-28"
    assert link("/a", {"page": None}) == link("/a") == "/a"


def test_values_as_a_page_has_them() -> None:
    assert [percent(each) for each in (0, 0.714, 1)] == ["0 %", "71 %", "100 %"]
    assert short("sha256:0123456789abcdef") == "sha256:01234567" and short("orsa") == "orsa"
    assert pairs(["a", "b"]) == [("a", "a"), ("b", "b")]
    assert plain("\ud800x") == "?x"


def test_a_page_names_where_one_is(seen: TestClient) -> None:
    assert '<a href="/search" aria-current="page">' in seen.get("/search").text

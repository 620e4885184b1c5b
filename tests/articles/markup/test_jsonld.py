"""A page's JSON-LD, as carelessly as it is written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.articles.markup import dom, jsonld

STORY = {"@type": "NewsArticle", "headline": "Truce & talks", "author": {"@id": "#ann"}}


def read(*scripts: str, titles: tuple[str, ...] = (), url: str | None = None) -> dict[str, object]:
    marks = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return jsonld.article(dom.parse(f"<html><head>{marks}</head><body><p>x</p></body></html>"), titles, url)


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Truce",}',
        '{"@type": "NewsArticle", "keywords": ["a", "b",], "headline": "Truce"}',
        '<!-- {"@type": "NewsArticle", "headline": "Truce"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Truce"}\n//]]>',
        '/* ours */ {"@type": "NewsArticle", // the kind\n "url": "https://a.example/b", "headline": "Truce"};',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Truce&quot;}",
        '{"@type": "WebSite"} {"@type": "NewsArticle", "headline": "Truce"}',
        '{"@type": "NewsArticle", "headline": "Truce", "description": "two\nlines"}',
        '[{"@type": ["Thing", "https://schema.org/NewsArticle"], "headline": "Truce"}]',
        '{"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "headline": "Truce"}}',
        '{"@type": "NewsArticle", "headline": "Truce"} and some rest',
    ],
)
def test_careless_scripts_are_read(script: str) -> None:
    assert read(script)["headline"] == "Truce"


def test_references_to_authors_are_resolved() -> None:
    graph = {"@graph": [STORY, {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}]}
    assert read(json.dumps(graph))["author"] == {"@type": "Person", "@id": "#ann", "name": "Ann Lee"}
    assert read(json.dumps(STORY), json.dumps(graph["@graph"][1]))["author"] == graph["@graph"][1]
    assert read(json.dumps(STORY))["author"] == {"@id": "#ann"}
    several = {**STORY, "author": [{"@id": "#ann"}, {"name": "Bo Roe"}]}
    found = read(json.dumps([several, graph["@graph"][1]]))
    assert found["author"] == [graph["@graph"][1], {"name": "Bo Roe"}]


def test_of_several_articles_the_one_with_the_pages_title_or_address_is_meant() -> None:
    others = [{"@type": "Article", "headline": "Flood", "url": "https://a.example/flood"}, {**STORY, "url": "/truce"}]
    assert read(json.dumps(others))["headline"] == "Flood"
    assert read(json.dumps(others), titles=("Truce & Talks",))["headline"] == "Truce & talks"
    assert read(json.dumps(others), url="/truce")["headline"] == "Truce & talks"


@pytest.mark.parametrize(
    ("title", "meant"),
    [("Truce: what we know | Hill Post", True), ("Flood in Ashan", False), ("", True), ("停戦が続く", False)],
)
def test_a_lone_article_whose_headline_shares_no_word_with_the_page_is_another_storys(title: str, meant: bool) -> None:
    assert bool(read(json.dumps(STORY), titles=(title,))) is meant
    assert read(json.dumps({**STORY, "url": "/truce"}), titles=(title,), url="/truce") != {}
    assert read(json.dumps({**STORY, "headline": "停戦続く"}), titles=("停戦が続く",)) != {}


def test_the_page_that_an_article_stands_on_says_what_the_article_leaves_out() -> None:
    page = {"@type": "WebPage", "@id": "https://a.example/truce", "datePublished": "2020-11-05"}
    assert read(json.dumps([page]))["datePublished"] == "2020-11-05"
    story = {**STORY, "mainEntityOfPage": "https://a.example/truce"}
    assert read(json.dumps([page, story]))["datePublished"] == "2020-11-05"
    assert "datePublished" not in read(json.dumps([page, {**story, "mainEntityOfPage": "https://a.example/b"}]))


@pytest.mark.parametrize("script", ["", "[]", "null", '"x"', "7", '{"@type": 3}', "[" * 9999, "{" * 9999, "{]"])
def test_scripts_without_an_article_give_none(script: str) -> None:
    assert read(script) == {}


def test_giant_and_deep_scripts_cost_little() -> None:
    read('{"a":' * 5000 + "1" + "}" * 5000)
    read('{"@type": "NewsArticle", "articleBody": "' + "x, ]" * 300_000 + '",}')
    read("/*" * 200_000)
    read('"' * 200_000)
    read("," * 200_000 + "]")
    read('\\"' * 200_000)
    read("/* " * 200_000)
    read("{} " * 200_000)


@settings(max_examples=40, deadline=None)
@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("NewsArticle"),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["@type", "@id", "@graph", "author", "name", "headline", "url"]), inner, max_size=5
    ),
    max_leaves=12,
))  # fmt: skip
def test_no_json_breaks_the_reading(value: object) -> None:
    read(json.dumps(value), titles=("x",), url="x")

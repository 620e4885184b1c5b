"""Feeds: RSS, Atom and JSON Feed, an article an entry, as far as they can be read."""

from __future__ import annotations

import io
import json
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import inputs
from reportedly.articles.containers import document, feed
from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Limits

SUMMARY = "the feed gives only a summary of this entry; the article itself was not read"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Hill Post</title><link>https://hill.example/</link><language>en</language>
<item>
  <title>Truce &amp; talks</title><link>/truce</link><guid isPermaLink="false">hill:1</guid>
  <dc:creator>Ann Lee</dc:creator><pubDate>Sun, 01 Nov 2020 15:53:00 +0300</pubDate>
  <description>The truce held.</description>
  <content:encoded><![CDATA[<p>The truce held, <b>officials</b> said.</p><p>Talks go on.</p>]]></content:encoded>
</item>
<item><title>Shelling</title><link>https://hill.example/shelling</link>
  <description>Two villages were shelled, the governor said.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://hill.example/news/"><title>The Hill Post</title>
<entry><id>urn:1</id><title>Truce &amp; talks</title><link href="truce"/><author><name>Ann Lee</name></author>
<published>2020-11-01T15:53:00+03:00</published><updated>2020-11-01T16:00:00+03:00</updated>
<content type="html">&lt;p&gt;The truce held, &lt;b&gt;officials&lt;/b&gt; said.&lt;/p&gt;
&lt;p&gt;Talks go on.&lt;/p&gt;</content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Hill Post</title></channel>
<item rdf:about="https://hill.example/truce"><title>Truce &amp; talks</title><link>https://hill.example/truce</link>
<dc:creator>Ann Lee</dc:creator><dc:date>2020-11-01T15:53:00+03:00</dc:date>
<description>The truce held, officials said.</description></item></rdf:RDF>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Hill Post",
    "home_page_url": "https://hill.example/",
    "items": [
        {
            "id": "1",
            "url": "truce",
            "title": "Truce & talks",
            "authors": [{"name": "Ann Lee"}],
            "date_published": "2020-11-01T15:53:00+03:00",
            "content_html": "<p>The truce held, <b>officials</b> said.</p><p>Talks go on.</p>",
        },
        {"id": 2, "title": "Shelling", "summary": "Two villages were shelled, the governor said."},
    ],
}
TEXT = "Truce & talks\n\nThe truce held, officials said.\n\nTalks go on."


def read(words: str | bytes, url: str | None = None) -> list[Item]:
    return list(feed.read(words.encode() if isinstance(words, str) else words, "a.xml", Limits(), url))


def articles(items: list[Item]) -> list[Received]:
    return [item for item in items if isinstance(item, Received)]


def rss(items: str) -> str:
    return f"<rss version='2.0'><channel><title>The Hill Post</title>{items}</channel></rss>"


def json_items(value: object) -> list[Item]:
    return list(document.read(io.BytesIO(json.dumps(value).encode()), "a.json", Limits()))


@pytest.mark.parametrize("items", [read(RSS), read(ATOM), json_items(JSON)], ids=["rss", "atom", "json"])
def test_an_entry_is_an_article_with_all_that_the_feed_states(items: list[Item]) -> None:
    found = articles(items)[0]
    article = found.article
    assert article.text == TEXT
    assert [block.kind for block in article.blocks] == ["headline", "paragraph", "paragraph"]
    assert (article.title, article.outlet, article.byline) == ("Truce & talks", "The Hill Post", ("Ann Lee",))
    assert (article.url or "").endswith("/truce")
    assert (article.published, article.published_from) == ("2020-11-01T15:53:00+03:00", "meta")
    assert article.id in ("hill:1", "urn:1", "1")
    assert found.warnings == ()


def test_a_later_change_is_the_update() -> None:
    assert articles(read(ATOM))[0].article.updated == "2020-11-01T16:00:00+03:00"
    assert articles(read(ATOM.replace("published>", "x>")))[0].article.published == "2020-11-01T16:00:00+03:00"


def test_rss_1_is_read() -> None:
    (found,) = articles(read(RDF))
    assert found.article.text == "Truce & talks\n\nThe truce held, officials said."
    assert found.article.url == "https://hill.example/truce"


@pytest.mark.parametrize("items", [read(RSS), json_items(JSON)], ids=["rss", "json"])
def test_a_summary_alone_is_read_with_a_warning(items: list[Item]) -> None:
    found = articles(items)[1]
    assert found.article.text == "Shelling\n\nTwo villages were shelled, the governor said."
    assert SUMMARY in found.warnings


def test_an_entry_without_an_id_gets_one_of_its_own_words() -> None:
    one, other = articles(read(rss("<item><description>One.</description></item><item><title>T</title>"
                                   "<description>One.</description></item>")))  # fmt: skip
    assert one.article.id.startswith("sha256:")
    assert one.article.id != other.article.id


def test_a_feed_that_its_parser_fails_on_is_told() -> None:
    (told,) = read(RSS.replace('xmlns:content="', 'xmlns:content="!\N{NO-BREAK SPACE}'))
    assert isinstance(told, Skipped)
    assert told.reason.startswith("the feed holds no entries (it can't be parsed: ")


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("Sun, 01 Nov 2020 12:53:00 GMT", "2020-11-01T12:53:00+00:00"),
        ("Sun, 01 Nov 2020 12:53:00 EST", "2020-11-01T12:53:00-05:00"),
        ("Sun, 01 Nov 2020 12:53:00", "2020-11-01"),
        ("2020-11-01", "2020-11-01"),
        ("Sunday", None),
    ],
)
def test_a_time_keeps_the_zone_that_it_is_written_in(written: str, published: str | None) -> None:
    (found,) = articles(read(rss(f"<item><pubDate>{written}</pubDate><description>It held.</description></item>")))
    assert found.article.published == published


@pytest.mark.parametrize(
    ("stated", "byline"),
    [
        ("<author>desk@hill.example (Ann Lee)</author>", ("Ann Lee",)),
        ("<author>desk@hill.example</author>", ()),
        ("<dc:creator>admin</dc:creator>", ()),
        ("<dc:creator>By Ann Lee</dc:creator><dc:creator>Bo Ray</dc:creator>", ("Ann Lee", "Bo Ray")),
        ("", ()),
    ],
)
def test_authors_are_names_and_never_addresses(stated: str, byline: tuple[str, ...]) -> None:
    words = RSS.replace("<dc:creator>Ann Lee</dc:creator>", stated)
    assert articles(read(words))[0].article.byline == byline


def test_every_paragraph_of_an_entry_is_kept_however_short() -> None:
    body = "Shots.<br/><br>Then quiet.<p>A <a href='/x'>ceasefire</a> began.</p><ul><li>Day one</li></ul><script/>"
    (found,) = articles(read(rss(f"<item><description><![CDATA[{body}]]></description></item>")))
    assert found.article.text.split("\n\n") == ["Shots.", "Then quiet.", "A ceasefire began.", "Day one"]


def test_the_title_is_not_told_twice() -> None:
    (found,) = articles(read(rss("<item><title>It held</title><description>It held.</description></item>")))
    assert found.article.text == "It held."


def test_entries_without_words_are_told_and_the_next_is_read() -> None:
    first, second = read(rss("<item><title>Empty</title></item><item><description>It held.</description></item>"))
    assert first == Skipped("a.xml, entry 1", "the entry holds no words but its title")
    assert isinstance(second, Received)
    assert second.where == "a.xml, entry 2"


@pytest.mark.parametrize("cut", range(100, len(RSS), 150))
def test_a_feed_cut_anywhere_gives_what_it_holds_and_says_so(cut: int) -> None:
    *found, last = read(RSS[:cut])
    assert isinstance(last, Skipped)
    assert ("it was read" in last.reason) == bool(found) or "no entries" in last.reason
    assert (TEXT in [each.article.text for each in articles(found)]) >= ("</item>" in RSS[:cut])


@pytest.mark.parametrize("declaration", ["", "<?xml version='1.0'?>"])
def test_a_broken_feed_says_where(declaration: str) -> None:
    *_, last = read(declaration + rss("\n\n<item><description>It held & held.</description></item>"))
    assert str(last) == (
        "a.xml: the feed is broken (line 3: not well-formed (invalid token)); what could be read of it was read"
    )


BOMB = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
DECLARED = {
    "bomb": f'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">{BOMB}]>',
    "long": f'<!DOCTYPE rss [<!ENTITY i "{"a" * 10_000}">]>',
    "file": '<!DOCTYPE rss [<!ENTITY i SYSTEM "file:///etc/hosts">]>',
    "address": '<!DOCTYPE rss [<!ENTITY i SYSTEM "http://192.0.2.1/">]>',
    "hidden": f'<!DOCTYPE rss [<!ENTITY x "]>"><!ENTITY i "{"a" * 10_000}">]>',
    "twice": f'<!DOCTYPE rss [ ]><!DOCTYPE rss [<!ENTITY i "{"a" * 10_000}">]>',
    "endless": "<!-- -->" * 5000,
    "outside": '<!DOCTYPE rss SYSTEM "http://192.0.2.1/rss.dtd">',
}


@pytest.mark.parametrize("kind", DECLARED)
def test_no_entity_is_expanded_and_nothing_is_fetched(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_socket(*_: object, **__: object) -> None:
        raise AssertionError("a feed was about to be fetched")

    monkeypatch.setattr(socket, "socket", no_socket)
    words = DECLARED[kind] + rss(f"<item><description>It held. {'&i;' * 1000}</description></item>")
    found = articles(read(words))
    assert all(len(each.article.text) < 10_000 for each in found)
    assert all("It held." in each.article.text for each in found)


def test_words_that_look_like_an_address_are_not_fetched() -> None:
    (item,) = read("http://192.0.2.1/feed")
    assert isinstance(item, Skipped)
    assert "the feed holds no entries" in item.reason


def test_a_feed_in_another_charset_is_read() -> None:
    words = RSS.replace("UTF-8", "windows-1251").replace("Ann Lee", "Анна Ли")
    assert articles(read(words.encode("cp1251")))[0].article.byline == ("Анна Ли",)
    assert articles(read(RSS.replace("UTF-8", "UTF-16").encode("utf-16")))[0].article.text == TEXT


def test_links_are_resolved_against_where_the_feed_was_published() -> None:
    words = rss("<item><link>/a</link><description>It held.</description></item>")
    (found,) = articles(read(words, "https://hill.example/feed.xml"))
    assert found.article.url == "https://hill.example/a"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a.xml", RSS),
        ("a.rss", RSS),
        ("a.atom", ATOM),
        ("a.html", RSS),
        ("a", f"<!-- a comment -->\n<!DOCTYPE rss [ ]>\n{RDF}"),
        ("a.json", json.dumps(JSON)),
        ("a.json", json.dumps(JSON, indent=2)),
        ("a", json.dumps(JSON, indent=2)),
    ],
)
def test_a_feed_is_told_by_its_name_or_its_looks(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / name).write_text(words)
    found = articles(list(inputs.read([tmp_path / name])))
    assert found[0].article.title == "Truce & talks"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("<?xml version='1.0'?><urlset/>", "it is XML of another kind than a feed (its root element is urlset)"),
        ("<rss></rss>", "the feed holds no entries"),
        ("", "it is empty"),
    ],
)
def test_what_is_no_feed_is_told(tmp_path: Path, words: str, reason: str) -> None:
    (tmp_path / "a.xml").write_text(words)
    assert list(inputs.read([tmp_path / "a.xml"])) == [Skipped(str(tmp_path / "a.xml"), reason)]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({**JSON, "items": []}, "the feed holds no entries"),
        ({**JSON, "items": "x"}, "the feed holds no entries"),
        ({**JSON, "items": [5]}, "the entry holds no words"),
        ({**JSON, "items": [{"id": "1", "title": "T"}]}, "the entry holds no words"),
    ],
)
def test_a_json_feed_without_words_is_told(value: object, reason: str) -> None:
    (item,) = json_items(value)
    assert isinstance(item, Skipped)
    assert item.reason == reason


FIELDS = "id url title summary content_html content_text date_published date_modified authors author language".split()
ANYTHING = st.none() | st.integers() | st.text() | st.lists(st.text() | st.dictionaries(st.just("name"), st.text()))


@given(st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
def test_any_entry_of_a_json_feed_is_an_article_or_told(entry: dict[str, object]) -> None:
    (item,) = json_items({**JSON, "items": [entry]})
    assert isinstance(item, Received | Skipped)


@given(st.binary(max_size=200), st.integers(0, 1000))
def test_a_feed_with_anything_anywhere_raises_nothing(junk: bytes, permille: int) -> None:
    at = len(RSS) * permille // 1000
    assert read(RSS[:at].encode() + junk + RSS[at:].encode())

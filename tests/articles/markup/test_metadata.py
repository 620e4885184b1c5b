"""What a page's markup states about its article."""

from __future__ import annotations

import pytest

from reportedly.articles.markup import dom, metadata


def read(head: str, body: str = "<p>Words.</p>") -> metadata.Metadata:
    return metadata.read(dom.parse(f"<html><head>{head}</head><body>{body}</body></html>"))


def ld(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_json_ld_is_found_in_a_graph() -> None:
    meta = read(
        ld(
            '{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "Truce &amp; talks",'
            '"datePublished": "2020-11-05T18:10:00Z", "dateModified": "2020-11-05T19:00:00Z", "inLanguage": "en",'
            '"author": [{"name": "Ann Lee"}, "Bo Roe"], "publisher": {"name": "The Hill Post"}}]}'
        )
    )
    assert meta.headline == "Truce & talks"
    assert meta.authors == ("Ann Lee", "Bo Roe")
    assert meta.published == (("json-ld", "2020-11-05T18:10:00+00:00"),)
    assert meta.updated == "2020-11-05T19:00:00+00:00"
    assert (meta.outlet, meta.language) == ("The Hill Post", "en")


def test_meta_tags_stand_where_json_ld_is_broken() -> None:
    meta = read(
        ld('{"@type": "NewsArticle", "headline": ')
        + '<meta property="article:published_time" content="2020-11-05T18:10:00+04:00">'
        + '<meta property="og:site_name" content="The Hill Post"><meta name="author" content="By Ann Lee">'
        + '<link rel="canonical" href="https://hillpost.example/2020/11/05/truce">'
    )
    assert meta.published == (("meta", "2020-11-05T18:10:00+04:00"),)
    assert (meta.outlet, meta.authors, meta.url) == (
        "The Hill Post",
        ("Ann Lee",),
        "https://hillpost.example/2020/11/05/truce",
    )


def test_no_author_is_made_up() -> None:
    assert read('<meta property="article:author" content="https://facebook.com/hillpost">').authors == ()
    assert read('<meta name="author" content="admin">').authors == ()
    assert read("", "<p>Written by the river, where Ann Lee lives.</p>").authors == ()


def test_a_marked_author_and_time_in_the_body_are_read() -> None:
    meta = read("", '<a rel="author" href="/ann">Ann Lee</a><time datetime="2020-11-05T18:10:00Z">today</time>')
    assert meta.authors == ("Ann Lee",)
    assert meta.published == (("meta", "2020-11-05T18:10:00+00:00"),)


def test_several_times_on_a_page_tell_nothing() -> None:
    assert read("", '<time datetime="2020-11-05">a</time><time datetime="2020-11-04">b</time>').published == ()


@pytest.mark.parametrize(
    "body",
    [
        '<p>The hills had been at peace since <time datetime="2014-07-17">17 July 2014</time>, when the king fled.</p>',
        '<div class="comments"><p><time datetime="2014-07-17">17 July 2014</time></p></div>',
        '<aside><h4>Most read</h4><a href="/b">Flood</a> <time datetime="2014-07-17">17 July</time></aside>',
    ],
)
def test_a_lone_time_in_prose_comments_or_asides_is_not_that_of_publication(body: str) -> None:
    for headline in ("", "<h1>Truce</h1>"):
        seen = read("<title>Truce</title>", headline + body)
        assert (seen.published, seen.stamps) == ((), ())


def test_the_article_of_a_widget_says_nothing_of_the_page() -> None:
    flood = ld(
        '{"@type": "NewsArticle", "headline": "Flood in Ashan", "datePublished": "2020-11-01", "author": "Bo Roe"}'
    )
    seen = read(f"<title>Truce holds</title>{flood}", "<h1>Truce holds</h1>")
    assert (seen.headline, seen.authors, seen.published) == (None, (), ())
    assert read(f"<title>Hill Post</title>{flood}", "<h1>Floods in Ashan</h1>").authors == ("Bo Roe",)


def test_an_author_with_several_names_is_several() -> None:
    seen = read(ld('{"@type": "NewsArticle", "author": {"name": ["Ann Lee", "Bo Roe"]}}'))
    assert seen.authors == ("Ann Lee", "Bo Roe")


def test_many_metas_cost_little() -> None:
    assert read("".join(f'<meta name="author" content="Ann {n}">' for n in range(20_000))).titles == ()


def test_odd_json_ld_is_survived() -> None:
    for odd in (
        "[]",
        "null",
        '"x"',
        '{"@type": 3}',
        '{"@type": "NewsArticle", "author": 7, "datePublished": [null]}',
        "[" * 9999,
    ):
        read(ld(odd))


AUTHORED = ld('{"@type": "NewsArticle", "author": {"@id": "#a"}}, {"@type": "Person", "@id": "#a", "name": "Ann Lee"}')


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (AUTHORED, "", ("Ann Lee",)),
        ('<meta name="author" content="Ann Lee and Bo Roe">', "", ("Ann Lee", "Bo Roe")),
        ('<meta name="citation_author" content="Ann Lee"><meta name="citation_author" content="Bo Roe">', "",
         ("Ann Lee", "Bo Roe")),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Lee">', "",
         ("Ann Lee",)),
        ('<meta name="twitter:label1" content="Time to read"><meta name="twitter:data1" content="4 minutes">', "", ()),
        ("", '<div itemprop="author"><meta itemprop="name" content="Ann Lee"></div>', ("Ann Lee",)),
        ("", '<div itemtype="https://schema.org/Review"><b itemprop="author"><i itemprop="name">Bo</i></b></div>', ()),
        ('<meta name="author" content="ann.lee">', "<h1>Truce</h1><p>By Ann Lee</p>", ("Ann Lee",)),
        ('<meta name="author" content="ann.lee">', "<h1>Truce</h1>", ("ann.lee",)),
        ('<meta property="og:site_name" content="Hill Post"><meta name="author" content="Hill Post">',
         "<h1>Truce</h1><p>By Ann Lee</p>", ("Ann Lee",)),
        ('<meta property="og:site_name" content="Hill Post"><meta name="author" content="Hill Post">', "",
         ("Hill Post",)),
        ('<meta name="author" content="Ann Lee">', "<h1>Truce</h1><p>By Ann Lee and Bo Roe</p>", ("Ann Lee", "Bo Roe")),
        ('<meta name="author" content="Ann Lee">', "<h1>Truce</h1><p>By Bo Roe</p>", ("Ann Lee",)),
        ("", "<h1>Truce</h1><p>Words.</p><h4>About the author</h4><p>Ann Lee</p>", ("Ann Lee",)),
    ],
)  # fmt: skip
def test_the_author_is_the_best_stated_name(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert read(f"<title>Truce</title>{head}", body or "<p>Words.</p>").authors == authors


def test_dates_of_the_page_stand_behind_its_head() -> None:
    seen = read("<title>Truce</title>", "<h1>Truce</h1><p>Published Nov 5, 2020 | Updated Nov 7, 2020</p>")
    assert (seen.published, [stamp.when for stamp in seen.stamps]) == ((), ["2020-11-05", "2020-11-07"])
    item = read("", '<meta itemprop="datePublished" content="2020-11-05"><p>Words.</p>')
    assert item.published[0] == ("meta", "2020-11-05")
    counted = read("", '<p data-published="1604235180000">Words.</p>')
    assert counted.published == (("meta", "2020-11-01T12:53:00+00:00"),)


def test_the_time_of_the_last_change_is_not_that_of_publication() -> None:
    changed = read('<meta property="article:modified_time" content="2020-11-05T18:10:00Z">')
    assert (changed.published, changed.updated) == ((), "2020-11-05T18:10:00+00:00")


@pytest.mark.parametrize(
    ("given", "stated", "address"),
    [
        ("https://a.example/b?ref=mail", "/b", "https://a.example/b"),
        ("https://www.a.example/b?ref=mail", "https://a.example/b", "https://a.example/b"),
        (None, "https://a.example/b", "https://a.example/b"),
        ("https://a.example/b", "https://a.example/", "https://a.example/b"),
        ("https://a.example/b", "https://other.example/c", "https://a.example/b"),
        ("https://a.example/b", None, "https://a.example/b"),
        ("https://a.example/b", "http://[", "https://a.example/b"),
        ("story.html", "/b", "story.html"),
        (None, "/b", None),
        (None, None, None),
    ],
)
def test_the_address_is_the_canonical_one_of_the_same_host(
    given: str | None, stated: str | None, address: str | None
) -> None:
    assert metadata.address(given, stated) == address


def test_a_host_names_the_outlet_without_www() -> None:
    assert metadata.host("https://www.hillpost.example/a") == "hillpost.example"
    assert metadata.host("http://[") is None
    assert metadata.host(None) is None

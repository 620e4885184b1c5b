"""What a page's markup states about its article."""

from __future__ import annotations

from reportedly.articles import dom, metadata


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


def test_a_host_names_the_outlet_without_www() -> None:
    assert metadata.host("https://www.hillpost.example/a") == "hillpost.example"
    assert metadata.host("http://[") is None
    assert metadata.host(None) is None

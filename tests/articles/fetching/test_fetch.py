"""An address to its bytes: from real servers on this machine, and in good manners."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.articles.fetching import kept
from reportedly.articles.fetching.fetch import Fetched, Fetcher, FetchError, FetchOptions, Known
from reportedly.articles.fetching.pace import Pace
from tests.articles.servers import HERE, PAGE, Page, Watch, certificate, fetch, here, public_site, refusal, site

# What comes back


def test_an_address_gives_its_bytes_and_what_the_server_says_of_them() -> None:
    with site({"/a": Page(PAGE, headers={"Content-Type": "Text/HTML; charset=KOI8-R"})}) as told:
        got = fetch(f"{told.url}/a#top")
    assert got == Fetched(
        url=f"{told.url}/a#top",
        final_url=f"{told.url}/a",
        raw=PAGE,
        status=200,
        media_type="text/html",
        charset="koi8-r",
        fetched_at="2026-03-01T12:00:00+00:00",
    )
    assert got.digest == "sha256:" + hashlib.sha256(PAGE).hexdigest()


def test_what_is_no_page_is_given_all_the_same() -> None:
    with site({"/a.pdf": Page(b"%PDF-1.7\n")}) as told:
        got = fetch(f"{told.url}/a.pdf")
    assert (got.raw, got.media_type, got.charset) == (b"%PDF-1.7\n", None, None)


def test_we_say_who_we_are_and_take_only_gzip() -> None:
    with site({"/": Page(PAGE)}) as told:
        fetch(told.url, replace(HERE, user_agent="desk/1.0 (+https://desk.example)"))
    for head in told.heads:
        assert (head["User-Agent"], head["Accept-Encoding"]) == ("desk/1.0 (+https://desk.example)", "gzip")
    assert FetchOptions().user_agent.startswith("reportedly/")


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(PAGE),
        gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]),
        gzip.compress(PAGE) + b"\0" * 20,
    ],
    ids=["one member", "two members", "padded"],
)
def test_packed_bytes_are_unpacked(packed: bytes) -> None:
    with site({"/": Page(packed, headers={"Content-Encoding": "gzip"})}) as told:
        assert fetch(told.url).raw == PAGE


def test_what_was_fetched_is_kept(tmp_path: Path) -> None:
    with site({"/": Page(gzip.compress(PAGE), headers={"Content-Encoding": "gzip"})}) as told:
        got = fetch(told.url, replace(HERE, keep=tmp_path))
        refusal(f"{told.url}/gone", replace(HERE, keep=tmp_path))
    assert kept.load(tmp_path, got.digest) == PAGE
    assert len((tmp_path / kept.INDEX).read_text().splitlines()) == 1


# What is refused


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (404, "127.0.0.1 says HTTP 404: there is no such page; check the address"),
        (410, "127.0.0.1 says HTTP 410: there is no such page; check the address"),
        (403, "127.0.0.1 says HTTP 403: it does not give the page to this program; save the page in a browser"),
        (429, "127.0.0.1 says HTTP 429: it was asked too often; try again later"),
        (500, "127.0.0.1 says HTTP 500: the site has failed; try again later"),
        (503, "127.0.0.1 says HTTP 503: the site has failed; try again later"),
        (206, "127.0.0.1 says HTTP 206 where a page was expected; save the page in a browser"),
        (302, "127.0.0.1 says HTTP 302 where a page was expected"),
        (418, "127.0.0.1 says HTTP 418 where a page was expected"),
    ],
)
def test_a_status_that_means_no_page_is_told(status: int, reason: str) -> None:
    with site({"/a": Page(PAGE, status)}) as told:
        assert refusal(f"{told.url}/a").startswith(reason)


@pytest.mark.parametrize("body", [b"", b" \r\n"])
def test_nothing_is_no_page(body: bytes) -> None:
    with site({"/a": Page(body)}) as told:
        assert refusal(f"{told.url}/a").startswith("127.0.0.1 sends nothing (HTTP 200)")


@pytest.mark.parametrize("url", ["ftp://news.example/", "http://u:p@news.example/"])
def test_an_address_that_may_not_be_asked_asks_nobody(url: str) -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise AssertionError

    with Fetcher(HERE, resolve=resolve) as fetcher, pytest.raises(FetchError):
        fetcher.get(url)


def test_a_private_host_is_not_asked_unless_that_is_allowed() -> None:
    with site({}) as told:
        for host in ("127.0.0.1", "localhost", "news.example", "127.1"):
            reason = refusal(f"http://{host}/", FetchOptions())
            assert "is not on the public Internet; if it is meant, use `--allow-private`" in reason
    assert told.asked == []


# Redirects


def to(where: str, status: int = 302, **headers: str) -> Page:
    return Page(b"", status, {"Location": where, **{name.replace("_", "-"): value for name, value in headers.items()}})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(status: int) -> None:
    with site({"/a": to("/b?c", status), "/b?c": Page(PAGE)}) as told:
        got = fetch(f"{told.url}/a")
    assert (got.url, got.final_url, got.raw) == (f"{told.url}/a", f"{told.url}/b?c", PAGE)


def test_five_redirects_are_followed_and_no_sixth() -> None:
    pages = {f"/{n}": to(f"/{n + 1}") for n in range(7)} | {"/7": Page(PAGE)}
    with site(pages) as told:
        assert fetch(f"{told.url}/2").final_url == f"{told.url}/7"
        assert refusal(f"{told.url}/0") == (f"it is redirected more than 5 times, last to {told.url}/6; check it")


def test_a_cookie_lasts_for_the_redirects_of_one_address() -> None:
    pages = [to("/a", Set_Cookie="seen=yes"), Page(PAGE), Page(PAGE)]
    with site({"/a": pages}) as told, Fetcher(HERE, Watch().clock()) as fetcher:
        fetcher.get(f"{told.url}/a")
        fetcher.get(f"{told.url}/a")
    assert [head["Cookie"] for head in told.heads] == [None, None, "seen=yes", None]


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("file:///etc/passwd", "and there the address has `file:`"),
        ("//u:p@news.example/", "and there the address holds a user's name or password"),
        ("http://news.example:port/", "redirects to what is no address"),
    ],
)
def test_where_a_redirect_leads_is_checked(where: str, reason: str) -> None:
    with site({"/a": to(where)}) as told:
        assert reason in refusal(f"{told.url}/a")


def test_a_redirect_to_a_private_host_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = {"news.example": ["127.0.0.1"], "inner.example": ["10.0.0.1"]}
    with (
        public_site({"/a": to("//inner.example/")}, monkeypatch) as told,
        Fetcher(FetchOptions(), Watch().clock(), lambda host, _port: numbers[host]) as fetcher,
        pytest.raises(FetchError, match=r"inner\.example is 10\.0\.0\.1, which is not on the public Internet"),
    ):
        fetcher.get(f"http://news.example:{told.port}/a")


def test_a_way_from_https_to_http_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate(tmp_path)))
    with site({"/": Page(PAGE)}) as flat, site({"/": to(f"{flat.url}/")}, certificate(tmp_path)) as told:
        got = fetch(f"{told.url}/")
    assert got.raw == PAGE
    assert got.warnings == ("news.example redirects from https to http, where the page can be changed on its way",)


# Manners


def test_robots_txt_is_asked_once_and_obeyed() -> None:
    rules = Page(b"User-agent: *\nDisallow: /inner/\n")
    with site({"/robots.txt": rules, "/a": Page(PAGE), "/b": to("/inner/c"), "/inner/c": Page(PAGE)}) as told:
        with Fetcher(HERE, Watch().clock()) as fetcher:
            fetcher.get(f"{told.url}/a")
            for path in ("/inner/c", "/b"):
                with pytest.raises(FetchError, match=r"robots\.txt of 127\.0\.0\.1 forbids it"):
                    fetcher.get(told.url + path)
        assert told.asked == ["/robots.txt", "/a", "/b"]
        assert fetch(f"{told.url}/inner/c", replace(HERE, obey_robots=False)).raw == PAGE


def test_a_very_long_robots_txt_is_read_to_its_limit() -> None:
    long = b"User-agent: *\nDisallow: /inner/\n" + b"# and so on\n" * 100_000
    with site({"/robots.txt": Page(long), "/a": Page(PAGE)}) as told:
        assert fetch(f"{told.url}/a").raw == PAGE
        assert "forbids it" in refusal(f"{told.url}/inner/c")


def test_a_host_is_asked_once_a_second_and_others_meanwhile() -> None:
    watch = Watch()
    with site({"/a": Page(PAGE), "/b": to("/a")}) as told, Fetcher(HERE, watch.clock(), here) as fetcher:
        fetcher.get(f"{told.url}/a")
        assert watch.naps == []
        fetcher.get(f"http://other.example:{told.port}/a")
        assert watch.naps == []
        watch.seconds += 0.4
        fetcher.get(f"{told.url}/b")
        assert watch.naps == [0.6, 1.0]


def test_a_longer_delay_is_kept_where_robots_txt_asks_for_it() -> None:
    watch = Watch()
    rules = Page(b"User-agent: *\nCrawl-delay: 7\n")
    with site({"/robots.txt": rules, "/a": Page(PAGE)}) as told, Fetcher(HERE, watch.clock()) as fetcher:
        fetcher.get(f"{told.url}/a")
        fetcher.get(f"{told.url}/a")
    assert watch.naps == [7.0]


def busy(after: str, status: int = 429) -> Page:
    return Page(b"busy", status, {"Retry-After": after})


@pytest.mark.parametrize(
    ("status", "after", "nap"), [(429, "12", 12.0), (503, "Sun, 01 Mar 2026 12:00:20 GMT", 20.0), (503, "0", 1.0)]
)
def test_a_busy_server_is_asked_once_more_after_the_wait_it_names(status: int, after: str, nap: float) -> None:
    watch = Watch()
    with site({"/a": [busy(after, status), Page(PAGE)]}) as told:
        assert fetch(f"{told.url}/a", watch=watch).raw == PAGE
    assert watch.naps == [nap]


def test_a_server_that_stays_busy_is_asked_twice_and_no_more() -> None:
    with site({"/a": busy("5")}) as told:
        assert "asks to be left alone until 2026-03-01 12:00:10 UTC; try again then" in refusal(f"{told.url}/a")
    assert told.asked == ["/robots.txt", "/a", "/a"]


def test_a_server_that_wants_a_long_pause_gets_it() -> None:
    watch = Watch()
    with site({"/a": busy("120"), "/b": Page(PAGE)}) as told, Fetcher(HERE, watch.clock()) as fetcher:
        for path in ("/a", "/b"):
            with pytest.raises(
                FetchError, match=r"asks to be left alone until 2026-03-01 12:02:00 UTC; try again then"
            ):
                fetcher.get(told.url + path)
        assert (told.asked, watch.naps) == (["/robots.txt", "/a"], [])
        watch.seconds += 121
        assert fetcher.get(f"{told.url}/b").raw == PAGE


# What has not changed


def test_what_has_not_changed_is_not_sent_again() -> None:
    marks = {"ETag": '"one"', "Last-Modified": "Sun, 01 Mar 2026 12:00:00 GMT"}
    with site({"/": [Page(PAGE, headers=marks), Page(status=304)]}) as told, fetcher() as asking:
        first = asking.get(told.url + "/")
        known = Known(first.final_url, first.etag, first.modified)
        again = asking.get(told.url + "/", known)
    assert (first.etag, first.modified) == tuple(marks.values())
    assert (again.status, again.raw) == (304, b"")
    (head,) = (head for head in told.heads if "If-None-Match" in head)
    assert (head["If-None-Match"], head["If-Modified-Since"]) == tuple(marks.values())


def test_marks_are_sent_to_the_address_that_gave_them_alone() -> None:
    with (
        site({"/new": Page(PAGE, headers={"ETag": "b"})}) as there,
        site({"/": Page(status=301, headers={"Location": f"{there.url}/new"})}) as first,
        fetcher() as asking,
    ):
        got = asking.get(first.url + "/")
        asking.get(first.url + "/", Known(got.final_url, got.etag))
    assert [head["If-None-Match"] for head in first.heads] == [None] * len(first.heads)
    assert [head["If-None-Match"] for head in there.heads if head["If-None-Match"]] == ["b"]


def test_304_to_a_plain_question_is_no_page() -> None:
    with site({"/": Page(status=304)}) as told:
        assert "HTTP 304 where a page was expected" in refusal(told.url)


@pytest.mark.parametrize("mark", ["x" * 1001, "\xe9"])
def test_marks_that_can_not_be_sent_back_are_dropped(mark: str) -> None:
    with site({"/": Page(PAGE, headers={"ETag": mark})}) as told:
        assert fetch(told.url).etag is None


def test_a_host_that_asks_for_a_pause_says_how_long() -> None:
    busy = {"/": Page(status=503, headers={"Retry-After": "120"})}
    with site(busy) as told, fetcher() as asking, pytest.raises(FetchError) as error:
        asking.get(told.url)
    assert error.value.wait == 120


def test_fetchers_that_share_a_pace_wait_for_each_other() -> None:
    watch = Watch()
    pace = Pace(watch.clock())
    with site({"/": Page(PAGE)}) as told:
        for _ in range(2):
            with Fetcher(HERE, watch.clock(), here, pace) as asking:
                asking.get(told.url)
    assert watch.naps == [1.0]


def fetcher() -> Fetcher:
    return Fetcher(HERE, Watch().clock(), here)

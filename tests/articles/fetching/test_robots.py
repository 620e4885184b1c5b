"""What a site lets programs ask for, by its robots.txt."""

from __future__ import annotations

import httpx2
import pytest

from reportedly.articles.fetching.fetched import FetchError, FetchOptions
from reportedly.articles.fetching.robots import MAX_BYTES, Robots
from reportedly.articles.fetching.wire import Answer

PAGE = httpx2.URL("https://news.example/world/truce.html")


class Web:
    """Answers under their addresses; what is not there is a 404. Holds the time too."""

    def __init__(self, **answers: tuple[int, str]) -> None:
        self.answers = {name.replace("_", "."): answer for name, answer in answers.items()}
        self.asked: list[str] = []
        self.time = 0.0

    def ask(self, url: httpx2.URL) -> Answer:
        self.asked.append(str(url))
        status, words = self.answers.get(url.host, (404, ""))
        if status == 0:
            raise FetchError(words)
        headers = httpx2.Headers({"location": words} if 300 <= status < 400 else {})
        return Answer(url, status, headers, None, words.encode())

    def robots(self, options: FetchOptions | None = None) -> Robots:
        return Robots(options or FetchOptions(), self.ask, lambda: self.time)


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("\ufeffUser-agent: *\nDisallow: /world/", False),
        ("User-agent: *\nDisallow: /sport/", True),
        ("User-agent: *\nDisallow: /\nAllow: /world/", True),
        ("User-agent: *\nDisallow: /*.html$", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Reportedly\nDisallow: /private/", True),
        ("User-agent: reportedly\nDisallow: /", False),
        ("User-agent: otherbot\nDisallow: /", True),
        ("<!doctype html><title>Not found</title>", True),
    ],
)
def test_the_rules_for_us_or_else_for_all_hold(words: str, allowed: bool) -> None:
    robots = Web(news_example=(200, words)).robots()
    if allowed:
        assert robots.check(PAGE) == 0.0
    else:
        with pytest.raises(
            FetchError, match=r"it is not fetched: robots\.txt of news\.example forbids it; save the page"
        ):
            robots.check(PAGE)


def test_a_user_agent_of_your_own_goes_by_its_own_name() -> None:
    robots = Web(news_example=(200, "User-agent: deskbot\nDisallow: /")).robots(
        FetchOptions(user_agent="DeskBot/2.0 (+https://desk.example/bot)")
    )
    with pytest.raises(FetchError, match="forbids it"):
        robots.check(PAGE)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_without_a_file_all_may_be_asked(status: int) -> None:
    assert Web(news_example=(status, "User-agent: *\nDisallow: /")).robots().check(PAGE) == 0.0


@pytest.mark.parametrize("status", [429, 500, 503, 304])
def test_without_an_answer_nothing_may_be_asked_and_a_minute_later_we_ask_again(status: int) -> None:
    web = Web(news_example=(status, ""))
    robots = web.robots()
    for _ in range(2):
        with pytest.raises(FetchError, match=rf"can't be had \(HTTP {status}\), and without it nothing may be asked"):
            robots.check(PAGE)
    assert len(web.asked) == 1
    web.answers, web.time = {}, 61.0
    assert robots.check(PAGE) == 0.0


def test_a_site_that_can_not_be_reached_is_tried_once_a_minute() -> None:
    web = Web(news_example=(0, "news.example takes no connection"))
    robots = web.robots()
    for _ in range(3):
        with pytest.raises(FetchError, match=r"^it is not fetched: news\.example takes no connection$"):
            robots.check(PAGE)
    assert len(web.asked) == 1


def test_the_file_is_asked_for_once_a_day_for_each_scheme_host_and_port() -> None:
    web = Web()
    robots = web.robots()
    for address in ("https://news.example/a", "https://news.example/b?c", "http://news.example/a"):
        robots.check(httpx2.URL(address))
    assert web.asked == ["https://news.example/robots.txt", "http://news.example/robots.txt"]
    web.time = 86_401.0
    robots.check(PAGE)
    assert web.asked[2:] == ["https://news.example/robots.txt"]


def test_a_file_found_behind_a_redirect_holds_for_the_site_that_was_asked() -> None:
    web = Web(
        news_example=(301, "https://www.news.example/robots.txt"), www_news_example=(200, "User-agent: *\nDisallow: /")
    )
    with pytest.raises(FetchError, match=r"robots\.txt of news\.example forbids it"):
        web.robots().check(PAGE)


def test_a_circle_of_redirects_is_no_file() -> None:
    web = Web(news_example=(302, "/robots.txt"))
    assert web.robots().check(PAGE) == 0.0
    assert len(web.asked) == 6


def test_a_redirect_to_what_may_not_be_asked_is_no_answer() -> None:
    with pytest.raises(FetchError, match=r"news\.example redirects to ftp://news\.example/, and there"):
        Web(news_example=(301, "ftp://news.example/")).robots().check(PAGE)


@pytest.mark.parametrize(("asked", "kept"), [("5", 5.0), ("0.5", 0.5), ("3600", 30.0), ("soon", 0.0), ("-1", 0.0)])
def test_a_delay_is_honoured_up_to_a_bound(asked: str, kept: float) -> None:
    web = Web(news_example=(200, f"User-agent: *\nCrawl-delay: {asked}\n"))
    assert web.robots().check(PAGE) == kept


def test_memory_holds_the_sites_asked_last() -> None:
    web = Web()
    robots = web.robots()
    for number in range(600):
        robots.check(httpx2.URL(f"http://site{number}.example/"))
    robots.check(httpx2.URL("http://site599.example/"))
    assert len(web.asked) == 600
    robots.check(httpx2.URL("http://site0.example/"))
    assert len(web.asked) == 601


def test_half_a_mebibyte_of_rules_is_read_in_good_time() -> None:
    line = "Disallow: /*a*b*c*d*e$\n"
    words = "User-agent: *\n" + line * ((MAX_BYTES - 14) // len(line))
    address = httpx2.URL("https://news.example/" + "abcd" * 500)
    assert Web(news_example=(200, words)).robots().check(address) == 0.0

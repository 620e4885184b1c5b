"""Which addresses may be asked: how they are written, and the numbers behind the names."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address

import httpx2
import pytest
from hypothesis import given
from hypothesis.strategies import ip_addresses

from reportedly.articles.fetching import addresses
from reportedly.articles.fetching.fetched import FetchError


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://news.example/a", "https://news.example/a"),
        (" HTTPS://News.Example:443/a#part-2 ", "https://news.example/a"),
        ("http://news.example", "http://news.example/"),
        ("http://news.example:443/", "http://news.example:443/"),
        ("http://news.example/two words?q=é", "http://news.example/two%20words?q=%C3%A9"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
    ],
)
def test_an_address_is_asked_in_its_plain_form(written: str, asked: str) -> None:
    assert str(addresses.checked(written)) == asked


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("ftp://news.example/a", "the address has `ftp:`; only http:// and https:// are fetched"),
        ("file:///etc/passwd", "the address has `file:`"),
        ("news.example/a", "the address has no scheme"),
        ("", "the address has no scheme"),
        ("http:///a", "the address names no host"),
        ("http://user@news.example/", "holds a user's name or password"),
        ("http://:secret@news.example/", "holds a user's name or password"),
        ("http://news.example:6379/", "port 6379 is not one where pages are published"),
        ("http://news.exam\nple/", "the address can't be understood"),
        ("http://[::1/", "the address can't be understood"),
        ("http://news.example:port/", "the address can't be understood"),
        ("http://news.example/\udcff", "the address can't be understood"),
        ("http://news.example/" + "a" * 9000, "longer than 8,000 characters"),
    ],
)
def test_an_address_that_may_not_be_asked_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(FetchError) as told:
        addresses.checked(written)
    assert str(told.value).startswith("it is not fetched: ")
    assert reason in str(told.value)
    assert "secret" not in str(told.value)


def test_other_ports_are_asked_where_private_hosts_may_be() -> None:
    assert addresses.checked("http://news.example:8080/", allow_private=True).port == 8080


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "https://news.example/b"),
        ("c?d", "https://news.example/a/c?d"),
        ("//other.example/", "https://other.example/"),
        (" http://other.example/ ", "http://other.example/"),
    ],
)
def test_a_redirect_leads_on_from_where_it_stands(location: str, target: str) -> None:
    assert str(addresses.joined(httpx2.URL("https://news.example/a/b"), location)) == target


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://u:p@other.example/", "http://other.example:22/"])
def test_a_redirect_is_checked_like_any_address(location: str) -> None:
    with pytest.raises(FetchError, match=r"news\.example redirects to .*, and there "):
        addresses.joined(httpx2.URL("https://news.example/"), location)


@pytest.mark.parametrize(
    "number", ["93.184.216.34", "2606:4700::6810:84e5", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"]
)
def test_numbers_of_the_public_internet(number: str) -> None:
    assert addresses.is_public(number)


@pytest.mark.parametrize(
    "number",
    """127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 192.0.0.8 192.0.2.1 198.18.0.1
    192.88.99.1 224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16
    ::1 :: ::127.0.0.1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1 ff02::1 2001:db8::1 3fff::1 100::1 5f00::1
    ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1:: 2002:a00:1::1
    2001::5db8:d822 no-number""".split(),
)
def test_numbers_that_are_not_public(number: str) -> None:
    assert not addresses.is_public(number)


@given(ip_addresses(v=4))
def test_a_number_wrapped_in_another_is_as_public_as_it_is_bare(number: IPv4Address) -> None:
    bare = addresses.is_public(str(number))
    for wrapped in (0xFFFF << 32 | int(number), 0x64FF9B << 96 | int(number), 0x2002 << 112 | int(number) << 80):
        assert addresses.is_public(str(IPv6Address(wrapped))) == bare


def test_one_private_number_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchError, match=r"mixed\.example is 10\.0\.0\.1, which is not on the public Internet"):
        addresses.numbers("mixed.example", 80, lambda _host, _port: ["93.184.216.34", "10.0.0.1"])


def test_private_numbers_pass_where_they_are_allowed() -> None:
    assert addresses.numbers("own.example", 80, lambda _host, _port: ["10.0.0.1"], allow_private=True) == ["10.0.0.1"]


@pytest.mark.parametrize("written", ["127.1", "2130706433", "0x7f.1", "017700000001", "localhost", "::1"])
def test_however_this_machine_is_written_it_is_not_public(written: str) -> None:
    with pytest.raises(FetchError, match=r"not on the public Internet|no host"):
        addresses.numbers(written, 80, addresses.resolve)


@pytest.mark.parametrize("fault", [socket.gaierror(-2, "unknown"), UnicodeError("label too long"), None])
def test_a_host_that_nobody_knows_is_told(fault: Exception | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        if fault:
            raise fault
        return []

    for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with pytest.raises(FetchError, match=r"no host gone\.example is known; check the address and your connection"):
        addresses.numbers("gone.example", 80, resolve)
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    with pytest.raises(FetchError, match="your environment names a proxy, and proxies are not used"):
        addresses.numbers("gone.example", 80, resolve)

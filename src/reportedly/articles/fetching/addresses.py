"""Which addresses may be asked: URLs by their form, hosts by the numbers behind their names.

Invariant: without `allow_private` no number passes that the whole Internet would not reach too, however it is written.
The numbers: IANA's registries of special-purpose addresses (RFC 6890 and its updates), through `ipaddress`; what is
wrapped in another number is looked at itself (RFC 4291 2.5.5.2, RFC 6052, RFC 3056).
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TypeAlias

import httpx2

from reportedly.articles.fetching.fetched import FetchError

Resolver: TypeAlias = Callable[[str, int], Sequence[str]]
"""The numbers behind a host's name, for a port. Raises OSError where there are none."""

_LONGEST = 8000
_PORTS = (None, 80, 443)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_NOT_PUBLIC = (
    ip_network("168.63.129.16/32"),  # Azure's own service, seen by its machines only
    ip_network("192.0.0.0/24"),
    ip_network("192.88.99.0/24"),  # relays of 6to4, given up (RFC 7526)
    ip_network("3fff::/20"),  # for documentation (RFC 9637), newer than Python 3.11's table
)


def checked(address: str, allow_private: bool = False) -> httpx2.URL:
    """The address, parsed, without its fragment. Raises FetchError where it may not be asked as it stands."""
    if len(address) > _LONGEST:
        raise FetchError(f"the address is longer than {_LONGEST:,} characters; check it")
    try:
        url = httpx2.URL(address.strip())
        url = url.copy_with(fragment=None, raw_path=url.raw_path)
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(f"the address can't be understood ({error}); check it") from None
    if url.scheme not in ("http", "https"):
        named = f"`{url.scheme}:`" if url.scheme else "no scheme"
        raise FetchError(f"the address has {named}; only http:// and https:// are fetched")
    if not url.host:
        raise FetchError("the address names no host; check it")
    if url.userinfo:
        raise FetchError(
            "the address holds a user's name or password, which would end up in records; take it out, or save the page"
        )
    if url.port not in _PORTS and not allow_private:
        raise FetchError(
            f"port {url.port} is not one where pages are published (80, 443); if it is meant, "
            "use `--allow-private` (in Python `FetchOptions.allow_private`)"
        )
    return url


def joined(base: httpx2.URL, location: str, allow_private: bool = False) -> httpx2.URL:
    """Where a redirect from `base` leads, checked like any other address."""
    try:
        target = str(base.join(location.strip()))
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(f"{base.host} redirects to what is no address ({error}); look at it in a browser") from None
    try:
        return checked(target, allow_private)
    except FetchError as error:
        raise FetchError(f"{base.host} redirects to {target[:200]}, and there {error.reason}") from None


def numbers(host: str, port: int, resolve: Resolver, allow_private: bool = False) -> Sequence[str]:
    """The numbers that a host may be asked at, looked up once; FetchError where one of them may not be asked."""
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError):
        found = ()
    if not found:
        raise FetchError(f"no host {host} is known{proxy_hint()}; check the address and your connection")
    if not allow_private:
        for number in found:
            if not is_public(number):
                named = host if host == number else f"{host} is {number}, which"
                raise FetchError(
                    f"{named} is not on the public Internet; if it is meant, "
                    "use `--allow-private` (in Python `FetchOptions.allow_private`)"
                )
    return found


def resolve(host: str, port: int) -> Sequence[str]:
    """The numbers that the system knows for a host, in its order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def proxy_hint() -> str:
    """A word on proxies where the environment names one, since that is why a host may not be reached."""
    names = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")
    named = any(os.environ.get(name) or os.environ.get(name.lower()) for name in names)
    return " (your environment names a proxy, and proxies are not used)" if named else ""


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public Internet, for the one host that it names."""
    try:
        address = ip_address(number)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(str(inner))
        if address not in _GLOBAL_UNICAST:
            return False
    return address.is_global and not address.is_multicast and not any(address in network for network in _NOT_PUBLIC)


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, behind NAT64, or of a 6to4 network."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour

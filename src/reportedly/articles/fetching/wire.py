"""One request and its answer, over a connection to a checked number, in bounded time and memory.

Invariant: every connection is opened by `_Backend.connect_tcp`, which looks a name up once, checks all its numbers and
connects to those very numbers, so that a name can't point elsewhere a moment later (DNS rebinding). Every read, write
and handshake gets no more than what is left of the request's time, so that a server which drips can't hold us.
Proxies that the environment names are not used: behind a proxy no number can be checked.
"""

from __future__ import annotations

import os
import ssl
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import httpcore2
import httpx2

from reportedly.articles.fetching.addresses import Resolver, numbers, proxy_hint
from reportedly.articles.fetching.fetched import FetchError, FetchOptions

_PIECE = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS
_TRIED = 4
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "accept-encoding": "gzip",
}
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to one request. `raw` is unpacked, and empty unless the status is 200 to 299.

    `conditional` tells whether it was asked only for what has changed.
    """

    url: httpx2.URL
    status: int
    headers: httpx2.Headers
    charset: str | None
    raw: bytes = field(repr=False)
    conditional: bool = False

    @property
    def redirects(self) -> bool:
        """Whether it sends us elsewhere, and says where."""
        return self.status in _REDIRECTS and "location" in self.headers


class Wire:
    """Asks servers, one request at a time, and keeps connections open between requests."""

    def __init__(self, options: FetchOptions, resolve: Resolver, monotonic: Callable[[], float]) -> None:
        self._options = options
        self._deadline = _Deadline(monotonic)
        self._client = httpx2.Client(
            transport=_Transport(_Backend(options, resolve, self._deadline)),
            headers={**_HEADERS, "user-agent": options.user_agent},
            follow_redirects=False,
            trust_env=False,
        )

    def forget(self) -> None:
        """Drop all cookies: they last from one redirect to the next, never from one address to another."""
        self._client.cookies.clear()

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def get(self, url: httpx2.URL, limit: int, cut: bool = False, conditions: Mapping[str, str] = NO_HEADERS) -> Answer:
        """The answer to one GET. Raises FetchError, also for a body over `limit` bytes, which `cut` ends there.

        `conditions` are headers that ask for what has changed.
        """
        return self._ask("GET", url, b"", conditions, limit, cut)

    def post(self, url: httpx2.URL, content: bytes, headers: Mapping[str, str]) -> Answer:
        """The answer to one POST, of which only the beginning is kept. Raises FetchError where there is none."""
        return self._ask("POST", url, content, headers, _PIECE, True)

    def _ask(
        self, method: str, url: httpx2.URL, content: bytes, headers: Mapping[str, str], limit: int, cut: bool
    ) -> Answer:
        """The answer to one request."""
        self._deadline.start(self._options.whole_seconds)
        asked = "if-none-match" in headers or "if-modified-since" in headers
        try:
            with self._client.stream(method, url, content=content or None, headers=dict(headers)) as response:
                raw = _body(response, limit, cut) if response.is_success else b""
                return Answer(url, response.status_code, response.headers, response.charset_encoding, raw, asked)
        except httpcore2.ConnectTimeout:
            seconds = self._options.connect_seconds
            raise FetchError(f"{url.host} can't be reached within {seconds:g} seconds; try again later") from None
        except httpcore2.TimeoutException:
            seconds = self._options.whole_seconds
            raise FetchError(f"{url.host} took longer than {seconds:g} seconds; try again later") from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError, httpx2.InvalidURL) as error:
            why = str(error) or type(error).__name__
            raise FetchError(f"the answer of {url.host} is broken or broke off ({why}); try again later") from None


class _Deadline:
    """When the request under way must be done."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._at = 0.0

    def start(self, seconds: float) -> None:
        self._at = self._monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left. Raises httpcore2.ReadTimeout where there are none."""
        left = self._at - self._monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout
        return left


class _Backend(httpcore2.NetworkBackend):
    """Opens connections, to checked numbers only."""

    def __init__(self, options: FetchOptions, resolve: Resolver, deadline: _Deadline) -> None:
        self._options = options
        self._resolve = resolve
        self._deadline = deadline
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline's matter
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first of the host's checked numbers that takes it."""
        tried = numbers(host, port, self._resolve, self._options.allow_private)[:_TRIED]
        seconds = self._options.connect_seconds / len(tried)
        fault: Exception | None = None
        for number in tried:
            try:
                stream = self._sockets.connect_tcp(
                    number, port, min(seconds, self._deadline.left()), local_address, socket_options
                )
                return _Stream(stream, self._deadline, self._options.connect_seconds)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                fault = error
        if isinstance(fault, httpcore2.ConnectTimeout):
            raise fault
        raise FetchError(f"{host} takes no connection ({_plain(fault)}){proxy_hint()}; try again later")


class _Stream(httpcore2.NetworkStream):
    """A connection that never waits past the deadline."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: _Deadline, handshake: float) -> None:
        self._inner = inner
        self._deadline = deadline
        self._handshake = handshake

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline's matter
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the deadline's matter
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline's matter
    ) -> httpcore2.NetworkStream:
        """The connection under TLS, with the certificate checked against the host's name, not its number."""
        seconds = min(self._handshake, self._deadline.left())
        try:
            inner = self._inner.start_tls(ssl_context, server_hostname, seconds)
        except httpcore2.ConnectError as error:
            raise FetchError(
                f"no secure connection with {server_hostname} comes about ({_plain(error)}); "
                "look at it in a browser, and save the page there"
            ) from None
        return _Stream(inner, self._deadline, self._handshake)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Transport(httpx2.BaseTransport):
    """Between the client and the connections: no proxy, no retry, no connection but the backend's."""

    def __init__(self, backend: _Backend) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=_trust(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")),
            max_connections=8,
            keepalive_expiry=5.0,
            network_backend=backend,
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer to a request, its body still on the wire."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore2.Request(request.method, url, headers=request.headers.raw, content=request.read())
        answer = self._pool.handle_request(sent)
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


@lru_cache(maxsize=4)
def _trust(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    """The certificates that the system trusts, or those that the environment names; read once, as it takes long."""
    return httpx2.create_ssl_context()


class _Body(httpx2.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


def _body(response: httpx2.Response, limit: int, cut: bool) -> bytes:
    """The body of an answer, unpacked, never more than `limit` bytes and a piece in memory."""
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding in ("", "identity"):
        pieces = response.iter_raw()
    elif coding in ("gzip", "x-gzip"):
        pieces = _gunzip(response.iter_raw(), limit)
    else:
        raise FetchError(f"it is sent packed as `{coding[:40]}`, which was not asked for; save the page in a browser")
    if not cut and int(response.headers.get("content-length", 0)) > limit:
        raise _too_large(limit)
    held: list[bytes] = []  # and no bytearray, which is copied to grow and copied again at the end
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > limit:
            if cut:
                break
            raise _too_large(limit)
    return b"".join(held)[:limit]


def _gunzip(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """What gzip's members unpack to, in small pieces (RFC 1952); what follows the last of them is dropped.

    Raises FetchError where the last member is cut, or where more than `limit` bytes come in, whatever they unpack to.
    """
    member = zlib.decompressobj(_GZIP)
    received = 0
    for chunk in chunks:
        received += len(chunk)
        if received > limit + _PIECE:
            raise _too_large(limit)
        rest = chunk
        while rest:
            if member.eof:
                if rest[0] != 0x1F:
                    return
                member = zlib.decompressobj(_GZIP)
            try:
                piece = member.decompress(rest, _PIECE)
            except zlib.error:
                raise FetchError("it says that it is packed with gzip and is not; save the page in a browser") from None
            rest = member.unused_data if member.eof else member.unconsumed_tail
            yield piece
    if received and not member.eof:
        raise FetchError("its end is missing: the packed bytes break off; try again later")


def _too_large(limit: int) -> FetchError:
    return FetchError(f"it is larger than {limit:,} bytes (in Python you can raise `FetchOptions.max_bytes`)")


def _plain(error: BaseException | None) -> str:
    """What the system says of a failed connection, in its own words."""
    cause = error.__cause__ if error is not None else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate can't be trusted: {cause.verify_message}"
    return (isinstance(cause, OSError) and cause.strerror) or str(error)

"""Web archives that tests write themselves."""

from __future__ import annotations

import gzip

SENTENCE = "The truce held for a second day on Thursday, officials on both sides of the river said."
HTML = "Content-Type: text/html; charset=utf-8"


def page(number: int, sentence: str = SENTENCE) -> str:
    """A page with a short article."""
    words = "".join(f"<p>Day {number}, part {part}. {sentence} {sentence}</p>" for part in range(3))
    return (
        f"<!DOCTYPE html><html><head><title>Day {number}</title></head><body><article>{words}</article></body></html>"
    )


def record(
    body: bytes | str,
    url: str = "https://hill.example/1",
    http: str | None = f"HTTP/1.1 200 OK\r\n{HTML}",
    kind: str = "response",
    more: str = "",
    length: str | None = None,
) -> bytes:
    """One record of an archive: its own header, the response's, the body."""
    block = body.encode() if isinstance(body, str) else body
    block = f"{http}\r\n\r\n".encode() + block if http is not None else block
    media = "application/http; msgtype=response" if http is not None else "text/html"
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2020-11-05T10:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: {media}\r\n{more}Content-Length: {length or len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """The records as crawlers pack them: each a gzip member of its own."""
    return b"".join(gzip.compress(each) for each in records)

"""Speed and memory on a web archive: reading its records must cost nothing next to parsing its pages."""

from __future__ import annotations

import gzip
import io
import random
import sys
from pathlib import Path

from bench.run import WORK, child
from bench.table import Row, Table

RECORDS = 2_000
TIMES_THE_PAGES = 10.0
GROWTH = 1.1
WORDS = (
    "ministry army village river bridge convoy truce governor shelling drone border council police envoy hospital "
    "statement soldiers residents officials agency report night morning road market school district commander"
).split()
SPEECH = ("said", "told reporters", "denied", "announced", "claimed", "warned that", "confirmed")


def table(_data: Path) -> Table:
    """Records and pages a second, and the peak of memory on one archive and on one five times as long."""
    WORK.mkdir(exist_ok=True)
    archives = {count: archive(count) for count in (RECORDS // 5, RECORDS)}
    print(f"Reading an archive of {RECORDS:,} pages ...", file=sys.stderr)
    records = child("bench.warc_child", archives[RECORDS], "records", threads=1)
    short = child("bench.warc_child", archives[RECORDS // 5], "pages", threads=1)
    long = child("bench.warc_child", archives[RECORDS], "pages", threads=1)
    size = archives[RECORDS].stat().st_size / 1e6
    for path in archives.values():
        path.unlink()
    ratio = (records["count"] / records["seconds"]) / (long["count"] / long["seconds"])
    rows = [
        Row("pages a second, unpacked and not parsed", records["count"] / records["seconds"]),
        Row("pages a second, read to articles", long["count"] / long["seconds"]),
        Row("unpacked, times read", ratio, TIMES_THE_PAGES),
        Row(f"peak on {long['count']:,} pages", long["peak"], unit=" MB"),
        Row("growth of the peak over a fifth of the pages, times", long["peak"] / short["peak"], GROWTH, at_most=True),
    ]
    pages = f"{RECORDS:,} generated pages of 40 to 120 kB, each with its request and a picture"
    note = f"{pages}, packed record by record to {size:.0f} MB; one thread."
    return Table("warc", "Web archives", rows, note)


def archive(count: int) -> Path:
    """An archive of generated pages, each followed by a picture, with the request before it, as a crawler writes."""
    target = WORK / f"warc-{count}.warc.gz"
    chance = random.Random(count)
    with target.open("wb") as out:
        for number in range(count):
            url = f"https://outlet.example/{number}"
            out.write(packed("request", url, f"GET /{number} HTTP/1.1\r\nHost: outlet.example\r\n\r\n".encode()))
            out.write(packed("response", url, response("text/html; charset=utf-8", page(chance, number))))
            out.write(packed("response", f"{url}.jpg", response("image/jpeg", chance.randbytes(4_000))))
    return target


def packed(kind: str, url: str, block: bytes) -> bytes:
    """One record as a gzip member of its own."""
    header = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-11-01T12:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=6, mtime=0) as member:
        member.write(header.encode() + block + b"\r\n\r\n")
    return out.getvalue()


def response(media: str, body: bytes) -> bytes:
    """An HTTP response."""
    return f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def page(chance: random.Random, number: int) -> bytes:
    """A page as large as a news page is: an article of about 500 words among menus, links and scripts."""
    words = "".join(f"<p>{paragraph(chance)}</p>\n" for _ in range(chance.randint(8, 16)))
    links = "".join(
        f'<li class="item-{n}"><a href="/{chance.randrange(10**6)}">{sentence(chance)[:60]}</a></li>\n'
        for n in range(chance.randint(60, 200))
    )
    script = "".join(f"var a{chance.randrange(10**6)}={chance.random()};" for _ in range(chance.randint(800, 2_400)))
    title = sentence(chance).rstrip(".")
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title} | Outlet</title><script>{script}</script>'
        f'<meta property="article:published_time" content="2020-11-01T12:{number % 60:02}:00+00:00"></head><body>'
        f"<nav><ul>{links}</ul></nav><main><article><h1>{title}</h1>{words}</article></main>"
        f"<footer><ul>{links}</ul></footer></body></html>"
    ).encode()


def paragraph(chance: random.Random) -> str:
    """Two to four sentences."""
    return " ".join(sentence(chance) for _ in range(chance.randint(2, 4)))


def sentence(chance: random.Random) -> str:
    """A sentence that somebody says."""
    who, what = chance.choice(WORDS), " ".join(chance.choices(WORDS, k=chance.randint(6, 16)))
    return f"The {who} {chance.choice(SPEECH)} the {what}."

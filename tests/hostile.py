"""Pages that mean ill or were broken on the way, for the tests and the bench: bombs by name, and endless mutations."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

PARAGRAPH = "<p>The column left the bridge at dawn, two residents said, and the road was cut for an hour.</p>"
PROSE = PARAGRAPH * 3
SCRAPS = (
    b"<", b">", b"</p>", b"<p>", b"<div>" * 40, b"</div>" * 40, b"<script>", b"<!--", b"-->", b"<table><tr><td>", b"\"",
    b"&#x110000;", b"&#0;", b"&lt;p&gt;", b"\x00", b"\xff\xfe", b"\xe2\x80", b"\xed\xa0\x80", b"<![CDATA[", b"]]>",
    b"<base href='x:'>", b"<svg><p>", b"<template>", b"<meta charset=utf-7>", b"<html>", b"</body>", b"<frameset>",
    "“".encode(), "\u202e".encode(), "😀".encode(), b"<h1>", b"<a href=x>", b"{\"@type\":\"NewsArticle\",", b"<?xml",
)  # fmt: skip


def bombs(size: int) -> dict[str, bytes]:
    """Pages made to cost time or memory, by name; `size` is how often each repeats what it repeats."""
    made = {
        "nested blocks": "<div>" * size + PROSE,
        "nested letters": PROSE + "<b>" * size,
        "nested lists": PROSE + "<ul><li>" * size,
        "nested tables": PROSE + "<table><tr><td>" * size,
        "many spans": "<p>" + "<span>a </span>" * size + "</p>" + PROSE,
        "many paragraphs": PARAGRAPH * size,
        "many links": PROSE + "<ul>" + "<li><a href=x>The army said no</a></li>" * size + "</ul>",
        "many attributes": "<div " + " ".join(f"a{n}=b" for n in range(size)) + ">" + PROSE,
        "many metas": "<head>" + '<meta name="author" content="a">' * size + "</head>" + PROSE,
        "many times": "<time datetime='2020-11-01'>x</time>" * size + PROSE,
        "many comments": "<!-- " * size + PROSE,
        "many brackets": "<p>" + "<" * size + "</p>" + PROSE,
        "one word": "<p>" + "a" * size * 20,
        "white space": "<p>" + " " * size * 20 + PROSE,
        "quotation marks": "<p>" + "“" * size + "</p>" + PROSE,
        "dates": "<p>" + "1 November 2020 " * size + "</p>" + PROSE,
        "a byline": "<p>By " + "Jane Doe and " * size + "</p>" + PROSE,
        "an open attribute": "<p title='" + "x" * size * 10 + PROSE,
        "nested JSON-LD": f'<script type="application/ld+json">{"[" * size}</script>{PROSE}',
        "wide JSON-LD": '<script type="application/ld+json">{"@graph":['
        + ",".join(['{"@type":"NewsArticle","author":{"@id":"#x"}}'] * size)
        + f"]}}</script>{PROSE}",
        "distinct headlines": "<head>"
        + "".join(f'<meta property="og:title" content="The army took town {n} of many">' for n in range(size))
        + "</head>"
        + "".join(f"<h1>The army left village {n} of all</h1>" for n in range(size))
        + PROSE,
        "distinct metas": "<head>"
        + "".join(f'<meta name="author" content="Jane Doe {n}">' for n in range(size))
        + f"</head>{PROSE}",
        "distinct captions": PROSE
        + "".join(f"<figcaption>Smoke {n} over the town of Ashan</figcaption>" for n in range(size))
        + PROSE,
        "distinct stamps": f"<h1>Truce</h1>{PROSE}"
        + "".join(
            f"<p>Published {_day(n)}</p><p>Updated {n % 28 + 1} May {1990 + n % 30}</p>" for n in range(size // 5)
        )
        + PROSE,
        "distinct entries": "<h1>Truce</h1>"
        + "".join(
            f"<div><time datetime='2020-11-01T10:{n % 60}Z'>{n}</time><p>Shells fell {n} times, he said.</p></div>"
            for n in range(size // 5)
        ),
        "nested times": f"<h1>Truce</h1>{PROSE}"
        + "".join(f"<div><p>10:{n % 60:02}</p>" for n in range(min(size, 200)))
        + PROSE,
        "line breaks": "<p>"
        + "".join(f"By Jane Doe<br>{n % 28 + 1} May 2020<br>" for n in range(size // 5))
        + f"</p>{PROSE}",
        "quotation marks in JSON-LD": f'<script type="application/ld+json">{{"a":{chr(92)}{chr(34)}'
        + (chr(92) + chr(34)) * size
        + f"</script>{PROSE}",
        "comments in JSON-LD": '<script type="application/ld+json">' + "/* " * size + f"</script>{PROSE}",
        "entities in entities": "<!DOCTYPE html [" + _entities(12) + f"]><p>&e12;</p>{PROSE}",
    }
    return {name: f"<html><body>{page}".encode() if page[0] == "<" else page.encode() for name, page in made.items()}


def _day(n: int) -> str:
    """A date of numbers that may be read in two ways."""
    return f"{n % 12 + 1:02}/{n // 12 % 12 + 1:02}/{1990 + n // 144 % 30}"


def _entities(depth: int) -> str:
    """Entity declarations of which each is ten of the one before."""
    return '<!ENTITY e0 "ha">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth + 1))


def mutated(page: bytes, dice: random.Random) -> bytes:
    """The page with one to eight things broken in it."""
    for _ in range(dice.randint(1, 8)):
        page = MUTATIONS[dice.choice(sorted(MUTATIONS))](page, dice)
    return page


def _spot(page: bytes, dice: random.Random, longest: int = 400) -> tuple[int, int]:
    start = dice.randint(0, len(page))
    return start, min(len(page), start + dice.randint(0, longest))


def _cut(page: bytes, dice: random.Random) -> bytes:
    start, end = _spot(page, dice)
    return page[:start] + page[end:]


def _end(page: bytes, dice: random.Random) -> bytes:
    return page[: dice.randint(len(page) // 3, len(page))] if page else page


def _double(page: bytes, dice: random.Random) -> bytes:
    start, end = _spot(page, dice)
    return page[:end] + page[start:end] * dice.randint(1, 20) + page[end:]


def _move(page: bytes, dice: random.Random) -> bytes:
    start, end = _spot(page, dice, 2000)
    rest = page[:start] + page[end:]
    to = dice.randint(0, len(rest))
    return rest[:to] + page[start:end] + rest[to:]


def _flip(page: bytes, dice: random.Random) -> bytes:
    broken = bytearray(page)
    for _ in range(min(len(page), dice.randint(1, 10))):
        broken[dice.randrange(len(page))] = dice.randrange(256)
    return bytes(broken)


def _scrap(page: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(page))
    return page[:at] + dice.choice(SCRAPS) + page[at:]


def _charset(page: bytes, dice: random.Random) -> bytes:
    return page.decode("utf-8", "replace").encode(dice.choice(("utf-16", "cp1252", "cp1251", "shift_jis")), "replace")


MUTATIONS: Mapping[str, Callable[[bytes, random.Random], bytes]] = {
    "cut": _cut,
    "end": _end,
    "double": _double,
    "move": _move,
    "flip": _flip,
    "scrap": _scrap,
    "charset": _charset,
}

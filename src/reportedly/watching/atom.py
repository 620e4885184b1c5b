"""Changes as an Atom feed (RFC 4287), which any feed reader shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from reportedly.report import JsonObject

NAMESPACE = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = "1970-01-01T00:00:00+00:00"


def feed(changes: Sequence[JsonObject]) -> bytes:
    """The feed of changes, the newest of which comes first."""
    root = ElementTree.Element("feed", xmlns=NAMESPACE)
    put(root, "id", "urn:reportedly:changes")
    put(root, "title", "Reportedly: what changed")
    put(root, "updated", changes[0]["found"] if changes else _NEVER)
    put(ElementTree.SubElement(root, "author"), "name", "reportedly")
    for change in changes:
        entry = ElementTree.SubElement(root, "entry")
        put(entry, "id", f"urn:sha256:{change['id']}")
        put(entry, "title", title(change))
        put(entry, "updated", change["found"])
        if change["url"]:
            ElementTree.SubElement(entry, "link", rel="alternate", href=clean(change["url"]))
        for each in change["watched"]:
            ElementTree.SubElement(entry, "category", term=clean(each))
        put(entry, "content", content(change), type="text")
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def title(change: JsonObject) -> str:
    """`denial: Talvik’s defence ministry, Orsa 2020-10-04`."""
    about = " ".join(each for each in (change["place"], change["date"]) if each)
    return f"{change['kind']}: {change['who']}{f', {about}' if about else ''}"


def content(change: JsonObject) -> str:
    """Who says what, in which words, and where."""
    says = f"{change['before']}, now {change['says']}" if change["before"] else change["says"]
    printed = ", ".join(each for each in (change["outlet"], change["published"], change["title"]) if each)
    return f"{change['who']}: {says}: “{change['words']}”\n{printed}"


def put(parent: ElementTree.Element, name: str, words: str, **attributes: str) -> None:
    """An element with words in it."""
    ElementTree.SubElement(parent, name, attributes).text = clean(words)


def clean(words: str) -> str:
    """Words without what XML can't hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", words)

"""A row of a table to an article: the fields that report.md names, used as they are given.

Invariant: where a row gives `text`, it is `article.text` unchanged, and where it gives `id`, that is `article.id`;
nothing that a row holds raises anything.
Fields of a row: report.md (`text` or `html`, and `id`, `url`, `outlet`, `title`, `published`, `language`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.articles.items import Item, Received, Skipped
from reportedly.articles.options import Given, Limits
from reportedly.articles.single import single

_STATED = ("url", "outlet", "title", "published", "language")
_LONGEST = 10_000
FIELDS = ("text", "html", "id", *_STATED)


def article(record: Mapping[str, object], raw: bytes, where: str, limits: Limits, notes: Sequence[str] = ()) -> Item:
    """The article of a row, `notes` before its own warnings; Skipped where the row holds no words.

    `raw` is the row's bytes as received, for the id.
    """
    given, warnings = _given(record, where)
    text, page = words_of(record.get("text")), words_of(record.get("html"))
    if text is None and page is None:
        kind = "is empty" if "text" in record or "html" in record else "is missing"
        return Skipped(where, f"`text` {kind}; a row needs words in `text` or `html`")
    item = single(page or "", given, "page", raw, limits) if text is None else single(text, given, "text", raw, limits)
    return replace(item, warnings=(*notes, *warnings, *item.warnings)) if isinstance(item, Received) else item


def words_of(value: object) -> str | None:
    """A stated value as it stands where it is a string that holds words; else None."""
    return value if isinstance(value, str) and value.strip() else None


def _given(record: Mapping[str, object], where: str) -> tuple[Given, list[str]]:
    """What the row states, and a warning for each field that cannot be used."""
    warnings = []
    stated: dict[str, str | None] = {}
    for name in _STATED:
        value = record.get(name)
        stated[name] = words_of(value)
        if value is not None and not isinstance(value, str):
            warnings.append(f"`{name}` is not a string and is left out")
        elif isinstance(value, str) and len(value) > _LONGEST:
            warnings.append(f"`{name}` is longer than {_LONGEST:,} characters and is left out")
            stated[name] = None
    key = record.get("id")
    identity = str(key) if isinstance(key, (str, int)) and not isinstance(key, bool) else None
    return Given(id=identity, where=where, **stated), warnings

"""Runs in the peers' environment: textacy's direct quotations, by paragraph, as reports that the scorer reads."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Spans = list[tuple[int, int]]


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Start and words of each paragraph."""
    for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        yield match.start(), match[0]


def statements(nlp: Any, text: str) -> Iterator[dict[str, Any]]:
    """What textacy finds, in our shape."""
    from textacy.extract import direct_quotations

    for start, words in paragraphs(text):
        for speaker, cue, content in direct_quotations(nlp(words)):
            yield {
                "source": {"spans": tokens(speaker, start)},
                "cue": tokens(cue, start),
                "content": [(start + content.start_char, start + content.end_char)],
                "mode": "direct",
            }


def tokens(found: list[Any], start: int) -> Spans:
    """The stretch that a list of tokens covers."""
    return [(start + found[0].idx, start + found[-1].idx + len(found[-1]))] if found else []


def main() -> None:
    """GOLD.jsonl REPORTS.jsonl: reads the one, writes the other."""
    import spacy

    nlp = spacy.load("en_core_web_sm")
    source, target = map(Path, sys.argv[1:])
    rows = map(json.loads, source.read_text(encoding="utf-8").splitlines())
    with target.open("w", encoding="utf-8") as out:
        for n, row in enumerate(rows, 1):
            found = list(statements(nlp, row["text"]))
            report = {"article": {"id": row["id"], "text": row["text"]}, "statements": found}
            out.write(json.dumps(report) + "\n")
    print(json.dumps({"articles": n}))


if __name__ == "__main__":
    main()

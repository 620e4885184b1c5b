"""The training corpora, read into one shape: texts with what is known about them.

Nothing of a corpus is written anywhere; the folder they lie in is an argument (`data/README.md` there names their
licences). What a corpus does not annotate is None, so that no head learns that an unmarked thing is absent.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training.cases import read_cases

Span = tuple[int, int]
NAME_KINDS = ("person", "organisation", "place", "nationality", "weapon")
RE3D_KINDS = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Nationality": "nationality",
    "Weapon": "weapon",
}
UNER_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}


@dataclass
class Statement:
    """Spans by role (source, cue, content, via, addressee, target) and, in our own cases, what kind it is."""

    spans: dict[str, list[Span]]
    act: str | None = None
    fact: str | None = None
    named: str | None = None


@dataclass
class Syntax:
    """Universal Dependencies words of a text: parallel lists; heads are indices into them, the root's is its own."""

    spans: list[Span] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)


@dataclass
class Document:
    """A text and its annotations; None where the corpus has none of that layer."""

    text: str
    statements: list[Statement] | None = None
    full_roles: bool = False
    syntax: Syntax | None = None
    names: list[tuple[int, int, str]] | None = None
    name_kinds: frozenset[str] = frozenset()


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, packed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def polnear(path: Path) -> list[Document]:
    """PolNeAR articles with source, cue and content of each attribution."""
    found = []
    for row in rows(path):
        statements = [
            Statement({role: [(s, e) for s, e in a[role]] for role in ("source", "cue", "content")})
            for a in row["gold"]["attributions"]
            if a["cue"] and a["content"]
        ]
        found.append(Document(row["text"], statements))
    return found


def own_cases(folder: Path) -> list[Document]:
    """Our own cases, with every role and kind annotated."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for case in read_cases(path):
            statements = [Statement(s.spans, s.act, s.fact, s.named) for s in case.statements.values()]
            found.append(Document(case.text, statements, full_roles=True))
    return found


def word_pieces(form: str, count: int, forms: list[str]) -> list[int]:
    """Lengths into which a multi-word token falls; its last word takes the rest where the forms do not add up."""
    if "".join(forms) == form:
        return [len(f) for f in forms]
    first = min(len(forms[0]), len(form))
    return [first] + [0] * (count - 2) + [len(form) - first]


def conllu(path: Path, sentences_a_document: int = 12) -> list[Document]:
    """CoNLL-U sentences, joined into documents of a dozen, with syntax and (in GUM) the names of entities."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        blocks = lines.read().strip().split("\n\n")
    documents: list[Document] = []
    names: list[tuple[int, int, str]] = []
    text, syntax, count = "", Syntax(), 0
    entities = "Entity=" in "".join(blocks[:3])
    for block in blocks:
        new = "# newdoc" in block
        if count and (new or count >= sentences_a_document):
            documents.append(close(text, syntax, names if entities else None))
            text, syntax, names, count = "", Syntax(), [], 0
        if count:
            text += "\n\n" if "# newpar" in block else " "
        text = add_sentence(block, text, syntax, names, count)
        count += 1
    documents.append(close(text, syntax, names if entities else None))
    return documents


def close(text: str, syntax: Syntax, names: list[tuple[int, int, str]] | None) -> Document:
    """A finished document."""
    return Document(
        text, syntax=syntax, names=names, name_kinds=frozenset(GUM_KINDS.values()) if names is not None else frozenset()
    )


def add_sentence(block: str, text: str, syntax: Syntax, names: list[tuple[int, int, str]], number: int) -> str:
    """Adds one CoNLL-U sentence's words to the text and to its layers; the text grown by it."""
    base, multi = len(syntax.spans), 0
    lines = [line.split("\t") for line in block.split("\n") if line and line[0] != "#"]
    space, lengths = "", []
    entity_open: list[tuple[str, int]] = []
    for i, cells in enumerate(lines):
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            a, b = map(int, cells[0].split("-"))
            forms = [c[1] for c in lines[i + 1 : i + 2 + b - a]]
            lengths = word_pieces(cells[1], b - a + 1, forms)
            multi, surface, after = b - a + 1, cells[1], cells[9]
            text += space
            start = len(text)
            text += surface
            space = "" if "SpaceAfter=No" in after else " "
            continue
        if multi:
            length = lengths[len(lengths) - multi]
            span = (start, start + length)
            start += length
            multi -= 1
        else:
            text += space
            span = (len(text), len(text) + len(cells[1]))
            text += cells[1]
            space = "" if "SpaceAfter=No" in cells[9] else " "
        add_word(cells, span, base, number, syntax)
        read_entities(cells[9], len(syntax.spans) - 1, entity_open, names, syntax)
    return text


def add_word(cells: list[str], span: Span, base: int, number: int, syntax: Syntax) -> None:
    """Adds one CoNLL-U word."""
    here, head = len(syntax.spans), int(cells[6])
    syntax.spans.append(span)
    syntax.pos.append(cells[3])
    syntax.heads.append(base + head - 1 if head else here)
    syntax.relations.append(cells[7].split(":")[0])
    syntax.sentence.append(number)


def read_entities(
    misc: str, word: int, opened: list[tuple[str, int]], names: list[tuple[int, int, str]], syntax: Syntax
) -> None:
    """Reads GUM's bracketed entity marks of one word and keeps those whose words are proper nouns, as names."""
    match = re.search(r"Entity=([^|]*)", misc)
    for mark in re.findall(r"\(?[^()]+\)?", match[1]) if match else ():
        if mark.startswith("("):
            cells = mark.strip("()").split("-")
            opened.append((cells[1] if len(cells) > 1 else "", word))
        if mark.endswith(")") and opened:
            kind, first = opened.pop()
            keep_name(kind, first, word, names, syntax)


def keep_name(kind: str, first: int, last: int, names: list[tuple[int, int, str]], syntax: Syntax) -> None:
    """Keeps an entity as a name where it is one of our kinds and, without a leading article, all proper nouns."""
    if kind not in GUM_KINDS:
        return
    if syntax.pos[first] == "DET":
        first += 1
    inside = syntax.pos[first : last + 1]
    if (
        inside
        and inside[0] == "PROPN"
        and inside[-1] == "PROPN"
        and set(inside) <= {"PROPN", "ADP", "PUNCT", "DET", "NUM"}
    ):
        names.append((syntax.spans[first][0], syntax.spans[last][1], GUM_KINDS[kind]))


def uner(path: Path) -> list[Document]:
    """Universal NER sentences: words joined by spaces, with persons, organisations and places."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        blocks = lines.read().strip().split("\n\n")
    found = []
    for block in blocks:
        text = next((line[9:] for line in block.split("\n") if line.startswith("# text = ")), "")
        names: list[tuple[int, int, str]] = []
        position = 0
        for line in block.split("\n"):
            if not line or line[0] == "#":
                continue
            cells = line.split("\t")
            at = text.find(cells[1], position)
            if at < 0:
                continue
            position = at + len(cells[1])
            if cells[2].startswith("B-") and cells[2][2:] in UNER_KINDS:
                names.append((at, position, UNER_KINDS[cells[2][2:]]))
            elif cells[2].startswith("I-") and names:
                names[-1] = (names[-1][0], position, names[-1][2])
        found.append(Document(text, names=names, name_kinds=frozenset(UNER_KINDS.values())))
    return found


def re3d(path: Path) -> list[Document]:
    """re3d documents (without the BBC's, which are non-commercial): innermost capitalised names of our kinds."""
    found = []
    for row in rows(path):
        if row["outlet"] == "BBC Online":
            continue
        text = row["text"]
        spans = [
            (e["start"], e["end"], RE3D_KINDS[e["type"]])
            for e in row["gold"]["entities"]
            if e["type"] in RE3D_KINDS and proper(text[e["start"] : e["end"]], e["type"])
        ]
        names: list[tuple[int, int, str]] = []
        for s, e, kind in sorted(spans, key=lambda x: (x[1] - x[0], x[0])):
            if not any(s < b and a < e for a, b, _ in names):
                names.append((s, e, kind))
        found.append(Document(text, names=sorted(names), name_kinds=frozenset(NAME_KINDS)))
    return found


def proper(words: str, kind: str) -> bool:
    """Whether an entity's words read as a name: capitals at both ends; weapons need none."""
    return kind == "Weapon" or (words[0].isupper() and words.split()[-1][0].isupper())

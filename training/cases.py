"""Reads our own training cases: texts with tags around sources, cues and contents (training/cases/README.md)."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from reportedly.model import Act, Factuality, Named

TAG = re.compile(r"<(/?)([sqcvatk])(\d+)((?: \w+=[^\s>]+)*)>")
ROLES = {"s": "source", "q": "cue", "c": "content", "v": "via", "a": "addressee", "t": "target", "k": "condition"}
ALLOWED = {"act": get_args(Act), "fact": get_args(Factuality), "named": get_args(Named)}


@dataclass
class CaseStatement:
    """One annotated statement: spans by role, `[start, end)` in code points of the case's text."""

    spans: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    act: str = "state"
    fact: str = "CT+"
    named: str = "named"
    parent: int | None = None


@dataclass
class Case:
    """One text with its statements, by number."""

    name: str
    text: str
    statements: dict[int, CaseStatement]


def parse_case(name: str, marked: str) -> Case:
    """The case that marked text stands for. Raises ValueError, naming the case, where tags do not pair up."""
    text, pos = "", 0
    at: dict[tuple[str, int], int] = {}
    statements: dict[int, CaseStatement] = {}
    for tag in TAG.finditer(marked):
        text += marked[pos : tag.start()]
        pos = tag.end()
        closing, role, number = tag[1] == "/", ROLES[tag[2]], int(tag[3])
        statement = statements.setdefault(number, CaseStatement())
        if closing:
            if (role, number) not in at:
                raise ValueError(f"{name}: {tag[0]} closes what was never opened")
            statement.spans.setdefault(role, []).append((at.pop((role, number)), len(text)))
            continue
        if (role, number) in at:
            raise ValueError(f"{name}: {tag[0]} opened twice")
        at[role, number] = len(text)
        set_attributes(name, statement, tag[4])
    text += marked[pos:]
    if at:
        raise ValueError(f"{name}: never closed: {sorted(at)}")
    if stray := re.search(r"</?[a-z]+\d*[^>]*>", text):
        raise ValueError(f"{name}: not a tag we know: {stray[0]}")
    for number, statement in statements.items():
        check(name, number, statement, statements, text)
    return Case(name, text, statements)


def set_attributes(name: str, statement: CaseStatement, attributes: str) -> None:
    """Sets act, fact, named and parent from the words inside a tag."""
    for key, _, value in (a.partition("=") for a in attributes.split()):
        if key == "parent":
            statement.parent = int(value)
        elif value not in ALLOWED.get(key, ()):
            raise ValueError(f"{name}: {key}={value} is not in the codebook")
        else:
            setattr(statement, key, value)


def check(name: str, number: int, statement: CaseStatement, all_of_them: dict[int, CaseStatement], text: str) -> None:
    """Raises ValueError where a statement lacks what every statement has."""
    for role in ("cue", "content"):
        if not statement.spans.get(role):
            raise ValueError(f"{name}: statement {number} has no {role}")
    if not statement.spans.get("source"):
        statement.named = "absent"
    elif statement.named == "absent":
        raise ValueError(f"{name}: statement {number} has a source and is called absent")
    if statement.parent is not None and statement.parent not in all_of_them:
        raise ValueError(f"{name}: statement {number} names a parent that is not there")
    for role, spans in statement.spans.items():
        spans.sort()
        for start, end in spans:
            if text[start:end] != text[start:end].strip() or start >= end:
                raise ValueError(
                    f"{name}: {role} of {number} is empty or has white space at its edge: {text[start:end]!r}"
                )


def read_cases(path: Path) -> list[Case]:
    """All cases of one file, in order. Raises ValueError naming file and case."""
    parts = re.split(r"^=== *(\S+) *\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return [
        parse_case(f"{path.name}:{name}", body.strip()) for name, body in zip(parts[1::2], parts[2::2], strict=True)
    ]


def main() -> None:
    """Checks the files named on the command line and says what they hold."""
    failed = False
    for name in sys.argv[1:]:
        try:
            cases = read_cases(Path(name))
        except ValueError as error:
            failed = True
            print(error)
            continue
        count = sum(len(c.statements) for c in cases)
        print(f"{name}: {len(cases)} cases, {count} statements, {sum(len(c.text.split()) for c in cases)} words")
    sys.exit(failed)


if __name__ == "__main__":
    main()

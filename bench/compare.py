"""Our reading of the demo dispatches beside what textacy and spaCy give on the same blocks: `make compare`.

Invariant: every number that is printed is counted from what a program gave in this run. Where the output of a program
has no field for what is counted, `no field` stands there.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from textwrap import fill
from typing import Any

import reportedly
from bench.run import PEERS_PYTHON, ROOT, BenchError, child
from reportedly.articles import inputs
from reportedly.articles.items import Received
from reportedly.model import CLAIM_BLOCKS, Article, Event, Figure, Place, Report, Span, Spans, Statement, Time
from reportedly.reader import Reader

DEMO = ROOT / "demo"
KEY = DEMO / "comparison.tsv"
WIDTH = 100
ALIKE = 0.5
"""The share of the union of their characters from which two contents are one, as in the bench."""
NOBODY = "-"
NO_FIELD = "no field"
PIECES = " … "
OUTWARD = " < "
MARKS = ("\"“‘'", "\"”’'")
Item = Mapping[str, Any]


@dataclass(frozen=True)
class Output:
    """What one program gave: items by kind, each with its `article`; and by kind the fields that its items have."""

    name: str
    fields: Mapping[str, frozenset[str]]
    items: Mapping[str, Sequence[Item]]

    def has(self, kind: str, name: str) -> bool:
        """Whether its items of a kind have a field."""
        return name in self.fields.get(kind, ())


@dataclass(frozen=True)
class Count:
    """A row of the table: items of a kind of which something holds, and the field that tells it."""

    what: str
    kind: str
    field: str
    holds: Callable[[Any], bool] = bool

    def of(self, tool: Output) -> str:
        """How many of a program's items it holds of, as a cell."""
        if not tool.has(self.kind, self.field):
            return NO_FIELD
        return f"{sum(self.holds(item[self.field]) for item in tool.items[self.kind]):,}"


@dataclass(frozen=True)
class Keyed:
    """A sentence that was read by hand: who speaks, nearest first; what is put forward; how far the source commits."""

    file: str
    sentence: Span
    chain: tuple[Span, ...]
    content: Spans
    status: str


@dataclass(frozen=True)
class Verdict:
    """What a program got right of a keyed sentence; `status` is None where it has no field for it."""

    content: bool = False
    speaker: bool = False
    chain: bool = False
    status: bool | None = False


def quoted(words: Sequence[str]) -> bool:
    """Whether every piece stands in quotation marks."""
    opening, closing = MARKS
    return all(len(piece) > 1 and piece[0] in opening and piece[-1] in closing for piece in words)


def unquoted(words: Sequence[str]) -> bool:
    """Whether some piece does not."""
    return not quoted(words)


def status(factuality: str, condition: object) -> str:
    """How far a source commits, in one word of the key: `denied`, `conditional`, `hedged`, `open` or `asserted`."""
    if factuality.endswith("-"):
        return "denied"
    if condition:
        return "conditional"
    if factuality.endswith("u"):
        return "open"
    return "asserted" if factuality == "CT+" else "hedged"


COUNTS = (
    Count("statements: somebody puts something forward", "statement", "content"),
    Count("... with the words that name the speaker", "statement", "source"),
    Count("... with an id of the speaker", "statement", "actor"),
    Count("... all of it in quotation marks", "statement", "words", quoted),
    Count("... in part or not in quotation marks", "statement", "words", unquoted),
    Count("... through a channel (via)", "statement", "via"),
    Count("... inside another statement (parent)", "statement", "parent"),
    Count("... denied by the source", "statement", "status", lambda value: value == "denied"),
    Count("... under a condition", "statement", "condition"),
    Count("... probable or possible to the source", "statement", "status", lambda value: value == "hedged"),
    Count("... demanded, asked or hoped", "statement", "status", lambda value: value == "open"),
    Count("... with the day of saying", "statement", "said"),
    Count("events: who did what to whom", "event", "type"),
    Count("... by the account of a statement", "event", "claimant"),
    Count("... not told as real", "event", "status", lambda value: value != "asserted"),
    Count("figures of people harmed or things destroyed", "figure", "span"),
    Count("... by the account of a statement", "figure", "claimant"),
    Count("... with an open or approximate bound", "figure", "open"),
    Count("numbers of any kind, as words", "number", "span"),
    Count("mentions of persons, bodies and peoples", "name", "span"),
    Count("... with an id", "name", "actor"),
    Count("places", "place", "span"),
    Count("... with a point on the map", "place", "lat", lambda value: value is not None),
    Count("times", "time", "span"),
    Count("... with their value on the calendar", "time", "edtf"),
)


def main() -> None:
    """Reads the dispatches with each program and prints the tables; leaves with 1 where the peers are not installed."""
    try:
        articles = dispatches()
        tools = [ours(articles), *theirs(articles)]
    except BenchError as error:
        sys.exit(f"The comparison stopped: {error}")
    texts = {name: article.text for name, article in articles.items()}
    keyed = list(key(texts))
    print(f"{len(articles)} demo dispatches, the blocks that claims are read from\n")
    print(aligned([["", *(tool.name for tool in tools)], *([row.what, *map(row.of, tools)] for row in COUNTS)]))
    print(f"\n{len(keyed)} sentences of them, read by hand (demo/comparison.tsv)\n")
    print(aligned(scores(keyed, [tool for tool in tools if "statement" in tool.fields])))
    print("\nEach of them, as each program gives it\n")
    for sentence in keyed:
        print("\n".join(side_by_side(sentence, texts, tools)), end="\n\n")


def dispatches() -> dict[str, Article]:
    """The demo dispatches by file name."""
    paths = sorted(path for path in DEMO.iterdir() if path.suffix in (".txt", ".html"))
    return {path.name: item.article for path in paths for item in inputs.read([path]) if isinstance(item, Received)}


def blocks(article: Article) -> list[Span]:
    """Where the blocks lie that claims are read from."""
    return [(block.start, block.end) for block in article.blocks if block.kind in CLAIM_BLOCKS]


def ours(articles: Mapping[str, Article]) -> Output:
    """What we read in the articles."""
    reports = dict(zip(articles, Reader().read_many(articles.values()), strict=True))
    items: dict[str, list[Item]] = {kind: [] for kind in ("statement", "event", "figure", "name", "place", "time")}
    for file, report in reports.items():
        for kind, item in items_of(report):
            items[kind].append({"article": file, **item})
    held = {"event": Event, "figure": Figure, "place": Place, "time": Time}
    names = {kind: frozenset(each.name for each in fields(noun)) for kind, noun in held.items()}
    names["statement"] = frozenset(each.name for each in fields(Statement)) | {"actor", "words", "status"}
    names["figure"] |= {"open"}
    names["name"] = frozenset({"span", "actor"})
    return Output(f"Reportedly {reportedly.__version__}", names, items)


def items_of(report: Report) -> Iterator[tuple[str, Item]]:
    """Everything that a report holds, by kind, as plain mappings."""
    said = {each.id: each for each in report.statements}
    for statement in report.statements:
        yield "statement", statement_item(report.article.text, statement, said)
    for event in report.events:
        yield "event", {**asdict(event), "span": event.trigger}
    for figure in report.figures:
        yield "figure", {**asdict(figure), "open": figure.approx or figure.low is None or figure.high is None}
    for actor in report.actors:
        for span in actor.mentions:
            yield "name", {"span": span, "actor": None if actor.id.startswith("unresolved:") else actor.id}
    for place in report.places:
        yield "place", asdict(place)
    for time in report.times:
        yield "time", asdict(time)


def statement_item(text: str, statement: Statement, said: Mapping[str, Statement]) -> Item:
    """A statement with the spans of everybody in it, its chain of spans, and its words."""
    resolved = bool(statement.source.actor) and not str(statement.source.actor).startswith("unresolved:")
    return {
        **asdict(statement),
        **{name: party.spans if (party := getattr(statement, name)) else () for name in PARTIES},
        "actor": statement.source.actor if resolved else None,
        "chain": tuple(chain(statement, said)),
        "words": [text[start:end] for start, end in statement.content],
        "status": status(statement.factuality, statement.condition),
    }


PARTIES = ("source", "via", "addressee", "target")


def chain(statement: Statement, said: Mapping[str, Statement]) -> Iterator[Spans]:
    """The spans of who is heard, nearest first: source, channel, then those of the statements around it."""
    link: Statement | None = statement
    while link is not None:
        if link.source.spans:
            yield link.source.spans
        if link.via is not None:
            yield link.via.spans
        link = said.get(link.parent) if link.parent else None


def theirs(articles: Mapping[str, Article]) -> list[Output]:
    """What the others give on the same blocks. Raises BenchError where they are not installed."""
    if not PEERS_PYTHON.exists():
        raise BenchError("the other programs are not installed: make compare builds .venv-peers")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        rows = ({"id": name, "text": each.text, "blocks": blocks(each)} for name, each in articles.items())
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        found = child("bench.peer_compare", source, python=PEERS_PYTHON)
    return [output(tool, articles) for tool in found["tools"]]


def output(tool: Mapping[str, Any], articles: Mapping[str, Article]) -> Output:
    """A program's output from its JSON; a statement gets its words, and its one speaker as its chain."""
    names = {kind: frozenset(each) for kind, each in tool["fields"].items()}
    items: dict[str, Sequence[Item]] = dict(tool["items"])
    if "statement" in names:
        names["statement"] |= {"words"}
        items["statement"] = [with_words(item, articles[item["article"]].text) for item in items["statement"]]
    return Output(tool["name"], names, items)


def with_words(item: Item, text: str) -> Item:
    """A statement of another program in the form of ours."""
    words = [text[start:end] for start, end in item["content"]]
    return {**item, "words": words, "chain": (item["source"],) if item["source"] else ()}


def key(texts: Mapping[str, str]) -> Iterator[Keyed]:
    """The sentences that were read by hand. Raises BenchError where one, or a word of it, is not in its dispatch."""
    with KEY.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text, sentence = texts[row["file"]], row["sentence"]
            start = text.find(sentence)
            if start < 0:
                raise BenchError(f"{KEY.name}: {row['file']} has no sentence “{sentence}”")
            links = [] if row["chain"] == NOBODY else row["chain"].split(OUTWARD)
            yield Keyed(
                row["file"],
                (start, start + len(sentence)),
                tuple(where(words, sentence, start) for words in links),
                tuple(where(words, sentence, start) for words in row["content"].split(PIECES)),
                row["status"],
            )


def where(words: str, sentence: str, start: int) -> Span:
    """Where words stand in a sentence that begins at `start`; the last of several. Raises BenchError where nowhere."""
    found = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)]
    if not found:
        raise BenchError(f"{KEY.name}: “{words}” does not stand in “{sentence}”")
    return start + found[-1], start + found[-1] + len(words)


def scores(keyed: Sequence[Keyed], tools: Sequence[Output]) -> list[list[str]]:
    """How many of the keyed sentences each program that has statements got right, and in what."""
    found = [[verdict(each, tool) for each in keyed] for tool in tools]
    rows = [["", *(tool.name for tool in tools)]]
    for what, name in (
        ("what is put forward", "content"),
        ("... by the right speaker, or rightly by nobody", "speaker"),
        ("... with the whole chain right", "chain"),
        ("... with the right status", "status"),
    ):
        rows.append([what, *(tally([getattr(each, name) for each in one]) for one in found)])
    return rows


def tally(right: Sequence[bool | None]) -> str:
    """How many are right; `no field` where the program has none."""
    return NO_FIELD if None in right else str(sum(map(bool, right)))


def verdict(keyed: Keyed, tool: Output) -> Verdict:
    """What is right of a keyed sentence in a program's best statement on it: its content, then its speakers count."""
    told = tool.has("statement", "status")
    alike = [each for each in at(tool, "statement", keyed.file) if share(keyed.content, each["content"]) >= ALIKE]
    return max(
        (judged(keyed, each, told) for each in alike),
        key=lambda each: (each.chain, each.speaker, bool(each.status)),
        default=Verdict(status=False if told else None),
    )


def judged(keyed: Keyed, item: Item, told: bool) -> Verdict:
    """The verdict on a statement whose content is the keyed one: a link is right where its words touch the key's."""
    links = [touch([mine], found) for mine, found in zip(keyed.chain, item["chain"], strict=False)]
    whole = len(keyed.chain) == len(item["chain"])
    speaker = links[0] if links else whole
    return Verdict(True, speaker, whole and all(links), item["status"] == keyed.status if told else None)


def at(tool: Output, kind: str, file: str) -> list[Item]:
    """A program's items of a kind in one dispatch."""
    return [item for item in tool.items.get(kind, ()) if item["article"] == file]


def characters(spans: Iterable[Sequence[int]]) -> set[int]:
    """The offsets under spans."""
    return {offset for start, end in spans for offset in range(start, end)}


def touch(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]]) -> bool:
    """Whether two groups of spans share a character."""
    return bool(characters(one) & characters(other))


def share(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]]) -> float:
    """How much of their union two groups of spans share."""
    a, b = characters(one), characters(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a table for a terminal: the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = (
        "  ".join(
            cell.rjust(width) if i else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def side_by_side(keyed: Keyed, texts: Mapping[str, str], tools: Sequence[Output]) -> Iterator[str]:
    """A sentence, the key, and what each program gives in it, folded to the width."""
    text = texts[keyed.file]
    yield keyed.file
    yield fill(text[slice(*keyed.sentence)], WIDTH, initial_indent="  ", subsequent_indent="  ")
    who = OUTWARD.join(text[slice(*span)] for span in keyed.chain) or "nobody is named"
    yield told("by hand", [f"{who} | {keyed.status} | {words_at(text, keyed.content)}"])
    for tool in tools:
        yield told(tool.name.split()[0], list(lines_of(tool, keyed, text)))


def told(name: str, lines: Sequence[str]) -> str:
    """What one reader gives in a sentence, under its name."""
    indent = " " * 14
    first, *rest = lines or ["nothing"]
    folded = [fill(first, WIDTH, initial_indent=f"  {name:<12}", subsequent_indent=indent + "  ")]
    folded += [fill(line, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ") for line in rest]
    return "\n".join(folded)


def lines_of(tool: Output, keyed: Keyed, text: str) -> Iterator[str]:
    """A line for each statement, event and figure that a program gives in a sentence; its entities in one line."""
    for item in at(tool, "statement", keyed.file):
        if touch([keyed.sentence], item["content"]):
            yield "statement: " + ", ".join(parts(item, text))
    for item in at(tool, "event", keyed.file):
        if touch([keyed.sentence], [item["span"]]):
            manner = f" {item['mode']}" if item["mode"] else ""
            yield f"event: {item['status']} {item['type']}{manner} “{words_at(text, [item['span']])}”"
    for item in at(tool, "figure", keyed.file):
        if touch([keyed.sentence], [item["span"]]):
            yield f"figure: “{words_at(text, [item['span']])}” {bounds(item)} {item['measure']}"
    labels = [
        (item["span"][0], f"{words_at(text, [item['span']])} ({item['label']})")
        for kind in tool.fields
        if tool.has(kind, "label")
        for item in at(tool, kind, keyed.file)
        if touch([keyed.sentence], [item["span"]])
    ]
    if labels:
        yield "entities: " + ", ".join(words for _, words in sorted(labels))


def parts(item: Item, text: str) -> Iterator[str]:
    """The fields of a statement that hold something, with their words."""
    for name in ("source", "via", "addressee", "target", "cue", "content"):
        if item.get(name):
            yield f"{name} “{words_at(text, item[name])}”"
    if len(item["chain"]) > 1:
        yield "chain “" + OUTWARD.join(words_at(text, spans) for spans in item["chain"]) + "”"
    for name in ("act", "factuality", "said"):
        if item.get(name):
            yield f"{name} {item[name]}"
    if item.get("condition"):
        yield f"condition “{words_at(text, [item['condition']])}”"


def bounds(item: Item) -> str:
    """The bounds of a figure: `21`, `14..`, `..30`."""
    low, high = (item[name] if item[name] is not None else "" for name in ("low", "high"))
    return f"{'about ' if item['approx'] else ''}{low if low == high else f'{low}..{high}'}"


def words_at(text: str, spans: Iterable[Sequence[int]]) -> str:
    """The words under spans on one line."""
    return PIECES.join(" ".join(text[start:end].split()) for start, end in spans)


if __name__ == "__main__":
    main()

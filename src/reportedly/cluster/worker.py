"""A worker: a process of its own that holds the models and reads one part after another.

It is told what to do on standard input, a line each, and tells on standard output where it is, so that whoever watches
over it knows which article to blame when nothing comes any more. Run as `python -m reportedly.cluster.worker`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from reportedly import versions
from reportedly.articles import gate, parts
from reportedly.articles.items import Skipped
from reportedly.articles.parts import Part
from reportedly.cluster.shards import shard_of
from reportedly.cluster.work import Done, Note, Work, done_to_text, part_from_text, work_from_text
from reportedly.model import Report
from reportedly.reader import Reader, ReadOptions

Tell = Callable[[dict[str, Any]], None]


@dataclass(frozen=True, slots=True)
class Order:
    """A part to read, and which of its articles, counted from 1, are refused, with the reason.

    `last` is the article after which the part is given up, with the reason.
    """

    part: Part
    refused: Mapping[int, str] = field(default_factory=dict)
    last: tuple[int, str] | None = None


class PartReader:
    """Reads parts, with the models loaded once. `tell` hears where reading is."""

    def __init__(self, work: Work, tell: Tell = lambda _: None) -> None:
        self.work, self.tell = work, tell
        self.version = versions.ours()
        self.reader = Reader(ReadOptions(batch_articles=1, limits=work.limits), threads=1)
        self.articles = 0

    def read(self, order: Order) -> Done:
        """Reads a part into its file, unless it is there."""
        shard = shard_of(order.part, self.work, self.version)
        if not shard.there():
            notes: list[Note] = []
            with shard.made(notes) as stream:
                self._write(order, stream, notes)
        done = Done(0, str(shard.path), shard.reports(), shard.notes())
        self.tell({"read": done.reports + sum(note.skipped for note in done.notes)})
        return done

    def _write(self, order: Order, stream: IO[bytes], notes: list[Note]) -> None:
        """Writes the reports of a part, and notes what was wrong."""
        from reportedly.exports.parquet import table_to
        from reportedly.report import to_line

        def line(report: Report) -> Report:
            stream.write(to_line(report).encode() + b"\n")
            return report

        if self.work.form == "jsonl":
            self._read(order, line, notes)
        else:
            with table_to(stream) as table:
                self._read(order, table.add, notes)

    def _read(self, order: Order, write: Callable[[Report], Report], notes: list[Note]) -> None:
        """Reads a part's articles one by one."""
        self.articles = 0

        def keeper(where: str) -> str | None:
            self.articles += 1
            if self.articles in order.refused:
                return order.refused[self.articles]
            self.tell({"at": self.articles, "where": where})
            return None

        with gate.kept_by(keeper):
            for item in parts.read(order.part, self.work.limits):
                if isinstance(item, Skipped):
                    notes.append(Note(item.where, item.reason, skipped=True))
                else:
                    report = write(next(self.reader.read_many([item])))
                    notes += [Note(item.where, each, skipped=False) for each in report.warnings]
                self.tell({"read": self.articles})
                if order.last and self.articles >= order.last[0]:
                    notes.append(Note(order.part.source, order.last[1], skipped=True))
                    return


def main() -> None:
    """Reads what standard input orders until it ends: the work in the first line, then an order a line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever watches over this process ends it
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # nothing else may speak where answers are expected

    def tell(message: dict[str, Any]) -> None:
        answers.write(json.dumps(message) + "\n")
        answers.flush()

    work = work_from_text(sys.stdin.readline())
    reader = PartReader(work, tell)
    tell({"ready": os.getpid()})
    for line in sys.stdin:
        try:
            tell({"done": done_to_text(reader.read(order_from_text(line)))})
        except OSError as error:
            tell({"failed": f"{error.strerror or error}: {error.filename or work.folder}"})


def order_from_text(line: str) -> Order:
    """The order that a line holds."""
    held = json.loads(line)
    last = held["last"]
    refused = {int(number): reason for number, reason in held["refused"].items()}
    return Order(part_from_text(held["part"]), refused, (last[0], last[1]) if last else None)


def order_to_text(part: str, refused: Mapping[int, str], last: tuple[int, str] | None) -> str:
    """An order as one line; the part is one already."""
    return json.dumps({"part": part, "refused": refused, "last": last})


if __name__ == "__main__":
    main()

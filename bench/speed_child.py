"""Times, in a process of its own, `read` from file to written reports, and the encoder alone on the same windows.

The encoder's calls are recorded in a first pass and replayed bare, with as many threads as `read` calls it from.
"""

from __future__ import annotations

import json
import statistics
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import onnxruntime

from reportedly.articles.inputs import read as articles_of
from reportedly.articles.items import Received
from reportedly.reader import Reader
from reportedly.report import to_line

ROUNDS = 3


@dataclass
class Recording:
    """Every call of the encoder during one reading."""

    calls: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)


def read_all(reader: Reader, path: Path) -> None:
    """What the command does with a JSONL file, but for the command line itself."""
    with Path("/dev/null").open("w", encoding="utf-8") as out:
        for report in reader.read_many(item for item in articles_of([path]) if isinstance(item, Received)):
            out.write(to_line(report) + "\n")


def recorded(reader: Reader, path: Path) -> Recording:
    """One reading with all calls of the encoder kept."""
    recording, run = Recording(), onnxruntime.InferenceSession.run

    def recording_run(session: Any, *arguments: Any, **named: Any) -> Any:
        recording.calls.append((session, arguments, named))
        recording.threads.add(threading.get_ident())
        return run(session, *arguments, **named)

    onnxruntime.InferenceSession.run = recording_run
    try:
        read_all(reader, path)
    finally:
        onnxruntime.InferenceSession.run = run
    return recording


def replay(recording: Recording) -> None:
    """The encoder alone: the recorded calls once more."""
    with ThreadPoolExecutor(max(len(recording.threads), 1)) as pool:
        for _ in pool.map(lambda call: call[0].run(*call[1], **call[2]) and None, recording.calls):
            pass


def seconds(work: Any, *arguments: Any) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - start


def main() -> None:
    """TEXTS.jsonl: prints the medians as JSON. Reading and replaying take turns, so that both meet the same machine."""
    path = Path(sys.argv[1])
    reader = Reader()
    recording = recorded(reader, path)
    read, bare = [], []
    for _ in range(ROUNDS):
        read.append(seconds(read_all, reader, path))
        bare.append(seconds(replay, recording))
    print(json.dumps({"read": statistics.median(read), "bare": statistics.median(bare), "rounds": ROUNDS}))


if __name__ == "__main__":
    main()

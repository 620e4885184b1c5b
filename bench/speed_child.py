"""Times, in a process of its own, `read` from file to written reports, and the encoder alone on the same windows.

The encoder's calls are recorded in a first pass and replayed bare, with as many threads as `read` calls it from.
"""

from __future__ import annotations

import argparse
import json
import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import onnxruntime

from reportedly.articles.inputs import read as articles_of
from reportedly.articles.items import Received
from reportedly.language.encoder import Encoder, EncoderOptions
from reportedly.reader import Reader
from reportedly.report import to_line


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
    """Prints the medians as JSON. Reading and replaying take turns, so that both meet the same machine.

    `busy` is processor time over time while reading: how many processors worked on average.
    """
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("path", type=Path, metavar="TEXTS.jsonl")
    parser.add_argument("--threads", type=int, default=0, help="the encoder's threads; 0, as everywhere, is all")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    reader = Reader(parser=Encoder(EncoderOptions(threads=arguments.threads)))
    recording = recorded(reader, arguments.path)
    read, bare, worked = [], [], 0.0
    for _ in range(arguments.rounds):
        worked -= time.process_time()
        read.append(seconds(read_all, reader, arguments.path))
        worked += time.process_time()
        bare.append(seconds(replay, recording))
    medians = {"read": statistics.median(read), "bare": statistics.median(bare)}
    print(json.dumps({**medians, "busy": worked / sum(read)}))


if __name__ == "__main__":
    main()

"""A worker that is watched over: what makes it hang or die costs one article, and no more.

A worker of which nothing is heard for `Limits.max_seconds` is killed. The article that it was at is refused from then
on, and its part is read anew. One that dies twice at the same article is treated alike; a first death may have come
from outside.
"""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO, Any, cast

from reportedly.articles.parts import Part
from reportedly.cluster.work import Done, Work, WorkError, done_from_text, part_to_text, work_to_text
from reportedly.cluster.worker import order_to_text

START_SECONDS = 300.0
"""How long a worker may take to load its models on a machine that is busy with other ones."""
WORKER = (sys.executable, "-m", "reportedly.cluster.worker")
ENDING_SECONDS = 5.0
"""How long it may take until the system knows how a process ended whose answers stopped."""
_STEP = 65536
Heard = Callable[[int], None]
"""Hears how many more articles were read."""


@dataclass
class Trouble:
    """What a part's reading met so far: articles that are refused, with the reason, and deaths at each."""

    refused: dict[int, str] = field(default_factory=dict)
    last: tuple[int, str] | None = None
    deaths: Counter[tuple[int, bool]] = field(default_factory=Counter)
    at: int = 0
    inside: bool = False
    most: int = 0

    def blame(self, reason: str) -> None:
        """Refuses the article that the worker was at; where it was between two, what follows in the part."""
        if self.inside:
            self.refused[self.at] = reason
        else:
            self.last = (self.at, f"what follows article {self.at} is not read: {reason}")


class Watched:
    """One worker's process, started when it is first needed, and again after each death."""

    def __init__(self, work: Work, command: Sequence[str] = WORKER) -> None:
        self.work = work
        self.command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._held = b""
        self._closed = False

    def __enter__(self) -> Watched:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the process."""
        self._closed = True
        self._end()

    def read(self, part: Part, heard: Heard = lambda _: None) -> Done:
        """Has a part read, however often the worker must be started for it. Raises WorkError where it can't be."""
        trouble = Trouble()
        while True:
            done = self._attempt(part, trouble, heard)
            if done is not None:
                return done

    def _attempt(self, part: Part, trouble: Trouble, heard: Heard) -> Done | None:
        """What became of the part; None where the worker had to be given up, which the trouble tells of."""
        trouble.at, trouble.inside = 0, False
        try:
            self._order(order_to_text(part_to_text(part), trouble.refused, trouble.last))
            while True:
                said = self._said(self.work.limits.max_seconds)
                if "done" in said:
                    return done_from_text(said["done"])
                if "failed" in said:
                    raise WorkError(said["failed"])
                trouble.at, trouble.inside = said.get("at", said.get("read", 0)), "at" in said
                if trouble.at > trouble.most and not trouble.inside:
                    heard(trouble.at - trouble.most)
                    trouble.most = trouble.at
        except TimeoutError:
            self._end()
            trouble.blame(self.work.limits.too_slow())
        except EOFError:
            code = self._end(dead=True)
            trouble.deaths[trouble.at, trouble.inside] += 1
            if trouble.deaths[trouble.at, trouble.inside] > 1:
                trouble.blame(f"reading it ended the process twice ({ending(code)})")
        return None

    def _order(self, line: str) -> None:
        """Tells the worker what to do; it is started if it is not there."""
        if self._closed:
            raise WorkError("the work was stopped")
        if self._process is None:
            self._start()
        assert self._process is not None
        try:
            stdin = cast(IO[bytes], self._process.stdin)
            stdin.write(line.encode() + b"\n")
            stdin.flush()
        except BrokenPipeError:
            raise EOFError from None

    def _start(self) -> None:
        """Starts the worker and waits until its models are loaded."""
        self._held = b""
        try:
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=self.work.place,
                env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
            )
        except OSError as error:
            raise WorkError(f"a worker can't be started in {self.work.place} ({error.strerror})") from None
        try:
            self._order(work_to_text(self.work))
            self._said(START_SECONDS)
        except (EOFError, TimeoutError) as error:
            how = ending(self._end(dead=isinstance(error, EOFError)))
            raise WorkError(f"a worker could not start ({how}); what it said stands above") from None

    def _said(self, seconds: float) -> dict[str, Any]:
        """The worker's next line. Raises TimeoutError where none comes in time, EOFError where none will."""
        process = self._process
        if process is None or process.stdout is None:
            raise EOFError
        with selectors.DefaultSelector() as waiting:
            waiting.register(process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._held:
                if not waiting.select(seconds):
                    raise TimeoutError
                came = os.read(process.stdout.fileno(), _STEP)
                if not came:
                    raise EOFError
                self._held += came
        line, self._held = self._held.split(b"\n", 1)
        said: dict[str, Any] = json.loads(line)
        return said

    def _end(self, *, dead: bool = False) -> int | None:
        """Kills the worker; the exit code of one that is `dead` already, negative for a signal."""
        process, self._process = self._process, None
        if process is None:
            return None
        try:
            ended = process.wait(ENDING_SECONDS if dead else 0)
        except subprocess.TimeoutExpired:
            ended = None
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
        return ended


def ending(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None:
        return "it was killed"
    return f"signal {-code}" if code < 0 else f"exit code {code}"

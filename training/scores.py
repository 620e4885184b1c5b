"""Scores a checkpoint on development windows: `python -m training.scores CHECKPOINT... --data FOLDER`.

Training logs the same after each epoch. They are quick looks at the float model, word by word and with gold cues; the
figures that count come from the whole program (`make bench`, `python -m training.evaluate`).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import torch
from tokenizers import Tokenizer

from reportedly.language.labels import COLUMNS, CONTENT, SOURCE
from reportedly.language.tokens import load_tokenizer
from training.corpora import conllu, polnear
from training.examples import Example, examples_of
from training.model import Model, base_model, collate, cut

DOCUMENTS = 40


def development(tokenizer: Tokenizer, data: Path) -> list[Example]:
    """Windows of the first articles of PolNeAR dev and of the first documents of EWT dev."""
    documents = polnear(data / "statements/polnear-dev.jsonl")[:DOCUMENTS]
    documents += conllu(data / "names/ud-en_ewt-dev.conllu.gz")[:DOCUMENTS]
    return [example for document in documents for example in examples_of(tokenizer, document)]


@torch.no_grad()
def scores(model: Model, examples: list[Example]) -> dict[str, float]:
    """F1 of cue anchors; F1 of source and content words given the right cue; accuracy of parts of speech and heads."""
    model.eval()
    count: Counter[str] = Counter()
    for batch in cut(sorted(examples, key=lambda e: len(e.window.ids)), 4600):
        collated = collate(batch)
        heads = dict(zip(COLUMNS, model.rows(collated).split(list(COLUMNS.values()), dim=1), strict=True))
        count_anchors(count, heads["anchor"].split(collated.sizes), batch)
        if any(e.cues for e in batch):
            count_roles(count, model.role_scores(heads, collated, batch).argmax(-1), batch)
        count_syntax(count, model, {name: head.split(collated.sizes) for name, head in heads.items()}, batch)
    kinds = ("anchor", "source", "content")
    found = {name: f1(*(count[f"{name}.{part}"] for part in ("right", "gold", "found"))) for name in kinds}
    return found | {name: round(100 * count[name] / max(count["words"], 1), 2) for name in ("pos", "uas")}


def count_syntax(
    count: Counter[str], model: Model, heads: dict[str, tuple[torch.Tensor, ...]], batch: list[Example]
) -> None:
    """Adds up words with the right part of speech and the right head."""
    for i, example in enumerate(batch):
        if example.pos is None or example.heads is None:
            continue
        pos = heads["pos"][i].argmax(1).numpy()
        arcs = model.syntax.arcs(heads["arc_word"][i], heads["arc_head"][i]).argmax(1).numpy()
        known = example.heads >= 0
        count["words"] += int(known.sum())
        count["pos"] += int((pos == example.pos)[known].sum())
        count["uas"] += int((arcs == example.heads)[known].sum())


def count_anchors(count: Counter[str], anchors: tuple[torch.Tensor, ...], batch: list[Example]) -> None:
    """Adds up right, gold and found anchors."""
    for example, logits in zip(batch, anchors, strict=True):
        if example.anchors is not None:
            found, gold = logits[:, 0].numpy() > 0, example.anchors > 0
            count["anchor.right"] += int((found & gold).sum())
            count["anchor.gold"] += int(gold.sum())
            count["anchor.found"] += int(found.sum())


def count_roles(count: Counter[str], best: torch.Tensor, batch: list[Example]) -> None:
    """Adds up right, gold and found words of sources and contents."""
    cues = [cue for example in batch for cue in example.cues]
    for cue, roles in zip(cues, best, strict=True):
        for name, role in (("source", SOURCE), ("content", CONTENT)):
            gold = (cue.allowed[:, role] == 1) & (cue.allowed.sum(1) == 1)
            found = roles[: len(gold)].numpy() == role
            count[f"{name}.right"] += int((found & gold).sum())
            count[f"{name}.gold"] += int(gold.sum())
            count[f"{name}.found"] += int(found.sum())


def f1(right: int, gold: int, found: int) -> float:
    """F1 in per cent."""
    return round(200 * right / (gold + found), 2) if gold + found else 0.0


def main() -> None:
    """Scores from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    chosen = parser.parse_args()
    examples = development(load_tokenizer(base_model() / "tokenizer.json"), chosen.data)
    for path in chosen.checkpoints:
        model = Model(base_model())
        model.load_state_dict(torch.load(path, weights_only=True)["model"])
        print(json.dumps({"checkpoint": path.name, **scores(model, examples)}))


if __name__ == "__main__":
    main()

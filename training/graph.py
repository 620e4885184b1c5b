"""The encoder as an ONNX graph, written node by node from its weights with ONNX Runtime's fused operators.

Exporters trace attention into a dozen small nodes that the runtime's fusions no longer recognise; MultiHeadAttention
and Gelu (domain com.microsoft) are what it runs fastest. Biases are sums of their own, which the runtime takes into the
quantised product before them, and so are residuals: ONNX Runtime 1.31's SkipLayerNormalization takes six times as long
as a sum and a norm.
"""

from __future__ import annotations

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Floats = NDArray[np.float32]
FUSED = "com.microsoft"
EPSILON = 1e-12


class Graph:
    """Collects nodes and initialisers."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.arrays: list[onnx.TensorProto] = []

    def array(self, name: str, value: NDArray[np.generic]) -> str:
        """Adds a constant; its name."""
        self.arrays.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **attributes: float | int) -> str:
        """Adds a node; the name of its output."""
        self.nodes.append(helper.make_node(operator, inputs, [output], name=output, domain=domain, **attributes))
        return output


def encoder_graph(weights: dict[str, Floats], layers: int, attention_heads: int) -> onnx.ModelProto:
    """The model: ids, case, quote (windows, length) and first (words) in, rows (words, width) out, nothing padded."""
    graph = Graph()
    hidden = embeddings(graph, weights)
    for number in range(layers):
        hidden = layer(graph, weights, number, hidden, attention_heads)
    width = weights["heads.weight"].shape[1]
    flat = graph.node("Reshape", [hidden, graph.array("flat_shape", np.array([-1, width]))], "flat")
    rows = graph.node("Gather", [flat, "first"], "word_rows", axis=0)
    product = graph.node("MatMul", [rows, graph.array("heads.weight", weights["heads.weight"].T)], "heads_product")
    graph.node("Add", [product, graph.array("heads.bias", weights["heads.bias"])], "rows")
    return model_of(graph, weights["heads.weight"].shape[0])


def embeddings(graph: Graph, weights: dict[str, Floats]) -> str:
    """Word, case, quotation, position and type embeddings, summed and normalised."""
    base = "bert.embeddings"
    always = weights[f"{base}.token_type_embeddings.weight"][:1]
    positions = graph.array("positions", weights[f"{base}.position_embeddings.weight"] + always)
    total = graph.node(
        "Gather", [graph.array("words", weights[f"{base}.word_embeddings.weight"]), "ids"], "embedded_words"
    )
    for name in ("case", "quote"):
        found = graph.node(
            "Gather", [graph.array(f"{name}_table", weights[f"{name}.weight"]), name], f"embedded_{name}"
        )
        total = graph.node("Add", [total, found], f"with_{name}")
    shape = graph.node("Shape", ["ids"], "shape", start=1, end=2)
    zero = graph.array("zero", np.array([0]))
    cut = graph.node("Slice", [positions, zero, shape, zero], "cut_positions")
    total = graph.node("Add", [total, cut], "with_positions")
    norm = [graph.array(f"embedding_norm.{x}", weights[f"{base}.LayerNorm.{x}"]) for x in ("weight", "bias")]
    return graph.node("LayerNormalization", [total, *norm], "embedded", axis=-1, epsilon=EPSILON)


def layer(graph: Graph, weights: dict[str, Floats], number: int, hidden: str, attention_heads: int) -> str:
    """One transformer layer."""
    base, out = f"bert.encoder.layer.{number}", f"layer{number}"

    def weight(name: str) -> str:
        return graph.array(f"{out}.{name}.weight", weights[f"{base}.{name}.weight"].T)

    def vector(name: str) -> str:
        return graph.array(f"{out}.{name}", weights[f"{base}.{name}"])

    parts = [f"{base}.attention.self.{x}" for x in ("query", "key", "value")]
    together = graph.array(f"{out}.qkv.weight", np.concatenate([weights[f"{p}.weight"].T for p in parts], axis=1))
    bias = graph.array(f"{out}.qkv.bias", np.concatenate([weights[f"{p}.bias"] for p in parts]))
    both = graph.node("MatMul", [hidden, together], f"{out}.qkv_product")
    both = graph.node("Add", [both, bias], f"{out}.qkv")
    names = [f"{out}.{part}" for part in ("query", "key", "value")]
    graph.nodes.append(helper.make_node("Split", [both], names, name=f"{out}.split", axis=2))
    mixed = graph.node("MultiHeadAttention", names, f"{out}.mixed", FUSED, num_heads=attention_heads)
    mixed = graph.node("MatMul", [mixed, weight("attention.output.dense")], f"{out}.projected")
    hidden = residual_norm(graph, f"{out}.attended", mixed, hidden, vector, "attention.output")
    wide = graph.node("MatMul", [hidden, weight("intermediate.dense")], f"{out}.wide")
    wide = graph.node("Add", [wide, vector("intermediate.dense.bias")], f"{out}.biased")
    wide = graph.node("Gelu", [wide], f"{out}.active", FUSED)
    narrow = graph.node("MatMul", [wide, weight("output.dense")], f"{out}.narrow")
    return residual_norm(graph, f"{out}.done", narrow, hidden, vector, "output")


def residual_norm(graph: Graph, name: str, product: str, hidden: str, vector, part: str) -> str:  # type: ignore[no-untyped-def]
    """Bias, residual sum and layer norm."""
    total = graph.node("Add", [product, vector(f"{part}.dense.bias")], f"{name}.biased")
    total = graph.node("Add", [total, hidden], f"{name}.sum")
    norm = [vector(f"{part}.LayerNorm.{which}") for which in ("weight", "bias")]
    return graph.node("LayerNormalization", [total, *norm], name, axis=-1, epsilon=EPSILON)


def model_of(graph: Graph, width: int) -> onnx.ModelProto:
    """The finished model."""
    grid = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"]) for n in ("ids", "case", "quote")]
    first = helper.make_tensor_value_info("first", TensorProto.INT64, ["words"])
    rows = helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["words", width])
    body = helper.make_graph(graph.nodes, "reportedly-encoder", [*grid, first], [rows], graph.arrays)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=8)

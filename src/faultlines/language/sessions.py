"""The network's files, opened: its onnxruntime sessions and the lists of labels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from faultlines.errors import ModelUnusable

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Array = np.ndarray[Any, np.dtype[Any]]

WEIGHTS = Path(__file__).parent / "weights"
FILES = (
    "network.onnx", "arcs.onnx", "labeller.onnx", "pairs.onnx", "labels.json", "lemmas.json",
    "tokenizer.json",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labels:
    """What the numbers that the network gives stand for, in the order of its outputs.

    `word_columns` are those of faultlines.language.heads, with a temperature for each head; they
    and `ties` are empty where the network has not learnt from annotated texts.
    """

    upos: tuple[str, ...]
    relations: tuple[str, ...]
    lemma_rules: tuple[str, ...]
    name_tags: tuple[str, ...]
    stances: tuple[str, ...]
    events: tuple[str, ...]
    ties: tuple[str, ...] = ()
    word_columns: tuple[str, ...] = ()
    word_temperatures: tuple[float, ...] = ()
    tie_temperature: float = 1.0
    stance_temperature: float = 1.0
    event_temperature: float = 1.0


def check_weights(folder: Path) -> None:
    """Raise ModelUnusable where a file of the model is missing."""
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise ModelUnusable(
            f"The language model in {folder} lacks {', '.join(missing)}. It comes with the package:"
            " install faultlines again, or write the files with `python -m training.export`."
        )


def read_labels(path: Path) -> Labels:
    """The labels of a model; ModelUnusable where the file is damaged."""
    try:
        stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        fields: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in stored.items()
        }
        return Labels(**fields)
    except (OSError, ValueError, TypeError) as error:
        raise ModelUnusable(f"{path} is damaged ({error}). Install faultlines again.") from error


def open_session(path: Path, threads: int) -> InferenceSession:
    """An onnxruntime session that keeps to `threads` threads and does not spin while it waits."""
    import onnxruntime  # noqa: PLC0415 (a tenth of a second that only reading should cost)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = max(1, threads)
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(
            str(path),
            options,
            providers=["CPUExecutionProvider"],
            # The fused form of this one is the slower: without it a window takes an eighth less.
            disabled_optimizers=["SkipLayerNormFusion"],
        )
    except Exception as error:
        raise ModelUnusable(
            f"{path} cannot be opened ({error}). Install faultlines again."
        ) from error

"""The mean of checkpoints."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch")

from training.average import average  # noqa: E402


def checkpoint(value: float, labels: str = "a") -> dict[str, object]:
    """A checkpoint of one table and one counter."""
    network = {"table": torch.full((2,), value), "seen": torch.tensor(int(value))}
    return {"network": network, "labels": labels, "optimizer": {"state": 1}}


def test_weights_are_averaged_and_counters_kept() -> None:
    mean = average([checkpoint(1.0), checkpoint(4.0)])
    assert mean["network"]["table"].tolist() == [2.5, 2.5]
    assert mean["network"]["seen"].item() == 1
    assert mean["optimizer"] is None


def test_other_labels_are_refused() -> None:
    with pytest.raises(ValueError, match="other labels"):
        average([checkpoint(1.0), checkpoint(1.0, "b")])

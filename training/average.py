"""The mean of checkpoints of one line of training: `python -m training.average OUT.pt A.pt B.pt …`.

Weights that were trained on from a common start often do better averaged than apart, at no cost in
reading (Izmailov et al. 2018, "Averaging weights leads to wider optima"; Wortsman et al. 2022,
"Model soups").
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch


def average(checkpoints: list[dict[str, Any]]) -> dict[str, Any]:
    """The last checkpoint with the mean of all their weights; labels must agree (ValueError)."""
    first, *others = checkpoints
    for other in others:
        if other["labels"] != first["labels"] or other["network"].keys() != first["network"].keys():
            raise ValueError("the checkpoints have other labels or other heads: not of one line")
    mean = {
        name: torch.stack([one["network"][name] for one in checkpoints]).mean(0)
        if weights.is_floating_point()
        else weights
        for name, weights in first["network"].items()
    }
    return {**checkpoints[-1], "network": mean, "optimizer": None}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Average checkpoints.")
    parser.add_argument("output", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    options = parser.parse_args()
    read = [torch.load(path, map_location="cpu") for path in options.checkpoints]
    torch.save(average(read), options.output)


if __name__ == "__main__":
    main()

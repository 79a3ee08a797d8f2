"""The encoder: MiniLM with our features, a learned mix of its layers, one vector a word."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from faultlines.language.pieces import FEATURES

WIDTH = 384
LAYERS = 6
ATTENTION_HEADS = 12
INNER = 1536
PIECES = 30522
PLACES = 512


class EncoderLayer(nn.Module):
    """One transformer layer, normalised after each half, as BERT has it."""

    def __init__(
        self, width: int = WIDTH, heads: int = ATTENTION_HEADS, inner: int = INNER
    ) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)
        self.out = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """x (batch, length, width); mask (batch, length) true where there is something to read."""
        batch, length, width = x.shape
        shape = (batch, length, self.heads, width // self.heads)
        query, key, value = (
            f(x).view(shape).transpose(1, 2) for f in (self.query, self.key, self.value)
        )
        if self.training or mask is not None:
            wide = None if mask is None else mask[:, None, None, :]
            seen = functional.scaled_dot_product_attention(query, key, value, wide)
        else:
            # Written out, so that the exported graph is made of plain products.
            scores = (query * (width // self.heads) ** -0.5) @ key.transpose(2, 3)
            seen = scores.softmax(-1) @ value
        joined = self.out(seen.transpose(1, 2).reshape(batch, length, width))
        x = self.attention_norm(x + self.dropout(joined))
        return self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and features in, word vectors (batch, words, WIDTH) out."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.features = nn.Embedding(FEATURES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(EncoderLayer() for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.tensor([-1.0, 0, 0, 0, 0, 0.5, 1.0]))
        nn.init.normal_(self.features.weight, std=0.01)

    def forward(
        self, pieces: Tensor, features: Tensor, first: Tensor, mask: Tensor | None
    ) -> Tensor:
        """pieces, features, mask (batch, length); first (batch, words): each word's first piece."""
        places = self.places.weight[: pieces.shape[1]]
        x = self.norm(self.pieces(pieces) + places + self.features(features))
        x = self.dropout(x)
        shares = self.mix.softmax(0)
        mixed = x * shares[0]
        for number, layer in enumerate(self.layers, start=1):
            x = layer(x, mask)
            mixed = mixed + x * shares[number]
        return mixed.gather(1, first[..., None].expand(-1, -1, WIDTH))


def load_minilm(encoder: Encoder, weights: Path) -> None:
    """Copy the weights of all-MiniLM-L6-v2 (model.safetensors) into `encoder`."""
    from safetensors.torch import load_file

    theirs = load_file(str(weights))
    base = "bert." if any(key.startswith("bert.") for key in theirs) else ""
    names = {
        "pieces.weight": "embeddings.word_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query", "key": "attention.self.key",
        "value": "attention.self.value", "out": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm": "output.LayerNorm",
    }  # fmt: skip
    for layer in range(LAYERS):
        for ours, name in parts.items():
            for kind in ("weight", "bias"):
                names[f"layers.{layer}.{ours}.{kind}"] = f"encoder.layer.{layer}.{name}.{kind}"
    state = {ours: theirs[base + name] for ours, name in names.items()}
    kinds = theirs[base + "embeddings.token_type_embeddings.weight"][0]
    state["places.weight"] = theirs[base + "embeddings.position_embeddings.weight"] + kinds
    missing, unexpected = encoder.load_state_dict(state, strict=False)
    left = set(missing) - {"features.weight", "mix"}
    if left or unexpected:
        raise ValueError(f"{weights} is no all-MiniLM-L6-v2: missing {left}, unknown {unexpected}")

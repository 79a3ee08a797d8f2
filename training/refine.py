"""Train the pair reader alone, on the exported network's own word vectors.

    python -m training.refine CHECKPOINT WEIGHTS --data DATA --output REFINED

The encoder rests, so an epoch takes a minute; and the reader learns from what it is given when the
program runs: int8 vectors of overlapping windows, within the sentences that the network finds.
REFINED is CHECKPOINT with the new pair reader, to be exported; figures of held-out pairs are
printed after each epoch, and the best epoch's weights are kept.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from faultlines.language.network import Network
from faultlines.language.network_analyser import NetworkAnalyser
from faultlines.language.pair_views import FAR, PairView, pair_view
from training.annotations.load import load_annotations
from training.corpora.annotated import annotated_passages
from training.corpora.library import held_out, training_passages, without
from training.corpora.pairs import (
    marked_passages,
    marked_records,
    other_actors,
    read_dse,
    read_marked,
)
from training.corpora.passage import Pair, Passage
from training.model import LanguageNetwork
from training.run import rate_share
from training.tasks.pairs import WEIGHTS, PairReader
from training.tasks.task import IGNORED
from training.vocabulary import Labels
from training.watch import dse_answers


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as the program would see it: its words' vectors (words, WIDTH), its view, its gold."""

    vectors: np.ndarray[tuple[int, int], np.dtype[np.float16]]
    view: PairView
    gold: tuple[int, int, int]  # stance, event, tie; IGNORED where the corpus does not say


def examples(network: Network, passages: Iterable[Passage]) -> list[Example]:
    """Every pair of the passages, read by the exported network."""
    found = []
    for passage in passages:
        if not passage.pairs:
            continue
        table = network.read(passage.words, passage.gaps)
        begins = [*map(int, np.flatnonzero(table.starts)), len(passage.words)]
        for pair in passage.pairs:
            low, high = _sentences(pair, begins)
            view = pair_view(pair.source, pair.target, low, high)
            gold = [IGNORED if x is None else x for x in (pair.stance, pair.event, pair.tie)]
            vectors = table.vectors[view.first : view.last]
            found.append(Example(vectors, view, (gold[0], gold[1], gold[2])))
    return found


def _sentences(pair: Pair, begins: Sequence[int]) -> tuple[int, int]:
    """The words from the first sentence that a pair touches to the last."""
    low, high = min(pair.source[0], pair.target[0]), max(pair.source[1], pair.target[1])
    return max(b for b in begins if b <= low), min(b for b in begins if b >= high)


def tensors(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Vectors, roles, and distances from source and target, as the reader takes them."""
    width = max(example.view.last - example.view.first for example in batch)
    vectors = torch.zeros(len(batch), width, batch[0].vectors.shape[1])
    roles = torch.zeros(len(batch), width, dtype=torch.long)
    sources, targets = torch.full_like(roles, FAR), torch.full_like(roles, FAR)
    for row, example in enumerate(batch):
        size = len(example.vectors)
        vectors[row, :size] = torch.from_numpy(example.vectors.astype(np.float32))
        roles[row, :size] = torch.tensor(example.view.roles)
        sources[row, :size] = torch.tensor(example.view.from_source)
        targets[row, :size] = torch.tensor(example.view.from_target)
    return vectors, roles, sources, targets


def loss_of(reader: PairReader, batch: Sequence[Example], smoothing: float) -> Tensor:
    """The mean loss of a batch."""
    scores = reader(*tensors(batch))
    gold = torch.tensor([example.gold for example in batch])
    each = [
        weight
        * functional.cross_entropy(
            answer, right, reduction="none", ignore_index=IGNORED, label_smoothing=smoothing
        )
        for weight, answer, right in zip(WEIGHTS, scores, gold.T, strict=False)
    ]
    total: Tensor = torch.stack(each).sum() / len(batch)
    return total


def shuffled(found: Sequence[Example], size: int, seed: int) -> list[list[Example]]:
    """Batches of pairs of like length."""
    draw = random.Random(seed)
    order = list(found)
    draw.shuffle(order)
    batches = []
    for begin in range(0, len(order), 50 * size):
        part = sorted(order[begin : begin + 50 * size], key=lambda e: len(e.vectors))
        batches += [part[i : i + size] for i in range(0, len(part), size)]
    draw.shuffle(batches)
    return batches


@torch.no_grad()
def chances(reader: PairReader, found: Sequence[Example]) -> list[Tensor]:
    """The chances of stances, events and ties of all examples, in order."""
    reader.eval()
    parts = [reader(*tensors(found[i : i + 64])) for i in range(0, len(found), 64)]
    return [torch.cat([part[k] for part in parts]).softmax(-1) for k in range(len(parts[0]))]


def stance_figure(reader: PairReader, found: Sequence[Example]) -> float:
    """Macro-F1 of DSE's five labels; examples stand in twos, there and back."""
    said = dse_answers(chances(reader, found)[0])
    code = {(2, 2): 0, (0, 2): 1, (2, 0): 2, (1, 2): 3, (2, 1): 4}
    gold = [code[a.gold[0], b.gold[0]] for a, b in zip(found[0::2], found[1::2], strict=True)]
    return macro(gold, said)


def event_figure(reader: PairReader, found: Sequence[Example]) -> float:
    """Macro-F1 of the events of marked pairs."""
    judged = [(e, e.gold[1]) for e in found if e.gold[1] != IGNORED]
    said = chances(reader, [e for e, _ in judged])[1].argmax(-1).tolist()
    return macro([gold for _, gold in judged], said)


def macro(gold: Sequence[int], said: Sequence[int]) -> float:
    """Macro-F1 in percent over the labels of the gold."""
    scores = []
    for label in sorted(set(gold)):
        hits = sum(g == s == label for g, s in zip(gold, said, strict=True))
        scores.append(2 * hits / (sum(g == label for g in gold) + sum(s == label for s in said)))
    return 100 * sum(scores) / len(scores)


def train(
    reader: PairReader,
    found: Sequence[Example],
    watched: tuple[Sequence[Example], Sequence[Example]],
    options: argparse.Namespace,
) -> dict[str, Tensor]:
    """Train, and return the weights after the epoch with the best sum of the two figures."""
    optimizer = torch.optim.AdamW(reader.parameters(), lr=options.rate, weight_decay=0.01)
    steps = options.epochs * -(-len(found) // options.batch)
    step, best, kept = 0, -1.0, reader.state_dict()
    for epoch in range(options.epochs + 1):
        figures = stance_figure(reader, watched[0]), event_figure(reader, watched[1])
        print(f"epoch {epoch}: stance {figures[0]:.2f}, events {figures[1]:.2f}", flush=True)
        if sum(figures) > best:
            best = sum(figures)
            kept = {name: weights.clone() for name, weights in reader.state_dict().items()}
        if epoch == options.epochs:
            break
        reader.train()
        for batch in shuffled(found, options.batch, options.seed * 1000 + epoch):
            for group in optimizer.param_groups:
                group["lr"] = options.rate * rate_share(step, steps)
            optimizer.zero_grad(set_to_none=True)
            loss_of(reader, batch, options.smoothing).backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 2.0)
            optimizer.step()
            step += 1
    return kept


def chosen(passages: Iterable[Passage], options: argparse.Namespace) -> list[Passage]:
    """The passages that have pairs, less a share of DSE's wholly neutral sentences."""
    draw = random.Random(options.seed)
    found = []
    for passage in passages:
        neutral = passage.corpus == "dse" and all(p.stance == 2 for p in passage.pairs)
        if passage.pairs and not (neutral and draw.random() > options.neutral_share):
            found.append(passage)
    return found


def marked_with_others(folder: Path, options: argparse.Namespace) -> Iterator[Passage]:
    """The marked pairs again, each several times about other actors."""
    records = [record for path in sorted(folder.glob("*.jsonl")) for record in marked_records(path)]
    for number in range(options.swaps):
        yield from marked_passages(other_actors(records, options.seed + number))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Train the pair reader on exported vectors.")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("weights", type=Path, help="the same checkpoint, exported")
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data sets")
    parser.add_argument("--output", type=Path, required=True, help="the refined checkpoint")
    parser.add_argument("--own-pairs", type=Path, help="folder of our own marked pairs")
    parser.add_argument("--annotations", type=Path, help="folder of annotated texts")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--neutral-share", type=float, default=0.5)
    parser.add_argument("--swaps", type=int, default=3, help="marked pairs about other actors")
    parser.add_argument("--smoothing", type=float, default=0.05, help="of the labels")
    parser.add_argument("--threads", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    state = torch.load(options.checkpoint, map_location="cpu")
    labels = Labels(**{name: tuple(values) for name, values in state["labels"].items()})
    whole = LanguageNetwork(labels)
    whole.load_state_dict(state["network"])
    reader = whole.tasks["pairs"].reader
    network = NetworkAnalyser(options.weights).network
    passages = training_passages(options.data, options.own_pairs)
    passages += marked_with_others(options.own_pairs, options) if options.own_pairs else ()
    if options.annotations:
        texts = [t for t in load_annotations(options.data, options.annotations) if not t.held_out]
        passages += annotated_passages(options.data, texts, NetworkAnalyser(options.weights))
    watched = list(read_dse(options.data / "dse" / "valid_clean.jsonl"))
    marked = [
        passage
        for path in sorted(options.own_pairs.glob("*.jsonl") if options.own_pairs else ())
        for passage in read_marked(path, held_out=True)
    ]
    found = examples(network, chosen(without(passages, held_out(options.data)), options))
    print(f"{len(found)} pairs to learn from", flush=True)
    best = train(reader, found, (examples(network, watched), examples(network, marked)), options)
    reader.load_state_dict(best)
    state["network"] = whole.state_dict()
    torch.save(state, options.output)


if __name__ == "__main__":
    main()

"""Figures on held-out parts after an epoch: gold words, gold sentences for trees, greedy heads.

They tell epochs apart. What counts is measured from raw text, on the exported network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import torch
from torch import Tensor

from faultlines.language.lemmas import apply_rule
from training.corpora.passage import Passage
from training.model import LanguageNetwork
from training.tasks.pairs import Pairs
from training.tasks.trees import Trees, gold_trees
from training.windows import Window, WindowMaker, batches

Counts = Counter[str]


def f1(counts: Counts, what: str) -> float:
    """F1 in percent from the counts "hit what", "said what", "gold what"."""
    total = counts[f"said {what}"] + counts[f"gold {what}"]
    return 200 * counts[f"hit {what}"] / total if total else 0.0


def name_spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names that BIO tags spell: (first, end, kind)."""
    found, start, kind = set(), 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and tag != f"I-{kind}":
            found.add((start, place, kind))
            kind = ""
        if tag != "O" and not kind:
            start, kind = place, tag[2:]
    return found


def _count_trees(task: Trees, vectors: Tensor, windows: Sequence[Window], counts: Counts) -> None:
    heads, relations, sentences = gold_trees(windows, task.relations, vectors)
    asked = heads >= 0
    said = task.arc_scores(vectors, sentences).argmax(-1)
    dependents, as_heads = task.label_views(vectors)
    with_root = torch.cat([as_heads, task.label_root.expand(len(windows), 1, -1)], 1)
    places = said[..., None].expand(-1, -1, as_heads.shape[-1])
    labels = task.label_scores(dependents, with_root.gather(1, places)).argmax(-1)
    bare = [relation.split(":")[0] for relation in task.relations]
    kinds = torch.tensor([bare.index(b) for b in bare], device=labels.device)
    right = (said == heads) & asked
    same = kinds[labels] == kinds[relations.clamp(min=0)]
    counts["heads"] += int(right.sum())
    counts["labelled"] += int((right & same).sum())
    counts["tree words"] += int(asked.sum())


def _count_words(
    network: LanguageNetwork, vectors: Tensor, ws: Sequence[Window], c: Counts
) -> None:
    labels = network.labels
    upos = network.tasks["upos"].head(vectors).argmax(-1).tolist()
    rules = network.tasks["lemmas"].head(vectors).argmax(-1).tolist()
    starts = (network.tasks["starts"].head(vectors)[..., 0] > 0).tolist()
    names = network.tasks["names"].head(vectors).argmax(-1).tolist()
    for row, w in enumerate(ws):
        passage = w.passage
        for place, (word, lemma, tag) in enumerate(
            zip(passage.words, passage.lemmas or (), passage.upos or (), strict=False)
        ):
            c["words"] += 1
            c["upos"] += labels.upos[upos[row][place]] == tag
            c["lemmas"] += apply_rule(labels.lemma_rules[rules[row][place]], word) == lemma
        for place, start in enumerate(passage.starts or ()):
            if place:
                c["gold starts"] += start
                c["said starts"] += starts[row][place]
                c["hit starts"] += start and starts[row][place]
        if passage.names is not None:
            gold = name_spans([next(iter(n)) if len(n) == 1 else "O" for n in passage.names])
            said = name_spans([labels.name_tags[t] for t in names[row][: len(passage.words)]])
            if passage.starts is not None:  # UNER, which has no MISC
                said = {name for name in said if name[2] != "MISC"}
            c["gold names"] += len(gold)
            c["said names"] += len(said)
            c["hit names"] += len(gold & said)


def dse_answers(stances: Tensor) -> list[int]:
    """One of DSE's five labels for each two rows (there, back) of stance chances."""
    there, back = stances[0::2], stances[1::2]
    odds = torch.stack(
        [there[:, 2] * back[:, 2], there[:, 0] * back[:, 2], there[:, 2] * back[:, 0],
         there[:, 1] * back[:, 2], there[:, 2] * back[:, 1]], -1,
    )  # fmt: skip
    answers: list[int] = odds.argmax(-1).tolist()
    return answers


def _count_pairs(task: Pairs, vectors: Tensor, windows: Sequence[Window], counts: Counts) -> None:
    scores = task.scores(vectors, windows)
    if scores is None:
        return
    pairs = [pair for w in windows for pair in w.passage.pairs]
    gold = [p.stance for p in pairs]
    code = {(2, 2): 0, (0, 2): 1, (2, 0): 2, (1, 2): 3, (2, 1): 4}
    said = dse_answers(scores[0].softmax(-1))
    for there, back, answer in zip(gold[0::2], gold[1::2], said, strict=True):
        if there is None or back is None:
            continue
        right = code[there, back]
        counts[f"gold dse{right}"] += 1
        counts[f"said dse{answer}"] += 1
        counts[f"hit dse{right}"] += right == answer


@torch.no_grad()
def figures(
    network: LanguageNetwork, maker: WindowMaker, parts: dict[str, Iterable[Passage]]
) -> dict[str, dict[str, float]]:
    """What the network gets right on each part, in percent."""
    network.eval()
    found: dict[str, dict[str, float]] = {}
    for name, passages in parts.items():
        counts: Counts = Counter()
        windows = [w for passage in passages for w in maker.plain(passage)]
        for batch in batches(windows, 3000, 0):
            vectors = network.vectors(batch)
            _count_words(network, vectors, batch, counts)
            if batch[0].passage.heads is not None:
                _count_trees(network.tasks["trees"], vectors, batch, counts)
            _count_pairs(network.tasks["pairs"], vectors, batch, counts)
        found[name] = _percentages(counts)
    return found


def _percentages(counts: Counts) -> dict[str, float]:
    said: dict[str, float] = {}
    if counts["words"]:
        said["upos"] = 100 * counts["upos"] / counts["words"]
        said["lemmas"] = 100 * counts["lemmas"] / counts["words"]
        said["starts"] = f1(counts, "starts")
    if counts["tree words"]:
        said["uas"] = 100 * counts["heads"] / counts["tree words"]
        said["las"] = 100 * counts["labelled"] / counts["tree words"]
    if counts["gold names"]:
        said["names"] = f1(counts, "names")
    if counts["gold dse0"]:
        said["dse"] = sum(f1(counts, f"dse{label}") for label in range(5)) / 5
    return {what: round(figure, 2) for what, figure in said.items()}

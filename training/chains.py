"""Fit the scorer of coreference: `python -m training.chains --data DIR [--output FILE]`.

Learns from the train part of GUM alone. A phrase is to prefer any earlier phrase of its entity to
all others, or to take up nothing where there is none. Each ninth document is held out to see how
far a run has come; with `--all` it is learnt from too, for the weights that are released.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.coreference_scores import Cluster, CoreferenceScore
from faultlines.language import Analysis, load_analyser
from faultlines.reader.coreference.features import (
    OWN,
    TABLES,
    WIDTH,
    PhraseFacts,
    candidate_pairs,
    pair_facts,
    phrase_facts,
)
from faultlines.reader.coreference.linking import link_phrases
from faultlines.reader.coreference.phrases import Phrase, find_phrases
from faultlines.reader.coreference.scorer import WEIGHTS, PairScorer
from training.corpora.gum_chains import (
    MarkedDocument,
    Place,
    covering,
    matched,
    place_of,
    read_chains,
)


@dataclass(slots=True)
class Example:
    """One document: of its phrases facts, places, pairs and entities.

    `right` says of each pair whether both are of one entity, `new` of each phrase whether no
    earlier phrase that it is compared with is.
    """

    document: MarkedDocument
    phrases: tuple[Phrase, ...]
    facts: PhraseFacts
    places: list[Place]
    own: Tensor
    later: Tensor
    earlier: Tensor
    tables: Tensor
    right: Tensor
    new: Tensor


def phrase_places(
    document: MarkedDocument, analysis: Analysis, phrases: Sequence[Phrase]
) -> list[Place]:
    """The phrases in terms of the document's words."""
    cover, doc = covering(document.words, len(document.text)), analysis.doc
    found = []
    for phrase in phrases:
        last = doc[phrase.end - 1]
        place = place_of(cover, doc[phrase.first].idx, last.idx + len(last), doc[phrase.head].idx)
        found.append(place or Place(-1, 0, -2))
    return found


def entities_at(document: MarkedDocument, places: Sequence[Place]) -> list[str]:
    """The entity at each place, "" where the document marks none there."""
    key = [Place(m.first, m.end, m.head) for m in document.mentions]
    found = matched(key, places)
    return [document.mentions[found[n]].entity if n in found else "" for n in range(len(places))]


def example(document: MarkedDocument, analysis: Analysis) -> Example:
    """A document made ready for learning."""
    phrases = tuple(find_phrases(analysis.doc))
    facts = phrase_facts(analysis, phrases)
    later, earlier = candidate_pairs(facts)
    numbers: dict[str, int] = {}
    places = phrase_places(document, analysis, phrases)
    entities = entities_at(document, places)
    entity = np.array([numbers.setdefault(e, len(numbers)) if e else -1 for e in entities])
    right = (entity[later] == entity[earlier]) & (entity[later] >= 0)
    new = np.ones(len(phrases), bool)
    new[later[right]] = False
    offsets = np.cumsum([0, *TABLES.values()])[:-1]
    tables = pair_facts(facts, later, earlier) + offsets
    return Example(
        document, phrases, facts, places, torch.tensor(facts.own), torch.tensor(later),
        torch.tensor(earlier), torch.tensor(tables, dtype=torch.int32), torch.tensor(right),
        torch.tensor(new),
    )  # fmt: skip


class Scorer(nn.Module):
    """faultlines.reader.coreference.scorer for fitting; the same sums."""

    def __init__(self, hidden: int = 64, turned: int = 32, dropout: float = 0.3) -> None:
        super().__init__()
        self.later = nn.Linear(OWN, hidden)
        self.earlier = nn.Linear(OWN, hidden, bias=False)
        self.turn = nn.Linear(WIDTH, turned, bias=False)
        self.alike = nn.Linear(turned, hidden, bias=False)
        self.tables = nn.EmbeddingBag(sum(TABLES.values()), hidden, mode="sum")
        nn.init.normal_(self.tables.weight, std=0.05)
        self.out = nn.Linear(hidden, 1, bias=False)
        self.alone = nn.Linear(OWN, hidden)
        self.alone_out = nn.Linear(hidden, 1, bias=False)
        self.drop_own, self.drop = nn.Dropout(dropout), nn.Dropout(dropout)

    def forward(self, one: Example) -> tuple[Tensor, Tensor]:
        """Scores of pairs, and of each phrase's taking up nothing."""
        own = self.drop_own(one.own)
        turned = torch.tanh(self.turn(own[:, :WIDTH]))
        mine, other = self.later(own), self.earlier(own)
        hidden = mine[one.later] + other[one.earlier]
        hidden = hidden + self.alike(turned[one.later] * turned[one.earlier])
        hidden = hidden + self.tables(one.tables)
        pairs = self.out(self.drop(torch.relu(hidden))).squeeze(1)
        alone = self.alone_out(self.drop(torch.relu(self.alone(own)))).squeeze(1)
        return pairs, alone

    def weights(self) -> dict[str, np.ndarray]:
        """The weights by name as the program reads them."""
        named = {
            "later": self.later.weight.T, "bias": self.later.bias,
            "earlier": self.earlier.weight.T, "turn": self.turn.weight.T,
            "alike": self.alike.weight.T, "tables": self.tables.weight,
            "out": self.out.weight[0], "alone": self.alone.weight.T,
            "alone_bias": self.alone.bias, "alone_out": self.alone_out.weight[0],
        }  # fmt: skip
        return {k: v.detach().numpy().astype(np.float16) for k, v in named.items()}


def loss_of(scorer: Scorer, one: Example, missing: float) -> Tensor:
    """Minus the log of the chance given to what is right; `missing` weighs links not made."""
    pairs, alone = scorer(one)
    count = len(alone)
    every = _log_sums(torch.cat([pairs, alone]), torch.cat([one.later, torch.arange(count)]), count)
    good_pairs, good_new = pairs[one.right], alone[one.new]
    where = torch.cat([one.later[one.right], torch.arange(count)[one.new]])
    good = _log_sums(torch.cat([good_pairs, good_new]), where, count)
    weight = torch.where(one.new, 1.0, missing)
    return ((every - good) * weight).sum() / count


def _log_sums(scores: Tensor, rows: Tensor, count: int) -> Tensor:
    """The log of the sum of exponentials of the scores of each row."""
    top = scores.detach().new_full((count,), -1e9)
    top = top.scatter_reduce(0, rows, scores.detach(), "amax")
    sums = scores.new_zeros(count).index_add(0, rows, torch.exp(scores - top[rows]))
    return torch.log(sums) + top


def chains_score(examples: Sequence[Example], scorer: PairScorer) -> CoreferenceScore:
    """The scorer's chains against the documents' own."""
    score = CoreferenceScore()
    for one in examples:
        document = one.document
        links = link_phrases(one.phrases, one.facts, scorer)
        key = [Place(m.first, m.end, m.head) for m in document.mentions]
        found = matched(key, one.places)
        groups: dict[str, set[object]] = {}
        for number, mention in enumerate(document.mentions):
            groups.setdefault(mention.entity, set()).add(number)
        mine = [frozenset(found.get(n, f"said {n}") for n in row) for row in links.chains()]
        theirs: list[Cluster] = [frozenset(group) for group in groups.values()]  # type: ignore
        score.add(theirs, mine)
    return score


def fit(
    examples: Sequence[Example], held_out: Sequence[Example], options: argparse.Namespace
) -> Scorer:
    """A scorer fitted to the examples."""
    torch.manual_seed(options.seed)
    scorer = Scorer(options.hidden, dropout=options.dropout)
    optimizer = torch.optim.AdamW(scorer.parameters(), lr=2e-3, weight_decay=options.decay)
    steps = options.epochs * len(examples)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: 1 - s / steps)
    order = list(examples)
    for epoch in range(options.epochs):
        scorer.train()
        random.Random(epoch).shuffle(order)
        total = 0.0
        for one in order:
            loss = loss_of(scorer, one, options.missing)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(scorer.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
        if held_out and (epoch % 3 == 2 or epoch + 1 == options.epochs):
            score = chains_score(held_out, PairScorer(scorer.weights()))
            loss_now = total / len(order)
            print(f"{epoch + 1}: loss {loss_now:.3f}, held out {100 * score.conll_f1:.1f}")
    return scorer


def read_examples(path: Path) -> list[Example]:
    """The documents of a file."""
    analyser = load_analyser()
    return [example(document, analyser.analyse(document.text)) for document in read_chains(path)]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", required=True, type=Path, help="folder of the public data sets")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--all", action="store_true", help="hold nothing out")
    parser.add_argument("--epochs", type=int, default=13)
    parser.add_argument("--hidden", type=int, default=64)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--decay", type=float, default=0.01)
    parser.add_argument("--missing", type=float, default=1.6)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    examples = read_examples(options.data / "ud-gum" / "train.conllu")
    held_out = examples[::9]
    learnt = examples if options.all else [e for n, e in enumerate(examples) if n % 9]
    scorer = fit(learnt, held_out, options)
    np.savez_compressed(options.output, **scorer.weights())


if __name__ == "__main__":
    main()

"""How well the reader knows who is who: its chains against GUM's coreference.

    python -m benchmarks.coreference [--data DIR] [--part dev] [--documents N]

The program is given raw text. Scores are CorefUD's (CRAC shared tasks, their primary score):

- mentions match by head: two are the same where the head of one, by its own tree, is the head of
  the other; of several with one head (a coordination and its first member) those go together
  whose words agree best, each once. A system mention's head is found in the reading's own tokens,
  the key's in the treebank's, and both are compared as places in the text;
- entities with a single mention are left out, on both sides;
- CoNLL F1 is the mean F1 of MUC, B-cubed and CEAF-e over all documents.

The system's clusters are the mentions of one `chain`. The key holds every entity of GUM: persons,
but also things, events, dates and abstractions. Further figures: "actors" takes the mentions of
one actor as a cluster, against the same key; "who acts" compares with the key's entities of type
person, organization and place alone, the system's mentions that are others in the key left out.
"""

import argparse
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.coreference_scores import Cluster, CoreferenceScore
from benchmarks.figures import Figure, progress, show
from faultlines.language import load_analyser
from faultlines.reader import read_report
from faultlines.records import Reading, Report
from training.corpora.gum_chains import (
    MarkedDocument,
    Place,
    covering,
    matched,
    place_of,
    read_chains,
    span_head,
)

ACTING = frozenset({"person", "organization", "place"})


@dataclass(frozen=True, slots=True)
class SaidMention:
    """A mention of the system: its place, its cluster by chain, and its actor."""

    place: Place
    chain: str | None
    actor: str | None


def said_mentions(reading: Reading, document: MarkedDocument) -> list[SaidMention]:
    """The mentions of a reading with tokens, in terms of the key's words."""
    tokens = reading.tokens
    if isinstance(tokens, msgspec.UnsetType):
        raise TypeError("the reading has no tokens; read it with tokens")
    heads = [token.head for token in tokens]
    own_words = covering([(t.start, t.end) for t in tokens], len(reading.text))
    key_words = covering(document.words, len(reading.text))
    found = []
    for mention in reading.mentions:
        own = place_of(own_words, mention.start, mention.end, mention.start)
        if own is None:
            continue
        head = tokens[span_head(heads, own.first, own.end)].start
        place = place_of(key_words, mention.start, mention.end, head)
        if place is not None:
            found.append(SaidMention(place, mention.chain, mention.actor))
    return found


@dataclass(slots=True)
class Scores:
    """The headline and the narrower figures."""

    full: CoreferenceScore
    actors: CoreferenceScore
    acting: CoreferenceScore
    acting_chains: CoreferenceScore

    @classmethod
    def empty(cls) -> "Scores":
        """Nothing counted yet."""
        return cls(*(CoreferenceScore() for _ in range(4)))

    def add(self, document: MarkedDocument, said: Sequence[SaidMention]) -> None:
        """Count one document."""
        key = [Place(m.first, m.end, m.head) for m in document.mentions]
        entities = [m.entity for m in document.mentions]
        # Mentions of lone entities are no part of the comparison, but what is one is no other.
        found = matched(key, [mention.place for mention in said])
        self.full.add(_clusters(entities), _named(found, [m.chain for m in said]))
        actors = [m.actor for m in said]
        self.actors.add(_clusters(entities), _named(found, actors))
        kinds = [m.kind for m in document.mentions]
        acting = [e if k in ACTING else None for e, k in zip(entities, kinds, strict=True)]
        others = {s for s, k in found.items() if kinds[k] not in ACTING}
        for score, ours in ((self.acting, actors), (self.acting_chains, [m.chain for m in said])):
            mine = [None if s in others else cluster for s, cluster in enumerate(ours)]
            score.add(_clusters(acting), _named(found, mine))


def _clusters(entities: Sequence[str | None]) -> list[Cluster]:
    """The key's clusters: its mentions by number, those of None left out."""
    return _named({n: n for n in range(len(entities))}, entities)


def _named(found: dict[int, int], entities: Sequence[str | None]) -> list[Cluster]:
    """The system's clusters with the key's numbers for its mentions, own ones for the unmatched."""
    grouped: dict[str, set[int | str]] = defaultdict(set)
    for number, entity in enumerate(entities):
        if entity is not None:
            grouped[entity].add(found.get(number, f"said {number}"))
    return [frozenset(group) for group in grouped.values()]


def score_documents(documents: Iterable[MarkedDocument]) -> Scores:
    """Read every document as plain text and compare."""
    analyser, scores = load_analyser(), Scores.empty()
    for document in documents:
        report = Report(id=document.name, text=document.text)
        reading = read_report(report, analyser, with_tokens=True)
        scores.add(document, said_mentions(reading, document))
    return scores


def figures_of(name: str, what: str, score: CoreferenceScore) -> list[Figure]:
    """The figures of one comparison, in per cent."""
    rows = [
        ("conll", "CoNLL F1", score.conll_f1),
        ("muc", "MUC F1", score.muc.f1),
        ("b_cubed", "B-cubed F1", score.b_cubed.f1),
        ("ceaf_e", "CEAF-e F1", score.ceaf_e.f1),
        ("mention_precision", "mention precision", score.mentions.precision.value),
        ("mention_recall", "mention recall", score.mentions.recall.value),
    ]
    return [Figure(f"{name}_{key}", f"{what}: {label}", 100 * x, "%") for key, label, x in rows]


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="coreference against GUM")
    parser.add_argument("--data", default=os.environ.get("FAULTLINES_DATA"))
    parser.add_argument("--part", default="dev")
    parser.add_argument("--documents", type=int, help="only the first so many")
    options = parser.parse_args(arguments)
    if not options.data:
        parser.error("give the folder of data sets with --data or in FAULTLINES_DATA")
    path = Path(options.data) / "ud-gum" / f"{options.part}.conllu"
    documents = list(read_chains(path))[: options.documents]
    progress(f"reading {len(documents)} documents of {path.name}")
    scores = score_documents(documents)
    show(
        figures_of("full", "all chains, all entities", scores.full)
        + figures_of("actors", "actors, all entities", scores.actors)
        + figures_of("acting", "actors, who acts", scores.acting)
        + figures_of("acting_chains", "chains, who acts", scores.acting_chains)
    )


if __name__ == "__main__":
    main()

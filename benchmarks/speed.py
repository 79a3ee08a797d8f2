"""Words a second of the whole path from text to reading, and beside a bare pass of the network.

The bare pass gives the same windows of the same texts to the exported encoder with its tagging
heads, in the same process with the same threads, and does nothing with what comes back. So the
ratio says what everything else costs: words, trees, names, claims, the validator, JSON.
"""

import argparse
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec.json import encode

from benchmarks.figures import Figure, progress, show
from benchmarks.texts import benchmark_reports, count_words
from faultlines.language.network_analyser import NetworkAnalyser
from faultlines.pipeline import extract_lines, read_line
from faultlines.pipeline.workers import processes_set
from faultlines.reader import read_report
from faultlines.records import Report
from faultlines.settings import number_setting


class _Recorder:
    """A session that remembers what it was asked."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.asked: list[tuple[Any, ...]] = []

    def run(self, *question: Any) -> Any:
        self.asked.append(question)
        return self.session.run(*question)


def measure(reports: list[Report], processes: int) -> list[Figure]:
    """The figures for these reports."""
    words = count_words(reports)
    analyser = NetworkAnalyser(threads=number_setting("threads"))
    read_report(reports[0], analyser)  # loads what loads at first use

    progress(f"reading {words:,} words in {len(reports)} reports in this process")
    whole = _seconds_of_reading(reports, analyser)
    language = _seconds_of_analysis(reports, analyser)
    bare = _seconds_of_network(reports, analyser)
    figures = [
        Figure("words", "read", words, "words"),
        Figure("words_per_second", "one process, text to reading", words / whole, "words/s"),
        Figure("language_per_second", "of it text to trees", words / language, "words/s"),
        Figure("bare_per_second", "the network alone", words / bare, "words/s"),
        Figure("ratio", "whole path / network alone", whole / bare, "times as long"),
    ]
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


def _seconds_of_reading(reports: list[Report], analyser: NetworkAnalyser) -> float:
    lines = _lines(reports)
    begun = time.perf_counter()
    for line in lines:
        answer = read_line(line, lambda report: read_report(report, analyser))
        if answer.failed:
            progress(answer.line.decode())
    return time.perf_counter() - begun


def _seconds_of_analysis(reports: list[Report], analyser: NetworkAnalyser) -> float:
    begun = time.perf_counter()
    for report in reports:
        analyser.analyse(report.text)
    return time.perf_counter() - begun


def _seconds_of_network(reports: list[Report], analyser: NetworkAnalyser) -> float:
    network: Any = analyser.network
    recorder = _Recorder(network._reader)
    network._reader = recorder
    for report in reports:
        analyser.analyse(report.text)
    network._reader = recorder.session
    begun = time.perf_counter()
    for question in recorder.asked:
        recorder.session.run(*question)
    return time.perf_counter() - begun


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

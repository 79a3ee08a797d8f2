"""How soon the program answers, and how much memory it takes: each in a process of its own."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure, best_of, progress, show
from benchmarks.texts import benchmark_reports, count_words
from faultlines.records import Report

_PROGRAM = (sys.executable, "-c", "from faultlines.cli import main; main()")


def measure(words: int, times: int) -> list[Figure]:
    """Seconds to the help and to a first reading, and peak memory with more and more words."""
    one = [Report(id="1", text="Soldiers raided the harbour on Monday, officials said.")]
    many = benchmark_reports(words)
    long = [Report(id="1", text="\n\n".join(report.text for report in many))]
    progress("starting the program again and again")
    return [
        Figure("help_seconds", "to the help", best_of(times, lambda: _run("--help")[0]), "s"),
        Figure("first_seconds", "to a first reading", best_of(times, lambda: _read(one)[0]), "s"),
        Figure("first_memory", "memory for one sentence", _read(one)[1], "MB at the peak"),
        Figure("many_memory", f"for {count_words(many):,} words", _read(many)[1], "MB at the peak"),
        Figure("long_memory", "for these as one report", _read(long)[1], "MB at the peak"),
    ]


def _read(reports: list[Report]) -> tuple[float, float]:
    """Seconds and megabytes to extract these reports in one process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reports.jsonl")
        lines = (json.dumps({"id": report.id, "text": report.text}) for report in reports)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return _run("extract", "--input", str(path), "--output", str(Path(folder, "readings")))


def _run(*arguments: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one run of the program."""
    begun = time.perf_counter()
    child = subprocess.Popen(
        [*_PROGRAM, *arguments],
        stdout=subprocess.DEVNULL,
        env=os.environ | {"FAULTLINES_PROCESSES": "1"},
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with status {child.returncode}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return seconds, kilobytes / 1024


def main() -> None:
    """Measures and shows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start", description=__doc__)
    parser.add_argument("--words", type=int, default=20_000, help="how many words to read")
    parser.add_argument("--times", type=int, default=3, help="of so many runs the fastest")
    given = parser.parse_args()
    show(measure(given.words, given.times))


if __name__ == "__main__":
    main()

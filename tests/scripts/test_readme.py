"""What the README quotes is what stands in the sample and what the program prints."""

import re
from pathlib import Path

import msgspec
import pytest

from faultlines.records import Claim
from scripts.readme import Quotation, filled, quotations

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "src" / "faultlines" / "sample" / "crisis"
README = (PROJECT / "README.md").read_text(encoding="utf-8")
ENOUGH = 0.85
INPUT = re.compile(r"<!-- from (\S+) -->\n((?:>.*\n)+)")


def plain(text: str) -> str:
    return " ".join(text.replace(">", " ").split())


@pytest.mark.slow
def test_quoted_output_is_what_the_program_prints() -> None:
    found = quotations(README)
    assert found, "the README shows no output"
    for one in found:
        assert one.agreement() >= ENOUGH, f"run `python -m scripts.documents`:\n{one.printed}"


def test_quoted_input_stands_in_the_sample() -> None:
    found = INPUT.findall(README)
    assert found, "the README shows no input"
    for name, quoted in found:
        report = plain((SAMPLE / name).read_text(encoding="utf-8"))
        assert [part for part in plain(quoted).split("[…]") if part.strip() not in report] == []


@pytest.mark.parametrize("mark", ["set up and run", "tests"])
def test_commands_that_ci_takes_from_the_readme_are_one_line_each(mark: str) -> None:
    block = re.search(rf"<!-- {mark} -->\n```\n(.*?)```\n", README, re.DOTALL)
    assert block
    assert re.fullmatch(r"python3 -m venv \.venv && .+\n", block[1])


def test_the_claim_shown_is_one() -> None:
    block = re.search(r"```json\n(.*?)```", README, re.DOTALL)
    assert block
    claim = msgspec.json.decode(block[1], type=Claim)
    assert f"`{claim.vouchers[-1]}` says" in README
    assert f"text[{claim.evidence[0].start}:{claim.evidence[0].end}]" in README


def test_agreement_is_about_lines_and_not_about_numbers() -> None:
    quoted = "Head\n  a line\n  and 12 more\n"
    assert Quotation("c", quoted, "Head\n  a line\n  and 14 more\n").agreement() == 1.0
    assert Quotation("c", quoted, "Head\n  another\n  and 14 more\n").agreement() == pytest.approx(
        2 / 3
    )
    assert Quotation("c", quoted, "").agreement() == 0.0
    assert Quotation("c", "", quoted).agreement() == 0.0


def test_wanted_sections_are_filled_in_and_gaps_are_marked() -> None:
    mark = "<!-- output of faultlines settings: FAULTLINES_SPACY -->\n```\n"
    new = filled(f"a\n{mark}stale\n```\nb\n<!-- more -->\n```\nkept\n```\n")
    assert new.startswith(f"a\n{mark}FAULTLINES_SPACY_PIPELINE")
    assert "stale" not in new
    assert new.endswith("```\nb\n<!-- more -->\n```\nkept\n```\n")

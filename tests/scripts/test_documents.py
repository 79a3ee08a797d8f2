"""The documentation says what the program does."""

import re
from pathlib import Path

import msgspec
import pytest

from faultlines import records
from faultlines.cli.app import COMMANDS
from faultlines.settings import SETTINGS
from scripts.documents import pages

PROJECT = Path(__file__).parents[2]
WRITTEN = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#:\s]+)\)")


def text_of(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def test_pages_that_the_program_writes_are_up_to_date() -> None:
    stale = [path.name for path, text in pages().items() if path.read_text("utf-8") != text]
    assert stale == [], "run `python -m scripts.documents`"


def test_every_command_and_setting_is_in_the_reference() -> None:
    reference = text_of("docs/reference/commands.md")
    assert [name for name, _ in COMMANDS if f"\n## {name}\n" not in reference] == []
    assert [one.variable for one in SETTINGS if one.variable not in reference] == []


@pytest.mark.parametrize("name", [name for name, _ in COMMANDS])
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"\bfaultlines {name}\b", text_of("README.md"))


def test_every_field_is_in_the_claim_format() -> None:
    page = text_of("docs/claim-format.md")
    named = set(re.findall(r"[`\"]([a-z_]+)[`\"]", page))
    structs = (
        *(records.Report, records.Token, records.Actor, records.Issue, records.Mention),
        *(records.Statement, records.Reading, records.Event, records.Tie, records.Role),
        *(records.Commitment, records.Outcome, records.Outlook, records.Framing),
    )
    fields = {field.encode_name for one in structs for field in msgspec.structs.fields(one)}
    assert fields - named == set()


@pytest.mark.parametrize("page", WRITTEN, ids=lambda path: str(path.relative_to(PROJECT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []

"""The readings that a person made of the invented crisis, from the format of their key."""

import csv
import json
from pathlib import Path
from typing import Any

import faultlines
from faultlines.records import Reading, decode_reading, require_valid

KEYS = Path(__file__).parent / "sample_key"
SAMPLE = Path(faultlines.__file__).parent / "sample" / "crisis"


def key_readings() -> list[Reading]:
    """All fourteen in order; an event has the first of the types that its key allows."""
    with (SAMPLE / "reports.csv").open(encoding="utf-8") as stream:
        details = {row["file"][:2]: row for row in csv.DictReader(stream)}
    return [_reading(json.loads(file.read_text()), details) for file in sorted(KEYS.glob("[01]*"))]


def _reading(key: dict[str, Any], details: dict[str, dict[str, str]]) -> Reading:
    for claim in key["claims"]:
        if claim["kind"] == "event":
            claim["type"] = claim.pop("types")[0]
    row = details[key["id"]]
    known = {name: row[name] or None for name in ("title", "source", "date")}
    return require_valid(decode_reading(json.dumps(key | known)))

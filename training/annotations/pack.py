"""Make the files of this folder: `python -m training.annotations.pack KEYS OWN PAIRS INDEX`.

KEYS and OWN are folders of keys with offsets (tNNN.json, oNNN.json); PAIRS a folder of marked pairs
(*.jsonl); INDEX says of which corpus, document and characters each text of KEYS is. A key that is
not in order is reported and left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from training.annotations.load import FOLDER, OPEN_SETS, OWN_REPORTS, PAIRS, digest
from training.annotations.standoff import stored_key
from training.corpora.pairs import marked_spans


def keys_of(folder: Path) -> Iterator[dict[str, Any]]:
    """The finished keys of a folder, in order; an empty file is one that somebody still writes."""
    for path in sorted(folder.glob("*.json")):
        if re.fullmatch(r"[a-z]\d+", path.stem) and path.stat().st_size:
            yield json.loads(path.read_text(encoding="utf-8"))


def stored_items(key: Mapping[str, Any]) -> dict[str, Any] | None:
    """A key's items with offsets; a key that is not in order is reported and left out."""
    try:
        return stored_key(key, key["text"])
    except ValueError as error:
        print(f"left out: {error}")
        return None


def open_set_lines(folder: Path, index: Path) -> Iterator[dict[str, Any]]:
    """Stand-off keys; the text itself stays where it is."""
    places = {line["name"]: line for line in json.loads(index.read_text(encoding="utf-8"))}
    for key in keys_of(folder):
        place = places.get(key["id"])
        if place is None or digest(key["text"]) != place["sha256"]:
            print(f"{key['id']} is not as the index has it: left out")
            continue
        items = stored_items(key)
        if items is None:
            continue
        yield {
            "id": key["id"], "corpus": place["corpus"], "document": place["doc"],
            "start": place["start"], "end": place["end"], "sha256": place["sha256"],
            **items,
        }  # fmt: skip


def own_lines(folder: Path) -> Iterator[dict[str, Any]]:
    """Keys of our own reports, with their texts."""
    for key in keys_of(folder):
        items = stored_items(key)
        if items is not None:
            yield {"id": key["id"], "text": key["text"], **items}


def good_pairs(path: Path) -> Iterator[str]:
    """The lines of a file of pairs that mark both a source and a target."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        record = json.loads(line)
        if set(marked_spans(record["text"])[1]) == {"s", "t"}:
            yield json.dumps(record, ensure_ascii=False)
        else:
            print(f"{path.name}:{number} does not mark a source and a target: left out")


def compact(line: Mapping[str, Any]) -> str:
    """A record as JSON without spaces."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def write_lines(path: Path, lines: Iterable[Mapping[str, Any] | str]) -> int:
    """One line each; how many there were."""
    texts = [line if isinstance(line, str) else compact(line) for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return len(texts)


def padded_name(name: str) -> str:
    """A file name whose number has two digits, so that names sort as numbers do."""
    return re.sub(r"\d+", lambda found: found[0].zfill(2), name)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Make the annotation files from folders of keys.")
    for name in ("keys", "own", "pairs", "index"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--output", type=Path, default=FOLDER)
    options = parser.parse_args()
    (options.output / PAIRS).mkdir(parents=True, exist_ok=True)
    counts = {
        OPEN_SETS: write_lines(
            options.output / OPEN_SETS, open_set_lines(options.keys, options.index)
        ),
        OWN_REPORTS: write_lines(options.output / OWN_REPORTS, own_lines(options.own)),
    }
    for path in sorted(options.pairs.glob("*.jsonl")):
        name = padded_name(path.name)
        counts[name] = write_lines(options.output / PAIRS / name, good_pairs(path))
    print(json.dumps(counts))


if __name__ == "__main__":
    main()

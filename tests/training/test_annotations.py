"""Keys go into the repository without the words of their texts, and come back whole."""

import json
from pathlib import Path

import pytest

from training.annotations.load import digest, load_annotations
from training.annotations.pack import main
from training.annotations.standoff import pronoun_span, stored_key, typed_text

SENTENCES = ("The mayor denied it.", "He told Radio Nova that Lissow would not pay.")
TEXT = " ".join(SENTENCES)
KEY = {
    "id": "t003",
    "text": TEXT,
    "actors": [
        {"id": "a1", "name": "The mayor", "type": "person", "aliases": ["The mayor"],
         "pronouns": ["[[He]] told"], "of": "a3", "core": True},
        {"id": "a2", "name": "Radio Nova", "type": "media", "aliases": ["Radio Nova"], "of": None},
        {"id": "a3", "name": "town of Lissow", "type": "government", "aliases": ["Lissow"]},
    ],
    "issues": [{"id": "i1", "name": "payment"}],
    "statements": [
        {"id": "s1", "evidence": [[21, 66]], "form": "indirect", "source": [21, 23],
         "cue": [24, 28], "content": [[45, 65]], "speaker": "a1", "addressee": "a2",
         "vouchers": ["author"], "status": "asserted", "uptake": "neutral", "core": True},
    ],
    "claims": [
        {"id": "c1", "kind": "commitment", "evidence": [[45, 65]], "vouchers": ["author", "a1"],
         "status": "denied", "set_by": ["a1"], "owed_by": ["a3"], "task": "pay", "form": "plan",
         "core": False, "matter": None},
        {"id": "c2", "kind": "role", "evidence": [[0, 9]], "vouchers": ["author"], "actor": "a1",
         "role": "head of the town", "of": "a3", "status": "asserted", "core": True},
        {"id": "c3", "kind": "event", "evidence": [[0, 19]], "vouchers": ["author"],
         "types": ["REJECT", "ACCUSE"], "trigger": [10, 16], "actors": ["a1"], "recipients": [],
         "others": [{"actor": "a2", "part": "intermediary"}], "status": "asserted", "core": True},
    ],
}  # fmt: skip


def treebank(folder: Path, name: str = "one") -> None:
    folder.mkdir(parents=True)
    lines = [f"# newdoc id = {name}"]
    for number, sentence in enumerate(SENTENCES):
        lines += [f"# sent_id = {number}", f"# text = {sentence}"]
        lines += ["1\tx\tx\tX\t_\t_\t0\troot\t_\t_", ""]
    (folder / "train.conllu").write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for corpus in ("ud-ewt", "ud-gum"):
        treebank(tmp_path / "data" / corpus)
    for name in ("keys", "own", "pairs"):
        (tmp_path / name).mkdir()
    (tmp_path / "keys" / "t003.json").write_text(json.dumps(KEY), encoding="utf-8")
    (tmp_path / "keys" / "t004.json").write_text("", encoding="utf-8")
    (tmp_path / "own" / "o007.json").write_text(json.dumps(KEY | {"id": "o007"}), encoding="utf-8")
    pairs = [{"text": "[[s:Peru]] fined [[t:a firm]].", "event": "SANCTION"}, {"text": "no marks"}]
    path = tmp_path / "pairs" / "plover_3.jsonl"
    path.write_text("\n".join(map(json.dumps, pairs)), encoding="utf-8")
    index = [{"name": "t003", "corpus": "ud-ewt", "doc": "one", "start": 0, "end": len(TEXT),
              "sha256": digest(TEXT)}]  # fmt: skip
    (tmp_path / "index.json").write_text(json.dumps(index), encoding="utf-8")
    out = tmp_path / "out"
    names = [str(tmp_path / name) for name in ("keys", "own", "pairs", "index.json")]
    monkeypatch.setattr("sys.argv", ["pack", *names, "--output", str(out)])
    main()
    return out


def test_keys_of_open_sets_are_stored_without_words_of_the_text(packed: Path) -> None:
    stored = (packed / "open_sets.jsonl").read_text(encoding="utf-8")
    assert not any(word in stored for word in ("denied it", "Radio", "would not"))


def test_a_packed_key_comes_back_as_it_was(packed: Path, tmp_path: Path) -> None:
    text, ours = load_annotations(tmp_path / "data", packed)
    assert (text.corpus, text.document, text.text) == ("ud-ewt", "one", TEXT)
    mayor, radio, town = text.actors
    assert mayor.aliases == ("The mayor",)
    assert [TEXT[a:b] for a, b in mayor.pronouns] == ["He"]
    assert (mayor.of, radio.of) == ("a3", None)
    assert (town.name.text, town.name.span) == ("town of Lissow", None)
    plan, role, event = text.claims
    assert (plan.task.text, plan.status, plan.core, plan.set_by) == (
        "pay",
        "denied",
        False,
        ("a1",),
    )
    assert (role.role.text, role.role.span, role.of) == ("head of the town", None, ("a3",))
    assert event.types == ("REJECT", "ACCUSE")
    assert event.others == (("a2", "intermediary"),)
    assert TEXT[slice(*event.trigger)] == "denied"
    assert TEXT[slice(*text.statements[0].source)] == "He"
    assert not text.held_out
    assert (ours.id, ours.corpus, ours.text, ours.held_out) == ("o007", "own", TEXT, True)
    assert ours.claims == text.claims


def test_pairs_without_marks_are_left_out(packed: Path) -> None:
    (line,) = (packed / "pairs" / "plover_03.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["event"] == "SANCTION"


def test_another_edition_of_a_corpus_is_refused(packed: Path, tmp_path: Path) -> None:
    path = tmp_path / "data" / "ud-ewt" / "train.conllu"
    path.write_text(path.read_text(encoding="utf-8").replace("denied", "denies"), encoding="utf-8")
    with pytest.raises(ValueError, match="t003: document 'one' of ud-ewt"):
        load_annotations(tmp_path / "data", packed)


def test_an_alias_that_is_not_in_the_text_is_refused() -> None:
    actor = {"id": "a1", "name": "The mayor", "type": "person", "aliases": ["the duke"]}
    with pytest.raises(ValueError, match="the duke"):
        stored_key(KEY | {"actors": [actor]}, TEXT)


def test_a_pronoun_is_found_by_its_surroundings() -> None:
    assert pronoun_span("pay [[it]] now", "it is; pay it now") == [11, 13]
    with pytest.raises(ValueError, match="exactly once"):
        pronoun_span("[[it]]", "it is it")


def test_an_unknown_field_is_refused() -> None:
    items = stored_key(KEY, TEXT)
    items["claims"][0]["mood"] = "bad"
    with pytest.raises(ValueError, match="mood"):
        typed_text("t003", ("ud-ewt", "one", 0), TEXT, items)

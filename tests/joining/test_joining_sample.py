"""The invented crisis of the package: who is who across its fourteen reports is known."""

import json
from itertools import combinations
from pathlib import Path

import pytest

from faultlines.case import Case
from faultlines.records import Actor, Reading

KEYS = Path(__file__).parent.parent / "sample_key"


@pytest.mark.skipif(not (KEYS / "crisis.json").exists(), reason="the key is not in this copy")
def test_nobody_is_joined_wrongly_and_most_are_joined(tmp_path):
    readings = []
    for file in sorted(KEYS.glob("[0-9]*.json")):
        key = json.loads(file.read_text())
        actors = tuple(
            Actor(
                id=one["id"],
                name=one["name"],
                type=one["type"],
                aliases=tuple(one["aliases"]),
                of=one["of"],
            )
            for one in key["actors"]
        )
        text = "\n".join(alias for actor in actors for alias in actor.aliases) + key["id"]
        readings.append(Reading(id=key["id"], text=text, actors=actors))
    truth = {}
    for join in json.loads((KEYS / "crisis.json").read_text())["joins"]:
        truth |= {tuple(member): join["name"] for member in join["members"]}
    with Case.create(tmp_path / "a.case") as case:
        case.add_many(readings)
        case.join_actors()
        found = {who: actor.id for actor in case.actors() for who in case.members(actor.id)}
    right = wrong = missed = 0
    for one, other in combinations(sorted(found), 2):
        together = truth.get(one, one) == truth.get(other, other)
        joined = found[one] == found[other]
        right += joined and together
        wrong += joined and not together
        missed += together and not joined
    assert wrong == 0
    assert right / (right + missed) > 0.8

from factory import ReadingFactory, raid, rival

from benchmarks.accounts import contradictions, copied, material, pairs_of_matters, sample_key
from faultlines.analysis import find_matters
from faultlines.case import Case, Filter


def matters(tmp_path, *readings):
    with Case.create(tmp_path / "m.case") as case:
        case.add_many(readings)
        case.join_actors()
        claims = case.claims(Filter())
        found = find_matters(claims, case.labels({one.told_in.document for one in claims}))
        return [{one.id for one in matter.claims} for matter in found], found


def test_links_say_what_two_reports_share(tmp_path):
    groups, found = matters(tmp_path, raid(), rival())
    assert {"001#c1", "002#c1"} in groups
    (link,) = found[0].links
    assert link.chance >= 0.5
    assert "Sadr City" in link.shared


def test_order_of_reports_makes_no_difference(tmp_path):
    (tmp_path / "x").mkdir()
    there = matters(tmp_path, raid(), rival())[0]
    back = matters(tmp_path / "x", rival(), raid())[0]
    assert sorted(map(sorted, there)) == sorted(map(sorted, back))


def test_what_one_report_tells_apart_stays_apart(tmp_path):
    text = "Israel bombed Lebanon on Monday. Israel bombed Lebanon on Tuesday."
    both = (
        ReadingFactory("a", text, "A", "2006-08-01")
        .actor("a1", "Israel", "state").actor("a2", "Lebanon", "state")
    )  # fmt: skip
    for matter, words in (("m1", "Monday"), ("m2", "Tuesday")):
        for _ in range(2):
            evidence = f"Israel bombed Lebanon on {words}"
            both.event("ASSAULT", ["a1"], ["a2"], evidence, "bombed", matter=matter)
    other = (
        ReadingFactory("b", "Israel bombed Lebanon.", "B", "2006-08-01")
        .actor("a1", "Israel", "state").actor("a2", "Lebanon", "state")
        .event("ASSAULT", ["a1"], ["a2"], "Israel bombed Lebanon", "bombed")
    )  # fmt: skip
    groups, _ = matters(tmp_path, both.build(), other.build())
    assert not any({"a#c1", "a#c3"} <= group for group in groups)


def test_one_role_told_by_two_reports_is_one_state(tmp_path):
    made = [
        ReadingFactory(ident, f"Prime Minister Ann Bell spoke to {ident}.", ident)
        .actor("a1", "Ann Bell")
        .role("a1", "Prime Minister", "Prime Minister Ann Bell")
        .build()
        for ident in ("a", "b")
    ]
    assert matters(tmp_path, *made)[0] == [{"a#c1", "b#c1"}]


def test_the_sample_key_stays_above_its_floor():
    known, key = material(), sample_key()
    precision, recall = pairs_of_matters(known, key)
    assert precision > 80
    assert recall > 55
    assert min(contradictions(known, key)) >= 90


def test_a_copy_under_other_names_changes_nothing_within_it():
    known = material()
    claims, labels = copied(known, 1)
    assert len(find_matters(claims, labels)) > 50

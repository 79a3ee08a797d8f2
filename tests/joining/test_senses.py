from faultlines.joining import Company, Sighting, namesakes, settle


def seen(document, node, *company, countries=(), strangers=()):
    told = frozenset(company) | {f"of:{one}" for one in countries}
    return Sighting(document, "a1", node, told, frozenset(countries), frozenset(strangers))


COMMON = {"sadr": 0.02, "hakim": 0.02, "santos": 0.02, "un": 0.5}
COMPANY = Company(COMMON, {})
KNOWN = {
    "nouri": [seen(f"n{n}", "nouri", "sadr", "hakim", "un") for n in range(5)],
    "jawad": [seen(f"j{n}", "jawad", "santos", "un") for n in range(5)],
}
FITS = {"maliki": {"nouri": 0.9, "jawad": 0.9}}


def meant(*mentions, fits=FITS, known=KNOWN):
    return {sense.document: sense for sense in settle(mentions, fits, known, COMPANY, {})}


def test_a_surname_falls_to_whom_its_company_tells():
    found = meant(seen("x", "maliki", "sadr"), seen("y", "maliki", "santos"))
    assert (found["x"].node, found["y"].node) == ("nouri", "jawad")
    assert all(sense.settled and sense.confidence <= 0.95 for sense in found.values())


def test_common_company_settles_nothing():
    assert not any(sense.settled for sense in meant(seen("x", "maliki", "un")).values())


def test_whoever_stands_beside_the_name_is_somebody_else():
    found = meant(seen("x", "maliki", "sadr", strangers=["nouri"]))
    assert "x" not in found or found["x"].toward == "jawad"


def test_those_that_lean_one_way_stand_apart_together():
    known = {"nouri": KNOWN["nouri"], "jawad": KNOWN["jawad"][:1]}
    found = meant(seen("x", "maliki", "un"), known=known)["x"]
    assert not found.settled
    assert found.node == "maliki~nouri"


def test_the_order_of_mentions_does_not_matter():
    mentions = [seen(f"m{n}", "maliki", *("sadr", "santos")[n % 2 : n % 2 + 1]) for n in range(6)]
    assert meant(*mentions) == meant(*reversed(mentions))


def test_namesakes_of_two_countries_with_other_company_are_two():
    many = [seen(f"n{n}", "smith", "sadr", "hakim", countries=["state:iraq"]) for n in range(4)]
    other = [seen(f"o{n}", "smith", "santos", "lima", countries=["state:peru"]) for n in range(2)]
    assert not namesakes({"smith": [*many, *other[:1]]}, COMPANY)  # one report may be misread
    parted = namesakes({"smith": [*many, *other]}, COMPANY)
    assert set(parted) == {("o0", "a1"), ("o1", "a1")}
    assert {node for node, _ in parted.values()} == {"smith~state:peru"}


def test_one_who_serves_two_countries_in_the_same_company_is_one():
    many = [seen(f"n{n}", "smith", "sadr", "hakim", countries=["state:iraq"]) for n in range(4)]
    same = [seen("o", "smith", "sadr", "hakim", countries=["state:iran"])]
    assert not namesakes({"smith": [*many, *same]}, COMPANY)

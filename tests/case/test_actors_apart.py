"""People, groups, and the state, government and army behind one word, across reports."""

from factory import ReadingFactory

from faultlines.case import Case, Filter
from faultlines.joining import plain_name


def by_name(case):
    return {name: actor for actor in case.actors() for name in actor.names}


def _beside(ident, *names):
    factory = ReadingFactory(ident, f"{ident}: {', '.join(names)} met.")
    for number, name in enumerate(names, start=1):
        factory.actor(f"a{number}", name)
    return factory.build()


def us_case(tmp_path):
    one = ReadingFactory(
        "1", "The US raided with US forces. Zalmay Khalilzad, the US ambassador, praised the US."
    )
    one.actor("a1", "The US", "state").actor("a2", "US forces", "military", of="a1")
    one.actor("a3", "Zalmay Khalilzad", of="a1")
    one.tie("a3", "a1", 0, "the US ambassador", relation="speaks_for")
    two = ReadingFactory("2", "Washington said so; American forces left. Khalilzad stayed.")
    two.actor("a1", "Washington", "state", aliases=["Washington"])
    two.actor("a2", "American forces", "military").actor("a3", "Khalilzad")
    three = ReadingFactory(
        "3", "The US government fell, said George Washington in Washington, of the United States."
    )
    three.actor("a1", "The US government", "government", of="a4")
    three.actor("a2", "George Washington").actor("a3", "Washington", "other")
    three.actor("a4", "the United States", "state")
    case = Case.create(tmp_path / "a.case")
    case.add_many([one.build(), two.build(), three.build()])
    case.join_actors()
    return case


def test_state_government_army_ambassador_and_town_are_five(tmp_path):
    with us_case(tmp_path) as case:
        ids = {actor.id: set(actor.names) for actor in case.actors()}
        assert {"The US", "the United States"} in ids.values()
        assert {"Washington", "The US government"} in ids.values()
        assert {"US forces", "American forces"} in ids.values()
        assert {"Zalmay Khalilzad", "Khalilzad"} in ids.values()
        town = case.find_actors("3#a3")[0]
        assert (town.names, town.type) == (("Washington",), "other")
        assert case.find_actors("2#a1")[0].type == "government"
        assert case.find_actors("George Washington")[0].id == "3#a2"


def test_they_are_linked_to_the_state(tmp_path):
    with us_case(tmp_path) as case:
        state = case.find_actors("The US")[0].id
        named = by_name(case)
        for part in ("US forces", "The US government", "Zalmay Khalilzad"):
            assert named[part].of == state
        (tie,) = case.claims(Filter(kinds=("tie",)))
        labels = case.labels(["1"])
        assert labels.identity("1", tie.claim.source) == named["Khalilzad"].id
        assert labels.identity("1", tie.claim.target) == state


def test_a_government_known_by_its_capital_alone_is_part_of_its_state(tmp_path):
    one = ReadingFactory("1", "Tehran agreed.").actor("a1", "Tehran", "state", aliases=["Tehran"])
    two = ReadingFactory("2", "Iran agreed.").actor("a1", "Iran", "state")
    with Case.create(tmp_path / "b.case") as case:
        case.add_many([one.build(), two.build()])
        case.join_actors()
        government, state = case.find_actors("1#a1")[0], case.find_actors("2#a1")[0]
        assert government.type == "government"
        assert government.of == state.id


def test_one_who_bears_anothers_surname_is_settled_by_company_and_can_be_parted(tmp_path):
    readings = [
        ReadingFactory(f"o{n}", f"o{n}: Ann Poe spoke.").actor("a1", "Ann Poe").build()
        for n in range(9)
    ]
    for number in range(4):
        for person, beside in (("Nouri al-Maliki", "Ada Sadr"), ("Jawad al-Maliki", "Joe Santos")):
            ident = f"{plain_name(person, 'person')[0]}{number}"
            readings.append(_beside(ident, person, beside, f"{beside[:3]} Hakim"))
    readings.append(_beside("x", "Maliki", "Ada Sadr", "Ada Hakim"))
    with Case.create(tmp_path / "c.case") as case:
        case.add_many(readings)
        case.join_actors()
        assert case.find_actors("x#a1") == case.find_actors("n0#a1")
        assert case.find_actors("j0#a1") != case.find_actors("n0#a1")
        (join,) = [one for one in case.joins() if one.first == "x#a1"]
        assert "Ada Sadr" in join.reason
        assert join.state == "joined"
        before = case.actors()
        case.decide("reject", "x#a1", join.second, "me")
        assert case.find_actors("x#a1")[0].documents == 1
        case.undo(1, "me")
        assert case.actors() == before

"""Strain on small readings: what enters, what stays out, and which claims carry it."""

import msgspec
import pytest
from factory import ReadingFactory
from sample_key_readings import KEYS, key_readings

from faultlines.analysis.strain import Strain, strains_of
from faultlines.case import Case, Filter

TEXT = (
    "Aland backs Borduria. Borduria backs Cascara. Aland fights Cascara. Cascara fights Aland. "
    "Aland installed the junta. Colonel Dax attacked Aland's envoy. The junta loathes Aland. "
    "Aland denounced Borduria."
)


def factory(ident="1", text=TEXT):
    return (
        ReadingFactory(ident, text, "Post", "2001-01-01")
        .actor("a", "Aland", "state")
        .actor("b", "Borduria", "state")
        .actor("c", "Cascara", "state")
        .actor("j", "the junta", "government")
        .actor("d", "Colonel Dax", "person", of="j")
        .actor("e", "envoy", "person", of="a")
    )


@pytest.fixture
def strains(tmp_path):
    def find(*made) -> tuple[Strain, ...]:
        with Case.create(tmp_path / "a.case") as case:
            case.add_many([one.build() for one in made])
            case.join_actors()
            claims = case.claims(Filter())
            return strains_of(claims, case.labels({one.told_in.document for one in claims}))

    return find


def friends_of_friends(made):
    return made.tie("a", "b", 1, "Aland backs Borduria").tie("b", "c", 1, "Borduria backs Cascara")


def triad(ab, bc, ac):
    made = factory().tie("a", "b", ab, "Aland backs Borduria")
    return made.tie("b", "c", bc, "Borduria backs Cascara").tie(
        "a", "c", ac, "Aland fights Cascara"
    )


def test_a_triad_whose_signs_multiply_to_minus(strains):
    (one,) = strains(friends_of_friends(factory()).tie("a", "c", -1, "Aland fights Cascara"))
    assert (one.kind, one.actors) == ("triad", ("1#a", "1#b", "1#c"))
    carried = {claim.id for leg in one.legs for claim in leg.claims}
    assert carried == {"1#c1", "1#c2", "1#c3"}


@pytest.mark.parametrize("signs", [(1, 1, 1), (1, -1, -1)])
def test_a_balanced_triad_is_none(strains, signs):
    assert strains(triad(*signs)) == ()


@pytest.mark.parametrize("signs", [(-1, 1, 1), (-1, -1, -1)])
def test_a_triad_with_an_odd_number_of_enmities_is_strained(strains, signs):
    assert [one.kind for one in strains(triad(*signs))] == ["triad"]


def test_a_tie_that_has_ended_strains_nothing(strains):
    made = triad(1, 1, -1)
    made.claims[0] = msgspec.structs.replace(made.claims[0], change="ended")
    assert strains(made) == ()


@pytest.mark.parametrize(
    "more", [{"status": "possible"}, {"status": "denied"}, {"status": "called_for"}]
)
def test_only_what_is_asserted_enters(strains, more):
    assert strains(friends_of_friends(factory()).tie("a", "c", -1, "Aland fights", **more)) == ()


def test_relations_without_a_sign_and_issues_enter_no_triad(strains):
    made = friends_of_friends(factory().issue("i", "oil")).tie("a", "c", 0, "Aland fights Cascara")
    assert strains(made.tie("a", "i", -1, "Aland fights")) == ()


def test_what_a_loaded_word_implies_stays_out(strains):
    made = factory().framing("j", "junta", -1).tie("j", "a", -1, "The junta loathes Aland")
    assert strains(made) == ()


def test_a_pair_told_with_both_signs_and_by_whom(strains):
    (one,) = strains(
        factory("1").tie("a", "b", 1, "Aland backs Borduria"),
        factory("2", TEXT + " ").tie("b", "a", -1, "Aland denounced Borduria"),
    )
    assert (one.kind, [leg.sign for leg in one.legs]) == ("both_signs", [1, -1])
    assert [leg.claims[0].id for leg in one.legs] == ["1#c1", "2#c1"]
    assert (one.legs[1].source, one.legs[1].target) == ("1#b", "1#a")


def test_a_pair_with_both_signs_enters_no_triad(strains):
    made = friends_of_friends(factory()).tie("a", "c", -1, "Aland fights Cascara")
    made.tie("a", "b", -1, "Aland denounced Borduria")
    assert [one.kind for one in strains(made)] == ["both_signs"]


def test_the_same_words_with_both_signs_are_no_strain(strains):
    made = factory().tie("a", "b", 1, "Aland backs Borduria")
    assert strains(made.tie("a", "b", -1, "backs Borduria. Borduria backs Cascara")) == ()


def test_a_patron_and_a_client_whose_bodies_are_at_odds(strains):
    made = factory().tie("a", "j", 0, "Aland installed the junta", "installed")
    made.tie("d", "e", -1, "Colonel Dax attacked Aland's envoy")
    (one,) = strains(made)
    assert (one.kind, one.actors) == ("dependence", ("1#a", "1#j"))
    assert [leg.claims[0].id for leg in one.legs] == ["1#c1", "1#c2"]


def test_opposition_to_a_third_is_no_strain_of_dependence(strains):
    made = factory().tie("j", "a", 0, "Aland installed the junta", "dependent_on")
    assert strains(made.tie("d", "c", -1, "Colonel Dax attacked")) == ()


def test_as_sure_as_its_least_sure_leg(strains):
    made = factory().tie("a", "b", 1, "Aland backs Borduria", confidence=0.9)
    made.tie("b", "c", 1, "Borduria backs Cascara", confidence=0.5)
    made.tie("a", "c", -1, "Aland fights Cascara", confidence=0.7)
    made.tie("c", "a", -1, "Cascara fights Aland", confidence=0.8)
    (one,) = strains(made)
    assert one.confidence == 0.5
    against = next(leg for leg in one.legs if leg.sign == -1)
    assert [claim.claim.confidence for claim in against.claims] == [0.8, 0.7]


@pytest.mark.skipif(not KEYS.exists(), reason="the key is not in this copy")
def test_the_sample_shows_the_rift_between_the_patron_and_the_prime_minister(tmp_path):
    with Case.create(tmp_path / "a.case") as case:
        case.add_many(key_readings())
        case.join_actors()
        claims = case.claims(Filter())
        found = strains_of(claims, case.labels({one.told_in.document for one in claims}))
        names = {actor.id: actor.name for actor in case.actors()}
    told = {(one.kind, *sorted(names[who] for who in one.actors)) for one in found}
    assert ("both_signs", "Ardenholm", "Ilsabet Marrowen") in told
    assert ("both_signs", "Corvan Tiesh", "Ilsabet Marrowen") in told

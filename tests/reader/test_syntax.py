"""Who does what to whom in trees built by hand."""

import pytest
from trees import tree

from faultlines.reader import syntax

ACTIVE = tree("""
Varn PROPN 2 nsubj
shelled VERB 0 root shell
the DET 4 det
port NOUN 2 obj
""")
PASSIVE = tree("""
The DET 2 det
port NOUN 4 nsubj:pass
was AUX 4 aux:pass be
shelled VERB 0 root shell
by ADP 6 case
Varn PROPN 4 obl:agent
""")
RELATIVE = tree("""
Troops NOUN 6 nsubj
who PRON 3 nsubj
left VERB 1 acl:relcl leave
Olm PROPN 3 obj
have AUX 6 aux
returned VERB 0 root return
""")
CONTROL = tree("""
Varn PROPN 2 nsubj
agreed VERB 0 root agree
to PART 4 mark
leave VERB 2 xcomp
""")
URGED = tree("""
Varn PROPN 2 nsubj
urged VERB 0 root urge
Olm PROPN 2 obj
to PART 5 mark
leave VERB 2 xcomp
""")
LED_BY = tree("""
The DET 2 det
army NOUN 6 nsubj
led VERB 2 acl lead
by ADP 5 case
Dorn PROPN 3 obl:agent
fled VERB 0 root flee
""")
KILLING = tree("""
The DET 2 det
killing NOUN 0 root
of ADP 4 case
farmers NOUN 2 nmod farmer
by ADP 6 case
Varn PROPN 2 nmod
""")
REJECTION = tree("""
Olm PROPN 3 nmod:poss
's PART 1 case
rejection NOUN 0 root
of ADP 6 case
the DET 6 det
truce NOUN 3 nmod
""")
SHARED = tree("""
Varn PROPN 2 nsubj
left VERB 0 root leave
and CCONJ 5 cc
then ADV 5 advmod
shelled VERB 2 conj shell
Olm PROPN 5 obj
""")


def words(tokens):
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("doc", "at", "doers", "sufferers"),
    [
        (ACTIVE, 1, ["Varn"], ["port"]),
        (PASSIVE, 3, ["Varn"], ["port"]),
        (RELATIVE, 2, ["Troops"], ["Olm"]),
        (CONTROL, 3, ["Varn"], []),
        (URGED, 4, ["Olm"], []),
        (LED_BY, 2, ["Dorn"], ["army"]),
        (KILLING, 1, ["Varn"], ["farmers"]),
        (REJECTION, 2, ["Olm"], ["truce"]),
        (SHARED, 4, ["Varn"], ["Olm"]),
    ],
)
def test_arguments(doc, at, doers, sufferers):
    found = syntax.arguments(doc[at])
    assert words(found.doers) == doers
    assert words(found.sufferers) == sufferers


def test_a_passive_is_told_from_a_perfect():
    assert syntax.is_passive(PASSIVE[3])
    assert syntax.is_passive(LED_BY[2])
    assert not syntax.is_passive(RELATIVE[5])
    assert not syntax.is_passive(RELATIVE[2])


def test_a_phrase_leaves_out_what_follows_it():
    assert syntax.phrase(LED_BY[1]) == (0, 2)


def test_a_clause_leaves_out_the_clause_beside_it():
    assert syntax.clause(SHARED[1]) == (0, 2)


def test_characters_of_words():
    assert syntax.span_of(ACTIVE, 2, 4) == (13, 21)
    assert ACTIVE.text[13:21] == "the port"


def test_coordinated_nominals_are_all_found():
    doc = tree("""
    Varn PROPN 4 nsubj
    and CCONJ 3 cc
    Olm PROPN 1 conj
    met VERB 0 root meet
    """)
    assert words(syntax.arguments(doc[3]).doers) == ["Varn", "Olm"]


def test_what_follows_a_relative_clause_is_not_its_subject():
    doc = tree("""
    The DET 2 det
    army NOUN 0 root
    which PRON 4 nsubj
    resists VERB 2 acl:relcl resist
    and CCONJ 7 cc
    the DET 7 det
    guard NOUN 2 conj
    """)
    assert words(syntax.arguments(doc[3]).doers) == ["army"]

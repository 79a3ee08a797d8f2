"""Ways through hand-built trees from a word that names an act to a mention."""

from trees import tree

from faultlines.reader.argument_paths import argument_chances, coarse, way_between

PASSIVE = tree("""
The DET 2 det
port NOUN 4 nsubj:pass
was AUX 4 aux:pass be
shelled VERB 0 root shell
by ADP 6 case
Varn PROPN 4 obl
""")
CONTROL = tree("""
Olm PROPN 2 nsubj
agreed VERB 0 root agree
to PART 4 mark
free VERB 2 xcomp
the DET 6 det
hostages NOUN 4 obj hostage
and CCONJ 8 cc
envoys NOUN 6 conj envoy
""")


def test_the_way_goes_up_and_down():
    assert way_between(CONTROL[3], CONTROL[0]) == "^xcomp nsubj"
    assert way_between(PASSIVE[3], PASSIVE[5]) == "obl+by"


def test_coordinated_mentions_have_the_way_of_the_first():
    assert way_between(CONTROL[3], CONTROL[7]) == way_between(CONTROL[3], CONTROL[5]) == "obj"


def test_two_sentences_have_no_way():
    two = tree("""
Varn PROPN 2 nsubj
fell VERB 0 root fall
Olm PROPN 4 nsubj
won VERB 0 root win
""")
    assert way_between(two[1], two[2]) is None


def test_a_passive_turns_doer_and_sufferer():
    port, varn = (argument_chances(PASSIVE[3], PASSIVE[i]) for i in (1, 5))
    assert port[1] > 0.5 > port[0]
    assert varn[0] > 0.5 > varn[1]


def test_who_agrees_is_who_does_it():
    does, suffers = argument_chances(CONTROL[3], CONTROL[0])
    assert does > 0.5 > suffers


def test_coarse_ways_lose_prepositions_and_middles():
    assert coarse("^obl+for ^conj ^ccomp nsubj") == "^obl ~ nsubj"
    assert coarse("obl+against") == "obl"

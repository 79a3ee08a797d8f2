import json

import pytest
from factory import ReadingFactory

from faultlines.case import Case, Identity
from faultlines.case.identity_files import read_identities
from faultlines.errors import IdentitiesUnusable, NotInCase


def report(ident, *names, kind="person"):
    factory = ReadingFactory(ident, f"{ident}: {', '.join(names)} met.")
    for number, name in enumerate(names):
        factory.actor(f"a{number}", name, kind)
    return factory.build()


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "a.case") as opened:
        opened.add_many(
            [
                report("1", "Benjamin Netanyahu"),
                report("2", "Bibi Netanyahu"),
                report("3", "Kim"),
                report("4", "Front Alpha", kind="armed_group"),
                report("5", "Sons of Omega", kind="armed_group"),
            ]
        )
        opened.join_actors()
        yield opened


def add(case, *identities, file="mine.csv"):
    return case.add_identities(identities, file, b"", "me")


OMEGA = Identity("Q7", "Front Alpha", "armed_group", ("Sons of Omega",))


def test_an_identity_joins_its_names_and_says_whence(case):
    before = (case.actors(), case.joins())
    assert len(case.find_actors("Sons of Omega")[0].names) == 1
    made = add(case, OMEGA)
    (actor,) = case.find_actors("Sons of Omega")
    assert set(actor.names) == {"Front Alpha", "Sons of Omega"}
    (join,) = [one for one in case.joins() if "Omega" in one.first_name + one.second_name]
    assert "outside knowledge: mine.csv knows" in join.reason
    (known,) = case.identified()
    assert (known.actor, known.identity.id, known.file) == (actor.id, "Q7", "mine.csv")
    case.take_back_identities(made.number)
    assert (case.actors(), case.joins()) == before
    assert case.identified() == ()
    assert case.identity_lists()[0].taken_back is not None
    with pytest.raises(NotInCase, match="Those that count: none"):
        case.take_back_identities(made.number)


def test_a_decision_wins_over_outside_knowledge(case):
    add(case, OMEGA)
    case.decide("reject", "4#a0", "5#a0", "me")
    assert case.find_actors("4#a0") != case.find_actors("5#a0")


def test_reports_that_come_later_are_known_too(case):
    add(case, Identity("Q1", "Omega Brigades", None, ("Omega Brigade",)))
    assert case.identified() == ()
    case.add(report("6", "Omega Brigades", kind="armed_group"))
    case.join_actors()
    assert [one.identity.id for one in case.identified()] == ["Q1"]


def test_names_of_several_identities_join_nobody(case):
    add(
        case,
        Identity("Q1", "Benjamin Netanyahu", "person", ("Bibi Netanyahu",)),
        Identity("Q2", "Bibi Netanyahu", "person"),
    )
    sure = {(one.actor_name, one.identity.id): one.confidence for one in case.identified()}
    assert sure["Bibi Netanyahu", "Q2"] == 0.45
    assert not any("outside" in one.reason for one in case.joins())


def test_a_surname_alone_is_half_as_sure_and_another_type_is_nobody(case):
    add(case, Identity("Q1", "Kim", "person"), Identity("Q2", "Kim", "party"))
    assert [(one.identity.id, one.confidence) for one in case.identified()] == [("Q1", 0.45)]


def test_csv_and_follow_the_money():
    text = "id,name,type,aliases,alias 2\nQ1,Ada Poe,person,A. Poe; Poe|Ada,Addy\nQ2,Karst,,,\n"
    assert read_identities(text.encode(), "x.csv") == (
        Identity("Q1", "Ada Poe", "person", ("A. Poe", "Poe", "Ada", "Addy")),
        Identity("Q2", "Karst", None),
    )
    entities = [
        {"id": "a", "schema": "Person", "properties": {"name": ["Ada Poe"], "alias": ["Addy"]}},
        {"id": "b", "schema": "Ownership", "properties": {"owner": ["a"]}},
        {"id": "c", "schema": "LegalEntity", "properties": {"name": ["Karst Ltd"]}},
    ]
    lines = "\n".join(map(json.dumps, entities))
    assert read_identities(lines.encode(), "x.ftm.json") == (
        Identity("a", "Ada Poe", "person", ("Addy",)),
        Identity("c", "Karst Ltd", None),
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id,nme\n1,x\n", "1: the column 'name' is missing; found 'id', 'nme'"),
        ("id,name\n,x\n", ":2: an identity needs an id and a name"),
        ("id,name,type\n1,x,king\n", ":2: found the type 'king'; allowed is one of person"),
        ("id,name\n1,x\n1,y\n", "the id '1' stands twice"),
        ("id,name\n", "holds no identity"),
        ("", "the column 'id' is missing; found nothing"),
        ('{"id": 1', ":1: this line is no JSON"),
        ('{"id": 1}', "no FollowTheMoney entity"),
    ],
)
def test_what_is_wrong_with_a_list_is_said(text, sentence):
    with pytest.raises(IdentitiesUnusable) as raised:
        read_identities(text.encode(), "x.csv")
    assert sentence in str(raised.value)


def test_a_list_must_be_utf8():
    with pytest.raises(IdentitiesUnusable, match="not text in UTF-8"):
        read_identities(b"id,name\n1,\xff\n", "x.csv")

import pytest

from faultlines.joining import blocks_of, cluster, display_name, joins_in, names_in
from faultlines.joining.joins import Join
from faultlines.records import Actor, Reading


def name(text, kind="person", aliases=(), of=None, of_kind="state", document="d"):  # noqa: PLR0917
    actors = [Actor(id="a1", name=text, type=kind, aliases=tuple(aliases), of="a2" if of else None)]
    if of:
        actors.append(Actor(id="a2", name=of, type=of_kind))
    return names_in(Reading(id=document, text="", actors=tuple(actors)))["a1"]


def joins_of(*names) -> dict[str, Join]:
    """The best join of every pair, by its state."""
    found = set()
    for block in sorted({block for one in names for block in blocks_of(one)}):
        found |= set(joins_in(block, [one for one in names if block in blocks_of(one)]))
    return found


def together(*names) -> bool:
    owned = [one for one in names if one.generic and one.owner]
    roots = cluster(owned, joins_of(*names), [])
    return len({roots.get(one.node, one.node) for one in names}) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (name("Maliki"), name("Nouri al-Maliki")),
        (name("al-Maliki"), name("Maliki")),
        (name("Prime Minister Maliki"), name("Mr Maliki")),
        (name("Iraqi Prime Minister Nouri al-Maliki"), name("Nuri al-Maliki")),
        (name("George W. Bush"), name("George Bush")),
        (name("N. al-Maliki"), name("Nouri al-Maliki")),
        (name("Bill Clinton"), name("President William Clinton")),
        (name("Xi Jinping"), name("Jinping Xi")),
        (name("Mahmoud Ahmadinejad"), name("Mahmoud Ahmadi-Nejad")),
        (name("Abdel Rahman al-Rashid"), name("Abdulrahman al-Rashed")),
        (name("Likud", "party"), name("the Likud Party", "party", of="Israel")),
        (name("CIA", "organisation"), name("Central Intelligence Agency", "organisation")),
        (name("Lars Løkke Rasmussen"), name("Lars Lokke Rasmussen")),
        (name("Volodymyr Zelenskyy"), name("Vladimir Zelensky")),
        (
            name("SCIRI", "party"),
            name("Supreme Council for the Islamic Revolution in Iraq", "party"),
        ),
        (
            name("SCIRI", "organisation"),
            name("Supreme Council for the Islamic Revolution", "party", of="Iraq"),
        ),
        (name("UNAMI", "organisation"), name("UN Assistance Mission for Iraq", "organisation")),
        (name("Iraqi Communist Party", "party"), name("Communist Party", "party", of="Iraq")),
        (
            name("People's Redemption Party", "party"),
            name("Peoples Redemption Party", "organisation"),
        ),
        (
            name("the Ministry of Defense", "government", of="Iraq"),
            name("Iraqi Defence Ministry", "government"),
        ),
        (name("the Iraqi army", "military"), name("the army", "military", of="Iraq")),
        (name("Washington", "state"), name("the US government", "government", of="U.S.")),
        (
            name("Washington", "government"),
            name("the government", "government", of="United States"),
        ),
        (name("Moqtada al-Sadr"), name("Muqtada al-Sadr")),
        (name("Saddam"), name("Saddam Hussein", aliases=["Saddam"])),
        (name("the U.S.", "state"), name("US", "state")),
        (name("US", "state"), name("the United States", "state")),
        (name("United Iraq Alliance", "coalition"), name("United Iraqi Alliance", "coalition")),
        (name("UIA", "coalition"), name("United Iraqi Alliance", "coalition")),
        (name("Hizbollah", "party"), name("Hezbollah", "party")),
        (name("the army", "military", of="Iraq"), name("Army", "military", of="Iraq")),
        (name("US forces", "military", of="US"), name("American forces", "military", of="U.S.")),
        (
            name("the government", "government", of="Iraq"),
            name("the Iraqi government", "government", of="Iraq"),
        ),
    ],
)
def test_one_actor(first, second):
    assert together(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (name("Nouri al-Maliki"), name("Jawad al-Maliki")),
        (name("George W. Bush"), name("George H. W. Bush")),
        (name("A spokesman for President Clinton"), name("Bill Clinton")),
        (name("Mr. Bush's father"), name("George Bush")),
        (
            name("the prime minister", of="Iraq"),
            name("the prime minister", of="Iran", document="e"),
        ),
        (name("the president"), name("the president", document="e")),
        (name("US", "state"), name("US forces", "military", of="US")),
        (name("US", "state"), name("US", "government")),
        (name("Mahdi Army", "armed_group"), name("the army", "military", of="Iraq")),
        (name("Mahdi Army", "armed_group"), name("the army", "armed_group", document="e")),
        (name("the government", "government"), name("the government", "government", document="e")),
        (name("officials", "other", of="Iraq"), name("officials", "other", of="Iran")),
        (name("Niger", "state"), name("Nigeria", "state")),
        (name("Austria", "state"), name("Australia", "state")),
        (name("Iran", "state"), name("Iraq", "state")),
        (
            name("Democratic Party", "party", of="Japan"),
            name("Democratic Party", "party", of="Chile"),
        ),
        (name("Ben Chan"), name("Gary Chan")),
        (name("Mario Gonzalez"), name("Maria Gonzalez")),
        (name("Hassan Majid"), name("Hussein Majid")),
        (name("Washington", "state"), name("US", "state")),
        (name("Washington", "other"), name("the US government", "government", of="US")),
        (name("Washington"), name("the US government", "government", of="US")),
        (name("Singapore", "state"), name("the government", "government", of="Singapore")),
        (name("Communist Party", "party", of="China"), name("Iraqi Communist Party", "party")),
        (name("Hizbullah", "party", of="Lebanon"), name("Hizbullah", "party", of="Turkey")),
        (name("the Iraqi army", "military"), name("the Iranian army", "military")),
    ],
)
def test_two_actors(first, second):
    assert not together(first, second)


def test_bare_surname_waits_where_two_fit():
    names = [name("Maliki"), name("Nouri al-Maliki"), name("Jawad al-Maliki")]
    joins = joins_of(*names)
    assert len(joins) == 2
    assert not any(join.certain for join in joins)
    assert all("fits one of them as well" in join.reason for join in joins)
    assert all(join.confidence < 0.5 for join in joins)


def test_short_form_waits_where_two_long_forms_fit():
    names = [
        name("DPP", "party"),
        name("Democratic Progressive Party", "party"),
        name("Danish People's Party", "party"),
    ]
    assert not any(join.certain for join in joins_of(*names))


def test_one_body_under_two_types_waits():
    (join,) = joins_of(name("Hizbullah", "party"), name("Hizbullah", "armed_group"))
    assert not join.certain
    assert "party" in join.reason


def test_a_middle_name_alone_waits():
    (join,) = joins_of(name("Recep Tayyip Erdoğan"), name("Tayyip Erdogan"))
    assert not join.certain


def test_initial_that_fits_two_waits():
    names = [name("N. Maliki"), name("Nouri al-Maliki"), name("Nasser al-Maliki")]
    joins = joins_of(*names)
    assert len(joins) == 2
    assert not any(join.certain for join in joins)


def test_no_chain_of_joins_unites_two_who_clash():
    first, second = name("Oleg Karpov"), name("Viktor Karpov")
    between = name("Oleg Viktor Karpov")
    roots = cluster([], joins_of(first, between, second), [])
    assert roots.get(first.node, first.node) != roots.get(second.node, second.node)


def test_cost_grows_with_blocks_not_with_the_square():
    names = [name(f"Firstname{n} Surname{n * 7919}x{n}") for n in range(2000)]
    sizes = {}
    for one in names:
        for block in blocks_of(one):
            sizes[block] = sizes.get(block, 0) + 1
    assert sum(size * size for size in sizes.values()) < 20 * len(names)


def test_full_name_without_title_stands_for_the_actor():
    counts = {"Maliki": 9, "Prime Minister Nouri al-Maliki": 5, "Nouri al-Maliki": 2}
    assert display_name("person", counts) == "Nouri al-Maliki"


def test_owners_in_a_circle_end():
    actors = (
        Actor(id="a1", name="the army", type="military", of="a2"),
        Actor(id="a2", name="the council", type="government", of="a1"),
    )
    assert set(names_in(Reading(id="d", text="", actors=actors))) == {"a1", "a2"}

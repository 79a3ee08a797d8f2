import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb
import pytest
from factory import ReadingFactory, raid, rival
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faultlines.case import Case, Filter
from faultlines.errors import CaseUnusable, NotInCase, ReadingInvalid
from faultlines.records import Reading, Token

TESTS = str(Path(__file__).parent.parent)


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "a.case") as opened:
        yield opened


def test_readings_come_back_exactly(case):
    tokens = (Token(start=0, end=2, lemma="US", upos="PROPN", head=0, dep="root"),)
    with_tokens = Reading(id="t", text="US", tokens=tokens)
    without = Reading(id="u", text="", tokens=())
    odd = Reading(id="x\0#y", text='nul \0 esc \x1b[31m \u2028 😀 \\ "', title="", source="'; --")
    readings = [raid(), rival(), with_tokens, without, odd]
    case.add_many(readings)
    assert list(case.readings()) == sorted(readings, key=lambda one: one.id)


def test_columns_with_null_first_and_text_after_keep_the_text(case):
    plain = [Reading(id=f"{n:05}", text="a") for n in range(1500)]
    case.add_many([*plain, Reading(id="zzz", text="b", title="5", source="7", date="2006")])
    assert next(case.readings(["zzz"])).title == "5"
    assert next(case.readings(["00001"])).title is None


def test_same_report_twice_changes_nothing(case):
    assert case.add(raid()).outcome == "added"
    before = (case.documents(), case.claims(Filter()))
    assert case.add(raid()).outcome == "known"
    assert (case.documents(), case.claims(Filter())) == before


def test_same_id_with_other_text_is_a_conflict_until_replaced(case):
    case.add(raid())
    other = Reading(id="001", text="Something else.")
    with pytest.raises(ReadingInvalid, match="--replace"):
        case.add(other)
    assert case.text("001") == raid().text
    assert case.add(other, replace=True).outcome == "replaced"
    assert list(case.readings()) == [other]
    assert case.claims(Filter()) == ()


def test_id_given_twice_in_one_batch_is_a_conflict(case):
    outcomes = case.add_many([raid(), Reading(id="001", text="other")], replace=True)
    assert [one.outcome for one in outcomes] == ["added", "conflict"]


def test_reading_with_half_a_character_is_refused_and_nothing_stored(case):
    with pytest.raises(ReadingInvalid, match="half of a character"):
        case.add_many([raid(), Reading(id="b", text="\ud800")])
    assert case.documents() == ()


def test_equal_texts_are_counted_once_whatever_their_order(tmp_path):
    listings = []
    for name, ids in (("a", ("x", "y")), ("b", ("y", "x"))):
        with Case.create(tmp_path / name) as case:
            for ident in ids:
                case.add(raid(ident))
            case.join_actors()
            listings.append([(one.id, one.copy_of) for one in case.documents()])
            assert len(case.claims(Filter(kinds=("event",)))) == 1
    assert listings[0] == listings[1] == [("x", None), ("y", "x")]


def test_named_copies_are_linked_only_to_reports_of_the_case(case):
    case.add(raid("x"), copy_of="later")
    case.join_actors()
    assert case.documents()[0].copy_of is None
    case.add(rival("later"))
    case.join_actors()
    assert {one.id: one.copy_of for one in case.documents()} == {"x": "later", "later": None}


def test_filters_count_what_they_leave_out(case):
    case.add_many([raid(), rival()])
    case.join_actors()
    asked = Filter(kinds=("tie",), min_confidence=0.5, since="2006-10-27")
    assert [one.id for one in case.claims(asked)] == ["002#c2", "002#c3"]
    found, left_out = case.left_out(asked)
    assert found == 2
    assert [(one.count, one.why) for one in left_out] == [
        (1, "below confidence 0.5"),
        (1, "before 2006-10-27"),
    ]


def test_undated_claims_are_left_out_of_dates_and_said_so(case):
    case.add(raid(date=None))
    found, left_out = case.left_out(Filter(until="2007-12-31"))
    assert found == 0
    assert left_out[0].why == "without a date"


def test_find_actor_by_any_id_name_or_part(case):
    case.add_many([raid(), rival()])
    case.join_actors()
    by = [case.find_actors(text) for text in ("001#a2", "002#a3", "maliki", "Nouri al-Maliki")]
    assert len({found[0].id for found in by}) == 1
    with pytest.raises(NotInCase, match="Malik"):
        case.find_actors("Malikki")


# damage


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(CaseUnusable, match="no case at"):
        Case.open(tmp_path / "none")
    with pytest.raises(CaseUnusable, match="no folder"):
        Case.create(tmp_path / "no" / "a.case")
    with pytest.raises(CaseUnusable, match="folder"):
        Case.open(tmp_path)


def test_case_made_meanwhile_is_not_overwritten(tmp_path, monkeypatch):
    path = tmp_path / "a.case"
    Case.create(path).close()
    whole = path.read_bytes()
    monkeypatch.setattr(Path, "exists", lambda _: False)
    with pytest.raises(CaseUnusable, match="exists already"):
        Case.create(path)
    assert path.read_bytes() == whole
    assert [one.name for one in tmp_path.iterdir()] == ["a.case"]


@pytest.mark.parametrize("content", [b"", b"hello", b"\0" * 20000])
def test_file_of_another_kind(tmp_path, content):
    path = tmp_path / "a.case"
    path.write_bytes(content)
    with pytest.raises(CaseUnusable, match="is no case"):
        Case.open(path)
    assert path.read_bytes() == content


def test_database_of_another_program(tmp_path):
    with duckdb.connect(str(tmp_path / "a.case")) as connection:
        connection.execute("CREATE TABLE sales (a INTEGER)")
    with pytest.raises(CaseUnusable, match="another program"):
        Case.open(tmp_path / "a.case")


def test_case_of_a_newer_version(tmp_path):
    Case.create(tmp_path / "a.case").close()
    with duckdb.connect(str(tmp_path / "a.case")) as connection:
        connection.execute("INSERT INTO migrations VALUES ('m999_later')")
    for read_only in (True, False):
        with pytest.raises(CaseUnusable, match=r"newer version.*m999_later"):
            Case.open(tmp_path / "a.case", read_only=read_only)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_truncated_case(tmp_path, share):
    path = tmp_path / "a.case"
    with Case.create(path) as case:
        case.add_many([raid(f"{n}") for n in range(40)])
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(CaseUnusable, match=r"a\.case"):
        _use(path)


def _use(path):
    with Case.open(path) as case:
        case.join_actors()
        list(case.readings())


def test_case_in_use_by_another_process(tmp_path):
    path = tmp_path / "a.case"
    Case.create(path).close()
    script = (
        f"from faultlines.case import Case; c = Case.open({str(path)!r}); print('ready', "
        "flush=True); input()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout.readline() == "ready\n"
        with pytest.raises(CaseUnusable, match=rf"in use by another program \(PID {holder.pid}\)"):
            Case.open(path)
    finally:
        holder.communicate("\n")


def test_killed_while_adding_keeps_what_was_added(tmp_path):
    path = tmp_path / "a.case"
    script = textwrap.dedent(
        f"""
        import sys; sys.path.insert(0, {TESTS!r})
        from factory import raid
        from faultlines.case import Case
        with Case.open_or_create({str(path)!r}) as case:
            n = len(case.documents())
            while True:
                case.add(raid(str(n)))
                n += 1
                print(n, flush=True)
                if n % 7 == 0:
                    case.join_actors()
        """
    )
    said = 0
    for _ in range(4):
        writer = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
        for _ in range(5):
            said = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        with Case.open(path, read_only=True) as case:
            assert len(case.documents()) >= said
            assert all(one.id for one in case.readings())
            assert len(case.find_actors("Khalilzad")) == 1


def test_disk_full_keeps_what_was_there(tmp_path):
    path = tmp_path / "a.case"
    with Case.create(path) as case:
        case.add(raid())
    script = textwrap.dedent(
        f"""
        import resource, sys, random
        sys.path.insert(0, {TESTS!r})
        from faultlines.case import Case
        from faultlines.errors import CaseUnusable
        from faultlines.records import Reading
        resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000))
        try:
            with Case.open({str(path)!r}) as case:
                for n in range(60):
                    text = "".join(chr(random.randrange(0x4e00, 0x9fff)) for _ in range(100_000))
                    case.add(Reading(id=f"n{{n}}", text=text))
        except CaseUnusable as error:
            print(error)
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert "no room left on the disk" in done.stdout, done
    assert "Traceback" not in done.stderr
    with Case.open(path) as case:
        assert "001" in {one.id for one in case.documents()}
        case.add(rival())


# properties

_TEXT = st.text(max_size=40)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    readings=st.lists(
        st.builds(
            Reading,
            id=st.text(min_size=1, max_size=6),
            text=_TEXT,
            title=st.none() | _TEXT,
            source=st.none() | _TEXT,
        ),
        unique_by=lambda one: one.id,
        max_size=8,
    )
)
def test_any_text_comes_back(tmp_path_factory, readings):
    path = tmp_path_factory.mktemp("case") / "a.case"
    with Case.create(path) as case:
        case.add_many(readings)
        case.join_actors()
        assert list(case.readings()) == sorted(readings, key=lambda one: one.id)


def _reports():
    names = ("Nouri al-Maliki", "Jawad al-Maliki", "Maliki", "Prime Minister Maliki")
    made = []
    for number, name in enumerate(names):
        text = f"{name} opposes the United Iraqi Alliance."
        factory = ReadingFactory(f"r{number}", text, date="2006-10-2" + str(number))
        factory.actor("a1", name).actor("a2", "the United Iraqi Alliance", "coalition")
        made.append(factory.tie("a1", "a2", -1, text).build())
    return [*made, raid(), rival()]


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(range(6)), cut=st.integers(0, 6))
def test_order_of_adding_does_not_change_the_case(tmp_path_factory, order, cut):
    reports = _reports()
    states = []
    for arranged in (range(6), order):
        path = tmp_path_factory.mktemp("case") / "a.case"
        with Case.create(path) as case:
            for number, place in enumerate(arranged):
                case.add(reports[place])
                if number == cut:
                    case.join_actors()
            case.join_actors()
            states.append((case.actors(), case.joins(), case.claims(Filter())))
    assert states[0] == states[1]

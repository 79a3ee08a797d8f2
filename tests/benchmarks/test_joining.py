from benchmarks.joining import calibration_error, figures, measure, score_pairs
from benchmarks.joining_made import make, summary

TRUTH = {("r", f"a{n}"): key for n, key in enumerate("xxxyyz")}


def test_pairs_are_counted():
    found = {("r", f"a{n}"): key for n, key in enumerate("112223")}
    score = score_pairs(found, TRUTH)
    assert (score.said, score.wanted, score.both) == (4, 4, 2)
    assert score.precision == score.recall == score.f1 == 0.5
    assert score_pairs({one: str(one) for one in TRUTH}, TRUTH).f1 == 0


def test_calibration_error():
    assert calibration_error([(0.9, 1.0)] * 9 + [(0.9, 0.0)]) < 1e-9
    assert round(calibration_error([(0.9, 0.0)] * 4), 6) == 0.9
    assert calibration_error([]) == 0


def test_the_made_set_hangs_on_its_seed_and_holds_what_it_should():
    one, other = make(2000, 5), make(2000, 5)
    assert one.readings == other.readings
    assert one.truth == other.truth
    assert make(2000, 6).readings != one.readings
    assert len(one.truth) == sum(len(reading.actors) for reading in one.readings)
    assert summary(one)["mentions"] >= 2000


def test_a_small_set_is_joined_well():
    made = make(3000, 5)
    run = measure(made)
    shown = {figure.key: figure.value for figure in figures(made, run)}
    assert shown["f1"] > 95
    assert shown["ece"] < 12

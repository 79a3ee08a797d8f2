from faultlines.language.pair_views import FAR, MOST_WORDS, pair_view


def test_each_word_has_its_part() -> None:
    view = pair_view((1, 2), (4, 6), 0, 8)
    assert view.roles == [1, 2, 4, 4, 3, 3, 5, 5]
    assert [d - FAR for d in view.from_source] == [-1, 0, 1, 2, 3, 4, 5, 6]
    assert [d - FAR for d in view.from_target] == [-4, -3, -2, -1, 0, 0, 1, 2]


def test_the_other_order_has_other_numbers() -> None:
    there, back = pair_view((1, 2), (4, 6), 0, 8), pair_view((4, 6), (1, 2), 0, 8)
    assert not set(there.roles) & set(back.roles)
    assert min(back.roles) > 0


def test_far_away_is_far_away() -> None:
    view = pair_view((0, 1), (99, 100), 0, 100)
    assert max(view.from_source) == 2 * FAR
    assert min(view.from_target) == 0


def test_a_long_stretch_is_narrowed_around_the_pair() -> None:
    view = pair_view((500, 502), (520, 521), 0, 1000)
    assert view.last - view.first <= MOST_WORDS
    assert view.first <= 500
    assert view.last >= 521


def test_spans_further_apart_than_a_view_keep_the_earlier_one() -> None:
    view = pair_view((0, 2), (900, 901), 0, 1000)
    assert (view.first, view.last) == (0, MOST_WORDS)

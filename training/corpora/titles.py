"""Offices and ranks before a person's name: by Universal NER they are no part of it."""

from __future__ import annotations

from collections.abc import Sequence

TITLES = frozenset(
    """
    admiral ambassador archbishop bishop brigadier brother cardinal chairman chairwoman chancellor
    chief citizen col colonel commander commissioner congressman congresswoman coordinator count
    dame defence dean deputy director doctor dr emir envoy excellency father gen general gov
    governor he her his home judge justice king lady leader lieutenant lord lt madam major maj
    marshal mayor minister miss mr mrs ms office officer premier president prince princess
    prof professor queen rep representative republican rev reverend scientist sec secretary sen
    senator sergeant sgt shadow sir sister speaker spokesman spokesperson spokeswoman state sultan
    treasurer tsar undersecretary vice
    """.split()
)


def without_title(words: Sequence[str]) -> int:
    """How many words of a person's name are a title before it; all of them if there is no more.

    Everything up to the last title word goes: "US Special Envoy Staffan" keeps one word of four.
    "Minister for Trade" is a title and nothing else.
    """
    places = [n for n, word in enumerate(words) if word.lower().rstrip(".") in TITLES]
    after = places[-1] + 1 if places else 0
    described = after < len(words) and places and words[after] in {"of", "for"}
    return len(words) if described else after

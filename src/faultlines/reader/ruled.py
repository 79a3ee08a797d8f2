"""Claims that rules alone have found, with the confidence that each rule has earned."""

from collections.abc import Iterable, Iterator

from faultlines.reader.draft import Draft
from faultlines.reader.regressions import odds, regression


def weighed(name: str, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The claims that are sure enough, weighed anew.

    What a rule says of its own sureness is what the regression `name` goes by.
    """
    known = regression(name)
    for draft in drafts:
        draft.witness = (odds(draft.confidence),)
        draft.confidence = round(known.chance(draft.witness), 3)
        if draft.confidence >= known.least:
            yield draft

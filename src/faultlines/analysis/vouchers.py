"""Who vouches for a matter of his own: reprints, near-copies and borrowed words count once.

A claim rests on the word of its innermost voucher; who speaks for another gives the other's word.
What a report says in its own voice rests on the outlet, or on the agency that its dateline credits;
reports that share their words rest on one, the first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faultlines.case import CaseClaim, Labels
from faultlines.records import Role, Tie
from faultlines.records.terms import AUTHOR, UNNAMED

_DATELINE = re.compile(r"\(([A-Z][\w .&-]{1,30})\)\s*(?:[–—:]|-{1,2}|&mdash;)\s")
_SHINGLE = 4
_SHORTEST = 8
"""Words that must be the same at least before they count as borrowed."""
_BORROWED = 0.6
"""The share of the shorter telling's runs of four words that stand in the other."""
_SPEAKS = re.compile(r"\bspokes(?:man|woman|person)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voucher:
    """One independent voucher: `claims` rest on its word, told by `outlets`."""

    name: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...]


def credited_agency(opening: str) -> str | None:
    """The agency that a dateline credits, "STELLEMAR, 11 February (TNA) –"; None where none."""
    found = _DATELINE.search(opening)
    return found[1] if found else None


class Speakers:
    """For whom each actor speaks, by what the claims of a case tell of roles and ties."""

    def __init__(self, claims: Iterable[CaseClaim], labels: Labels) -> None:
        self._for: dict[str, tuple[str, str]] = {}
        for one in claims:
            claim, document = one.claim, one.told_in.document
            pair = None
            if isinstance(claim, Tie) and claim.relation == "speaks_for":
                pair = claim.source, claim.target
            elif isinstance(claim, Role) and claim.of and _SPEAKS.search(claim.role):
                pair = claim.actor, claim.of
            if pair is not None and claim.status == "asserted":
                who, whom = (labels.identity(document, ident) for ident in pair)
                self._for.setdefault(who, (whom, labels.name(document, pair[1])))

    def root(self, one: CaseClaim, labels: Labels) -> tuple[str, str]:
        """Identity and name of the one on whose word a claim rests; no author or unnamed."""
        document, voucher = one.told_in.document, one.claim.vouchers[-1]
        who = labels.identity(document, voucher)
        return self._for.get(who, (who, labels.name(document, voucher)))


def independent(
    claims: Sequence[CaseClaim],
    labels: Labels,
    speakers: Speakers,
    agencies: Mapping[str, str] | None = None,
) -> tuple[Voucher, ...]:
    """The vouchers of some claims, those of most claims first; `agencies` by report."""
    roots: dict[str, list[CaseClaim]] = defaultdict(list)
    names: dict[str, str] = {}
    first_of = _borrowed(claims)
    for one in claims:
        key, name = _root(one, first_of.get(one.id, one), labels, speakers, agencies or {})
        roots[key].append(one)
        names.setdefault(key, name)
    found = [
        Voucher(
            names[key],
            tuple(one.id for one in told),
            tuple(dict.fromkeys(_outlet(one) for one in told)),
        )
        for key, told in roots.items()
    ]
    return tuple(sorted(found, key=lambda voucher: (-len(voucher.claims), voucher.name)))


def _root(
    one: CaseClaim,
    first: CaseClaim,
    labels: Labels,
    speakers: Speakers,
    agencies: Mapping[str, str],
) -> tuple[str, str]:
    voucher = one.claim.vouchers[-1]
    if voucher not in (AUTHOR, UNNAMED):
        return speakers.root(one, labels)
    agency = agencies.get(first.told_in.document)
    outlet = agency or _outlet(first)
    if voucher == UNNAMED:
        return f"unnamed:{outlet}", f"unnamed sources (in {outlet})"
    return f"outlet:{outlet}", f"{agency} (agency)" if agency else outlet


def _outlet(one: CaseClaim) -> str:
    return one.told_in.source or one.told_in.document


def _borrowed(claims: Sequence[CaseClaim]) -> dict[str, CaseClaim]:
    """By claim, the first claim of another outlet whose words it repeats."""
    shingles = {one.id: _shingles(one) for one in claims}
    having: dict[tuple[str, ...], list[CaseClaim]] = defaultdict(list)
    found: dict[str, CaseClaim] = {}
    for one in claims:
        mine = shingles[one.id]
        earlier = {o.id: o for run in mine for o in having[run] if _outlet(o) != _outlet(one)}
        for other in earlier.values():
            yours = shingles[other.id]
            if len(mine & yours) >= _BORROWED * min(len(mine), len(yours)):
                found[one.id] = found.get(other.id, other)
                break
        for run in mine:
            having[run].append(one)
    return found


def _shingles(one: CaseClaim) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", " ".join(one.words).casefold())
    if len(words) < _SHORTEST:
        return frozenset()
    return frozenset(tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1))

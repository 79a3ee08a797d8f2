"""MinHash signatures of texts, and an index that finds those that may be alike.

A signature holds, for each of 125 random orders of all possible shingles, the first of the text's
own (Broder 1997). The share of equal places estimates the Jaccard overlap of two texts, with a
standard deviation of at most 0.05. Signatures are cut into 25 bands; two texts meet where one band
is equal, as 99 in 100 pairs do that overlap by 0.7, and 1 in 4,000 that overlap by 0.1.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

_HASHES = 125
_BANDS = 25
_AT_ONCE = 4096  # shingles; a long book, too, fits in memory

Signature: TypeAlias = npt.NDArray[np.uint32]
"""One number for each order."""

_orders = np.random.Generator(np.random.PCG64(1)).integers(0, 2**64, (2, _HASHES), np.uint64)
_FACTORS, _SHIFTS = _orders[0] | np.uint64(1), _orders[1]


def signature(shingles: Iterable[bytes]) -> Signature:
    """The signature of a set of shingles, of which there must be one at least.

    It depends on the shingles alone, and is the same in every process.
    """
    digests = b"".join(hashlib.blake2b(one, digest_size=8).digest() for one in shingles)
    hashes = np.frombuffer(digests, dtype="<u8")
    first: Signature = np.full(_HASHES, 2**32 - 1, dtype=np.uint32)
    for start in range(0, len(hashes), _AT_ONCE):
        places = hashes[start : start + _AT_ONCE, None] * _FACTORS + _SHIFTS
        first = np.minimum(first, (places.min(axis=0) >> np.uint64(32)).astype(np.uint32))
    return first


def likeness(one: Signature, other: Signature) -> float:
    """The estimated Jaccard overlap of two signatures, 0 to 1."""
    return float(np.count_nonzero(one == other)) / _HASHES


class Bands:
    """Which texts share a band with which, by id."""

    def __init__(self) -> None:
        # Plain tuples: at a hundred thousand reports sets would take twice the memory.
        self._texts: dict[int, tuple[str, ...]] = {}

    def insert(self, ident: str, signed: Signature) -> None:
        """Takes a text in."""
        for band in _bands(signed):
            self._texts[band] = (*self._texts.get(band, ()), ident)

    def remove(self, ident: str, signed: Signature) -> None:
        """Forgets a text that was taken in with this signature; KeyError where it was not."""
        for band in _bands(signed):
            others = tuple(one for one in self._texts.pop(band) if one != ident)
            if others:
                self._texts[band] = others

    def query(self, signed: Signature) -> set[str]:
        """Ids of the texts that share a band with a signature, its own among them."""
        return {ident for band in _bands(signed) for ident in self._texts.get(band, ())}


def _bands(signed: Signature) -> Iterator[int]:
    for number, row in enumerate(signed.reshape(_BANDS, -1)):
        yield hash((number, row.tobytes()))

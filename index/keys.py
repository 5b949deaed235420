"""Ids of union records as numbers, which engines keep and compare at little cost.

An id is `hm` and ten characters of Crockford's base 32: 50 bits.
"""

import re
from hashlib import blake2b

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
VALUES = {character: value for value, character in enumerate(ALPHABET)}
ID = re.compile(rf"hm[{ALPHABET}]{{10}}")
BITS = 50
MASK = (1 << BITS) - 1
# Later than any year of publication, and within 13 bits.
NO_YEAR = 8191


def key_of(identifier: str) -> int:
    """The number of an id; raises ValueError for anything else."""
    if not ID.fullmatch(identifier):
        raise ValueError(
            f"{identifier!r} is not the id of a union record: hm and ten characters of {ALPHABET}."
        )
    number = 0
    for character in identifier[2:]:
        number = number << 5 | VALUES[character]
    return number


def id_of(key: int) -> str:
    """The id of a number."""
    return "hm" + "".join(ALPHABET[key >> shift & 31] for shift in range(BITS - 5, -1, -5))


def title_digest(key: str) -> int:
    """A folded title as a number of 63 bits: numbers are found as fast as long titles and take a tenth of the room."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def newest_key(year: int | None, key: int) -> int:
    """Falls with the year, and with equal years rises with the id, when sorted from the largest."""
    return _bounded(year, 0) << BITS | (MASK - key)


def oldest_key(year: int | None, key: int) -> int:
    """Rises with the year, then with the id; records without a year come last."""
    return _bounded(year, NO_YEAR) << BITS | key


def _bounded(year: int | None, default: int) -> int:
    return default if year is None else min(max(year, 0), NO_YEAR - 1)

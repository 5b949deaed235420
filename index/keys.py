"""Ids of union records as numbers, which engines keep and compare at little cost.

An id is `hm` and ten characters of Crockford's base 32: 50 bits.
"""

import re
from hashlib import blake2b

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
# Python's digits of base 32 for ours.
DIGITS = str.maketrans(ALPHABET, "0123456789abcdefghijklmnopqrstuv")
is_id = re.compile(rf"hm[{ALPHABET}]{{10}}").fullmatch
BITS = 50
MASK = (1 << BITS) - 1
# Later than any year of publication, and within 13 bits.
NO_YEAR = 8191


def key_of(identifier: str) -> int:
    """The number of an id; raises ValueError for anything else."""
    if not is_id(identifier):
        raise ValueError(
            f"{identifier!r} is not the id of a union record: hm and ten characters of {ALPHABET}."
        )
    return int(identifier[2:].translate(DIGITS), 32)


def id_of(key: int) -> str:
    """The id of a number."""
    return "hm" + "".join(ALPHABET[key >> shift & 31] for shift in range(BITS - 5, -1, -5))


def title_digest(key: str) -> int:
    """A folded title as a number of 63 bits: numbers are found as fast as long titles and take a tenth of the room."""
    return int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def order_keys(year: int | None, key: int) -> tuple[int, int]:
    """What newest and oldest records are sorted by.

    The first falls with the year, and with equal years rises with the id, when sorted from the largest; the second
    rises with the year, then with the id. By both, records without a year come last.
    """
    if year is None:
        return MASK - key, NO_YEAR << BITS | key
    bounded = min(max(year, 0), NO_YEAR - 1) << BITS
    return bounded | (MASK - key), bounded | key

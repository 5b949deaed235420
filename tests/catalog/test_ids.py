"""Ids of union records."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from catalog.ids import CROCKFORD, union_id


def crockford(number: int, length: int) -> str:
    digits = ""
    for _ in range(length):
        digits = CROCKFORD[number % 32] + digits
        number //= 32
    return digits


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_an_id_is_the_first_fifty_bits_of_the_founders_digest(source: str, identifier: str) -> None:
    seed = f"{source}\0{identifier}".encode()
    bits = int.from_bytes(hashlib.sha256(seed).digest(), "big") >> (256 - 50)
    assert union_id(source, identifier) == "hm" + crockford(bits, 10)


def test_another_attempt_gives_another_id() -> None:
    assert len({union_id("lc", "1", attempt) for attempt in range(5)}) == 5

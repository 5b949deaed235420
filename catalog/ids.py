"""Ids of union records and digests of what was delivered."""

import hashlib

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
PAIRS = tuple(first + second for first in CROCKFORD for second in CROCKFORD)


def union_id(source: str, identifier: str, attempt: int = 0) -> str:
    """The id that a union record gets from its founding member: `hm` and ten Crockford base32 characters.

    `attempt` above 0 gives another id for the same member, for the case that two founders' hashes meet.
    """
    seed = f"{source}\0{identifier}" + (f"\0{attempt}" if attempt else "")
    bits = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big") >> 14
    pairs = PAIRS[bits >> 40], PAIRS[bits >> 30 & 1023], PAIRS[bits >> 20 & 1023], PAIRS[bits >> 10 & 1023]
    return f"hm{''.join(pairs)}{PAIRS[bits & 1023]}"


def digest(data: bytes) -> bytes:
    """SHA-256 of a record as it came; the key of the raw table."""
    return hashlib.sha256(data).digest()

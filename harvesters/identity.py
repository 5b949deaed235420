"""What tells a record apart among those of one source, for counting."""

import hashlib
import re

CONTROL_NUMBER = re.compile(rb"""<(?:[\w.-]+:)?controlfield\b[^>]*\btag=["']001["'][^>]*>([^<]+)<""")
DIRECTORY = 24  # ISO 2709: where the directory begins; entries of tag (3), length (4) and place (5)


def identity_of(data: bytes, named: str = "") -> bytes:
    """The control number (MARC 001) of a record, else what its carrier calls it, else a digest of its bytes.

    A record that was changed between two answers is still the same one.
    """
    number = _in_xml(data) if data.lstrip().startswith(b"<") else _in_iso2709(data)
    return number or named.encode() or hashlib.blake2b(data, digest_size=16).digest()


def _in_xml(data: bytes) -> bytes:
    found = CONTROL_NUMBER.search(data)
    return found[1].strip() if found else b""


def _in_iso2709(data: bytes) -> bytes:
    """The first field where the directory says that it is 001."""
    if data[DIRECTORY : DIRECTORY + 3] != b"001":
        return b""
    return data.partition(b"\x1e")[2].partition(b"\x1e")[0].strip()

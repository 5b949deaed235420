"""Records that this catalogue gave away and reads again: what it put into them of its own is left out."""

import re

from normalize.marc import SUBFIELD, MarcRecord, indicators

_ID = re.compile(r"hm[0-9a-hjkmnp-tv-z]{10}")
_MEMBER = re.compile(r"\([a-z0-9][a-z0-9._-]*\)")


def is_own(record: MarcRecord) -> bool:
    """Tell whether 001 is the id of a union record."""
    number = record.first("001")
    return number[:2] == "hm" and _ID.fullmatch(number) is not None


def is_member(text: str) -> bool:
    """Tell whether a text is a source and an identifier, `(lc)123`: names of sources have no capital letters."""
    return _MEMBER.match(text) is not None


def as_catalogued(record: MarcRecord) -> MarcRecord:
    """The record without its members (035) and without the agency that gave it away (040 $d, 801 indicator 3)."""
    giver = record.first("003")
    fields = [(tag, _without_giver(content, giver) if tag == "040" else content) for tag, content in record]
    kept = [(tag, content) for tag, content in fields if not _is_ours(tag, content)]
    return MarcRecord(record.leader, [tag for tag, _ in kept], [content for _, content in kept])


def _without_giver(content: str, giver: str) -> str:
    if giver and content[2:] == f"{SUBFIELD}a{giver}{SUBFIELD}c{giver}":
        return content[:2]
    return content.removesuffix(f"{SUBFIELD}d{giver}")


def _is_ours(tag: str, content: str) -> bool:
    if tag == "035":
        return content[2:4] == SUBFIELD + "a" and is_member(content[4:])
    return tag == "801" and indicators(content)[1] == "3"

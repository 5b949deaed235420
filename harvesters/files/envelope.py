"""What the header of an OAI-PMH record says of the record inside (OAI-PMH 2.0 section 2.5)."""

import re
from typing import NamedTuple
from xml.sax.saxutils import unescape

NAME = rb"(?:[\w.-]+:)?"
HEADER = re.compile(rb"<" + NAME + rb"header(?=[\s>])([^>]*)>")
IDENTIFIER = re.compile(rb"<" + NAME + rb"identifier>\s*([^<]+?)\s*</")
DATESTAMP = re.compile(rb"<" + NAME + rb"datestamp>\s*([^<]+?)\s*</")
DELETED = re.compile(rb"""\sstatus\s*=\s*["']deleted["']""")


class Header(NamedTuple):
    """Empty where nothing is said."""

    identifier: str = ""
    datestamp: str = ""
    deleted: bool = False


def header_in(envelope: bytes) -> Header:
    """The header in the bytes of an envelope, which may break off behind it."""
    found = HEADER.search(envelope)
    if found is None:
        return Header()
    return Header(
        _text(IDENTIFIER.search(envelope, found.end())),
        _text(DATESTAMP.search(envelope, found.end())),
        DELETED.search(found[1]) is not None,
    )


def _text(found: re.Match[bytes] | None) -> str:
    return unescape(found[1].decode("utf-8", "replace"), {"&quot;": '"', "&apos;": "'"}) if found else ""

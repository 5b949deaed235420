"""Namespace declarations that a record needs once it is cut out of its collection (Namespaces in XML 1.0)."""

import re

DECLARATION = re.compile(rb"""\sxmlns(?::([\w.-]+))?\s*=\s*("[^"]*"|'[^']*')""")
START = re.compile(rb"<(?:([\w.-]+):)?record")
MARC21_SLIM = b'"http://www.loc.gov/MARC21/slim"'


class Namespaces:
    """The declarations seen so far outside of records; a later one replaces an earlier of the same prefix."""

    def __init__(self) -> None:
        self._known: dict[bytes, bytes] = {}

    def collect(self, text: bytes) -> None:
        """Remember what the tags in `text` declare."""
        self._known.update(DECLARATION.findall(text))

    def completed(self, element: bytes, tag_end: int) -> bytes:
        """`element` with the declarations that it needs; its start tag ends before `tag_end`."""
        start = START.match(element)
        assert start is not None, "a record element begins with its tag"
        own = start[1] or b""
        declared = {prefix for prefix, _ in DECLARATION.findall(element[:tag_end])}
        needed = {
            prefix: uri
            for prefix, uri in self._known.items()
            if prefix not in declared and _uses(element, prefix, own)
        }
        if own and own not in declared:
            needed.setdefault(own, MARC21_SLIM)
        if not needed:
            return element
        added = b"".join(_declaration(prefix, uri) for prefix, uri in needed.items())
        return element[: start.end()] + added + element[start.end() :]


def _uses(element: bytes, prefix: bytes, own: bytes) -> bool:
    if not prefix:
        return not own
    return prefix == own or b" " + prefix + b":" in element or b"<" + prefix + b":" in element


def _declaration(prefix: bytes, uri: bytes) -> bytes:
    return (b" xmlns:" + prefix if prefix else b" xmlns") + b"=" + uri

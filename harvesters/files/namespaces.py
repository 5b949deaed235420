"""Namespace declarations that a record needs once it is cut out of its collection (Namespaces in XML 1.0)."""

import re
from typing import NamedTuple

DECLARATION = re.compile(rb"""\sxmlns(?::([\w.-]+))?\s*=\s*("[^"]*"|'[^']*')""")
START = re.compile(rb"<(?:([\w.-]+):)?([A-Za-z_][\w.-]*)")
TAG = re.compile(rb"<(?:[\w.-]+:)?[A-Za-z_][\w.-]*(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
UNPREFIXED = re.compile(rb"<[A-Za-z_][\w.-]*[\s/>]")
MARC21_SLIM = b'"http://www.loc.gov/MARC21/slim"'


class Name(NamedTuple):
    """The name of an element: its namespace, empty for none, and its local name."""

    namespace: str
    local: str


class Namespaces:
    """The declarations seen so far outside of records; a later one replaces an earlier of the same prefix."""

    def __init__(self) -> None:
        self._known: dict[bytes, bytes] = {}

    def collect(self, text: bytes) -> None:
        """Remember what the tags in `text` declare."""
        self._known.update(DECLARATION.findall(text))

    def within(self, text: bytes) -> "Namespaces":
        """These and those that the tags in `text` declare."""
        inner = Namespaces()
        inner._known = dict(self._known)
        inner.collect(text)
        return inner

    def completed(self, element: bytes, tag_end: int, default: bytes = b"") -> bytes:
        """`element` with the declarations that it needs; its start tag ends before `tag_end`.

        `default` is the namespace, in quotes, of a prefix of the element itself that is declared nowhere.
        """
        start = START.match(element)
        assert start is not None, "an element begins with its tag"
        own = start[1] or b""
        declared = {prefix for prefix, _ in DECLARATION.findall(element[:tag_end])}
        needed = {
            prefix: uri
            for prefix, uri in self._known.items()
            if prefix not in declared and _uses(element, prefix, own)
        }
        if own and default and own not in declared:
            needed.setdefault(own, default)
        if not needed:
            return element
        added = b"".join(_declaration(prefix, uri) for prefix, uri in needed.items())
        return element[: start.end()] + added + element[start.end() :]


def name_of(element: bytes) -> Name:
    """The name of an element that declares what it needs; `element` may break off behind its start tag."""
    start = START.match(element)
    if start is None:
        return Name("", "")
    tag = TAG.match(element)
    declared = dict(DECLARATION.findall(tag[0] if tag else element))
    uri = declared.get(start[1] or b"", b'""')[1:-1]
    return Name(uri.decode("utf-8", "replace"), start[2].decode("utf-8", "replace"))


def _uses(element: bytes, prefix: bytes, own: bytes) -> bool:
    if not prefix:
        return not own or UNPREFIXED.search(element) is not None
    return prefix == own or b" " + prefix + b":" in element or b"<" + prefix + b":" in element


def _declaration(prefix: bytes, uri: bytes) -> bytes:
    return (b" xmlns:" + prefix if prefix else b" xmlns") + b"=" + uri

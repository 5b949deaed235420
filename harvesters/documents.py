"""XML documents in bytes: one, or several that stand one after the other without anything between them."""

import re
from collections.abc import Iterator
from xml.parsers import expat

import msgspec

BLANKS = b" \t\r\n\0"
START = re.compile(rb"<\?xml\s|<[A-Za-z_]")
ROOT = re.compile(rb"<[\w.:-]+")


class Document(msgspec.Struct, frozen=True):
    """One document: namespace and name of its root element, empty where it cannot be read, and why it cannot."""

    data: bytes
    namespace: str = ""
    name: str = ""
    fault: str = ""


class _Ended(Exception):
    """The root element has ended."""


class _Refused(Exception):
    """A document type declaration, which could declare entities."""


def split_documents(data: bytes) -> Iterator[Document]:
    """Every document in its order; a broken one ends where another like it begins. Bytes are lost only where
    they are blanks.
    """
    rest = data.strip(BLANKS)
    while rest:
        document = _first(rest)
        yield document
        rest = rest[len(document.data) :].lstrip(BLANKS)


def _first(data: bytes) -> Document:
    reader = _Reader()
    try:
        return Document(data[: reader.end_of_root(data)], reader.namespace, reader.name)
    except _Refused:
        fault = "a document type is declared, which is not safe to read"
    except expat.ExpatError as error:
        fault = f"no well-formed XML: {error}"
    except ValueError:
        # An encoding of several bytes a character, which expat does not read; others do.
        fault = ""
    return Document(data[: _next_start(data)], reader.namespace, reader.name, fault)


class _Reader:
    """Finds the end of the first document."""

    def __init__(self) -> None:
        self.namespace = self.name = ""
        self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._last_tag = 0

    def end_of_root(self, data: bytes) -> int:
        """The length of the document; raises where it cannot be read."""
        parser = self._parser
        parser.StartElementHandler, parser.EndElementHandler = self._starts, self._ends
        parser.StartDoctypeDeclHandler = self._declares
        try:
            parser.Parse(data, True)
        except _Ended:
            # Of an element without content the parser tells the end, of any other the start of its end tag.
            is_tag = data.startswith(b"</", self._last_tag)
            return data.index(b">", self._last_tag) + 1 if is_tag else self._last_tag
        raise expat.ExpatError("no element")

    def _starts(self, name: str, _attributes: dict[str, str]) -> None:
        if not self._depth:
            self.namespace, _, self.name = name.rpartition(" ")
        self._depth += 1

    def _ends(self, _name: str) -> None:
        self._depth -= 1
        if not self._depth:
            self._last_tag = self._parser.CurrentByteIndex
            raise _Ended

    def _declares(self, *_told: object) -> None:
        raise _Refused


def _next_start(data: bytes) -> int:
    """Where another document like the first may begin: at its declaration, or at an element like its root."""
    first = START.search(data)
    if not first or first.start():
        return first.start() if first else len(data)
    if first[0].startswith(b"<?xml"):
        again = data.find(b"<?xml", first.end())
        return again if again > 0 else len(data)
    root = ROOT.match(data, first.start())
    assert root is not None, "an element was found there"
    found = re.compile(re.escape(root[0]) + rb"[\s>/]").search(data, root.end())
    return found.start() if found else len(data)

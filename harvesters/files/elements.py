"""Which stretches between the tags of records are records, which are envelopes, and which are broken."""

import re
from collections.abc import Iterator

from harvesters.counting import counted
from harvesters.files.envelope import Header, header_in
from harvesters.files.namespaces import MARC21_SLIM, Namespaces
from harvesters.files.reading import Item
from harvesters.files.sniffing import MARC_ELEMENT
from normalize.problem import Problem
from normalize.raw import Damaged, Deleted, RawRecord

COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
FLAVOUR = re.compile(rb"""\sformat\s*=\s*["']([^"']+)["']""")
FLAVOURS = {"marc21": "marc21", "usmarc": "marc21", "unimarc": "unimarc", "cnmarc": "cnmarc"}
TITLE_200 = re.compile(rb"""\stag\s*=\s*["']200["']""")
TITLE_245 = re.compile(rb"""\stag\s*=\s*["']245["']""")
DEEPEST = 8


class _Open:
    """A record element without its end yet. `body`: where its content goes on, behind records inside it."""

    __slots__ = ("body", "holds_records", "start", "tag_end")

    def __init__(self, start: int, tag_end: int) -> None:
        self.start = start
        self.tag_end = tag_end
        self.body = tag_end
        self.holds_records = False


class Elements:
    """Told of every tag of a record in turn, hands out records and damaged stretches.

    Offsets are in the buffer. A record in an envelope of the same name (OAI-PMH, SRU) is the innermost one
    with MARC fields. A MARC record holds no other: where one begins before the last has ended, that was cut.
    """

    def __init__(self, flavour: str, namespaces: Namespaces | None = None) -> None:
        self._flavour = flavour
        self._namespaces = namespaces or Namespaces()
        self._open: list[_Open] = []
        self._gap = 0
        self._position = 0

    def tag(self, buffer: bytes, start: int, end: int, *, closes: bool) -> Iterator[Item]:
        """A start or end tag at `start` to `end`."""
        if closes:
            yield from self._close(buffer, end)
            return
        yield from self._before(buffer, start)
        self._open.append(_Open(start, end))
        if buffer[end - 2 : end] == b"/>":
            yield from self._close(buffer, end)

    def kept_from(self, buffer: bytes, scanned: int) -> int:
        """The first offset that is still needed when everything before `scanned` has been told."""
        if self._open:
            return self._open[0].start
        gap = buffer[self._gap : scanned]
        if not _has_marc(gap):
            self._outside(gap)
            self._gap = scanned
        return self._gap

    def shift(self, offset: int) -> None:
        """The buffer has lost its first `offset` bytes."""
        self._gap -= offset
        for element in self._open:
            element.start -= offset
            element.tag_end -= offset
            element.body -= offset

    def give_up(self, buffer: bytes, end: int) -> Iterator[Damaged]:
        """What is open has grown too long to be a record."""
        start = self._open[0].start if self._open else self._gap
        yield self._damaged(buffer[start:end], f"{counted(end - start, 'byte')} without the end of a record")
        self._open.clear()
        self._gap = end

    def finish(self, buffer: bytes, fault: str) -> Iterator[RawRecord | Damaged]:
        """The end of the file; `fault` says why it came early."""
        rest = buffer[self._open[0].start if self._open else self._gap :]
        if fault:
            yield self._damaged(rest, fault)
        elif self._open:
            yield from self._cut_off(buffer, len(buffer))
        elif _has_marc(rest):
            yield self._damaged(rest, "fields of a record whose start or end is missing")
        elif rest.rfind(b"<") > rest.rfind(b">"):
            yield self._damaged(rest, "the file breaks off in the middle of a tag")

    def _before(self, buffer: bytes, start: int) -> Iterator[RawRecord | Damaged]:
        """What stands between the tag before and a record that begins at `start`."""
        if not self._open:
            yield from self._judged_gap(buffer[self._gap : start])
        elif MARC_ELEMENT.search(buffer, self._open[-1].body, start):
            yield from self._cut_off(buffer, start)
        elif self._open[-1].holds_records:
            # An envelope that was never closed, or one of several records: nothing more is wanted of it.
            self._open.pop()
            self._done(start)
        else:
            self._namespaces.collect(buffer[self._open[-1].body : start])
            if len(self._open) == DEEPEST:
                yield self._damaged(buffer[self._open[0].start : start], "records inside one another")
                self._open.clear()

    def _close(self, buffer: bytes, end: int) -> Iterator[RawRecord | Deleted | Damaged]:
        if not self._open:
            yield from self._judged_gap(buffer[self._gap : end])
            self._gap = end
            return
        element = self._open.pop()
        if MARC_ELEMENT.search(buffer, element.body, end):
            if element.holds_records:
                yield self._damaged(buffer[element.body : end], "fields of a record whose start is missing")
            else:
                yield self._raw(buffer, element, end)
        elif not element.holds_records:
            yield self._without_fields(buffer[element.start : end])
        self._done(end)

    def _cut_off(self, buffer: bytes, end: int) -> Iterator[RawRecord | Damaged]:
        """The innermost open record ends at `end` without an end tag."""
        element = self._open.pop()
        if element.holds_records or not MARC_ELEMENT.search(buffer, element.body, end):
            if buffer[element.body : end].strip():
                yield self._damaged(
                    buffer[element.body : end], "the file breaks off in the middle of a record"
                )
        else:
            yield self._raw(
                buffer, element, end, Problem("truncated", "the record breaks off: it has no end tag")
            )
        self._done(end)

    def _done(self, end: int) -> None:
        if self._open:
            self._open[-1].holds_records = True
            self._open[-1].body = end
        else:
            self._gap = end

    def _judged_gap(self, gap: bytes) -> Iterator[Damaged]:
        if _has_marc(gap):
            yield self._damaged(gap, "fields of a record whose start or end is missing")
        else:
            self._outside(gap)

    def _outside(self, gap: bytes) -> None:
        """Collection tags, processing instructions, blanks."""
        if b"<" in gap:
            self._namespaces.collect(gap)

    def _raw(self, buffer: bytes, element: _Open, end: int, *problems: Problem) -> RawRecord:
        tag = buffer[element.start : element.tag_end]
        data = self._namespaces.completed(buffer[element.start : end], len(tag), MARC21_SLIM)
        said = FLAVOUR.search(tag)
        flavour = self._flavour
        if said and not flavour:
            flavour = FLAVOURS.get(said[1].decode("utf-8", "replace").replace(" ", "").lower(), "")
            if flavour == "marc21" and TITLE_200.search(data) and not TITLE_245.search(data):
                flavour = ""  # its tags say otherwise, and they are right
        self._position += 1
        outer = self._open[-1] if self._open else None
        header = header_in(buffer[outer.start : element.start]) if outer else Header()
        return RawRecord(
            data, self._position, "marcxml", flavour, "utf-8", header.identifier, header.datestamp, problems
        )

    def _without_fields(self, data: bytes) -> Deleted | Damaged:
        header = header_in(data)
        if not (header.deleted and header.identifier):
            return self._damaged(data, "a record element without MARC fields")
        self._position += 1
        return Deleted(header.identifier, self._position, header.datestamp)

    def _damaged(self, data: bytes, reason: str) -> Damaged:
        self._position += 1
        return Damaged(data, self._position, reason)


def _has_marc(text: bytes) -> bool:
    """Tell whether MARC fields stand in the text, those in comments aside."""
    return MARC_ELEMENT.search(text) is not None and MARC_ELEMENT.search(COMMENT.sub(b"", text)) is not None

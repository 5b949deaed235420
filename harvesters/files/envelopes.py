"""Records in the envelopes of OAI-PMH (2.0 section 2.5) and SRU answers, whatever is inside."""

import re
from collections.abc import Iterator

from harvesters.counting import counted
from harvesters.files.namespaces import Namespaces
from harvesters.files.payloads import Asked, opened
from harvesters.files.reading import Item
from harvesters.files.tags import tag_pattern
from normalize.raw import Damaged

TAGS = tag_pattern(
    b"record",
    b"header",
    b"recordSchema",
    b"recordPacking",
    b"recordXMLEscaping",
    b"recordIdentifier",
    b"recordData",
)
RECORD = re.compile(rb"</?(?:[\w.-]+:)?record[\s/>]")
LEFTOVER = re.compile(rb"<(?:[\w.-]+:)?(?:metadata|recordData|datestamp)[\s>]")
PREFIX = re.compile(rb"""<(?:[\w.-]+:)?request\s[^<>]*?metadataPrefix\s*=\s*["']([^"']+)["']""")


class Envelopes:
    """A judge of tags (`tags.Judge`) that hands out what is in each envelope.

    An envelope begins with a `record` that has a header or a schema directly behind it; where one begins before the
    last has ended, the last was cut.
    """

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._namespaces = Namespaces()
        self._prefix = ""
        self._open: list[tuple[int, int]] = []
        self._gap = 0

    def tag(self, buffer: bytes, start: int, end: int, *, closes: bool) -> Iterator[Item]:
        """A start or end tag of a record or of a part of its envelope."""
        if RECORD.match(buffer, start):
            if closes:
                yield from self._close(buffer, end)
            else:
                yield from self._begin(buffer, start, end)
        elif not closes and len(self._open) > 1 and not buffer[self._open[-1][1] : start].strip():
            begun = self._open[-1]
            yield from self._emit(buffer[self._open[0][0] : begun[0]])
            self._open = [begun]

    def kept_from(self, buffer: bytes, scanned: int) -> int:
        """The open envelope, or what stands behind the last one where that may be part of another."""
        if self._open:
            return self._open[0][0]
        gap = buffer[self._gap : scanned]
        if not LEFTOVER.search(gap):
            self._outside(gap)
            self._gap = scanned
        return self._gap

    def shift(self, offset: int) -> None:
        """The buffer has lost its first `offset` bytes."""
        self._gap -= offset
        self._open = [(start - offset, end - offset) for start, end in self._open]

    def give_up(self, buffer: bytes, end: int) -> Iterator[Item]:
        """What is open has grown too long to be a record."""
        start = self._open[0][0] if self._open else self._gap
        yield Damaged(buffer[start:end], 0, f"{counted(end - start, 'byte')} without the end of a record")
        self._open, self._gap = [], end

    def finish(self, buffer: bytes, fault: str) -> Iterator[Item]:
        """The end of the file; `fault` says why it came early."""
        rest = buffer[self._open[0][0] if self._open else self._gap :]
        if fault:
            yield Damaged(rest, 0, fault)
        elif self._open:
            yield from self._emit(rest)
        elif LEFTOVER.search(rest):
            yield Damaged(rest, 0, "part of a record whose start or end is missing")
        elif rest.rfind(b"<") > rest.rfind(b">"):
            yield Damaged(rest, 0, "the file breaks off in the middle of a tag")

    def _begin(self, buffer: bytes, start: int, end: int) -> Iterator[Item]:
        if not self._open:
            yield from self._judged_gap(buffer[self._gap : start])
        self._open.append((start, end))
        if buffer[end - 2 : end] == b"/>":
            yield from self._close(buffer, end)

    def _close(self, buffer: bytes, end: int) -> Iterator[Item]:
        if not self._open:
            yield from self._judged_gap(buffer[self._gap : end])
        elif len(self._open) > 1:
            self._open.pop()
            return
        else:
            yield from self._emit(buffer[self._open.pop()[0] : end])
        self._gap = end

    def _emit(self, envelope: bytes) -> Iterator[Item]:
        yield from opened(envelope, self._namespaces, self._prefix, self._asked)

    def _judged_gap(self, gap: bytes) -> Iterator[Item]:
        if LEFTOVER.search(gap):
            yield Damaged(gap, 0, "part of a record whose start or end is missing")
        else:
            self._outside(gap)

    def _outside(self, gap: bytes) -> None:
        """The head and tail of a page, blanks."""
        if b"<" in gap:
            self._namespaces.collect(gap)
            if found := PREFIX.search(gap):
                self._prefix = found[1].decode("utf-8", "replace")

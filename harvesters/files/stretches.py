"""Records that are elements of one name: MODS, Dublin Core, DataCite, PubMed, ..."""

import re
from collections.abc import Iterator

from harvesters.counting import counted
from harvesters.files.namespaces import Namespaces, name_of
from harvesters.files.reading import Item
from harvesters.payload import payload_format
from normalize.problem import Problem
from normalize.raw import Damaged, RawRecord

OPENED = re.compile(rb"<([A-Za-z_][\w.:-]*)")
COMMENT = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<[?!][^>]*>", re.DOTALL)


class Stretches:
    """A judge of tags (`tags.Judge`) that hands out every element whose tags it is told of.

    No record holds another: where one begins before the last has ended, the last was cut. What stands between records
    is judged by its tags: those of the collection, seen before the first record, may come again; others are damage.
    `format` is what a person named, `fallback` what the file is where the root of a record does not tell.
    """

    def __init__(self, format: str, fallback: str) -> None:
        self._format = format
        self._fallback = fallback
        self._namespaces = Namespaces()
        self._wrappers: set[bytes] = set()
        self._any = False
        self._open: tuple[int, int] | None = None
        self._gap = 0

    def tag(self, buffer: bytes, start: int, end: int, *, closes: bool) -> Iterator[Item]:
        """A start or end tag of a record."""
        if closes:
            if self._open is None:
                yield Damaged(buffer[self._gap : end], 0, "part of a record whose start is missing")
            else:
                yield self._raw(buffer, end)
            self._gap = end
            return
        if self._open is None:
            yield from self._judged_gap(buffer[self._gap : start])
        else:
            yield self._raw(buffer, start, Problem("truncated", "the record breaks off: it has no end tag"))
        self._open, self._any = (start, end), True
        if buffer[end - 2 : end] == b"/>":
            yield Damaged(buffer[start:end], 0, "an empty record element")
            self._open, self._gap = None, end

    def kept_from(self, buffer: bytes, scanned: int) -> int:
        """The open record, or what stands behind the last one."""
        if self._open:
            return self._open[0]
        if not self._strange(buffer[self._gap : scanned]):
            self._outside(buffer[self._gap : scanned])
            self._gap = scanned
        return self._gap

    def shift(self, offset: int) -> None:
        """The buffer has lost its first `offset` bytes."""
        self._gap -= offset
        if self._open:
            self._open = (self._open[0] - offset, self._open[1] - offset)

    def give_up(self, buffer: bytes, end: int) -> Iterator[Item]:
        """What is open has grown too long to be a record."""
        start = self._open[0] if self._open else self._gap
        yield Damaged(buffer[start:end], 0, f"{counted(end - start, 'byte')} without the end of a record")
        self._open, self._gap = None, end

    def finish(self, buffer: bytes, fault: str) -> Iterator[Item]:
        """The end of the file; `fault` says why it came early."""
        rest = buffer[self._open[0] if self._open else self._gap :]
        if fault:
            yield Damaged(rest, 0, fault)
        elif self._open:
            yield self._raw(
                buffer, len(buffer), Problem("truncated", "the file breaks off in the middle of the record")
            )
        elif rest.rfind(b"<") > rest.rfind(b">"):
            yield Damaged(rest, 0, "the file breaks off in the middle of a tag")
        else:
            yield from self._judged_gap(rest)

    def _raw(self, buffer: bytes, end: int, *problems: Problem) -> RawRecord:
        assert self._open is not None, "a record is open"
        start, tag_end = self._open
        self._open = None
        data = self._namespaces.completed(buffer[start:end].rstrip(), tag_end - start)
        return RawRecord(data, 0, self._format or self._format_of(data), "", "utf-8", problems=problems)

    def _format_of(self, data: bytes) -> str:
        name = name_of(data)
        found = payload_format(name.namespace, name.local)
        return self._fallback if found.startswith("raw:") and self._fallback else found

    def _judged_gap(self, gap: bytes) -> Iterator[Damaged]:
        if self._strange(gap):
            yield Damaged(gap, 0, "elements between the records that belong to none of them")
        else:
            self._outside(gap)

    def _strange(self, gap: bytes) -> bool:
        """Tell whether tags stand in a gap that were not there before the first record."""
        if not self._any or b"<" not in gap:
            return False
        return not set(OPENED.findall(COMMENT.sub(b"", gap))) <= self._wrappers

    def _outside(self, gap: bytes) -> None:
        if b"<" in gap:
            self._namespaces.collect(gap)
            if not self._any:
                self._wrappers.update(OPENED.findall(gap))

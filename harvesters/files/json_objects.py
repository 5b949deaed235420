"""The outermost objects of a stream of JSON, found by counting brackets outside of strings."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from harvesters.counting import counted
from harvesters.files.blocks import MAX_RUN

TOKEN = re.compile(rb'"(?:[^"\\\r\n]++|\\.)*+"|["{}\[\]]', re.DOTALL)
BETWEEN = b" \r\n\t,[]\x1e\x1a"
LINE = re.compile(rb"[\r\n]")
# A list of objects inside an answer that is too long to be held as a whole.
LIST = re.compile(
    rb'"(items|hits|docs|records|results|data|features|@graph|manifests|source_record)"\s*:\s*\[\s*(?=\{)'
)
ANSWER_BEHIND = re.compile(rb"\}\s*\{(?=\s*\")")
LONGEST_BETWEEN = 256
MANIFEST = re.compile(rb"iiif\.io/api/presentation")


class Stretch(NamedTuple):
    """The bytes of one object, or of what stands between two, with what is wrong with it."""

    data: bytes
    fault: str = ""


def objects_in(blocks: Iterable[bytes], fault: Callable[[], str] = str) -> Iterator[Stretch]:
    """Every object that is in no other, whether in lists or not, and what stands between them but commas and blanks.

    Of an object that does not end in the first block, and that has a list of objects, those are taken instead. Where
    the first line is an object, every line is one: there a broken one cannot hide the next.
    """
    cut = _Cut()
    for block in blocks:
        yield from cut.feed(block)
    yield from cut.finish(fault())


class _Cut:
    def __init__(self) -> None:
        self._buffer = b""
        self._scanned = self._depth = self._start = 0
        self._begun = False
        self._lines = False
        self._list_depth: int | None = None  # of lists, where an answer is read from inside

    def feed(self, block: bytes) -> Iterator[Stretch]:
        self._buffer += block
        if not self._begun:
            self._begin()
        yield from self._scan()
        while self._list_depth == 0:
            if not self._found_next():
                return
            self._begin()
            yield from self._scan()
        self._buffer = self._buffer[self._start :]
        self._scanned -= self._start
        self._start = 0
        if len(self._buffer) > MAX_RUN:
            yield Stretch(self._buffer, f"{counted(len(self._buffer), 'byte')} without the end of an object")
            self._buffer, self._scanned, self._depth = b"", 0, 0

    def finish(self, fault: str) -> Iterator[Stretch]:
        """The end of the file; `fault` says why it came early."""
        if self._lines:
            rest = self._buffer[self._start :].strip(BETWEEN)
            if rest:
                yield Stretch(rest, fault)
            return
        rest = self._buffer[self._start :]
        if self._list_depth == 0:
            return
        if fault or self._depth or rest.strip(BETWEEN + b"}" if self._list_depth else BETWEEN):
            yield Stretch(rest, fault or "the file breaks off in the middle of an object")

    def _begin(self) -> None:
        self._begun = True
        first, end, _ = self._buffer.lstrip().partition(b"\n")
        self._lines = bool(end) and first.startswith(b"{") and _closes(first)
        if self._lines or not self._buffer.lstrip().startswith(b"{") or _closes(self._buffer):
            return
        found = LIST.search(self._buffer)
        if found and not MANIFEST.search(self._buffer[:4096]):
            self._start = self._scanned = found.end()
            self._list_depth = 1

    def _scan(self) -> Iterator[Stretch]:
        if self._lines:
            yield from self._scan_lines()
        if self._lines or self._list_depth == 0:
            return
        while found := TOKEN.search(self._buffer, self._scanned):
            if found[0] == b'"':
                # Either its end is still to come, or a line end stands in it, which JSON does not allow.
                line_end = LINE.search(self._buffer, found.end())
                self._scanned = line_end.end() if line_end else found.start()
                if line_end is None:
                    return
                continue
            self._scanned = found.end()
            yield from self._bracket(found[0], found.start())
            if self._list_depth == 0:
                return
        self._scanned = len(self._buffer)

    def _bracket(self, token: bytes, at: int) -> Iterator[Stretch]:
        if token == b"{":
            if not self._depth:
                yield from self._gap(at)
            self._depth += 1
        elif token == b"}" and self._depth:
            self._depth -= 1
            if not self._depth:
                yield Stretch(self._buffer[self._start : at + 1])
                self._start = at + 1
        elif not self._depth and self._list_depth is not None and token in b"[]":
            self._list_depth += 1 if token == b"[" else -1
            if self._list_depth == 0:
                self._start = at + 1

    def _scan_lines(self) -> Iterator[Stretch]:
        *whole, _ = self._buffer[self._start :].split(b"\n")
        for line in whole:
            self._start += len(line) + 1
            if bare := line.strip(BETWEEN):
                yield Stretch(bare, "" if bare.startswith(b"{") else "a line that is no object")

    def _gap(self, start: int) -> Iterator[Stretch]:
        gap = self._buffer[self._start : start]
        if gap.strip(BETWEEN):
            yield Stretch(gap, "text between the objects")
        self._start = start

    def _found_next(self) -> bool:
        """The list of an answer has ended: the next records are in the next answer, if there is one."""
        found = ANSWER_BEHIND.search(self._buffer, self._start)
        self._buffer = self._buffer[found.end() - 1 if found else -LONGEST_BETWEEN :]
        self._start = self._scanned = 0
        if found:
            self._list_depth = None
        return found is not None


def _closes(text: bytes) -> bool:
    """Tell whether the object at the start of the text ends in it."""
    depth = 0
    for found in TOKEN.finditer(text):
        if found[0] == b'"':
            return False
        depth += (found[0] == b"{") - (found[0] == b"}")
        if not depth:
            return True
    return False

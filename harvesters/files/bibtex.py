"""BibTeX cut into entries: braces are counted, and an entry that lacks one ends where the next begins."""

import re
from collections.abc import Iterator

from harvesters.counting import counted
from harvesters.files.bibtex_parents import Parents
from harvesters.files.blocks import MAX_RUN
from harvesters.files.lines import TextLines
from harvesters.files.reading import Item, Reading, numbered
from normalize.problem import Problem
from normalize.raw import Damaged, RawRecord

START = re.compile(rb"(?<![\w.])@\s*(?:%[^\n]*\s*)*([A-Za-z][\w-]*)\s*(?:%[^\n]*\s*)*([{(])")
NEXT = re.compile(rb"^[ \t]*@\s*[A-Za-z][\w-]*\s*[{(]\s*[^\s,{}()=\"]+\s*,", re.MULTILINE)
BRACE = re.compile(rb"\\.|[{}()]", re.DOTALL)
CLOSING = {b"{": b"}", b"(": b")"}
NO_ENTRY = {b"comment", b"preamble"}
MOST_STRINGS = 2_000


def split_bibtex(reading: Reading) -> Iterator[Item]:
    """Every entry, with the `@string` definitions before it that it uses and behind it the entry that it refers to;
    comments and preambles are left out.
    """
    return numbered(_entries(reading))


def _entries(reading: Reading) -> Iterator[RawRecord | Damaged]:
    cut = _Cut(reading.format or "bibtex")
    text = TextLines(reading)
    for line in text.utf8():
        yield from cut.line(line)
    yield from cut.finish(reading.fault())


class _Cut:
    """The text from the start of the entry that is open; between entries nothing is kept."""

    def __init__(self, format: str) -> None:
        self._format = format
        self._strings: dict[bytes, bytes] = {}
        self._parents = Parents()
        self._buffer = b""
        self._scanned = self._depth = 0
        self._open: re.Match[bytes] | None = None

    def line(self, line: bytes) -> Iterator[RawRecord | Damaged]:
        if self._open and self._depth and NEXT.match(line):
            yield from self._close(len(self._buffer), whole=False)
        self._buffer += line
        yield from self._scan()
        if len(self._buffer) > MAX_RUN:
            fault = f"{counted(len(self._buffer), 'byte')} without the end of an entry"
            yield from self._parents.take(b"", Damaged(self._buffer, 0, fault))
            self._begin_again(len(self._buffer))

    def finish(self, fault: str) -> Iterator[RawRecord | Damaged]:
        """The end of the file; `fault` says why it came early."""
        if fault:
            yield from self._parents.take(b"", Damaged(self._buffer, 0, fault))
        elif self._open:
            yield from self._close(len(self._buffer), whole=False)
        yield from self._parents.finish()

    def _scan(self) -> Iterator[RawRecord | Damaged]:
        while True:
            if self._open is None:
                self._open = START.search(self._buffer)
                if self._open is None:
                    # An @ whose name stands on the next line is kept.
                    at = self._buffer.rfind(b"@")
                    self._buffer = self._buffer[at:] if at >= 0 and len(self._buffer) - at < 1000 else b""
                    return
                self._scanned, self._depth = self._open.end(), 1
            end = self._end()
            if end is None:
                return
            yield from self._close(end, whole=True)

    def _end(self) -> int | None:
        """Where the open entry ends; None where more text is needed."""
        assert self._open is not None, "an entry is open"
        opening = self._open[2]
        for found in BRACE.finditer(self._buffer, self._scanned):
            sign = found[0]
            if opening == b"(" and self._depth == 1 and sign == b")":
                return found.end()
            self._depth += (sign == b"{") - (sign == b"}")
            if self._depth == 0:
                return found.end()
        self._scanned = len(self._buffer)
        return None

    def _close(self, end: int, *, whole: bool) -> Iterator[RawRecord | Damaged]:
        assert self._open is not None, "an entry is open"
        entry = self._buffer[self._open.start() : end]
        kind = self._open[1].lower()
        if kind == b"string":
            self._remember(entry)
        elif kind not in NO_ENTRY:
            problems = (
                () if whole else (Problem("truncated", "the entry breaks off: a closing brace is missing"),)
            )
            data = self._used_strings(entry) + entry.rstrip()
            record = RawRecord(data, 0, self._format, encoding="utf-8", problems=problems)
            yield from self._parents.take(entry, record)
        self._begin_again(end)

    def _begin_again(self, at: int) -> None:
        self._buffer = self._buffer[at:]
        self._open, self._scanned, self._depth = None, 0, 0

    def _remember(self, entry: bytes) -> None:
        name = re.search(rb"[{(]\s*([^\s={(]+)\s*=", entry)
        if name and len(self._strings) < MOST_STRINGS:
            self._strings[name[1].lower()] = entry

    def _used_strings(self, entry: bytes) -> bytes:
        if not self._strings:
            return b""
        words = {word.lower() for word in re.findall(rb"[^\s=#,{}()\"]+", entry)}
        return b"".join(text + b"\n" for name, text in self._strings.items() if name in words)

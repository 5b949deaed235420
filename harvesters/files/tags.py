"""A stream of UTF-8 scanned for the tags of some elements; comments and CDATA sections are passed over."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from harvesters.files import blocks
from harvesters.files.reading import Item

CLOSING = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
LONGEST_TAG = 1 << 16  # bytes; what has no `>` by then is no tag


class Judge(Protocol):
    """Told of every tag in turn, hands out what stands between them. Offsets are in the buffer."""

    def tag(self, buffer: bytes, start: int, end: int, *, closes: bool) -> Iterator[Item]:
        """A start or end tag at `start` to `end`."""
        ...

    def kept_from(self, buffer: bytes, scanned: int) -> int:
        """The first offset that is still needed when everything before `scanned` has been told."""
        ...

    def shift(self, offset: int) -> None:
        """The buffer has lost its first `offset` bytes."""
        ...

    def give_up(self, buffer: bytes, end: int) -> Iterator[Item]:
        """What is open has grown too long to be a record."""
        ...

    def finish(self, buffer: bytes, fault: str) -> Iterator[Item]:
        """The end of the file; `fault` says why it came early."""
        ...


def tag_pattern(*names: bytes) -> re.Pattern[bytes]:
    """Finds the tags of elements with these local names, comments and CDATA sections."""
    return re.compile(
        rb"<(?:!--|!\[CDATA\[|(/?)(?:[\w.-]+:)?(?:" + b"|".join(map(re.escape, names)) + rb")(?=[\s/>]))"
    )


def scan_tags(
    stream: Iterable[bytes], pattern: re.Pattern[bytes], judge: Judge, fault: Callable[[], str] = str
) -> Iterator[Item]:
    """What `judge` makes of the tags that `pattern` (of `tag_pattern`) finds."""
    scanner = _Scanner(pattern, judge)
    for block in stream:
        yield from scanner.feed(block)
    yield from scanner.finish(fault())


class _Scanner:
    def __init__(self, pattern: re.Pattern[bytes], judge: Judge) -> None:
        self._pattern = pattern
        self._judge = judge
        self._buffer = b""
        self._scanned = 0

    def feed(self, block: bytes) -> Iterator[Item]:
        self._buffer += block
        yield from self._scan(final=False)
        keep = self._judge.kept_from(self._buffer, self._scanned)
        if self._scanned - keep > blocks.MAX_RUN:
            yield from self._judge.give_up(self._buffer, self._scanned)
            keep = self._scanned
        self._buffer = self._buffer[keep:]
        self._scanned -= keep
        self._judge.shift(keep)

    def finish(self, fault: str) -> Iterator[Item]:
        yield from self._scan(final=True)
        yield from self._judge.finish(self._buffer, fault)

    def _scan(self, *, final: bool) -> Iterator[Item]:
        unclosed: set[bytes] = set()
        while found := self._pattern.search(self._buffer, self._scanned):
            section = CLOSING.get(found[0])
            close = section or b">"
            end = -1 if close in unclosed else self._buffer.find(close, found.end())
            if end < 0:
                if not final and len(self._buffer) - found.start() < (
                    blocks.MAX_RUN if section else LONGEST_TAG
                ):
                    self._scanned = found.start()
                    return
                unclosed.add(close)
                self._scanned = found.end()
                continue
            self._scanned = end + len(close)
            if not section:
                yield from self._judge.tag(self._buffer, found.start(), self._scanned, closes=bool(found[1]))
        self._scanned = _before_cut_tag(self._buffer, self._scanned)


def _before_cut_tag(buffer: bytes, scanned: int) -> int:
    """Where to go on when more bytes come: at a tag that the end of the buffer cuts, or at that end."""
    last = buffer.rfind(b"<", max(scanned, len(buffer) - LONGEST_TAG))
    return last if last >= 0 and b">" not in buffer[last:] else len(buffer)

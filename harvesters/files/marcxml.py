"""MARCXML and MarcXchange out of a stream of UTF-8, cut at tags so that a broken record harms only itself."""

import re
from collections.abc import Callable, Iterable, Iterator

from harvesters.files.blocks import MAX_RUN
from harvesters.files.elements import Elements
from normalize.raw import Damaged, Deleted, RawRecord

TOKEN = re.compile(rb"<(?:!--|!\[CDATA\[|(/?)(?:[\w.-]+:)?record(?=[\s/>]))")
CLOSING = {b"<!--": b"-->", b"<![CDATA[": b"]]>"}
LONGEST_TAG = 1 << 16  # bytes; what has no `>` by then is no tag


def split_records(
    blocks: Iterable[bytes], flavour: str = "", fault: Callable[[], str] = str
) -> Iterator[RawRecord | Deleted | Damaged]:
    """Every `<record>` with MARC fields, whatever its namespace, and other runs that have them as `Damaged`.

    Comments and CDATA sections are skipped. `fault` says, after the last block, why the stream ended early.
    """
    splitter = _Splitter(flavour)
    for block in blocks:
        yield from splitter.feed(block)
    yield from splitter.finish(fault())


class _Splitter:
    """Finds the tags; what stands between them is judged by `Elements`."""

    def __init__(self, flavour: str) -> None:
        self._elements = Elements(flavour)
        self._buffer = b""
        self._scanned = 0

    def feed(self, block: bytes) -> Iterator[RawRecord | Deleted | Damaged]:
        self._buffer += block
        yield from self._scan(final=False)
        keep = self._elements.kept_from(self._buffer, self._scanned)
        if self._scanned - keep > MAX_RUN:
            yield from self._elements.give_up(self._buffer, self._scanned)
            keep = self._scanned
        self._buffer = self._buffer[keep:]
        self._scanned -= keep
        self._elements.shift(keep)

    def finish(self, fault: str) -> Iterator[RawRecord | Deleted | Damaged]:
        yield from self._scan(final=True)
        yield from self._elements.finish(self._buffer, fault)

    def _scan(self, *, final: bool) -> Iterator[RawRecord | Deleted | Damaged]:
        unclosed: set[bytes] = set()
        while found := TOKEN.search(self._buffer, self._scanned):
            section = CLOSING.get(found[0])
            close = section or b">"
            end = -1 if close in unclosed else self._buffer.find(close, found.end())
            if end < 0:
                if not final and len(self._buffer) - found.start() < (MAX_RUN if section else LONGEST_TAG):
                    self._scanned = found.start()
                    return
                unclosed.add(close)
                self._scanned = found.end()
                continue
            self._scanned = end + len(close)
            if not section:
                yield from self._elements.tag(
                    self._buffer, found.start(), self._scanned, closes=bool(found[1])
                )
        self._scanned = _before_cut_tag(self._buffer, self._scanned)


def _before_cut_tag(buffer: bytes, scanned: int) -> int:
    """Where to go on when more bytes come: at a tag that the end of the buffer cuts, or at that end."""
    last = buffer.rfind(b"<", max(scanned, len(buffer) - LONGEST_TAG))
    return last if last >= 0 and b">" not in buffer[last:] else len(buffer)

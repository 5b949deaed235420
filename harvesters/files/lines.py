"""Text files in lines of UTF-8, whatever they are written in."""

from collections.abc import Iterable, Iterator

from harvesters.files.guessing import guess_file, guessed_encoding
from harvesters.files.reading import Reading
from harvesters.files.transcoding import utf8_blocks, wide_encoding, without_mark
from normalize.problem import Problem

LONGEST_LINE = 1 << 24  # bytes; a line that goes on is handed out in pieces


class TextLines:
    """The lines of a text file with their ends; iterate once.

    `encoding` is what a person named, else that of a byte order mark, else what most lines of the head are in. A file
    may be of several hands: a line that is UTF-8 is left alone in any of them.
    """

    def __init__(self, reading: Reading) -> None:
        self._blocks = reading.blocks
        wide = wide_encoding(reading.head)
        named_wide = (wide or reading.encoding) if reading.encoding.startswith("utf-16") else ""
        self._wide = named_wide or ("" if reading.encoding else wide)
        self.encoding = reading.encoding or self._wide or _most_lines(reading.head)

    def __iter__(self) -> Iterator[bytes]:
        """Lines as they are, but for UTF-16, which comes as UTF-8; the byte order mark is left out."""
        return lines_of(utf8_blocks(_unmarked(self._blocks), self._wide or "utf-8"))

    def as_utf8(self, data: bytes) -> tuple[bytes, tuple[Problem, ...]]:
        """A line, or some, in UTF-8; with a problem where they are neither that nor what the file is in."""
        if _is_utf8(data):
            return data, ()
        if self.encoding not in ("utf-8", "ascii"):
            return data.decode(self.encoding, "replace").encode(), ()
        encoding = guessed_encoding(data)
        message = f"these bytes are no UTF-8; they were read as {encoding}"
        return data.decode(encoding, "replace").encode(), (Problem("encoding", message),)

    def utf8(self) -> Iterator[bytes]:
        """The lines in UTF-8."""
        return (self.as_utf8(line)[0] for line in self)


def lines_of(blocks: Iterable[bytes]) -> Iterator[bytes]:
    r"""Every line with its end: `\n`, `\r\n` or `\r`."""
    rest: list[bytes] = []
    size = 0
    for block in blocks:
        rest.append(block)
        size += len(block)
        if size < LONGEST_LINE and b"\n" not in block and b"\r" not in block:
            continue
        # The last line may go on in the next block, and a \r at the end of this one be half of a \r\n.
        *whole, last = b"".join(rest).splitlines(keepends=True) or [b""]
        yield from whole
        if last.endswith(b"\n") or len(last) > LONGEST_LINE:
            yield last
            last = b""
        rest, size = [last], len(last)
    yield from b"".join(rest).splitlines(keepends=True)


def _unmarked(blocks: Iterable[bytes]) -> Iterator[bytes]:
    for number, block in enumerate(blocks):
        yield block if number else without_mark(block)


def _most_lines(head: bytes) -> str:
    lines = head.splitlines()
    return guess_file(lines[:-1] or lines).encoding


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True

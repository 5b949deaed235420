"""Where in a file each of its records begins."""

from collections.abc import Generator
from pathlib import Path

from harvesters.errors import UnreadableInput
from harvesters.files.blocks import Blocks

ZIP = b"PK\x03\x04"
SLACK = 1 << 18
"""So many bytes may stand between one record and the next."""
TRIES = 50
"""After so many records of which none was found the file holds them in another form."""
_LENGTH = 5
"""The length at the head of a record of ISO 2709, which reading sets right."""


class Locator:
    """Finds the records of a file in their order; a packed file (gzip) counts as unpacked. An archive has no places."""

    def __init__(self, path: Path) -> None:
        self._blocks = _blocks(path)
        self._buffer = b""
        self._base = self._at = 0
        self._left = TRIES
        self._ended = False

    def start_of(self, data: bytes, *, marc: bool = False) -> int | None:
        """The byte, from 0, at which these bytes begin; None where they do not stand in the file as they are."""
        wanted = data[_LENGTH:] if marc else data
        if not wanted or not self._left:
            return None
        reach = len(data) + SLACK
        while len(self._buffer) - self._at < reach and not self._ended:
            self._fill()
        found = self._buffer.find(wanted, self._at, self._at + reach)
        if found < 0:
            self._left -= 1
            return None
        self._left = TRIES
        self._at = found + len(wanted)
        return self._base + found - (_LENGTH if marc else 0)

    def close(self) -> None:
        """Close the file."""
        self._blocks.close()

    def _fill(self) -> None:
        block = next(self._blocks, b"")
        self._ended = not block or (not self._base and not self._buffer and block.startswith(ZIP))
        self._buffer = self._buffer[self._at :] + (b"" if self._ended else block)
        self._base += self._at
        self._at = 0


def _blocks(path: Path) -> Generator[bytes]:
    """The bytes of a file, as far as they can be read: what is wrong with it is told by reading."""
    try:
        yield from Blocks(path)
    except UnreadableInput:
        return

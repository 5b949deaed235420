"""The bytes of a file in blocks of a few megabytes, unpacked where it is gzip."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from harvesters.errors import UnreadableInput

BLOCK = 1 << 21
GZIP = b"\x1f\x8b"
MAX_RUN = 1 << 26  # bytes without the end of a record that are held before they are handed on as damaged


class Blocks:
    """Iterate once. `fault` says, after the last block, why packed data ended early; else it is empty."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.fault = ""

    def __iter__(self) -> Iterator[bytes]:
        try:
            with self._path.open("rb") as file:
                first = file.read(BLOCK)
                yield from self._unpacked(first, file) if first.startswith(GZIP) else _plain(first, file)
        except FileNotFoundError as error:
            raise UnreadableInput(f"There is no file {self._path}: check the name.") from error
        except IsADirectoryError as error:
            raise UnreadableInput(f"{self._path} is a folder: name the files in it.") from error
        except PermissionError as error:
            raise UnreadableInput(
                f"{self._path} may not be read by this user: change its permissions."
            ) from error
        except (OSError, ValueError) as error:
            # ValueError: a name with a NUL in it.
            raise UnreadableInput(f"{str(self._path)!r} cannot be read: {error}.") from error

    def _unpacked(self, data: bytes, file: BinaryIO) -> Iterator[bytes]:
        """RFC 1952: any number of members one after the other, perhaps padded with zeros."""
        unpacker = None
        while data or (data := file.read(BLOCK)):
            if unpacker is None:
                if not (data := data.lstrip(b"\0")):
                    continue
                unpacker = zlib.decompressobj(wbits=31)
            before = unpacker.copy()
            try:
                unpacked = unpacker.decompress(data, BLOCK)
            except zlib.error:
                self.fault = f"the packed data is damaged before byte {file.tell():,}; ask for the file again"
                yield _up_to_the_damage(before, data)
                return
            data = unpacker.unconsumed_tail
            if unpacker.eof:
                data, unpacker = unpacker.unused_data, None
            if unpacked:
                yield unpacked
        if unpacker is not None:
            yield from filter(None, (unpacker.flush(),))
            if not unpacker.eof:
                self.fault = f"the packed file is cut off at byte {file.tell():,}; ask for the file again"


def _up_to_the_damage(unpacker: "zlib._Decompress", data: bytes) -> bytes:
    unpacked = []
    for at in range(0, len(data), 16):
        try:
            unpacked.append(unpacker.decompress(data[at : at + 16]))
        except zlib.error:
            break
    return b"".join(unpacked)


def _plain(block: bytes, file: BinaryIO) -> Iterator[bytes]:
    while block:
        yield block
        block = file.read(BLOCK)

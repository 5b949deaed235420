"""The bytes of a file in blocks of a few megabytes, unpacked where it is gzip."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from harvesters.errors import UnreadableInput

BLOCK = 1 << 21
GZIP = b"\x1f\x8b"
MOST_RATIO = 400  # times its packed size that a file may have, once it is longer than FREE
FREE = 1 << 26
MAX_RUN = 1 << 26  # bytes without the end of a record that are held before they are handed on as damaged


class Stream(Protocol):
    """What is asked of an open file."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...

    def tell(self) -> int:
        """How many bytes were read."""
        ...


class Unpacked:
    """The blocks of an open file; iterate once. `fault` says, after the last, why packed data ended early."""

    def __init__(self, file: Stream) -> None:
        self._file = file
        self.fault = ""

    def __iter__(self) -> Iterator[bytes]:
        first = self._file.read(BLOCK)
        yield from self._unpacked(first) if first.startswith(GZIP) else _plain(first, self._file)

    def _unpacked(self, data: bytes) -> Iterator[bytes]:
        """RFC 1952: any number of members one after the other, perhaps padded with zeros."""
        unpacker = None
        given = 0
        while data or (data := self._file.read(BLOCK)):
            if unpacker is None:
                if not (data := data.lstrip(b"\0")):
                    continue
                unpacker = zlib.decompressobj(wbits=31)
            before = unpacker.copy()
            try:
                unpacked = unpacker.decompress(data, BLOCK)
            except zlib.error:
                self.fault = "the packed data is damaged from here on; ask for the file again"
                yield up_to_the_damage(before, data)
                return
            data = unpacker.unconsumed_tail
            if unpacker.eof:
                data, unpacker = unpacker.unused_data, None
            if unpacked:
                yield unpacked
            given += len(unpacked)
            if given > FREE and given > MOST_RATIO * self._file.tell():
                self.fault = f"the file unpacks to more than {MOST_RATIO} times its size, as no records do"
                return
        if unpacker is not None:
            yield from filter(None, (unpacker.flush(),))
            if not unpacker.eof:
                self.fault = (
                    f"the packed file is cut off at byte {self._file.tell():,}; ask for the file again"
                )


class Blocks:
    """The blocks of a file by its name; iterate once. `fault` as in `Unpacked`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unpacked: Unpacked | None = None

    @property
    def fault(self) -> str:
        """Why packed data ended early."""
        return self._unpacked.fault if self._unpacked else ""

    def __iter__(self) -> Iterator[bytes]:
        try:
            with self._path.open("rb") as file:
                self._unpacked = Unpacked(file)
                yield from self._unpacked
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


def up_to_the_damage(unpacker: "zlib._Decompress", data: bytes) -> bytes:
    """What can be unpacked of data in which there is an error: zlib gives nothing of the step that has it."""
    unpacked = []
    for at in range(len(data)):
        try:
            unpacked.append(unpacker.decompress(data[at : at + 1]))
        except zlib.error:
            break
    return b"".join(unpacked)


def _plain(block: bytes, file: Stream) -> Iterator[bytes]:
    while block:
        yield block
        block = file.read(BLOCK)

"""One member of a ZIP archive as a stream that goes up to the very byte where it is damaged."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from harvesters.files.blocks import up_to_the_damage

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
PACKED = 1 << 16  # bytes; they unpack to 66 MB at most
LOCAL_HEADER = struct.Struct(
    "<26xHH"
)  # APPNOTE.TXT, section 4.3.7: the lengths of the name and of what is extra


class MemberStream:
    """A `Stream` of an opened member. `fault` says, once all was read, why it is damaged."""

    def __init__(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: IO[bytes]) -> None:
        self._archive = archive
        self._member = member
        self._file = file
        self._given = 0
        self._rest: Iterator[bytes] = iter(())
        self.fault = ""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes, but for what is saved of a damaged member; none at the end."""
        if self.fault:
            return next(self._rest, b"")
        try:
            data = self._file.read(size)
        except BROKEN as error:
            self.fault = f"the archive is damaged here: {error}"
            self._rest = self._saved()
            return next(self._rest, b"")
        self._given += len(data)
        return data

    def tell(self) -> int:
        return self._given

    def _saved(self) -> Iterator[bytes]:
        """What can be unpacked of the member behind the bytes that were given."""
        if self._archive.fp is None or self._member.compress_type not in (
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        ):
            return
        skip = self._given
        for data in _unpacked(self._archive.fp, self._member):
            if fresh := data[skip:]:
                self._given += len(fresh)
                yield fresh
            skip = max(0, skip - len(data))


def _unpacked(file: IO[bytes], member: zipfile.ZipInfo) -> Iterator[bytes]:
    file.seek(member.header_offset)
    at = member.header_offset + LOCAL_HEADER.size + sum(LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size)))
    end = at + member.compress_size
    unpacker = None if member.compress_type == zipfile.ZIP_STORED else zlib.decompressobj(wbits=-15)
    while at < end:
        # Others may read in between.
        file.seek(at)
        if not (data := file.read(min(PACKED, end - at))):
            return
        at += len(data)
        if unpacker is None:
            yield data
            continue
        before = unpacker.copy()
        try:
            yield unpacker.decompress(data)
        except zlib.error:
            yield up_to_the_damage(before, data)
            return

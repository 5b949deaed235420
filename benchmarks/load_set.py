"""The records that are loaded: a file unpacked, cut or repeated to the wanted number of records."""

import gzip
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]
DEFAULT_FILE = ROOT.parent / "shared" / "data" / "lc-books-2016" / "lc_random_100k.mrc.gz"
RECORD_END = b"\x1d"
BLOCK = 1 << 22


class LoadSetError(Exception):
    """The benchmark cannot run; the message is one plain sentence."""


def unpack(source: Path, target: Path, size: int = 0) -> int:
    """Writes `size` records of `source` to `target` (0: all of them once); how many there are."""
    if not source.is_file():
        raise LoadSetError(f"{source} is not here; name a file of ISO 2709 records with --file.")
    if not size:
        with _opened(source) as stream, target.open("wb") as plain:
            shutil.copyfileobj(stream, plain, BLOCK)
        return sum(1 for _ in records(target))
    written = 0
    with target.open("wb") as plain:
        while written < size:
            before = written
            for record in records(source):
                plain.write(record if not before else _renumbered(record, written))
                written += 1
                if written == size:
                    break
            if written == before:
                raise LoadSetError(f"{source} holds no record.")
    return written


def records(source: Path) -> Iterator[bytes]:
    """The records of a file, split at the record terminator (ISO 2709)."""
    rest = b""
    with _opened(source) as stream:
        while block := stream.read(BLOCK):
            *whole, rest = (rest + block).split(RECORD_END)
            yield from (record + RECORD_END for record in whole)


def _renumbered(record: bytes, number: int) -> bytes:
    """The record with another 001 of the same length, so that a repeated record is a new one."""
    base = int(record[12:17])
    if record[24:27] != b"001":
        return record
    length = int(record[27:31]) - 1
    name = f"r{number}".encode().ljust(length)[:length]
    return record[:base] + name + record[base + length :]


@contextmanager
def _opened(source: Path) -> Iterator[IO[bytes] | gzip.GzipFile]:
    if source.suffix == ".gz":
        with gzip.open(source, "rb") as packed:
            yield packed
    else:
        with source.open("rb") as plain:
            yield plain

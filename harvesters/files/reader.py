"""One file of records, whatever its carrier."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path

import msgspec

from harvesters.errors import UnreadableInput
from harvesters.files.archives import split_zip
from harvesters.files.blocks import Blocks
from harvesters.files.carriers import CARRIERS, Format, carrier_of, format_named
from harvesters.files.reading import Item, Reading
from harvesters.files.transcoding import codec_named

ENOUGH = 1 << 16  # bytes to tell the carrier by


class Wishes(msgspec.Struct, frozen=True):
    """What a person said of a file: the format, a codec's name or `marc8`, the columns of a table by element."""

    format: Format = Format()
    encoding: str = ""
    columns: Mapping[str, str] = {}


def read_file(
    path: Path, *, format: str = "auto", encoding: str = "auto", columns: Mapping[str, str] | None = None
) -> Iterator[Item]:
    """Every record of the file in its order, positions counted from 1; bad bytes come as `Damaged`.

    `format` is a name of FORMATS; `encoding` a Python codec's name or `marc8`; `auto` finds them out. `columns` says
    which column of a table holds an element (`columns.py`), where their names don't tell. Raises `UnreadableInput`
    with the first record where the file holds none. Memory is flat.
    """
    wishes = wishes_of(format, encoding, columns)
    blocks = Blocks(path)
    reading, carrier = begun(iter(blocks), str(path), lambda: blocks.fault, wishes)
    if carrier == "zip":
        yield from split_zip(
            path, str(path), lambda stream, name, fault: _member(stream, name, fault, wishes)
        )
    else:
        yield from CARRIERS[carrier].split(reading)


def wishes_of(format: str, encoding: str, columns: Mapping[str, str] | None = None) -> Wishes:
    """What the words of a person mean; `UnreadableInput` for a format or encoding that nobody knows."""
    named = "" if encoding == "auto" else encoding if encoding == "marc8" else codec_named(encoding)
    return Wishes(format_named(format), named, columns or {})


def begun(
    stream: Iterator[bytes], name: str, fault: Callable[[], str], wishes: Wishes
) -> tuple[Reading, str]:
    """A file as its splitter wants it, and the name of its carrier."""
    head = _head(stream)
    if not head and (reason := fault()):
        raise UnreadableInput(f"{name} cannot be unpacked: {reason}.")
    wanted = wishes.format
    carrier = carrier_of(head, name, wanted.carrier)
    blocks = chain((head,), stream)
    reading = Reading(
        name, head, blocks, fault, wanted.records, wanted.flavour, wishes.encoding, wishes.columns
    )
    return reading, carrier


def _member(stream: Iterator[bytes], name: str, fault: Callable[[], str], wishes: Wishes) -> Iterator[Item]:
    reading, carrier = begun(stream, name, fault, wishes)
    if carrier == "zip":
        raise UnreadableInput(f"{name} is a ZIP archive inside another: unpack it first.")
    yield from CARRIERS[carrier].split(reading)


def _head(stream: Iterator[bytes]) -> bytes:
    """The first bytes, enough to tell what the file is."""
    head = b""
    for block in stream:
        head += block
        if len(head) >= ENOUGH:
            break
    return head

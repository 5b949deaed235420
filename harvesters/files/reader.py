"""One file of records, whatever its carrier."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from harvesters.errors import UnreadableInput
from harvesters.files.blocks import Blocks
from harvesters.files.iso2709 import frame
from harvesters.files.marcxml import split_records
from harvesters.files.sniffing import carrier_of
from harvesters.files.transcoding import codec_named, utf8_blocks, without_mark, xml_encoding
from normalize.raw import Damaged, Deleted, RawRecord

# What a person may call a format -> its carrier and, where the name says so, the flavour of its records.
FORMATS = {
    "auto": ("", ""),
    "marc": ("marc", ""),
    "marc21": ("", "marc21"),
    "unimarc": ("", "unimarc"),
    "cnmarc": ("", "cnmarc"),
    "marcxml": ("marcxml", ""),
    "cnmarcxml": ("marcxml", "cnmarc"),
}
ENOUGH = 1 << 16  # bytes to tell the carrier by


def read_file(
    path: Path, *, format: str = "auto", encoding: str = "auto"
) -> Iterator[RawRecord | Deleted | Damaged]:
    """Every record of the file in its order, positions counted from 1; bad bytes come as `Damaged`.

    `encoding` is a Python codec's name or `marc8`; `auto` reads it off each record, in XML off the file.
    Raises `UnreadableInput` with the first record where the file is something else. Memory is flat.
    """
    if format not in FORMATS:
        raise UnreadableInput(f"There is no format {format!r}: name one of {', '.join(FORMATS)}.")
    carrier, flavour = FORMATS[format]
    named = "" if encoding == "auto" else encoding if encoding == "marc8" else codec_named(encoding)
    blocks = Blocks(path)
    stream = iter(blocks)
    head = _head(stream)
    if not head and blocks.fault:
        raise UnreadableInput(f"{path} cannot be unpacked: {blocks.fault}.")
    if carrier_of(head, path, carrier) == "marc":
        yield from frame(chain((head,), stream), flavour, named, lambda: blocks.fault)
        return
    named = named or xml_encoding(head)
    rest = utf8_blocks(chain((without_mark(head),), stream), named)
    yield from split_records(rest, flavour, lambda: blocks.fault)


def _head(stream: Iterator[bytes]) -> bytes:
    """The first bytes, enough to tell what the file is."""
    head = b""
    for block in stream:
        head += block
        if len(head) >= ENOUGH:
            break
    return head

"""Union records written in a format, one after another, with an account of each that was not."""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import msgspec

from catalog.catalogue import Catalogue
from catalog.database import chunks
from catalog.entries import entry_of
from catalog.terms import redistributable
from catalog.union import UnionRecord
from normalize.exports.formats import CannotWrite, Format, binary_writer_of, writer_of

UNIONS_AT_ONCE = 500
JSON = Format("json", "JSON", "application/x-ndjson", "json", "", between="\n", closing="\n", utf8_only=True)


class Unwritten(msgspec.Struct, frozen=True):
    """A record that has no place in the format, and why."""

    id: str
    reason: str


class Exported(msgspec.Struct):
    """Counts: found = written + withheld + unwritten + gone.

    `withheld`: may not be given away by the terms of its sources; `gone`: found by the search, but no longer in the
    catalogue.
    """

    format: str
    encoding: str
    found: int = 0
    written: int = 0
    withheld: int = 0
    gone: int = 0
    unwritten: list[Unwritten] = []


def export(
    catalogue: Catalogue, ids: Iterable[str], format_: Format, encoding: str, sink: BinaryIO
) -> Exported:
    """Write the records with these ids to a binary file; memory does not grow with their number."""
    report = Exported(format_.name, encoding)
    encoded = _encoder(format_, encoding)
    between = b""
    sink.write(_named(format_.opening, encoding))
    for given in _given(catalogue, ids, report):
        try:
            data = encoded(given)
        except CannotWrite as fault:
            report.unwritten.append(Unwritten(given.id, str(fault)))
            continue
        sink.write(between + data)
        between = format_.between.encode(encoding)
        report.written += 1
    sink.write(format_.closing.encode(encoding) if report.written or format_.opening else b"")
    return report


def _given(catalogue: Catalogue, ids: Iterable[str], report: Exported) -> Iterator[UnionRecord]:
    """The union records that may be given away, as far as they may."""
    for names in chunks(ids, UNIONS_AT_ONCE):
        found = catalogue.unions(names)
        report.found += len(names)
        for name in names:
            union = found.get(name)
            given = None if union is None else redistributable(union)
            if given is not None:
                yield given
            elif union is None:
                report.gone += 1
            else:
                report.withheld += 1


def _encoder(format_: Format, encoding: str) -> Callable[[UnionRecord], bytes]:
    """What makes the bytes of one record."""
    if format_ is JSON:
        return msgspec.json.Encoder().encode
    if format_.binary:
        write_bytes = binary_writer_of(format_)
        return lambda union: write_bytes(entry_of(union), encoding)
    write = writer_of(format_)
    # Half a character that a source left behind has no bytes in any encoding.
    return lambda union: write(entry_of(union)).encode(encoding, "replace")


def _named(opening: str, encoding: str) -> bytes:
    """What stands before all records; a declaration of XML names the encoding."""
    return opening.replace('encoding="UTF-8"', f'encoding="{encoding.upper()}"', 1).encode(encoding)

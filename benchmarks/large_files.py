"""Files of records of any size, written without holding them."""

import gzip
import zipfile
from collections.abc import Callable, Iterator
from itertools import chain, count
from pathlib import Path
from typing import IO

TITLE = "Tides and currents of the northern seas, part %d"
NOTE = "Soundings in fathoms, compiled from the surveys of several years. " * 10
BATCH = 1 << 20
ROW_BYTES = 50  # of a workbook, about

Write = Callable[[Path, int], None]
"""Writes a file of about so many bytes."""


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEETS = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
    f'"application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/><Override '
    f'PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/><Override '
    f'PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {SHEETS.decode()} xmlns:r="{OFFICE}"><sheets><sheet name="records" '
    'sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" '
    f'Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
}


def iso2709(number: int) -> bytes:
    """A record of MARC 21."""
    fields = (b"%09d" % number, b"10\x1fa" + (TITLE % number).encode(), b"  \x1fa" + NOTE.encode())
    directory, body = b"", b""
    for tag, field in zip((b"001", b"245", b"500"), fields, strict=True):
        directory += b"%s%04d%05d" % (tag, len(field) + 1, len(body))
        body += field + b"\x1e"
    base = 24 + len(directory) + 1
    leader = b"%05dnam a22%05d a 4500" % (base + len(body) + 1, base)
    return leader + directory + b"\x1e" + body + b"\x1d"


def marcxml(number: int) -> bytes:
    """The same in XML."""
    return (
        f'<record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">{number}</controlfield>'
        f'<datafield tag="245" ind1="1" ind2="0"><subfield code="a">{TITLE % number}</subfield></datafield>'
        f'<datafield tag="500" ind1=" " ind2=" "><subfield code="a">{NOTE}</subfield></datafield></record>\n'
    ).encode()


def mods(number: int) -> bytes:
    """A record of MODS."""
    return (
        f"<mods><titleInfo><title>{TITLE % number}</title></titleInfo><note>{NOTE}</note></mods>\n".encode()
    )


def csv_row(number: int) -> bytes:
    """A row of a table."""
    return f'{number},"{TITLE % number}",1999,"{NOTE}"\n'.encode()


def ris(number: int) -> bytes:
    """A reference in RIS."""
    return f"TY  - BOOK\nID  - {number}\nTI  - {TITLE % number}\nN2  - {NOTE}\nER  - \n\n".encode()


def json_object(number: int) -> bytes:
    """A reference in CSL JSON."""
    return f'{{"id": "{number}", "type": "book", "title": "{TITLE % number}", "abstract": "{NOTE}"}}'.encode()


def json_line(number: int) -> bytes:
    """One on a line."""
    return json_object(number) + b"\n"


def json_member(number: int) -> bytes:
    """One in a list."""
    return (b",\n" if number > 1 else b"") + json_object(number)


def plain(record: Callable[[int], bytes], head: bytes = b"", tail: bytes = b"") -> Write:
    """A file of records between a head and a tail."""

    def write(path: Path, size: int) -> None:
        with path.open("wb") as file:
            _fill(file, chain((head,), map(record, count(1))), size, tail)

    return write


def gzipped(record: Callable[[int], bytes], head: bytes = b"", tail: bytes = b"") -> Write:
    """The same, packed; the size is that of what is packed."""

    def write(path: Path, size: int) -> None:
        with gzip.open(path, "wb", compresslevel=1) as file:
            _fill(file, chain((head,), map(record, count(1))), size, tail)

    return write


def zipped(record: Callable[[int], bytes], head: bytes = b"", tail: bytes = b"") -> Write:
    """A ZIP archive with one member."""

    def write(path: Path, size: int) -> None:
        packing = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        with packing as archive, archive.open("records", "w", force_zip64=True) as file:
            _fill(file, chain((head,), map(record, count(1))), size, tail)

    return write


def workbook(path: Path, size: int) -> None:
    """Rows with a number, a title and a year, the titles in the table of shared strings, as Excel writes them."""
    numbers = range(1, size // ROW_BYTES + 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        strings = chain((b"<si><t>id</t></si><si><t>Title</t></si>",), map(_string, numbers))
        _part(archive, "xl/sharedStrings.xml", b"<sst %s>" % SHEETS, strings, b"</sst>")
        head = b"<worksheet %s><sheetData>" % SHEETS
        rows = chain((b'<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>',), map(_row, numbers))
        _part(archive, "xl/worksheets/sheet1.xml", head, rows, b"</sheetData></worksheet>")


def _string(number: int) -> bytes:
    return f"<si><t>{TITLE % number}</t></si>".encode()


def _row(number: int) -> bytes:
    return b'<row><c><v>%d</v></c><c t="s"><v>%d</v></c></row>' % (number, number + 1)


def _part(archive: zipfile.ZipFile, name: str, head: bytes, pieces: Iterator[bytes], tail: bytes) -> None:
    with archive.open(name, "w", force_zip64=True) as file:
        file.write(head)
        for piece in pieces:
            file.write(piece)
        file.write(tail)


def _fill(file: IO[bytes] | gzip.GzipFile, pieces: Iterator[bytes], size: int, tail: bytes) -> None:
    written = 0
    batch = bytearray()
    for piece in pieces:
        batch += piece
        if len(batch) >= BATCH:
            file.write(batch)
            written += len(batch)
            batch.clear()
            if written >= size:
                break
    file.write(tail)


XML_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
XML_TAIL = b"</collection>\n"
MODS_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3">\n'

# Kind -> how it is written, and its bytes in parts of the size that is asked for (1: all of it).
KINDS: dict[str, tuple[Write, float]] = {
    "ISO 2709": (plain(iso2709), 1),
    "ISO 2709, gzip": (gzipped(iso2709), 1),
    "ISO 2709, ZIP": (zipped(iso2709), 1),
    "MARCXML": (plain(marcxml, XML_HEAD, XML_TAIL), 1),
    "MARCXML, gzip": (gzipped(marcxml, XML_HEAD, XML_TAIL), 1),
    "MODS": (plain(mods, MODS_HEAD, b"</modsCollection>\n"), 1 / 3),
    "CSV": (plain(csv_row, b"id,title,year,abstract\n"), 1 / 3),
    "RIS": (plain(ris), 1 / 3),
    "JSON lines": (plain(json_line), 1 / 3),
    "JSON, one list": (plain(json_member, b"[", b"]\n"), 1 / 3),
    "JSON, an answer with a list": (plain(json_member, b'{"total": 1, "items": [', b"]}\n"), 1 / 3),
    "XLSX": (workbook, 1 / 300),
}

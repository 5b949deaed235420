"""The formats that a record goes out in. A module is imported when its format is asked for the first time."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import msgspec

from normalize.exports.columns import HEADING
from normalize.exports.entry import Entry

Writer = Callable[[Entry], str]
BinaryWriter = Callable[[Entry, str], bytes]
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_GATHERED_DC = (
    '<records xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)
_MODS_SPACE = 'xmlns="http://www.loc.gov/mods/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


class CannotWrite(ValueError):
    """A record has no place in a format; the message says why in one sentence."""


class Format(msgspec.Struct, frozen=True):
    """A line of the table.

    `writer` is a module of this package and, behind a colon, its function. It makes a text of an entry; that of a
    `binary` format makes bytes of an entry and the name of an encoding (`utf-8`, `gb18030`). Both raise `CannotWrite`.
    `suffix` is that of a file and of the address of a record, `head` stands before a single record, `opening`,
    `between` and `closing` around several in one file. `utf8_only` formats are never written in another encoding. A
    `citation` is for people to read.
    """

    name: str
    label: str
    media_type: str
    suffix: str
    writer: str
    head: str = ""
    opening: str = ""
    between: str = ""
    closing: str = ""
    binary: bool = False
    utf8_only: bool = False
    citation: bool = False


FORMATS = {
    each.name: each
    for each in (
        Format(
            "marc", "MARC 21", "application/marc", "mrc", "marc_carriers:marc", binary=True, utf8_only=True
        ),
        Format(
            "marcxml", "MARCXML", "application/marcxml+xml", "marc.xml", "marc_carriers:marcxml",
            _XML, f'{_XML}<collection xmlns="http://www.loc.gov/MARC21/slim">\n', "\n", "\n</collection>\n",
        ),
        Format("cnmarc", "CNMARC", "application/marc", "cnmarc.mrc", "marc_carriers:cnmarc", binary=True),
        Format(
            "cnmarcxml", "CNMARC (MarcXchange)", "application/xml", "cnmarc.xml", "marc_carriers:cnmarcxml",
            _XML, f'{_XML}<collection xmlns="info:lc/xmlns/marcxchange-v2">\n', "\n", "\n</collection>\n",
        ),
        Format(
            "dc", "Dublin Core", "application/xml", "dc.xml", "dc:oai_dc",
            _XML, _XML + _GATHERED_DC, "\n", "\n</records>\n",
        ),
        Format(
            "dcterms", "DCMI Terms", "application/xml", "dcterms.xml", "dc:dcterms",
            _XML, _XML + _GATHERED_DC, "\n", "\n</records>\n",
        ),
        Format(
            "mods", "MODS", "application/mods+xml", "mods.xml", "mods:mods",
            _XML, f"{_XML}<modsCollection {_MODS_SPACE}>\n", "\n", "\n</modsCollection>\n",
        ),
        Format("ris", "RIS", "application/x-research-info-systems", "ris", "ris:ris", between="\r\n"),
        Format("bibtex", "BibTeX", "application/x-bibtex", "bib", "bibtex:bibtex", between="\n"),
        Format("endnote", "EndNote", "application/x-endnote-refer", "enw", "endnote:endnote", between="\r\n"),
        Format(
            "csljson", "CSL-JSON", "application/vnd.citationstyles.csl+json", "csl.json", "csl_json:csl_json",
            "", "[\n", ",\n", "\n]\n", utf8_only=True,
        ),
        Format("csv", "CSV", "text/csv", "csv", "table_row:csv_row", head=HEADING, opening=HEADING),
        Format(
            "gbt7714", "GB/T 7714-2025", "text/plain", "gbt7714.txt", "gbt7714:gbt7714",
            between="\n", closing="\n", citation=True,
        ),
        Format(
            "gbt7714-2015", "GB/T 7714-2015", "text/plain", "gbt7714-2015.txt", "gbt7714:gbt7714_2015",
            between="\n", closing="\n", citation=True,
        ),
        Format("apa", "APA", "text/plain", "apa.txt", "apa:apa", between="\n", closing="\n", citation=True),
        Format(
            "chicago", "Chicago", "text/plain", "chicago.txt", "chicago:chicago",
            between="\n", closing="\n", citation=True,
        ),
        Format(
            "chicago-17", "Chicago, 17th edition", "text/plain", "chicago-17.txt", "chicago:chicago_17",
            between="\n", closing="\n", citation=True,
        ),
    )
}  # fmt: skip


def writer_of(format_: Format) -> Writer:
    """Return what writes a record as text."""
    found: Writer = _function(format_)
    return found


def binary_writer_of(format_: Format) -> BinaryWriter:
    """Return what writes a record as bytes in an encoding."""
    found: BinaryWriter = _function(format_)
    return found


def _function(format_: Format) -> Any:
    module, _, function = format_.writer.partition(":")
    return getattr(import_module(f"normalize.exports.{module}"), function)


def document(format_: Format, entry: Entry) -> bytes:
    """A single record as a file of its own, in UTF-8. Raises CannotWrite."""
    if format_.binary:
        return binary_writer_of(format_)(entry, "utf-8")
    return f"{format_.head}{writer_of(format_)(entry)}".rstrip("\n").encode(errors="replace") + b"\n"

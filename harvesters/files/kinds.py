"""What is known or guessed of a file before it is read, for the person who asked for it."""

import re
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path

import msgspec

from harvesters.files.blocks import Blocks
from harvesters.files.carriers import CARRIERS
from harvesters.files.guessing import NAMES, Guess
from harvesters.files.iso2709 import encoding_of, frame
from harvesters.files.lines import TextLines
from harvesters.files.reader import begun, wishes_of
from harvesters.files.reading import Reading
from harvesters.files.shapes import shape_of
from harvesters.files.sniffing import head_of
from harvesters.files.tables import header_of
from harvesters.files.transcoding import xml_encoding
from normalize.raw import RawRecord

LOOKED_AT = 200  # records whose tags tell the flavour
TAG_245 = re.compile(rb"""<(?:[\w.-]+:)?datafield\s[^>]*tag\s*=\s*["']245["']""")
TAG_200 = re.compile(rb"""<(?:[\w.-]+:)?datafield\s[^>]*tag\s*=\s*["']200["']""")
FLAVOURS = {
    "marc21": "MARC 21",
    "unimarc": "UNIMARC or CNMARC",
    "cnmarc": "CNMARC",
    "mixed": "MARC of both families",
}


class FileKind(msgspec.Struct, frozen=True):
    """`format` is a name of CARRIERS or `zip`; `flavour` (marc21, unimarc, mixed) and `encoding` are empty where they
    do not apply. `sentence` says it to a person, and how sure it is.
    """

    format: str
    flavour: str
    encoding: str
    sentence: str


def describe_file(
    path: Path, *, format: str = "auto", encoding: str = "auto", columns: Mapping[str, str] | None = None
) -> FileKind:
    """What `read_file` takes the file for, asked in the same way; `UnreadableInput` where it takes it for nothing."""
    wishes = wishes_of(format, encoding, columns)
    blocks = Blocks(path)
    reading, carrier = begun(iter(blocks), str(path), lambda: blocks.fault, wishes)
    if carrier == "zip":
        return FileKind(carrier, "", "", f"{path}: a ZIP archive, whose files are read in turn.")
    # Only the head is looked at: what is broken further on is said by the reading.
    headed = msgspec.structs.replace(reading, blocks=iter((reading.head,)), fault=str)
    described = DESCRIBED.get(carrier, _described_text)(headed)
    what = CARRIERS[carrier].what
    parts = [
        what,
        *(part for part in (described.flavour_said, described.encoding_said, described.more) if part),
    ]
    named = " (as you said)" if wishes.encoding and described.encoding_said else ""
    sentence = f"{path}: {'; '.join(parts)}{named}."
    return FileKind(carrier, described.flavour, described.encoding, sentence)


class Described(msgspec.Struct, frozen=True):
    """Parts of a `FileKind` and the words for them."""

    flavour: str = ""
    flavour_said: str = ""
    encoding: str = ""
    encoding_said: str = ""
    more: str = ""


def _described_marc(reading: Reading) -> Described:
    raws = (item for item in frame((reading.head,)) if isinstance(item, RawRecord))
    flavour, why = _flavour(list(map(_has_title_fields, islice(raws, LOOKED_AT))), reading.flavour)
    guess = Guess(reading.encoding) if reading.encoding else encoding_of(reading.head)
    return Described(flavour, why, guess.encoding, _said(guess))


def _described_xml(reading: Reading) -> Described:
    text = head_of(reading.head).text
    encoding = reading.encoding or xml_encoding(reading.head)
    shape = shape_of(text, reading.name, reading.flavour, reading.format)
    marc = [(True, False)] * len(TAG_245.findall(text)) + [(False, True)] * len(TAG_200.findall(text))
    flavour, why = _flavour(marc, reading.flavour) if marc and shape.fallback == "" else ("", "")
    what = {
        "marc": "MARCXML",
        "envelopes": "records in envelopes of OAI-PMH or SRU",
        "elements": f"each <{shape.element.decode()}> is a record ({shape.fallback})",
    }
    return Described(flavour, why, encoding, NAMES.get(encoding, encoding), what[shape.kind])


def _described_table(reading: Reading) -> Described:
    header = header_of(reading)
    text = TextLines(reading)
    used = ", ".join(f"{element} = {column}" for element, column in header.columns.items())
    unused = len(set(header.names) - set(header.columns.values()))
    more = f"columns {used}" + (f"; {unused} other columns are kept as they are" if unused else "")
    return Described("", "", text.encoding, NAMES.get(text.encoding, text.encoding), more)


def _described_text(reading: Reading) -> Described:
    encoding = TextLines(reading).encoding
    return Described("", "", encoding, NAMES.get(encoding, encoding))


def _described_workbook(reading: Reading) -> Described:
    del reading
    return Described()


DESCRIBED: Mapping[str, Callable[[Reading], Described]] = {
    "marc": _described_marc,
    "xml": _described_xml,
    "table": _described_table,
    "workbook": _described_workbook,
}


def _has_title_fields(raw: RawRecord) -> tuple[bool, bool]:
    directory = raw.data[24:].partition(b"\x1e")[0]
    tags = {directory[at : at + 3] for at in range(0, len(directory), 12)}
    return b"245" in tags, b"200" in tags


def _flavour(found: list[tuple[bool, bool]], named: str) -> tuple[str, str]:
    """The flavour and the words for it, of whether each record has 245 and 200."""
    if named:
        return named, f"{FLAVOURS.get(named, named)} as you said"
    unimarc = sum(has_200 and not has_245 for has_245, has_200 in found)
    if not unimarc:
        return "marc21", "MARC 21 by its tags"
    if unimarc >= 0.9 * len(found):
        return "unimarc", f"{FLAVOURS['unimarc']} by its tags (200 without 245)"
    return (
        "mixed",
        f"{unimarc} of the first {len(found)} records are UNIMARC or CNMARC by their tags, the others MARC 21",
    )


def _said(guess: Guess) -> str:
    name = NAMES.get(guess.encoding, guess.encoding)
    if not guess.of:
        return name
    others = guess.of - guess.agree
    seen = f"{guess.agree} of the first {guess.of} records with other characters than ASCII"
    return f"{name} ({seen})" if others else name

"""XML files cut into records, whatever their schema."""

from collections.abc import Iterator
from itertools import chain

from harvesters.files.elements import Elements
from harvesters.files.envelopes import TAGS, Envelopes
from harvesters.files.marcxml import RECORD
from harvesters.files.payloads import Asked
from harvesters.files.rdf import publications
from harvesters.files.reading import Item, Reading, numbered
from harvesters.files.shapes import Shape, shape_of
from harvesters.files.sniffing import head_of
from harvesters.files.stretches import Stretches
from harvesters.files.tags import scan_tags, tag_pattern
from harvesters.files.transcoding import utf8_blocks, without_mark, xml_encoding

# Elements that stand for one another in a file.
TOGETHER = ((b"PubmedArticle", b"PubmedBookArticle"), (b"dc", b"qualifieddc"))


def split_xml(reading: Reading) -> Iterator[Item]:
    """Every record of the file; raises `UnreadableInput` at the first where it is XML of another kind."""
    shape = shape_of(head_of(reading.head).text, reading.name, reading.flavour, reading.format)
    encoding = reading.encoding or xml_encoding(reading.head)
    first = next(reading.blocks, b"")
    blocks = utf8_blocks(chain((without_mark(first),), reading.blocks), encoding)
    if shape.kind == "marc":
        return scan_tags(blocks, RECORD, Elements(reading.flavour), reading.fault)
    if shape.kind == "envelopes":
        asked = Asked(reading.format, reading.flavour)
        return numbered(scan_tags(blocks, TAGS, Envelopes(asked), reading.fault))
    judge = Stretches(reading.format, shape.fallback)
    items = scan_tags(blocks, tag_pattern(*_names(shape)), judge, reading.fault)
    if shape.fallback == "rdf_xml":
        items = chain.from_iterable(map(publications, items))
    return numbered(items)


def _names(shape: Shape) -> tuple[bytes, ...]:
    return next((names for names in TOGETHER if shape.element in names), (shape.element,))

"""Elements of a page to what is delivered."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

import msgspec
from lxml import etree

from harvesters.oai.plain import CutRecord
from harvesters.oai.sanitizing import was_touched, without_marks
from harvesters.oai.xml import all_text, children, local_name
from harvesters.payload import payload_format
from normalize.problem import Problem
from normalize.raw import Damaged, Deleted, RawRecord

FLAVOURS = {"marc21": "marc21", "unimarc": "unimarc", "cnmarc": "cnmarc"}
LARGEST = 64 << 20
ILLEGAL = Problem("illegal_characters", "Characters that XML does not allow were replaced or written anew.")


class Item(msgspec.Struct, frozen=True):
    """What one element holds. `digest` tells whether the same was delivered already; `identifier` may be empty."""

    identifier: str
    delivery: RawRecord | Deleted | Damaged
    digest: bytes


class Reading(msgspec.Struct, frozen=True):
    """How records are read. `format` is what the source's entry says: `auto`, a flavour of MARC or the name of a
    format; `mended`: characters of the page were replaced.
    """

    prefix: str
    format: str = "auto"
    mended: bool = True


def items_of(
    records: tuple[etree._Element | CutRecord, ...], reading: Reading, position: int = 1
) -> Iterator[Item]:
    """Every `record` of a page in its order, positions counted from `position`."""
    for number, record in enumerate(records, start=position):
        yield (
            _cut_item(record, reading, number)
            if isinstance(record, CutRecord)
            else _item(record, reading, number)
        )


def _cut_item(record: CutRecord, reading: Reading, position: int) -> Item:
    identifier, data = record.identifier, record.data
    if not data:
        deleted = Deleted(identifier, position, record.datestamp)
        return Item(identifier, deleted, digest(identifier, b"deleted"))
    if len(data) > LARGEST:
        damaged = Damaged(data, position, _too_large(identifier, data), identifier)
        return Item(identifier, damaged, digest(identifier, data))
    raw = RawRecord(
        data=data,
        position=position,
        format=_format(record.namespace, record.name, reading),
        flavour=FLAVOURS.get(reading.format) or FLAVOURS.get(record.flavour, ""),
        identifier=identifier,
        datestamp=record.datestamp,
    )
    return Item(identifier, raw, digest(identifier, data))


def _item(record: etree._Element, reading: Reading, position: int) -> Item:
    parts = {local_name(child): child for child in reversed(record)}
    header = parts.get("header")
    if header is None:
        return _damaged(record, "", position, "a record without a header")
    said = {local_name(child): child for child in reversed(header)}
    identifier = _clean(said.get("identifier"))
    if not identifier:
        return _damaged(record, "", position, "a header without an identifier")
    datestamp = _clean(said.get("datestamp"))
    if (header.get("status") or "").strip().lower() == "deleted":
        return Item(identifier, Deleted(identifier, position, datestamp), digest(identifier, b"deleted"))
    payload = _payload(parts.get("metadata"))
    if payload is None:
        return _damaged(record, identifier, position, f"the record {identifier} has no metadata")
    data = etree.tostring(payload, encoding="utf-8", with_tail=False)
    if len(data) > LARGEST:
        return _damaged(payload, identifier, position, _too_large(identifier, data))
    problems = (ILLEGAL,) if reading.mended and was_touched(data) else ()
    data = without_marks(data) if problems else data
    raw = RawRecord(
        data=data,
        position=position,
        format=_format(*_named(str(payload.tag)), reading),
        flavour=FLAVOURS.get(reading.format) or FLAVOURS.get((payload.get("format") or "").lower(), ""),
        identifier=identifier,
        datestamp=datestamp,
        problems=problems,
    )
    return Item(identifier, raw, digest(identifier, data))


def _clean(element: etree._Element | None) -> str:
    text = "" if element is None else all_text(element)
    return text if text.isascii() else without_marks(text.encode()).decode()


def _payload(metadata: etree._Element | None) -> etree._Element | None:
    """What `metadata` holds; `metadata` itself where that is several elements without one around them."""
    if metadata is None:
        return None
    inner = [child for child in metadata if local_name(child)]
    if len(inner) != 1:
        return metadata if inner else None
    if local_name(inner[0]) == "collection" and len(records := children(inner[0], "record")) == 1:
        return records[0]
    return inner[0]


def _format(namespace: str, name: str, reading: Reading) -> str:
    if reading.format in FLAVOURS:
        return "marcxml"
    return _known(namespace, name, reading.prefix) if reading.format == "auto" else reading.format


@lru_cache(1024)
def _named(tag: str) -> tuple[str, str]:
    qualified = etree.QName(tag)
    return qualified.namespace or "", qualified.localname


_known = lru_cache(1024)(payload_format)


def _too_large(identifier: str, data: bytes) -> str:
    return f"the record {identifier} has {len(data):,} bytes"


def _damaged(element: etree._Element, identifier: str, position: int, reason: str) -> Item:
    data = without_marks(etree.tostring(element, encoding="utf-8", with_tail=False))
    return Item(identifier, Damaged(data, position, reason, identifier), digest(identifier, data))


def digest(identifier: str, data: bytes = b"") -> bytes:
    """Eight bytes that stand for an identifier, or for a record under it."""
    return blake2b(
        identifier.encode() + b"\0" + data if data else identifier.encode(), digest_size=8
    ).digest()

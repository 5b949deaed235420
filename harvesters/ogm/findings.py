"""What the bytes of a file or of an answer hold: records, collections, and addresses of more."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any
from urllib.parse import urljoin

import msgspec

from harvesters.files.json_kinds import format_of
from harvesters.files.json_objects import objects_in
from harvesters.files.transcoding import without_mark
from harvesters.ogm.iiif import Embedded, Reference, identifier_of, kind_of
from normalize.raw import Damaged, Deleted, RawRecord

# Where an answer of GeoBlacklight or of Solr holds its records.
INSIDE = (("response", "docs"), ("docs",), ("data",), ("records",))
IDENTIFIERS = ("id", "layer_slug_s", "dc_identifier_s", "dct_identifier_sm")
RECORD_NAME = "geoblacklight.json"  # what a folder named in layers.json holds


class Unknown(msgspec.Struct, frozen=True):
    """An object that is neither a record nor a collection."""

    data: bytes


Found = RawRecord | Deleted | Damaged | Reference | Embedded | Unknown


def found_in(data: bytes, base: str, name: str) -> Iterator[Found]:
    """Everything in an answer, also the addresses of an index, made whole by `base`."""
    addresses = _addresses(data)
    if addresses:
        for address in addresses:
            yield Reference(urljoin(base, address), "record")
        return
    for found in found_in_blocks((data,), name):
        yield Embedded(found.value, base) if isinstance(found, Embedded) else found


def found_in_blocks(blocks: Iterable[bytes], name: str, fault: Callable[[], str] = str) -> Iterator[Found]:
    """Everything in JSON or in lines of one JSON object each, positions counted from 1. `name` is told of what is
    broken; `fault` says after the last block why the file ended early.
    """
    stream = iter(blocks)
    first = next(stream, b"")
    for position, stretch in enumerate(objects_in(chain((without_mark(first),), stream), fault), start=1):
        if stretch.fault:
            yield Damaged(stretch.data, position, f"{name}: {stretch.fault}")
        else:
            yield from found_in_object(stretch.data, position, name)


def found_in_object(data: bytes, position: int, name: str) -> Iterator[Found]:
    """What one JSON object is, with the objects inside it where it is an answer of a service."""
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield Damaged(data, position, f"{name}: no JSON: {error}")
        return
    if not isinstance(value, dict):
        yield Damaged(data, position, f"{name}: a JSON value that is no object")
        return
    if format_of(value) != "ogm" and not kind_of(value) and (inside := _inside(value)) is not None:
        for at, each in enumerate(inside, start=1):
            yield from found_in_object(msgspec.json.encode(each), at, name)
        return
    yield found_as(value, data, position)


def found_as(value: dict[str, Any], data: bytes, position: int) -> Found:
    """One object as a record, a deletion or a collection."""
    kind = kind_of(value)
    if kind == "collection":
        return Embedded(value)
    if kind == "manifest":
        return RawRecord(data, position, "iiif", encoding="utf-8", identifier=identifier_of(value))
    if format_of(value) != "ogm":
        return Unknown(data)
    identifier = _identifier(value)
    if identifier and value.get("gbl_suppressed_b", value.get("suppressed_b")) is True:
        return Deleted(identifier, position)
    return RawRecord(data, position, "ogm", encoding="utf-8", identifier=identifier)


def _identifier(value: Mapping[str, Any]) -> str:
    for name in IDENTIFIERS:
        said = value.get(name)
        said = said[0] if isinstance(said, list) and said else said
        if isinstance(said, str) and said.strip():
            return said.strip()
    return ""


def _inside(value: Mapping[str, Any]) -> list[Any] | None:
    for path in INSIDE:
        inner: Any = value
        for name in path:
            inner = inner.get(name) if isinstance(inner, dict) else None
        if isinstance(inner, list):
            return inner
    return None


def _addresses(data: bytes) -> list[str]:
    """The addresses in an index: a list of them, or a `layers.json` that leads from ids to folders."""
    try:
        value = msgspec.json.decode(without_mark(data), type=list[str] | dict[str, str])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []
    if isinstance(value, list):
        return value
    if kind_of(value) or format_of(value) == "ogm" or not all("/" in each for each in value.values()):
        return []
    return [
        each if each.endswith(".json") else f"{each.rstrip('/')}/{RECORD_NAME}" for each in value.values()
    ]

"""JSON cut into objects: one, a list, an answer of a service with a list inside, one object a line."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec

from harvesters.errors import UnreadableInput
from harvesters.files.columns import recognised
from harvesters.files.json_kinds import PATHS, format_of
from harvesters.files.json_objects import Stretch, objects_in
from harvesters.files.lines import TextLines
from harvesters.files.reading import Item, Reading, numbered
from harvesters.files.sniffing import ADVICE
from harvesters.files.transcoding import utf8_blocks, without_mark
from normalize.raw import Damaged, RawRecord

MOST_TRIES = 200_000
MOST_UNKNOWN = 1_000
"""Objects of no known kind after which a file without a known one is given up."""


def split_json(reading: Reading) -> Iterator[Item]:
    """Every object that is a record; `UnreadableInput` at the first where none is of a known kind."""
    return numbered(_known_first(_items(reading), reading.name))


def _items(reading: Reading) -> Iterator[RawRecord | Damaged]:
    encoding = TextLines(reading).encoding
    encoding = "utf-8" if encoding == "ascii" else encoding
    first = next(reading.blocks, b"")
    blocks = utf8_blocks(chain((without_mark(first),), reading.blocks), encoding)
    for stretch in objects_in(blocks, reading.fault):
        yield from _judged(stretch, reading.format)


def _judged(stretch: Stretch, format: str) -> Iterator[RawRecord | Damaged]:
    if stretch.fault:
        yield from _salvaged(stretch.data, stretch.fault)
        return
    try:
        item = msgspec.json.decode(stretch.data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        yield from _salvaged(stretch.data, f"this is no JSON: {error}")
        return
    yield from _records(stretch.data, item, format)


def _records(data: bytes, item: dict[str, Any], format: str) -> Iterator[RawRecord | Damaged]:
    """The object itself where it is a record, else those that it holds."""
    kind = format_of(item)
    if kind == "row" and not format:
        yield _row(item)
    elif kind or (format and not _inside(data)):
        yield RawRecord(data, 0, format or kind, encoding="utf-8")
    elif (inside := _inside(data)) is not None:
        for raw in inside:
            inner = msgspec.json.decode(raw)
            if isinstance(inner, dict):
                yield from _records(bytes(raw), inner, format)
            else:
                yield Damaged(bytes(raw), 0, "this is no object but a single value")
    else:
        names = " | ".join(list(item)[:12]) or "none"
        yield Damaged(data, 0, f"a JSON object of no known kind; its names are {names}")


def _inside(data: bytes) -> list[msgspec.Raw] | None:
    """The records that an answer of a service holds; None where it is no such answer."""
    for path in PATHS:
        raw: bytes | msgspec.Raw = data
        for name in path:
            found = _members(raw).get(name)
            if found is None:
                break
            raw = found
        else:
            start = bytes(raw)[:1]
            if start == b"[":
                return msgspec.json.decode(raw, type=list[msgspec.Raw])
            if start == b"{":
                return [msgspec.Raw(bytes(raw))]
    return None


def _members(raw: bytes | msgspec.Raw) -> dict[str, msgspec.Raw]:
    try:
        return msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    except msgspec.ValidationError:
        return {}


def _row(item: dict[str, Any]) -> RawRecord:
    """An object of plain values is a row of a table."""
    row = {name: _cell(value) for name, value in item.items() if value not in (None, "", [])}
    columns = recognised(list(row))
    identifier = row.get(columns.get("id", ""), "")
    data = msgspec.json.encode({"columns": columns, "row": row})
    return RawRecord(data, 0, "row", encoding="utf-8", identifier=identifier)


def _cell(value: Any) -> str:
    return (
        "; ".join(map(_cell, value))
        if isinstance(value, list)
        else value
        if isinstance(value, str)
        else str(value)
    )


def _salvaged(data: bytes, reason: str) -> Iterator[RawRecord | Damaged]:
    """The records that can be found in a stretch that is no JSON, and the rest of it as damaged."""
    text = data.decode("utf-8", "surrogateescape")
    decoder = json.JSONDecoder()
    rest = at = 0
    for _ in range(MOST_TRIES):
        at = text.find("{", at)
        if at < 0:
            break
        try:
            item, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            at += 1
            continue
        if not format_of(item):
            at += 1
            continue
        if text[rest:at].strip(" \r\n\t,[]"):
            yield Damaged(text[rest:at].encode("utf-8", "surrogateescape"), 0, reason)
        yield from _records(text[at:end].encode("utf-8", "surrogateescape"), item, "")
        rest = at = end
    if text[rest:].strip(" \r\n\t,[]"):
        yield Damaged(text[rest:].encode("utf-8", "surrogateescape"), 0, reason)


def _known_first(items: Iterator[RawRecord | Damaged], name: str) -> Iterator[RawRecord | Damaged]:
    """The items, once one of them is a record."""
    held: list[Damaged] = []
    for item in items:
        if isinstance(item, RawRecord):
            yield from held
            yield item
            yield from items
            return
        held.append(item)
        if len(held) == MOST_UNKNOWN:
            break
    if held:
        raise UnreadableInput(
            f"{name} is JSON without records that Haimu knows ({held[0].reason}): {ADVICE}."
        )

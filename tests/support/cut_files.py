"""Files cut into records from bytes in memory, in blocks of any size."""

import json
from typing import Any

from harvesters.files.carriers import CARRIERS
from harvesters.files.reading import Item, Reading
from normalize.raw import Damaged, RawRecord


def cut(carrier: str, data: bytes, size: int = 0, **said: Any) -> list[Item]:
    """What the splitter of a carrier makes of the bytes, handed over in blocks of `size`, 0 for one."""
    step = size or max(len(data), 1)
    blocks = [data[at : at + step] for at in range(0, len(data), step)] or [b""]
    return list(CARRIERS[carrier].split(Reading("file", data, iter(blocks), **said)))


def raws(items: list[Item]) -> list[RawRecord]:
    return [item for item in items if isinstance(item, RawRecord)]


def damages(items: list[Item]) -> list[Damaged]:
    return [item for item in items if isinstance(item, Damaged)]


def rows(items: list[Item]) -> list[dict[str, str]]:
    """The cells of records in the format `row`."""
    return [json.loads(raw.data)["row"] for raw in raws(items)]


def in_order(items: list[Item]) -> bool:
    """Whether positions count from 1."""
    return [item.position for item in items] == list(range(1, len(items) + 1))

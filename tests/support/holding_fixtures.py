"""Records written by hand in tests/fixtures/holdings, and the holdings that they must have.

A block is a record in lines; a line that begins with `#` names its layout, one that begins with `>` tells a holding:
its parts, parted by `; ` before the name of the next.
"""

import re
from pathlib import Path

import msgspec

from normalize.record import Holding

FOLDER = Path(__file__).parents[1] / "fixtures" / "holdings"
PART = re.compile(
    r"(?:^|; )(library|collection|location|number|coverage|missing|copies|availability|barcodes|url|note)="
)


class Fixture(msgspec.Struct, frozen=True):
    """A record, the layout that reads it (or what it shows), and its holdings."""

    name: str
    layout: str
    lines: bytes
    holdings: tuple[Holding, ...]
    host: str = ""


def fixtures(theme: str) -> list[Fixture]:
    """The records of a file, in its order."""
    blocks = (FOLDER / f"{theme}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return [_fixture(block) for block in blocks]


def _fixture(block: str) -> Fixture:
    lines = block.splitlines()
    layout = lines[0].removeprefix("#").partition(":")[0].strip()
    told = tuple(_holding(line[2:]) for line in lines if line.startswith("> "))
    host = next((line.removeprefix(">>").strip() for line in lines if line.startswith(">>")), "")
    kept = "\n".join(line for line in lines if line[0] == "=")
    number = re.search(r"^=001  (\S+)", block, re.MULTILINE)
    assert number is not None, block
    return Fixture(number[1], layout, kept.encode(), told, host)


def _holding(text: str) -> Holding:
    pieces = PART.split(text)[1:]
    parts = dict(zip(pieces[::2], pieces[1::2], strict=True))
    return Holding(
        library=parts.get("library", ""),
        collection=parts.get("collection", ""),
        call_number=parts.get("number", ""),
        location=parts.get("location", ""),
        coverage=parts.get("coverage", ""),
        missing=parts.get("missing", ""),
        copies=int(parts["copies"]) if "copies" in parts else None,
        availability=parts.get("availability", ""),
        url=parts.get("url", ""),
        note=parts.get("note", ""),
        barcodes=tuple(parts.get("barcodes", "").split()),
    )

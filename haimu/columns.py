"""Columns of text for a terminal, where Chinese characters are two columns wide."""

import unicodedata
from collections.abc import Collection, Sequence

BETWEEN = "  "


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """The rows as lines, each column as wide as its widest cell; the columns `right` stand to the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [
        BETWEEN.join(
            _padded(cell, widths[place], place in right) for place, cell in enumerate(row) if widths[place]
        ).rstrip()
        for row in rows
    ]


def width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(_width_of(sign) for sign in text)


def cut(text: str, most: int) -> str:
    """The text, where it takes more than `most` columns its beginning and `…`."""
    if width(text) <= most:
        return text
    kept, left = "", most - 1
    for sign in text:
        left -= _width_of(sign)
        if left < 0:
            break
        kept += sign
    return kept + "…" if most > 0 else ""


def _width_of(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _padded(cell: str, columns: int, right: bool) -> str:
    space = " " * (columns - width(cell))
    return space + cell if right else cell + space

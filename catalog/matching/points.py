"""The table of points: what a cataloguer reads and changes to say when two descriptions are of one publication."""

from functools import cache
from importlib.resources import files

import msgspec

STOP = "stop"


class Points(msgspec.Struct, frozen=True):
    """What one outcome counts; None: it stops. In words of both languages."""

    points: int | None
    zh: str
    en: str


class PointsTableError(Exception):
    """A line of the table cannot be read: says which and what to do."""


def read_points(text: str, name: str) -> dict[tuple[str, str], Points]:
    """The table by element and outcome. Raises `PointsTableError` with file and line."""
    table: dict[tuple[str, str], Points] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith(("#", "element\t")):
            continue
        cells = line.split("\t")
        if len(cells) != 5:
            raise PointsTableError(f"{name}:{number}: five columns are needed, here are {len(cells)}.")
        element, outcome, points, zh, en = cells
        if (element, outcome) in table:
            raise PointsTableError(f"{name}:{number}: {element} {outcome} stands here twice; leave one line.")
        table[element, outcome] = Points(_points(points, f"{name}:{number}"), zh, en)
    return table


def _points(text: str, place: str) -> int | None:
    if text == STOP:
        return None
    try:
        return int(text)
    except ValueError:
        raise PointsTableError(
            f"{place}: {text!r} is no number of points; write a whole number or stop."
        ) from None


@cache
def packaged_points() -> dict[tuple[str, str], Points]:
    """The table that comes with the program."""
    path = files("catalog.matching").joinpath("points.tsv")
    return read_points(path.read_text(encoding="utf-8"), "catalog/matching/points.tsv")

"""Years of publication as a profile of the sea bed: the more records a span of years has, the deeper it lies."""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from webapp.search.address import SearchAddress
from webapp.search.facets import Counted

YEAR = re.compile(r"(\d{1,4})(?:\.\.(\d{1,4}))?\Z")
SPANS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500)
MOST_COLUMNS = 14
HEIGHT = 72
COLUMN = 20
# The part of the records that may be gathered at the old end.
OLD_SHARE = 0.03


class Column(msgspec.Struct, frozen=True):
    """A span of years: where it stands in the drawing, how deep, and the search it leads to.

    `open_start` says that it gathers all earlier years too.
    """

    first: int
    last: int
    count: int
    x: int
    depth: int
    href: str
    open_start: bool = False

    @property
    def label(self) -> str:
        """1990, 1990–1999, or –1899 for all years up to then."""
        if self.open_start:
            return f"–{self.last}"
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


class Profile(msgspec.Struct, frozen=True):
    """The columns, the line of the bed over them as path data, and the size of the drawing."""

    columns: tuple[Column, ...]
    bed: str
    width: int
    height: int


def profile(counted: Sequence[Counted], address: SearchAddress) -> Profile | None:
    """The profile of a year facet; None where it has no year."""
    years: dict[int, int] = {}
    for one in counted:
        found = YEAR.match(one.value)
        if found and one.count:
            years[int(found[1])] = years.get(int(found[1]), 0) + one.count
    if not years:
        return None
    columns = _columns(years, address)
    width = len(columns) * COLUMN
    return Profile(columns, _bed(columns, width), width, HEIGHT)


def _columns(years: dict[int, int], address: SearchAddress) -> tuple[Column, ...]:
    low, high = _first_shown(years), max(years)
    span = next((size for size in SPANS if high // size - low // size < MOST_COLUMNS), SPANS[-1])
    start = low // span
    sums: dict[int, int] = {}
    for year, count in years.items():
        number = max(year // span, start)
        sums[number] = sums.get(number, 0) + count
    most, earlier = max(sums.values()), min(years) < start * span
    columns = []
    for place, number in enumerate(range(start, high // span + 1)):
        first, last, count = number * span, min(number * span + span - 1, high), sums.get(number, 0)
        # Square roots, as on a chart with few tall bars, let a single record still be seen.
        deep = 0 if not count else max(3, round(math.sqrt(count / most) * (HEIGHT - 8)))
        opened = earlier and place == 0
        sent = f"..{last}" if opened else str(first) if first == last else f"{first}..{last}"
        columns.append(
            Column(first, last, count, place * COLUMN, deep, address.with_only("year", sent), opened)
        )
    return tuple(columns)


def _first_shown(years: dict[int, int]) -> int:
    """The year from which on columns are of one width: a few old books must not press all others together."""
    spare = sum(years.values()) * OLD_SHARE
    for year in sorted(years):
        spare -= years[year]
        if spare < 0:
            return year
    return max(years)


def _bed(columns: Sequence[Column], width: int) -> str:
    """A smooth line through the depths, closed along the bottom of the drawing."""
    points = [(column.x + COLUMN / 2, column.depth) for column in columns]
    points = [(0, points[0][1]), *points, (width, points[-1][1])]
    path = f"M0 {HEIGHT}L0 {points[0][1]}"
    for (x, y), (u, v) in pairwise(points):
        middle = (x + u) / 2
        path += f"C{middle:g} {y} {middle:g} {v} {u:g} {v}"
    return f"{path}L{width} {HEIGHT}Z"

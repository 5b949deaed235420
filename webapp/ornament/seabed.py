"""An imagined sea, drawn as a chart draws one: depth bands, contour lines and soundings that agree with each other.

Everything follows from one function of depth, so the picture is the same in every process.
"""

import math
from collections.abc import Iterator
from functools import cache

import msgspec

from webapp.ornament.contours import contour_paths

WIDTH, HEIGHT = 1440, 620
STEP = 18
BANDS = (("shoal-3", 36.0), ("shoal-2", 18.0), ("shoal-1", 7.0), ("land", 0.0))
LINES = (60.0, 90.0, 115.0)
HILLS = (30.0, 60.0, 90.0)

# Where the compass rose stands: its middle and how far figures keep away from it.
ROSE = (1130.0, 208.0, 128.0)

# Land and shoals: centre, reach and height in metres above the bed around it.
MASSES = (
    (1520, 660, 350, 205, 270.0),
    (1500, 600, 520, 300, 62.0),
    (1345, 25, 100, 76, 150.0),
    (1330, 60, 220, 150, 48.0),
    (1075, 455, 70, 46, 104.0),
    (1060, 480, 170, 110, 46.0),
    (1290, 330, 46, 38, 84.0),
    (880, 640, 96, 52, 84.0),
    (965, 120, 80, 44, 74.0),
)


class Sounding(msgspec.Struct, frozen=True):
    """A depth figure at a place of the picture: whole metres and, in shallow water, decimetres."""

    x: int
    y: int
    metres: int
    decimetres: int | None


class Seabed(msgspec.Struct, frozen=True):
    """The picture: filled bands (name, path), contour lines in deeper water, heights on land, soundings."""

    bands: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    hills: tuple[str, ...]
    soundings: tuple[Sounding, ...]


def depth(x: float, y: float) -> float:
    """Metres of water; negative on land."""
    bed = 98 + 40 * math.sin(x / 310 + 0.6) * math.cos(y / 230 - 0.4)
    bed += 19 * math.sin(x / 127 - y / 171) + 11 * math.sin(x / 71 + y / 59 + 1.3)
    bed += 5 * math.sin(x / 33 - y / 29) + 3.5 * math.sin(x / 17 + y / 23 + 0.7)
    warp_x = x + 26 * math.sin(y / 47) + 13 * math.sin(y / 19 + 2)
    warp_y = y + 20 * math.sin(x / 53 + 1) + 11 * math.sin(x / 21)
    for cx, cy, rx, ry, height in MASSES:
        bed -= height * math.exp(-(((warp_x - cx) / rx) ** 2) - ((warp_y - cy) / ry) ** 2)
    return bed


@cache
def seabed() -> Seabed:
    """The picture, computed once."""
    columns, rows = WIDTH // STEP + 3, HEIGHT // STEP + 3
    grid = [[depth((c - 1) * STEP, (r - 1) * STEP) for c in range(columns)] for r in range(rows)]
    return Seabed(
        bands=tuple((name, contour_paths(grid, level, STEP)) for name, level in BANDS),
        lines=tuple(contour_paths(grid, level, STEP) for level in LINES),
        hills=tuple(contour_paths(grid, -level, STEP) for level in HILLS),
        soundings=tuple(_soundings()),
    )


def contours_file() -> str:
    """The lines of deeper water alone, as a file that style sheets lay under other pages."""
    paths = "".join(f'<path d="{path}"/>' for path in (*seabed().lines, seabed().bands[0][1]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'fill="none" stroke="#6c9fbd" stroke-opacity=".3">{paths}</svg>\n'
    )


def _soundings() -> Iterator[Sounding]:
    """Figures on a loose grid, as a survey vessel's lines leave them."""
    for row, y in enumerate(range(34, HEIGHT - 10, 52)):
        for column, x in enumerate(range(800 + 38 * (row % 2), WIDTH - 20, 84)):
            px = x + 17 * math.sin(row * 3.1 + column * 1.7)
            py = y + 11 * math.cos(row * 1.9 + column * 2.3)
            value = depth(px, py)
            if value < 6 or math.hypot(px - ROSE[0], py - ROSE[1]) < ROSE[2]:
                continue
            shallow = value < 21
            metres = int(value) if shallow else round(value)
            yield Sounding(round(px), round(py), metres, int(value * 10) % 10 if shallow else None)

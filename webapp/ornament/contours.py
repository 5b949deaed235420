"""Marching squares: the closed lines around everything that lies under a level of a grid, as SVG path data."""

from collections.abc import Sequence

Point = tuple[float, float]
OUTSIDE = 1e6


def contour_paths(grid: Sequence[Sequence[float]], level: float, step: int) -> str:
    """Path data of the smoothed outlines of all cells under `level`; outlines close along the rim of the grid.

    The grid starts one step left of and above the origin of the picture.
    """
    rings = _rings(_padded(grid), level)
    return "".join(_smooth([((x - 2) * step, (y - 2) * step) for x, y in ring]) for ring in rings)


def _padded(grid: Sequence[Sequence[float]]) -> list[list[float]]:
    width = len(grid[0]) + 2
    rim = [OUTSIDE] * width
    return [rim, *([OUTSIDE, *row, OUTSIDE] for row in grid), rim]


def _rings(grid: Sequence[Sequence[float]], level: float) -> list[list[Point]]:
    following: dict[Point, Point] = {}
    for y in range(len(grid) - 1):
        for x in range(len(grid[0]) - 1):
            following.update(_segments(grid, x, y, level))
    rings = []
    while following:
        start, point = following.popitem()
        ring = [start]
        while point != start:
            ring.append(point)
            point = following.pop(point)
        rings.append(ring)
    return sorted(rings)


def _segments(grid: Sequence[Sequence[float]], x: int, y: int, level: float) -> list[tuple[Point, Point]]:
    """The pieces of outline in one cell, each with what is under the level on its left."""
    corners = ((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1))
    under = [grid[cy][cx] < level for cx, cy in corners]
    leaving: list[Point] = []
    entering: list[Point] = []
    for i in range(4):
        j = (i + 1) % 4
        if under[i] != under[j]:
            crossing = _crossing(grid, corners[i], corners[j], level)
            (leaving if under[i] else entering).append(crossing)
    return list(zip(leaving, entering, strict=True))


def _crossing(grid: Sequence[Sequence[float]], a: tuple[int, int], b: tuple[int, int], level: float) -> Point:
    # Ends in one order, so that neighbouring cells compute the same point.
    a, b = min(a, b), max(a, b)
    low, high = grid[a[1]][a[0]], grid[b[1]][b[0]]
    # Never a corner itself, which several edges share.
    part = min(max((level - low) / (high - low), 0.02), 0.98)
    return (a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1]))


def _smooth(points: Sequence[Point]) -> str:
    """A closed curve through the middles of the edges, with the points as handles."""
    if len(points) < 3:
        return ""
    middles = [
        ((x + u) / 2, (y + v) / 2) for (x, y), (u, v) in zip(points, (*points[1:], points[0]), strict=True)
    ]
    x, y = (round(value) for value in middles[-1])
    pieces = [f"M{x} {y}q"]
    for (handle_x, handle_y), (to_x, to_y) in zip(points, middles, strict=True):
        u, v = round(to_x), round(to_y)
        pieces.append(f"{round(handle_x) - x} {round(handle_y) - y} {u - x} {v - y} ")
        x, y = u, v
    return "".join(pieces).replace(" -", "-").rstrip() + "z"

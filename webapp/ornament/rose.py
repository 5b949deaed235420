"""The compass rose: a graduated circle with a star of sixteen points."""

import math
from functools import cache

import msgspec

CARDINAL, ORDINAL, HALF = 78.0, 56.0, 40.0
WAIST = 13.0


class Rose(msgspec.Struct, frozen=True):
    """Path data around the origin: the light and the dark halves of the points, ticks of 2, 10 and 30 degrees."""

    light: str
    dark: str
    fine: str
    tens: str
    thirties: str


@cache
def rose() -> Rose:
    """The rose, 200 units wide."""
    halves = [_point(number) for number in (*range(1, 16, 2), *range(2, 16, 4), *range(0, 16, 4))]
    return Rose(
        light="".join(left for left, _ in halves),
        dark="".join(right for _, right in halves),
        fine="".join(_tick(angle, 94, 98) for angle in range(0, 360, 2) if angle % 10),
        tens="".join(_tick(angle, 91, 98) for angle in range(0, 360, 10) if angle % 30),
        thirties="".join(_tick(angle, 87, 98) for angle in range(0, 360, 30)),
    )


def _at(angle: float, radius: float) -> str:
    turn = math.radians(angle)
    return f"{radius * math.sin(turn):.1f} {-radius * math.cos(turn):.1f}"


def _tick(angle: float, inner: float, outer: float) -> str:
    return f"M{_at(angle, inner)}L{_at(angle, outer)}"


def _point(number: int) -> tuple[str, str]:
    """One point of the star in two halves; cardinal points lie over ordinal ones, those over the rest."""
    angle = number * 22.5
    length = CARDINAL if number % 4 == 0 else ORDINAL if number % 2 == 0 else HALF
    side = 45.0 if number % 4 == 0 else 22.5 if number % 2 == 0 else 11.25
    tip = _at(angle, length)
    left, right = _at(angle - side, WAIST), _at(angle + side, WAIST)
    return f"M0 0L{left}L{tip}Z", f"M0 0L{right}L{tip}Z"

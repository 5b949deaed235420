"""Where a work is about: DCMI Box and Point, ENVELOPE, WKT, four limits, PANGAEA's words, printed coordinates."""

import re

from normalize.record import BoundingBox
from normalize.values.coordinates import make_box, printed_box

_NUMBER = r"[-+]?\d{1,3}(?:\.\d+)?"
_FOUR = re.compile(
    rf"\s*[\[(]?\s*({_NUMBER})\s*[,; ]\s*({_NUMBER})\s*[,; ]\s*({_NUMBER})\s*[,; ]\s*({_NUMBER})\s*[\])]?\s*"
)
_ENVELOPE = re.compile(
    rf"ENVELOPE\s*\(\s*({_NUMBER})\s*,\s*({_NUMBER})\s*,\s*({_NUMBER})\s*,\s*({_NUMBER})\s*\)", re.IGNORECASE
)
_WKT = re.compile(r"(?:MULTI)?(?:POLYGON|POINT|LINESTRING)\s*Z?\s*\(([^A-Za-z]*)\)", re.IGNORECASE)
_LIMIT = re.compile(
    r"(?P<median>median\s+)?(?P<side>north|south|east|west|latitude|longitude)(?:lim|limit|[- ]?bound(?:ing)?)?"
    rf"[\s_-]*(?:latitude|longitude|coordinate)?\s*[=:]\s*(?P<value>{_NUMBER})",
    re.IGNORECASE,
)
_LOOKS = re.compile(
    r"(?:north|south|east|west)(?:lim|\s*[=:])|ENVELOPE\s*\(|POLYGON\s*\(|(?:LATITUDE|LONGITUDE)\s*:",
    re.IGNORECASE,
)


class NotABox(ValueError):
    """Text that means a box but whose limits cannot be true; the message says why."""


def read_box(text: str, *, numbers: bool = False) -> BoundingBox | None:
    """Read a box or a point (a box without extent); None where the text names a place in words.

    Four bare numbers (west, south, east, north) are one only where the source says so (`numbers`).
    Raises NotABox for limits beyond the globe or missing ones.
    """
    envelope = _ENVELOPE.search(text)
    if envelope is not None:
        west, east, north, south = map(float, envelope.groups())
        return _checked(west, south, east, north)
    four = _FOUR.fullmatch(text)
    if four is not None and (numbers or ("." in text and "," in text)):
        return _checked(*map(float, four.groups()))
    wkt = _WKT.search(text)
    if wkt is not None:
        return _of_points(wkt[1])
    if "°" in text or "经" in text or "經" in text or "度" in text:
        found = printed_box(text)
        if found is not None:
            return found
    return _of_limits(text, numbers=numbers)


def _of_limits(text: str, *, numbers: bool) -> BoundingBox | None:
    """Limits by name: `northlimit=42; ...`, `north=..; east=..` of a point, `MEDIAN LATITUDE: 41 * ...`."""
    limits = {
        match["side"].lower(): float(match["value"]) for match in _LIMIT.finditer(text) if not match["median"]
    }
    if limits.keys() >= {"north", "south", "east", "west"}:
        return _checked(limits["west"], limits["south"], limits["east"], limits["north"])
    if limits.keys() >= {"latitude", "longitude"}:
        return _checked(limits["longitude"], limits["latitude"], limits["longitude"], limits["latitude"])
    if limits.keys() == {"north", "east"}:
        return _checked(limits["east"], limits["north"], limits["east"], limits["north"])
    if numbers or _LOOKS.search(text):
        raise NotABox("not the four limits of a box")
    return None


def _of_points(text: str) -> BoundingBox:
    """The box around the points of a WKT geometry (longitude latitude, ...)."""
    pairs = [point.split()[:2] for point in re.split(r"[,()]+", text) if len(point.split()) >= 2]
    try:
        points = [(float(x), float(y)) for x, y in pairs]
    except ValueError:
        points = []
    if not points:
        raise NotABox("not a geometry of points")
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return _checked(min(xs), min(ys), max(xs), max(ys))


def _checked(west: float, south: float, east: float, north: float) -> BoundingBox:
    west, east = (value - 360 if 180 < value <= 360 else value for value in (west, east))
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise NotABox("limits beyond the globe")
    return make_box(west, south, east, north)

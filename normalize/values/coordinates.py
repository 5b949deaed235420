"""Bounding boxes in decimal degrees, from coded (034, CNMARC 123) and printed (255 $c, CNMARC 206) coordinates."""

import re

from normalize.record import BoundingBox

_CODED = re.compile(r"([NSEWnsew+-])?\s*(\d{1,8})(?:\.(\d*))?")
_SIGN = {"S": -1, "W": -1, "-": -1, "南纬": -1, "南緯": -1, "西经": -1, "西經": -1}
_LATITUDE = frozenset(("N", "S", "北纬", "北緯", "南纬", "南緯"))
_PRINTED = re.compile(
    r"(东经|東經|西经|西經|北纬|北緯|南纬|南緯|\b[EWNS](?![a-zA-Z]))?\s*"
    r"(\d{1,3}(?:\.\d+)?)\s*[°º⁰˚度]\s*"
    r"(?:(\d{1,2}(?:\.\d+)?)\s*['ʹ′’´`‘ʼ分]\s*)?"
    r"(?:(\d{1,2}(?:\.\d+)?)\s*(?:[\"ʺ″”]|''|ʹʹ|′′|秒)\s*)?"
    r"([EWNS](?![a-zA-Z]))?"
)
_MARKS = str.maketrans({"ð": "°", "Ê": "", "\u030a": "°", "\u0301": "", "\ufe20": "", "\ufe21": ""})


_LONGITUDES = {
    "ferro": -17.662778, "hierro": -17.662778, "isle de fer": -17.662778, "île de fer": -17.662778, "paris": 2.337229,
    "pulkovo": 30.327778, "pulkowa": 30.327778, "peking": 116.391667, "beijing": 116.391667, "washington": -77.050278,
    "madrid": -3.687939, "cadiz": -6.2, "cádiz": -6.2, "san fernando": -6.2, "lisbon": -9.131667, "lisboa": -9.131667,
    "rome": 12.452333, "amsterdam": 4.883333, "tokyo": 139.741389, "巴黎": 2.337229, "北京": 116.391667,
    "京师": 116.391667, "京師": 116.391667, "东京": 139.741389, "東京": 139.741389,
}  # fmt: skip
"""Longitude from Greenwich, in degrees, of places from which longitudes were counted."""
_NAMES = "|".join(_LONGITUDES)
_MERIDIAN = re.compile(
    rf"(?:\b(?:from|of|meridian:?)\s+(?:the\s+)?(?:meridian\s+of\s+)?)({_NAMES})\b"
    rf"|\b({_NAMES})\s+(?:prime\s+)?meridian|({_NAMES})(?:子午线|子午線|经线|經線|起算|为零|為零)",
    re.IGNORECASE,
)


class NotACoordinate(ValueError):
    """Text that is no longitude or latitude."""


def coded_degrees(text: str, latitude: bool) -> float:
    """Read one coded coordinate: `W0793200`, `W079.5332`, `+079.5332`, `W07932.5`; the limits are checked."""
    match = _CODED.fullmatch(text.strip())
    if match is None:
        raise NotACoordinate(text)
    letter = (match[1] or "+").upper()
    if (letter in "NS" and not latitude) or (letter in "EW" and latitude):
        raise NotACoordinate(text)
    whole, fraction = match[2], match[3]
    rest = float(f"0.{fraction}") if fraction else 0.0
    if len(whole) > 5:
        whole = whole.rjust(7, "0")
        value = int(whole[:-4]) + int(whole[-4:-2]) / 60 + (int(whole[-2:]) + rest) / 3600
        fits = int(whole[-4:-2]) < 60 and int(whole[-2:]) < 60
    elif len(whole) > 3:
        value = int(whole[:-2]) + (int(whole[-2:]) + rest) / 60
        fits = int(whole[-2:]) < 60
    else:
        value, fits = int(whole) + rest, True
    if not fits or value > (90 if latitude else 180):
        raise NotACoordinate(text)
    return round(value * _SIGN.get(letter, 1), 6)


def coded_box(west: str, east: str, north: str, south: str) -> tuple[BoundingBox, str]:
    """Read the four limits of a map, and what was found to stand wrong in them (empty: nothing)."""
    fault = ""
    if all(limit.strip()[:1] in "NSns" for limit in (west, east)) and all(
        limit.strip()[:1] in "EWew" for limit in (north, south)
    ):
        west, east, north, south = north, south, west, east
        fault = "longitudes and latitudes stand in each other's place"
    upper, lower = coded_degrees(north, True), coded_degrees(south, True)
    if upper < lower:
        fault = fault or "north and south stand in each other's place"
    left, right = coded_degrees(west, False), coded_degrees(east, False)
    if left == right == upper == lower == 0:
        raise NotACoordinate(f"{west} {east} {north} {south}")
    return make_box(left, lower, right, upper), fault


def make_box(west: float, south: float, east: float, north: float) -> BoundingBox:
    """Build a box; north and south that stand the wrong way round are changed, as cataloguers mix them up."""
    return BoundingBox(west, min(south, north), east, max(south, north))


def printed_box(text: str) -> BoundingBox | None:
    """Read `E 119°30ʹ--E 120°/N 26°--N 25°` or 东经119°-120°, 北纬25°-26°; None where it is not four limits."""
    longitudes: list[float] = []
    latitudes: list[float] = []
    letter = ""
    for match in _PRINTED.finditer(text.translate(_MARKS)):
        letter = match[1] or match[5] or letter
        if not letter:
            return None
        value = float(match[2]) + float(match[3] or 0) / 60 + float(match[4] or 0) / 3600
        (latitudes if letter in _LATITUDE else longitudes).append(round(value * _SIGN.get(letter, 1), 6))
    if len(longitudes) != 2 or len(latitudes) != 2:
        return None
    if max(map(abs, longitudes)) > 180 or max(map(abs, latitudes)) > 90:
        return None
    west, east = (_from_greenwich(longitude, text) for longitude in longitudes)
    return make_box(west, latitudes[0], east, latitudes[1])


def _from_greenwich(longitude: float, text: str) -> float:
    """A longitude from the meridian that the statement names, counted from Greenwich."""
    name = meridian_named(text)
    if not name:
        return longitude
    return round((longitude + _LONGITUDES[name.lower()] + 180) % 360 - 180, 6)


def meridian_named(text: str) -> str:
    """Return the place from which a statement counts its longitudes, empty where it does not say."""
    named = _MERIDIAN.search(text)
    return "" if named is None else str(named[1] or named[2] or named[3])

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


def coded_box(west: str, east: str, north: str, south: str) -> BoundingBox:
    """Read the four limits of a map."""
    return make_box(
        coded_degrees(west, False),
        coded_degrees(south, True),
        coded_degrees(east, False),
        coded_degrees(north, True),
    )


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
    return make_box(longitudes[0], latitudes[0], longitudes[1], latitudes[1])

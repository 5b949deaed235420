"""Bounding boxes in decimal degrees, from coded (034, CNMARC 123) and printed (255 $c, CNMARC 206) coordinates."""

import re

from normalize.record import BoundingBox

_CODED = re.compile(r"([NSEWnsew+-])?\s*(\d{1,8})(?:\.(\d*))?")
_PARTED = re.compile(
    r"([NSEWnsew])\s*(\d{1,3})[\s°º˚-]\s?(\d{1,2})(?:[\s'′ʹ’-]\s?(\d{1,2})(?:\.(\d*))?[\"″ʺ”]?|['′ʹ’]?)"
)
"""Degrees, minutes and seconds with signs between them, where none should be."""
_SIGN = {"S": -1, "W": -1, "-": -1, "南纬": -1, "南緯": -1, "西经": -1, "西經": -1}
_LATITUDE = frozenset(("N", "S", "北纬", "北緯", "南纬", "南緯"))
_PRINTED = re.compile(
    r"(东经|東經|西经|西經|北纬|北緯|南纬|南緯|\b[EWNS](?![a-zA-Z])\.?|\b(?:north|south|east|west)\b)?\s{0,3}"
    r"(\d{1,3}(?:\.\d{1,9})?)\s?(?:[°º⁰˚度]|deg\b\.?)\s{0,3}"
    r"(?:(\d{1,2}(?:\.\d{1,9})?)\s?['ʹ′’´`‘ʼ分]\s{0,3})?"
    r"(?:(\d{1,2}(?:\.\d{1,9})?)\s?(?:[\"ʺ″”]|''|ʹʹ|′′|秒)\s{0,3})?"
    r"([EWNS](?![a-zA-Z])|(?:north|south|east|west)\b)?",
    re.IGNORECASE,
)
_MARKS = str.maketrans("０１２３４５６７８９ＥＷＮＳ．ð", "0123456789EWNS.°", "Ê\u0301\ufe20\ufe21") | {
    0x30A: "°"
}
_GREATEST = {True: 90, False: 180}


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
    match = _CODED.fullmatch(text.strip()) or _CODED.fullmatch(_without_signs(text.strip()))
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
    if not fits or value > _GREATEST[latitude]:
        raise NotACoordinate(text)
    return _rounded(value, letter)


def _rounded(value: float, letter: str) -> float:
    """Degrees with the sign of their hemisphere; zero has none."""
    return round(value * _SIGN.get(letter, 1), 6) + 0.0


def _without_signs(text: str) -> str:
    """`E 119-30-00` or `E119°30'00"` as it should be coded."""
    parts = _PARTED.fullmatch(text)
    if parts is None:
        return text
    seconds = (parts[4] or "").rjust(2, "0") + (f".{parts[5]}" if parts[5] else "")
    return f"{parts[1]}{parts[2].rjust(3, '0')}{parts[3].rjust(2, '0')}{seconds}"


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
    if left > right and (left < 0) == (right < 0):
        fault = fault or "the western limit lies east of the eastern one, in the same hemisphere"
    return make_box(left, lower, right, upper), fault


def make_box(west: float, south: float, east: float, north: float) -> BoundingBox:
    """Build a box; north and south that stand the wrong way round are changed, as cataloguers mix them up.

    From 180 degrees east to 180 degrees west is the whole globe.
    """
    if (west, east) == (180.0, -180.0):
        west, east = east, west
    return BoundingBox(west, min(south, north), east, max(south, north))


def printed_box(text: str) -> BoundingBox | None:
    """Read `E 119°30ʹ--E 120°/N 26°--N 25°`, 119°-120°E, 25°-26°N or 东经119°-120°, 北纬25°-26°, also a point.

    None where it is not two or four limits.
    """
    longitudes: list[float] = []
    latitudes: list[float] = []
    for letter, value in _signed(list(_PRINTED.finditer(text[:_LONGEST].translate(_MARKS)))):
        if not letter:
            return None
        (latitudes if letter in _LATITUDE else longitudes).append(_rounded(value, letter))
    if len(longitudes) != len(latitudes) or len(latitudes) not in (1, 2):
        return None
    if max(map(abs, longitudes)) > _GREATEST[False] or max(map(abs, latitudes)) > _GREATEST[True]:
        return None
    west, east = (_from_greenwich(longitude, text) for longitude in (longitudes[0], longitudes[-1]))
    return make_box(west, latitudes[0], east, latitudes[-1])


_LONGEST = 2_000
"""A statement of coordinates is shorter; of a longer text the beginning is looked at."""


def _signed(found: list[re.Match[str]]) -> list[tuple[str, float]]:
    """Each value with its letter: one without has that of the value before, or behind it (119°-120°E)."""
    values = [float(each[2]) + float(each[3] or 0) / 60 + float(each[4] or 0) / 3600 for each in found]
    letters = [_letter(each[1] or each[5] or "") for each in found]
    behind = not any(each[1] for each in found)
    order = range(len(letters) - 1, -1, -1) if behind else range(len(letters))
    last = ""
    for at in order:
        last = letters[at] = letters[at] or last
    return list(zip(letters, values, strict=True))


def _letter(text: str) -> str:
    """One capital letter for a hemisphere in a Western language, the word in Chinese."""
    return text[:1].upper() if text.isascii() else text


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

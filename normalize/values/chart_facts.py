"""What charts say of scale, projection, datums and soundings, in coded fields and in the words of notes."""

import re

from normalize.values.eras import large_chinese_number, reign_years

_SCALE = re.compile(
    r"(?<!\d)1\s?[:∶/]\s?(?:"
    r"(\d{1,3}(?:[,. ，\u00a0\u2009\u202f]\d{3})+|\d+)(?!\.\d)\s?([万萬千])?"
    r"|(\d{1,4}\.\d{1,3})\s?([万萬]))"
)
_WIDE = str.maketrans("０１２３４５６７８９：﹕／，", "0123456789::/,")
_MULTIPLES = {"万": 10_000, "萬": 10_000, "千": 1_000}
_LONGEST = 2_000
"""Of a longer text the beginning is looked at."""
_PART = re.compile(r"([\d〇零一二三四五六七八九十百千万萬]{1,12})\s*分之?[1一壹]")
_UNIT = re.compile(
    r"\b(?:soundings?|depths?)\b[^.;]{0,80}?\b(fathoms|met(?:re|er)s|feet)\b"
    r"|(?:水深|深度)[^。;；]{0,20}?(米|公尺|拓|英寻|英尺|寻)",
    re.IGNORECASE,
)
_UNITS = {
    "meters": "metres",
    "米": "metres",
    "公尺": "metres",
    "拓": "fathoms",
    "英寻": "fathoms",
    "寻": "fathoms",
    "英尺": "feet",
}
_SOUNDING_DATUMS = (
    "mean lower low water", "mean low water springs", "mean low water", "lowest astronomical tide", "lowest low water",
    "low water ordinary springs", "low water springs", "indian spring low water", "lowest normal low water",
    "理论最低潮面", "理论深度基准面", "略最低低潮面", "最低天文潮面", "大潮平均低潮面", "平均海面", "mean sea level",
)  # fmt: skip
_HORIZONTAL_DATUMS = (
    "WGS 84", "WGS84", "World Geodetic System 1984", "NAD 27", "NAD27", "NAD 83", "NAD83", "North American 1927",
    "North American Datum", "European Datum", "ED50", "Tokyo Datum", "1954年北京坐标系", "北京坐标系", "西安坐标系",
    "2000国家大地坐标系", "CGCS2000",
)  # fmt: skip
_SURVEY = re.compile(r"\bsurvey|测量|測量", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_MERIDIAN = re.compile(
    r"\bprime meridians?:? (?:of )?([A-Z]\w+)|longitude (?:east|west)?\s?(?:of|from) ([A-Z]\w+)"
)


def read_scale(text: str) -> int | None:
    """Return the denominator of a printed scale (`Scale 1:250,000`), None where there is none."""
    text = text[:_LONGEST].translate(_WIDE)
    match = _SCALE.search(text)
    if match is None:
        return _scale_in_words(text)
    if match[3]:
        return round(float(match[3]) * _MULTIPLES[match[4]])
    digits = "".join(c for c in match[1] if c.isdigit())
    if not digits.isascii() or len(digits) > _DIGITS or int(digits) == 0:
        return None
    return int(digits) * _MULTIPLES.get(match[2], 1)


_DIGITS = 10
"""A denominator has no more."""


def _scale_in_words(text: str) -> int | None:
    """五万分之一, 5万分之1, 比例尺五万分一."""
    match = _PART.search(text)
    if match is None:
        return None
    denominator = large_chinese_number(match[1])
    return denominator if 1 < denominator < 10**10 else None


def coded_scale(text: str) -> int | None:
    """Return a coded denominator, None where it is no number or 0."""
    digits = text.strip().replace(",", "").removeprefix("1:")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > _DIGITS:
        return None
    return int(digits) or None


def sounding_unit(text: str) -> str:
    """Return fathoms, feet or metres where a note says what depths are in."""
    match = _UNIT.search(text)
    if match is None:
        return ""
    unit = (match[1] or match[2]).lower()
    return _UNITS.get(unit, unit)


def sounding_datum(text: str) -> str:
    """Return the level that depths are reduced to, as the note names it."""
    lower = text.lower()
    return next((name for name in _SOUNDING_DATUMS if name in lower), "")


def horizontal_datum(text: str) -> str:
    """Return the geodetic datum that a note names."""
    return next((name for name in _HORIZONTAL_DATUMS if name in text), "")


def prime_meridian(text: str) -> str:
    """Return the place of the prime meridian that a note names."""
    match = _MERIDIAN.search(text)
    return (match[1] or match[2]) if match else ""


def survey_years(text: str) -> tuple[str, ...]:
    """Return the years in a note about surveys."""
    if not _SURVEY.search(text):
        return ()
    return tuple(dict.fromkeys(_YEAR.findall(text))) or tuple(str(year) for year in reign_years(text))

"""Years of Chinese and Japanese reigns and of the sexagenary cycle, and Chinese numerals."""

import re
from functools import cache

from normalize.maps.lists import rows

_DIGIT = {c: value for value, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1, "○": 0, "两": 2}
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_WRITTEN_YEAR = re.compile(r"[一二][〇零○一二三四五六七八九]{3}")
_UNITS = {"十": 10, "百": 100, "千": 1000}
_REPUBLIC_ENDED = 1949
"""The year until which 民国 without a number is taken to run."""
_DYNASTIES = {
    "宋": (960, 1279), "北宋": (960, 1127), "南宋": (1127, 1279), "元": (1271, 1368), "明": (1368, 1644),
    "清": (1644, 1911), "明末": (1600, 1644), "明初": (1368, 1450), "清初": (1644, 1722), "清末": (1840, 1911),
    "晚清": (1840, 1911),
}  # fmt: skip
_DYNASTY = re.compile(
    r"(?:^|[\[(（〔])\s*(北宋|南宋|晚清|[明清][初末]|[宋元明清])(?:代|朝|刻本|刻|抄本|间|間)?\s*(?:$|[\])）〕?])"
)


def chinese_number(text: str) -> int:
    """Read a Chinese numeral below 100 (十二, 二十, 廿三, 元); -1 where it is none."""
    total = 0
    text = text.replace("廿", "二十").replace("卅", "三十").replace("卌", "四十")
    tens, ten, ones = text.rpartition("十")
    if ten:
        if len(tens) > 1 or (tens and tens not in _DIGIT):
            return -1
        total = 10 * (_DIGIT[tens] if tens else 1)
    if len(ones) > 1 or (ones and ones not in _DIGIT):
        return -1
    return total + (_DIGIT[ones] if ones else 0)


def large_chinese_number(text: str) -> int:
    """Read a Chinese numeral with thousands and ten thousands (五万, 一百二十五万, 十万); -1 where it is none."""
    above, mark, below = text.replace("萬", "万").partition("万")
    if mark:
        high, low = large_chinese_number(above), large_chinese_number(below) if below else 0
        return -1 if high < 1 or low < 0 else high * 10_000 + low
    if text.isascii() and text.isdigit():
        return int(text)
    total = digit = 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        elif character in _DIGIT and character != "元":
            digit = _DIGIT[character]
        else:
            return -1
    return total + digit if text else -1


@cache
def _reigns() -> dict[str, tuple[int, int, bool]]:
    """First and last year of each reign by its name, and whether the name alone tells a date."""
    return {
        name.lower(): (int(row["first"]), int(row["last"] or 0), bool(row["alone"]))
        for row in rows("eras")
        for name in row["names"].split("|")
    }


@cache
def _names() -> str:
    return "|".join(sorted(map(re.escape, _reigns()), key=len, reverse=True))


@cache
def _year_of_reign() -> re.Pattern[str]:
    number = r"(?:(\d{1,3})|([元〇零一二三四五六七八九十百廿卅卌]{1,5}))(?!\d)"
    return re.compile(rf"({_names()})\s*{number}", re.IGNORECASE)


@cache
def _cyclic_year() -> re.Pattern[str]:
    return re.compile(rf"({_names()})\s*(?:[间間]|年间|年間)?\s*([{_STEMS}])([{_BRANCHES}])", re.IGNORECASE)


@cache
def _reign_alone() -> re.Pattern[str]:
    alone = [re.escape(name) for name, (_, _, tells) in _reigns().items() if tells]
    return re.compile("|".join(sorted(alone, key=len, reverse=True)), re.IGNORECASE)


def reign_years(text: str) -> list[int]:
    """Return the Gregorian years of all reign years in the text (民国24年, 昭和12年, 光绪二十年, Minguo 24)."""
    if text.isascii() and not any(character.isalpha() for character in text):
        return []
    years = []
    for match in _year_of_reign().finditer(text):
        words = match[3] or ""
        read = large_chinese_number if "百" in words else chinese_number
        count = int(match[2]) if match[2] else read(words)
        if count > 0:
            years.append(_reigns()[match[1].lower()][0] + count - 1)
    return years


def cyclic_years(text: str) -> list[int]:
    """Return the years that a reign and a sexagenary year mean (光緒甲午 is 1894); two in a reign of 61 years."""
    match = _cyclic_year().search(text)
    if match is None:
        return []
    first, last, _ = _reigns()[match[1].lower()]
    stem, branch = _STEMS.index(match[2]), _BRANCHES.index(match[3])
    return [
        year
        for year in range(first, (last or _REPUBLIC_ENDED) + 1)
        if (year - 4) % 10 == stem and (year - 4) % 12 == branch
    ]


def reign_span(text: str) -> tuple[int, int] | None:
    """Return first and last year of a reign (乾隆, 清光绪间) or dynasty ([清], 清末) named without a year."""
    match = _reign_alone().search(text)
    if match is not None:
        first, last, _ = _reigns()[match[0].lower()]
        return first, last or max(first, _REPUBLIC_ENDED)
    dynasty = _DYNASTY.search(text)
    return _DYNASTIES[dynasty[1]] if dynasty is not None else None


def written_years(text: str) -> list[int]:
    """Return years written digit by digit in Chinese (一九八五)."""
    return [int("".join(str(_DIGIT[c]) for c in match[0])) for match in _WRITTEN_YEAR.finditer(text)]

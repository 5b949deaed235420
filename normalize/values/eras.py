"""Years of Chinese and Japanese reigns and of the sexagenary cycle, and Chinese numerals."""

import re
from functools import cache

from normalize.maps.lists import rows
from normalize.values.edtf import LATEST

_DIGIT = {c: value for value, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0, "元": 1, "○": 0, "两": 2, "O": 0, "o": 0, "0": 0,
}  # fmt: skip
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_WRITTEN_YEAR = re.compile(r"[一二][〇零○Oo0一二三四五六七八九]{3}(?![十百千万〇零○一二三四五六七八九])")
_SPOKEN_YEAR = re.compile(r"[一二]千[零〇一二三四五六七八九十百]{2,6}(?=年)")
_WRITTEN_MONTH = re.compile(r"(?<=年)\s?(?:十[一二]?|[一二三四五六七八九])(?=月)")
_UNITS = {"十": 10, "百": 100, "千": 1000}
_REPUBLIC = 1912
_LONGEST = 2_000
"""Of a longer text the beginning is looked at."""
_LONGEST_REIGN = 64
_REPUBLIC_ENDED = 1949
"""The year until which 民国 without a number is taken to run."""
_DYNASTIES = {
    "唐": (618, 907), "五代": (907, 960), "宋": (960, 1279), "北宋": (960, 1127), "南宋": (1127, 1279),
    "辽": (907, 1125), "遼": (907, 1125), "金": (1115, 1234), "元": (1271, 1368), "明": (1368, 1644),
    "清": (1644, 1911), "元末": (1340, 1368), "明末": (1600, 1644), "明初": (1368, 1450),
    "清初": (1644, 1722), "清末": (1840, 1911), "清中期": (1736, 1840), "晚清": (1840, 1911),
    "明末清初": (1600, 1722), "元末明初": (1340, 1450), "清末民初": (1840, 1927), "民初": (1912, 1927),
    "tang": (618, 907), "song": (960, 1279), "yuan": (1271, 1368), "ming": (1368, 1644),
    "qing": (1644, 1911), "ming mo": (1600, 1644), "qing chu": (1644, 1722), "qing mo": (1840, 1911),
}  # fmt: skip
_DYNASTY = re.compile(
    rf"(?:^|[\[(（〔])\s*({'|'.join(sorted(_DYNASTIES, key=len, reverse=True))})"
    r"(?:\s?(?:代|朝|刻本|刻|抄本|钞本|鈔本|写本|間|间|dai|chao|ke ben|jian))?\s*(?:$|[\])）〕?])",
    re.IGNORECASE,
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


_NUMBER = r"(?:\d{1,4}|[元〇零一二三四五六七八九十百千廿卅卌]{1,7})(?!\d)"


@cache
def _year_of_reign() -> re.Pattern[str]:
    """A reign and its year (民国24, 民国前三, 光绪二十年), perhaps with a second year (光绪20-21年, 昭和 47-58)."""
    return re.compile(
        rf"({_names()})\s*(前)?\s*({_NUMBER})(?:\s*年)?(?:\s*[-–—~～至到]\s*({_NUMBER})(?=\s*(?:年|$|\s)))?",
        re.IGNORECASE,
    )


@cache
def _cyclic_year() -> re.Pattern[str]:
    return re.compile(rf"({_names()})\s*(?:[间間]|年间|年間)?\s*([{_STEMS}])([{_BRANCHES}])", re.IGNORECASE)


@cache
def _reign_alone() -> re.Pattern[str]:
    alone = [re.escape(name) for name, (_, _, tells) in _reigns().items() if tells]
    return re.compile("|".join(sorted(alone, key=len, reverse=True)), re.IGNORECASE)


def _count(words: str) -> int:
    """A year of a reign in digits or words; -1 for what is no number."""
    if words.isascii() and words.isdigit():
        return int(words)
    return chinese_number(words) if not set("百千") & set(words) else large_chinese_number(words)


def _years_meant(match: re.Match[str]) -> list[int]:
    """The Gregorian years of a reign year, or of two; a year that the reign did not have is none."""
    first, last, _ = _reigns()[match[1].lower()]
    counts = [_count(match[3]), _count(match[4]) if match[4] else 0]
    if match[2]:
        # Before the Republic: 民国前三年 is 1909.
        return [first - counts[0]] if first == _REPUBLIC and 0 < counts[0] < _LONGEST_REIGN else []
    years = [first + count - 1 for count in counts if count > 0]
    years = [year for year in years if 0 < year <= (last + 1 if last else LATEST)]
    return years if years == sorted(years) else years[:1]


@cache
def _reign_of_dynasty() -> re.Pattern[str]:
    """A reign whose name means other things, too, behind its dynasty or country (元大德, 日本文化)."""
    names = "|".join(sorted((name for name in _reigns() if not name.isascii()), key=len, reverse=True))
    return re.compile(rf"(?:[宋元明清]|日本)({names})", re.IGNORECASE)


def reign_years(text: str) -> list[int]:
    """Return the Gregorian years of all reign years in the text (民国24年, 昭和12年, 光绪二十年, Minguo 24)."""
    if text.isascii() and not any(character.isalpha() for character in text):
        return []
    return [year for match in _year_of_reign().finditer(text[:_LONGEST]) for year in _years_meant(match)]


def in_gregorian(text: str) -> str:
    """Write reign years, years by the cycle and years in Chinese numerals as digits (光绪20-21年: 1894-1895).

    Months keep their place only where they were those of the Gregorian calendar: in the Republic, and in Japan.
    """
    if text.isascii() and not any(character.isalpha() for character in text):
        return text
    text = _year_of_reign().sub(_as_digits, text[:_LONGEST])
    text = _cyclic_year().sub(_cycle_as_digits, text)
    text = _WRITTEN_YEAR.sub(lambda match: "".join(str(_DIGIT.get(c, c)) for c in match[0]), text)
    text = _SPOKEN_YEAR.sub(lambda match: str(large_chinese_number(match[0])), text)
    return _WRITTEN_MONTH.sub(lambda match: str(chinese_number(match[0])), text)


def _as_digits(match: re.Match[str]) -> str:
    years = _years_meant(match)
    if not years:
        return match[0]
    shown = "-".join(map(str, years))
    if years[0] < _REPUBLIC:
        return f"{shown} "
    return f"{shown}年" if match[0].endswith("年") and len(years) == 1 else shown


def _cycle_as_digits(match: re.Match[str]) -> str:
    years = cyclic_years(match[0])
    return f"{years[0]} " if len(years) == 1 else match[0]


def cyclic_years(text: str) -> list[int]:
    """Return the years that a reign and a sexagenary year mean (光緒甲午 is 1894); two in a reign of 61 years."""
    match = _cyclic_year().search(text[:_LONGEST])
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
    """Return first and last year of a reign (乾隆, 宋绍兴) or dynasty ([清], 清末, 明末清初) named without a year."""
    text = text[:_LONGEST]
    dynasty = _DYNASTY.search(text)
    if dynasty is not None:
        return _DYNASTIES[dynasty[1].lower()]
    match = _reign_alone().search(text) or _reign_of_dynasty().search(text)
    if match is None:
        return None
    first, last, _ = _reigns()[match[match.lastindex or 0].lower()]
    return first, last or max(first, _REPUBLIC_ENDED)

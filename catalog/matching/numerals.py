"""Numbers as title pages write them: 12, １２, 十二, 廿三, XII, second, 甲."""

import re

from normalize.values.eras import chinese_number, large_chinese_number

STEMS = "甲乙丙丁戊己庚辛壬癸"
HAN_DIGITS = "〇零○一二三四五六七八九十百千廿卅卌两元"
ORDINALS = (
    ("first", "one"), ("second", "two"), ("third", "three"), ("fourth", "four"), ("fifth", "five"),
    ("sixth", "six"), ("seventh", "seven"), ("eighth", "eight"), ("ninth", "nine"), ("tenth", "ten"),
    ("eleventh", "eleven"), ("twelfth", "twelve"), ("thirteenth", "thirteen"), ("fourteenth", "fourteen"),
    ("fifteenth", "fifteen"), ("sixteenth", "sixteen"), ("seventeenth", "seventeen"),
    ("eighteenth", "eighteen"), ("nineteenth", "nineteen"), ("twentieth", "twenty"),
)  # fmt: skip
WORDS = {word: place for place, words in enumerate(ORDINALS, 1) for word in words}
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_ENDING = re.compile(r"(?<=\d)(?:st|nd|rd|th|e|er|re|a|o|º|ª|\.)$")

# A numeral in a pattern: longest forms first, so that "twelfth" is not read as "twel".
_LONGEST_FIRST = "|".join(sorted(WORDS, key=len, reverse=True))
PATTERN = rf"(?:\d{{1,4}}|[{HAN_DIGITS}]{{1,6}}|[{STEMS}]|[ivxlc]{{1,7}}|{_LONGEST_FIRST})"


def number(text: str) -> int | None:
    """The number that folded `text` writes; None where it writes none."""
    text = _ENDING.sub("", text.strip())
    if text.isascii() and text.isdigit():
        return int(text)
    if text in WORDS:
        return WORDS[text]
    if len(text) == 1 and text in STEMS:
        return STEMS.index(text) + 1
    if text and _ROMAN.fullmatch(text):
        return _roman(text)
    return _han(text)


def _roman(text: str) -> int:
    values = [ROMAN[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _han(text: str) -> int | None:
    if not text or any(character not in HAN_DIGITS for character in text):
        return None
    small = chinese_number(text.replace("两", "二"))
    value = small if small >= 0 else large_chinese_number(text)
    return value if value >= 0 else None

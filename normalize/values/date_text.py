"""The text of a printed date made plain: one kind of digits, hyphens and brackets, Roman numerals as digits."""

import re

_PLAIN = str.maketrans(
    "０１２３４５６７８９［］？（）〔〕【】～－—–―−〜〈〉〖〗，．／^#\u3000", "0123456789[]?()[][]-------<>[],./   "
)  # fmt: skip
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_MISTYPED = re.compile(r"(?<![^\W\d_])([cp]?)(?=[lI12][\dOo]{3}(?!\w))([lI12][\dOo]{3})")
"""A letter typed for a digit (l983, 2O01)."""
_BRACKET_INSIDE = re.compile(r"(?<![\d\[<])(\d{0,3})[\[<](\d{1,3})\s{0,9}(\??)\s{0,9}[\]>](\d{0,3})(?!\d)")
_CORRECTED = re.compile(
    r"(?<!\d)\d{4}\s?,?\s*[\[(]?\s*(?:i\.\s?[el]\.?|recte|rectius|d\.\s?i\.|即|[应應]为|應為|[实實]为|實為)\s*,?\s*(?=[\[c]{0,2}\d{4})"
)
"""A wrong date with its correction behind it."""
_OTHER_CALENDAR = re.compile(r"(?<!\d)(\d{3,4})(-?\s*)\[c?(\d{4})")
_FURTHEST = 300
"""Two years further apart are years of two calendars (1378 [1999], 2537 [1994])."""
_HIJRI = re.compile(r"(?<!\d)1[34]\d\d\s?(?:A\.?H\b\.?|H\b|هـ?)|\bA\.?H\.?\s?1[34]\d\d")
_ROMAN = re.compile(r"\bM[DCLXVI. ]{2,24}(?=\b|$)(?:-([IVXL]{1,6})\b)?")
_ROMAN_DIGITS = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}


def plain_date(printed: str) -> str:
    """Return the text with everything that only looks different made alike."""
    text = printed[:_LONGEST].translate(_PLAIN)
    if not text.isascii():
        text = _UNSEEN.sub("", text)
    text = _MISTYPED.sub(lambda match: match[1] + match[2].translate(_LETTERS), text)
    if "[" in text or "<" in text:
        text = _BRACKET_INSIDE.sub(_joined, text)
        text = _OTHER_CALENDAR.sub(_gregorian_alone, text)
    text = _HIJRI.sub("", _CORRECTED.sub("", text)).strip()
    return text if any(character.isdigit() for character in text) else _ROMAN.sub(_roman_as_digits, text)


_LETTERS = str.maketrans("lIOo", "1100")
_LONGEST = 500
"""A text of more characters is no date; its beginning is looked at."""


def _joined(match: re.Match[str]) -> str:
    """The year of `19[85?]`, `199[8]`, `[19]85`, with its question mark behind it."""
    digits = match[1] + match[2] + match[4]
    is_year = len(digits) == 4 and digits[:2] in _CENTURIES and len(match[2]) < 4
    return digits + match[3] if is_year else match[0]


_CENTURIES = ("14", "15", "16", "17", "18", "19", "20")


def _gregorian_alone(match: re.Match[str]) -> str:
    """The year in brackets where the one before it is of another calendar."""
    return match[0] if abs(int(match[1]) - int(match[3])) < _FURTHEST else f"[{match[3]}"


def _roman_as_digits(match: re.Match[str]) -> str:
    whole, _, end = match[0].rstrip(" .").partition("-")
    year = _roman(whole)
    if not 1400 < year < 2100:
        return match[0]
    last = _roman(end)
    return f"{year}-{year - year % 100 + last}" if last else f"{year} "


def _roman(text: str) -> int:
    """Read a Roman numeral, dots and blanks in it apart; long forms (MDCCCCIIII) count as well."""
    values = [_ROMAN_DIGITS[c] for c in text if c in _ROMAN_DIGITS]
    after = [*values[1:], 0]
    return sum(
        -value if value < following else value for value, following in zip(values, after, strict=False)
    )

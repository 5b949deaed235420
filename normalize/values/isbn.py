"""ISBN and ISSN: check digits, the 13-digit form, what stands beside the number (ISO 2108, ISO 3297).

The check digits are computed here because python-stdnum takes ten times as long and nearly every book has an ISBN;
the tests hold both against each other.
"""

import re
from functools import lru_cache

from normalize.record import Identifier
from normalize.values.text import clean

_ISSN = re.compile(r"(?<!\d)\d{7}[\dX](?![\dX])")
_PRICE = re.compile(
    r"\s*[:：]?\s*(?:(?:CNY|RMB|USD|HKD|HK\$|NT\$|US\$|TWD|EUR|GBP|JPY|Rs|£|€|¥|￥|\$)\s*\d[\d.,]*|\d[\d.,]*\s*(?:元|圆|円)).*$"
)
"""The price and what follows it."""
_DIGITS = frozenset("0123456789")
_PLAIN = str.maketrans("０１２３４５６７８９Ｘｘ（）", "0123456789XX()", "-‐‑–— ")
_BRACKETS = str.maketrans("（）", "()")


def isbn13(number: str) -> str:
    """Return the 13 digits of an ISBN without hyphens, empty when its length, digits or check digit are wrong."""
    if len(number) == 10:
        if not number.isascii() or not number[:9].isdigit():
            return ""
        a, b, c, d, e, f, g, h, i, last = number.encode()
        check = 10 if last in b"Xx" else last - 48
        total = 10 * a + 9 * b + 8 * c + 7 * d + 6 * e + 5 * f + 4 * g + 3 * h + 2 * i - _ZEROS_10 + check
        if total % 11 or not 0 <= check <= 10:
            return ""
        total = 3 * (a + c + e + g + i) + b + d + f + h - _ZEROS_13
        return f"978{number[:9]}{-total % 10}"
    if len(number) == 13 and number.isdigit() and number.isascii() and number[:3] in ("978", "979"):
        return number if check_digit(number[:12]) == number[12] else ""
    return ""


_ZEROS_10 = 48 * 54
_ZEROS_13 = 48 * 19 - 38
"""What the codes of the characters add to the sums; 38 comes of the prefix 978."""


def check_digit(twelve: str) -> str:
    """Return the check digit of an EAN's first twelve digits."""
    a, b, c, d, e, f, g, h, i, j, k, last = twelve.encode()
    return str(-(a + c + e + g + i + k + 3 * (b + d + f + h + j + last) - 48 * 24) % 10)


def read_isbn(printed: str, qualifier: str = "", cancelled: bool = False) -> Identifier | None:
    """Read an ISBN as catalogued, qualifier behind it in brackets; None where there is no number at all."""
    text = printed.strip()
    number, _, rest = text.partition(" ")
    value = isbn13(number)
    if value:
        qualifier = qualifier or rest
        return Identifier("isbn", value, text, _qualifier(qualifier) if qualifier else "", not cancelled)
    bracket = text.translate(_BRACKETS).find("(")
    number = text[:bracket] if bracket >= 0 else text
    if bracket >= 0 and not qualifier:
        qualifier = text[bracket:]
    number = number.rstrip(" :;,.")
    plain = number.translate(_PLAIN).upper()
    value = isbn13(plain)
    if not value and " " in number:
        value = isbn13(number.split()[0].translate(_PLAIN).upper())
    if not value and plain[:4] == "ISBN":
        plain = plain[4:].lstrip(":： ")
        value = isbn13(plain)
    if value:
        return Identifier("isbn", value, text, _qualifier(qualifier), not cancelled)
    if not plain or not _DIGITS.intersection(plain):
        return None
    return Identifier("isbn", plain, text, _qualifier(qualifier), False)


@lru_cache(maxsize=4_096)
def _qualifier(text: str) -> str:
    text = clean(text.translate(_BRACKETS)).rstrip(" :;,")
    text = _PRICE.sub("", text).rstrip(" :;,")
    inner = text.replace(") (", " ; ").strip("()") if text.startswith("(") else text
    return inner.strip(" :;,")


def read_issn(printed: str, cancelled: bool = False, qualifier: str = "") -> Identifier | None:
    """Read an ISSN as catalogued into the form 1234-567X."""
    text = printed.strip()
    plain = text.translate(_PLAIN).upper().removeprefix("ISSN").strip(" :.;,()")
    found = _ISSN.search(plain) if len(plain) != 8 else None
    number = found[0] if found else plain[:8]
    if len(number) == 8 and number[:7].isdigit() and number.isascii() and number[7] in "0123456789X":
        total = sum((8 - at) * int(digit) for at, digit in enumerate(number[:7]))
        total += 10 if number[7] == "X" else int(number[7])
        right = total % 11 == 0 and not (found is None and len(plain) != 8)
        return Identifier("issn", f"{number[:4]}-{number[4:]}", text, qualifier, right and not cancelled)
    return Identifier("issn", plain, text, qualifier, False) if _DIGITS.intersection(plain) else None

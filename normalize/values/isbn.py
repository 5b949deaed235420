"""ISBN and ISSN: check digits, the 13-digit form, what stands beside the number (ISO 2108, ISO 3297).

The check digits are computed here because python-stdnum takes ten times as long and nearly every book has an ISBN;
the tests hold both against each other.
"""

import re
from functools import lru_cache
from itertools import pairwise

from normalize.record import Identifier
from normalize.values.text import clean, has_han

_ISSN = re.compile(r"(?<!\d)\d{7}[\dX](?![\dX])")
_PRICE = re.compile(
    r"\s?[:：]?\s?(?:(?:CNY|RMB|USD|HKD|HK\$|NT\$|US\$|TWD|EUR|GBP|JPY|Rs|£|€|¥|￥|\$)\s?\d[\d.,]*|\d[\d.,]*\s?(?:元|圆|円)).*$"
)
"""The price and what follows it."""
_SHAPE = re.compile(r"(?<![\dXx])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\dXx])")
"""Ten or thirteen digits with hyphens or blanks between them, anywhere in a text."""
_LABEL = re.compile(
    r"^\W{0,3}(?:urn:)?(?:e-?)?(s?isbn|国际标准书号|sbn)(?:[- ]?1[03](?=[: ]))?[: ]*", re.IGNORECASE
)
_DIGITS = frozenset("0123456789")
_SIGNS = str.maketrans(
    "０１２３４５６７８９Ｘｘ（）：‐‑–—－−\u3000",
    "0123456789XX():------ ",
    "\u200b\u200e\u200f\u202a\u202b\u202c\ufeff",
)
_MISTYPED = str.maketrans("LIO", "110")
_BETWEEN_BRACKETS = re.compile(r"\)\s*\(")


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
    """Read an ISBN as catalogued, qualifier behind it in brackets; None where there is no number but a price."""
    text = printed.strip()
    number, _, rest = text.partition(" ")
    value = isbn13(number)
    if value and not _SHAPE.search(rest):
        qualifier = qualifier or rest
        return Identifier("isbn", value, text, _qualifier(qualifier) if qualifier else "", not cancelled)
    plain = _LABEL.sub(_unlabelled, text[:_LONGEST].translate(_SIGNS))
    numbers = [each for each in _SHAPE.finditer(plain) if isbn13(bare(each[0]))]
    if numbers:
        end = numbers[1].start() if len(numbers) > 1 else len(plain)
        behind = plain[numbers[0].end() : end].rstrip(" ;,/")
        if behind[:1] not in " (" and not has_han(behind[:1]):
            behind = ""
        said = qualifier or behind or plain[: numbers[0].start()].strip(" :")
        return Identifier("isbn", isbn13(bare(numbers[0][0])), text, _qualifier(said), not cancelled)
    return _wrong_isbn(plain, text, qualifier, cancelled)


_LONGEST = 500
"""A text of more characters is no number; its beginning is looked at."""


def bare(number: str) -> str:
    """A number without hyphens and blanks, its X a capital."""
    return number.replace("-", "").replace(" ", "").upper()


def _unlabelled(label: re.Match[str]) -> str:
    """Nothing for the word ISBN; the older SBN has nine digits and is an ISBN behind a nought."""
    return "0" if label[1].lower() == "sbn" else ""


def _wrong_isbn(plain: str, text: str, qualifier: str, cancelled: bool) -> Identifier | None:
    """What stands where an ISBN should: a number with a wrong digit, a letter typed for a digit; a price is none."""
    bracket = plain.find("(")
    number = plain[:bracket] if bracket >= 0 else plain
    if bracket >= 0 and not qualifier:
        qualifier = plain[bracket:]
    number = bare(_PRICE.sub("", number).strip(" :;,.[]"))
    if not _DIGITS.intersection(number):
        return None
    value = isbn13(number.translate(_MISTYPED))
    if value:
        return Identifier("isbn", value, text, _qualifier(qualifier), not cancelled)
    return Identifier("isbn", number, text, _qualifier(qualifier), False)


def isbns_in(text: str) -> list[str]:
    """Parts of a text with one ISBN each, where it has several (`7-5027-0123-9; 7-5027-0124-7 (pbk.)`)."""
    found = [each for each in _SHAPE.finditer(text[:_LONGEST].translate(_SIGNS)) if isbn13(bare(each[0]))]
    if len(found) < 2 or len(text) > _LONGEST:
        return [text]
    starts = [0, *(each.start() for each in found[1:]), len(text)]
    return [text[start:end].strip(" ;,/、，；") for start, end in pairwise(starts)]


@lru_cache(maxsize=4_096)
def _qualifier(text: str) -> str:
    text = clean(text.translate(_SIGNS)).rstrip(" :;,")
    text = _PRICE.sub("", text).rstrip(" :;,")
    inner = _BETWEEN_BRACKETS.sub(" ; ", text).strip("()") if text.startswith("(") else text
    return (inner if "(" in inner else inner.replace(")", "")).strip(" :;,[]")


def read_issn(printed: str, cancelled: bool = False, qualifier: str = "") -> Identifier | None:
    """Read an ISSN as catalogued into the form 1234-567X."""
    text = printed.strip()
    plain = bare(text[:_LONGEST].translate(_SIGNS)).removeprefix("ISSN").strip(":.;,()")
    found = _ISSN.search(plain) if len(plain) != 8 else None
    number = found[0] if found else plain[:8]
    if len(number) == 8 and number[:7].isdigit() and number.isascii() and number[7] in "0123456789X":
        total = sum((8 - at) * int(digit) for at, digit in enumerate(number[:7]))
        total += 10 if number[7] == "X" else int(number[7])
        right = total % 11 == 0 and not (found is None and len(plain) != 8)
        return Identifier("issn", f"{number[:4]}-{number[4:]}", text, qualifier, right and not cancelled)
    return Identifier("issn", plain, text, qualifier, False) if _DIGITS.intersection(plain) else None

"""ISBN and ISSN: check digits, the 13-digit form, what stands beside the number (ISO 2108, ISO 3297).

The check digits are computed here because python-stdnum takes ten times as long and nearly every book has an ISBN;
the tests hold both against each other.
"""

from normalize.record import Identifier
from normalize.values.text import clean

_DIGITS = frozenset("0123456789")
_PLAIN = str.maketrans("０１２３４５６７８９Ｘｘ（）", "0123456789XX()", "-‐‑–— ")  # noqa: RUF001  full width as printed
_BRACKETS = str.maketrans("（）", "()")  # noqa: RUF001  full width as printed


def isbn13(number: str) -> str:
    """Return the 13 digits of an ISBN without hyphens, empty when its length, digits or check digit are wrong."""
    if len(number) == 10:
        if not number[:9].isdigit() or not number.isascii() or number[9] not in "0123456789Xx":
            return ""
        total = sum([(10 - at) * int(digit) for at, digit in enumerate(number[:9])])
        total += 10 if number[9] in "Xx" else int(number[9])
        return with_check_digit("978" + number[:9]) if total % 11 == 0 else ""
    if len(number) == 13 and number.isdigit() and number.isascii() and number[:3] in ("978", "979"):
        return number if with_check_digit(number[:12]) == number else ""
    return ""


def with_check_digit(twelve: str) -> str:
    """Add the check digit of an EAN to its first twelve digits."""
    odd = int(twelve[0]) + int(twelve[2]) + int(twelve[4]) + int(twelve[6]) + int(twelve[8]) + int(twelve[10])
    even = (
        int(twelve[1]) + int(twelve[3]) + int(twelve[5]) + int(twelve[7]) + int(twelve[9]) + int(twelve[11])
    )
    return twelve + str((10 - (odd + 3 * even) % 10) % 10)


def read_isbn(printed: str, qualifier: str = "", cancelled: bool = False) -> Identifier | None:
    """Read an ISBN as catalogued, qualifier behind it in brackets; None where there is no number at all."""
    text = printed.strip()
    bracket = text.find("(")
    if bracket < 0:
        bracket = text.find("（")  # noqa: RUF001  full width as printed
    number = text[:bracket] if bracket >= 0 else text
    if bracket >= 0 and not qualifier:
        qualifier = text[bracket:]
    number = number.rstrip(" :;,.")
    plain = number.translate(_PLAIN).upper()
    value = isbn13(plain)
    if not value and " " in number:
        value = isbn13(number.split()[0].translate(_PLAIN).upper())
    if not value and plain[:4] == "ISBN":
        plain = plain[4:].lstrip(":： ")  # noqa: RUF001  full width as printed
        value = isbn13(plain)
    if value:
        return Identifier("isbn", value, text, _qualifier(qualifier), not cancelled)
    if not plain or not _DIGITS.intersection(plain):
        return None
    return Identifier("isbn", plain, text, _qualifier(qualifier), False)


def _qualifier(text: str) -> str:
    if not text:
        return ""
    text = clean(text.translate(_BRACKETS)).rstrip(" :;,")
    inner = text.replace(") (", " ; ").strip("()") if text.startswith("(") else text
    return inner.strip(" :;,")


def read_issn(printed: str, cancelled: bool = False) -> Identifier | None:
    """Read an ISSN as catalogued into the form 1234-567X."""
    plain = printed.translate(_PLAIN).upper().strip().removeprefix("ISSN").strip(" :.;,()")
    number = plain[:8]
    if len(number) == 8 and number[:7].isdigit() and number.isascii() and number[7] in "0123456789X":
        total = sum((8 - at) * int(digit) for at, digit in enumerate(number[:7]))
        total += 10 if number[7] == "X" else int(number[7])
        right = total % 11 == 0 and len(plain) == 8
        return Identifier("issn", f"{number[:4]}-{number[4:]}", printed.strip(), "", right and not cancelled)
    return Identifier("issn", plain, printed.strip(), "", False) if _DIGITS.intersection(plain) else None

"""Codes of times (MARC 21 045 $a, UNIMARC 661): a letter and a digit, or two of them for a range, and the same as EDTF.

Letters b to d are millennia before our era, whose digits are centuries; e to y are centuries, whose digits are decades.
`w5x3` is 185X/193X, `x-` is 19XX, `d4` is -05XX (the years with 5 in the hundreds before our era).
"""

import re

_PAIR = re.compile(r"[b-y][\d-]")
_CODE = re.compile(r"([a-y][\d-])([a-y][\d-])?")
_EDTF = re.compile(r"-\d[\dX]XX|\d\d[\dX]X")
_LAST = ord("y")
_FIRST_CENTURY = ord("e")


def times_of(code: str) -> str:
    """The code as EDTF; a code that means no span of years (`a0`) as it stands, and what is no code as nothing."""
    match = _CODE.fullmatch(code.strip().lower())
    if match is None:
        return ""
    first, last = match[1], match[2] or match[1]
    if _PAIR.fullmatch(first) is None or _PAIR.fullmatch(last) is None:
        return match[0]
    return _span(first) if first == last else f"{_span(first)}/{_span(last)}"


def _span(pair: str) -> str:
    letter, digit = pair[0], pair[1]
    if letter < "e":
        millennium = 2 - (ord(letter) - ord("b"))
        return f"-{millennium}XXX" if digit == "-" else f"-{millennium}{9 - int(digit)}XX"
    century = ord(letter) - _FIRST_CENTURY
    return f"{century:02d}XX" if digit == "-" else f"{century:02d}{digit}X"


def time_code(text: str) -> str:
    """The code of such times; empty where there is none."""
    if _CODE.fullmatch(text) and text[0] == "a":
        return text
    first, _, last = text.partition("/")
    pairs = [_pair(span) for span in (first, last or first)]
    return "".join(pairs) if all(pairs) else ""


def _pair(span: str) -> str:
    if _EDTF.fullmatch(span) is None:
        return ""
    if span[0] == "-":
        letter = chr(ord("b") + 2 - int(span[1])) if span[1] in "012" else ""
        return letter and letter + ("-" if span[2] == "X" else str(9 - int(span[2])))
    letter = chr(_FIRST_CENTURY + int(span[:2]))
    return letter + span[2].replace("X", "-") if ord(letter) <= _LAST else ""

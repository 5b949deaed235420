"""Where an article stands in its host: volume, issue and pages, from free text (773 $g) or coded (773 $q)."""

import re

from normalize.values.eras import large_chinese_number
from normalize.values.text import has_han

_NUMERAL = "[\\d〇零一二三四五六七八九十百]{1,6}"
_RANGE = r"[A-Za-z]?\d{1,6}(?:\s?[-~]\s?[A-Za-z]?\d{1,6})?"
_PAGES = re.compile(rf"(?:\b(?:pages?\.?\s?|pp?\.?\s?|[sс](?:\.\s?|\s))|页|頁)({_RANGE})", re.IGNORECASE)
_HAN_PAGES = re.compile(rf"(?<![共\dA-Za-z-])({_RANGE})\s?(?:页|頁)")
_VOLUME = re.compile(
    rf"\b(?:v(?:ol(?:ume)?)?|Bd|Jg|Jahrg|t(?:ome|om)?|т|yr)\.?\s?(\d{{1,6}}(?:[-/]\d{{1,6}})?[A-Z]?\b|[IVXLC]{{1,9}}\b)"
    rf"|第?({_NUMERAL})[卷巻]|卷\s?(\d{{1,6}})",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    rf"(?:\b(?:nos?|nr|n°|issue|iss|number|num|Heft|H|fasc|вып|vyp)\b\.?|№)\s?([A-Z]?\d{{1,6}}(?:[-/]\d{{1,6}})?)"
    rf"|第?({_NUMERAL}(?:[-/]\d{{1,6}})?)[期号號]|期\s?(\d{{1,6}})",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"(?:(?:19|20)\d\d\s?[,，年]\s?)?(?P<volume>\d{{1,4}})\s?\((?P<issue>[A-Z]?\d{{1,4}}(?:[-/]\d{{1,4}})?)\)"
    rf"(?:\s?[:,]\s?(?P<pages>{_RANGE}))?"
)
"""32(3):15-22, as Chinese journals and citations write it."""
_PAGES_LAST = re.compile(rf":\s?({_RANGE})\.?$")
_CODED = re.compile(r"(?P<volume>[^:<]*)(?::(?P<issue>[^:<]*))?(?::[^<]*)?(?:<(?P<pages>.*))?")
_PLAIN = str.maketrans("０１２３４５６７８９（）：，－–—～", "0123456789():,----", "[]")
_LONGEST = 500
"""A text of more characters is no statement of a part."""


def read_part(text: str, coded: str = "") -> tuple[str, str, str]:
    """Return volume, issue and pages, each empty where it is not said."""
    volume = issue = pages = ""
    if coded and (match := _CODED.fullmatch(coded)) is not None:
        volume, issue, pages = (
            (match["volume"] or "").strip(),
            (match["issue"] or "").strip(),
            match["pages"] or "",
        )
    if text and len(text) <= _LONGEST:
        plain = text.translate(_PLAIN)
        named = _number(_first(_VOLUME, plain)), _number(_first(_ISSUE, plain))
        short = _SHORT.search(plain) if not any(named) else None
        if short is not None:
            named = short["volume"], short["issue"]
            pages = pages or short["pages"] or ""
        volume, issue = volume or named[0], issue or named[1]
        pages = pages or _first(_HAN_PAGES, plain) or _first(_PAGES, plain)
        pages = pages or (_first(_PAGES_LAST, plain) if volume or issue else "")
    return volume, issue, pages.replace(" ", "").translate(_HYPHENS)


_HYPHENS = str.maketrans("–—~", "---")


def _number(text: str) -> str:
    """A number in Chinese numerals as digits; any other as it is."""
    number = large_chinese_number(text) if has_han(text) else -1
    return str(number) if number > 0 else text


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return next((group for group in match.groups() if group), "") if match else ""

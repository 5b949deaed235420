"""Dates as they are printed in an imprint: `[1999?]`, `c1985`, `199-?`, `1990-1995`, 民国24年, 光緒甲午, 乾隆."""

import re

from normalize.record import PublicationDate
from normalize.values.date_text import plain_date
from normalize.values.edtf import between, day_of, year_edtf, year_span
from normalize.values.eras import cyclic_years, in_gregorian, reign_span

Found = tuple[str, int | None, int | None]
"""EDTF, first and last year."""

_EXACT = r"1\d{3}|20\d{2}|2100"
_PART = (
    r"(?:1[4-9]|20)\d(?:[-_uUxX?.](?!\d)| (?=\s?[-\]]))"
    r"|(?:1[4-9]|20)(?:--|__|[uU]{2}|[xX]{2}|\?\?|\.\.| {2}(?=\s?[-\]]))"
)
"""A year with unknown digits: a decade, a century."""
_YEAR = re.compile(rf"(?<!\d)(?:{_EXACT})(?!\d)|(?<![\d.])(?:{_PART})")
_AFTER_YEAR = r"(?:/\d\d(?!\d))?[?)\]>\s]{0,6}(?:[.年]\s?(?:\d{1,2}\s?月?)?)?[?)\]>\s]{0,9}"
"""What may stand between a year and the hyphen of an interval: brackets, a month."""
_BEFORE_YEAR = r"(?:\s?[\u4e00-\u9fff]{2,4}\s?[\d\u4e00-\u9fff]{1,6}\s?)?[\s\[(<]{0,6}"
"""What may stand between the hyphen and the second year: the same date by a reign, brackets."""
_END = re.compile(
    rf"{_AFTER_YEAR}(?!-\d\d?-\d\d?(?!\d))(?:--?|/|~|至|到|and\b|to\b){_BEFORE_YEAR}(?:c|©|p)?\s?(?:({_EXACT}|{_PART})|(\d\d))(?!\d)"
)
_OPEN = re.compile(
    rf"(?:\s+or\s+\d{{4}})?{_AFTER_YEAR}(?:-|/(?=\.\.))(?:\s*<|\s*(?:\.\.+|present|今)?[\])>\s.…]*(?:$|[,;]))"
)
_OR = re.compile(r"\s*\??\s*(?:or|或|oder|ou)\s*(1\d{3}|20\d{2})(?!\d)", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b|\bzwischen\b|\bentre\b", re.IGNORECASE)
_DECADE = re.compile(r"'?s\b|\s?年代", re.IGNORECASE)
_MONTH = re.compile(
    r"\s*[.年/-]\s*(0?[1-9]|1[0-2])(?!\d)\s*(?:[.月/-]\s?([0-3]?\d)(?!\d)|(?:[.月第,;\])\s]|$))"
)
_CENTURY = re.compile(
    r"(?<!\d)(1[4-9]|2[01])(?:th|st)?[ -]?(?:世[纪紀]|cent(?:ury|\.))(?:\s*([1-9])0\s?年代)?", re.IGNORECASE
)
_DECADE_IN_WORDS = re.compile(r"(?:(十[五六七八九]|二十)世[纪紀])?([一二三四五六七八九])十年代")
_ABOUT = re.compile(
    r"\bca\.?\s?(?=\[?\d)|\bc\.\s|\bcirca\b|\bapproximately\b|\bum\s|\bvers\s|约|約|前后|前後|左右|около",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<!not )\bbefore\b|\bnot after\b|\bno later than\b|以前|之前|不[晚迟遲]于|不[晚遲]於", re.IGNORECASE
)
_AFTER = re.compile(r"(?<!not )\bafter\b|\bnot before\b|不早[于於]", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"年?(?:以|之)?[后後]")
_COPYRIGHT = re.compile(r"(?:\bf?[cp]\s?|[©℗]\s?|\bcop\.?\s?|copyright\s|版权\s?)$", re.IGNORECASE)
_PRINTING = re.compile(r"\s*(?:年)?\s*\(?(?:printing|重印|印刷)", re.IGNORECASE)
_THIS_CENTURY = 2000
_NUMERALS = "一二三四五六七八九"


def read_printed(printed: str) -> PublicationDate:
    """Read a printed date; where no year can be made out only `printed` is filled."""
    text = plain_date(printed)
    found = _numbered(text) or _in_words(text)
    if found is None:
        found = _numbered(in_gregorian(text)) or _of_reign(text)
    return PublicationDate(*found, printed) if found is not None else PublicationDate(printed=printed)


def _numbered(text: str) -> Found | None:
    """A date with a year in digits."""
    if text.isdigit() and len(text) in (6, 8) and year_span(text[:4]) and text[:4] > "1400":
        return day_of(text[:4], text[4:6], text[6:]), int(text[:4]), int(text[:4])
    year = _year_that_counts(text)
    if year is None:
        return None
    span = year_span(year[0])
    if span is None:
        return None
    before, after = text[: year.start()], text[year.end() :]
    mark = _mark(text)
    return (
        _interval(text, year, span, mark)
        or _qualified(before, after, span)
        or _single(year, after, span, mark)
    )


def _year_that_counts(text: str) -> re.Match[str] | None:
    """The first year of publication; else one of copyright; else one of printing; digits unknown come last."""
    found = list(_YEAR.finditer(text))
    if len(found) < 2:
        return found[0] if found else None
    first = found[0]
    if _END.match(text, first.end()) or _OPEN.match(text, first.end()):
        return first
    return min(found, key=lambda year: _rank(text, year))


def _rank(text: str, year: re.Match[str]) -> int:
    if not year[0].isdigit():
        return 3
    if _PRINTING.match(text, year.end()):
        return 2
    return 1 if _COPYRIGHT.search(text[max(0, year.start() - 10) : year.start()]) else 0


def _mark(text: str) -> str:
    """How sure the cataloguer was: `?`, `~` or nothing; a sign that stands for a digit says nothing of it."""
    rest = _YEAR.sub(lambda year: year[0] if year[0].isdigit() else "", text)
    return "?" if "?" in rest else "~" if _ABOUT.search(text) or rest.endswith("~") else ""


def _interval(text: str, year: re.Match[str], span: tuple[int, int], mark: str) -> Found | None:
    """A year and an open end, two years, an end alone."""
    start = year_edtf(year[0]) + (mark if year[0].isdigit() else "")
    if _OPEN.match(text, year.end()):
        return f"{start}/..", span[0], None
    other = _OR.match(text, year.end())
    if other is not None and int(other[1]) > span[0]:
        return between(span[0], int(other[1])), span[0], int(other[1])
    end = _end_of(text, year, span)
    if end:
        last = (year_span(end) or span)[1]
        if end == year[0] or _BETWEEN.search(text):
            return (year_edtf(end) if end == year[0] else between(span[0], last)), span[0], last
        return f"{start}/{year_edtf(end)}{mark if end.isdigit() else ''}", span[0], last
    if text[: year.start()].strip(" [(<.") in ("-", "/"):
        return "/" + start, None, span[1]
    return None


def _end_of(text: str, year: re.Match[str], span: tuple[int, int]) -> str:
    """The second year of an interval, in two digits perhaps (1895-98), empty where there is none."""
    match = _END.match(text, year.end())
    if match is None:
        return ""
    end = match[1] or year[0][:2] + match[2]
    last = year_span(end)
    if last is None or last[1] <= span[0]:
        return ""
    return "" if match[2] and (not year[0].isdigit() or last[1] - span[0] > _LONGEST) else end


_LONGEST = 60
"""Years of an interval that is written with two digits."""


def _qualified(before: str, after: str, span: tuple[int, int]) -> Found | None:
    """Decades, and dates before or after a year."""
    if _DECADE.match(after) and span[0] % 10 == 0:
        last = span[0] + (99 if span[0] % 100 == 0 and span[0] < _THIS_CENTURY and "年代" not in after else 9)
        return between(span[0], last), span[0], last
    if _AFTER.search(before) or _YEAR_AFTER.match(after):
        return f"{span[0]:04d}?/..", span[0], None
    if _BEFORE.search(before) or _BEFORE.match(after.lstrip("年")):
        return f"/{span[1]:04d}?", None, span[1]
    return None


def _single(year: re.Match[str], after: str, span: tuple[int, int], mark: str) -> Found:
    if not year[0].isdigit():
        return year_edtf(year[0]), *span
    month = None if mark else _MONTH.match(after)
    if month is not None:
        return day_of(year[0], month[1], month[2] or ""), *span
    return year[0] + mark, *span


def _in_words(text: str) -> Found | None:
    """A century or a decade: 19世纪, 18th century, 二十世纪五十年代, 20世纪50年代."""
    century = _CENTURY.search(text)
    if century is not None:
        first = 100 * (int(century[1]) - 1) + 10 * int(century[2] or 0)
        return (
            year_edtf(str(first)[: 3 if century[2] else 2].ljust(4, "u")),
            first,
            first + (9 if century[2] else 99),
        )
    decade = _DECADE_IN_WORDS.search(text)
    if decade is None:
        return None
    hundreds = (
        10 + "五六七八九".index(decade[1][1]) + 4
        if decade[1] and len(decade[1]) > 1 and decade[1] != "二十"
        else 19
    )
    first = 100 * hundreds + 10 * (_NUMERALS.index(decade[2]) + 1)
    return f"{first // 10}X", first, first + 9


def _of_reign(text: str) -> Found | None:
    """Two years of the cycle in a reign of 61 years, else the whole reign as an uncertain interval."""
    years = cyclic_years(text)
    span = (years[0], years[-1]) if years else reign_span(text)
    if span is None:
        return None
    return (f"{span[0]:04d}?/{span[1]:04d}?" if span[0] < span[1] else f"{span[0]:04d}"), *span

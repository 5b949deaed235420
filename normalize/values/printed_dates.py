"""Dates as they are printed in an imprint: `[1999?]`, `c1985`, `199-?`, `1990-1995`, 民国24年, 光緒甲午, 乾隆."""

import re

from normalize.record import PublicationDate
from normalize.values.eras import cyclic_years, reign_span, reign_years, written_years

LATEST = 2100
"""No year after this is believed."""

_WIDE = str.maketrans("０１２３４５６７８９［］？～－—–〜", "0123456789[]?~----")
_YEAR = re.compile(r"(?<!\d)(1\d{3}|20\d{2}|2100)(?!\d)")
_DECADE = re.compile(r"(?<!\d)(1\d|20)(\d)[-_uUxX?](?![\d-])")
_CENTURY = re.compile(r"(?<!\d)(1\d|20)(?:--|__|uu|xx|XX|\?\?)")
_OPEN = re.compile(r"(?<!\d)(1\d{3}|20\d{2})\s*[\])]?\s*-\s*[\])]?\s*$")
_INTERVAL = re.compile(
    r"(?<!\d)(1\d{3}|20\d{2})[?\]]*\s*(?:-|/|and|to|至|到)\s*[\[c]*(1\d{3}|20\d{2}|\d{2})(?!\d)"
)
_MONTH = re.compile(r"(?<!\d)(1\d{3}|20\d{2})\s*(?:[.年/-]\s*)(0?[1-9]|1[0-2])(?!\d)(?:[.月]|\s*$|\])")
_ABOUT = re.compile(r"\bca?\.\s|\bcirca\b|\bapproximately\b|约|約", re.IGNORECASE)


def read_printed(printed: str) -> PublicationDate:
    """Read a printed date; where no year can be made out only `printed` is filled."""
    text = printed.translate(_WIDE)
    mark = "?" if "?" in text else "~" if _ABOUT.search(text) else ""
    for read in (_open, _interval, _unknown_digits):
        found = read(text, mark)
        if found is not None:
            return PublicationDate(*found, printed)
    years = [int(year) for year in _YEAR.findall(text)] or reign_years(text) or written_years(text)
    if not years:
        return _by_reign(text, printed)
    month = _MONTH.search(text)
    if month and int(month[1]) == years[0] and not mark:
        return PublicationDate(f"{month[1]}-{int(month[2]):02d}", years[0], years[0], printed)
    return PublicationDate(f"{years[0]:04d}{mark}", years[0], years[0], printed)


def _by_reign(text: str, printed: str) -> PublicationDate:
    """A year of the sexagenary cycle in a reign, else the whole reign as an uncertain interval."""
    if text.isascii():
        return PublicationDate(printed=printed)
    years = cyclic_years(text)
    if len(years) == 1:
        return PublicationDate(f"{years[0]:04d}", years[0], years[0], printed)
    span = (years[0], years[-1]) if years else reign_span(text)
    if span is None:
        return PublicationDate(printed=printed)
    return PublicationDate(f"{span[0]:04d}?/{span[1]:04d}?", span[0], span[1], printed)


def _open(text: str, mark: str) -> tuple[str, int | None, int | None] | None:
    match = _OPEN.search(text)
    if match is None:
        return None
    return f"{match[1]}{mark}/..", int(match[1]), None


def _interval(text: str, mark: str) -> tuple[str, int | None, int | None] | None:
    match = _INTERVAL.search(text)
    if match is None:
        return None
    end = match[2] if len(match[2]) == 4 else match[1][:2] + match[2]
    first, last = int(match[1]), int(end)
    if last <= first or (len(match[2]) == 2 and last - first > 60):
        return None
    return f"{first}{mark}/{last}{mark}", first, last


def _unknown_digits(text: str, _: str) -> tuple[str, int | None, int | None] | None:
    decade = _DECADE.search(text)
    if decade and not _YEAR.search(text):
        year = decade[1] + decade[2]
        return year + "X", int(year + "0"), int(year + "9")
    century = _CENTURY.search(text)
    if century and not _YEAR.search(text):
        return century[1] + "XX", int(century[1] + "00"), int(century[1] + "99")
    return None

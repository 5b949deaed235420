"""Dates as data formats write them: ISO 8601, `2020/05/17/`, `17 May 2020`, 2020年5月17日; others as printed."""

import re

from normalize.record import PublicationDate
from normalize.values.edtf import LATEST, day_of
from normalize.values.printed_dates import read_printed

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d.*|[/Z]*)?")
_COMPACT = re.compile(r"(1[5-9]\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_HAN = re.compile(r"(\d{4})\s*年\s*(?:(\d{1,2})\s*月)?\s*(?:(\d{1,2})\s*[日号])?\S{0,4}")
_DECADE = re.compile(r"(1[5-9]|20)(\d)0'?s(?:\?|~)?")
_SLASHES = re.compile(r"(\d{4})/{1,3}")
_INTERVAL = re.compile(
    r"(\d{4}(?:-\d\d){0,2})(?:T[^/]*)?\s*(?:/|--| - | to )\s*(\d{4}(?:-\d\d){0,2})(?:T.*)?"
)
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NAMED = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(?:(\d{1,2})(?:st|nd|rd|th)?\.?[ -])?([A-Za-z]{3,9})\.?[ -](?:(\d{1,2}),? )?(\d{4})(?: \d.*)?"
)
_NAMED_LAST = re.compile(r"(\d{4})[ -/]([A-Za-z]{3,9})\.?(?:[ -](\d{1,2}))?(?:[-/ ].*)?")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


def read_date(text: str) -> PublicationDate:
    """Read a date; where no year can be made out only `printed` is filled."""
    text = text.strip()
    interval = _INTERVAL.fullmatch(text)
    if interval is not None and interval[1] != interval[2]:
        first, last = int(interval[1][:4]), int(interval[2][:4])
        if 0 < first <= last <= LATEST:
            return PublicationDate(f"{interval[1]}/{interval[2]}", first, last, text)
    decade = _DECADE.fullmatch(text)
    if decade is not None:
        first = int(f"{decade[1]}{decade[2]}0")
        return PublicationDate(f"{decade[1]}{decade[2]}X", first, first + 9, text)
    for pattern in (_ISO, _HAN, _COMPACT, _SLASHES):
        match = pattern.fullmatch(text)
        if match is not None:
            year, month, day = (*match.groups(), None, None)[:3]
            return _dated(year or "", month or "", day or "", text[:10] if is_timestamp(text) else text)
    return _named(text) or read_printed(text)


def is_timestamp(text: str) -> bool:
    """Tell whether a date has a time of day: it is the work of a system, not printed on a publication."""
    return _TIME.match(text.strip()) is not None


def _named(text: str) -> PublicationDate | None:
    """A month by its name."""
    match = _NAMED.fullmatch(text)
    if match is not None and match[2].lower() in _MONTHS:
        return _dated(match[4], str(_MONTHS[match[2].lower()]), match[1] or match[3] or "", text)
    match = _NAMED_LAST.fullmatch(text)
    if match is not None and match[2].lower() in _MONTHS:
        return _dated(match[1], str(_MONTHS[match[2].lower()]), match[3] or "", text)
    return None


def _dated(year: str, month: str, day: str, printed: str) -> PublicationDate:
    """Year, month and day as far as they are possible."""
    number = int(year)
    if not 0 < number <= LATEST:
        return PublicationDate(printed=printed)
    return PublicationDate(day_of(year, month, day), number, number, printed)

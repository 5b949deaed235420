"""Publication dates of fixed fields and of imprints, as EDTF level 1 (ISO 8601-2)."""

from functools import lru_cache

from normalize.record import PublicationDate
from normalize.values.edtf import between, day_of, year_edtf, year_span
from normalize.values.printed_dates import read_printed

_RANGE_TYPES = frozenset("mcduik")
_UNIMARC_TYPES = {
    "a": "c", "b": "d", "c": "u", "d": "s", "e": "r", "f": "q", "g": "m", "h": "t", "i": "p", "j": "e",
}  # fmt: skip
UNKNOWN = PublicationDate()


def publication_date(coded: str, printed: str) -> PublicationDate:
    """Combine 008/06-14 with the printed date: the coded one counts, the printed one stands in where it is unusable.

    Where digits of the coded year are unknown, a year printed within them is the better one.
    """
    date = coded_date(coded)
    if not printed:
        return date
    if date is UNKNOWN:
        return read_printed(printed)
    if date.edtf[-1] == "X" and date.first is not None and date.last is not None:
        shown = read_printed(printed)
        if shown.first == shown.last and shown.first is not None and date.first <= shown.first <= date.last:
            return shown
    return PublicationDate(date.edtf, date.first, date.last, printed)


def unimarc_date(coded: str, printed: str) -> PublicationDate:
    """The same for UNIMARC 100 $a/8-16, whose types of date have other letters."""
    return publication_date(_UNIMARC_TYPES.get(coded[:1], "s") + coded[1:], printed)


def projected_date(coded: str, printed: str = "") -> PublicationDate:
    """Read when a forthcoming book is expected (263 `202603`, CNMARC 211 `20260300`)."""
    digits = coded.strip()
    if len(digits) not in (4, 6, 8) or not digits[:4].isdigit() or year_span(digits[:4]) is None:
        return PublicationDate(printed=printed)
    year = int(digits[:4])
    return PublicationDate(day_of(digits[:4], digits[4:6], digits[6:8]), year, year, printed)


def era_date(coded: str) -> str:
    """Read a date of contents as EDTF: `d1939`, `d19391201`, `c0500` (500 before our era); empty where it is none."""
    era, year = coded[:1], coded[1:5]
    if len(year) != 4 or not (year.isascii() and year.isdigit()) or era not in "cd":
        return ""
    if era == "c":
        return f"-{int(year) - 1:04d}" if year != "0000" else ""
    return day_of(year, coded[5:7], coded[7:9])


@lru_cache(maxsize=16_384)
def coded_date(coded: str) -> PublicationDate:
    """Read the type of date and two dates of 008/06-14; `UNKNOWN` where they say nothing."""
    kind, one, two = coded[:1], coded[1:5], coded[5:9]
    first = year_span(one)
    if kind in "nb" or first is None:
        return _second_alone(kind, two)
    if kind in _RANGE_TYPES:
        return _range(kind, one, two)
    if kind == "q":
        return _questionable(one, two)
    if kind == "e":
        return PublicationDate(day_of(year_edtf(one), two[:2], two[2:]), *first)
    return PublicationDate(year_edtf(one), *first)


def _second_alone(kind: str, two: str) -> PublicationDate:
    """An unknown beginning with a known end (`uuuu1990`): EDTF `/1990`."""
    last = year_span(two)
    if kind in _RANGE_TYPES and last is not None and two != "9999":
        return PublicationDate("/" + year_edtf(two), None, last[1])
    return UNKNOWN


def _range(kind: str, one: str, two: str) -> PublicationDate:
    first = year_span(one)
    last = year_span(two)
    start = first[0] if first else None
    if kind == "c" or two == "9999":
        return PublicationDate(year_edtf(one) + "/..", start, None)
    if last is None or (start is not None and last[1] < start):
        end = "/" if kind in "ud" else ""
        return PublicationDate(year_edtf(one) + end, start, None if end else (first[1] if first else None))
    if one == two:
        return PublicationDate(year_edtf(one), start, last[1])
    return PublicationDate(f"{year_edtf(one)}/{year_edtf(two)}", start, last[1])


def _questionable(one: str, two: str) -> PublicationDate:
    """A date between two years."""
    first, last = year_span(one), year_span(two)
    if first is None:
        return UNKNOWN
    if last is None or last[1] < first[0] or one == two:
        return PublicationDate(year_edtf(one) + ("?" if one.isdigit() else ""), *first)
    return PublicationDate(between(first[0], last[1]), first[0], last[1])

"""Publication dates of fixed fields and of imprints, as EDTF level 1 (ISO 8601-2)."""

from functools import lru_cache

from normalize.record import PublicationDate
from normalize.values.printed_dates import LATEST, read_printed

_RANGE_TYPES = frozenset("mcduik")
_UNIMARC_TYPES = {
    "a": "c", "b": "d", "c": "u", "d": "s", "e": "r", "f": "q", "g": "m", "h": "t", "i": "p", "j": "e",
}  # fmt: skip
UNKNOWN = PublicationDate()


def publication_date(coded: str, printed: str) -> PublicationDate:
    """Combine 008/06-14 with the printed date: the coded one counts, the printed one stands in where it is unusable."""
    date = coded_date(coded)
    if date is UNKNOWN and printed:
        return read_printed(printed)
    if not printed:
        return date
    return PublicationDate(date.edtf, date.first, date.last, printed)


def unimarc_date(coded: str, printed: str) -> PublicationDate:
    """The same for UNIMARC 100 $a/8-16, whose types of date have other letters."""
    return publication_date(_UNIMARC_TYPES.get(coded[:1], "s") + coded[1:], printed)


def projected_date(coded: str, printed: str = "") -> PublicationDate:
    """Read when a forthcoming book is expected (263 `202603`, CNMARC 211 `20260300`)."""
    digits = coded.strip()
    if len(digits) not in (4, 6, 8) or not digits[:4].isdigit() or _span(digits[:4]) is None:
        return PublicationDate(printed=printed)
    year = int(digits[:4])
    return PublicationDate(_detailed(digits[:4], digits[4:]), year, year, printed)


def era_date(coded: str) -> str:
    """Read a date of contents as EDTF: `d1939`, `d19391201`, `c0500` (500 before our era); empty where it is none."""
    era, year = coded[:1], coded[1:5]
    if len(year) != 4 or not (year.isascii() and year.isdigit()) or era not in "cd":
        return ""
    if era == "c":
        return f"-{int(year) - 1:04d}" if year != "0000" else ""
    return _detailed(year, coded[5:9])


@lru_cache(maxsize=16_384)
def coded_date(coded: str) -> PublicationDate:
    """Read the type of date and two dates of 008/06-14; `UNKNOWN` where they say nothing."""
    kind, one, two = coded[:1], coded[1:5], coded[5:9]
    first = _span(one)
    if kind in "nb" or first is None:
        return _second_alone(kind, two)
    if kind in _RANGE_TYPES:
        return _range(kind, one, two)
    if kind == "q":
        return _questionable(one, two)
    if kind == "e":
        return PublicationDate(_detailed(one, two), *first)
    return PublicationDate(_edtf(one), *first)


def _second_alone(kind: str, two: str) -> PublicationDate:
    """An unknown beginning with a known end (`uuuu1990`): EDTF `/1990`."""
    last = _span(two)
    if kind in _RANGE_TYPES and last is not None and two != "9999":
        return PublicationDate("/" + _edtf(two), None, last[1])
    return UNKNOWN


def _span(year: str) -> tuple[int, int] | None:
    """Return first and last year of a date with unknown digits (`19uu`, `199-`), None where it is no date."""
    if len(year) != 4 or not year.isascii():
        return None
    if year.isdigit():
        value = int(year)
        return (value, value) if 0 < value <= LATEST else None
    known = year.lower().rstrip("u-x?")
    if not known.isdigit() or len(known) < 2:
        return None
    first, last = int(known.ljust(4, "0")), int(known.ljust(4, "9"))
    return (first, last) if first <= LATEST else None


def _edtf(year: str) -> str:
    return year if year.isdigit() else year.lower().rstrip("u-x?").ljust(4, "X")


def _range(kind: str, one: str, two: str) -> PublicationDate:
    first = _span(one)
    last = _span(two)
    start = first[0] if first else None
    if kind == "c" or two == "9999":
        return PublicationDate(_edtf(one) + "/..", start, None)
    if last is None or (start is not None and last[1] < start):
        end = "/" if kind in "ud" else ""
        return PublicationDate(_edtf(one) + end, start, None if end else (first[1] if first else None))
    if one == two:
        return PublicationDate(_edtf(one), start, last[1])
    return PublicationDate(f"{_edtf(one)}/{_edtf(two)}", start, last[1])


def _questionable(one: str, two: str) -> PublicationDate:
    """A date between two years: `199X` where they mean exactly that, otherwise an uncertain interval."""
    first, last = _span(one), _span(two)
    if first is None:
        return UNKNOWN
    if last is None or last[1] < first[0] or one == two:
        return PublicationDate(_edtf(one) + "?", *first)
    low, high = str(first[0]).rjust(4, "0"), str(last[1]).rjust(4, "0")
    for known in (3, 2):
        if low[:known] == high[:known] and low[known:].strip("0") == "" and high[known:].strip("9") == "":
            return PublicationDate(low[:known].ljust(4, "X"), first[0], last[1])
    return PublicationDate(f"{low}?/{high}?", first[0], last[1])


def _detailed(year: str, day: str) -> str:
    month, date = day[:2], day[2:4]
    if not year.isdigit() or month not in _DAYS:
        return _edtf(year)
    if date.isdigit() and date.isascii() and 1 <= int(date) <= _DAYS[month]:
        if month + date == "0229" and not _is_leap(int(year)):
            return f"{year}-{month}"
        return f"{year}-{month}-{date}"
    return f"{year}-{month}"


_DAYS = dict(
    zip(
        ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"),
        (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31),
        strict=True,
    )
)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

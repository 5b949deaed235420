"""Years with unknown digits, and uncertain ones, as EDTF (ISO 8601-2) writes them."""

LATEST = 2100
"""No year after this is believed."""
_PLACEHOLDERS = "u-x?_. "


def year_span(year: str) -> tuple[int, int] | None:
    """Return first and last year of a date of four signs (`1998`, `199-`, `19uu`), None where it is no date."""
    if len(year) != 4 or not year.isascii():
        return None
    if year.isdigit():
        value = int(year)
        return (value, value) if 0 < value <= LATEST else None
    known = year.lower().rstrip(_PLACEHOLDERS)
    if not known.isdigit() or len(known) < 2:
        return None
    first, last = int(known.ljust(4, "0")), int(known.ljust(4, "9"))
    return (first, last) if first <= LATEST else None


def year_edtf(year: str) -> str:
    """Write the same as EDTF: `199X`, `19XX`."""
    return year if year.isdigit() else year.lower().rstrip(_PLACEHOLDERS).ljust(4, "X")


def between(first: int, last: int) -> str:
    """A date somewhere between two years: `199X` where they mean exactly that, otherwise an uncertain interval."""
    low, high = f"{first:04d}", f"{last:04d}"
    for known in (3, 2):
        if low[:known] == high[:known] and low[known:].strip("0") == "" and high[known:].strip("9") == "":
            return low[:known].ljust(4, "X")
    return f"{low}?/{high}?"


def day_of(year: str, month: str, day: str = "") -> str:
    """Write a year with its month and day as far as they are possible ones."""
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= len(_DAYS)):
        return year
    shown = f"{year}-{int(month):02d}"
    if not (day.isascii() and day.isdigit() and 1 <= int(day) <= _DAYS[int(month) - 1]):
        return shown
    return (
        shown if int(month) == 2 and int(day) == 29 and not _is_leap(int(year)) else f"{shown}-{int(day):02d}"
    )


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

"""Dates as coded fields write them: MARC 21 008/06-14 and CNMARC 100 $a/8-16, from EDTF."""

from normalize.record import PublicationDate
from normalize.values.dates import publication_date, unimarc_date

_UNKNOWN = "uuuu"
_CNMARC = {"c": "a", "d": "b", "u": "c", "s": "d", "r": "e", "q": "f", "m": "g", "t": "h", "p": "i", "e": "j"}
"""Types of date of MARC 21, and their letters in UNIMARC."""


def marc21_dates(date: PublicationDate, continuing: bool) -> str:
    """Nine characters for 008/06-14: the form that reads as the same date, or else the one that says most."""
    forms = [form for form in _forms(date, continuing) if len(form) == 9]
    exact = (form for form in forms if publication_date(form, date.printed) == date)
    return next(exact, f"n{_UNKNOWN}{_UNKNOWN}" if _is_printed(date) or not forms else forms[0])


def cnmarc_dates(date: PublicationDate, continuing: bool) -> str:
    """The same for 100 $a/8-16; where a type has no letter of its own, the one that means the nearest."""
    forms = [form for form in _forms(date, continuing) if len(form) == 9]
    forms = [_CNMARC[form[0]] + form[1:] for form in forms if form[0] in _CNMARC]
    exact = (form for form in forms if unimarc_date(form, date.printed) == date)
    return next(exact, "u" + " " * 8 if _is_printed(date) or not forms else forms[0])


def _is_printed(date: PublicationDate) -> bool:
    """Tell whether the date was made out from what is printed, and is made out from it again."""
    return bool(date.printed) and publication_date("", date.printed) == date


def _forms(date: PublicationDate, continuing: bool) -> list[str]:  # noqa: PLR0911  one form of EDTF a line
    first, stroke, last = date.edtf.partition("/")
    one, two = _digits(first), _digits(last)
    unknown = f"n{_UNKNOWN}{_UNKNOWN}"
    if not date.edtf:
        return [unknown]
    if last == "..":
        return [f"c{one}9999" if continuing else f"m{one}9999", f"c{one}9999"]
    if stroke and not last:
        return [f"u{one}{_UNKNOWN}"]
    if stroke and "?" in date.edtf:
        return [f"q{one}{two}", f"m{one}{two}"]
    if stroke:
        return [f"d{one or _UNKNOWN}{two}" if continuing else f"m{one or _UNKNOWN}{two}"]
    if len(first) > 4 and first[4] == "-":
        return [f"e{one}{first[5:].replace('-', '').ljust(4)}", f"s{one}    "]
    if "?" in first:
        return [f"q{one}{one}", f"s{one}    "]
    if "X" in first:
        return [f"q{one.replace('u', '0')}{one.replace('u', '9')}", f"s{one}    "]
    return [f"s{one}    ", f"d{one}{one}" if continuing else unknown]


def _digits(text: str) -> str:
    """The four characters of a year; digits that are not known are u."""
    return text[:4].replace("X", "u") if text[:4].replace("X", "").isdigit() else ""

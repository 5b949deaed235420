"""Coded values that are no lists of codes: dates, languages, countries. Each names the rule that a value breaks."""

import re
from collections.abc import Callable

from normalize.checks.tables import CheckTableError, read_table
from normalize.maps.lists import rows

COLUMNS = ("list", "code", "en")
_YEAR = re.compile(r"[0-9u|]{4}| {4}|[0-9u]{1,3} {1,3}")
_RUNTIME = re.compile(r"\d{3}|nnn|---|\|{3}")
_DEPTH = re.compile(r"\d{3}|mmm|nnn|---|\|{3}")
_RATIO = re.compile(r"[\d-]{3}|\|{3}|   ")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _others(name: str) -> frozenset[str]:
    found = set()
    for where, row in read_table("other_codes.tsv", COLUMNS):
        if row["list"] not in ("country", "language", "iso", "group") or not row["code"]:
            raise CheckTableError(
                f"{where}: the list has to be country, language, iso or group, with a code."
            )
        if row["list"] == name:
            found.add(row["code"])
    return frozenset(found)


COUNTRIES = frozenset(row["code"] for row in rows("countries")) | {"xx", "vp"}
LANGUAGES = (
    frozenset(row["code"] for row in rows("languages")) | _others("group") | {"mul", "und", "zxx", "mis"}
)
ISO_COUNTRIES = frozenset(row["iso"] for row in rows("countries") if row["iso"]) | {"XX", "ZZ"}
_OBSOLETE_COUNTRIES = _others("country")
_OBSOLETE_LANGUAGES = _others("language")
_OBSOLETE_ISO = _others("iso")


def language(value: str) -> str:
    """A MARC code of a language; blanks and fill characters say nothing."""
    if value in LANGUAGES or not value.strip(" |"):
        return ""
    if 0 < len(value) == 3 and "qaa" <= value <= "qtz":
        return ""
    return "code_obsolete" if value in _OBSOLETE_LANGUAGES else "language_unknown"


def iso_country(value: str) -> str:
    """Two capital letters of ISO 3166."""
    if value in ISO_COUNTRIES:
        return ""
    return "code_obsolete" if value in _OBSOLETE_ISO else "iso_country_unknown"


def country(value: str) -> str:
    """A MARC code of a country, two letters with a blank behind or three."""
    code = value.rstrip(" ")
    if code in COUNTRIES or not value.strip(" |"):
        return ""
    return "code_obsolete" if code in _OBSOLETE_COUNTRIES else "country_unknown"


def year(value: str) -> str:
    """Four digits, u for an unknown one, blanks or fill characters; 9999 is no end yet."""
    return "" if _YEAR.fullmatch(value) else "year_form"


def short_day(value: str) -> str:
    """Six digits: year, month, day."""
    return _day(value, 2)


def long_day(value: str) -> str:
    """Eight digits: year, month, day."""
    return _day(value, 4)


def _day(value: str, digits: int) -> str:
    if not value.strip(" |") or (value.isascii() and value.isdigit() and _exists(value[digits:])):
        return ""
    return "day_form"


def _exists(month_and_day: str) -> bool:
    month, day = int(month_and_day[:2]), int(month_and_day[2:])
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]


def _matches(pattern: re.Pattern[str]) -> Callable[[str], str]:
    return lambda value: "" if pattern.fullmatch(value) else "code_unknown"


WORDS: dict[str, Callable[[str], str]] = {
    "language": language,
    "country": country,
    "year": year,
    "yymmdd": short_day,
    "yyyymmdd": long_day,
    "runtime": _matches(_RUNTIME),
    "depth": _matches(_DEPTH),
    "ratio": _matches(_RATIO),
}

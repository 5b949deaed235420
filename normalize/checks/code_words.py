"""Coded values that are no lists of codes: dates, languages, countries. Each names the rule that a value breaks."""

import re
from collections.abc import Callable, Iterable, Mapping

from normalize.checks.tables import CheckTableError, Row
from normalize.maps.lists import former_languages, language_groups, rows

COLUMNS = ("list", "code", "en")
OBSOLETE = ("country", "language", "iso")
ALLOWED = tuple(f"allow_{name}" for name in OBSOLETE)
_YEAR = re.compile(r"[0-9u|]{4}| {4}|[0-9u]{1,3} {1,3}")
_RUNTIME = re.compile(r"\d{3}|nnn|---|\|{3}")
_DEPTH = re.compile(r"\d{3}|mmm|nnn|---|\|{3}")
_RATIO = re.compile(r"[\d-]{3}|\|{3}|   ")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LANGUAGES = frozenset(("mul", "und", "zxx", "mis"))


class CodeWords:
    """The lists of languages and countries, with what other_codes.tsv and a table of the library's own add."""

    def __init__(self, others: Iterable[Row]) -> None:
        added = _others(others)
        listed = frozenset(row["code"] for row in rows("languages"))
        known = tuple(rows("countries"))
        self.languages = (
            (listed - former_languages()) | language_groups() | _LANGUAGES | added["allow_language"]
        )
        self.countries = frozenset(row["code"] for row in known) | {"xx", "vp"} | added["allow_country"]
        self.iso = frozenset(row["iso"] for row in known if row["iso"]) | {"XX", "ZZ"} | added["allow_iso"]
        self.once = {
            "country": added["country"],
            "language": former_languages() | added["language"],
            "iso": added["iso"],
        }
        self.words: Mapping[str, Callable[[str], str]] = {
            "language": self.language, "country": self.country, **_FORMS,
        }  # fmt: skip

    def language(self, value: str) -> str:
        """A MARC code of a language; blanks and fill characters say nothing."""
        if value in self.languages or not value.strip(" |"):
            return ""
        if 0 < len(value) == 3 and "qaa" <= value <= "qtz":
            return ""
        return "code_obsolete" if value in self.once["language"] else "language_unknown"

    def iso_country(self, value: str) -> str:
        """Two capital letters of ISO 3166."""
        if value in self.iso:
            return ""
        return "code_obsolete" if value in self.once["iso"] else "iso_country_unknown"

    def country(self, value: str) -> str:
        """A MARC code of a country, two letters with a blank behind or three."""
        code = value.rstrip(" ")
        if code in self.countries or not value.strip(" |"):
            return ""
        return "code_obsolete" if code in self.once["country"] else "country_unknown"


def _others(table: Iterable[Row]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {name: set() for name in (*OBSOLETE, *ALLOWED)}
    for where, row in table:
        if row["list"] not in found or not row["code"]:
            raise CheckTableError(f"{where}: the list has to be one of {', '.join(found)}, with a code.")
        found[row["list"]].add(row["code"])
    return {name: frozenset(codes) for name, codes in found.items()}


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


_FORMS: Mapping[str, Callable[[str], str]] = {
    "year": year,
    "yymmdd": short_day,
    "yyyymmdd": long_day,
    "runtime": _matches(_RUNTIME),
    "depth": _matches(_DEPTH),
    "ratio": _matches(_RATIO),
}

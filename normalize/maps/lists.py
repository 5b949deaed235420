"""Code lists from the TSV files of this folder, read once."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """Read a list: one row a line, columns named in the first."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def relator_codes() -> dict[str, tuple[str, ...]]:
    """MARC relator codes by code, UNIMARC code, English term and Chinese term; a Chinese term may mean two (编著)."""
    known: dict[str, tuple[str, ...]] = {}
    for row in rows("relators"):
        code = row["code"]
        known[code] = (code,)
        for term in "|".join((row["unimarc"], row["en"], row["zh"])).split("|"):
            if term:
                known[term] = (*known.get(term, ()), code) if not term.isascii() else (code,)
    return known


@cache
def marc_countries() -> dict[str, str]:
    """MARC country codes by ISO 3166 code; where MARC divides a country, the code of the whole."""
    return {row["iso"]: row["code"] for row in rows("countries") if row["iso"]}


def marc_country(iso: str) -> str:
    """Return the MARC code of a country's ISO 3166 code, an empty string for what is none."""
    return marc_countries().get(iso.strip().upper(), "")


@cache
def marc_regions() -> dict[str, str]:
    """MARC codes of states and provinces by their ISO 3166-2 codes (`US-NY`)."""
    return {row["iso"]: row["code"] for row in rows("regions")}


class ListError(ValueError):
    """A line of a code list that cannot be used; the message names it."""


@cache
def _languages() -> dict[str, str]:
    known: dict[str, str] = {}
    for line, row in enumerate(rows("languages"), 2):
        code = row["code"]
        for word in (code, *"|".join((row["iso"], row["en"], row["other"])).split("|")):
            if word and known.setdefault(word.lower(), code) != code:
                raise ListError(f"languages.tsv:{line}: {word!r} stands for {known[word.lower()]}, too")
    return known


def marc_language(text: str) -> str:
    """Return the MARC code of a language's code (`en`, `zh-CN`, `deu`) or name (English, Inglês (EUA), 中文).

    Empty for what is neither.
    """
    word = " ".join(text.lower().replace("_", "-").split()).rstrip(".")
    known = _languages()
    return known.get(word) or known.get(word.partition("-")[0]) or known.get(word.partition(" (")[0], "")


@cache
def former_languages() -> frozenset[str]:
    """Codes of languages that MARC once had; older records keep them."""
    return _languages_of("former")


@cache
def current_languages() -> dict[str, str]:
    """The codes that took the place of those that MARC once had, where one did."""
    return {row["code"]: row["now"] for row in rows("language_codes") if row["now"]}


@cache
def language_groups() -> frozenset[str]:
    """MARC codes of groups of languages."""
    return _languages_of("group")


def _languages_of(kind: str) -> frozenset[str]:
    return frozenset(row["code"] for row in rows("language_codes") if row["kind"] == kind)


@cache
def surnames() -> dict[str, str]:
    """First characters of Chinese family names by their pinyin without tones."""
    return {row["pinyin"]: row["characters"] for row in rows("surnames")}

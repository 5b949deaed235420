"""The tables of this folder, and what tables of a library's own add to them or change."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

import msgspec

from normalize.folding import fold

LEXICON_TABLE, CLASSES_TABLE = "lexicon.tsv", "classes.tsv"
KINDS = ("sea", "heading", "title", "place", "person", "against", "not", "publisher")
NARROW = frozenset(("heading", "title"))
LANGUAGES = (
    "en", "zh", "ar", "de", "el", "es", "fi", "fr", "he", "hu", "id", "it", "ja", "ko", "la", "nl", "pinyin", "pl",
    "ro", "ru", "sr", "sv", "th", "tr", "vi",
)  # fmt: skip
ANY = "*"
"""At the end of a term: it stands for every word that begins so."""
SCHEMES = ("clc", "lcc", "ddc", "udc", "casc", "area")
TERM_COLUMNS = ("term", "language", "weight", "kind", "note")
CLASS_COLUMNS = ("scheme", "class", "weight", "zh", "en")
WORD = re.compile("[a-z]+")
STEM = re.compile(r"[a-z]{4,}\*\Z")
LCC_RULE = re.compile(
    r"([A-Z]{1,3})(?:(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?(?:\.([A-Z]\d*)(?:-([A-Z]\d*))?)?)?$"
)


class TableError(ValueError):
    """A line of a table cannot be used; the message is one plain sentence with file and line."""


class OwnTable(msgspec.Struct, frozen=True):
    """A table of a library's own: its path, to tell where a fault is, and its text."""

    path: str
    text: str


class Term(msgspec.Struct, frozen=True):
    """A line of lexicon.tsv."""

    term: str
    language: str
    weight: int
    kind: str


class ClassRule(msgspec.Struct, frozen=True):
    """A line of classes.tsv."""

    scheme: str
    number: str
    weight: int
    zh: str
    en: str


def terms(own: OwnTable | None = None) -> tuple[Term, ...]:
    """The lexicon in the order in which its terms go before others that read the same.

    First the library's own; of these and of ours first what counts in headings or titles alone.
    `TableError` for a line that cannot be used.
    """
    return tuple(
        term
        for rows in _rows(LEXICON_TABLE, own, TERM_COLUMNS)
        for term in sorted(
            (_term(row, where) for where, row in rows), key=lambda term: term.kind not in NARROW
        )
    )


def class_rules(own: OwnTable | None = None) -> tuple[ClassRule, ...]:
    """The classes; those of the library's own replace ours of the same number. `TableError` as for `terms`."""
    found: dict[tuple[str, str], ClassRule] = {}
    for rows in _rows(CLASSES_TABLE, own, CLASS_COLUMNS):
        for where, row in rows:
            rule = _class_rule(row, where)
            found.setdefault((rule.scheme, rule.number), rule)
    return tuple(found.values())


def _term(row: Mapping[str, str], where: str) -> Term:
    _among(row["language"], LANGUAGES, "language", where)
    _among(row["kind"], KINDS, "kind", where)
    folded = fold(row["term"])
    if not folded or (folded.isascii() and not WORD.search(folded)):
        raise TableError(f"{where}: the term {row['term']!r} has no word; write one.")
    if ANY in folded and not STEM.match(folded):
        raise TableError(f"{where}: the term {row['term']!r} is no stem; write four letters or more and *.")
    return Term(row["term"], row["language"], _weight(row, where), row["kind"])


def _class_rule(row: Mapping[str, str], where: str) -> ClassRule:
    scheme, number = row["scheme"], row["class"].upper()
    _among(scheme, SCHEMES, "scheme", where)
    if not number or (scheme == "lcc" and not LCC_RULE.match(number)):
        raise TableError(
            f"{where}: {row['class']!r} is no class of {scheme.upper()}; write what numbers begin with."
        )
    return ClassRule(scheme, number, _weight(row, where), row["zh"], row["en"])


def _among(value: str, known: tuple[str, ...], what: str, where: str) -> None:
    if value not in known:
        raise TableError(f"{where}: there is no {what} {value!r}; it may be {', '.join(known)}.")


def _weight(row: Mapping[str, str], where: str) -> int:
    try:
        return int(row["weight"])
    except ValueError as error:
        raise TableError(
            f"{where}: {row['weight']!r} is no weight; write a whole number such as 10 or -6."
        ) from error


Row = tuple[str, dict[str, str]]


def _rows(name: str, own: OwnTable | None, columns: tuple[str, ...]) -> Iterator[Iterator[Row]]:
    """The rows of the own table, then those of ours, each with its place."""
    if own is not None:
        yield _read(own.path, own.text, columns)
    yield _read(name, files("normalize").joinpath("scope", name).read_text(encoding="utf-8"), columns)


def _read(name: str, text: str, columns: tuple[str, ...]) -> Iterator[Row]:
    numbered = enumerate(text.splitlines(), 1)
    kept = [(number, line) for number, line in numbered if line.strip() and not line.startswith("#")]
    table = csv.DictReader(_lines(kept), delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    if kept and tuple(column.strip() for column in table.fieldnames or ()) != columns:
        raise TableError(
            f"{name}, line {kept[0][0]}: the first line has to name the columns {', '.join(columns)}, "
            "with tabs between."
        )
    for (number, _), row in zip(kept[1:], table, strict=True):
        where = f"{name}, line {number}"
        if None in row:
            raise TableError(f"{where}: it has more columns than the first line; take the last ones away.")
        yield where, {column.strip(): value.strip() for column, value in row.items()}


def _lines(kept: Iterable[tuple[int, str]]) -> Iterator[str]:
    return (line for _, line in kept)

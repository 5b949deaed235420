"""The tables of this folder, read once."""

import csv
from importlib.resources import files

import msgspec

KINDS = frozenset(("sea", "place", "heading", "person", "against", "not", "publisher"))
SCHEMES = frozenset(("clc", "lcc", "ddc", "udc"))


class TableError(ValueError):
    """A line of a table cannot be used; the message names file and line."""


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


def terms() -> tuple[Term, ...]:
    """The lexicon; `TableError` for a kind or weight that is none."""
    found = []
    for where, row in _rows("lexicon.tsv"):
        if row["kind"] not in KINDS:
            raise TableError(f"{where}: there is no kind {row['kind']!r}")
        found.append(Term(row["term"], row["language"], _weight(row, where), row["kind"]))
    return tuple(found)


def class_rules() -> tuple[ClassRule, ...]:
    """The classes; `TableError` for a scheme or weight that is none."""
    found = []
    for where, row in _rows("classes.tsv"):
        if row["scheme"] not in SCHEMES:
            raise TableError(f"{where}: there is no scheme {row['scheme']!r}")
        found.append(ClassRule(row["scheme"], row["class"], _weight(row, where), row["zh"], row["en"]))
    return tuple(found)


def _rows(name: str) -> list[tuple[str, dict[str, str]]]:
    lines = files("normalize").joinpath("scope", name).read_text(encoding="utf-8").splitlines()
    kept = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    parsed = csv.DictReader((line for _, line in kept), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(f"{name}:{number}", row) for (number, _), row in zip(kept[1:], parsed, strict=True)]


def _weight(row: dict[str, str], where: str) -> int:
    try:
        return int(row["weight"])
    except ValueError as error:
        raise TableError(f"{where}: {row['weight']!r} is no weight") from error

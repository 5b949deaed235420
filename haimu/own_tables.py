"""The library's own tables: those in the folder `tables` of the home, read once."""

from functools import cache
from pathlib import Path

from catalog.errors import BadTable
from normalize.scope import (
    CLASSES_TABLE,
    LEXICON_TABLE,
    PACKAGED,
    OwnTable,
    ScopeRules,
    TableError,
    scope_rules,
)


@cache
def scope_of(tables: Path | None) -> ScopeRules:
    """The rules of scope with what the tables in this folder add or change.

    Raises BadTable where one cannot be used.
    """
    lexicon, classes = own_table(tables, LEXICON_TABLE), own_table(tables, CLASSES_TABLE)
    if not lexicon and not classes:
        return PACKAGED
    try:
        return scope_rules(lexicon, classes)
    except TableError as error:
        raise BadTable(str(error)) from error


def own_table(tables: Path | None, name: str) -> OwnTable | None:
    """The table of this name in the folder, None where there is none; raises BadTable where it cannot be read."""
    if tables is None or not (file := tables / name).exists():
        return None
    try:
        return OwnTable(str(file), file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadTable(f"{file} cannot be read as a table in UTF-8: {error}.") from error

"""How the records of a source are to be read, and the version of the rules that do it."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from catalog.errors import BadTable
from catalog.store import SourceRow
from haimu.own_tables import own_table
from normalize.local_fields import (
    LAYOUTS_TABLE,
    Layouts,
    LocalField,
    LocalFieldError,
    layouts,
    local_fields,
)
from normalize.normalizer import SourceProfile
from normalize.scope import TableError

DIGITS = 8


@cache
def layouts_of(tables: Path | None) -> Layouts:
    """The layouts of local fields with those that the table in this folder adds or changes; raises BadTable."""
    try:
        return layouts(own_table(tables, LAYOUTS_TABLE))
    except TableError as error:
        raise BadTable(f"{error}.") from error


def profile_of(source: SourceRow, scope: str, tables: Path | None) -> SourceProfile:
    """The profile of a source as the store knows it; raises BadTable where a layout that it names is there no more."""
    try:
        local = local_fields(source.holdings, layouts_of(tables))
    except LocalFieldError as error:
        raise BadTable(f"The holdings of {source.name} cannot be read: {error}.") from error
    return SourceProfile(source.name, scope, source.library, local)


def rules_of(rules: str, local: Sequence[LocalField]) -> str:
    """The version of the rules together with the local fields: records that were read by others are read again."""
    if not local:
        return rules
    return f"{rules}-{hashlib.sha256(msgspec.json.encode(list(local))).hexdigest()[:DIGITS]}"

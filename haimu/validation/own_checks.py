"""The checks with the library's own tables: those in the folder `tables` of the home."""

from pathlib import Path

from catalog.errors import BadTable
from haimu.own_tables import own_table
from normalize.checks import OURS, TABLES, Checks, CheckTableError


def checks_of(tables: Path | None) -> Checks:
    """The checks with what the tables in this folder add or change; raises BadTable where one cannot be used."""
    own = {name: table for name in TABLES if (table := own_table(tables, name)) is not None}
    try:
        return Checks(own) if own else OURS
    except CheckTableError as error:
        raise BadTable(str(error)) from error

"""Reads the tables of this folder: TSV with comments, checked at load with file and line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files

from normalize.scope.tables import OwnTable


class CheckTableError(ValueError):
    """A line of a table that cannot be used; the message is one sentence with file and line."""


Row = tuple[str, dict[str, str]]
OwnTables = Mapping[str, OwnTable]
"""A library's own tables by the names of ours that they add to or change."""
Join = Callable[[str, str], str]
"""What our cell and what is written behind `=` give together."""
KEPT = "="


def read_table(name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a packaged table, each with its place (`marc21_fields.tsv, line 12`)."""
    yield from parse_table(name, files(__package__).joinpath(name).read_text(encoding="utf-8"), columns)


def parse_table(name: str, text: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a table's text; `CheckTableError` where a line has not its columns."""
    header = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("# "):
            continue
        where = f"{name}, line {number}"
        if not header:
            header = line
            if tuple(cell.strip() for cell in line.split("\t")) != columns:
                wanted = ", ".join(columns)
                raise CheckTableError(f"{where}: the columns have to be {wanted}, with tabs between.")
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        cells += [""] * (len(columns) - len(cells))
        if len(cells) > len(columns):
            raise CheckTableError(f"{where}: it has {len(cells)} columns, the table has {len(columns)}.")
        yield where, dict(zip(columns, cells, strict=True))


def own_rows(own: OwnTables, name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of the library's own table of this name; none where it has none."""
    if name in own:
        yield from parse_table(own[name].path, own[name].text, columns)


def filled_in(
    rows: Iterable[Row], ours: Mapping[str, Mapping[str, str]], joins: Mapping[str, Join]
) -> Iterator[Row]:
    """The rows of an own table; a cell `=` is that of our line (by key_of), with what stands behind `=` added to it."""
    for where, row in rows:
        packaged = ours.get(key_of(row))
        filled = dict(row)
        for column, cell in row.items():
            if cell[:1] != KEPT or column == "positions":
                continue
            if packaged is None:
                raise CheckTableError(
                    f"{where}: {cell!r} keeps what our table says, but it has no such line."
                )
            added = cell[1:].strip()
            if added and column not in joins:
                raise CheckTableError(f"{where}: nothing can be added to {column}; write = or all of it.")
            filled[column] = joins[column](packaged[column], added) if added else packaged[column]
        yield where, filled


def key_of(row: Mapping[str, str]) -> str:
    """What a line is about: the cells before the first that says something of it."""
    return " ".join(row[column] for column in ("tag", "field", "for", "positions") if column in row)

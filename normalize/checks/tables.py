"""Reads the tables of this folder: TSV with comments, checked at load with file and line."""

from collections.abc import Iterator
from importlib.resources import files


class CheckTableError(ValueError):
    """A line of a table that cannot be used; the message is one sentence with file and line."""


Row = tuple[str, dict[str, str]]


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
            if tuple(line.split("\t")) != columns:
                wanted = ", ".join(columns)
                raise CheckTableError(f"{where}: the columns have to be {wanted}, with tabs between.")
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        cells += [""] * (len(columns) - len(cells))
        if len(cells) > len(columns):
            raise CheckTableError(f"{where}: it has {len(cells)} columns, the table has {len(columns)}.")
        yield where, dict(zip(columns, cells, strict=True))

"""The rows of a table as records, once the row with the names of its columns is found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from harvesters.errors import UnreadableInput
from harvesters.files.columns import IDENTIFIER, listed, mapped, recognised
from normalize.problem import Problem
from normalize.raw import RawRecord

ROWS_ABOVE = 20  # rows in which the names of the columns may stand, below a heading


class Row(msgspec.Struct, frozen=True):
    """The cells of one row, and what was wrong with it."""

    cells: Sequence[str]
    problems: tuple[Problem, ...] = ()


class Header(msgspec.Struct, frozen=True):
    """The names of the columns, each once, and element -> column."""

    names: tuple[str, ...]
    columns: Mapping[str, str]


def header_among(rows: Sequence[Row], wanted: Mapping[str, str], table: str) -> tuple[int, Header]:
    """Which row holds the names of the columns, and they.

    `wanted` is element -> column as a person said. Without it one of the columns must be known for a title. Raises
    `UnreadableInput` where none is.
    """
    filled = [
        (at, _unique(row.cells)) for at, row in enumerate(rows) if any(cell.strip() for cell in row.cells)
    ]
    if not filled:
        raise UnreadableInput(f"{table} has no rows: ask for the file again.")
    if wanted:
        for at, names in filled:
            try:
                return at, Header(names, mapped(names, wanted, table))
            except UnreadableInput:
                continue
        at, names = max(filled, key=lambda row: len(row[1]))
        return at, Header(names, mapped(names, wanted, table))
    for at, names in filled:
        columns = recognised(names)
        if "title" in columns and (len(columns) > 1 or at == filled[0][0]):
            return at, Header(names, columns)
    raise UnreadableInput(
        f"{table} has no column that is known for a title (its columns are {listed(filled[0][1])}): "
        "say with --columns which column holds what."
    )


def records(rows: Iterable[Row], header: Header, format: str = "row") -> Iterator[RawRecord]:
    """A record for every row that is not empty."""
    for row in rows:
        cells = [cell.strip() for cell in row.cells]
        while len(cells) > len(header.names) and not cells[-1]:
            cells.pop()
        if any(cells):
            yield _record(cells, row.problems, header, format)


def _record(cells: list[str], problems: tuple[Problem, ...], header: Header, format: str) -> RawRecord:
    names = header.names
    if len(cells) != len(names):
        message = f"the row has {len(cells)} cells, the table {len(names)} columns"
        problems += (Problem("row_length", message),)
        names += tuple(f"column {number}" for number in range(len(names) + 1, len(cells) + 1))
    row = {name: cell for name, cell in zip(names, cells, strict=False) if cell}
    data = msgspec.json.encode({"columns": header.columns, "row": row})
    identifier = row.get(header.columns.get(IDENTIFIER, ""), "")
    return RawRecord(data, 0, format, encoding="utf-8", identifier=identifier, problems=problems)


def _unique(cells: Sequence[str]) -> tuple[str, ...]:
    """Names without blanks around, `column 3` for an empty one, `Author (2)` for one that comes again."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(cell.replace("\ufeff", "").split()) or f"column {number}"
        plain, again = name, 2
        while name in names:
            name, again = f"{plain} ({again})", again + 1
        names.append(name)
    while len(names) > 1 and names[-1] == f"column {len(names)}":
        names.pop()
    return tuple(names)

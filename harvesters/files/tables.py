"""Tables in text (CSV, TSV): rows by lines, a cell in quotes may have several."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice

import msgspec

from harvesters.errors import UnreadableInput
from harvesters.files.lines import TextLines
from harvesters.files.reading import Item, Reading, numbered
from harvesters.files.rows import ROWS_ABOVE, Header, Row, header_among, records
from harvesters.files.sniffing import ADVICE
from normalize.problem import Problem
from normalize.raw import Damaged

SEPARATORS = ("\t", ",", ";", "|", "，")
MOST_LINES = 400  # lines of one cell; a quote that is not closed by then was none
csv.field_size_limit(1 << 26)


class Line(msgspec.Struct, frozen=True):
    """A line of text with its end, and what was wrong with its bytes."""

    text: str
    problems: tuple[Problem, ...] = ()


def split_table(reading: Reading) -> Iterator[Item]:
    """Every row as a record; `UnreadableInput` at the first where no column is known to hold titles."""
    rows = _all_rows(reading)
    above = list(islice(rows, ROWS_ABOVE))
    at, header = _header(above, reading)
    whole = chain(above[at + 1 :], rows)
    return numbered(_with_fault(records(whole, header, reading.format or "row"), reading))


def header_of(reading: Reading) -> Header:
    """The names of the columns, and which element each of them holds; `UnreadableInput` as for `split_table`."""
    return _header(list(islice(_all_rows(reading), ROWS_ABOVE)), reading)[1]


def _all_rows(reading: Reading) -> Iterator[Row]:
    lines = _decoded(TextLines(reading))
    first = list(islice(lines, ROWS_ABOVE * 4))
    return _rows(chain(first, lines), _separator(first, reading))


def _with_fault(items: Iterable[Item], reading: Reading) -> Iterator[Item]:
    yield from items
    if reason := reading.fault():
        yield Damaged(b"", 0, reason)


def _header(above: list[Row], reading: Reading) -> tuple[int, Header]:
    try:
        return header_among(above, reading.columns, reading.name)
    except UnreadableInput:
        if reading.columns or any(len(row.cells) > 1 for row in above[:1]):
            raise
        message = f"{reading.name} is plain text, which holds no records that can be told: {ADVICE}."
        raise UnreadableInput(message) from None


def _decoded(text: TextLines) -> Iterator[Line]:
    for line in text:
        data, problems = text.as_utf8(line)
        yield Line(data.decode("utf-8", "replace"), problems)


def _separator(lines: list[Line], reading: Reading) -> str:
    """What parts the columns: what gives a first row in which the columns are known, else most lines alike."""
    scores: dict[str, tuple[bool, int, int]] = {}
    for separator in SEPARATORS:
        rows = list(islice(_rows(lines, separator), ROWS_ABOVE))
        widths = [len(row.cells) for row in rows if any(row.cells)]
        try:
            known = bool(header_among(rows, reading.columns, reading.name))
        except UnreadableInput:
            known = False
        if widths and max(widths) > 1:
            common = max(set(widths), key=widths.count)
            scores[separator] = (known and common > 1, widths.count(common) if common > 1 else 0, common)
    return max(scores, key=lambda name: scores[name], default="")


def _rows(lines: Iterable[Line], separator: str) -> Iterator[Row]:
    """The rows. A quote that opens a cell and makes a row of the wrong width was a sign as any other."""
    waiting = iter(lines)
    back: list[Line] = []
    width = 0
    while (line := back.pop() if back else next(waiting, None)) is not None:
        taken = [line]
        quotes = line.text.count('"')
        while quotes % 2 and len(taken) <= MOST_LINES:
            more = back.pop() if back else next(waiting, None)
            if more is None:
                break
            taken.append(more)
            quotes += more.text.count('"')
        row = _row(taken, separator)
        if len(taken) > 1:
            alone = _row(taken[:1], separator, quoted=False)
            if quotes % 2 or (
                width and len(row.cells) != width and len(alone.cells) in range(width, len(row.cells) + 1)
            ):
                back.extend(reversed(taken[1:]))
                row = alone
        elif quotes % 2:
            row = _row(taken, separator, quoted=False)
        width = width or (len(row.cells) if any(row.cells) else 0)
        yield row


def _row(lines: list[Line], separator: str, *, quoted: bool = True) -> Row:
    text = "".join(line.text for line in lines).rstrip("\r\n").replace("\0", "")
    problems = tuple(problem for line in lines for problem in line.problems)
    if not separator or not text:
        return Row((text.strip('"'),), problems)
    reader = csv.reader(
        text.splitlines(keepends=True) if quoted else [text],
        delimiter=separator,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        skipinitialspace=True,
    )
    try:
        rows = list(reader)
    except csv.Error:
        rows = [text.split(separator)]
    return Row([cell for row in rows for cell in row], problems)

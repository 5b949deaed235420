"""Excel workbooks (.xlsx) read sheet by sheet, a row at a time."""

import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import chain, islice
from typing import IO, Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from harvesters.errors import UnreadableInput
from harvesters.files.archives import refuse_bomb
from harvesters.files.reading import Item, Reading, numbered
from harvesters.files.rows import ROWS_ABOVE, Row, header_among, records
from normalize.raw import Damaged

LARGEST = 1 << 29  # bytes of a packed workbook
BROKEN = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    OSError,
    AttributeError,
    IndexError,
    EOFError,
)


def split_workbook(reading: Reading) -> Iterator[Item]:
    """Every row of every sheet that has a column for titles; `UnreadableInput` at the first where none has."""
    return numbered(_sheets(reading))


def _sheets(reading: Reading) -> Iterator[Item]:
    with tempfile.TemporaryFile() as file:
        _copy(reading, file)
        yield from _rows_of(_opened(reading, file), reading)


def _rows_of(book: Any, reading: Reading) -> Iterator[Item]:
    refusal: UnreadableInput | None = None
    read = False
    try:
        for sheet in book.worksheets:
            rows = _rows(sheet)
            above = list(islice(rows, ROWS_ABOVE))
            try:
                at, header = header_among(above, reading.columns, f"{reading.name}, sheet {sheet.title},")
            except UnreadableInput as error:
                refusal = refusal or error
                continue
            read = True
            yield from records(chain(above[at + 1 :], rows), header, reading.format or "row")
    except BROKEN as error:
        if not read:
            raise _broken(reading, error) from error
        yield Damaged(b"", 0, f"the workbook is damaged from here on: {error}")
    finally:
        book.close()
    if not read:
        raise refusal or UnreadableInput(f"{reading.name} has no sheets: ask for the file again.")


def _copy(reading: Reading, file: IO[bytes]) -> None:
    """The workbook as a file of its own, which openpyxl wants: it may stand in an archive."""
    for block in reading.blocks:
        file.write(block)
        if file.tell() > LARGEST:
            raise UnreadableInput(f"{reading.name} is larger than {LARGEST:,} bytes: save it as CSV.")


def _opened(reading: Reading, file: IO[bytes]) -> Any:
    try:
        with zipfile.ZipFile(file) as archive:
            refuse_bomb(archive, reading.name)
        with warnings.catch_warnings():
            # Styles and extensions that it leaves out are none of our business.
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except BROKEN as error:
        raise _broken(reading, error) from error


def _broken(reading: Reading, error: Exception) -> UnreadableInput:
    said = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    return UnreadableInput(f"{reading.name} is a damaged Excel workbook ({said}): save it again, or as CSV.")


def _rows(sheet: Any) -> Iterator[Row]:
    # What a sheet says of its own size is often wrong.
    sheet.reset_dimensions()
    for cells in sheet.iter_rows(values_only=True):
        yield Row([_text(cell) for cell in cells])


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)

"""A record as a line of CSV (RFC 4180), for spreadsheets. Several values stand in one cell, `; ` between them."""

import csv
import io
from collections.abc import Iterable

from normalize.exports.columns import COLUMNS
from normalize.exports.entry import Entry
from normalize.exports.people import Name
from normalize.exports.reference import Reference, reference, whole_title
from normalize.record import Record

# A spreadsheet would take what begins like this for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BETWEEN = "; "


def csv_row(entry: Entry) -> str:
    """A record as a line, with its line end."""
    told = reference(entry)
    cells = _cells(entry.record, told) | {"id": entry.id, "page": entry.url}
    line = io.StringIO()
    csv.writer(line).writerow([_cell(cells[column]) for column in COLUMNS])
    return line.getvalue()


def _cells(record: Record, told: Reference) -> dict[str, str]:
    forms = [form for title in record.titles for form in (title.original, title) if form is not None]
    edition = told.edition
    return {
        "type": record.type,
        "title": told.title,
        "other titles": _joined(form for form in map(whole_title, forms) if form != told.title),
        "authors": _names(told.authors),
        "editors": _names(told.editors),
        "translators": _names(told.translators),
        "others": _names(told.others),
        "year": told.date[0] if told.date else "",
        "date": record.date.printed or record.date.edtf,
        "edition": str(edition.number or edition.words) if edition is not None else "",
        "place": told.place,
        "publisher": told.publisher,
        "extent": told.extent,
        "languages": _joined(told.languages),
        "isbn": _joined(told.isbn),
        "issn": told.issn,
        "doi": told.doi,
        "number": told.number,
        "series": " ; ".join(part for part in (told.series, told.series_volume) if part),
        "in": told.host,
        "volume": told.volume,
        "issue": told.issue,
        "pages": told.pages,
        "subjects": _joined(told.keywords),
        "classes": _joined(each.value for each in record.classifications),
        "libraries": _joined(each.library for each in record.holdings),
        "url": told.url,
    }


def _names(names: tuple[Name, ...]) -> str:
    return _joined(name.inverted for name in names)


def _joined(values: Iterable[str]) -> str:
    return _BETWEEN.join(value for value in dict.fromkeys(values) if value)


def _cell(text: str) -> str:
    value = " ".join(text.split())
    return f"'{value}" if value.startswith(_FORMULA) else value

"""A row of a table with the columns that a person or the header assigned to elements."""

import re
from collections.abc import Iterator

from normalize.formats.cuts import TEXT_STEPS
from normalize.formats.description import ELEMENTS, Description, Statement
from normalize.formats.gathering import gather, unreadable
from normalize.formats.json_text import Object, object_of
from normalize.formats.mapping import Rule
from normalize.values.names import role_codes

# Element -> the step that cuts its cell; elements that are not here hold one value.
_STEPS = {
    "agent": "names",
    "classification": "several",
    "coverage": "several",
    "date": "year_issue",
    "holding": "several",
    "identifier": "several",
    "host_identifier": "numbers",
    "language": "several",
    "link": "address",
    "subject": "words",
}
# Columns beside those of the mapping that hold more of the same, by the letters of their names.
_MORE = {
    "eissn": ("host_identifier", "issn"),
    "indexkeywords": ("subject", ""),
    "keywordsplus": ("subject", ""),
    "researchareas": ("subject", ""),
    "webofsciencecategories": ("subject", "wos"),
    "webofscienceindex": ("", ""),
    "openaccess": ("", ""),
    "articleno": ("pages", ""),
    "articlenumber": ("pages", ""),
}
# Columns of subjects that are named after their vocabulary: a comma in a heading parts no headings.
_VOCABULARIES = frozenset(("lcsh", "fast", "mesh", "gnd", "rvm", "agrovoc"))
_KINDS = frozenset(("person", "corporate", "meeting"))
_ROLES = {"advisor": "ths", "editor": "edt", "illustrator": "ill", "translator": "trl"}
_NUMBERS = frozenset(("isbn", "issn", "doi"))
_ARTICLES = frozenset(("host_title", "issue"))
_LONGEST_NOTE = 2_000
_PARTED = re.compile(r"[;；|\n]")
_IDLE = re.compile(
    r"affiliation|address|email|e-mail|reference|cited|citation|times|usage|count|date of export|access|stage|source$"
    r"|eid|orcid|researcherid|link|abbrev|iso |地址|单位|邮箱|被引|下载|基金|序号",
    re.IGNORECASE,
)


def read(data: bytes) -> Description:
    """Read one row."""
    record, problems = object_of(data)
    if record is None:
        return Description((), "", problems)
    columns, row = _objects(record, "columns"), _objects(record, "row")
    if not row:
        return unreadable("this row has no cells")
    column = str(columns.get("id", ""))
    return gather(_statements(columns, row), _cell(row, column), problems)


def _objects(record: Object, name: str) -> Object:
    found = record.get(name)
    return found if isinstance(found, dict) else {}


def _cell(row: Object, column: str) -> str:
    value = row.get(column)
    return value.strip() if isinstance(value, str) else ""


def _statements(columns: Object, row: Object) -> Iterator[Statement]:
    hosted = any(_cell(row, str(columns.get(name, ""))) for name in _ARTICLES)
    for name, column in columns.items():
        element, _, scheme = str(name).partition(":")
        if element == "subject" and str(column).lower() in _VOCABULARIES:
            scheme = str(column).lower()
        if element in ELEMENTS:
            yield from _cut(element, scheme, _cell(row, str(column)), hosted=hosted)
    yield from _left(columns, row)


def _left(columns: Object, row: Object) -> Iterator[Statement]:
    """What no element was assigned to: more of the same, or a note; never a cell that says what another said."""
    used = {str(column) for column in columns.values()}
    said = {_cell(row, column) for column in used}
    for column in row:
        cell = _cell(row, column)
        if column in used or cell in said:
            continue
        element, scheme = _MORE.get("".join(filter(str.isalpha, column.lower())), ("note", ""))
        if element not in ("", "note"):
            yield from _cut(element, scheme, cell, hosted=True)
        elif element and len(cell) <= _LONGEST_NOTE and not (cell.isdigit() or _IDLE.search(column)):
            yield Statement("note", f"{column}: {cell}" if cell else "", "other")


def _cut(element: str, scheme: str, cell: str, *, hosted: bool) -> Iterator[Statement]:
    """The statements of a cell; the ISSN in the row of an article is its journal's."""
    step = _STEPS.get(element, "")
    role = "aut" if element == "agent" else ""
    if element == "agent" and scheme not in _KINDS:
        role = _ROLES.get(scheme) or next(iter(role_codes(scheme)), "") or "aut"
        scheme = ""
    if element == "identifier" and scheme in _NUMBERS:
        step = "doi" if scheme == "doi" else "numbers"
        element = "host_identifier" if scheme == "issn" and hosted else element
    if element == "pages" and not hosted:
        element = "extent"
    if element == "subject" and not scheme and cell.count(",") > 1 and not _PARTED.search(cell):
        step = "listed"
    yield from TEXT_STEPS[step](cell, Rule("", (), element, scheme, role, step))

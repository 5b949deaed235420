"""The directory of libraries: which codes mean which library.

`libraries.tsv` has a library a line: code, the other codes that mean it (separated by blanks), names, address
of its catalogue, and a link template in which `{isbn}` or `{identifier}` stands for a number of the record.
A table of the same name and columns in the home adds to it; of a code that stands in both, names and addresses are
taken from there, and the aliases of both count.
"""

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from catalog.errors import BadTable
from normalize.record import Record

TABLE = "libraries.tsv"
COLUMNS = ("code", "aliases", "name_zh", "name_en", "url", "link_template")


class Library(msgspec.Struct, frozen=True):
    """A library that contributes or holds."""

    code: str
    name_zh: str
    name_en: str
    url: str = ""
    link_template: str = ""


class Directory:
    """Finds the library that a code means, whatever system the code comes from."""

    def __init__(self, rows: Iterable[tuple[Library, Sequence[str]]]) -> None:
        self.libraries: dict[str, Library] = {}
        self._codes: dict[str, str] = {}
        for library, aliases in rows:
            self.libraries[library.code] = library
            for code in (library.code, *aliases):
                self._codes[code.casefold()] = library.code

    def resolve(self, code: str) -> str:
        """The directory's code for `code`; a code that it does not know stands for itself."""
        return self._codes.get(code.strip().casefold(), code.strip())

    def name(self, code: str, language: str) -> str:
        library = self.libraries.get(code)
        if library is None:
            return code
        return library.name_zh if language == "zh" else library.name_en

    def holders(self, record: Record, source_library: str) -> tuple[str, ...]:
        """Codes of the libraries that hold it: those its holdings name, else the one that delivered it."""
        named = {self.resolve(holding.library or source_library) for holding in record.holdings}
        named.discard("")
        return tuple(sorted(named)) or ((self.resolve(source_library),) if source_library else ())


@cache
def library_directory(tables: Path | None = None) -> Directory:
    """The directory that comes with Haimu, and what a table in the folder `tables` adds to it or changes.

    Raises BadTable where that cannot be read.
    """
    rows = list(_rows(files("catalog").joinpath(TABLE).read_text(encoding="utf-8"), TABLE))
    if tables is not None:
        own = tables / TABLE
        try:
            if own.exists():
                rows += _rows(own.read_text(encoding="utf-8-sig"), str(own))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise BadTable(f"{own} cannot be read as a table in UTF-8: {error}.") from error
    return Directory(rows)


def _rows(text: str, name: str) -> Iterable[tuple[Library, Sequence[str]]]:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    lines = [(number, line) for number, line in lines if not line.startswith("#")]
    table = csv.DictReader((line for _, line in lines), delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    if lines and tuple(table.fieldnames or ()) != COLUMNS:
        raise BadTable(
            f"{name}: the first line has to name the columns {', '.join(COLUMNS)}, with tabs between."
        )
    for (number, _), row in zip(lines[1:], table, strict=True):
        if None in row or not row["code"].strip():
            wrong = "more columns than the first line" if None in row else "no code"
            raise BadTable(f"{name}, line {number}: it has {wrong}.")
        found = {column: row[column].strip() for column in COLUMNS}
        aliases = found.pop("aliases").split()
        yield Library(**found), aliases

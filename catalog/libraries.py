"""The directory of libraries: which codes mean which library.

`libraries.tsv` has a library a line: code, the other codes that mean it (separated by blanks), names, address
of its catalogue, and a link template in which `{isbn}` or `{identifier}` stands for a number of the record.
"""

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from normalize.record import Record


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
def packaged_directory() -> Directory:
    """The directory that comes with Haimu."""
    text = files("catalog").joinpath("libraries.tsv").read_text(encoding="utf-8")
    return Directory(_rows(text.splitlines()))


def _rows(lines: Iterable[str]) -> Iterable[tuple[Library, Sequence[str]]]:
    table = (line for line in lines if line and not line.startswith("#"))
    for row in csv.DictReader(table, delimiter="\t"):
        library = Library(
            row["code"], row["name_zh"], row["name_en"], row["url"] or "", row["link_template"] or ""
        )
        yield library, (row["aliases"] or "").split()

"""Which column of a table holds which element."""

import csv
import re
import unicodedata
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

from harvesters.errors import UnreadableInput
from normalize.formats.description import ELEMENTS

SEPARATORS = re.compile(r"[\W_]+")
IDENTIFIER = "id"


def _known_names() -> dict[str, tuple[str, int]]:
    """Name of a column -> element and rank, from columns.tsv."""
    text = resources.files("harvesters.files").joinpath("columns.tsv").read_text("utf-8")
    known: dict[str, tuple[str, int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        element, _, names = line.partition("\t")
        check_element(element, f"columns.tsv, line {number}")
        for name in names.split("|"):
            known.setdefault(plain_name(name), (element, len(known)))
    return known


def plain_name(name: str) -> str:
    """The name of a column as it is compared: `Author(s)` and `author_s` are `author s`."""
    return SEPARATORS.sub(" ", unicodedata.normalize("NFKC", name)).strip().lower()


def check_element(element: str, where: str) -> None:
    """Raise `UnreadableInput` unless `element` is `id` or a known element, perhaps with a scheme behind a colon."""
    plain = element.partition(":")[0]
    if plain != IDENTIFIER and plain not in ELEMENTS:
        known = ", ".join((IDENTIFIER, *ELEMENTS))
        raise UnreadableInput(f"{where}: there is no element {plain!r}: name one of {known}.")


KNOWN = _known_names()


def recognised(names: Sequence[str]) -> dict[str, str]:
    """Element -> column, of the names that people commonly give to columns."""
    found: dict[str, tuple[int, str]] = {}
    for name in names:
        element, rank = KNOWN.get(plain_name(name), ("", 0))
        if element and (element not in found or rank < found[element][0]):
            found[element] = (rank, name)
    return {element: name for element, (_, name) in found.items()}


def mapped(names: Sequence[str], wanted: Mapping[str, str], table: str) -> dict[str, str]:
    """Element -> column, as a person said; `UnreadableInput` where the table lacks such a column."""
    by_plain = {plain_name(name): name for name in reversed(names)}
    for element, column in wanted.items():
        check_element(element, f"The columns of {table}")
        if plain_name(column) not in by_plain:
            raise UnreadableInput(f"{table} has no column {column!r}: its columns are {listed(names)}.")
    return {element: by_plain[plain_name(column)] for element, column in wanted.items()}


def listed(names: Sequence[str]) -> str:
    """Names for a sentence, at most twenty."""
    shown = " | ".join(" ".join(name.split())[:40] for name in names[:20])
    return shown + (" | ..." if len(names) > 20 else "")


def read_columns(path: Path) -> dict[str, str]:
    """Element -> column from a file of two columns with a tab between: element, column; # begins a comment."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"The columns cannot be read from {path}: {error}.") from error
    columns: dict[str, str] = {}
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE), 1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        where = f"{path}, line {number}"
        if len(cells) != 2 or not all(cells):
            raise UnreadableInput(f"{where}: write an element, a tab and the name of a column.")
        check_element(cells[0], where)
        if cells[0] in columns:
            raise UnreadableInput(f"{where}: {cells[0]} was given a column before: leave one of them out.")
        columns[cells[0]] = cells[1]
    return columns

"""Fields in which a source writes its holdings in its own manner: 905, 906, 920, 935, 945, 949, 952, 999 and others.

A line such as `999 library=m number=a location=l` says which subfields of which tag hold what. Letters and figures are
subfield codes; what stands between them (`number=d/e`) is set between their contents, a blank where nothing stands
there; `number=s|d/e` takes the second where the first is not there. A tag may ask for indicators (`999|ff|`, `_` for a
blank). `join` makes one holding of fields in which it is the same, `*` of all fields of the record. `when` names
subfields that must be there: without them a field says nothing of holdings. `gone` names those that say that a piece is
there no more: a figure other than 0, or a word such as WITHDRAWN.

Lines of well-known systems have names (`sirsi`) in `maps/local_fields.tsv`.
"""

import csv
import difflib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from normalize.scope.tables import OwnTable, TableError

LAYOUTS_TABLE = "local_fields.tsv"
COLUMNS = ["name", "line", "used"]
PARTS = {
    "library": "library", "collection": "collection", "location": "location", "number": "call_number",
    "barcode": "barcodes", "volume": "volumes", "coverage": "coverage", "missing": "missing", "copies": "copies",
    "availability": "availability", "url": "url", "note": "note", "join": "join", "when": "when",
    "gone": "gone",
}  # fmt: skip
CONDITIONS = ("join", "when", "gone")
ALL_FIELDS = "*"
EXAMPLE = "999 library=m number=a location=l"
_LINE = re.compile(r"(?P<tag>[0-9A-Z]{3})(?:\|(?P<indicators>[0-9a-z_*]{2})\|)?(?P<parts>(?:\s+[a-z]+=\S+)+)")
_CODES = re.compile(
    r"[0-9A-Za-z](?:[^0-9A-Za-z\s|;]*[0-9A-Za-z])*(?:\|[0-9A-Za-z](?:[^0-9A-Za-z\s|;]*[0-9A-Za-z])*)*"
)
_NAME = re.compile(r"[a-z][a-z0-9-]*")


class LocalFieldError(ValueError):
    """A line about local fields that cannot be used; the message says why."""


class LocalField(msgspec.Struct, frozen=True):
    """One tag: what its subfields hold, as pairs of a part of a holding and a pattern of subfield codes.

    `indicators` empty: any; else two characters, `_` for a blank and `*` for anything.
    """

    tag: str
    parts: tuple[tuple[str, str], ...]
    indicators: str = ""

    @property
    def codes(self) -> str:
        """The subfields that are read."""
        return "".join(sign for _, pattern in self.parts for sign in pattern if sign.isalnum())

    def accepts(self, content: str) -> bool:
        """Tell whether a field has the indicators that are asked for."""
        return all(
            wanted in ("*", "_" if found == " " else found)
            for wanted, found in zip(self.indicators, content[:2].ljust(2), strict=False)
        )


class Layout(msgspec.Struct, frozen=True):
    """The lines of a system, parted by semicolons, under a name; `used` says who writes so."""

    name: str
    line: str
    used: str


Layouts = Mapping[str, Layout]


def local_fields(given: str | Sequence[str], known: Layouts | None = None) -> tuple[LocalField, ...]:
    """Read lines, or names of layouts (`sirsi`), parted by semicolons; `LocalFieldError` names a bad one."""
    named = packaged_layouts() if known is None else known
    text = given if isinstance(given, str) else ";".join(given)
    found: list[LocalField] = []
    for line in filter(None, map(str.strip, text.split(";"))):
        if line in named:
            found += local_fields(named[line].line, {})
        elif _NAME.fullmatch(line):
            raise LocalFieldError(_unknown(line, named))
        else:
            found.append(_parse(line))
    return tuple(dict.fromkeys(found))


@cache
def packaged_layouts() -> Layouts:
    """The layouts that come with the package."""
    text = files("normalize.maps").joinpath(LAYOUTS_TABLE).read_text(encoding="utf-8")
    return _layouts(OwnTable(f"normalize/maps/{LAYOUTS_TABLE}", text))


def layouts(own: OwnTable | None = None) -> Layouts:
    """The packaged layouts with those of a library's own, which may change them; raises `TableError`."""
    return packaged_layouts() if own is None else {**packaged_layouts(), **_layouts(own)}


def _layouts(table: OwnTable) -> dict[str, Layout]:
    found: dict[str, Layout] = {}
    lines = [
        (at, line) for at, line in enumerate(table.text.splitlines(), 1) if line.strip() and line[0] != "#"
    ]
    for place, (at, line) in enumerate(lines):
        cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        if not place:
            if cells != COLUMNS:
                raise TableError(f"{table.path}:{at}: the columns are {', '.join(COLUMNS)}, parted by tabs")
            continue
        if len(cells) != len(COLUMNS) or not _NAME.fullmatch(cells[0]):
            raise TableError(
                f"{table.path}:{at}: write a name of small letters, figures and hyphens, a tab, the line, a tab "
                "and who writes so"
            )
        try:
            local_fields(cells[1], {})
        except LocalFieldError as error:
            raise TableError(f"{table.path}:{at}: {error}") from error
        found[cells[0]] = Layout(*cells)
    return found


def _unknown(name: str, known: Layouts) -> str:
    near = difflib.get_close_matches(name, known, 1)
    mend = f"perhaps {near[0]} is meant" if near else f"write one of {', '.join(known)}" if known else ""
    return f"there is no layout '{name}'; {mend}{', or ' if mend else 'write '}a line such as {EXAMPLE}"


def _parse(line: str) -> LocalField:
    match = _LINE.fullmatch(line)
    if match is None or match["tag"][:2] == "00" or match["tag"] == "LDR":
        raise LocalFieldError(f"'{line}' is not a tag with what its subfields hold, as {EXAMPLE}")
    parts: list[tuple[str, str]] = []
    for each in match["parts"].split():
        name, _, codes = each.partition("=")
        if name not in PARTS:
            near = difflib.get_close_matches(name, PARTS, 1)
            mend = f"perhaps {near[0]} is meant" if near else f"only {', '.join(PARTS)}"
            raise LocalFieldError(f"'{line}': a holding has no {name}; {mend}")
        if any(PARTS[name] == part for part, _ in parts):
            raise LocalFieldError(f"'{line}': {name} stands there twice; write {name}=a|b for either of two")
        if not _CODES.fullmatch(codes) and (name, codes) != ("join", ALL_FIELDS):
            raise LocalFieldError(f"'{line}': {codes} are no subfield codes, as a, ab, a/b or a|b")
        parts.append((PARTS[name], codes))
    if all(part in CONDITIONS for part, _ in parts):
        raise LocalFieldError(f"'{line}': {', '.join(CONDITIONS)} alone say nothing of what is held")
    return LocalField(match["tag"], tuple(parts), match["indicators"] or "")

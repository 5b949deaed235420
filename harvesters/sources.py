"""Reads `sources.toml`; a bad entry is refused with file, line and the mend."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from harvesters.errors import BadSources
from harvesters.source import Source
from harvesters.source_checks import CHECKS, Check

TABLE = re.compile(r"^\s*\[\[\s*source\s*\]\]")
AT_KEY = re.compile(r" - at `\$\.?([A-Za-z_]*)[^`]*`$")
TYPE = re.compile("`([^`]*)`")
# How people call what msgspec names.
TYPES = {
    "str": "a text in quotation marks",
    "int": "a whole number",
    "float": "a number",
    "float | null": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table in braces",
    "object | null": "a table in braces",
    "str | array": "a text in quotation marks or a list of them",
}
NO_MORE: Mapping[str, Check] = MappingProxyType({})
ENTRIES = tuple(name for name in Source.__struct_fields__ if name not in ("folder", "contact"))


def load_sources(path: Path, contact: str = "", more: Mapping[str, Check] = NO_MORE) -> dict[str, Source]:
    """The sources by name, in the order of the file, each with `contact`. Raises `BadSources` with a sentence; no file:
    no source. `more` are further checks by entry.
    """
    if not path.exists():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise BadSources(f"{path} is not written in UTF-8: save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadSources(f"{path} is no TOML: {error}; see docs/sources.md for an example.") from error
    except OSError as error:
        raise BadSources(f"{path} cannot be read: {error.strerror}.") from error
    entries = tables.pop("source", [])
    if tables or not isinstance(entries, list):
        wrong = min(tables, default="source")
        raise BadSources(f"{path} has a table or key {wrong!r}: each source begins with [[source]].")
    page = _Page(path, text)
    sources: dict[str, Source] = {}
    for place, entry in enumerate(entries):
        source = msgspec.structs.replace(_read(entry, place, page, more), contact=contact)
        if source.name in sources:
            raise page.fault(place, "name", f"the name {source.name!r} is there twice; give another")
        sources[source.name] = source
    return sources


class _Page:
    """The text of the file, to tell on which line something stands."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._lines = text.splitlines()
        self._starts = [at for at, line in enumerate(self._lines) if TABLE.match(line)]

    def fault(self, place: int, key: str, message: str) -> BadSources:
        """The error for entry number `place`, at the line of `key` or at its first line."""
        return BadSources(f"{self.path} line {self._line(place, key)}: {message}.")

    def _line(self, place: int, key: str) -> int:
        start = self._starts[place] if place < len(self._starts) else 0
        end = self._starts[place + 1] if place + 1 < len(self._starts) else len(self._lines)
        written = re.compile(rf"""\s*(?:\[\s*source\.)?["']?{re.escape(key)}["']?\s*[=.\]]""")
        found = (at for at in range(start, end) if key and written.match(self._lines[at]))
        return next(found, start) + 1


def _read(entry: Any, place: int, page: _Page, more: Mapping[str, Check]) -> Source:
    if not isinstance(entry, dict):
        raise page.fault(place, "", "a source is a table: begin it with [[source]]")
    for key in entry:
        if key not in ENTRIES:
            near = difflib.get_close_matches(key, ENTRIES, 1)
            mend = f"perhaps {near[0]} is meant" if near else f"there are {', '.join(ENTRIES)}"
            raise page.fault(place, key, f"there is no entry {key!r}; {mend}")
    for key in ("name", "protocol"):
        if key not in entry:
            raise page.fault(place, "", f"the source has no {key}; add a line {key} = ...")
    try:
        source = msgspec.convert({**entry, "folder": page.path.parent}, Source)
    except msgspec.ValidationError as error:
        at = AT_KEY.search(str(error))
        key = at[1] if at else ""
        message = TYPE.sub(lambda found: TYPES.get(found[1], found[1]), AT_KEY.sub("", str(error)))
        raise page.fault(place, key, f"{key or 'the source'}: {message[:1].lower()}{message[1:]}") from error
    for key, check in (*CHECKS.items(), *more.items()):
        if wrong := check(source):
            raise page.fault(place, key, wrong)
    return source

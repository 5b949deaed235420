"""The syntax of one entry of BibTeX: type, key and fields."""

import re
from collections.abc import Iterator

import msgspec

_ENTRY = re.compile(r"@\s*([A-Za-z]+)\s*([({])")
_STRING = re.compile(r"@\s*string\s*[({]\s*([^\s=]{1,200})\s*=\s*", re.IGNORECASE)
_NAME = re.compile(r"[\s,]*([^\s=,{}()\"#]+)\s*=\s*")
_BARE = re.compile(r"[^\s,#{}\"]+")
_KEY = re.compile(r"\s*([^,={}\"]*?)\s*,")
_JOINED = re.compile(r"\s*#\s*")
_MARK = re.compile(r"[{}\"\\]")
_DATES = frozenset(("date", "year", "month", "day"))
_INHERITED = _DATES | frozenset((
    "address", "edition", "editor", "institution", "isbn", "issn", "journal", "journaltitle", "language", "location",
    "number", "organization", "publisher", "series", "venue", "volume",
))  # fmt: skip
_NO_ENTRIES = frozenset(("string", "preamble", "comment"))
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Entry(msgspec.Struct, frozen=True):
    """Type in lower case, key, and fields with names in lower case; LaTeX stands as it was written."""

    kind: str
    key: str
    fields: tuple[tuple[str, str], ...]


def parse_entry(text: str) -> Entry | None:
    """Read the first entry of a text, `@string` before it resolved; None where there is none.

    An entry that breaks off gives the fields before the break. What it lacks is filled in by the entry behind it, where
    that is the one that it refers to (`crossref`).
    """
    entries = _entries(text)
    entry = next(entries, None)
    wanted = dict(entry.fields).get("crossref", "").strip().lower() if entry else ""
    parent = next(entries, None) if wanted else None
    if entry is None or parent is None or parent.key.lower() != wanted:
        return entry
    return Entry(entry.kind, entry.key, (*entry.fields, *_inherited(entry, parent)))


def _inherited(entry: Entry, parent: Entry) -> Iterator[tuple[str, str]]:
    """What an entry takes over from the one that it stands in: the title as that of its book."""
    own, theirs = dict(entry.fields), dict(parent.fields)
    for name, value in parent.fields:
        dated = name in _DATES and any(date in own for date in _DATES)
        if name in _INHERITED and name not in own and not dated:
            yield name, value
    if (
        entry.kind != "article"
        and "booktitle" not in own
        and (title := theirs.get("booktitle") or theirs.get("title"))
    ):
        yield "booktitle", title


def _entries(text: str) -> Iterator[Entry]:
    macros = {month: month for month in MONTHS}
    at = 0
    while start := _ENTRY.search(text, at):
        at = start.end()
        kind = start[1].lower()
        if kind == "string":
            at = max(at, _define(text, start.start(), macros))
        elif kind not in _NO_ENTRIES:
            entry, at = _entry(text, start.end(), kind, macros)
            yield entry


def _define(text: str, at: int, macros: dict[str, str]) -> int:
    """Keep a macro; return where its value ends."""
    found = _STRING.match(text, at)
    if found is None:
        return at
    macros[found[1].lower()], end = _value(text, found.end(), macros)
    return end


def _entry(text: str, at: int, kind: str, macros: dict[str, str]) -> tuple[Entry, int]:
    key = ""
    found = _KEY.match(text, at)
    if found:
        key, at = found[1], found.end()
    fields: list[tuple[str, str]] = []
    while named := _NAME.match(text, at):
        value, at = _value(text, named.end(), macros)
        fields.append((named[1].lower(), value))
    return Entry(kind, key, tuple(fields)), at


def _value(text: str, at: int, macros: dict[str, str]) -> tuple[str, int]:
    """A value and where it ends: pieces in braces, quotes or bare, joined by `#`."""
    pieces: list[str] = []
    while at < len(text):
        piece, at = _piece(text, at, macros)
        pieces.append(piece)
        more = _JOINED.match(text, at)
        if more is None:
            break
        at = more.end()
    return "".join(pieces), at


def _piece(text: str, at: int, macros: dict[str, str]) -> tuple[str, int]:
    if text[at] in '{"':
        return _delimited(text, at)
    bare = _BARE.match(text, at)
    if bare is None:
        return "", at + 1
    word = bare[0].rstrip(")") if not bare[0].startswith("(") else bare[0]
    return macros.get(word.lower(), word), at + max(1, len(word))


def _delimited(text: str, at: int) -> tuple[str, int]:
    """A text in braces or quotes; quotes inside braces end nothing, nor does what a backslash stands before."""
    closing = "}" if text[at] == "{" else '"'
    depth, here = 0, at + 1
    while found := _MARK.search(text, here):
        char, here = found[0], found.end()
        if char == closing and depth == 0:
            return text[at + 1 : here - 1], here
        if char == "\\":
            here += 1
        elif char != '"':
            depth += 1 if char == "{" else -1 if depth else 0
    return text[at + 1 :], len(text)

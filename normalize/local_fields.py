"""Fields in which a source writes its holdings in its own manner: 905, 906, 920, 935, 949, 999 and their like.

A line such as `999 library=m number=a location=l` says which subfields of which tag hold what. Letters are subfield
codes; what stands between them (`number=d/e`) is set between their contents, a blank where nothing stands there.
"""

import re
from functools import cache

import msgspec

from normalize.maps.lists import rows
from normalize.marc import MarcRecord, subfields
from normalize.record import Holding
from normalize.values.text import clean

_PARTS = {
    "library": "library", "collection": "collection", "number": "call_number", "location": "location",
    "coverage": "coverage", "missing": "missing", "copies": "copies", "availability": "availability", "url": "url",
    "note": "note",
}  # fmt: skip
_LINE = re.compile(r"(\d{3})((?:\s+[a-z]+=\S+)+)")
_CODES = re.compile(r"[0-9A-Za-z](?:[^0-9A-Za-z\s]+[0-9A-Za-z]|[0-9A-Za-z])*")
MOST_COPIES = 1000


class LocalFieldError(ValueError):
    """A line about local fields that cannot be used; the message says why."""


class LocalField(msgspec.Struct, frozen=True):
    """One tag: what its subfields hold, as pairs of a field of `Holding` and a pattern of subfield codes."""

    tag: str
    parts: tuple[tuple[str, str], ...]


def local_fields(text: str) -> tuple[LocalField, ...]:
    """Read lines, or names of the packaged ones (`sirsi`), parted by semicolons; `LocalFieldError` names a bad one."""
    named = _packaged()
    lines = [line.strip() for line in text.split(";") if line.strip()]
    return tuple(_parse(named.get(line, line)) for line in lines)


@cache
def _packaged() -> dict[str, str]:
    return {row["name"]: row["line"] for row in rows("local_fields")}


def _parse(line: str) -> LocalField:
    match = _LINE.fullmatch(line)
    if match is None or match[1][:2] == "00":
        raise LocalFieldError(
            f"'{line}' is not a tag with what its subfields hold, as 999 library=m number=a"
        )
    parts = []
    for each in match[2].split():
        name, _, codes = each.partition("=")
        if name not in _PARTS:
            raise LocalFieldError(f"'{line}': a holding has no {name}, only {', '.join(_PARTS)}")
        if not _CODES.fullmatch(codes):
            raise LocalFieldError(f"'{line}': {codes} are no subfield codes")
        parts.append((_PARTS[name], codes))
    return LocalField(match[1], tuple(parts))


def take_local(record: MarcRecord, fields: tuple[LocalField, ...]) -> tuple[MarcRecord, list[Holding]]:
    """Return the record without these fields, and the holdings that they say."""
    by_tag = {field.tag: field for field in fields}
    kept = [(tag, content) for tag, content in record if tag not in by_tag]
    made = [_holding(by_tag[tag], content) for tag, content in record if tag in by_tag]
    rest = MarcRecord(record.leader, [tag for tag, _ in kept], [content for _, content in kept])
    return rest, [holding for holding in dict.fromkeys(made) if holding != Holding()]


def _holding(field: LocalField, content: str) -> Holding:
    found: dict[str, list[str]] = {}
    for code, value in subfields(content):
        if text := clean(value):
            found.setdefault(code, []).append(text)
    values = {name: _fill(codes, found) for name, codes in field.parts}
    count = values.pop("copies", "")
    copies = int(count) if count.isascii() and count.isdigit() and 0 < int(count) < MOST_COPIES else None
    return Holding(copies=copies, **values)


def _fill(pattern: str, found: dict[str, list[str]]) -> str:
    """Set the contents of the codes side by side, with what stands between the codes where both are there."""
    text = between = ""
    for character in pattern:
        if not character.isalnum():
            between += character
        elif character in found:
            value = "; ".join(found[character])
            text = f"{text}{between or ' '}{value}" if text else value
            between = ""
        else:
            between = ""
    return text

"""Takes the holdings of a record out of the fields in which its source writes them in its own manner.

Fields that tell the same of different pieces (barcode, volume) make one holding of several copies or volumes.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from normalize.builders.holdings import EXTENT, MOST_COPIES, place_links, with_extent
from normalize.local_fields import ALL_FIELDS, LocalField
from normalize.marc import MarcRecord, subfields
from normalize.record import Holding
from normalize.values.enumeration import numbered, without_gaps
from normalize.values.text import clean

_GONE = ("WITHDRAWN", "LOST", "DISCARD", "DELETED", "WEEDED")
_LISTS = ("barcodes", "volumes")
_ADDED = ("coverage", "missing", "note")
_STANDARD = frozenset(("852", "252"))
Values = dict[str, list[str]]
"""What the fields of one piece say, by part of a holding; `link` is the linking number of an 852."""


def take_local(record: MarcRecord, fields: Sequence[LocalField]) -> tuple[MarcRecord, list[Holding]]:
    """Return the record without these fields, and the holdings that they say.

    A piece that is there no more makes no holding. A field in which none of the named subfields is there stays, and so
    do 0XX, which say more than that. Where the fields are 852 or 252, coverage and pieces of 853-878 go with them.
    """
    pieces: dict[str, Values] = {}
    kept: list[tuple[str, str]] = []
    for place, (tag, content) in enumerate(record):
        values = _values(fields, tag, content)
        if "gone" in values:
            continue
        if not values or tag[0] == "0":
            kept.append((tag, content))
        if not values:
            continue
        key = "".join(values.pop("join", [])) or f"\0{place}"
        _join(pieces.setdefault(key, {}), values)
    made, links = _grouped(list(pieces.values()))
    if made and not _STANDARD.isdisjoint(field.tag for field in fields):
        made = with_extent(record, made, links)
        kept = [(tag, content) for tag, content in kept if tag not in EXTENT]
    return MarcRecord(record.leader, [tag for tag, _ in kept], [content for _, content in kept]), made


def _values(fields: Sequence[LocalField], tag: str, content: str) -> Values:
    """What a field says by the lines for its tag; empty where it says nothing of what is held."""
    found: Values = {}
    for field in fields:
        if field.tag != tag or not field.accepts(content):
            continue
        subs = subfields(content)
        texts: Values = {}
        for code, value in subs:
            if text := clean(value):
                texts.setdefault(code, []).append(text)
        if any(part == "when" and not _is_there(pattern, texts) for part, pattern in field.parts):
            continue
        if any(part == "gone" and _is_gone(pattern, texts) for part, pattern in field.parts):
            return {"gone": [tag]}
        for part, pattern in field.parts:
            if part not in ("when", "gone") and (values := _part(part, pattern, texts)):
                found[part] = values
        if tag in _STANDARD and (link := place_links(subs)):
            found["link"] = [link]
    return found if found.keys() - {"join", "link"} else {}


def _is_there(pattern: str, texts: Values) -> bool:
    """Tell whether all subfields of one of the alternatives are there."""
    return any(all(code in texts for code in either if code.isalnum()) for either in pattern.split("|"))


def _is_gone(pattern: str, texts: Values) -> bool:
    """Tell whether a subfield has a figure other than 0, or a word for what is lost or given away."""
    said = [value for code in pattern if code.isalnum() for value in texts.get(code, ())]
    return any(int(value) != 0 if value.isdecimal() else value.upper().startswith(_GONE) for value in said)


def _part(part: str, pattern: str, texts: Values) -> list[str]:
    if part == "join" and pattern == ALL_FIELDS:
        return [ALL_FIELDS]
    for either in pattern.split("|"):
        if part in _LISTS:
            values = [value for code in either if code.isalnum() for value in texts.get(code, ())]
        else:
            text = _fill(either, texts, first=part == "library")
            values = [text] if text else []
        if values:
            return values
    return []


def _fill(pattern: str, texts: Values, *, first: bool) -> str:
    """Set the contents of the codes side by side, with what stands between the codes where both are there."""
    text = between = ""
    for character in pattern:
        if not character.isalnum():
            between += character
            continue
        values = texts.get(character, ())
        value = values[0] if first and values else "; ".join(dict.fromkeys(values))
        if value:
            text = f"{text}{between or ' '}{value}" if text else value
        between = ""
    return text


def _join(piece: Values, values: Values) -> None:
    """Add what another field of the same piece says: a list grows, a text is taken where there was none."""
    for part, found in values.items():
        if part in _LISTS or part in _ADDED:
            piece[part] = list(dict.fromkeys(piece.get(part, []) + found))
        else:
            piece.setdefault(part, found)


def _grouped(pieces: Sequence[Values]) -> tuple[list[Holding], list[str]]:
    """A holding of all pieces that differ in their marks and volumes only, and the linking number of each."""
    groups: dict[tuple[Holding, str], list[Values]] = {}
    for piece in pieces:
        link = "".join(piece.get("link", []))
        groups.setdefault((_place(piece), link), []).append(piece)
    made = [(_whole(place, group), link) for (place, link), group in groups.items()]
    made = [each for each in made if each[0] != Holding()]
    return [holding for holding, _ in made], [link for _, link in made]


def _place(piece: Values) -> Holding:
    texts = {part: "; ".join(values) for part, values in piece.items()}
    if texts.get("availability") == texts.get("location"):
        # Systems that tell where a piece is now tell nothing where that is its place.
        texts.pop("availability", None)
    return Holding(
        library=texts.get("library", ""),
        collection=texts.get("collection", ""),
        call_number=texts.get("call_number", ""),
        location=texts.get("location", ""),
        coverage=texts.get("coverage", ""),
        missing=texts.get("missing", ""),
        availability=texts.get("availability", ""),
        url=texts.get("url", ""),
        note=texts.get("note", ""),
    )


def _whole(place: Holding, pieces: Sequence[Values]) -> Holding:
    marks = tuple(dict.fromkeys(mark for piece in pieces for mark in piece.get("barcodes", ())))
    volumes = list(dict.fromkeys(volume for piece in pieces for volume in piece.get("volumes", ())))
    counted = [count for piece in pieces if (count := _count(piece))]
    copies = sum(counted) if len(marks) >= len(pieces) else max(counted, default=0)
    if not copies and not volumes and len(marks) > 1:
        copies = len(marks)
    said, missing = without_gaps("; ".join(text for text in (place.coverage, numbered(volumes)) if text))
    missing = "; ".join(text for text in (place.missing, missing) if text)
    return replace(place, coverage=said, missing=missing, copies=copies or None, barcodes=marks)


def _count(piece: Values) -> int:
    """The number of copies that a field gives; 0 where it gives none."""
    text = "".join(piece.get("copies", []))
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text) < MOST_COPIES else 0

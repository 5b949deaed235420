"""EndNote's tagged form (Refer): `%0 Journal Article`, one blank line behind each record.

EndNote opens a file `.enw` with its filter "EndNote Import" without asking; Zotero, Mendeley and NoteExpress read
it too.
"""

from collections.abc import Iterator

from normalize.exports.entry import Entry
from normalize.exports.people import Name
from normalize.exports.reference import Reference, reference

_PARTS = frozenset(
    ("Journal Article", "Newspaper Article", "Book Section", "Conference Paper", "Conference Proceedings")
)


def endnote(entry: Entry) -> str:
    """A record as lines of tag and value; a line end inside of a value becomes a blank."""
    lines = (f"%{tag} {' '.join(value.split())}" for tag, value in _pairs(reference(entry)) if value.strip())
    return "\r\n".join(lines) + "\r\n"


def _pairs(told: Reference) -> Iterator[tuple[str, str]]:
    kind = told.kind.refer
    part = kind in _PARTS
    yield "0", kind
    yield "F", told.id
    yield "T", told.title
    yield from (("A", _name(name)) for name in told.authors)
    yield from (("E", _name(name)) for name in told.editors)
    yield from (("?", _name(name)) for name in told.translators)
    yield from (("Y", _name(name)) for name in told.others)
    yield "J" if kind in ("Journal Article", "Newspaper Article") else "B", told.host
    yield "S", f"{told.series} ; {told.series_volume}" if told.series_volume else told.series
    yield "D", told.date[0] if told.date else ""
    yield "8", "/".join(told.date) if len(told.date) > 1 else ""
    yield "V", told.volume
    yield "N", told.issue if part else told.number
    yield "P", told.pages or ("" if part else told.extent)
    yield "7", told.edition
    yield "C", told.place
    yield "I", told.publisher
    yield from (("@", value) for value in (*told.isbn, told.issn))
    yield "R", told.doi
    yield "U", told.url
    yield from (("G", code) for code in told.languages)
    yield from (("K", word) for word in told.keywords)
    yield "X", told.abstract
    yield from (("Z", note) for note in (*told.notes, told.scale))


def _name(name: Name) -> str:
    """A name; a comma behind a body's says that it must not be parted into given and family name."""
    return f"{name.literal}," if " " in name.literal and name.literal.isascii() else name.inverted

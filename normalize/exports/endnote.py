"""EndNote's tagged form (Refer): `%0 Journal Article`, one blank line behind each record.

EndNote opens a file `.enw` with its filter "EndNote Import" without asking; Zotero, Mendeley and NoteExpress read
it too.
"""

from normalize.exports.entry import Entry
from normalize.exports.people import Name
from normalize.exports.reference import reference
from normalize.exports.tagged import tagged

_TAGS = {
    "id": "F", "title": "T", "author": "A", "editor": "E", "translator": "?", "other": "Y", "host": "B", "series": "S",
    "year": "D", "day": "8", "volume": "V", "number": "N", "pages": "P", "extent": "P", "edition": "7", "place": "C",
    "publisher": "I", "standard_number": "@", "doi": "R", "url": "U", "language": "G", "keyword": "K", "abstract": "X",
    "note": "Z",
}  # fmt: skip
_IN_SERIALS = frozenset(("Journal Article", "Newspaper Article"))
_PARTS = _IN_SERIALS | {"Book Section", "Conference Paper", "Conference Proceedings"}


def endnote(entry: Entry) -> str:
    """A record as lines of tag and value."""
    told = reference(entry)
    kind = told.kind.refer
    tags = dict(_TAGS)
    if kind in _PARTS:
        tags |= {"issue": "N", "number": "", "extent": ""}
    if kind in _IN_SERIALS:
        tags["host"] = "J"
    return f"%0 {kind}\r\n{tagged(told, tags, '%{tag} {value}', _name)}"


def _name(name: Name) -> str:
    """A name; a comma behind a body's says that it must not be parted into given and family name."""
    return f"{name.literal}," if " " in name.literal and name.literal.isascii() else name.inverted

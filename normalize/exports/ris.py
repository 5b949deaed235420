"""RIS, as EndNote, Zotero, Mendeley and RefWorks import it: `TY  - JOUR` to `ER  - `."""

from normalize.exports.entry import Entry
from normalize.exports.reference import reference
from normalize.exports.tagged import tagged

_TAGS = {
    "id": "ID", "title": "TI", "author": "AU", "editor": "A2", "translator": "A4", "other": "A3", "host": "T2",
    "series": "T3", "year": "PY", "date": "DA", "volume": "VL", "issue": "IS", "first_page": "SP", "last_page": "EP",
    "edition": "ET", "place": "CY", "publisher": "PB", "standard_number": "SN", "doi": "DO", "url": "UR",
    "language": "LA", "keyword": "KW", "abstract": "AB", "note": "N1",
}  # fmt: skip
_NUMBERED = frozenset(("RPRT", "STAND", "PAT"))
_WITH_SERIES = frozenset(("BOOK", "MAP", "RPRT", "STAND", "CONF"))


def ris(entry: Entry) -> str:
    """A record as lines of tag and value."""
    told = reference(entry)
    kind = told.kind.ris
    tags = dict(_TAGS)
    if kind in ("BOOK", "MAP"):
        tags["editor"] = "ED"
    if not told.host and kind in _WITH_SERIES:
        tags["series"] = "T2"
    if kind in _NUMBERED:
        tags |= {"issue": "", "number": "IS"}
    elif kind == "MAP":
        tags["noted_number"] = "N1"
    return f"TY  - {kind}\r\n{tagged(told, tags, '{tag}  - {value}')}ER  - \r\n"

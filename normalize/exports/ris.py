"""RIS, as EndNote, Zotero, Mendeley and RefWorks import it: `TY  - JOUR` to `ER  - `."""

from collections.abc import Iterator

from normalize.exports.entry import Entry
from normalize.exports.reference import Reference, reference

_NUMBERED = frozenset(("RPRT", "STAND", "PAT"))
_WITH_SERIES = frozenset(("BOOK", "MAP", "RPRT", "STAND", "CONF"))


def ris(entry: Entry) -> str:
    """A record as lines of tag and value; a line end inside of a value becomes a blank."""
    lines = (
        f"{tag}  - {' '.join(value.split())}" for tag, value in _pairs(reference(entry)) if value.strip()
    )
    return "\r\n".join(lines) + "\r\nER  - \r\n"


def _pairs(told: Reference) -> Iterator[tuple[str, str]]:
    kind = told.kind.ris
    yield "TY", kind
    yield "ID", told.id
    yield "TI", told.title
    yield from (("AU", name.inverted) for name in told.authors)
    yield from (("A2" if kind not in ("BOOK", "MAP") else "ED", name.inverted) for name in told.editors)
    yield from (("A4", name.inverted) for name in told.translators)
    yield from (("A3", name.inverted) for name in told.others)
    yield "T2", told.host
    if not told.host:
        yield "T2" if kind in _WITH_SERIES else "T3", _series(told)
    yield "PY", told.date[0] if told.date else ""
    if len(told.date) > 1:
        yield "DA", "/".join((*told.date, "", "")[:3]) + "/"
    yield "VL", told.volume
    yield "IS", told.issue if kind not in _NUMBERED else told.number
    yield from _pages(told)
    yield "ET", told.edition
    yield "CY", told.place
    yield "PB", told.publisher
    yield from (("SN", value) for value in (*told.isbn, told.issn))
    yield "DO", told.doi
    yield "UR", told.url
    yield from (("LA", code) for code in told.languages)
    yield from (("KW", word) for word in told.keywords)
    yield "AB", told.abstract
    own_number = told.number if kind == "MAP" else ""
    yield from (("N1", note) for note in (*told.notes, own_number, told.scale))


def _series(told: Reference) -> str:
    return f"{told.series} ; {told.series_volume}" if told.series_volume else told.series


def _pages(told: Reference) -> Iterator[tuple[str, str]]:
    """First and last page; of a whole work its extent."""
    first, dash, last = told.pages.partition("-")
    if dash and "," not in told.pages:
        yield "SP", first.strip()
        yield "EP", last.strip()
    else:
        yield "SP", told.pages or told.extent

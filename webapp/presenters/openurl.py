"""A record as COinS (OpenURL, ANSI/NISO Z39.88-2004, key/encoded-value), for reference managers and link resolvers."""

from collections.abc import Iterator
from urllib.parse import urlencode

from normalize.exports.entry import Entry
from normalize.exports.reference import Reference, language_tag, reference
from normalize.record import Record

# Where the title stands in each format; that of a part stands apart from what it is in.
_PARTS = frozenset(("article", "preprint", "bookitem", "proceeding"))
_HOSTS = {"journal": "rft.jtitle", "book": "rft.btitle"}


def coins(record: Record) -> str:
    """The `title` attribute of a COinS span."""
    return urlencode([(key, value) for key, value in _pairs(reference(Entry(record, ""))) if value])


def _pairs(told: Reference) -> Iterator[tuple[str, str]]:
    format_, _, genre = told.kind.openurl.partition(":")
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", f"info:ofi/fmt:kev:mtx:{format_}"
    yield "rft.genre", genre
    yield "rft.type", told.kind.zotero if format_ == "dc" else ""
    yield ("rft.atitle" if genre in _PARTS else "rft.title"), told.title
    yield _HOSTS.get(format_, "rft.source"), told.host
    for name in (*told.authors, *(() if told.authors else told.editors)):
        yield _author(format_, name.literal), name.inverted
    yield from (("rft.contributor", name.inverted) for name in told.translators if format_ == "dc")
    yield "rft.date", "-".join(told.date)
    yield "rft.volume", told.volume
    yield "rft.issue", told.issue
    yield "rft.pages", told.pages
    yield "rft.tpages", told.extent if format_ == "book" else ""
    yield "rft.edition", str(told.edition.number or told.edition.words) if told.edition else ""
    yield "rft.series", told.series
    yield "rft.place", told.place
    yield (
        ("rft.inst" if format_ == "dissertation" else "rft.publisher" if format_ == "dc" else "rft.pub"),
        told.publisher,
    )
    yield from (("rft.isbn", isbn) for isbn in told.isbn)
    yield "rft.issn", told.issn
    yield "rft.language", language_tag(told.languages[0]) if told.languages else ""
    yield "rft_id", f"info:doi/{told.doi}" if told.doi else ""
    yield "rft_id", told.url


def _author(format_: str, body: str) -> str:
    """A name of a body has a key of its own, where a format has one; Han names are written without a blank."""
    if format_ == "dc":
        return "rft.creator"
    return "rft.aucorp" if " " in body else "rft.au"

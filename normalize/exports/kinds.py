"""What a record is called in each format, by the table `kinds.tsv`."""

import re
from functools import cache

import msgspec

from normalize.exports.own_script import host, host_number, related_title
from normalize.exports.preprints import preprint_server
from normalize.exports.tables import rows_of
from normalize.record import Record

_NEWSPAPER = re.compile(
    r".*(?:日报|晚报|时报|早报|晨报|商报|[^学通汇公情周季年简辑]报)(?:\s*[(（].*)?"
    r"|.*\b(?:times|daily|news|gazette|herald|post|tribune|telegraph|guardian|zeitung|journal de)\b.*",
    re.IGNORECASE,
)
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# The kinds of what stands in a journal, and in a book.
IN_SERIALS = frozenset(("article", "in_journal", "in_newspaper"))
IN_BOOKS = frozenset(("in_book", "in_proceedings"))


class Kind(msgspec.Struct, frozen=True):
    """A line of the table: the name of one type in each format."""

    type: str
    dcmi: str
    mods: str
    genre: str
    ris: str
    bibtex: str
    refer: str
    csl: str
    gbt: str
    zotero: str
    schema: str
    openurl: str


@cache
def _kinds() -> dict[str, Kind]:
    return {row["type"]: msgspec.convert(row, Kind) for row in rows_of("kinds.tsv")}


def kind_of(record: Record) -> Kind:
    """The line of the table for a record; an article is told by what it stands in."""
    return _kinds().get(_name(record), _kinds()["other"])


def _name(record: Record) -> str:
    found = host(record)
    if preprint_server(record):
        return "preprint"
    if record.type not in ("article", "conference") or found is None:
        return record.type
    if record.type == "conference":
        return "in_proceedings"
    if host_number(record, "isbn"):
        return "in_book"
    newspaper = _NEWSPAPER.fullmatch(related_title(found)) and _FULL_DATE.match(record.date.edtf)
    return "in_newspaper" if newspaper and not found.volume else "in_journal"

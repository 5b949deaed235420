"""A record as a reference names it: what RIS, BibTeX, EndNote and CSL have fields for, in its own script."""

import re
from functools import cache

import msgspec

from normalize.exports.editions import Edition, stated_edition
from normalize.exports.entry import Entry
from normalize.exports.imprints import imprint
from normalize.exports.kinds import Kind, kind_of
from normalize.exports.own_script import (
    address,
    host,
    host_number,
    hyphenated_issn,
    number,
    numbers,
    own_title,
    related_title,
    series,
    year,
)
from normalize.exports.people import Name, cited_name, parted, people
from normalize.exports.preprints import preprint_server
from normalize.exports.theses import degree
from normalize.maps.lists import rows
from normalize.record import Agent, Record, Title
from normalize.values.text import has_han, trim_isbd

_EXACT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_PARTS = frozenset(("in_journal", "in_newspaper", "in_book", "in_proceedings", "article"))


class Reference(msgspec.Struct, frozen=True):
    """What a field of a reference holds; empty where the record does not say it.

    `date` is year, month and day as far as they are known, `issn` and `isbn` the work's own or those of what it stands
    in, `number` that of a report, standard, patent or chart, `degree` that of a thesis (`theses.degree`).
    """

    id: str
    kind: Kind
    title: str
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    translators: tuple[Name, ...]
    others: tuple[Name, ...]
    place: str
    publisher: str
    date: tuple[str, ...]
    host: str
    volume: str
    issue: str
    pages: str
    series: str
    series_volume: str
    edition: Edition | None
    extent: str
    isbn: tuple[str, ...]
    issn: str
    doi: str
    number: str
    url: str
    languages: tuple[str, ...]
    keywords: tuple[str, ...]
    abstract: str
    notes: tuple[str, ...]
    scale: str
    degree: str


def reference(entry: Entry) -> Reference:
    """The reference of an entry. Its address is the work's own: with that of a page of the catalogue, programs would
    cite a printed book as an online one.
    """
    record = entry.record
    kind, where, made = kind_of(record), host(record), imprint(record)
    found, serial = people(record), series(record)
    part = kind.type in _PARTS
    issn = host_number(record, "issn") if part else number(record, "issn")
    isbn = (host_number(record, "isbn"),) if part else tuple(numbers(record, "isbn"))
    return Reference(
        id=entry.id,
        kind=kind,
        title=whole_title(own_title(record)),
        authors=_names(found.authors),
        editors=_names(found.editors),
        translators=_names(found.translators),
        others=_names(found.others),
        place=made.place,
        publisher=made.publisher,
        date=date_parts(record),
        host=related_title(where) or preprint_server(record),
        volume=where.volume if where else "",
        issue=where.issue if where else "",
        pages=where.pages if where else "",
        series=related_title(serial),
        series_volume=(serial.volume_original or serial.volume) if serial else "",
        edition=stated_edition(record),
        extent=trim_isbd(record.extent),
        isbn=tuple(filter(None, isbn)),
        issn=hyphenated_issn(issn),
        doi=number(record, "doi"),
        number=number(record, "publisher") or number(record, "chart"),
        url=address(record),
        languages=record.languages,
        keywords=tuple(dict.fromkeys("--".join(each.original or each.parts) for each in record.subjects)),
        abstract=next(iter(record.abstracts), ""),
        notes=(*record.abstracts[1:], *(each.value for each in record.notes)),
        scale=_scale(record),
        degree=degree(record) if record.type == "thesis" else "",
    )


def whole_title(title: Title) -> str:
    """Title, subtitle and part on one line; a full-width colon between Han characters."""
    colon = "：" if has_han(title.value) else ": "
    whole = f"{title.value}{colon}{title.subtitle}" if title.subtitle else title.value
    return ". ".join(part for part in (whole, title.part_number, title.part_name) if part)


def date_parts(record: Record) -> tuple[str, ...]:
    """Year, month and day of publication, `("2019", "03")`; the first year of a span."""
    exact = _EXACT.fullmatch(record.date.edtf)
    if exact is not None:
        return tuple(filter(None, exact.groups()))
    return (year(record),) if year(record) else ()


def _names(agents: tuple[Agent, ...]) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(parted(cited_name(agent), agent.kind) for agent in agents))


def _scale(record: Record) -> str:
    chart = record.chart
    if chart is None:
        return ""
    return chart.scale_printed or (f"1:{chart.scale}" if chart.scale else "")


@cache
def _languages() -> dict[str, tuple[str, str]]:
    return {
        row["code"]: (row["iso"].partition("|")[0], row["en"].partition("|")[0]) for row in rows("languages")
    }


def language_tag(code: str) -> str:
    """The ISO 639-1 code of a MARC code, else the code itself."""
    return _languages().get(code, ("", ""))[0] or code


def language_name(code: str) -> str:
    """The English name of a language, in small letters."""
    return _languages().get(code, ("", ""))[1].lower()

"""What reference managers and search engines read from a record page.

COinS (OpenURL, ANSI/NISO Z39.88 key/encoded-value), Highwire `citation_` and Dublin Core `DC.` meta elements, and
schema.org as JSON-LD.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import msgspec

from normalize.record import Record
from webapp.labels.languages import locale_code
from webapp.presenters.people import creator_names
from webapp.presenters.titles import full_title, plain_title

SCHEMA_TYPES = {
    "book": "Book",
    "serial": "Periodical",
    "newspaper": "Newspaper",
    "article": "ScholarlyArticle",
    "chart": "Map",
    "map": "Map",
    "thesis": "Thesis",
    "report": "Report",
    "dataset": "Dataset",
    "image": "ImageObject",
    "manuscript": "Manuscript",
}
OPENURL_GENRES = {
    "book": "book",
    "conference": "proceeding",
    "report": "report",
    "article": "article",
    "serial": "journal",
    "newspaper": "journal",
}


def _number(record: Record, scheme: str) -> str:
    return next((one.value for one in record.identifiers if one.scheme == scheme and one.valid), "")


def _publisher(record: Record) -> tuple[str, str]:
    for imprint in record.imprints:
        shown = imprint.original or imprint
        if shown.publisher or shown.place:
            return shown.place, shown.publisher
    return "", ""


def _host(record: Record) -> tuple[str, str, str, str]:
    for relation in record.relations:
        if relation.kind == "host":
            return relation.original or relation.title, relation.volume, relation.issue, relation.pages
    return "", "", "", ""


def coins(record: Record) -> str:
    """The `title` attribute of a COinS span."""
    article = record.type in {"article", "serial", "newspaper"}
    place, publisher = _publisher(record)
    journal, volume, issue, pages = _host(record)
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{'journal' if article else 'book'}"),
        ("rft.genre", OPENURL_GENRES.get(record.type, "unknown")),
        ("rft.atitle" if record.type == "article" else "rft.title", full_title(record)),
        ("rft.jtitle", journal),
        ("rft.volume", volume),
        ("rft.issue", issue),
        ("rft.pages", pages),
        *(("rft.au", name) for name in creator_names(record)),
        ("rft.date", str(record.date.first or "")),
        ("rft.place", place),
        ("rft.pub", publisher),
        ("rft.isbn", _number(record, "isbn")),
        ("rft.issn", _number(record, "issn")),
        ("rft_id", f"info:doi/{_number(record, 'doi')}" if _number(record, "doi") else ""),
    ]
    return urlencode([(key, value) for key, value in pairs if value])


def meta(record: Record, address: str) -> tuple[tuple[str, str], ...]:
    """Names and contents of `meta` elements."""
    return tuple((name, content) for name, content in _meta(record, address) if content)


def _meta(record: Record, address: str) -> Iterator[tuple[str, str]]:
    title, year = full_title(record), str(record.date.first or "")
    journal, volume, issue, pages = _host(record)
    _, publisher = _publisher(record)
    language = locale_code(record.languages[0]) if record.languages else ""
    yield "citation_title", title
    for name in creator_names(record):
        yield "citation_author", name
    yield "citation_publication_date", year
    yield "citation_publisher", publisher
    yield "citation_language", language
    yield "citation_isbn", _number(record, "isbn")
    yield "citation_issn", _number(record, "issn")
    yield "citation_doi", _number(record, "doi")
    yield "citation_journal_title", journal
    yield "citation_volume", volume
    yield "citation_issue", issue
    first, _, last = pages.partition("-")
    yield "citation_firstpage", first.strip()
    yield "citation_lastpage", last.strip()
    yield "DC.title", title
    for name in creator_names(record):
        yield "DC.creator", name
    yield "DC.date", year
    yield "DC.publisher", publisher
    yield "DC.language", language
    yield "DC.type", record.type
    yield "DC.identifier", address
    for subject in record.subjects[:20]:
        yield "DC.subject", " -- ".join(subject.original or subject.parts)


def json_ld(record: Record, address: str) -> str:
    """The record as schema.org, safe to stand in a `script` element."""
    place, publisher = _publisher(record)
    journal, *_ = _host(record)
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": SCHEMA_TYPES.get(record.type, "CreativeWork"),
        "@id": address,
        "url": address,
        "name": full_title(record) or plain_title(record),
        "author": [{"@type": "Person", "name": name} for name in _names(record, {"person"})],
        "contributor": [
            {"@type": "Organization", "name": name} for name in _names(record, {"corporate", "meeting"})
        ],
        "datePublished": record.date.edtf or str(record.date.first or ""),
        "publisher": {"@type": "Organization", "name": publisher, "location": place} if publisher else "",
        "inLanguage": [locale_code(code) for code in record.languages],
        "isbn": _number(record, "isbn"),
        "issn": _number(record, "issn"),
        "about": [" — ".join(one.original or one.parts) for one in record.subjects],
        "isPartOf": {"@type": "Periodical", "name": journal} if journal else "",
        "abstract": record.abstracts[0] if record.abstracts else "",
    }
    text = msgspec.json.encode({key: value for key, value in described.items() if value}).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _names(record: Record, kinds: set[str]) -> list[str]:
    return list(dict.fromkeys(one.original or one.name for one in record.agents if one.kind in kinds))

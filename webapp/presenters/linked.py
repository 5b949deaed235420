"""A record as schema.org in JSON-LD, for search engines."""

from typing import Any

import msgspec

from normalize.exports.entry import Entry
from normalize.exports.own_script import main_title
from normalize.exports.people import People, people
from normalize.exports.reference import Reference, language_tag, reference, whole_title
from normalize.record import Agent, Record

_TYPES = {"person": "Person", "corporate": "Organization", "meeting": "Organization"}


def json_ld(record: Record, address: str) -> str:
    """The record as schema.org, safe to stand in a `script` element."""
    described = {key: value for key, value in _described(record, address).items() if value}
    text = msgspec.json.encode(described).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _described(record: Record, address: str) -> dict[str, Any]:
    told, title = reference(Entry(record, "")), main_title(record)
    doi = f"https://doi.org/{told.doi}" if told.doi else ""
    return {
        "@context": "https://schema.org",
        "@type": told.kind.schema,
        "@id": address,
        "url": address,
        "name": told.title,
        "alternateName": whole_title(title) if title.original is not None else "",
        **_makers(people(record)),
        "datePublished": "-".join(told.date) or record.date.edtf,
        "publisher": _publisher(told),
        "inLanguage": [language_tag(code) for code in told.languages],
        "isbn": list(told.isbn) if told.kind.schema in ("Book", "Map", "Report", "Thesis") else "",
        "issn": told.issn if not told.host else "",
        "sameAs": [each for each in (doi, told.url) if each],
        "bookEdition": str(told.edition.number or told.edition.words) if told.edition else "",
        "about": list(told.keywords),
        "isPartOf": _host(told),
        "pagination": told.pages,
        "abstract": told.abstract,
    }


def _makers(found: People) -> dict[str, list[dict[str, str]]]:
    groups = {
        "author": found.authors,
        "editor": found.editors,
        "translator": found.translators,
        "contributor": found.others,
    }
    return {role: [_maker(agent) for agent in agents] for role, agents in groups.items()}


def _maker(agent: Agent) -> dict[str, str]:
    """A name in its own script, its romanized form beside it."""
    made = {"@type": _TYPES.get(agent.kind, "Person"), "name": agent.original or agent.name}
    return {**made, "alternateName": agent.name} if agent.original else made


def _publisher(told: Reference) -> dict[str, Any]:
    if not told.publisher:
        return {}
    place = {"location": told.place} if told.place else {}
    return {"@type": "Organization", "name": told.publisher, **place}


def _host(told: Reference) -> dict[str, Any]:
    """The journal with its volume and number around the article, or the book, else the series."""
    if not told.host:
        return {"@type": "BookSeries", "name": told.series} if told.series else {}
    if told.kind.type in ("in_book", "in_proceedings"):
        isbn = {"isbn": list(told.isbn)} if told.isbn else {}
        return {"@type": "Book", "name": told.host, **isbn}
    found: dict[str, Any] = {"@type": "Periodical", "name": told.host}
    if told.issn:
        found["issn"] = told.issn
    if told.volume:
        found = {"@type": "PublicationVolume", "volumeNumber": told.volume, "isPartOf": found}
    if told.issue:
        found = {"@type": "PublicationIssue", "issueNumber": told.issue, "isPartOf": found}
    return found

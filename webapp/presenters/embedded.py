"""What a page says of its record in `meta` elements: Highwire's `citation_`, Dublin Core, and Zotero's own type."""

from collections.abc import Iterator

from normalize.exports.dc_terms import identifier_text
from normalize.exports.entry import Entry
from normalize.exports.own_script import main_title
from normalize.exports.reference import Reference, language_tag, reference, whole_title
from normalize.record import Record

MOST_SUBJECTS = 20
# Kind -> what its publisher and the number of its series are called; Zotero tells types by these names.
_PUBLISHERS = {
    "thesis": "citation_dissertation_institution", "report": "citation_technical_report_institution",
}  # fmt: skip
_NUMBERS = {"report": "citation_technical_report_number", "patent": "citation_patent_number"}
_HOSTS = {"in_book": "citation_inbook_title", "in_proceedings": "citation_conference_title"}


def meta(record: Record, address: str) -> tuple[tuple[str, str], ...]:
    """Names and contents of `meta` elements."""
    told = reference(Entry(record, ""))
    said = (*_highwire(told, address), *_dublin_core(record, told, address))
    return tuple((name, content) for name, content in said if content)


def _highwire(told: Reference, address: str) -> Iterator[tuple[str, str]]:
    kind = told.kind.type
    yield "citation_title", told.title
    # Search engines of the sciences know no work without an author.
    yield from (("citation_author", name.inverted) for name in told.authors or told.editors)
    yield from (("citation_editor", name.inverted) for name in (told.editors if told.authors else ()))
    yield from (("citation_translator", name.inverted) for name in told.translators)
    yield "citation_publication_date", "/".join(told.date)
    yield _HOSTS.get(kind, "citation_journal_title"), told.host
    yield "citation_series_title", told.series
    yield "citation_volume", told.volume
    yield "citation_issue", told.issue
    first, _, last = told.pages.partition("-")
    yield "citation_firstpage", first.strip()
    yield "citation_lastpage", last.strip()
    yield _PUBLISHERS.get(kind, "citation_publisher"), told.publisher
    yield _NUMBERS.get(kind, ""), told.number if kind in _NUMBERS else ""
    yield from (("citation_isbn", isbn) for isbn in told.isbn)
    yield "citation_issn", told.issn
    yield "citation_doi", told.doi
    yield "citation_language", language_tag(told.languages[0]) if told.languages else ""
    yield from (("citation_keyword", word) for word in told.keywords[:MOST_SUBJECTS])
    yield "citation_abstract_html_url", address


def _dublin_core(record: Record, told: Reference, address: str) -> Iterator[tuple[str, str]]:
    yield "z:itemType", told.kind.zotero
    yield "DC.title", told.title
    title = main_title(record)
    yield "DCTERMS.alternative", whole_title(title) if title.original is not None else ""
    yield from (("DC.creator", name.inverted) for name in told.authors)
    yield from (
        ("DC.contributor", name.inverted) for name in (*told.editors, *told.translators, *told.others)
    )
    yield "DC.date", "-".join(told.date)
    yield "DC.publisher", told.publisher
    yield from (("DC.language", language_tag(code)) for code in told.languages)
    yield "DC.type", told.kind.dcmi
    yield "DC.identifier", address
    yield from (("DC.identifier", identifier_text(each)) for each in record.identifiers if each.valid)
    yield from (("DC.subject", word) for word in told.keywords[:MOST_SUBJECTS])
    yield "DC.description", told.abstract

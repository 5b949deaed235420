"""EndNote's XML: one `record` of an exported library."""

from collections.abc import Iterator

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather
from normalize.formats.name_lists import is_body
from normalize.formats.xml_table import Line, at, one, plain_names, statements
from normalize.formats.xml_tree import Element, below, parse, text

TABLE = (
    Line("titles/title", "title"),
    Line("titles/alt-title", "other_title", "variant"),
    Line("titles/translated-title", "other_title", "translated"),
    Line("titles/short-title", "other_title", "abbreviated"),
    Line("titles/tertiary-title", "series"),
    Line("ref-type/@name", "type"),
    Line("pages", "pages"),
    Line("volume", "volume"),
    Line("number", "issue"),
    Line("edition", "edition"),
    Line("keywords/keyword", "subject"),
    Line("dates/year", "date", "issued"),
    Line("dates/pub-dates/date", "date", "other"),
    Line("pub-location", "place"),
    Line("publisher", "publisher"),
    Line("electronic-resource-num", "identifier", "doi"),
    Line("accession-num", "identifier", "accession"),
    Line("call-num", "holding"),
    Line("abstract", "abstract"),
    Line("notes", "note"),
    Line("research-notes", "note"),
    Line("language", "language"),
    Line("urls/related-urls/url", "link"),
    Line("urls/web-urls/url", "link"),
    Line("custom1|custom2|custom3|custom4|custom5|custom6|custom7", "note"),
)
_IN_HOST = frozenset(("book section", "journal article", "magazine article", "newspaper article", "conference paper",
                      "conference proceedings", "encyclopedia", "electronic article", "serial"))  # fmt: skip
_NAMES = (
    ("contributors/authors/author", "aut"),
    ("contributors/secondary-authors/author", "edt"),
    ("contributors/tertiary-authors/author", "edt"),
    ("contributors/translated-authors/author", "trl"),
    ("contributors/subsidiary-authors/author", "ctb"),
)


def read(data: bytes) -> Description:
    """Read the first record."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    record = next(below(plain_names(root), "record"), root)
    found = [*statements(record, TABLE), *_names(record), *_host(record), *_numbers(record)]
    number = one(record, "rec-number")
    database = one(record, "database/@name") or one(record, "database")
    return gather(found, f"{database}:{number}" if number and database else number, problems)


def _names(record: Element) -> Iterator[Statement]:
    for path, role in _NAMES:
        for each in at(record, path):
            name = text(each)
            body = name.endswith(",") or is_body(name)
            yield Statement("agent", name.rstrip(","), "corporate" if body else "person", role)


def _host(record: Element) -> Iterator[Statement]:
    """The secondary title: the host of an article or chapter, the series of a book."""
    kind = one(record, "ref-type/@name").lower()
    title = one(record, "periodical/full-title") or one(record, "titles/secondary-title")
    if kind in _IN_HOST or one(record, "periodical/full-title"):
        yield Statement("host_title", title)
    elif title:
        yield Statement("series", title)


def _numbers(record: Element) -> Iterator[Statement]:
    """The element `isbn` holds an ISSN in records of articles."""
    for each in text(next(iter(at(record, "isbn")), None)).replace(";", " ").split():
        digits = each.replace("-", "")
        if len(digits) == 8:
            yield Statement("host_identifier", each, "issn")
        elif len(digits) in (10, 13):
            yield Statement("identifier", each, "isbn")

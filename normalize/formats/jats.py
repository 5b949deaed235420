"""JATS and its kin: the front matter of an article."""

from collections.abc import Iterator

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather
from normalize.formats.xml_table import Line, at, one, plain_names, statements
from normalize.formats.xml_tree import XML_LANG, Element, below, parse, text

TABLE = (
    Line("article-meta/title-group/article-title", "title"),
    Line("article-meta/title-group/subtitle", "subtitle"),
    Line("article-meta/title-group/trans-title-group/trans-title", "other_title", "translated"),
    Line("article-meta/title-group/trans-title", "other_title", "translated"),
    Line("article-meta/title-group/alt-title", "other_title", "variant"),
    Line("journal-meta//journal-title", "host_title"),
    Line("journal-meta/issn", "host_identifier", "issn"),
    Line("journal-meta/isbn", "host_identifier", "isbn"),
    Line("journal-meta/publisher/publisher-name", "publisher"),
    Line("journal-meta/publisher/publisher-loc", "place"),
    Line("article-meta/volume", "volume"),
    Line("article-meta/issue", "issue"),
    Line("article-meta/self-uri/@href", "link"),
    Line("article-meta/abstract", "abstract"),
    Line("article-meta/trans-abstract", "abstract"),
    Line("article-meta/kwd-group//kwd", "subject"),
    Line("article-meta/article-categories//subject", "subject"),
    Line("article-meta/permissions/license/@href", "rights"),
    Line("article-meta/permissions/license/license-p", "rights"),
    Line("article-meta/permissions/copyright-statement", "rights"),
    Line("article-meta/funding-group/funding-statement", "note", "funding"),
    Line("article-meta/custom-meta-group/custom-meta[meta-name='lang']/meta-value", "language"),
    Line("article-meta/conference/conf-name", "note", "event"),
)
_ROLES = {"author": "aut", "editor": "edt", "translator": "trl", "illustrator": "ill", "reviewer": "rev"}
# Of the dates of an article, the one of the issue counts before the one of its appearance online.
_DATE_KINDS = {"ppub": "issued", "collection": "issued", "epub-ppub": "issued", "pub": "issued", "": "issued"}


def read(data: bytes) -> Description:
    """Read the front matter of an article."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    article = next(below(plain_names(root), "article"), None)
    front = next(below(root, "front"), root)
    found = [*statements(front, TABLE), *_numbers(front), *_names(front), *_dates(front), *_pages(front)]
    if article is not None:
        found.append(Statement("language", str(article.get(XML_LANG) or "")))
    if found:
        found.append(Statement("type", "article"))
    return gather(found, "", problems)


def _numbers(front: Element) -> Iterator[Statement]:
    """Numbers of the article: of PubMed, publishers and archives beside its DOI."""
    for each in at(front, "article-meta/article-id"):
        kind = each.get("pub-id-type", "")
        yield Statement("identifier", text(each), "pmcid" if kind == "pmc" else kind)


def _names(front: Element) -> Iterator[Statement]:
    for each in at(front, "article-meta/contrib-group/contrib"):
        role = _ROLES.get(each.get("contrib-type", "author"), "ctb")
        surname, given = one(each, ".//surname"), one(each, ".//given-names")
        body = one(each, "collab") or one(each, ".//collab")
        name = (f"{surname}, {given}" if given else surname) or body or one(each, ".//string-name")
        suffix = one(each, ".//suffix")
        authority = one(each, "contrib-id[@contrib-id-type='orcid']")
        kind = "corporate" if body and not surname else "person"
        yield Statement(
            "agent", f"{name}, {suffix}" if suffix and surname else name, kind, role, "", authority
        )


def _dates(front: Element) -> Iterator[Statement]:
    for each in at(front, "article-meta/pub-date"):
        kind = each.get("pub-type") or each.get("date-type") or ""
        year = one(each, "year")
        month, day = one(each, "month"), one(each, "day")
        parts = [
            year,
            *([month.zfill(2)] if month.isdigit() else []),
            *([day.zfill(2)] if month and day else []),
        ]
        yield Statement("date", "-".join(parts) if year else text(each), _DATE_KINDS.get(kind, "available"))


def _pages(front: Element) -> Iterator[Statement]:
    meta = "article-meta"
    first, last = one(front, f"{meta}/fpage"), one(front, f"{meta}/lpage")
    pages = one(front, f"{meta}/page-range") or (f"{first}-{last}" if last and last != first else first)
    yield Statement("pages", pages or one(front, f"{meta}/elocation-id"))

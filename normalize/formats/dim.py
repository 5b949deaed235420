"""DSpace's own: `field` with schema, element and qualifier."""

from collections.abc import Iterator

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, without_markup
from normalize.formats.name_lists import read_name, split_names
from normalize.formats.xml_tree import Element, below, parse, text

# element, or element.qualifier -> element of a description, scheme.
TABLE = {
    "title": ("title", ""), "title.alternative": ("other_title", "variant"),
    "title.translated": ("other_title", "translated"), "publisher": ("publisher", ""), "publisher.place": ("place", ""),
    "publisher.country": ("note", "other"), "date.issued": ("date", "issued"), "date.copyright": ("date", "copyright"),
    "date.created": ("date", "created"), "date.available": ("date", "system"), "date.accessioned": ("date", "system"),
    "date.updated": ("date", "system"), "date": ("date", ""), "identifier": ("identifier", ""),
    "identifier.isbn": ("identifier", "isbn"), "identifier.issn": ("issn", ""), "identifier.doi": ("identifier", "doi"),
    "identifier.uri": ("identifier", "url"), "identifier.url": ("identifier", "url"),
    "identifier.citation": ("citation", ""), "identifier.other": ("identifier", ""), "description": ("note", ""),
    "description.abstract": ("abstract", ""), "description.tableofcontents": ("contents", ""),
    "description.sponsorship": ("note", "funding"), "language": ("language", ""), "language.iso": ("language", ""),
    "type": ("type", ""), "subject": ("subject", ""), "subject.lcsh": ("subject", "lcsh"),
    "subject.mesh": ("subject", "mesh"), "subject.asfa": ("subject", "asfa"), "subject.agrovoc": ("subject", "agrovoc"),
    "subject.ddc": ("classification", "ddc"), "subject.lcc": ("classification", "lcc"),
    "subject.classification": ("classification", ""), "subject.other": ("subject", ""), "rights": ("rights", ""),
    "rights.uri": ("rights", ""), "rights.license": ("rights", ""), "coverage.spatial": ("coverage", ""),
    "coverage.temporal": ("coverage", "period"), "coverage": ("coverage", ""), "format.extent": ("extent", ""),
    "format.pagerange": ("pages", ""), "format.mimetype": ("carrier", ""), "format.medium": ("carrier", ""),
    "relation.ispartofseries": ("series", ""), "relation.ispartof": ("citation", ""), "relation.uri": ("relation", ""),
    "relation": ("relation", ""), "source": ("citation", ""), "bibliographicCitation.title": ("host_title", ""),
    "bibliographicCitation.volume": ("volume", ""), "bibliographicCitation.issue": ("issue", ""),
    "bibliographicCitation.stpage": ("first_page", ""), "bibliographicCitation.endpage": ("last_page", ""),
    "bibliographicCitation.conferencename": ("note", "event"), "relation.isversionof": ("relation", "other_form"),
    "description.status": ("", ""), "description.provenance": ("", ""),
}  # fmt: skip
_ROLES = {
    "author": "aut", "editor": "edt", "translator": "trl", "advisor": "ths", "illustrator": "ill", "corpauthor": "aut",
    "": "aut",
}  # fmt: skip


def read(data: bytes) -> Description:
    """Read the fields of one item."""
    root, problems = parse(data)
    found = [each for field in below(root, "field") for each in _said(field)]
    article = any(each.element == "host_title" for each in found)
    pages = "-".join(each.value for each in found if each.element in ("first_page", "last_page"))
    made = [
        _numbered(each, article=article) for each in found if each.element not in ("first_page", "last_page")
    ]
    if pages:
        made.append(Statement("pages", pages))
    return gather(made, "", problems)


def _numbered(said: Statement, *, article: bool) -> Statement:
    """An ISSN is the journal's where the item is an article in it, else the item's own."""
    if said.element != "issn":
        return said
    return Statement("host_identifier" if article else "identifier", said.value, "issn")


def _said(field: Element) -> Iterator[Statement]:
    name, qualifier = field.get("element", ""), field.get("qualifier", "")
    value = without_markup(text(field))
    language = field.get("lang", "")
    if name in ("contributor", "creator"):
        for each in map(read_name, split_names(value)):
            for role in each.roles or (_ROLES.get(qualifier, "ctb"),):
                kind = "corporate" if qualifier == "corpauthor" else each.kind
                yield Statement("agent", each.name, kind, role, language, field.get("authority", ""))
        return
    element, scheme = TABLE.get(f"{name}.{qualifier}".rstrip("."), TABLE.get(name, ("note", "other")))
    if element:
        yield Statement(element, value, scheme, "", language)

"""An entry of an Atom or RSS feed, with Dublin Core, PRISM and GeoRSS where it has them."""

from collections.abc import Iterator

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, without_markup
from normalize.formats.name_lists import read_name, split_names
from normalize.formats.xml_tree import Element, attribute, below, local, namespace, parse, said, text

# Name of the element -> element of a description, scheme.
TABLE = {
    "title": ("title", ""), "summary": ("abstract", ""), "description": ("abstract", ""), "content": ("abstract", ""),
    "encoded": ("abstract", ""), "published": ("date", "issued"), "pubDate": ("date", "issued"), "date": ("date", ""),
    "publicationDate": ("date", "issued"), "coverDate": ("date", "issued"), "updated": ("date", "updated"),
    "publicationName": ("host_title", ""), "issn": ("host_identifier", "issn"), "eIssn": ("host_identifier", "issn"),
    "volume": ("volume", ""), "number": ("issue", ""), "doi": ("identifier", "doi"), "rights": ("rights", ""),
    "copyright": ("rights", ""), "identifier": ("identifier", ""), "publisher": ("publisher", ""),
    "language": ("language", ""), "subject": ("subject", ""), "category": ("subject", ""), "box": ("box", ""),
    "source": ("citation", ""), "type": ("type", ""), "startingPage": ("first_page", ""),
    "endingPage": ("last_page", ""), "pageRange": ("pages", ""), "section": ("subject", ""),
}  # fmt: skip
_FOUR = 4


def read(data: bytes) -> Description:
    """Read one entry or item."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    entry = next(below(root, "entry", "item"), root)
    found = [each for child in entry for each in _said(child)]
    pages = "-".join(each.value for each in found if each.element in ("first_page", "last_page"))
    made = [each for each in found if each.element not in ("first_page", "last_page")]
    identifier = said(entry, "id") or said(entry, "guid") or said(entry, "link")
    return gather([*made, Statement("pages", pages)], identifier, problems)


def _said(child: Element) -> Iterator[Statement]:
    name = local(child)
    value = without_markup(text(child))
    if name in ("author", "creator", "contributor"):
        role = "ctb" if name == "contributor" else "aut"
        plain = said(child, "name") or value
        for each in map(
            read_name, split_names(plain.partition(" (")[0] if "@" not in plain else _behind(plain))
        ):
            yield Statement("agent", each.name, each.kind, each.roles[0] if each.roles else role)
    elif name == "link":
        yield from _link(child, value)
    elif name == "category" and attribute(child, "term"):
        yield Statement("subject", attribute(child, "label") or attribute(child, "term"))
    elif name == "source" and "Atom" in namespace(child):
        yield Statement("host_title", said(child, "title"))
    elif name == "box":
        limits = value.replace(",", " ").split()
        if len(limits) == _FOUR:  # GeoRSS: south west north east
            yield Statement("coverage", f"{limits[1]},{limits[0]},{limits[3]},{limits[2]}", "box")
    elif name in TABLE:
        element, scheme = TABLE[name]
        yield Statement(element, value, scheme)


def _behind(author: str) -> str:
    """RSS writes authors as `address (name)`."""
    return author.partition("(")[2].rstrip(") ") or author


def _link(child: Element, value: str) -> Iterator[Statement]:
    href, relation = attribute(child, "href") or value, attribute(child, "rel") or "alternate"
    if relation in ("alternate", "enclosure") and href:
        yield Statement("link", href)
    elif relation == "related" and href:
        yield Statement("link", href, "related")

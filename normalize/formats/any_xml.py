"""XML that nobody knows: what its elements say whose names are those of Dublin Core or mean the same anywhere."""

from collections.abc import Iterator

from normalize.formats.dc import statements_of
from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, without_markup
from normalize.formats.xml_tree import Element, below, local, parse, text
from normalize.problem import Problem

# Name of an element that has none inside -> element of a description, scheme.
TABLE = {
    "doi": ("identifier", "doi"), "isbn": ("identifier", "isbn"), "issn": ("identifier", "issn"),
    "journal-ref": ("citation", ""), "comments": ("note", ""), "report-no": ("identifier", "report"),
    "summary": ("abstract", ""), "year": ("date", "issued"), "url": ("link", ""), "volume": ("volume", ""),
    "issue": ("issue", ""), "pages": ("pages", ""), "journal": ("host_title", ""), "edition": ("edition", ""),
    "atitle": ("title", ""), "btitle": ("title", ""), "jtitle": ("host_title", ""), "stitle": ("host_title", ""),
    "genre": ("type", ""), "au": ("agent", ""), "spage": ("pages", ""),
}  # fmt: skip
_SHOWN = 2_000


def read(data: bytes) -> Description:
    """Read what can be recognised; where that is nothing, the text of the record is kept as a note."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    found = [each for element in root.iter() if not len(element) for each in _said(element)]
    found += _authors(root)
    if not found and text(root):
        found.append(Statement("note", text(root)[:_SHOWN]))
    unknown = Problem(
        "unread_format", f"no reader knows the element {local(root)}; it was read by names alone"
    )
    return gather(found, "", (*problems, unknown) if found else problems)


def _said(element: Element) -> Iterator[Statement]:
    known = TABLE.get(local(element).lower())
    if known is not None:
        yield Statement(known[0], without_markup(text(element)), known[1])
    else:
        yield from statements_of(element)


def _authors(root: Element) -> Iterator[Statement]:
    """Authors in one line, or with their names in parts (as arXiv writes them)."""
    for each in below(root, "authors"):
        if not len(each):
            for name in text(each).replace(" and ", ", ").split(", "):
                yield Statement("agent", name, "person", "aut")
        for author in below(each, "author"):
            parts = {local(child): text(child) for child in author}
            if parts.get("keyname"):
                forenames = parts.get("forenames", "")
                name = f"{parts['keyname']}, {forenames}" if forenames else parts["keyname"]
                yield Statement("agent", name, "person", "aut")

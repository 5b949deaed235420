"""RDF in XML: Bibliontology, Dublin Core, Zotero's export, PRISM and schema.org, by the names of predicates.

The first node of a publication is read; nodes that it names by `rdf:resource` are looked up in the same document.
"""

from collections.abc import Iterator

from normalize.formats.dc import TABLE as DUBLIN_CORE
from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, without_markup
from normalize.formats.name_lists import read_name
from normalize.formats.xml_table import plain_names
from normalize.formats.xml_tree import Element, below, local, parse, text
from normalize.roots import RDF_AROUND

# Predicates beside those of Dublin Core -> element, scheme.
TABLE = {
    "name": ("title", ""), "shortTitle": ("other_title", "abbreviated"), "isbn": ("identifier", "isbn"),
    "isbn10": ("identifier", "isbn"), "isbn13": ("identifier", "isbn"), "issn": ("identifier", "issn"),
    "eissn": ("identifier", "issn"), "doi": ("identifier", "doi"), "oclcnum": ("identifier", "oclc"),
    "lccn": ("identifier", "lccn"), "volume": ("volume", ""), "issue": ("issue", ""), "number": ("issue", ""),
    "pages": ("pages", ""), "pageStart": ("first_page", ""), "pageEnd": ("last_page", ""), "edition": ("edition", ""),
    "numPages": ("extent", ""), "uri": ("link", ""), "url": ("link", ""), "itemType": ("type", ""),
    "datePublished": ("date", "issued"), "publicationDate": ("date", "issued"), "keywords": ("subject", ""),
    "P60163": ("place", ""), "P1053": ("extent", ""), "P60493": ("subtitle", ""), "locality": ("place", ""),
    "license": ("rights", ""), "inLanguage": ("language", ""), "codeRepository": ("link", ""),
}  # fmt: skip
_PEOPLE = {
    "creator": "aut", "author": "aut", "authors": "aut", "authorList": "aut", "editors": "edt", "editorList": "edt",
    "editor": "edt", "contributor": "ctb", "contributors": "ctb", "translator": "trl", "translators": "trl",
    "seriesEditors": "edt",
}  # fmt: skip
_DEPTH = 4


def read(data: bytes) -> Description:
    """Read the first publication of a document."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    nodes = list(next(below(plain_names(root), "RDF"), root))
    known = {_attribute(each, "about") or _attribute(each, "nodeID"): each for each in nodes}
    known.pop("", None)
    main = next((each for each in nodes if local(each) not in RDF_AROUND and len(each)), None)
    if main is None:
        main = next((each for each in nodes if len(each)), root)
    found = [*_type(main), *_node(main, known), Statement("link", _address(main))]
    first = "".join(each.value for each in found if each.element == "first_page")
    last = "".join(each.value for each in found if each.element == "last_page")
    kept = [each for each in found if each.element not in ("first_page", "last_page")]
    kept.append(Statement("pages", f"{first}-{last}" if first and last else first or last))
    return gather(kept, _attribute(main, "about"), problems)


def _type(main: Element) -> Iterator[Statement]:
    name = local(main)
    if name != "Description":
        yield Statement("type", name)
    yield from (
        Statement("type", _attribute(each, "resource"))
        for each in main
        if local(each) == "type" and not len(each)
    )


def _address(main: Element) -> str:
    about = _attribute(main, "about")
    return about if about.startswith(("http://", "https://")) else ""


def _attribute(element: Element, name: str) -> str:
    return next(
        (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), ""
    )


def _node(node: Element, known: dict[str, Element]) -> Iterator[Statement]:
    for predicate in node:
        name = local(predicate)
        target = known.get(_attribute(predicate, "resource"), known.get(_attribute(predicate, "nodeID")))
        if name in _PEOPLE:
            yield from _people(predicate, _PEOPLE[name], known)
        elif name in ("isPartOf", "partOf") and (len(predicate) or target is not None):
            yield from _host(target if target is not None else predicate[0], known)
        elif name == "publisher" and (len(predicate) or target is not None):
            inner = target if target is not None else predicate
            yield from _publisher(inner)
        elif len(predicate):
            yield from _inner(name, predicate)
        else:
            yield from _value(name, without_markup(text(predicate)) or _attribute(predicate, "resource"))


def _inner(name: str, predicate: Element) -> Iterator[Statement]:
    """A value that is a node of its own, with the vocabulary that it is from."""
    for each in predicate.iter():
        if local(each) == "value" and text(each):
            around = each.getparent()
            vocabularies = [] if around is None else [_attribute(child, "resource") for child in around]
            if name == "subject" and any(each.endswith("LCC") for each in vocabularies):
                yield Statement("classification", text(each), "lcc")
            elif not name.startswith(("has", "is")):
                yield from _value(name, without_markup(text(each)))


def _value(name: str, value: str) -> Iterator[Statement]:
    element, scheme = TABLE.get(name) or DUBLIN_CORE.get(name, ("", ""))
    if name == "type" or not value:
        return
    if name == "subject" and "://" in value:
        if "dewey.info/class/" in value:
            yield Statement("classification", value.partition("/class/")[2].partition("/")[0], "ddc")
        return
    if element == "language":
        value = value.rstrip("/").rpartition("/")[2]
    if element == "format":
        element = "carrier" if "/" in value and "://" not in value else ""
    if element in ("contents", "source", "part_of"):
        element = "link" if "://" in value else "contents" if element == "contents" else "citation"
    if element:
        yield Statement(element, value, scheme)


def _people(predicate: Element, role: str, known: dict[str, Element]) -> Iterator[Statement]:
    """Names in place, in lists and in nodes that are named."""
    for each in list(below(predicate, "Person", "Organization", "Agent")) or [predicate]:
        name = _name(each)
        if name:
            yield Statement(
                "agent", name, "corporate" if local(each) == "Organization" else read_name(name).kind, role
            )
    for pointer in predicate.iter():
        target = known.get(_attribute(pointer, "resource"), known.get(_attribute(pointer, "nodeID")))
        if target is not None and local(target) in ("Person", "Organization", "Agent"):
            yield Statement(
                "agent", _name(target), "person" if local(target) == "Person" else "corporate", role
            )


def _name(found: Element) -> str:
    parts = {local(each): text(each) for each in found.iter() if not len(each)}
    family = parts.get("surname") or parts.get("familyName") or parts.get("lastName") or ""
    given = parts.get("givenName") or parts.get("givenname") or parts.get("firstName") or ""
    name = f"{family}, {given}" if family and given else family or parts.get("name") or given
    return name or (text(found) if not len(found) else "")


def _publisher(found: Element) -> Iterator[Statement]:
    for each in found.iter():
        if local(each) == "name" and text(each):
            yield Statement("publisher", text(each))
        elif local(each) in ("locality", "localityName", "city"):
            yield Statement("place", text(each))


def _host(host: Element, known: dict[str, Element], depth: int = 0) -> Iterator[Statement]:
    """The issue, journal or series that a publication is part of."""
    series = local(host) == "Series"
    for each in host:
        name, value = local(each), text(each)
        target = known.get(_attribute(each, "resource"))
        if name in ("isPartOf", "partOf") and depth < _DEPTH and (len(each) or target is not None):
            yield from _host(target if target is not None else each[0], known, depth + 1)
        elif name in ("title", "name") and value:
            yield Statement("series" if series else "host_title", value)
        elif name in ("issn", "eissn", "isbn", "isbn13"):
            yield Statement("host_identifier", value, name)
        elif name in ("volume", "issue", "number", "publisher"):
            yield from _value(name, value)
        elif name == "identifier" and value.upper().startswith(("ISSN", "ISBN")):
            yield Statement("host_identifier", value[4:].strip(), value[:4].lower())

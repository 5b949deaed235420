"""Dublin Core: simple and qualified, DCTERMS, in any namespace or none, under any envelope."""

import re
from collections.abc import Iterable, Iterator

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, without_markup
from normalize.formats.name_lists import read_name, split_names
from normalize.formats.xml_tree import XML_LANG, Element, attribute, local, namespace, parse, text

# Name of the element -> element of a description, and its scheme.
TABLE = {
    "title": ("title", ""),
    "alternative": ("other_title", "variant"),
    "creator": ("agent", ""),
    "author": ("agent", ""),
    "contributor": ("agent", ""),
    "editor": ("agent", ""),
    "translator": ("agent", ""),
    "publisher": ("publisher", ""),
    "date": ("date", ""),
    "issued": ("date", "issued"),
    "created": ("date", "created"),
    "dateCopyrighted": ("date", "copyright"),
    "available": ("date", "available"),
    "dateAccepted": ("date", "accepted"),
    "dateSubmitted": ("date", "submitted"),
    "modified": ("date", "modified"),
    "type": ("type", ""),
    "format": ("format", ""),
    "medium": ("format", ""),
    "extent": ("extent", ""),
    "identifier": ("identifier", ""),
    "bibliographicCitation": ("citation", ""),
    "source": ("source", ""),
    "language": ("language", ""),
    "relation": ("relation", ""),
    "isPartOf": ("part_of", ""),
    "hasPart": ("relation", "part"),
    "isVersionOf": ("relation", "other_form"),
    "hasVersion": ("relation", "other_form"),
    "isFormatOf": ("relation", "other_form"),
    "hasFormat": ("relation", "other_form"),
    "replaces": ("relation", "earlier"),
    "isReplacedBy": ("relation", "later"),
    "references": ("relation", "related"),
    "isReferencedBy": ("relation", "related"),
    "isRequiredBy": ("relation", "related"),
    "requires": ("relation", "related"),
    "coverage": ("coverage", ""),
    "spatial": ("coverage", ""),
    "temporal": ("coverage", "period"),
    "subject": ("subject", ""),
    "keyword": ("subject", ""),
    "description": ("abstract", ""),
    "abstract": ("abstract", ""),
    "tableOfContents": ("contents", ""),
    "audience": ("note", "audience"),
    "educationLevel": ("note", "audience"),
    "provenance": ("note", "source"),
    "instructionalMethod": ("note", "other"),
    "rights": ("rights", ""),
    "accessRights": ("rights", ""),
    "license": ("rights", ""),
    "rightsHolder": ("rights", ""),
    # What aggregators and Chinese repositories set beside the elements of Dublin Core.
    "inLanguage": ("language", ""),
    "dateCreated": ("date", "created"),
    "hasType": ("type", ""),
    "keywords": ("subject", ""),
    "isbn": ("identifier", "isbn"),
    "issn": ("identifier", "issn"),
    "doi": ("identifier", "doi"),
    "permaddress": ("identifier", ""),
    "edition": ("edition", ""),
    "originalRecord": ("link", "resource"),
    "isShownAt": ("link", "resource"),
    "isShownBy": ("link", "resource"),
    "object": ("link", "version"),
    "preview": ("link", "cover"),
    "thumbnail": ("link", "cover"),
}
_MANIFOLD = frozenset(("agent", "format", "source", "part_of"))  # what they say depends on the value
_ROLES = {"creator": "aut", "author": "aut", "contributor": "ctb", "editor": "edt", "translator": "trl"}
# xsi:type of a value -> scheme of the statement.
_SCHEMES = {
    "uri": "url", "isbn": "isbn", "issn": "issn", "doi": "doi", "lcsh": "lcsh", "mesh": "mesh", "ddc": "ddc",
    "lcc": "lcc", "udc": "udc", "clc": "clc", "nlm": "nlm", "box": "box", "period": "period", "tgn": "tgn",
}  # fmt: skip
_WEB = re.compile(r"https?://\S+$")
_FILE_SIZE = re.compile(r"[\d., ]+(?:bytes|[kmg]?i?b)?", re.IGNORECASE)
_HAN_PLACE = re.compile(r"\[?[\u4e00-\u9fff]{1,3}[^社局馆店院部司会所\W]\]?")


def read(data: bytes) -> Description:
    """Read one record."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    known = (element for element in root.iter("{*}*") if local(element) in TABLE)
    found = [each for element in known for each in statements_of(element)]
    return gather(_places_apart(found), "", problems)


def _places_apart(found: list[Statement]) -> Iterator[Statement]:
    """Aleph and Alma write the Chinese place of publication as a publisher before the publisher."""
    several = sum(each.element == "publisher" for each in found) > 1
    for each in found:
        place = several and each.element == "publisher" and _HAN_PLACE.fullmatch(each.value)
        yield Statement("place", each.value) if place else each


def statements_of(element: Element) -> Iterable[Statement]:
    """What one element says; nothing for envelopes and for elements with further ones inside."""
    name = local(element)
    if name not in TABLE or len(element) or _is_header(element):
        return ()
    value = without_markup(text(element))
    if not value:
        return ()
    if TABLE[name][0] == "link" and not _WEB.match(value):
        return ()
    said, scheme = TABLE[name]
    language = ""
    if element.keys():
        kind = attribute(element, "type").rpartition(":")[2].lower()
        scheme = _SCHEMES.get(kind, scheme)
        said = "series" if (said, kind) == ("relation", "ispartofseries") else said
        language = str(element.get(XML_LANG) or "")
    if said in _MANIFOLD:
        return _by_value(name, said, value, language)
    return (Statement(said, value, scheme, "", language),)


def _is_header(element: Element) -> bool:
    """The header of OAI-PMH has an `identifier`, too; it is the envelope's."""
    parent = element.getparent()
    return parent is not None and local(parent) == "header" and "purl.org/dc" not in namespace(element)


def _by_value(name: str, said: str, value: str, language: str) -> Iterator[Statement]:
    """One value, by what it is: an address under `relation` is a link, a MIME type under `format` the carrier."""
    if said == "agent":
        for each in map(read_name, split_names(value)):
            for role in each.roles or (_ROLES[name],):
                yield Statement("agent", each.name, each.kind, role, language)
    elif said == "format":
        size = _FILE_SIZE.fullmatch(value) is not None
        counted = any(c.isdigit() for c in value) and "/" not in value
        yield Statement("note" if size else "extent" if counted else "carrier", value)
    else:
        yield Statement("relation" if "://" in value else "citation", value)

"""The format of an XML record by its elements: the first whose namespace or name is known."""

from normalize.formats.xml_tree import Element, local, namespace, parse
from normalize.roots import format_by_root

_FAR_ENOUGH = 60  # elements; an envelope of OAI-PMH or SRU has fewer before its record


def format_of_root(data: bytes) -> str:
    """Return the name of the format, `any_xml` for what nobody knows."""
    root, _ = parse(data)
    if root is None:
        return "any_xml"
    for count, element in enumerate(root.iter()):
        found = _known(element)
        if found:
            return found
        if count > _FAR_ENOUGH:
            break
    return "any_xml"


def _known(element: Element) -> str:
    name = local(element)
    if name == "record" and len(element) and local(element[0]) in ("rec-number", "database", "source-app"):
        return "endnote_xml"
    return format_by_root(namespace(element), name)

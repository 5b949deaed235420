"""A document of RDF with several publications (RDF 1.1 XML Syntax, section 2.6) cut into one for each."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree
from msgspec.structs import replace

from harvesters.files.reading import Item
from normalize.raw import RawRecord
from normalize.roots import RDF_AROUND

TITLES = frozenset(("title", "name", "headline"))
HOSTS = frozenset(("isPartOf", "partOf"))
POINTERS = ("resource", "nodeID")
NAMES = ("about", "nodeID", "ID")


def publications(item: Item) -> Iterator[Item]:
    """A record for each publication, with all nodes that it names; the item itself where it has only one.

    What is no publication by its class, and what another is part of, is no record of its own.
    """
    root = _parsed(item.data) if isinstance(item, RawRecord) else None
    nodes = [] if root is None else [node for node in root if isinstance(node.tag, str)]
    mains = _mains(nodes)
    if root is None or len(mains) < 2 or not isinstance(item, RawRecord):
        yield item
        return
    known = {name: node for node in nodes for name in _attributes(node, NAMES)}
    others = set(mains)
    # Typed as if the default namespace could not be named.
    namespaces: Any = root.nsmap
    for main in mains:
        alone = etree.Element(root.tag, nsmap=namespaces)
        alone.extend(deepcopy(node) for node in _around(main, known, others))
        yield replace(item, data=etree.tostring(alone, encoding="utf-8"))


def _parsed(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _mains(nodes: list[etree._Element]) -> list[etree._Element]:
    """The nodes with a title that nothing is part of, and those that no other names."""
    candidates = [node for node in nodes if _may_be_publication(node)]
    named: set[str] = set()
    hosts: set[str] = set()
    for node in nodes:
        own = _attributes(node, NAMES)
        for pointer in node.iterdescendants("*"):
            targets = _attributes(pointer, POINTERS) - own
            named |= targets
            hosts |= targets if _local(pointer) in HOSTS else set()
    return [
        node
        for node in candidates
        if not (names := _attributes(node, NAMES)) & named or (not names & hosts and _has_title(node))
    ]


def _may_be_publication(node: etree._Element) -> bool:
    """What has no title and no address but that of the document tells of the document, such as its licence."""
    of_the_document = "" in _attributes(node, ("about",)) and not _has_title(node)
    return len(node) > 0 and _local(node) not in RDF_AROUND and not of_the_document


def _has_title(node: etree._Element) -> bool:
    return any(_local(child) in TITLES for child in node)


def _around(
    main: etree._Element, known: dict[str, etree._Element], others: set[etree._Element]
) -> list[etree._Element]:
    """A publication and what it names, directly or not, other publications aside."""
    found, had = [main], {main}
    for node in found:
        for pointer in node.iterdescendants("*"):
            for name in sorted(_attributes(pointer, POINTERS)):
                target = known.get(name)
                if target is not None and target not in had and target not in others:
                    found.append(target)
                    had.add(target)
    return found


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _attributes(element: etree._Element, names: tuple[str, ...]) -> set[str]:
    return {
        str(value).removeprefix("#")
        for key, value in element.attrib.items()
        if str(key).rpartition("}")[2] in names
    }

"""Elements of XML with text in them, and texts that XML may hold."""

import re
from collections.abc import Mapping

from lxml import etree

Element = etree._Element  # noqa: SLF001  lxml has no public name for the type of an element
# What XML 1.0 has no place for, section 2.2.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


def add(parent: Element, name: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
    """Add an element with a text, without the characters that XML forbids; nothing for an empty text."""
    value = _FORBIDDEN.sub("", text).strip()
    if value:
        group(parent, name, attributes).text = value


def group(parent: Element, name: str, attributes: Mapping[str, str] | None = None) -> Element:
    """Add an element that holds others; attributes without a value are left out."""
    child = etree.SubElement(parent, _full(parent, name))
    for key, given in (attributes or {}).items():
        if allowed := _FORBIDDEN.sub("", given):
            child.set(key, allowed)
    return child


def _full(parent: Element, name: str) -> str:
    """A name without a namespace is in that of its parent."""
    space = etree.QName(parent).namespace
    return name if space is None or name.startswith("{") else f"{{{space}}}{name}"


def written(root: Element) -> str:
    """The element as text, without a declaration."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["xsi"])
    etree.indent(root)
    return etree.tostring(root, encoding="unicode")

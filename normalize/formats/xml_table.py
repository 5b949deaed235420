"""Tables of formats in XML: a path, and the element that what stands there becomes.

A path is an XPath 1.0 expression over local names (`front/article-meta/volume`, `isbn[@type='print']`, `doi/@href`),
for no table needs a namespace once the format is known.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple

from lxml import etree

from normalize.formats.description import Statement
from normalize.formats.gathering import without_markup
from normalize.formats.xml_tree import XML_LANG, Element, local, text

_XML = XML_LANG.partition("}")[0]
_NAMES = re.compile(r"[\w-]+(?:/[\w-]+)*")


class Line(NamedTuple):
    """One line of a table; `read` makes the value of an element, its text where nothing else is said."""

    path: str
    element: str
    scheme: str = ""
    role: str = ""
    read: Callable[[Element], str] = text


def plain_names(root: Element) -> Element:
    """Take the namespaces off all names of a tree, in place, of attributes too (`xlink:href`) but `xml:lang`."""
    for element in root.iter("{*}*"):
        element.tag = local(element)
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            if str(name).startswith("{") and not str(name).startswith(_XML):
                element.set(str(name).rpartition("}")[2], value)
    return root


def statements(root: Element, table: Iterable[Line]) -> Iterator[Statement]:
    """What the lines of a table find, in the order of the table."""
    for line in table:
        for found in every(root, line.path):
            if isinstance(found, str):
                yield Statement(line.element, found.strip(), line.scheme, line.role)
            elif value := without_markup(line.read(found)):
                language = str(found.get(XML_LANG) or "")
                yield Statement(line.element, value, line.scheme, line.role, language)


def every(root: Element, path: str) -> list[Element | str]:
    """What stands at a path: elements, or texts where it ends in an attribute."""
    return _finder(path)(root)


def at(root: Element | None, path: str) -> list[Element]:
    """The elements at a path, none for None."""
    if root is None:
        return []
    return [each for each in every(root, path) if not isinstance(each, str)]


def one(root: Element | None, path: str) -> str:
    """The text at a path, of the first where there are several; empty where there is none."""
    if root is None:
        return ""
    for each in every(root, path):
        value = each if isinstance(each, str) else text(each)
        if value.strip():
            return value.strip()
    return ""


@cache
def _finder(path: str) -> Callable[[Element], list[Element | str]]:
    """What finds a path: children by their names, which costs a fifth of XPath, or XPath for anything else."""
    if _NAMES.fullmatch(path):
        return partial(_children, path.split("/"))
    return partial(_by_xpath, etree.XPath(path))


def _children(names: list[str], root: Element) -> list[Element | str]:
    found = [root]
    for name in names:
        found = [each for parent in found for each in parent.iterchildren(name)]
    return [*found]


def _by_xpath(compiled: etree.XPath, root: Element) -> list[Element | str]:
    found = compiled(root)
    return [_plain(each) for each in found] if isinstance(found, list) else []


def _plain(found: object) -> Element | str:
    """An element, or the text of an attribute."""
    return found if isinstance(found, etree._Element) else str(found)  # noqa: SLF001  as in xml_tree

"""The XML of answers: read strictly, and once more with illegal characters replaced; never with a document type."""

import re

from lxml import etree

from harvesters.errors import HarvestError, UnreadableInput
from harvesters.oai.sanitizing import sanitized

DOCTYPE = re.compile(rb"<!DOCTYPE\s", re.IGNORECASE)
HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL
)
ROOT = re.compile(rb"<[A-Za-z_]")


class UnreadableAnswer(HarvestError):
    """The answer is no XML, or no answer of the protocol; the message says what it is, `body` are its bytes."""

    body: bytes = b""


def tree_of(body: bytes) -> etree._Element:
    """The root; where characters are illegal, with the marks of `sanitized`. Raises `UnreadableAnswer`."""
    if HTML.match(body):
        raise UnreadableAnswer("it is a web page (HTML)")
    root = ROOT.search(body)
    if root is None:
        raise UnreadableAnswer("it is empty" if not body.strip() else "it is no XML")
    if DOCTYPE.search(body, 0, root.start()):
        raise UnreadableAnswer("it declares a document type, which is not safe to read")
    try:
        return etree.fromstring(body, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        try:
            return etree.fromstring(sanitized(body), _parser())
        except (etree.XMLSyntaxError, ValueError, UnreadableInput):
            raise UnreadableAnswer(f"it is no well-formed XML: {error}") from error


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of this name in whatever namespace: servers use several, and none."""
    if element is None:
        return None
    return next((inner for inner in element if local(inner) == name), None)


def text_of(element: etree._Element | None, name: str) -> str:
    """The text of a child, stripped; empty where there is none."""
    inner = child(element, name)
    return "" if inner is None else "".join(map(str, inner.itertext())).strip()


def number_of(element: etree._Element | None, name: str) -> int | None:
    """The number in a child, None where there is none that is plausible."""
    text = text_of(element, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, load_dtd=False, remove_comments=True
    )

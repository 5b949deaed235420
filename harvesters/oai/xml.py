"""One answer's bytes to its elements: strict first, with a second try for illegal characters."""

import re
from functools import lru_cache

from lxml import etree

from harvesters.errors import UnreadableInput
from harvesters.oai.errors import BadAnswer
from harvesters.oai.sanitizing import sanitized

HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
# A document type with declarations of its own; before it only blanks, instructions and comments may stand.
SUBSET = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE[^>\[]*\[", re.DOTALL
)
HEAD = 1 << 14
SPACES = b" \t\r\n\xef\xbb\xbf"


def root_of(body: bytes) -> tuple[etree._Element, bool]:
    """The root `OAI-PMH`, and whether illegal characters were replaced; else raises `BadAnswer`."""
    if not body.strip(SPACES):
        raise BadAnswer("no_answer", "the answer is empty")
    _refuse_entities(body)
    try:
        root, mended = parsed(body), False
    except etree.XMLSyntaxError as fault:
        root, mended = _second_try(body, fault), True
    if local_name(root) != "OAI-PMH":
        if HTML.search(body[:HEAD]):
            raise BadAnswer("html_answer", "a web page came instead of XML", body)
        raise BadAnswer("not_oai", f"the answer is <{local_name(root)}>, no OAI-PMH", body)
    return root, mended


def parsed(body: bytes) -> etree._Element:
    """The root element by a parser that reads nothing else and resolves nothing; raises `XMLSyntaxError`."""
    parser = etree.XMLParser(
        recover=False,
        huge_tree=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_pis=True,
    )
    return etree.fromstring(body.strip(SPACES) if body[:1] in b" \t\r\n" else body, parser)


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def children(element: etree._Element, *names: str) -> list[etree._Element]:
    """The child elements with one of these local names; answers without a namespace count."""
    return [child for child in element if local_name(child) in names]


def text_of(element: etree._Element, name: str) -> str:
    """The text of the first child of this name, stripped."""
    for child in element:
        if local_name(child) == name:
            return all_text(child)
    return ""


def all_text(element: etree._Element) -> str:
    """The text in an element, without comments, stripped."""
    text = str(element.xpath("string()")) if len(element) else element.text or ""
    return text.strip()


def _second_try(body: bytes, fault: etree.XMLSyntaxError) -> etree._Element:
    if HTML.search(body[:HEAD]) and b"OAI-PMH" not in body[:HEAD]:
        raise BadAnswer("html_answer", "a web page came instead of XML", body)
    try:
        return parsed(sanitized(body))
    except (etree.XMLSyntaxError, UnreadableInput, UnicodeError):
        raise BadAnswer("unreadable_xml", f"the XML cannot be read: {fault.msg}", body) from fault


def _refuse_entities(body: bytes) -> None:
    """An entity may stand for gigabytes; OAI-PMH needs none."""
    wide = b"\0" in body[:4]
    if SUBSET.match(body.replace(b"\0", b"") if wide else body):
        raise BadAnswer("entities", "the answer declares entities, which is not safe to read", body[:HEAD])

"""XML of one record as a tree: strict first, then mended; names without namespaces, texts with blanks collapsed."""

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from normalize.formats.xml_mending import mended
from normalize.problem import Problem

Element = etree._Element  # noqa: SLF001  lxml has no public name for the type of its elements
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(data: bytes) -> tuple[Element | None, tuple[Problem, ...]]:
    """Return the root, None where nothing can be read.

    Entities are not expanded and nothing is fetched. What had to be mended is a problem `mended_xml`.
    """
    root, error = _parsed(data, recover=False)
    if root is not None:
        return root, ()
    problem = Problem("mended_xml", f"the XML is not well-formed and was mended: {error}"[:300])
    root, _ = _parsed(mended(data), recover=False)
    if root is None:
        root, _ = _parsed(mended(data), recover=True)
    if root is None:
        return None, (Problem("unreadable", f"no XML can be read: {error}"[:300]),)
    return root, (problem,)


def _parsed(data: bytes, *, recover: bool) -> tuple[Element | None, str]:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        load_dtd=False,
        recover=recover,
        remove_pis=True,
        remove_comments=True,
    )
    root: Element | None
    try:
        root = etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        return None, str(error)
    return root, ""


def local(element: Element) -> str:
    """The name without its namespace; empty for what is no element."""
    return _bare(element.tag)


@lru_cache(maxsize=4_096)
def _bare(tag: object) -> str:
    """A name without its namespace; few names come again and again."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: Element) -> str:
    """The namespace, empty for none."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def text(element: Element | None) -> str:
    """All text in an element, blanks collapsed; empty for None."""
    if element is None:
        return ""
    if not len(element):
        return " ".join((element.text or "").split())
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def attribute(element: Element, name: str) -> str:
    """An attribute by its local name, stripped; empty where it is not there."""
    plain: object = element.get(name)
    if plain is None:
        plain = next((value for key, value in element.items() if str(key).endswith("}" + name)), "")
    return str(plain).strip()


def elements(parent: Element | None, *path: str) -> Iterator[Element]:
    """Every descendant at a path of local names; a name may be several, parted by a bar."""
    if parent is None:
        return
    if not path:
        yield parent
        return
    names = path[0].split("|")
    for child in parent:
        if local(child) in names:
            yield from elements(child, *path[1:])


def first(parent: Element | None, *path: str) -> Element | None:
    """The first of them."""
    return next(elements(parent, *path), None)


def said(parent: Element | None, *path: str) -> str:
    """The text of the first of them."""
    return text(first(parent, *path))


def below(root: Element | None, *names: str) -> Iterator[Element]:
    """The root and everything below it with one of these local names, in order."""
    if root is not None:
        yield from (each for each in root.iter() if local(each) in names)

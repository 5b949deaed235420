"""One `<record>` of MARCXML or MarcXchange (ISO 25577) to a `MarcRecord`."""

from lxml import etree

from normalize.marc import SUBFIELD, MarcRecord
from normalize.marcxml_plain import parse_plain
from normalize.problem import Problem

_BLANK_LEADER = " " * 24


def parse_xml(data: bytes) -> tuple[MarcRecord | None, tuple[Problem, ...]]:
    """Read one record, in any namespace or none; None when no field can be read.

    XML that is not well-formed is read as far as it goes, with a problem. Entities are not resolved and nothing is
    fetched.
    """
    plain = parse_plain(data)
    if plain is not None:
        return _record(*plain, [])
    problems: list[Problem] = []
    root = _root(data, problems)
    if root is None:
        return None, tuple(problems)
    return parse_element(_record_element(root), problems)


def parse_bundle(data: bytes) -> tuple[MarcRecord | None, tuple[Problem, ...], list[MarcRecord]]:
    """Read one record as `parse_xml` does, and those that stand beside it in one collection."""
    problems: list[Problem] = []
    plain = parse_plain(data)
    if plain is not None:
        return *_record(*plain, problems), []
    root = _root(data, problems)
    if root is None:
        return None, tuple(problems), []
    first = _record_element(root)
    beside = (each for each in first.itersiblings() if _local(each) == _local(first))
    others = [record for each in beside if (record := parse_element(each, problems)[0]) is not None]
    return *parse_element(first, problems), others


def parse_element(
    element: etree._Element, problems: list[Problem]
) -> tuple[MarcRecord | None, tuple[Problem, ...]]:
    """Read a record's element."""
    leader = ""
    tags: list[str] = []
    contents: list[str] = []
    for child in element:
        name = _local(child)
        if name == "leader":
            leader = _text(child)
        elif name in ("controlfield", "datafield"):
            tag = child.get("tag", "")
            if len(tag) != 3:
                problems.append(
                    Problem("tag", "a field whose tag has not three characters", tag, _all_text(child))
                )
                continue
            tags.append(tag)
            contents.append(_text(child) if name == "controlfield" else _data_field(child))
    return _record(leader, tags, contents, problems)


def _record(
    leader: str, tags: list[str], contents: list[str], problems: list[Problem]
) -> tuple[MarcRecord | None, tuple[Problem, ...]]:
    if not tags:
        return None, tuple(problems)
    if len(leader) != 24:
        problems.append(Problem("leader", f"the leader has {len(leader)} characters", "leader", leader))
    return MarcRecord((leader + _BLANK_LEADER)[:24], tags, contents), tuple(problems)


def _parser(*, recover: bool) -> etree.XMLParser:
    """Return a parser that fetches nothing, expands nothing and reads records of any size."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
        load_dtd=False,
        recover=recover,
        remove_pis=True,
    )


def _root(data: bytes, problems: list[Problem]) -> etree._Element | None:
    try:
        return etree.fromstring(data, _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        problems.append(Problem("xml", str(error)[:200]))
    try:
        return etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _record_element(root: etree._Element) -> etree._Element:
    """Return the element that holds the fields: the root, or the first one below it that has any."""
    for element in root.iter():
        if _local(element) in ("controlfield", "datafield"):
            parent = element.getparent()
            if parent is not None:
                return parent
    return root


def _local(element: etree._Element) -> str:
    """Return the name without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: etree._Element) -> str:
    text = element.text or ""
    return " ".join(text.split()) if "\n" in text else text


def _all_text(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())[:100]


def _data_field(element: etree._Element) -> str:
    pieces = [(element.get("ind1") or " ")[:1] + (element.get("ind2") or " ")[:1]]
    pieces += [
        SUBFIELD + (child.get("code") or " ")[:1] + _text(child)
        for child in element
        if _local(child) == "subfield"
    ]
    return "".join(pieces)

"""What a record of any format but MARC says that its reader does not read.

Found out by trying: where a text can be changed without changing what is read of the record, nobody reads it, or
another place says the same. So this holds for every reader, whatever its tables say.
"""

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial
from typing import Any

from lxml import etree

from normalize.formats.description import Description
from normalize.formats.registry import read
from normalize.formats.xml_tree import Element, local, parse

Text = tuple[str, str, Callable[[], bytes]]
"""Where a text stands (path of elements or keys, or a tag), the text, and the record with another in its place."""

_OTHER = "Qqzxj 7"
_TAG = re.compile(
    rb"^(?P<tag>%\S|[A-Z][A-Z0-9]{1,3}|\{[^}\n]{1,40}\}|<[^>\n]{1,40}>)(?:\s{1,4}-? ?|[:=] ?)(?P<value>[^\r\n]*)$",
    re.MULTILINE,
)
_BIBTEX = re.compile(rb"^[ \t]*(?P<tag>[A-Za-z][\w-]*)[ \t]*=[ \t]*(?P<value>[^\r\n]+)$", re.MULTILINE)
_TECHNICAL = frozenset(
    ("schemaLocation", "version", "datatype", "nodeID", "noNamespaceSchemaLocation", "about")
)
"""Attributes of XML that say nothing of the work."""
_MOST_READINGS = 400
_LARGEST = 200_000
_LEAST = 2
"""A text of fewer characters stands in every record somewhere."""


def unread_texts(format_name: str, data: bytes) -> dict[str, str]:
    """Return the places of a record whose text nobody reads, each with its first text; of a long record the first."""
    whole = read(format_name, data) if len(data) <= _LARGEST else Description(())
    if not whole.statements:
        return {}
    said = "\n".join(each.value for each in whole.statements).casefold()
    found: dict[str, str] = {}
    heard: set[str] = set()
    for count, (place, text, changed) in enumerate(_texts(data)):
        if count >= _MOST_READINGS:
            break
        if place in heard or len(text) < _LEAST or text.casefold() in said:
            continue
        other = read(format_name, changed())
        if _same(whole, other):
            found.setdefault(place, text)
        else:
            heard.add(place)
    mapping = format_name == "row"  # what the columns were taken for stands beside the row
    return {
        place: text
        for place, text in found.items()
        if place not in heard and not (mapping and place.startswith("columns/"))
    }


def _same(one: Description, other: Description) -> bool:
    return (one.statements, one.identifier, one.deleted) == (
        other.statements,
        other.identifier,
        other.deleted,
    )


def _texts(data: bytes) -> Iterator[Text]:
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        return _of_xml(data)
    if start in {b"{", b"["}:
        return _of_json(data)
    return _of_lines(data, _BIBTEX if start == b"@" else _TAG)


def _of_xml(data: bytes) -> Iterator[Text]:
    root, _ = parse(data)
    if root is None:
        return
    for at, element in enumerate(root.iter("*")):
        path = "/".join(local(each) for each in reversed([element, *element.iterancestors()]))
        text = (element.text or "").strip()
        if text:
            yield path, text, partial(_changed_xml, root, at, "")
        for name, value in map(_texts_of, element.attrib.items()):
            if etree.QName(name).localname not in _TECHNICAL:
                yield (
                    f"{path}/@{etree.QName(str(name)).localname}",
                    value,
                    partial(_changed_xml, root, at, str(name)),
                )


def _texts_of(attribute: tuple[str | bytes, str | bytes]) -> tuple[str, str]:
    return str(attribute[0]), str(attribute[1])


def _changed_xml(root: Element, at: int, name: str) -> bytes:
    copied = deepcopy(root)
    element = next(each for count, each in enumerate(copied.iter("*")) if count == at)
    if name:
        element.set(name, _OTHER)
    else:
        element.text = _OTHER
    return bytes(etree.tostring(copied))


def _of_json(data: bytes) -> Iterator[Text]:
    try:
        whole = json.loads(data)
    except ValueError:
        return
    for path in _leaves(whole, ()):
        value = _at(whole, path)
        if value not in ("", None, [], {}):
            place = "/".join("[]" if isinstance(step, int) else step for step in path)
            yield place, str(value), partial(_changed_json, whole, path)


Path = tuple[str | int, ...]
"""Keys and places in lists."""


def _leaves(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(each, (*path, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from _leaves(each, (*path, at))
    else:
        yield path


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _changed_json(whole: Any, path: Path) -> bytes:
    if not path:
        return b"null"
    copied = deepcopy(whole)
    _at(copied, path[:-1])[path[-1]] = _OTHER
    return json.dumps(copied, ensure_ascii=False).encode()


def _of_lines(data: bytes, pattern: re.Pattern[bytes]) -> Iterator[Text]:
    for match in pattern.finditer(data):
        text = match["value"].decode("utf-8", "replace").strip(' {}",')
        if text:
            other = match["value"].replace(text.encode(), _OTHER.encode()) or _OTHER.encode()
            changed = data[: match.start("value")] + other + data[match.end("value") :]
            yield match["tag"].decode("utf-8", "replace"), text, partial(bytes, changed)

"""Records cut out of a page as they stand, where it is written plainly: a fraction of the work of a tree.

Most servers write every page alike. Whatever is written in another way, or is not well formed, is left to lxml.
"""

import re
from functools import lru_cache
from pyexpat import ExpatError, ParserCreate
from typing import NamedTuple

import msgspec

DECLARATION = re.compile(
    rb"""<\?xml\s+version\s*=\s*["']1\.0["'](?:\s+encoding\s*=\s*["'](?:utf-8|UTF-8)["'])?"""
    rb"""(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>"""
)
LIST_OPENS = re.compile(rb"<(?:ListRecords|GetRecord)>\s*\Z")
RECORD = re.compile(
    rb"\s*<record>\s*<header(?P<deleted>\s+status\s*=\s*[\"']deleted[\"'])?\s*>"
    rb"\s*<identifier>\s*(?P<identifier>[^<&]*?)\s*</identifier>"
    rb"\s*<datestamp>\s*(?P<datestamp>[^<&]*?)\s*</datestamp>"
    rb"\s*(?:<setSpec>[^<]*</setSpec>\s*)*</header>\s*"
)
PAYLOAD_OPENS, PAYLOAD_ENDS = b"<metadata>", b"</metadata>"
RECORD_ENDS = re.compile(rb"\s*</record>")
ROOT = re.compile(
    rb"<(?P<name>(?:(?P<prefix>[A-Za-z_][\w.-]*):)?(?P<local>[A-Za-z_][\w.-]*))"
    rb"(?P<attributes>(?:\s+[\w.:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)\s*>"
)
ATTRIBUTE = re.compile(rb"([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
OUTER_PREFIX = re.compile(rb"\bxmlns:([\w.-]+)\s*=")
WITHOUT_PREFIX = re.compile(rb"<[A-Za-z_][\w.-]*[\s/>]")


class CutRecord(msgspec.Struct, frozen=True):
    """A record of a page. `data` is what `metadata` holds, empty of a deleted one; `flavour` its attribute `format`."""

    identifier: str
    datestamp: str
    data: bytes
    namespace: str = ""
    name: str = ""
    flavour: str = ""


class _Root(NamedTuple):
    """The start tag of a payload."""

    closing: bytes
    namespace: str
    local: str
    flavour: str
    prefixes: frozenset[bytes]
    has_default: bool


def cut_page(body: bytes) -> tuple[bytes, tuple[CutRecord, ...]] | None:
    """The page without its records, and these; None where it is not written plainly throughout."""
    start = body.find(b"<record>")
    if start < 0 or not _is_plain(body) or not LIST_OPENS.search(body, max(0, start - 100), start):
        return None
    found, end = _records(body, start, set(OUTER_PREFIX.findall(body, 0, start)))
    frame = body[:start] + body[end:]
    if not found or b"<record" in frame or b"<error" in frame or not _is_well_formed(body):
        return None
    return frame, tuple(found)


def _is_plain(body: bytes) -> bool:
    """UTF-8, with neither comments nor sections nor instructions nor a document type, lines ended as XML has them."""
    declaration = DECLARATION.match(body)
    after = declaration.end() if declaration else 0
    return b"<!" not in body and body.find(b"<?", after) < 0 and b"\r" not in body


def _is_well_formed(body: bytes) -> bool:
    """By XML 1.0 and by the rules of namespaces."""
    try:
        ParserCreate("utf-8", "}").Parse(body, True)
    except ExpatError:
        return False
    return True


def _records(body: bytes, start: int, outer: set[bytes]) -> tuple[list[CutRecord], int]:
    """The records from `start`, and where they end; none where one of them cannot be cut."""
    found: list[CutRecord] = []
    while (header := RECORD.match(body, start)) is not None:
        identifier = header["identifier"].decode("utf-8", "replace")
        datestamp = header["datestamp"].decode("utf-8", "replace")
        start = header.end()
        if header["deleted"]:
            found.append(CutRecord(identifier, datestamp, b""))
        else:
            end = body.find(PAYLOAD_ENDS, start)
            data = body[start + len(PAYLOAD_OPENS) : end].strip()
            root = _root_of(data, outer) if end > 0 and body.startswith(PAYLOAD_OPENS, start) else None
            if root is None or not identifier:
                return [], start
            found.append(CutRecord(identifier, datestamp, data, root.namespace, root.local, root.flavour))
            start = end + len(PAYLOAD_ENDS)
        ending = RECORD_ENDS.match(body, start)
        if ending is None:
            return [], start
        start = ending.end()
    return found, start


def _root_of(data: bytes, outer: set[bytes]) -> _Root | None:
    """The root of a payload that is one element and says all its namespaces itself."""
    opened = ROOT.match(data)
    root = _understood(opened[0]) if opened else None
    # An end tag may have blanks in it, so that one is looked for without its bracket.
    if root is None or not data.endswith(root.closing) or data.count(root.closing[:-1]) != 1:
        return None
    borrowed = any(prefix + b":" in data for prefix in outer - root.prefixes)
    nameless = not root.has_default and WITHOUT_PREFIX.search(data)
    return None if borrowed or nameless or PAYLOAD_OPENS[:-1] in data else root


@lru_cache(256)
def _understood(tag: bytes) -> _Root | None:
    """A start tag; None where it leaves its namespace to others, or is a wrapper around records."""
    opened = ROOT.match(tag)
    if opened is None or b"&" in tag or opened["local"] == b"collection":
        return None
    said = {name: one or other for name, one, other in ATTRIBUTE.findall(opened["attributes"])}
    prefixes = frozenset(name[6:] for name in said if name.startswith(b"xmlns:"))
    prefix = opened["prefix"]
    namespace = said.get(b"xmlns:" + prefix if prefix else b"xmlns")
    if namespace is None:
        return None
    flavour = said.get(b"format", b"").decode("utf-8", "replace").lower()
    local = opened["local"].decode()
    return _Root(
        b"</%b>" % opened["name"],
        namespace.decode("utf-8", "replace"),
        local,
        flavour,
        prefixes,
        b"xmlns" in said,
    )

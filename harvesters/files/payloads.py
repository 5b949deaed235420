"""What is inside one envelope of OAI-PMH or SRU."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import unescape

import msgspec

from harvesters.files.envelope import header_in
from harvesters.files.marcxml import split_records
from harvesters.files.namespaces import TAG, Namespaces, name_of
from harvesters.files.reading import Item
from harvesters.files.sniffing import MARC_ELEMENT
from harvesters.payload import payload_format
from normalize.problem import Problem
from normalize.raw import Damaged, Deleted, RawRecord

BEGIN = re.compile(rb"<(?:[\w.-]+:)?(metadata|recordData)(?:\s[^<>]*)?>")
END = re.compile(rb"</(?:[\w.-]+:)?(metadata|recordData)\s*>")
SCHEMA = re.compile(rb"<(?:[\w.-]+:)?recordSchema\s*>\s*([^<]*?)\s*<")
SRU_IDENTIFIER = re.compile(rb"<(?:[\w.-]+:)?recordIdentifier\s*>\s*([^<]*?)\s*<")
PROLOGUE = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*)*", re.DOTALL)
ENTITIES = {"&quot;": '"', "&apos;": "'"}


class Asked(msgspec.Struct, frozen=True):
    """What a person said of the records; empty where nobody did."""

    format: str = ""
    flavour: str = ""


def opened(envelope: bytes, namespaces: Namespaces, prefix: str, asked: Asked) -> Iterator[Item]:
    """The records in an envelope, a deletion, or the envelope as `Damaged` where there is nothing in it.

    `prefix` is the metadataPrefix of the page. MARC records come one by one, others as they stand in `metadata` or
    `recordData`, with the namespaces that they need.
    """
    header = header_in(envelope)
    if header.deleted and header.identifier:
        yield Deleted(header.identifier, 0, header.datestamp)
        return
    payload, whole = _payload(envelope)
    if not payload:
        yield Damaged(envelope, 0, "an envelope without a record in it")
        return
    inner = namespaces.within(envelope[: envelope.find(payload[:200])] if payload else b"")
    identifier = header.identifier or _text(SRU_IDENTIFIER.search(envelope))
    tag = TAG.match(payload)
    data = inner.completed(payload, tag.end() if tag else 0) if payload.startswith(b"<") else payload
    schema = _text(SCHEMA.search(envelope))
    named = asked.format or _format(data, prefix or schema)
    if named == "marcxml" or (MARC_ELEMENT.search(data) and named != "mets"):
        yield from _marc(data, inner, asked.flavour, identifier, header.datestamp)
        return
    problems = () if whole else (Problem("truncated", "the record breaks off: its envelope is not closed"),)
    yield RawRecord(data, 0, named, "", "utf-8", identifier, header.datestamp, problems)


def _format(data: bytes, prefix: str) -> str:
    name = name_of(data)
    return payload_format(name.namespace, name.local, prefix)


def _marc(
    data: bytes, namespaces: Namespaces, flavour: str, identifier: str, datestamp: str
) -> Iterator[Item]:
    """MARC records of one envelope, of which the first has its identifier."""
    for number, item in enumerate(split_records((data,), flavour, namespaces=namespaces)):
        named = isinstance(item, RawRecord) and not number
        yield msgspec.structs.replace(item, identifier=identifier, datestamp=datestamp) if named else item


def _payload(envelope: bytes) -> tuple[bytes, bool]:
    """The element in the envelope, and whether the envelope goes on behind it."""
    begin = BEGIN.search(envelope)
    if begin is None:
        return b"", True
    end = None
    for found in END.finditer(envelope, begin.end()):
        if found[1] == begin[1]:
            end = found
    inside = envelope[begin.end() : end.start() if end else len(envelope)]
    if inside.lstrip().startswith(b"&lt;"):
        text = inside.decode("utf-8", "replace")
        inside = unescape(text, ENTITIES).encode()
    elif inside.lstrip().startswith(b"<![CDATA["):
        inside = inside.strip().removeprefix(b"<![CDATA[").removesuffix(b"]]>")
    prologue = PROLOGUE.match(inside)
    return inside[prologue.end() if prologue else 0 :].strip(), end is not None


def _text(found: re.Match[bytes] | None) -> str:
    return unescape(found[1].decode("utf-8", "replace"), ENTITIES) if found else ""

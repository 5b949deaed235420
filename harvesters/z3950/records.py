"""The records in the bytes that a target sent."""

from collections.abc import Iterator

from harvesters.documents import Document, split_documents
from harvesters.files.iso2709 import frame
from harvesters.payload import payload_format
from harvesters.z3950.target import Target
from normalize.raw import Damaged, RawRecord


def records_in(data: bytes, target: Target) -> Iterator[RawRecord | Damaged]:
    """Every record, positions counted from 1. A target may send XML where MARC was asked for, and the reverse."""
    if data.lstrip().startswith(b"<"):
        for position, document in enumerate(split_documents(data), start=1):
            yield _judged(document, position, target)
    elif data:
        yield from frame((data,), target.flavour, target.encoding)


def _judged(document: Document, position: int, target: Target) -> RawRecord | Damaged:
    if document.fault:
        return Damaged(document.data, position, document.fault)
    form = payload_format(document.namespace, document.name) if document.name else "xml"
    return RawRecord(document.data, position, form, target.flavour if form == "marcxml" else "")

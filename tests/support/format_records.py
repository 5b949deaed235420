"""Records of the formats that are not MARC: bytes in, what becomes of them out."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Record

ALL = SourceProfile("test", "all")


def accepted(data: bytes | str, format_name: str) -> Accepted:
    """Normalize a record that must be accepted."""
    body = data if isinstance(data, bytes) else data.encode()
    outcome = normalize_raw(RawRecord(body, 1, format_name), ALL)
    assert isinstance(outcome, Accepted), outcome
    return outcome


def record_of(data: bytes | str, format_name: str) -> Record:
    """Normalize a record that must have no faults."""
    outcome = accepted(data, format_name)
    assert outcome.problems == ()
    return outcome.record


def payloads(path: Path) -> Iterator[bytes]:
    """The records in a file of OAI-PMH or SRU answers, without their envelopes."""
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False, no_network=True)
    for element in etree.parse(path, parser).iter():
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] in ("metadata", "recordData"):
            yield from (etree.tostring(child) for child in element)

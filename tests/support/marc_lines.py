"""MARC records written as lines, and what becomes of them."""

from normalize.iso2709 import serialize
from normalize.marc import MarcRecord
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Record

BOOK = "00000nam a2200000 a 4500"
CHINESE_BOOK = "00000nam0 2200000   450 "


def marc(*lines: str, leader: str = BOOK) -> MarcRecord:
    """Build a record of lines such as `245 10 $aTitle /$cName` and `001 abc`; `#` is a blank indicator."""
    tags, contents = [], []
    for line in lines:
        tag, rest = line[:3], line[4:]
        tags.append(tag)
        if tag[:2] == "00":
            contents.append(rest)
        else:
            contents.append(rest[:2].replace("#", " ") + rest[3:].replace("$", "\x1f"))
    return MarcRecord(leader, tags, contents)


def outcome_of(*lines: str, leader: str = BOOK, library: str = "") -> Accepted:
    """Normalize a record of lines that must be accepted."""
    raw = RawRecord(serialize(marc(*lines, leader=leader)), 1)
    outcome = normalize_raw(raw, SourceProfile("test", "all", library))
    assert isinstance(outcome, Accepted)
    return outcome


def read(*lines: str, leader: str = BOOK) -> Record:
    """Normalize a record of lines that has no faults."""
    given = lines if any(line[:3] == "245" for line in lines) else ("245 00 $aSea", *lines)
    outcome = outcome_of(*given, leader=leader)
    assert outcome.problems == ()
    return outcome.record


def read_cnmarc(*lines: str, leader: str = CHINESE_BOOK) -> Record:
    """Normalize a CNMARC record of lines that has no faults."""
    given = lines if any(line[:3] == "200" for line in lines) else ("200 1# $a海", *lines)
    outcome = outcome_of(*given, leader=leader)
    assert outcome.problems == ()
    return outcome.record

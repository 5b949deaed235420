"""What can be made of bytes between two record terminators that are not one record with its right length."""

import re
from collections.abc import Iterator

from harvesters.counting import counted
from normalize.problem import Problem
from normalize.raw import Damaged, RawRecord

LEADER_LENGTH = 24
TERMINATOR = b"\x1d"
FIELD_TERMINATOR = b"\x1e"
LONGEST = 99_999
HUGE = 1 << 24  # bytes; systems write records that are longer than their length can say, but not that long

# A leader and an entry of its directory: what stands before it is no record, or one that was cut off.
LEADER = re.compile(
    rb".{5}[\x20-\x7e]{5}22[0-9 ]{5}[\x20-\x7e]{3}45[\x20-\x7e]{2}(?=[0-9A-Za-z]{3}[0-9]{9})", re.DOTALL
)
ENTRY = re.compile(rb"[0-9A-Za-z]{3}(?=[0-9])[\x20-\x7e]{9}")
BLANKS = b"\r\n\t \0\x1a"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def mend(piece: bytes, position: int, flavour: str, encoding: str) -> Iterator[RawRecord | Damaged]:
    """The records in `piece`, which follow number `position` of the file, and other bytes as `Damaged`."""
    starts = [found.start() for found in LEADER.finditer(piece)]
    if not starts or starts[0] > 0:
        starts.insert(0, 0)
    for start, end in zip(starts, [*starts[1:], len(piece)], strict=True):
        part = piece[start:end]
        if not LEADER.match(part):
            part = part.removeprefix(BYTE_ORDER_MARK).lstrip(BLANKS)
        if part.strip(BLANKS + TERMINATOR):
            position += 1
            yield _judged(part, position, flavour, encoding)


def _judged(part: bytes, position: int, flavour: str, encoding: str) -> RawRecord | Damaged:
    if len(part) > HUGE:
        return Damaged(part, position, f"{counted(len(part), 'byte')} without the end of a record")
    if not has_field(part):
        return Damaged(
            part, position, "these bytes hold no leader and directory from which a field can be read"
        )
    problems = []
    if not part.endswith(TERMINATOR):
        problems.append(Problem("truncated", f"the record breaks off after {counted(len(part), 'byte')}"))
        encoding = encoding or _encoding_of_cut(part)
    said, right = part[:5], b"%05d" % min(len(part), LONGEST)
    if said != right or len(part) > LONGEST:
        message = f"the leader says {said.decode('ascii', 'replace')!r} bytes, the record has {len(part):,}"
        problems.append(Problem("record_length", message, "leader/00-04", said.decode("ascii", "replace")))
        part = right + part[5:]
    return RawRecord(part, position, "marc", flavour, encoding, problems=tuple(problems))


def has_field(part: bytes) -> bool:
    """Tell whether a leader, an entry of the directory and the start of a field are there."""
    directory_end = part.find(FIELD_TERMINATOR, LEADER_LENGTH)
    if directory_end < 0 or not part[directory_end:].strip(BLANKS + TERMINATOR + FIELD_TERMINATOR):
        return False
    return any(ENTRY.match(part, at) for at in range(LEADER_LENGTH, directory_end, 12))


def _encoding_of_cut(part: bytes) -> str:
    """`utf-8` where only the last character is cut in two, else empty: the record itself will tell."""
    for length in range(1, 4):
        try:
            part[:-length].decode()
        except UnicodeDecodeError:
            continue
        return "" if part[-length:].isascii() else "utf-8"
    return ""

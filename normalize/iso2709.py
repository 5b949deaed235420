"""One record of ISO 2709 to a `MarcRecord`, and back."""

from normalize.charset import decode_gb18030, decoder_named, detect, is_gb_by_chance_utf8, utf8_problem
from normalize.iso2709_repair import recover
from normalize.marc import MarcRecord, is_control
from normalize.problem import Problem

FIELD_END = "\x1e"
RECORD_END = "\x1d"
LEADER_LENGTH = 24
MAXIMUM_RECORD = 99_999
MAXIMUM_FIELD = 9_999
_STRAY = b"\r\n\x00\x1a\xef\xbb\xbf"
"""Line ends, padding and a byte order mark, which some systems set between records."""


class RecordTooLong(ValueError):
    """A record or field is longer than ISO 2709 can say."""


def parse(data: bytes, encoding: str = "") -> tuple[MarcRecord | None, tuple[Problem, ...]]:
    """Read one record, with or without its terminator; None when no field can be read.

    The fast path takes the fields in the order of their terminators and trusts that only where the directory
    agrees: as many entries as fields, starting in ascending order, behind the base address of the leader.
    `encoding` is a codec's name or `marc8`; empty means to find it out.
    """
    data = data.lstrip(_STRAY)
    if encoding:
        decode = decoder_named(encoding)
        if decode is not None:
            return _parse_text(data, decode(data), ())
    try:
        text = data.decode()
    except UnicodeDecodeError:
        decode, problems = detect(data, data[:LEADER_LENGTH], _is_unimarc(data))
        return _parse_text(data, decode(data), problems)
    if text.isascii():
        return _parse_text(data, text, ())
    if b"\x1fachi" in data and _is_unimarc(data) and is_gb_by_chance_utf8(data, text):
        return _parse_text(data, decode_gb18030(data), ())
    if text[9:10] == "a" or _is_unimarc(data):
        return _parse_text(data, text, ())
    return _parse_text(data, text, utf8_problem(text, text[:LEADER_LENGTH]))


def _parse_text(
    data: bytes, text: str, problems: tuple[Problem, ...]
) -> tuple[MarcRecord | None, tuple[Problem, ...]]:
    parts = text.split(FIELD_END)
    head = parts[0]
    starts = [head[at : at + 5] for at in range(31, len(head), 12)]
    contents = parts[1:-1]
    if (
        len(starts) == len(contents)
        and contents
        and len(head) % 12 == 0
        and parts[-1] in ("", RECORD_END)
        and starts == sorted(starts)
        and head[12:17] == f"{len(head) + 1:05d}"
    ):
        tags = [head[at : at + 3] for at in range(24, len(head), 12)]
        record: MarcRecord | None = MarcRecord(head[:24], tags, contents)
    else:
        record, found = recover(data, text)
        problems += found
    if record is not None and "\ufffd" in text:
        problems += _unreadable(record)
    return record, problems


def _is_unimarc(data: bytes) -> bool:
    directory = data[LEADER_LENGTH:].partition(b"\x1e")[0]
    tags = {directory[at : at + 3] for at in range(0, len(directory), 12)}
    # MARC 21 has no 101: a record without a title is known by it.
    return b"245" not in tags and not tags.isdisjoint((b"200", b"252", b"101"))


def _unreadable(record: MarcRecord) -> tuple[Problem, ...]:
    message = "bytes that are no characters in the record's encoding"
    return tuple(
        Problem("encoding", message, tag, content[:100]) for tag, content in record if "\ufffd" in content
    )


def serialize(record: MarcRecord, encoding: str = "utf-8") -> bytes:
    """Write a record with exact lengths in bytes; `RecordTooLong` where ISO 2709 cannot hold it.

    The leader keeps what it says apart from length, base address and the fixed 22 and 4500 (of UNIMARC, 450 and a
    blank) of ISO 2709.
    """
    bodies: list[bytes] = []
    directory: list[str] = []
    start = 0
    for tag, content in record:
        body = content.encode(encoding) + b"\x1e"
        if len(body) > MAXIMUM_FIELD:
            raise RecordTooLong(f"field {tag} has {len(body)} bytes, ISO 2709 allows {MAXIMUM_FIELD}")
        if len(tag) != 3 or (not is_control(tag) and len(content) < 2):
            raise ValueError(f"field {tag!r} cannot be written: {content[:40]!r}")
        directory.append(f"{tag}{len(body):04d}{start:05d}")
        bodies.append(body)
        start += len(body)
    base = LEADER_LENGTH + 12 * len(directory) + 1
    total = base + start + 1
    if total > MAXIMUM_RECORD:
        raise RecordTooLong(f"the record has {total} bytes, ISO 2709 allows {MAXIMUM_RECORD}")
    old = record.leader.ljust(LEADER_LENGTH)
    leader = f"{total:05d}{old[5:10]}22{base:05d}{old[17:20]}450{old[23] if old[20:23] == '450' else '0'}"
    return b"".join([leader.encode(), "".join(directory).encode(), b"\x1e", *bodies, b"\x1d"])

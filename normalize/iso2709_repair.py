"""What can be recovered of an ISO 2709 record whose directory and fields disagree."""

from itertools import accumulate

from normalize.marc import MarcRecord, is_control
from normalize.problem import Problem

_FIELD_END = "\x1e"


def recover(data: bytes, text: str) -> tuple[MarcRecord | None, tuple[Problem, ...]]:
    """Pair the entries of the directory with fields as well as they can be paired, naming every loss.

    `text` is `data` decoded. Offsets of a directory count bytes, so they are held against the bytes; they are right
    where only the order is unusual. Otherwise the fields are taken in the order in which they stand.
    """
    leader = text[:24]
    if len(leader) < 24:
        return None, ()
    entries = _entries(text)
    segments, problems = _segments(text, 24 + 12 * len(entries))
    if not entries or not segments:
        return None, ()
    base = text[12:17]
    if base != f"{25 + 12 * len(entries):05d}":
        problems.append(Problem("base_address", "the base address of data is wrong", "leader/12-16", base))
    starts = [int(start) if start.isdigit() else -1 for _, _, start in entries]
    tags = [tag for tag, _, _ in entries]
    if len(tags) == len(segments) and starts == sorted(starts) and starts[0] >= 0:
        order = list(zip(tags, segments, strict=True))
    elif sorted(starts) == _offsets(data, len(segments)):
        rank = {start: at for at, start in enumerate(sorted(starts))}
        order = [(tag, segments[rank[start]]) for tag, start in zip(tags, starts, strict=True)]
    else:
        order, lost = _in_sequence(entries, segments)
        problems += lost
    pairs = [(tag, _well_formed(tag, content, problems)) for tag, content in order]
    return MarcRecord(leader, [tag for tag, _ in pairs], [content for _, content in pairs]), tuple(problems)


def _entries(text: str) -> list[tuple[str, str, str]]:
    """Read directory entries (tag, length, start) for as long as they look like entries."""
    entries = []
    at = 24
    while at + 12 <= len(text):
        entry = text[at : at + 12]
        if not (entry[:3].isascii() and entry[:3].isalnum()) or _FIELD_END in entry:
            break
        if not entry[3:].isascii() or sum(c.isdigit() for c in entry[3:]) < 6:
            break
        entries.append((entry[:3], entry[3:7], entry[7:12]))
        at += 12
    return entries


def _segments(text: str, end_of_directory: int) -> tuple[list[str], list[Problem]]:
    """Cut what follows the directory at its terminators."""
    problems = []
    body = text[end_of_directory:]
    cut = body.find(_FIELD_END)
    if cut > 0 and cut < 12 and not body[:cut].strip("0123456789"):
        problems.append(
            Problem("directory", "the directory does not end on an entry", "directory", body[:cut])
        )
        body = body[cut:]
    if body.startswith(_FIELD_END):
        body = body[1:]
    else:
        problems.append(Problem("directory", "the directory has no terminator", "directory"))
    segments = body.rstrip("\x1d").split(_FIELD_END)
    if segments[-1].strip():
        problems.append(Problem("field_terminator", "the last field is not ended, it may be cut off"))
    else:
        segments.pop()
    return segments, problems


def _offsets(data: bytes, count: int) -> list[int]:
    """Return where each field really begins, counted from the first."""
    lengths = [len(part) + 1 for part in data.split(b"\x1e")[1 : count + 1]]
    return list(accumulate(lengths[:-1], initial=0))


def _in_sequence(
    entries: list[tuple[str, str, str]], segments: list[str]
) -> tuple[list[tuple[str, str]], list[Problem]]:
    """Pair in order; an empty segment that has no entry is dropped, what is left over is named."""
    problems = [Problem("directory", f"{len(entries)} entries, {len(segments)} fields", "directory")]
    if len(segments) > len(entries):
        segments = _join_surplus(entries, segments)
    pairs = [(entry[0], segment) for entry, segment in zip(entries, segments, strict=False)]
    missing, surplus = entries[len(segments) :], segments[len(entries) :]
    problems += [
        Problem("field_lost", "the directory names a field that is not there", tag) for tag, _, _ in missing
    ]
    problems += [
        Problem("field_lost", "a field that the directory does not name", "", text[:100]) for text in surplus
    ]
    return pairs, problems


def _join_surplus(entries: list[tuple[str, str, str]], segments: list[str]) -> list[str]:
    """A field that holds a stray terminator was cut in two: join pieces until they have the entry's length."""
    joined: list[str] = []
    at = 0
    surplus = len(segments) - len(entries)
    for _, length, _ in entries:
        if at >= len(segments):
            break
        piece = segments[at]
        at += 1
        while surplus and length.isdigit() and len(piece.encode()) + 1 < int(length) and at < len(segments):
            piece += " " + segments[at]
            at += 1
            surplus -= 1
        joined.append(piece)
    return joined + segments[at:]


def _well_formed(tag: str, content: str, problems: list[Problem]) -> str:
    """Give a data field without subfields the form of one, so that its text is not lost."""
    if is_control(tag) or "\x1f" in content:
        return content
    problems.append(Problem("subfields", "a data field without subfields", tag, content[:100]))
    return content[:2].ljust(2) + "\x1fa" + content[2:].strip() if content.strip() else "  "

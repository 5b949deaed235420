"""The bytes of ISO 2709 and the characters of the text: directory, control characters, signs of a wrong encoding."""

import re

from normalize.checks.finding import Finding
from normalize.marc import MarcRecord

Findings = list[Finding]
_CONTROL = re.compile("[\x00-\x1c\x7f-\x87\x8a-\x97\x99-\x9b\x9d-\x9f\ufffe\uffff]")
"""U+0088, 0089, 0098 and 009C mark what is left out in sorting (ISO 6630)."""
_MOJIBAKE = re.compile("Ã[\x80-\xbf©¨«¶¼¤§±³º]|â€[\x80-\xbf™œ˜“”¢¦]|ï»¿|ï¿½|锟斤拷|烫烫烫|屯屯屯")
_STRAY = b"\r\n\x00\x1a\xef\xbb\xbf"


def check_characters(record: MarcRecord, found: Findings) -> None:
    """Add fields with control characters, and text that was decoded in a wrong encoding and encoded again."""
    text = "".join(record.contents)
    control = _CONTROL.search(text)
    mojibake = not text.isascii() and _MOJIBAKE.search(text)
    if not control and not mojibake:
        return
    for tag, contents in record.by_tag.items():
        for occurrence, content in enumerate(contents, 1):
            if hit := _CONTROL.search(content):
                found.append(
                    Finding("control_character", tag, occurrence, _part(content, hit), f"U+{ord(hit[0]):04X}")
                )
            if hit := _MOJIBAKE.search(content):
                start = max(hit.start() - 10, content.rfind("\x1f", 0, hit.start()) + 2)
                around = content[start : hit.end() + 10].partition("\x1f")[0]
                found.append(Finding("mojibake", tag, occurrence, _part(content, hit), around))


def _part(content: str, hit: re.Match[str]) -> str:
    """The subfield in which something was found."""
    at = content.rfind("\x1f", 0, hit.start())
    return f"${content[at + 1]}" if 0 <= at < len(content) - 1 else ""


def check_directory(data: bytes, found: Findings) -> None:
    """Add entries of the directory whose length or start is not that of the field (ISO 2709, section 4.4)."""
    head, *bodies = data.lstrip(_STRAY).rstrip(b"\x1d").split(b"\x1e")
    entries = [head[at : at + 12] for at in range(24, len(head), 12)]
    if len(entries) != len(bodies) - 1:
        return
    start = 0
    wrong: list[tuple[bytes, bytes, int]] = []
    seen: dict[bytes, int] = {}
    for entry, body in zip(entries, bodies, strict=False):
        length = len(body) + 1
        true = b"%04d%05d" % (length, start)
        occurrence = seen[entry[:3]] = seen.get(entry[:3], 0) + 1
        if entry[3:] != true:
            wrong.append((entry, true, occurrence))
        start += length
    if wrong and sorted(true for _, true, _ in wrong) == sorted(entry[3:] for entry, _, _ in wrong):
        return
    for entry, true, occurrence in wrong:
        tag = entry[:3].decode("ascii", "replace")
        value, expected = entry[3:].decode("ascii", "replace"), true.decode()
        found.append(Finding("directory_entry", tag, occurrence, "", value, expected))


def offsets(data: bytes, count: int) -> list[int]:
    """Where each field begins, in bytes from the record's first; empty where the bytes have not so many fields."""
    head, *bodies = data.split(b"\x1e")
    if len(bodies) != count + 1:
        return []
    found = []
    at = len(head) + 1
    for body in bodies[:-1]:
        found.append(at)
        at += len(body) + 1
    return found

"""XML that breaks XML 1.0 (section 2.2), made readable, with a mark wherever something was changed.

The marks are noncharacters, which no text holds (Unicode, section 23.7): where they come out, the record was touched.
"""

import re
from html.entities import html5

from harvesters.files.transcoding import without_mark, xml_encoding

LOST = "\ufdd0"  # stands for what could not be kept
MENDED = "\ufdd1"  # stands beside what was written anew
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,8});|#([0-9]{1,8});|([A-Za-z][A-Za-z0-9]*);)?")
OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
SECTION = re.compile(r"(<!\[CDATA\[.*?\]\]>|<!--.*?-->)", re.DOTALL)


def sanitized(body: bytes) -> bytes:
    """The same document in UTF-8, with every illegal character replaced by LOST and bare ampersands written out."""
    text = without_mark(body).decode(xml_encoding(body), "replace")
    text = DECLARATION.sub("", text.replace(LOST, "\ufffd").replace(MENDED, "\ufffd"))
    if "\ufffd" in text:
        text = text.replace("\ufffd", LOST)
    text = ILLEGAL.sub(LOST, text)
    parts = SECTION.split(text)
    parts[::2] = [REFERENCE.sub(_reference, part) for part in parts[::2]]
    return "".join(parts).lstrip().encode()


def was_touched(data: bytes) -> bool:
    """Whether anything in these bytes was changed."""
    return LOST.encode() in data or MENDED.encode() in data


def without_marks(data: bytes) -> bytes:
    """The bytes with U+FFFD where something is lost."""
    return data.replace(LOST.encode(), "\ufffd".encode()).replace(MENDED.encode(), b"")


def _reference(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        if name in OWN:
            return found[0]
        character = html5.get(f"{name};", "")
        return character + MENDED if character else f"&amp;{name};{MENDED}"
    if not hexadecimal and not decimal:
        return "&amp;" + MENDED
    number = int(hexadecimal, 16) if hexadecimal else int(decimal)
    allowed = number in {9, 10, 13} or 32 <= number < 0xD800 or 0xE000 <= number <= 0x10FFFF
    return found[0] if allowed and number not in {0xFFFE, 0xFFFF} else LOST

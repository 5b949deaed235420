"""What a file is, by its first bytes."""

import re

import msgspec

from harvesters.errors import UnreadableInput
from harvesters.files.mending import BLANKS, BYTE_ORDER_MARK, ENTRY, LEADER, LEADER_LENGTH
from harvesters.files.tagged import BEFORE_TAG, TAGGINGS
from harvesters.files.transcoding import utf8_blocks, without_mark, xml_encoding

ADVICE = "give the records in one of the formats that docs/files.md lists"

MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document; save it as .xlsx or CSV"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"BZh", "packed with bzip2; unpack it first"),
    (b"\xfd7zXZ\0", "packed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd; unpack it first"),
)
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
ZIPPED = (
    (b"word/", "a Word document"),
    (b"ppt/", "a PowerPoint document"),
    (b"META-INF/container.xml", "an e-book"),
)
WORKBOOK = b"xl/"
HTML = re.compile(rb"<(?:!doctype\s+(?:html|netscape\S*)|html|head|body)[\s>]", re.IGNORECASE)
MARC_ELEMENT = re.compile(rb"<(?:[\w.-]+:)?(?:leader|controlfield|datafield)[\s>/]")
DIRECTORY = re.compile(rb"[0-9A-Za-z]{3}[0-9]{9}[0-9A-Za-z]{3}[0-9]{9}\x1e")
JSON = re.compile(rb"[\[{]\s*[\[{\"\]}]")
BIBTEX = re.compile(rb"^[ \t]*@\s*(?:%[^\n]*\s*)*[A-Za-z]+\s*(?:%[^\n]*\s*)*[{(]", re.MULTILINE)
PACKED_IN_CONTROLS = re.compile(rb"[\0-\x08\x0e-\x19\x1c-\x1f]")
# Lines with a tag by which a format is told whose records don't begin with the tag that they should begin with.
WITHOUT_FIRST = {
    "medline": re.compile(rb"[A-Z]{3,4} {0,2}- "),
    "ris": TAGGINGS["ris"].tag,
    "refer": TAGGINGS["refer"].tag,
    "marclines": TAGGINGS["marclines"].tag,
}
LINES_LOOKED_AT = 40


class Head(msgspec.Struct, frozen=True):
    """The first bytes of a file; `text` is them in UTF-8, without byte order mark and blanks before."""

    raw: bytes
    text: bytes


def head_of(data: bytes) -> Head:
    """The head as it is recognised; bytes in an encoding nobody knows are left as they are."""
    try:
        encoding = xml_encoding(data)
    except UnreadableInput:
        encoding = "utf-8"
    return Head(data, b"".join(utf8_blocks((without_mark(data),), encoding)).lstrip(BLANKS))


def refuse_known(head: bytes, name: str) -> None:
    """Raise `UnreadableInput` for nothing at all and for what is known by its first bytes."""
    if not head:
        raise UnreadableInput(f"{name} is empty: ask for the file again.")
    if not head.strip(BLANKS):
        raise UnreadableInput(f"{name} holds nothing but blanks: ask for the file again.")
    if head.startswith(ZIP):
        kind = next((kind for mark, kind in ZIPPED if mark in head), "")
        if kind:
            raise UnreadableInput(f"{name} is {kind}, not a file of records: {ADVICE}.")
    if head[257:262] == b"ustar":
        raise UnreadableInput(f"{name} is a tar archive: unpack it first, then {ADVICE}.")
    for magic, kind in MAGIC:
        if head.startswith(magic):
            raise UnreadableInput(f"{name} is {kind}, not a file of records: {ADVICE}.")


def is_workbook(head: Head) -> bool:
    """Excel's .xlsx is a ZIP archive with a folder xl."""
    return head.raw.startswith(ZIP) and (WORKBOOK in head.raw or b"[Content_Types].xml" in head.raw[:100])


def is_zip(head: Head) -> bool:
    """A ZIP archive, even an empty one."""
    return head.raw.startswith((ZIP, EMPTY_ZIP))


def is_iso2709(head: Head) -> bool:
    """A leader with a directory behind it, or at least a directory."""
    start = head.raw.removeprefix(BYTE_ORDER_MARK).lstrip(BLANKS)
    if b"\x1e" not in head.raw or head.text.startswith(b"<"):
        return False
    return bool(ENTRY.match(start, LEADER_LENGTH) or LEADER.search(head.raw) or DIRECTORY.search(head.raw))


def is_xml(head: Head) -> bool:
    """A first tag, or MARC fields behind other text."""
    return bool(re.match(rb"<(?!\d)", head.text) or MARC_ELEMENT.search(head.text))


def is_json(head: Head) -> bool:
    """An object or a list."""
    return JSON.match(head.text) is not None or head.text.strip(BLANKS) in (b"{}", b"[]")


def is_bibtex(head: Head) -> bool:
    """An entry at the start of a line."""
    return BIBTEX.search(head.text) is not None


def tagging_of(head: Head) -> str:
    """The name of the tagged format of the text, by its first lines; empty where it is none."""
    lines = [line.lstrip(BEFORE_TAG) for line in head.text.splitlines()[:LINES_LOOKED_AT]]
    lines = [line for line in lines if line.strip()]
    for name, tagging in TAGGINGS.items():
        if any(tagging.first.match(line) for line in lines):
            return name
    for name, tag in WITHOUT_FIRST.items():
        if lines and tag.match(lines[0]) and all(TAGGINGS[name].tag.match(line) for line in lines[1:2]):
            return name
    return ""


def is_lines_of_a_table(head: Head) -> bool:
    """Text whose first line may be the names of columns; whether they are is seen when it is read."""
    return PACKED_IN_CONTROLS.search(head.text[:4096]) is None and head.text[:1] not in b"<"

"""What a file is, by its first bytes."""

import re
from pathlib import Path

from harvesters.errors import UnreadableInput
from harvesters.files.mending import BLANKS, BYTE_ORDER_MARK, ENTRY, LEADER, LEADER_LENGTH
from harvesters.files.transcoding import utf8_blocks, without_mark, xml_encoding

ADVICE = "give the records as ISO 2709 (.mrc) or MARCXML"

MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"BZh", "packed with bzip2; unpack it first"),
    (b"\xfd7zXZ\0", "packed with xz; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd; unpack it first"),
)
ZIPPED = ((b"word/", "a Word document"), (b"xl/", "an Excel workbook"), (b"ppt/", "a PowerPoint document"))
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
MARC_ELEMENT = re.compile(rb"<(?:[\w.-]+:)?(?:leader|controlfield|datafield)[\s>/]")
COLLECTION = re.compile(rb"<(?:[\w.-]+:)?collection[\s>/]")
COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
DTD = re.compile(rb"^[^<]*(?:<\?[^>]*>[^<]*)*<!(?:DOCTYPE|ENTITY)\b")  # before the first element
ROOT = re.compile(rb"<([A-Za-z_][\w.:-]*)")
DIRECTORY = re.compile(rb"[0-9A-Za-z]{3}[0-9]{9}[0-9A-Za-z]{3}[0-9]{9}\x1e")
TEXT_KINDS = (
    (re.compile(rb"=LDR\s"), "MARC in lines of text (MarcEdit); compile it to .mrc first"),
    (re.compile(rb"[\[{]"), "JSON"),
    (re.compile(rb"TY  - "), "RIS"),
    (re.compile(rb"@\w+\s*[{(]"), "BibTeX"),
)


def carrier_of(head: bytes, path: Path, expected: str = "") -> str:
    """`marc` or `marcxml`, or `UnreadableInput` with a sentence that says what the file is instead.

    Where one of them is `expected`, the file may look like plain text or like nothing known.
    """
    refuse_known(head, path)
    if expected == "marc":
        return expected
    text = _as_utf8(head).lstrip(BLANKS)
    if text.startswith(b"<") or expected:
        refuse_foreign_xml(text, path)
        return "marcxml"
    if _looks_like_marc(head):
        return "marc"
    if MARC_ELEMENT.search(text):
        return "marcxml"
    raise UnreadableInput(f"{path} is {_kind_of_text(text)}, which holds no MARC record: {ADVICE}.")


def refuse_known(head: bytes, path: Path) -> None:
    """Raise `UnreadableInput` for nothing at all and for what is known by its first bytes."""
    if not head:
        raise UnreadableInput(f"{path} is empty: ask for the file again.")
    if not head.strip(BLANKS):
        raise UnreadableInput(f"{path} holds nothing but blanks: ask for the file again.")
    if head.startswith(b"PK\x03\x04"):
        kind = next((kind for mark, kind in ZIPPED if mark in head), "a ZIP archive; unpack it first")
        raise UnreadableInput(f"{path} is {kind}, not a file of MARC records: {ADVICE}.")
    if head[257:262] == b"ustar":
        raise UnreadableInput(f"{path} is a tar archive: unpack it first, then {ADVICE}.")
    for magic, kind in MAGIC:
        if head.startswith(magic):
            raise UnreadableInput(f"{path} is {kind}, not a file of MARC records: {ADVICE}.")


def refuse_foreign_xml(text: bytes, path: Path) -> None:
    """Raise `UnreadableInput` for HTML, for XML without MARC fields, and for XML that declares entities."""
    content = COMMENT.sub(b"", text)
    if DTD.search(content) and not HTML.search(content):
        raise UnreadableInput(
            f"{path} declares a document type or entities, which is not safe to read: take its DOCTYPE out."
        )
    if MARC_ELEMENT.search(content) or COLLECTION.search(content):
        return
    if HTML.search(content):
        raise UnreadableInput(f"{path} is a web page (HTML), not a file of MARC records: {ADVICE}.")
    root = ROOT.search(content)
    name = root[1].decode("utf-8", "replace") if root else "nothing"
    raise UnreadableInput(f"{path} is XML without MARC fields (it begins with <{name}>): {ADVICE}.")


def _as_utf8(head: bytes) -> bytes:
    """`head` in UTF-8; as it is where its encoding is unknown, which is said when it is read as XML."""
    try:
        encoding = xml_encoding(head)
    except UnreadableInput:
        encoding = "utf-8"
    return b"".join(utf8_blocks((without_mark(head),), encoding))


def _looks_like_marc(head: bytes) -> bool:
    start = head.removeprefix(BYTE_ORDER_MARK).lstrip(BLANKS)
    if b"\x1e" not in head:
        return False
    return bool(ENTRY.match(start, LEADER_LENGTH) or LEADER.search(head) or DIRECTORY.search(head))


def _kind_of_text(text: bytes) -> str:
    for pattern, kind in TEXT_KINDS:
        if pattern.match(text):
            return kind
    return "binary" if b"\0" in text[:4096] else "plain text"

"""XML in whatever encoding to a stream of UTF-8 (XML 1.0 appendix F)."""

import codecs
import re
from collections.abc import Iterable, Iterator

from harvesters.errors import UnreadableInput

DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
WIDE = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
# Files that say so hold characters of the larger set as often as not.
LARGER = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "utf-8"}


def wide_encoding(head: bytes) -> str:
    """The codec's name of UTF-16 by its byte order mark or by the NULs of its first characters, else empty."""
    for mark, name in MARKS[1:]:
        if head.startswith(mark):
            return name
    nuls = [byte == 0 for byte in head[:4]]
    return "utf-16-le" if nuls == [False, True] * 2 else "utf-16-be" if nuls == [True, False] * 2 else ""


def xml_encoding(head: bytes) -> str:
    """The codec's name by byte order mark, by the pattern of NULs, by the XML declaration; else UTF-8."""
    for mark, name in (*MARKS, *WIDE):
        if head.startswith(mark):
            return name
    declared = DECLARED.match(head)
    name = codec_named(declared[1].decode()) if declared else "utf-8"
    # A declaration that can be read byte by byte is no UTF-16, whatever it says of itself.
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def codec_named(name: str) -> str:
    """Python's name of the codec, or of a larger one that holds it; `UnreadableInput` where there is none."""
    try:
        known = codecs.lookup(name).name
        "".encode(known)
    except LookupError as error:
        raise UnreadableInput(
            f"There is no encoding {name!r}: name one such as utf-8, gb18030 or marc8."
        ) from error
    return LARGER.get(known, known)


def without_mark(head: bytes) -> bytes:
    """`head` without its byte order mark."""
    for mark, _ in MARKS:
        if head.startswith(mark):
            return head[len(mark) :]
    return head


def utf8_blocks(blocks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The same text in UTF-8. Bytes that are no characters become U+FFFD; UTF-8 passes as it is."""
    if encoding == "utf-8":
        yield from blocks
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for block in blocks:
        yield decoder.decode(block).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")

"""What can be had of a page that is no well-formed XML: its complete records, one by one."""

import re

from lxml import etree

from harvesters.errors import HarvestError
from harvesters.oai.page import Page, read_page
from harvesters.oai.plain import CutRecord

# Only a record of OAI-PMH itself begins with a header; the payload may be called record too.
RECORD = re.compile(rb"<((?:[\w.-]+:)?)record\b[^>]*>\s*(?:<!--.*?-->\s*)*<\1header\b", re.DOTALL)
TOKEN = re.compile(rb"<((?:[\w.-]+:)?)resumptionToken\b[^>]*?(?:/>|>.*?</\1resumptionToken\s*>)", re.DOTALL)
OPENED = re.compile(rb"<((?:[\w.-]+:)?(?:OAI-PMH|ListRecords|GetRecord))\b[^>]*>")
DECLARATION = re.compile(rb"^\s*<\?xml\b[^>]*\?>")
# What may stand between records and after them.
AROUND = re.compile(rb"</(?:[\w.-]+:)?(?:ListRecords|GetRecord|OAI-PMH)\s*>|<!--.*?-->|\s+", re.DOTALL)
ROOT_ENDS = re.compile(rb"</(?:[\w.-]+:)?OAI-PMH\s*>\s*$")
LONGEST_HEAD = 1 << 16
CUT = "the page is cut off"


def salvaged(body: bytes, reason: str) -> Page | None:
    """The page with the records that can be read, the bytes of those that cannot, and its token if it has one.

    None where there is no page to see. What a page without its end holds of its last record is not `broken` but
    `cut`: the server has it whole.
    """
    starts = [found.start() for found in RECORD.finditer(body)]
    opened = list(OPENED.finditer(body, 0, min(starts[0], LONGEST_HEAD))) if starts else []
    if not opened:
        return None
    frame = _Frame(body, opened)
    cut = "" if ROOT_ENDS.search(body[-100:]) else CUT
    items: list[etree._Element | CutRecord] = []
    broken = [body[opened[-1].end() : starts[0]]]
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        piece, rest = _divided(body[start:end])
        record = frame.record(piece)
        if record is not None:
            items.append(record)
        ending = cut and end == len(body)
        broken += [] if ending else [b"" if record is not None else piece, TOKEN.sub(b"", rest)]
    last = frame.page((TOKEN.search(body, starts[-1]) or [b""])[0])
    return Page(
        items=tuple(items),
        token=last.token,
        size=last.size,
        cursor=last.cursor,
        broken=tuple((data, reason) for data in broken if AROUND.sub(b"", data)),
        cut=cut,
        mended=True,
        raw=body,
    )


def _divided(piece: bytes) -> tuple[bytes, bytes]:
    """A record up to its end tag, and what follows; without an end tag nothing does."""
    found = RECORD.match(piece)
    prefix = found[1] if found else b""
    inside = max(piece.rfind(b"</" + prefix + name) for name in (b"metadata", b"about", b"header"))
    end = re.compile(rb"</" + re.escape(prefix) + rb"record\s*>").search(piece, max(inside, 0))
    return (piece[: end.end()], piece[end.end() :]) if end else (piece, b"")


class _Frame:
    """The tags around the records of a page, put around one of them."""

    def __init__(self, body: bytes, opened: list[re.Match[bytes]]) -> None:
        declaration = DECLARATION.match(body)
        self._head = (declaration[0] if declaration else b"") + b"".join(found[0] for found in opened)
        self._tail = b"".join(b"</%s>" % found[1] for found in reversed(opened))

    def page(self, inner: bytes) -> Page:
        try:
            return read_page(self._head + inner + self._tail)
        except HarvestError:
            return Page(())

    def record(self, piece: bytes) -> etree._Element | CutRecord | None:
        items = self.page(piece).items
        return items[0] if len(items) == 1 else None

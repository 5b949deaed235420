"""What can be had of a page that is no well-formed XML: its complete records, one by one."""

import re

from lxml import etree

from harvesters.errors import HarvestError
from harvesters.oai.page import Page, read_page

# Only a record of OAI-PMH itself begins with a header; the payload may be called record too.
RECORD = re.compile(rb"<((?:[\w.-]+:)?)record\b[^>]*>\s*(?:<!--.*?-->\s*)*<\1header\b", re.DOTALL)
TOKEN = re.compile(rb"<((?:[\w.-]+:)?)resumptionToken\b[^>]*?(?:/>|>.*?</\1resumptionToken\s*>)", re.DOTALL)
OPENED = re.compile(rb"<((?:[\w.-]+:)?(?:OAI-PMH|ListRecords|GetRecord))\b[^>]*>")
LONGEST_HEAD = 1 << 16


def salvaged(body: bytes, reason: str) -> Page | None:
    """The page with the records that can be read, the bytes of those that cannot, and its token if it has one.

    None where there is no page to see. A record without its end is not `broken` but `cut`: the server has it whole.
    """
    starts = [found.start() for found in RECORD.finditer(body)]
    opened = [found[1] for found in OPENED.finditer(body[: starts[0]])] if starts else []
    if not starts or not opened or starts[0] > LONGEST_HEAD:
        return None
    head = body[: starts[0]]
    tail = b"".join(b"</%s>" % name for name in reversed(opened))
    items: list[etree._Element] = []
    broken: list[tuple[bytes, str]] = []
    cut = ""
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        piece, whole = _without_the_rest(body[start:end], body[start : start + 64])
        record = _record(head + piece + tail) if whole else None
        if record is not None:
            items.append(record)
        elif end == len(body) and not whole:
            cut = "the page ends in the middle of a record"
        else:
            broken.append((piece, reason))
    token = TOKEN.search(body, starts[-1])
    last = _page(head + (token[0] if token else b"") + tail)
    if token is None:
        cut = cut or "the page has no end"
    return Page(
        items=tuple(items),
        token=last.token,
        size=last.size,
        cursor=last.cursor,
        response_date=last.response_date,
        broken=tuple(broken),
        cut=cut,
        raw=body,
    )


def _without_the_rest(piece: bytes, start: bytes) -> tuple[bytes, bool]:
    """The record up to its end tag, and whether it has one."""
    found = RECORD.match(start) or re.match(rb"<((?:[\w.-]+:)?)record", start)
    prefix = found[1] if found else b""
    metadata = max(piece.rfind(b"</" + prefix + name) for name in (b"metadata", b"about", b"header"))
    end = re.compile(rb"</" + re.escape(prefix) + rb"record\s*>").search(piece, max(metadata, 0))
    return (piece[: end.end()], True) if end else (piece, False)


def _record(document: bytes) -> etree._Element | None:
    items = _page(document).items
    return items[0] if len(items) == 1 else None


def _page(document: bytes) -> Page:
    try:
        return read_page(document)
    except HarvestError:
        return Page(())

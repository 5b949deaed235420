"""A citation: a text with parts of it in italics, as plain text and as HTML."""

import html
import re
from collections.abc import Iterable

import msgspec

_ENDS = (".", "?", "!", "。", "？", "！")
_CLOSING = "”’」』》)）]"
_BLANKS = re.compile(r"\s+")


class Run(msgspec.Struct, frozen=True):
    """A piece of text in one face."""

    text: str
    italic: bool = False


Cited = tuple[Run, ...]


def roman(text: str) -> Cited:
    """Text in the upright face; nothing for an empty text."""
    return (Run(text),) if text else ()


def italic(text: str) -> Cited:
    """Text in italics; nothing for an empty text."""
    return (Run(text, italic=True),) if text else ()


def joined(parts: Iterable[Cited], between: str = " ") -> Cited:
    """Parts one behind another with a text between them; empty ones are left out."""
    found: list[Run] = []
    for part in parts:
        if part and found:
            found.append(Run(between))
        found += part
    return tuple(found)


def sentences(parts: Iterable[Cited]) -> Cited:
    """Parts that each end with a full stop, unless they end with another such mark."""
    return joined(ended(part) for part in parts if part)


def ended(part: Cited) -> Cited:
    """A part with a full stop behind it; inside of closing quotation marks where it ends with them."""
    text = plain(part).rstrip()
    if not text or text.rstrip(_CLOSING).endswith(_ENDS):
        return part if not text or text.endswith(_ENDS) or text[-1] in "”’" else (*part, Run("."))
    if text[-1] in "”’":
        last = part[-1]
        return (*part[:-1], Run(f"{last.text[:-1]}.{last.text[-1]}", last.italic))
    return (*part, Run("."))


def plain(cited: Cited) -> str:
    """The text without its faces."""
    return _BLANKS.sub(" ", "".join(run.text for run in cited)).strip()


def as_html(cited: Cited) -> str:
    """The text with its italics, escaped for a page."""
    return "".join(
        f"<i>{html.escape(run.text)}</i>" if run.italic else html.escape(run.text)
        for run in cited
        if run.text
    )

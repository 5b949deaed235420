"""What a reader found, made into a `Description`: blanks collapsed, empty values and repetitions dropped."""

import html
import re
from collections.abc import Iterable

from msgspec.structs import replace

from normalize.formats.description import Description, Statement
from normalize.mending import restored
from normalize.problem import Problem
from normalize.values.text import clean

_MARKUP = re.compile(r"</?(?:jats:)?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_BLOCKS = re.compile(r"</?(?:jats:)?(?:p|br|title|sec|li|div)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOTHING = frozenset(("", "-", "--"))
_NO_VALUE = frozenset(
    ("NA", "N/A", "null", "None", "undefined")
)  # what programs write; a title may be such a word
_TITLES = frozenset(("title", "other_title"))


def gather(
    statements: Iterable[Statement], identifier: str = "", problems: Iterable[Problem] = ()
) -> Description:
    """Make a `Description` of what was found, in its order; one that says nothing has a problem that says so."""
    kept: dict[Statement, None] = {}
    spoiled: list[Problem] = []
    for statement in statements:
        value, found = restored(readable(statement.value))
        if found:
            spoiled.append(Problem("mojibake", found, statement.element, statement.value[:100]))
        if value not in _NOTHING and (value not in _NO_VALUE or statement.element in _TITLES):
            kept[statement if value is statement.value else replace(statement, value=value)] = None
    faults = (*problems, *spoiled)
    if not kept and not faults:
        faults = (Problem("unreadable", "no field of this record is known and filled"),)
    return Description(tuple(kept), readable(identifier), faults)


def unreadable(message: str, value: str = "") -> Description:
    """The description of bytes in which nothing could be read, with the reason."""
    return Description((), "", (Problem("unreadable", message, "", value[:100]),))


def readable(text: str) -> str:
    """Collapse blanks and drop control characters and halves of surrogates, which no text of a record has.

    An ideographic space becomes a blank: outside of MARC it stands between the parts of a title.
    """
    if text.isprintable():  # no control character, and no blank but that of ASCII
        return " ".join(text.split()) if "  " in text or text != text.strip() else text
    return clean(_CONTROLS.sub("", text.replace("\u3000", " ")))


def without_markup(text: str) -> str:
    """Drop tags of HTML and JATS and resolve character references, also those that were escaped twice."""
    if "&" in text:
        text = html.unescape(html.unescape(text))
        text = text.replace("\\&", "&")  # as LaTeX writes it; programs leave it in RIS and tables
    return _MARKUP.sub("", _BLOCKS.sub(" ", text)) if "<" in text else text

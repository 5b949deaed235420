r"""MARC as lines, as MarcEdit writes them: `=245  10$aTitle /$cName`, a backslash for a blank, `{eacute}` for é."""

import re
import unicodedata
from html.entities import html5

from normalize.marc import SUBFIELD, MarcRecord, is_control
from normalize.problem import Problem

_LINE = re.compile(r"=(LDR|[0-9A-Za-z]{3})(?: {1,2}|\t|$)(.*)")
_MNEMONIC = re.compile(r"\{([A-Za-z0-9]{1,12})\}")
_BLANK_LEADER = " " * 24
_MARKS = {
    "acute": "\u0301", "grave": "\u0300", "circ": "\u0302", "tilde": "\u0303", "uml": "\u0308", "macr": "\u0304",
    "breve": "\u0306", "dot": "\u0307", "ring": "\u030a", "caron": "\u030c", "cedil": "\u0327", "ogon": "\u0328",
    "dotb": "\u0323", "hooka": "\u0309", "dblac": "\u030b", "under": "\u0332", "llig": "\ufe20", "rlig": "\ufe21",
}  # fmt: skip
"""Marks that stand before their letter."""
_OTHERS = {
    "dollar": "$", "lcub": "{", "rcub": "}", "bsol": "\\", "mllhring": "ʻ", "mlrhring": "ʼ", "ayn": "ʻ", "alif": "ʼ",
    "softsign": "ʹ", "hardsign": "ʺ", "mlprime": "ʹ", "mlPrime": "ʺ", "joiner": "\u200d", "nonjoin": "\u200c",
    "Lstrok": "Ł", "esc": "", "phono": "℗", "flat": "♭", "sharp": "♯", "middot": "·", "iexcl": "¡", "iquest": "¿",
}  # fmt: skip


def parse_lines(data: bytes, encoding: str = "") -> tuple[MarcRecord | None, tuple[Problem, ...]]:
    """Read one record; None when no field can be read. A line without a tag continues the field before it."""
    problems: list[Problem] = []
    leader = ""
    fields: list[tuple[str, str]] = []
    for line in _text(data, encoding, problems).splitlines():
        match = _LINE.match(line)
        if match is None:
            if fields and line.strip():
                tag, content = fields[-1]
                fields[-1] = (tag, f"{content} {_spelled(line.strip(), problems)}")
        elif match[1].upper() == "LDR":
            leader = match[2].replace("\\", " ")
        else:
            fields.append((match[1], _content(match[1], match[2], problems)))
    if not fields:
        problems.append(Problem("marc_lines", "there is no line with a tag (=245  10$aTitle) in this record"))
        return None, tuple(problems)
    if len(leader) != 24:
        problems.append(Problem("leader", f"the leader has {len(leader)} characters", "leader", leader[:100]))
    record = MarcRecord(
        (leader + _BLANK_LEADER)[:24], [tag for tag, _ in fields], [text for _, text in fields]
    )
    return record, tuple(problems)


def _text(data: bytes, encoding: str, problems: list[Problem]) -> str:
    for name in filter(None, (encoding, "utf-8-sig", "gb18030")):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    problems.append(Problem("encoding", "the text is neither UTF-8 nor GB18030; it was read as Latin-1"))
    return data.decode("latin-1")


def _content(tag: str, text: str, problems: list[Problem]) -> str:
    if is_control(tag):
        return _spelled(text.replace("\\", " "), problems)
    marks, dollar, rest = text.partition("$")
    indicators = marks.replace("\\", " ")[:2].ljust(2)
    return indicators + _spelled(f"{dollar}{rest}".replace("$", SUBFIELD), problems)


def _spelled(text: str, problems: list[Problem]) -> str:
    """Characters for mnemonics; an unknown one stays and is a problem."""
    if "{" not in text:
        return text
    pieces: list[str] = []
    waiting = ""
    at = 0
    for match in _MNEMONIC.finditer(text):
        waiting = _append(pieces, text[at : match.start()], waiting)
        at = match.end()
        name = match[1]
        if name in _MARKS:
            waiting += _MARKS[name]
            continue
        known = _OTHERS.get(name, html5.get(f"{name};"))
        if known is None:
            problems.append(Problem("mnemonic", "a mnemonic that is not known", "", match[0]))
        waiting = _append(pieces, match[0] if known is None else known, waiting)
    _append(pieces, text[at:], waiting)
    return unicodedata.normalize("NFC", "".join(pieces))


def _append(pieces: list[str], text: str, waiting: str) -> str:
    """Put the marks that wait behind the first letter of the text; return what still waits."""
    if not text:
        return waiting
    pieces.append(text[0] + waiting + text[1:])
    return ""

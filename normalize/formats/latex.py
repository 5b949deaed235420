"""LaTeX in the fields of BibTeX as plain text: accents, symbols, dashes, braces."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_ACCENT = re.compile(
    r"""\\(?:(?P<mark>[`'^~="."])\s*|(?P<letter>[uvHcdbkr])(?:\s+|(?=\{)))(?:\{\s*(?P<braced>\\?[A-Za-z]?)\s*\}|(?P<plain>\\[ij](?![A-Za-z])|[A-Za-z]))"""
)
_COMMAND = re.compile(r"\\([A-Za-z]+)\*?\s*(?:\{\})?")
_SHIFTED = re.compile(r"[_^](?=\{)")
_FORMULA = re.compile(r"\$[^$]*\$")
_ESCAPED = re.compile(r"\\([#$%&_{}@, /;:!-])")
_MARKS = re.compile(r"[\\{}~$`'-]")
_BRACES = re.compile(r"[{}]")


def plain_text(value: str) -> str:
    """Return the text that LaTeX would set; unknown commands leave their argument."""
    if not _MARKS.search(value):
        return value
    text = _ACCENT.sub(_accented, value)
    text = _ESCAPED.sub(lambda found: _KEPT.get(found[1], ""), text)
    text = _COMMAND.sub(_symbol, text)
    text = _FORMULA.sub(lambda found: found[0].replace("_", "").replace("^", ""), text)
    text = _SHIFTED.sub("", text).replace("$", "")
    text = _BRACES.sub("", text).replace("~", " ").replace("\\", " ")
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    return text.translate(_UNHIDDEN)


def _accented(found: re.Match[str]) -> str:
    letter = (found["braced"] if found["braced"] is not None else found["plain"]).lstrip("\\")
    mark = _ACCENTS[found["mark"] or found["letter"]]
    return unicodedata.normalize("NFC", letter + mark) if letter else ""


def _symbol(found: re.Match[str]) -> str:
    return _MARK_NAMES.get(found[1]) or _symbols().get(found[1], "")


@cache
def _symbols() -> dict[str, str]:
    text = files("normalize.formats").joinpath("tables", "latex.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines()[1:] if line and not line.startswith("#"))
    return {command: symbol for command, _, symbol in rows}


# A character that was escaped must not be taken for LaTeX afterwards: it waits in the private area.
_KEPT = {mark: chr(0xE000 + ord(mark)) for mark in "#$%&_{}@/;:!"} | {",": " ", " ": " ", "-": ""}
_UNHIDDEN = {0xE000 + ord(mark): mark for mark in "#$%&_{}@/;:!~^\\"}
_MARK_NAMES = {"textbackslash": "\ue05c", "textasciitilde": "\ue07e", "textasciicircum": "\ue05e"}

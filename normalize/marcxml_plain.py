"""MARCXML as programs write it, read without building a tree: elements one after another, no comments, no CDATA.

What is written in any other way is left to the XML parser, which reads all of it, more slowly.
"""

import re
from functools import lru_cache

from normalize.marc import SUBFIELD

Plain = tuple[str, list[str], list[str]]
"""Leader, tags and contents as `MarcRecord` takes them."""

ROOT = re.compile(r"\s*<(?:([A-Za-z][\w.-]*):)?record((?:\s+[\w:.-]+=\"[^\"<&\t\n]*\")*)\s*>")
CONTROL = re.compile(
    r"\s*<(?:controlfield((?: [\w:.-]+=\"[^\"<&\t\n]*\")+)>([^<]*)</controlfield>|leader>([^<]*)</leader>)"
)
DATA = "<datafield"
DATA_END = "</datafield>"
SUB = '<subfield code="'
SUB_END = "</subfield>"
END = re.compile(r"\s*</record\s*>\s*")
ATTRIBUTES = re.compile(r"(?: [\w:.-]+=\"[^\"<&\t\n]*\")+")
ATTRIBUTE = re.compile(r" ([\w:.-]+)=\"([^\"]*)\"")
# Characters that XML 1.0 does not allow.
UNPLAIN = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
ENTITY = re.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{2,6})|#x([0-9A-Fa-f]{2,5}));")
REFUSED = "\0"
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def parse_plain(data: bytes) -> Plain | None:
    """Leader, tags and contents of one record; None where the XML parser has to read it."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    root = ROOT.match(text)
    if root is None or UNPLAIN.search(text):
        return None
    prefix = root[1]
    at = root.end()
    if prefix:
        if f' xmlns:{prefix}="' not in root[2]:
            return None
        text, at = text[at:].replace(f"<{prefix}:", "<").replace(f"</{prefix}:", "</"), 0
    return _fields(text, at, escaped="&" in text)


def _fields(text: str, at: int, *, escaped: bool) -> Plain | None:
    head, *fields = text[at:].split(DATA)
    leader = ""
    tags: list[str] = []
    contents: list[str] = []
    at = 0
    while found := CONTROL.match(head, at):
        at = found.end()
        said, value, whole = found.groups()
        if whole is not None:
            leader = _text(whole)
            continue
        tag, _ = _attributes(said)
        if not tag:
            return None
        tags.append(tag)
        contents.append(_text(value))
    rest = head[at:]
    for field in fields:
        # What stands before a field has to be nothing but blanks.
        if rest.strip():
            return None
        said, _, body = field.partition(">")
        tag, indicators = _attributes(said)
        body, end, rest = body.rpartition(DATA_END)
        content = _subfields(body) if tag and end else None
        if content is None:
            return None
        tags.append(tag)
        contents.append(indicators + content)
    if not tags or not END.fullmatch(rest):
        return None
    if escaped:
        return _unescaped(leader, tags, contents)
    return leader, tags, contents


def _subfields(body: str) -> str | None:
    """`$`-coded content of a field; None where something else than subfields with a code of one sign stands there."""
    first, *rest = body.split(SUB)
    if first.strip():
        return None
    pieces = []
    for part in rest:
        if part[-1:] != ">":
            part = part.rstrip()  # noqa: PLW2901 - the blanks between two subfields
        if part[1:3] != '">' or part[0] == '"' or not part.endswith(SUB_END) or "<" in (text := part[3:-11]):
            return None
        pieces.append(SUBFIELD + part[0] + (" ".join(text.split()) if "\n" in text else text))
    return "".join(pieces)


@lru_cache(8192)
def _attributes(said: str) -> tuple[str, str]:
    """The tag and both indicators; no tag where it has not three signs, or an attribute stands there twice."""
    pairs = ATTRIBUTE.findall(said)
    known = dict(pairs)
    tag = known.get("tag", "")
    if len(tag) != 3 or len(known) != len(pairs) or not ATTRIBUTES.fullmatch(said):
        return "", ""
    return tag, (known.get("ind1") or " ")[:1] + (known.get("ind2") or " ")[:1]


def _text(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text


def _unescaped(leader: str, tags: list[str], contents: list[str]) -> Plain | None:
    """The same with its entities read; None where one is unknown."""
    plain = [_unescape(content) for content in (leader, *contents)]
    if any(content is None for content in plain):
        return None
    first, *rest = [content or "" for content in plain]
    return first, tags, rest


def _unescape(text: str) -> str | None:
    if "&" not in text:
        return text
    if len(ENTITY.findall(text)) != text.count("&"):
        return None
    whole = ENTITY.sub(_character, text)
    return None if REFUSED in whole else whole


def _character(found: "re.Match[str]") -> str:
    name, decimal, hexadecimal = found.groups()
    if name:
        return NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    # Line ends as well: where they were meant to stay, the parser knows.
    allowed = 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return chr(code) if allowed else REFUSED

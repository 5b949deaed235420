"""What a person typed, as a tree. Any text gives one, or BadQuery where it is too long."""

import re

import msgspec

from index.errors import BadQuery
from index.request import LONGEST_QUERY

MOST_WORDS = 100

# Names of fields as typed before a colon.
FIELD_NAMES = {
    "any": "any", "title": "title", "ti": "title", "题名": "title", "題名": "title", "书名": "title", "書名": "title",
    "标题": "title", "標題": "title", "author": "author", "au": "author", "作者": "author", "著者": "author",
    "责任者": "author", "責任者": "author", "subject": "subject", "su": "subject", "主题": "subject",
    "主題": "subject", "publisher": "publisher", "出版者": "publisher", "出版社": "publisher", "isbn": "isbn",
    "issn": "issn", "clc": "clc", "中图法": "clc", "中圖法": "clc", "分类号": "clc", "分類號": "clc",
}  # fmt: skip
# Sharp quotation marks of several languages; 《》 and 「」 are punctuation of titles and stay in the text.
QUOTES = str.maketrans(
    {"\u201c": '"', "\u201d": '"', "\u201e": '"', "\uff02": '"', "\uff1a": ":", "\uff0a": "*", "\u3000": " "}
)
PIECE = re.compile(
    r"""
    (?P<minus>(?<!\S)-(?=[^\s-]))?
    (?:(?P<field>[^\W\d_]{2,10}):\s?(?=\S))?
    (?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))
    | "
    """,
    re.VERBOSE,
)
BEGINNING = re.compile(r"(?P<start>[^\W_]{2,})\*+")


class Words(msgspec.Struct, frozen=True, tag=True):
    """All these words, anywhere in the field."""

    text: str
    field: str = ""


class Exact(msgspec.Struct, frozen=True, tag=True):
    """These words side by side."""

    text: str
    field: str = ""


class Begins(msgspec.Struct, frozen=True, tag=True):
    """A word that begins so."""

    text: str
    field: str = ""


class Not(msgspec.Struct, frozen=True, tag=True):
    """What must not match."""

    part: "Tree"


class All(msgspec.Struct, frozen=True, tag=True):
    """All of these; none at all means everything."""

    parts: tuple["Tree", ...] = ()


Tree = Words | Exact | Begins | Not | All


def parse(text: str) -> All:
    """Read plain words, "phrases", -word, field:word and word*; what is none of these is plain words."""
    if len(text) > LONGEST_QUERY:
        raise BadQuery("query_too_long", f"A query has at most {LONGEST_QUERY:,} characters.", "q")
    parts: list[Tree] = []
    for match in PIECE.finditer(text.translate(QUOTES)):
        part = _part(match)
        if part is None:
            continue
        before = parts[-1] if parts else None
        if isinstance(part, Words) and isinstance(before, Words) and before.field == part.field == "":
            parts[-1] = Words(f"{before.text} {part.text}")
        else:
            parts.append(part)
    return All(tuple(parts))


def _part(match: re.Match[str]) -> Tree | None:
    if match["phrase"] is None and match["word"] is None:
        return None
    said = match["field"] or ""
    field = FIELD_NAMES.get(said.lower(), "")
    unknown = f"{said}:" if said and not field else ""
    part: Tree
    if match["phrase"] is not None:
        part = Exact(match["phrase"], field)
    elif beginning := BEGINNING.fullmatch(match["word"]):
        part = Begins(beginning["start"], field)
    else:
        part = Words(unknown + match["word"], field)
    return Not(part) if match["minus"] else part

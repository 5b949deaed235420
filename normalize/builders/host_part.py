"""Where a part stands in its host, and what else is said of that (773 $g and $q)."""

import re

from normalize.values.parts import read_part

_PIECES = re.compile(r"[,;] |(?<=\S) (?=\()")
_LABEL = re.compile(
    r"v|vol|volume|bd|jg|t|tome|no|nr|n|issue|iss|number|num|heft|h|p|pp|page|pages|s|第|卷|期|页|頁",
    re.IGNORECASE,
)


def host_part(texts: list[str], coded: str) -> tuple[str, str, str, str]:
    """Volume, issue and pages of 773 $g and $q, and what else $g says."""
    text = ", ".join(texts)
    volume, issue, pages = read_part(text, coded)
    if not text:
        return volume, issue, pages, ""
    known = {volume, issue, pages.replace(" ", "")}
    rest = ""
    for piece in _PIECES.split(text):
        words = [word for word in re.split(r"[\s.]+", piece.strip("()[] ,;.")) if word]
        if all(word in known or _LABEL.fullmatch(word) for word in words) or _is_joined(piece, known):
            continue
        rest = f"{rest} {piece}" if rest and piece[:1] in "([" else f"{rest}, {piece}" if rest else piece
    return volume, issue, pages, rest


def _is_joined(piece: str, known: set[str]) -> bool:
    """Tell whether a piece is labels and known values written together (第12卷第3期, v.12, no.3)."""
    bare = piece.replace(" ", "").replace("–", "-").replace("—", "-")
    for value in sorted(known, key=len, reverse=True):
        if value:
            bare = bare.replace(value, " ", 1)
    return all(_LABEL.fullmatch(word) for word in re.split(r"[\s.]+|(?<=[卷期页頁])", bare) if word)

"""Names of persons, bodies and meetings: punctuation at the end, dates, roles."""

import re
from functools import lru_cache

from normalize.maps.lists import relator_codes
from normalize.values.text import has_han, trim_period

_HAN_COMMAS = str.maketrans("", "", ",， ")
_ENDINGS = " /:;,"
SIMPLIFIED = str.maketrans(
    "編譯繪輯測點選註製畫圖標評釋訂監審箋寫書錄導講譜準訳閲補縮輿撮總責執策劃顧問",
    "编译绘辑测点选注制画图标评释订监审笺写书录导讲谱准译阅补缩舆撮总责执策划顾问",
)
"""Characters of roles as Taiwan, Hong Kong and Japan write them."""
_ORIGIN = re.compile(r"^[(（\[【〔［]\s?([^()（）\[\]【】〔〕［］]{1,8}?)\s?[)）\]】〕］]\s*(?=\S)")
_YEAR = r"(?:约|約|前|公元前|ca?\. ?|approximately |active |b\. ?|d\. ?|fl\. ?)?\d{2,4}(?:年|\?|\.\d{1,2}|\s?B\.C\.)?"
_LIFETIME = re.compile(
    rf"(?:\s?[,，(（]\s?|(?<=[\u4e00-\u9fff])\s)"
    rf"({_YEAR}\s?[-–—~～－]\s?(?:{_YEAR})?|(?:b|d|fl|active)\.? \d{{4}})\s?[)）]?\.?$"
)
_BETWEEN_ROLES = re.compile(r"\s*(?:\band\b|\[and\]|&|[,;/、；，]|与|與|及|和)\s*")
_LONGEST_ROLE = 60
_MOST_CHARACTERS = 6


def trim_name(value: str) -> str:
    """Drop the punctuation at the end; a full stop stays behind an initial or an abbreviation."""
    value = value.rstrip(_ENDINGS)
    return trim_period(value) if value and value[-1] in ".．。" else value


def han_name(value: str) -> str:
    """Write a person's name in Han without the comma and blanks that romanized headings have (李, 强)."""
    plain = value.translate(_HAN_COMMAS)
    return plain if plain != value and len(plain) <= 6 and all(has_han(c) for c in plain) else value


def parted_name(value: str) -> tuple[str, str, str]:
    """Part `(清)林则徐(1785-1850)` into what stands before the name, the name, and the years of life."""
    origin = _ORIGIN.match(value[:_LONGEST])
    before = origin[1] if origin is not None and has_han(origin[1]) else ""
    if origin is not None and before:
        value = value[origin.end() :]
    lifetime = _LIFETIME.search(value) if len(value) <= _LONGEST else None
    if lifetime is None or lifetime.start() == 0:
        return before, value, ""
    name = value[: lifetime.start()].rstrip()
    opened = value[lifetime.start() : lifetime.start(1)].strip() not in ("(", "（")
    if opened and name.count("(") > name.count(")"):
        name += ")"
    return before, name, lifetime[1].strip()


_LONGEST = 300
"""A text of more characters is no name."""


@lru_cache(maxsize=4_096)
def role_codes(term: str) -> tuple[str, ...]:
    """Return the MARC relator codes of a code, address or term (`aut`, `editor.`, 主编), or an unknown term.

    A term of several (`ed. and tr.`, 编绘) has the codes of all where each is known.
    """
    text = term.strip().rstrip(".,;: ").strip("[]()（）")
    if text.startswith("http"):
        text = text.rpartition("/")[2]
    if not text or len(text) > _LONGEST_ROLE:
        return (text,) if text else ()
    found = _known(text)
    if found:
        return found
    parts = [_known(part) for part in _BETWEEN_ROLES.split(text) if part]
    if len(parts) > 1 and all(parts):
        return tuple(dict.fromkeys(code for codes in parts for code in codes))
    return _compound(text.translate(SIMPLIFIED)) or (text,)


def _known(text: str) -> tuple[str, ...]:
    """The codes of a term as it stands, without its full stop, in simplified characters, without 等 and 者."""
    known = relator_codes()
    text = text.strip(" .[]()")
    found = known.get(text) or known.get(text.lower())
    if found is None and has_han(text):
        text = text.translate(SIMPLIFIED).removeprefix("等").strip("]） ")
        found = known.get(text) or known.get(text.removesuffix("者").removesuffix("等"))
    return found or ()


def _compound(text: str) -> tuple[str, ...]:
    """The codes of a term that is made of known ones of one or two characters (撰绘), each character used."""
    if not has_han(text) or len(text) > _MOST_CHARACTERS:
        return ()
    known = relator_codes()
    codes: list[str] = []
    at = 0
    while at < len(text):
        length = next((length for length in (2, 1) if text[at : at + length] in known), 0)
        if not length:
            return ()
        codes += known[text[at : at + length]]
        at += length
    return tuple(dict.fromkeys(codes))

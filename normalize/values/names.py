"""Names of persons, bodies and meetings: punctuation at the end, dates, roles."""

import re
from functools import lru_cache

from normalize.maps.lists import relator_codes
from normalize.values.text import has_han, trim_period

_HAN_COMMAS = str.maketrans("", "", ",， ")
_ENDINGS = " /:;,"
SIMPLIFIED = str.maketrans(
    "編譯繪輯測點選註製畫圖標評釋訂監審箋寫書錄導講譜準", "编译绘辑测点选注制画图标评释订监审笺写书录导讲谱准"
)
"""Characters of roles as Taiwan, Hong Kong and Japan write them."""
_ORIGIN = re.compile(r"^[(（\[【〔［]\s*([^()（）\[\]【】〔〕［］]{1,8})\s*[)）\]】〕］]\s*(?=\S)")
_LIFETIME = re.compile(r"\s*[,，(（]\s*(约?\d{3,4}\s*[-—–~－]\s*\d{0,4}|约?\d{3,4}[-—–－]\s*)\s*[)）]?$")


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
    origin = _ORIGIN.match(value)
    if origin is not None:
        value = value[origin.end() :]
    lifetime = _LIFETIME.search(value)
    if lifetime is not None and lifetime.start() > 0:
        return origin[1] if origin else "", value[: lifetime.start()].rstrip(), lifetime[1]
    return origin[1] if origin else "", value, ""


@lru_cache(maxsize=4_096)
def role_codes(term: str) -> tuple[str, ...]:
    """Return the MARC relator codes of a code, address or term (`aut`, `editor.`, 主编), or an unknown term."""
    text = term.strip().rstrip(".,;: ").strip("[]()（）")
    if text.startswith("http"):
        text = text.rpartition("/")[2]
    if not text:
        return ()
    known = relator_codes()
    found = known.get(text) or known.get(text.lower())
    if found is None and has_han(text):
        text_simplified = text.translate(SIMPLIFIED)
        found = known.get(text_simplified) or known.get(text_simplified.removesuffix("者").removesuffix("等"))
    return found or (text,)

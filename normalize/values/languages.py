"""Language codes as MARC writes them, single (`eng`) or packed as older cataloguing packed them (`engfre`)."""

import re
from functools import lru_cache

from normalize.maps.lists import current_languages, language_groups, marc_language

_NOTHING = frozenset(("und", "zxx", "mul", "mis", "xxx", "n/a"))
_SEPARATORS = re.compile(r"[;；,，/、|]|\s+and\s+")
_ADDRESS = re.compile(r"https?://\S+/|iso639-\S+:")
_TOGETHER = re.compile(r"([中汉英日俄法德韩朝藏蒙维满拉西]{2,4})(?:文|语)?(?:双语|对照|合璧|合编|本|版)*")
_IN_SHORT = {
    "中": "chi", "汉": "chi", "英": "eng", "日": "jpn", "俄": "rus", "法": "fre", "德": "ger", "韩": "kor", "朝": "kor",
    "藏": "tib", "蒙": "mon", "维": "uig", "满": "mnc", "拉": "lat", "西": "spa",
}  # fmt: skip
_LONGEST = 100
"""A text of more characters names no languages."""


@lru_cache(maxsize=4_096)
def split_codes(text: str) -> tuple[str, ...]:
    """Return the MARC codes of the languages in a subfield, without those that name no language.

    ISO 639-1, 639-2/T and 639-3 codes, names of languages and codes that MARC once had (`scc`) become its codes of
    today; three letters that no list has stay.
    """
    if len(text) > _LONGEST:
        return ()
    plain = _ADDRESS.sub("", text.strip().lower()).strip("()[]. ")
    together = _TOGETHER.fullmatch(plain)
    if together is not None:
        return tuple(dict.fromkeys(_IN_SHORT[each] for each in together[1]))
    words = [word.strip() for word in _SEPARATORS.split(plain) if word.strip()]
    if len(words) > 1:
        found = [_codes(word) for word in words]
        return tuple(dict.fromkeys(code for codes in found for code in codes)) if all(found) else ()
    return tuple(code for code in _codes(plain) if code not in _NOTHING)


def _codes(plain: str) -> tuple[str, ...]:
    """The codes of one word, or of several codes written together; three letters stand for themselves."""
    if "-" in plain or len(plain) == 2:
        named = marc_language(plain)
        if named:
            return (named,)
    packed = plain.replace(" ", "").replace("-", "")
    codes = [packed[at : at + 3] for at in range(0, len(packed), 3)]
    found = [_known(code) for code in codes]
    if not all(found) or len(packed) % 3:
        named = marc_language(plain)
        if named:
            return (named,)
        if len(packed) % 3 or not packed.isascii() or not packed.isalpha() or packed != plain:
            return ()
    return tuple(dict.fromkeys(known or code for known, code in zip(found, codes, strict=True)))


def _known(code: str) -> str:
    if code in _NOTHING or code in language_groups():
        return code
    return current_languages().get(code) or marc_language(code)


@lru_cache(maxsize=4_096)
def is_language(code: str) -> bool:
    """Tell whether a list has this MARC code."""
    return code in _NOTHING or code in language_groups() or marc_language(code) == code

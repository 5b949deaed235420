"""In which languages of the lexicon a record may speak of the sea."""

from collections.abc import Sequence
from functools import lru_cache

PHRASE = "phrase"
"""Stands for English terms of several words: unmistakable in a text of any language."""
ALWAYS = frozenset((PHRASE, "zh"))
ENGLISH = ALWAYS | {"en"}
ROMANIZED = frozenset(("pinyin", "ja", "ko"))
"""Not looked for where the same stands in its own script as well."""

# MARC language codes -> languages of the lexicon.
SPOKEN = {
    "eng": "en", "chi": "pinyin", "jpn": "ja", "kor": "ko", "ger": "de", "fre": "fr", "spa": "es", "por": "es",
    "cat": "es", "glg": "es", "ita": "it", "dut": "nl", "afr": "nl", "dan": "sv", "nor": "sv", "swe": "sv",
    "rus": "ru", "ukr": "ru", "bel": "ru", "bul": "ru", "mac": "ru", "pol": "pl", "cze": "pl", "slo": "pl",
    "hrv": "sr", "srp": "sr", "bos": "sr", "slv": "sr", "scr": "sr", "scc": "sr", "gre": "el", "ara": "ar", "per": "ar",
    "urd": "ar", "tur": "tr", "aze": "tr", "ota": "tr", "ind": "id", "may": "id", "jav": "id", "vie": "vi",
}  # fmt: skip
UNKNOWN = frozenset(("", "und", "mul", "zxx", "mis"))

# Words by which a title without a language shows which one it is in.
FUNCTION_WORDS = {
    "en": "the of and for with from by on at his her its an how to in",
    "de": "der die das und des dem den von zur zum im ein eine einer fur aus mit auf nach uber bei",
    "fr": "le la les des du et au aux sur dans par une pour de en un",
    "es": "el los las del y la de en por para con una un o do da dos das na no em uma e os as",
    "it": "il gli dei della delle degli nel nella di e la i del al alla con per lo sul",
    "nl": "het een van en de op voor der te met in uit naar",
    "sv": "och i en ett pa av til om den det for fra og fran over som",
    "ru": "i v na s k iz o po dlia ot do pri",
    "pl": "w na z do i dla od oraz po u",
    "sr": "i u na od za do iz",
    "el": "he ho to kai tes tou ton sten ton stis",
    "ar": "al fi wa min ila ala",
    "tr": "ve ile icin bir",
    "id": "dan di yang dalam dengan untuk pada tentang",
    "pinyin": "zhongguo yu yan jiu zhi shi xue ji xian sheng wen jian xin lun",
    "ja": "no to ni wo ga ron kenkyu nihon shi",
    "ko": "ui wa kwa mit yon gu yongu hanguk han guk sa ron",
    "vi": "cua va cac nhung trong viet nam",
}
EVERY = ALWAYS | frozenset(FUNCTION_WORDS)
_BY_WORD: dict[bytes, list[str]] = {}
for _language, _words in FUNCTION_WORDS.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word.encode(), []).append(_language)


@lru_cache(maxsize=4096)
def languages_of(codes: tuple[str, ...]) -> frozenset[str]:
    """The languages of the lexicon that a record in these MARC languages may use; empty where they are unknown."""
    known = [code for code in codes if code not in UNKNOWN]
    return ALWAYS | {SPOKEN[code] for code in known if code in SPOKEN} if known else frozenset()


@lru_cache(maxsize=4096)
def foreign(languages: frozenset[str]) -> tuple[str, ...]:
    """Those beside English and Chinese, or every one where none is known."""
    return tuple(sorted((languages or EVERY) - ENGLISH))


def guessed(words: Sequence[bytes]) -> frozenset[str]:
    """The languages that a text without one may be in, by its function words; every one where it has none."""
    counts: dict[str, int] = {}
    for word in words:
        for language in _BY_WORD.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    if not counts:
        return EVERY
    most = max(counts.values())
    return ALWAYS | {language for language, count in counts.items() if count == most}

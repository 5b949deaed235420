"""In which languages of the lexicon a record may speak of the sea."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from normalize.scope.tables import LANGUAGES

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
    "fin": "fi", "est": "fi", "heb": "he", "hun": "hu", "lat": "la", "rum": "ro", "tha": "th",
}  # fmt: skip
UNKNOWN = frozenset(("", "und", "mul", "zxx", "mis"))


def _title_words() -> dict[str, list[str]]:
    """The lines of title_words.tsv: languages and their words."""
    text = files("normalize").joinpath("scope", "title_words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {language: words.split() for language, words in rows[1:]}


_WORDS = _title_words()
EVERY = ALWAYS | (frozenset(_WORDS) & frozenset(LANGUAGES))
_BY_WORD: dict[bytes, list[str]] = {}
for _language, _words in _WORDS.items():
    for _word in _words:
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
    """The languages that a text without one may be in, by its frequent words; every one where it has none.

    A single word shows little: English may be meant besides.
    """
    counts: dict[str, int] = {}
    for word in words:
        for language in _BY_WORD.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    if not counts:
        return EVERY
    most = max(counts.values())
    spoken = ENGLISH if most == 1 else ALWAYS
    return spoken | {language for language, count in counts.items() if count == most}

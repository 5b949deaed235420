"""Texts with the language they are in, as `lang` attributes say it (BCP 47)."""

import re
from collections.abc import Sequence

import msgspec

from webapp.labels.languages import locale_code

HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
KANA = re.compile(r"[\u3041-\u30ff]")
HANGUL = re.compile(r"[\u1100-\u11ff\uac00-\ud7af]")
OTHER_SCRIPTS = (
    (re.compile(r"[\u0400-\u04ff]"), "Cyrl", "ru"),
    (re.compile(r"[\u0600-\u06ff]"), "Arab", "ar"),
    (re.compile(r"[\u0590-\u05ff]"), "Hebr", "he"),
    (re.compile(r"[\u0370-\u03ff]"), "Grek", "el"),
    (re.compile(r"[\u0e00-\u0e7f]"), "Thai", "th"),
    (re.compile(r"[\u0900-\u097f]"), "Deva", "hi"),
)
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "yi"}


class Text(msgspec.Struct, frozen=True):
    """A text, its language tag (empty: that of the page) and, where it was written in two scripts, its romanization."""

    value: str
    lang: str = ""
    romanized: str = ""
    romanized_lang: str = ""

    @property
    def direction(self) -> str:
        """`rtl` for scripts written from right to left, else empty."""
        return "rtl" if self.lang[:2] in RIGHT_TO_LEFT else ""


def script_language(text: str, languages: Sequence[str]) -> str:
    """The language tag of a text by its script, helped by the languages of the record (MARC codes)."""
    first = locale_code(languages[0]) if languages else ""
    if KANA.search(text):
        return "ja"
    if HANGUL.search(text):
        return "ko"
    if HAN.search(text):
        return "ja" if first == "ja" else "zh-Hani"
    for pattern, _, usual in OTHER_SCRIPTS:
        if pattern.search(text):
            known = {"ru": {"ru", "uk", "be", "bg", "sr", "mk", "kk"}, "ar": {"ar", "fa", "ur", "ug", "ps"}}
            return first if first in known.get(usual, {usual}) else usual
    return ""


def romanized_language(languages: Sequence[str]) -> str:
    """The language tag of a romanized text in a record of these languages."""
    first = locale_code(languages[0]) if languages else ""
    if first in {"", "zh"}:
        return "zh-Latn-pinyin"
    return f"{first}-Latn"


def text(value: str, languages: Sequence[str]) -> Text:
    """A text as it stands, with its language where the script tells it or the record is in one language."""
    lang = script_language(value, languages)
    if not lang and len(languages) == 1:
        only = locale_code(languages[0])
        # Latin letters in a record in Chinese are somebody's romanization or a foreign word: leave them unmarked.
        lang = only if len(only) == 2 and only not in {"zh", "ja", "ko", "ru", "ar", "fa", "he"} else ""
    return Text(value, lang)


def twin(value: str, original: str, languages: Sequence[str]) -> Text:
    """A text in its own script with the romanized form beside it; the value alone where there is no other."""
    if not original or original == value:
        return text(value, languages)
    lang = script_language(original, languages)
    return Text(original, lang, value, romanized_language(languages) if lang else "")

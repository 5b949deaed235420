"""Text as it is kept: blanks collapsed, ISBD punctuation at the end dropped."""

import re

_ABBREVIATIONS = frozenset((
    "acad", "al", "assn", "assoc", "bd", "bros", "ca", "cf", "cie", "cm", "co", "comp", "corp", "dept",
    "dist", "div", "dr", "ed", "eds", "esq", "etc", "ft", "govt", "hon", "ill", "inc", "inst", "jr", "km",
    "ltd", "mfg", "mm", "mr", "mrs", "ms", "mt", "no", "nr", "ph", "pref", "print", "prov", "pt", "pts",
    "pub", "publ", "repr", "rev", "sect", "ser", "soc", "sr", "st", "ste", "suppl", "trans", "univ", "vol",
    "vs",
))  # fmt: skip
_LONGEST_ABBREVIATION = 7
_HAN_CLASS = r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
"""Marks of direction, which systems set about Hebrew and Arabic and leave behind, and blanks without width."""
_BETWEEN_HAN = re.compile(rf"(?<={_HAN_CLASS})[\u3000 ]*\u3000[\u3000 ]*(?={_HAN_CLASS})")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff]")
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_OTHER_SCRIPTS = (
    ("Cyrl", re.compile(r"[\u0400-\u052f]")),
    ("Arab", re.compile(r"[\u0600-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    ("Hebr", re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]")),
    ("Grek", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("Thai", re.compile(r"[\u0e00-\u0e7f]")),
    ("Deva", re.compile(r"[\u0900-\u097f]")),
    ("Armn", re.compile(r"[\u0530-\u058f]")),
    ("Geor", re.compile(r"[\u10a0-\u10ff]")),
)


def clean(value: str) -> str:
    """Collapse blanks and drop what is not seen; an ideographic space between two Han characters is dropped, too.

    (It only kept words apart: the RLIN system set one between any two words of a Chinese heading.)
    """
    if not value.isascii():
        value = _UNSEEN.sub("", value)
        if "\u3000" in value:
            value = _BETWEEN_HAN.sub("", value)
    return " ".join(value.split())


def trim_period(value: str) -> str:
    """Drop the full stop that ends a field, not the one of an initial, an abbreviation or an ellipsis."""
    if not value.endswith("."):
        return value[:-1].rstrip() if value.endswith(("．", "。")) else value
    body = value[:-1]
    word = body[body.rfind(" ") + 1 :]
    if "." in word:
        return value
    if len(word) > _LONGEST_ABBREVIATION:
        return body
    if len(word) < 2 and not (word.isdigit() or word > "\u2e80" or word in ")]\"'»”"):
        return value
    return value if word.lower().lstrip("([\"'") in _ABBREVIATIONS else body.rstrip()


def trim_isbd(value: str) -> str:
    """Drop the punctuation that announces the next element, and then a full stop."""
    if value and value[-1] in " /:;=,+":
        value = value.rstrip(" /:;=,+")
    return trim_period(value) if value and value[-1] in ".．。" else value


def has_han(value: str) -> bool:
    """Tell whether there is a Han character in the text."""
    return not value.isascii() and _HAN.search(value) is not None


def script_of(value: str) -> str:
    """Return the ISO 15924 code of the script that the text is in: Jpan and Kore where kana or hangul stand in it."""
    if value.isascii():
        return "Latn"
    if _KANA.search(value):
        return "Jpan"
    if _HANGUL.search(value):
        return "Kore"
    if _HAN.search(value):
        return "Hani"
    return next((code for code, pattern in _OTHER_SCRIPTS if pattern.search(value)), "Latn")

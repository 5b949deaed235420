"""Folds what is written differently and means the same: Han variants, width, case, diacritics.

A Han variant folds to the one character that stands for its class in maps/variants.tsv, so that every offset
in a text is an offset in its folded form. What a language writes with letters folds as library catalogues
compare it: without case, diacritics, and the signs of romanization (ayin, alif, soft sign and their kin).
"""

import re
import string
import unicodedata
from importlib.resources import files

# Letters that do not decompose in Unicode, as catalogues file them.
SPELT_OUT = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ŋ": "ng", "ħ": "h",
    "ŧ": "t", "ĸ": "k", "ɨ": "i", "ə": "e", "ǝ": "e", "\u0131": "i", "\u017f": "s", "\u2044": "/",
    "\u03c2": "\u03c3",
}  # fmt: skip
# Punctuation that stands within words has one form: apostrophes, quotation marks, hyphens and dashes.
PUNCTUATION = (
    dict.fromkeys("\u2018\u2019\u201b\u2032\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-")
)
# Signs of romanization, the dot in foreign names, and what no reader sees.
SILENT = frozenset(
    "\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb"
    "\u00b7\u30fb\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)
# Combining marks of these blocks are diacritics; in Indic and other scripts a mark is a vowel, and stays.
DIACRITICS = (
    (0x0300, 0x0370), (0x0483, 0x048A), (0x0591, 0x05C8), (0x064B, 0x0660), (0x1AB0, 0x1B00),
    (0x1DC0, 0x1E00), (0x20D0, 0x2100), (0xFE00, 0xFE30), (0xE0100, 0xE01F0),
)  # fmt: skip
NOT_IN_KEYS = (
    string.punctuation + string.whitespace + "".join(map(chr, (*range(9), *range(14, 32), 127)))
).encode()


class _HanTable(dict[int, str | int]):
    """Representatives of Han variants; any other character stays, and is remembered."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


# Decomposed text in which all that is not ASCII is dropped: Latin letters with diacritics, romanizations. Reading it
# whole takes a quarter of the time of going letter by letter.
MARKED_ASCII = re.compile(rf"[\x00-\x7f\u0300-\u036f{''.join(SILENT)}]*\Z")


def _variants() -> _HanTable:
    lines = files("normalize").joinpath("maps/variants.tsv").read_text(encoding="utf-8").splitlines()
    known = _HanTable()
    for line in lines[1:]:
        stands, _, others = line.partition("\t")
        known.update(dict.fromkeys(map(ord, others), stands))
    return known


HAN = _variants()


def _is_diacritic(code: int) -> bool:
    return any(first <= code < end for first, end in DIACRITICS)


def _folded(character: str) -> str:
    """One character folded; may be empty, or longer than one."""
    if character in SILENT:
        return ""
    if character in PUNCTUATION:
        return PUNCTUATION[character]
    parts = unicodedata.normalize("NFKD", character)
    bare = "".join(part for part in parts if not _is_diacritic(ord(part)))
    letters = "".join(SPELT_OUT.get(letter, letter) for letter in bare.lower())
    return unicodedata.normalize("NFC", letters).translate(HAN)


class _FoldTable(dict[int, str]):
    """Folds a character when it is first met, and remembers."""

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        self[code] = folded
        return folded


class _KeyTable(dict[int, str]):
    """As _FoldTable, and keeps only letters and digits."""

    def __missing__(self, code: int) -> str:
        folded = "".join(filter(str.isalnum, FOLD[code]))
        self[code] = folded
        return folded


FOLD = _FoldTable()
KEY = _KeyTable()


def fold_han(text: str) -> str:
    """Han variants to the character that stands for their class: as many characters as before."""
    return text if text.isascii() else text.translate(HAN)


def fold(text: str) -> str:
    """Fold Han variants, width, case and diacritics; the result may be shorter or longer."""
    plain = fold_plain(text)
    return text.translate(FOLD) if plain is None else plain


def fold_plain(text: str) -> str | None:
    """Fold a text of Latin letters, with or without diacritics; None for any other."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    if MARKED_ASCII.match(apart):
        return apart.encode("ascii", "ignore").decode().lower()
    return None


def fold_key(text: str) -> str:
    """Fold, then keep letters and digits only: what two spellings of one title have in common."""
    if text.isascii():
        return text.lower().encode().translate(None, NOT_IN_KEYS).decode()
    return text.translate(KEY)

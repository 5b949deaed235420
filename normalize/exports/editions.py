"""Statements of edition, dates and sizes, as citations write them."""

import re
from typing import NamedTuple

from normalize.exports.own_script import is_eastern
from normalize.record import PublicationDate, Record
from normalize.values.eras import chinese_number, reign_years
from normalize.values.text import has_han, trim_isbd

_HAN_NUMBER = "0-9〇零一二三四五六七八九十"
_HAN_EDITION = re.compile(rf"第?\s*([{_HAN_NUMBER}]+)\s*版")
_NEW_EDITION = re.compile(rf"新\s*([{_HAN_NUMBER}]+)\s*版")
_FIRST = re.compile(
    r"[\u4e00-\u9fff]{0,3}(?:初版|首版|第?[一1]版)(?:第?[0-9一二三四五六七八九十]+(?:次印刷|刷))?"
    r"|first(?:\s+ed(?:ition|\.)?)?|di\s+(?:1|yi)\s+ban|original ed(?:ition|\.)?",
    re.IGNORECASE,
)
# 2nd ed., 2. Aufl., 2e éd., 2a edición, 2-е изд.
_LATIN_EDITION = re.compile(
    r"(?:the\s+)?(\d+)(?:st|nd|rd|th|d|e|ème|eme|a|ª|º|-[еяй])?\.?\s*"
    r"(?:ed(?:ition|n|ición|icion|ição|izione)?|éd(?:ition)?|aufl(?:age)?|изд(?:ание)?|uppl(?:aga)?|druk|utg(?:ave)?)?\b\.?",
    re.IGNORECASE,
)
_WORDS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WORD_EDITION = re.compile(rf"({'|'.join(_WORDS[1:])})(?:\s+ed(?:ition|n)?\b\.?)?", re.IGNORECASE)
_PINYIN_EDITION = re.compile(r"di\s+(\d+)\s+ban\b\.?", re.IGNORECASE)
_REVISED = re.compile(r"rev(?:ised|\.)?\s+ed(?:ition|\.)?\.?", re.IGNORECASE)
_VERSION = re.compile(r"(?:v(?:er(?:sion)?)?\.?\s*)?(\d+(?:\.\w+)*)", re.IGNORECASE)
_REIGN = re.compile(r"[\u4e00-\u9fff]{2,6}?\s*[\d〇零元一二三四五六七八九十廿卅卌]{1,6}\s*年?")
_COPYRIGHT = re.compile(r"\[?\s*[c©]\s*(\d{4})\]?\.?", re.IGNORECASE)
_SHORTENED = re.compile(r"\b(?:enl|augm?|corr|verb|erw|verm|aufl|éd|изд|vyd|uppl)\.$", re.IGNORECASE)
_SHEET = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:cm)?\s*[x×X]\s*(\d+(?:[.,]\d+)?)\s*cm")


class Edition(NamedTuple):
    """An edition: its number (0 where it has none) or else the words for it."""

    number: int = 0
    words: str = ""
    eastern: bool = False


def stated_edition(record: Record, *, latin: bool = False) -> Edition | None:
    """The edition that a record states, the first too; None for none. `latin`: in Latin letters where it says so."""
    own = record.edition_original or record.edition or record.version
    text = _bare(own)
    if not text:
        return None
    eastern = has_han(text) or (text.isdecimal() and is_eastern(record))
    number = 1 if _FIRST.fullmatch(text) else _number(text)
    new = _NEW_EDITION.fullmatch(text)
    if new is not None:
        return Edition(0, f"新{_value(new[1])}版", eastern=True)
    shown = _bare(record.edition) if latin and record.edition else text
    words = "Rev. ed." if _REVISED.fullmatch(shown) else shown
    return Edition(number, "" if number else words, eastern)


def _bare(edition: str) -> str:
    """A statement of edition without brackets and without who is responsible for it."""
    stated = edition.partition(" / ")[0].strip("[]［］ ")
    return stated.rstrip(" /:;=,") if _SHORTENED.search(stated) else trim_isbd(stated).strip("[]［］ ")


def read_edition(record: Record, *, latin: bool = False) -> Edition | None:
    """The edition of a record, for a citation: None for none and for the first."""
    if record.type == "dataset" or (not record.edition and _VERSION.fullmatch(record.version)):
        return _version(record)
    found = stated_edition(record, latin=latin)
    return None if found is None or found.number == 1 else found


def _version(record: Record) -> Edition | None:
    """The version of a set of data, `Version 1.0`, `V1.0`; words for it stay as they are."""
    text = _bare(record.version or record.edition)
    number = _VERSION.fullmatch(text)
    if not text or number is None:
        return Edition(0, text) if text else None
    return Edition(0, f"V{number[1]}")


def _number(text: str) -> int:
    for pattern in (_HAN_EDITION, _LATIN_EDITION, _PINYIN_EDITION):
        found = pattern.fullmatch(text)
        if found is not None:
            return max(_value(found[1]), 0)
    worded = _WORD_EDITION.fullmatch(text)
    return _WORDS.index(worded[1].lower()) if worded else 0


def _value(digits: str) -> int:
    return int(digits) if digits.isdecimal() else chinese_number(digits)


def ordinal(number: int) -> str:
    """`2nd`, `3rd`, `11th`."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def latin_edition(edition: Edition | None) -> str:
    """`2nd ed.`, `Rev. ed.`; words in another language stay as they are."""
    if edition is None:
        return ""
    if edition.number:
        return f"{ordinal(edition.number)} ed."
    return f"Version {edition.words[1:]}" if _VERSION.fullmatch(edition.words) else edition.words


class Year(NamedTuple):
    """A year of publication as it is cited.

    `text` is the year or years; `guessed`: nobody knows for certain; `copyright`: only that is known; `reign` the year
    of a reign as printed (民国24年).
    """

    text: str
    guessed: bool = False
    copyright: bool = False
    reign: str = ""


def read_year(date: PublicationDate, *, serial: bool = False) -> Year:
    """When it was published, for a citation; of a serial that still appears the end is open."""
    if date.first is None:
        return Year("")
    text = str(date.first)
    if serial and date.last != date.first:
        text = f"{date.first}-{date.last if date.last is not None else ''}"
    elif serial and date.edtf.endswith(("/..", "/")):
        text = f"{date.first}-"
    elif "/" in date.edtf and date.last not in (None, date.first):
        text = f"{date.first}-{date.last}"
    unknown_digits = re.fullmatch(r"(\d{2,3})(X{1,2})", date.edtf)
    if unknown_digits is not None:
        text = unknown_digits[1] + "-" * len(unknown_digits[2])
    guessed = unknown_digits is not None or date.edtf.endswith(("?", "~", "%"))
    return Year(text, guessed, _COPYRIGHT.fullmatch(date.printed.strip()) is not None, _reign(date.printed))


def _reign(printed: str) -> str:
    """The first year of a reign in a printed date, with 年 behind it."""
    for found in _REIGN.finditer(printed):
        if reign_years(found[0]):
            text = "".join(found[0].split())
            return text if text.endswith("年") else f"{text}年"
    return ""


def full_date(date: PublicationDate) -> str:
    """The date as far as it is known: `2019-03-05`; empty where no year is."""
    exact = re.fullmatch(r"\d{4}(?:-\d\d){0,2}", date.edtf)
    return date.edtf if exact else "" if date.first is None else str(date.first)


def sheet_size(dimensions: str) -> str:
    """`62 cm×94 cm` of `62 x 94 cm.`; other sizes as they are catalogued."""
    found = _SHEET.search(dimensions)
    return f"{found[1]} cm×{found[2]} cm" if found else trim_isbd(dimensions)

"""Text that was spoiled on its way into the record: HTML, character references, and characters read in a wrong set.

What is put right is certain: bytes that are well-formed only in the other character set. The rest is told.
"""

import html
import re

from normalize.marc import MarcRecord
from normalize.problem import Problem

_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,8}|#[0-9]{2,6}|#x[0-9A-Fa-f]{2,5});")
_INLINE = re.compile(
    r"</?(?:jats:)?(?:b|i|em|bold|italic|strong|sub|sup|span|font|u|small|a)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_BLOCK = re.compile(r"</?(?:jats:)?(?:p|br|div|li|ul|ol|sec|title|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_LETTERS = "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2030\u20ac\u2122"
_WINDOWS = f"{_LETTERS}\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2039\u203a"
_SINGLE = re.compile(f"[\u0080-\u00ff{_WINDOWS}]+")
"""What bytes above 7F are when each is read alone (Latin-1, Windows-1252)."""
_TRAIL = f"[\u0080-\u00bf{_WINDOWS}]"
_UTF8 = re.compile(
    f"[\u00c2\u00c3]{_TRAIL}|[\u00c4\u00c5][\u0080-\u00aa\u00ac-\u00ba\u00bc-\u00bf{_LETTERS}]"
    f"|[\u00e3-\u00e9\u00ef]{_TRAIL}{{2}}|\u00e2[\u0080-\u0084\u20ac\u201a\u0192\u201e]{_TRAIL}"
    f"|(?:[\u00ce-\u00d1\u00d7-\u00db]{_TRAIL}){{3}}"
)
"""Latin letters, Han and kana, punctuation, and three letters of Greek, Cyrillic, Hebrew or Arabic."""
_AS_1251 = re.compile("(?:[РС][\u0402-\u045f\u0490\u0491\u00a0-\u00bb\u2013-\u203a\u20ac\u2116\u2122]){3}")
_1251_RUN = re.compile("[\u0400-\u0491\u00a0-\u00bb\u2013-\u203a\u20ac\u2116\u2122]+")
"""What Windows-1251 makes of the UTF-8 of Cyrillic: pairs that begin with Р or С."""
_GB = re.compile("[\u00b0-\u00d7][\u00a1-\u00fe][\u00b0-\u00d7][\u00a1-\u00fe]")
_GB_RUN = re.compile("(?:[\u00b0-\u00d7\u00a1\u00a3][\u00a1-\u00fe])+")
"""The frequent characters of GB 2312 and its punctuation, byte by byte."""
_AS_GB = re.compile("[鐨涓锛銆绗鍥澶鍜鎴绛鏄娴鏂]")
"""Characters that GB 18030 makes of the UTF-8 of frequent Chinese ones."""
_LOST = re.compile("锟斤拷|烫烫烫|屯屯屯")
_HAN = re.compile("[\u4e00-\u9fff、。，；：！？（）《》“”·]+")
_AS_GB_RUN = re.compile(r"[^\x00-\x7f]+")
_CANDIDATE = re.compile(f"[\u00b0-\u00f7РС锟烫屯{_AS_GB.pattern[1:]}")
_MARKUP = re.compile(f"{_REFERENCE.pattern}|<[/A-Za-z]")
_SPOILED = re.compile("|".join(each.pattern for each in (_UTF8, _GB, _AS_GB, _AS_1251, _LOST)))


def mended(record: MarcRecord, problems: list[Problem]) -> MarcRecord:
    """Return the record with spoiled text put right; the same record where there is none."""
    text = "\x1e".join(record.contents)
    marked = ("&" in text or "<" in text) and _MARKUP.search(text) is not None
    if not marked and (text.isascii() or not _CANDIDATE.search(text) or not _SPOILED.search(text)):
        return record
    contents = [_mend(tag, content, problems) if tag[:2] != "00" else content for tag, content in record]
    return MarcRecord(record.leader, record.tags, contents)


def _is_suspect(text: str) -> bool:
    """Tell whether there may be something to mend; most texts are cleared by the cheapest questions."""
    if ("&" in text or "<" in text) and _MARKUP.search(text) is not None:
        return True
    return not text.isascii() and _CANDIDATE.search(text) is not None and _SPOILED.search(text) is not None


def _mend(tag: str, content: str, problems: list[Problem]) -> str:
    text, found = restored(content)
    if found:
        problems.append(Problem("mojibake", found, tag, content.replace("\x1f", "$")[:100]))
    return _without_markup(text)


def restored(text: str) -> tuple[str, str]:
    """Return the text with characters that were read in a wrong set put right, and what was found (empty: nothing).

    What was spoiled twice is put right twice.
    """
    if text.isascii() or not _CANDIDATE.search(text) or not _SPOILED.search(text):
        return text, ""
    if _LOST.search(text):
        return text, "characters were lost and cannot be restored"
    made = text
    for read_as, pattern, restore in _RESTORERS:
        if pattern.search(text):
            made = restore(text)
        if made != text:
            return _from_utf8(made), f"{read_as}; it was put right"
    return text, ""


def _without_markup(text: str) -> str:
    """Drop tags of HTML and resolve references, also those that were escaped twice."""
    for _ in range(2):
        if "&" in text:
            text = _REFERENCE.sub(lambda match: _character(match[0]), text)
    return _BLOCK.sub(" ", _INLINE.sub("", text)) if "<" in text else text


def _character(reference: str) -> str:
    """The character of a reference; one that is unknown, or would be a delimiter, stays as it is."""
    found = html.unescape(reference)
    return found if found == "\u00a0" or found.isprintable() else reference


def _bytes_of(text: str) -> bytes:
    """The bytes that were read one by one."""
    return b"".join(
        character.encode("latin-1") if character <= "\u00ff" else character.encode("cp1252")
        for character in text
    )


def _from_utf8(text: str) -> str:
    """UTF-8 that was read as Latin-1 or Windows-1252; text with « may end a word with a capital before it."""
    if "«" in text:
        return text
    try:
        return _SINGLE.sub(lambda match: _bytes_of(match[0]).decode(), text)
    except UnicodeError:
        return text


def _from_gb(text: str) -> str:
    """GB 2312 that was read as Latin-1: every run of such characters makes frequent Han, and is no UTF-8."""
    runs = _SINGLE.findall(text)
    if not all(_GB_RUN.fullmatch(run) for run in runs) or all(map(_is_utf8, runs)):
        return text
    try:
        return _SINGLE.sub(lambda match: _bytes_of(match[0]).decode("gb2312"), text)
    except UnicodeError:
        return text


def _is_utf8(run: str) -> bool:
    try:
        _bytes_of(run).decode()
    except UnicodeError:
        return False
    return True


def _from_utf8_as_1251(text: str) -> str:
    """UTF-8 that was read as Windows-1251."""
    return _1251_RUN.sub(_cyrillic, text)


def _cyrillic(match: re.Match[str]) -> str:
    try:
        text = match[0].encode("cp1251").decode()
    except UnicodeError:
        return match[0]
    return text if len(text) > 2 else match[0]


def _from_utf8_as_gb(text: str) -> str:
    """UTF-8 that was read as GB 18030: a run of Han that makes at least three other Han characters."""
    return _AS_GB_RUN.sub(_han, text)


def _han(match: re.Match[str]) -> str:
    try:
        text = match[0].encode("gb18030").decode()
    except UnicodeError:
        return match[0]
    return text if len(text) > 2 and _HAN.fullmatch(text) else match[0]


_RESTORERS = (
    ("UTF-8 was read as Latin-1", _UTF8, _from_utf8),
    ("GB 2312 was read as Latin-1", _GB, _from_gb),
    ("UTF-8 was read as GB 18030", _AS_GB, _from_utf8_as_gb),
    ("UTF-8 was read as Windows-1251", _AS_1251, _from_utf8_as_1251),
)

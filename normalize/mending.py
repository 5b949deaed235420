"""Text that was spoiled on its way into the record: HTML, character references, and characters read in a wrong set.

What is put right is certain: bytes that are well-formed only in the other character set. The rest is told.
"""

import html
import re

from normalize.marc import MarcRecord
from normalize.problem import Problem

_REFERENCE = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,8}|#[0-9]{2,6}|#x[0-9A-Fa-f]{2,5});")
_INLINE = re.compile(r"</?(?:b|i|em|strong|sub|sup|span|font|u|small|a)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE)
_WINDOWS = (
    "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022"
    "\u2026\u2030\u2039\u203a\u20ac\u2122"
)
_SINGLE = re.compile(f"[\u0080-\u00ff{_WINDOWS}]+")
"""What bytes above 7F are when each is read alone (Latin-1, Windows-1252)."""
_UTF8 = re.compile(
    f"[\u00c2\u00c3][\u0080-\u00bf{_WINDOWS}]|[\u00e3-\u00e9\u00ef][\u0080-\u00bf{_WINDOWS}]{{2}}"
)
_GB = re.compile("[\u00b0-\u00d7][\u00a1-\u00fe][\u00b0-\u00d7][\u00a1-\u00fe]")
_GB_RUN = re.compile("(?:[\u00b0-\u00d7\u00a1\u00a3][\u00a1-\u00fe])+")
"""The frequent characters of GB 2312 and its punctuation, byte by byte."""
_AS_GB = re.compile("[鐨涓锛銆绗鍥澶鍜鎴绛鏄娴鏂]")
"""Characters that GB 18030 makes of the UTF-8 of frequent Chinese ones."""
_LOST = re.compile("锟斤拷|烫烫烫|屯屯屯")
_HAN = re.compile("[\u4e00-\u9fff、。，；：！？（）《》“”·]+")
_AS_GB_RUN = re.compile(r"[^\x00-\x7f]+")
_CANDIDATE = re.compile(f"[\u00b0-\u00f7锟烫屯{_AS_GB.pattern[1:]}")
_MARKUP = re.compile(f"{_REFERENCE.pattern}|<[/A-Za-z]")
_SPOILED = re.compile("|".join(each.pattern for each in (_UTF8, _GB, _AS_GB, _LOST)))


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
    text = content
    for read_as, pattern, restore in _RESTORERS:
        if pattern.search(text):
            restored = restore(text)
            if restored != text:
                problems.append(
                    Problem(
                        "mojibake", f"{read_as}; it was put right", tag, content.replace("\x1f", "$")[:100]
                    )
                )
            text = restored
    if _LOST.search(text):
        problems.append(
            Problem(
                "mojibake",
                "characters were lost and cannot be restored",
                tag,
                content.replace("\x1f", "$")[:100],
            )
        )
    return _without_markup(text)


def _without_markup(text: str) -> str:
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
    """GB 2312 that was read as Latin-1: every run of such characters makes frequent Han."""
    if not all(_GB_RUN.fullmatch(run) for run in _SINGLE.findall(text)):
        return text
    try:
        return _SINGLE.sub(lambda match: _bytes_of(match[0]).decode("gb2312"), text)
    except UnicodeError:
        return text


def _from_utf8_as_gb(text: str) -> str:
    """UTF-8 that was read as GB 18030: a run of Han that makes at least three other Han characters."""
    return _AS_GB_RUN.sub(_restored, text)


def _restored(match: re.Match[str]) -> str:
    try:
        text = match[0].encode("gb18030").decode()
    except UnicodeError:
        return match[0]
    return text if len(text) > 2 and _HAN.fullmatch(text) else match[0]


_RESTORERS = (
    ("UTF-8 was read as Latin-1", _UTF8, _from_utf8),
    ("GB 2312 was read as Latin-1", _GB, _from_gb),
    ("UTF-8 was read as GB 18030", _AS_GB, _from_utf8_as_gb),
)

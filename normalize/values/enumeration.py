"""Numbering in words: captions and numbers of coded holdings as people write them, `v.1:no.1 (1990)-v.12:no.4 (2001)`.

A level is a pair of caption and value (`v.`, `1-12`); levels come in the order of the field, the highest first. A value
is one number (`5`, `5/6`), a range (`1-12`) or one that goes on (`1-`). What stands between the parts is that of ISO
10324: a colon between levels, a hyphen in a range, an equals sign before another numbering. Captions in Han or Hangul
(卷, 期, 年, 권) stand behind their numbers.
"""

import re
from collections.abc import Sequence

Level = tuple[str, str]

_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
_HAN_SEASONS = {"21": "春", "22": "夏", "23": "秋", "24": "冬"}
_NUMBERED = re.compile(r"(\D*)(\d{1,9})(\D*?)( ?\([12]\d{3}\))?")
"""Words, a number, words, a year: `v.5 (1994)`."""
_MISSING = re.compile(
    r"[（(]\s*缺[藏少失]?[:：]?([^（()）]+)[)）]|(?:^|[;；，,]\s*)缺[藏少失]?[:：]?([^;；]+)"
)
_HAN_NUMBERS = "一二三四五六七八九十百首末全"
_HYPHENS = str.maketrans("–—~", "---")


def statement(levels: Sequence[Level], other: Sequence[Level], dates: Sequence[Level]) -> str:
    """Put enumeration, alternative enumeration and chronology into words; empty where they say nothing."""
    levels, other, dates = _filled(levels), _filled(other), _filled(dates)
    if not levels and other:
        levels, other = other, []
    if not levels:
        return _dates(dates)
    if not _ranges(levels[0][1]):
        text = _within(levels)
        if other:
            text += "=" + _within(other)
        return f"{text} ({_dates(dates)})" if dates else text
    ends = [_end(levels, other, last) for last in (False, True)]
    if dates and any(_ranges(value) for _, value in dates):
        left, right = _at(dates, last=False), _at(dates, last=True)
        ends = [f"{ends[0]} ({left})", f"{ends[1]} ({right})" if right and ends[1] else ends[1]]
        return "-".join(ends)
    if not dates:
        return "-".join(ends)
    said = f" ({_dates(dates)})"
    return "-".join(ends) + said if ends[1] else f"{ends[0]}{said}-"


def joined(statements: Sequence[tuple[str, str]]) -> str:
    """Set statements side by side; each says how it ends: `g` before a gap, anything else before another break."""
    text = before = ""
    for said, ending in statements:
        between = ", " if before == "g" else "; "
        text = f"{text}{between}{said}" if text else said
        before = ending
    return text


def ends_of(value: str) -> tuple[str, str]:
    """Return first and last of a value: twice the same for one number, an empty last for what goes on."""
    text = value.translate(_HYPHENS).strip()
    if text.count("-") != 1 or "," in text or ";" in text:
        return text, text
    first, last = (part.strip() for part in text.split("-"))
    if first and not last:
        return first, ""
    if not first or _has_digit(first) != _has_digit(last):
        return text, text
    return first, last


def follows(before: str, after: str) -> bool:
    """Tell whether the number `after` is the next one of `before`."""
    return before.isdecimal() and after.isdecimal() and int(after) == int(before) + 1


def is_east_asian(text: str) -> bool:
    """Tell whether a caption is written in Han or Hangul."""
    return any("\u3400" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3" for character in text)


def _filled(levels: Sequence[Level]) -> list[Level]:
    return [(caption.strip(), value.strip()) for caption, value in levels if value.strip()]


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _ranges(value: str) -> bool:
    first, last = ends_of(value)
    return first != last


def _end(levels: list[Level], other: list[Level], last: bool) -> str:
    """The numbering at one end of a range; empty where it goes on."""
    text = _numbered(levels, last)
    second = _numbered(other, last) if text else ""
    return f"{text}={second}" if second else text


def _numbered(levels: list[Level], last: bool) -> str:
    if last and levels and not ends_of(levels[0][1])[1]:
        return ""
    units = [_unit(caption, ends_of(value)[1 if last else 0]) for caption, value in levels]
    return _side_by_side(levels, units)


def _within(levels: list[Level]) -> str:
    """Levels of which the highest is one number, a lower one perhaps a range: `v.174:no.1-no.6`."""
    units = []
    for caption, value in levels:
        first, last = ends_of(value)
        unit = _unit(caption, first)
        units.append(unit if first == last else f"{unit}-{_unit(caption, last)}")
    return _side_by_side(levels, units)


def _side_by_side(levels: list[Level], units: list[str]) -> str:
    text = ""
    behind = False
    for (caption, _), unit in zip(levels, units, strict=True):
        if unit:
            text += unit if behind or not text else f":{unit}"
            behind = is_east_asian(caption)
    return text


def _unit(caption: str, value: str) -> str:
    """One number with its caption; a caption in parentheses does not stand on the piece and is not shown."""
    if not value or not caption or caption[0] == "(":
        return value
    if is_east_asian(caption):
        head, star, tail = caption.partition("*")
        if star:
            return head + value + tail
        return f"第{value}{caption[1:]}" if caption[0] == "第" and caption[1:] else value + caption
    return f"{caption} {value}" if caption[-1].isalpha() else caption + value


def _dates(dates: list[Level]) -> str:
    """A date or a range of dates, what both ends have in common once: `1988:July-Dec.`."""
    alike = next((at for at, (_, value) in enumerate(dates) if _ranges(value)), len(dates))
    left = _at(dates, last=False)
    return left if alike == len(dates) else f"{left}-{_at(dates, last=True, start=alike)}"


def _at(dates: list[Level], *, last: bool, start: int = 0) -> str:
    """The date at one end, from the level `start` on. Empty where it goes on."""
    if not dates or (last and not ends_of(dates[0][1])[1]):
        return ""
    east = any(is_east_asian(caption) for caption, _ in dates)
    text = ""
    for at, (caption, value) in enumerate(dates):
        ends = ends_of(value)
        part = _date_unit(caption, ends[1] or ends[0] if last else ends[0], at, len(dates), east)
        if part and at >= start:
            text += part if east or not text else (f":{part}" if at == 1 else f" {part}")
    return text


def _date_unit(caption: str, value: str, at: int, count: int, east: bool) -> str:
    """A year, month, season or day; months and seasons by their names."""
    name = caption.strip("()").lower()
    if east:
        if value in _HAN_SEASONS and name not in ("日", "일"):
            return _HAN_SEASONS[value]
        shown = caption[:1] != "(" or count > 1
        return f"{value.lstrip('0') if at else value}{name if shown else ''}"
    if at == 0 and name not in ("month", "season"):
        return value
    if at > 1 or name == "day":
        return value.lstrip("0") or value
    return "/".join(_month(part) for part in value.split("/"))


def _month(value: str) -> str:
    if value in _SEASONS:
        return _SEASONS[value]
    if value.isdecimal() and 1 <= int(value) <= len(_MONTHS):
        return _MONTHS[int(value) - 1]
    return value


def numbered(volumes: Sequence[str]) -> str:
    """List volumes that were counted one by one; those that follow each other as a range (`v.1-v.3; v.5`)."""
    split = [_NUMBERED.fullmatch(volume) for volume in volumes]
    alike = {(match[1], match[3]) for match in split if match is not None}
    ordered = list(volumes)
    if len(alike) == 1 and None not in split:
        ordered.sort(key=_number)
    runs: list[tuple[str, str]] = []
    for volume in ordered:
        if runs and _comes_next(runs[-1][1], volume):
            runs[-1] = (runs[-1][0], volume)
        else:
            runs.append((volume, volume))
    return "; ".join(first if first == last else f"{first}-{last}" for first, last in runs)


def without_gaps(text: str) -> tuple[str, str]:
    """Part what is held from what is said to be missing: `1979-1990(缺1986)`, `1-5; 缺3`."""
    missing: list[str] = []

    def take(match: re.Match[str]) -> str:
        said = str(match[1] or match[2]).strip()
        if not any(character.isdecimal() or character in _HAN_NUMBERS for character in said):
            return str(match[0])
        missing.append(said)
        return ""

    held = _MISSING.sub(take, text) if "缺" in text else text
    return held.strip("；;，, "), "; ".join(missing)


def _number(volume: str) -> int:
    match = _NUMBERED.fullmatch(volume)
    return int(match[2]) if match is not None else 0


def _comes_next(before: str, after: str) -> bool:
    one, two = _NUMBERED.fullmatch(before), _NUMBERED.fullmatch(after)
    if one is None or two is None or (one[1], one[3]) != (two[1], two[3]):
        return False
    return follows(one[2], two[2]) and (one[4] is None) == (two[4] is None)

"""Which volume of a set, which year of a yearbook, which conference of a series a title names.

Titles are given folded (`normalize.folding.fold`): without case, width and variants. What is read is cut off, so that
`航海学 上册`, `航海学. 第1册` and `航海学` with `上册` in a subfield of its own have one title and one volume.
"""

import re

import msgspec

from catalog.matching.numerals import HAN_DIGITS, ORDINALS, PATTERN, STEMS, number

HAN_UNITS = "册卷编篇辑集部分册章函帙回本"
_UNITS = rf"(?:分册|分卷|[{HAN_UNITS}])"
_WESTERN = (
    r"(?:vols?|volumes?|v|bde?|band|t|tomes?|tomo|tom|pts?|parts?|book|bk|teil|no|nr|num|number|fasc|heft|chast|"
    r"di|juan|ce|ji|shang|zhong|xia)"
)
_POSITIONS = {"上": "1", "shang": "1", "中": "2", "zhong": "2", "下": "last", "xia": "last"}
_OPEN, _CLOSE = r"[(\[<（［〈【]?\s*", r"\s*[)\]>）］〉】]?"
_SEPARATOR = r"[\s.,:;·•/\-—=]*"

_HAN_VOLUME = re.compile(
    rf"{_SEPARATOR}{_OPEN}(?:第\s*(?P<n1>{PATTERN})\s*{_UNITS}|(?:卷|册|编)之?\s*(?P<n2>{PATTERN})|之(?P<n3>[一二三四五六七八九十]{{1,3}})"
    rf"|(?P<n4>[{STEMS}])\s*(?:编|集|种|部|辑|卷|册)|(?P<n5>[一二三四五六七八九十]{{1,3}}|\d{{1,3}})\s*{_UNITS}"
    rf"|(?P<position>[上中下])\s*{_UNITS}){_CLOSE}\s*$"
)
_BRACKETED = re.compile(
    rf"{_SEPARATOR}[(\[（［]\s*(?:(?P<n1>{PATTERN})|(?P<position>[上中下])|第\s*(?P<n2>{PATTERN}))\s*[)\]）］]\s*$"
)
_LONE_POSITION = re.compile(r"[\s.,:;·]+(?P<position>[上中下])\s*$")
_WESTERN_VOLUME = re.compile(
    rf"(?:^|[\s.,:;(\[])+(?P<unit>{_WESTERN})[\s.]*(?P<n1>{PATTERN})(?![a-z]){_CLOSE}\s*$"
)
_PINYIN_VOLUME = re.compile(
    rf"(?:^|[\s.,:;(\[])+(?:di\s+(?P<n1>{PATTERN})\s+(?:ce|juan|bian|ji|bu|fen\s?ce)|(?P<position>shang|zhong|xia)\s*(?:ce|juan|bian|ji)){_CLOSE}\s*$"
)
# Most titles have none; this is told in one look at their end.
_END = 48
_FIRST_YEAR = 1000
_MAY_HAVE = re.compile(
    rf"[\d{HAN_DIGITS}{STEMS}上中下]|(?:^|[\s.,:;(\[])(?:{_WESTERN}|shang\s?ce|xia\s?ce|zhong\s?ce)(?![a-z])"
)
_YEARS = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?:\s*[-—–/~至]\s*(\d{2,4}))?(?!\d)(?:\s*年度?)?")
_YEAR_AT_END = re.compile(rf"{_SEPARATOR}[(\[（［]?{_YEARS.pattern}{_CLOSE}\s*$")
_YEAR_ENDS = frozenset("0123456789)]）］年度 ")
_MEETINGS = "conference|congress|symposium|workshop|meeting|session|seminar|colloquium"
_ORDINAL = rf"\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(ordinal for ordinal, _ in ORDINALS)}"
_SESSION = re.compile(
    rf"第\s*(?P<n1>{PATTERN})\s*[届次屆]|\b(?P<n2>{_ORDINAL})\s+(?=(?:\w+\s+){{0,6}}(?:{_MEETINGS}))"
)
_MAY_MEET = re.compile(rf"[届次屆]|{_MEETINGS}")


class Designation(msgspec.Struct, frozen=True):
    """What a title says beyond its name. `volume`: numbers from the largest part to the smallest, as text."""

    rest: str
    volume: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    session: str = ""


def read_designation(title: str) -> Designation:
    """Take volume, years and session out of a folded title."""
    rest, volume = cut_volume(title)
    return Designation(rest, volume, _years(title), _session(rest))


def cut_volume(title: str) -> tuple[str, tuple[str, ...]]:
    """A folded title without the volume and the year that end it, and the volume."""
    volume: list[str] = []
    rest = _without_year(title)
    while (found := _volume_at_end(rest)) is not None:
        value, rest = found
        volume.insert(0, value)
        rest = _without_year(rest)
    return rest, tuple(volume)


def _without_year(title: str) -> str:
    """The title before a year that ends it: yearbooks are found by their name."""
    cut = _YEAR_AT_END.sub("", title) if title[-1:] in _YEAR_ENDS else title
    return cut if cut.strip() else title


def _session(title: str) -> str:
    match = _SESSION.search(title) if _MAY_MEET.search(title) else None
    return str(number(match["n1"] or match["n2"]) or "") if match else ""


def _years(title: str) -> tuple[str, ...]:
    if _YEARS.search(title) is None:
        return ()
    return tuple(dict.fromkeys(_year(match) for match in _YEARS.finditer(title)))


def volume_of_part(part: str) -> tuple[str, ...]:
    """The volume that a part number in a subfield of its own gives: `第1册`, `v. 2`, `III`, `上`."""
    part = part.strip(" .,:;/[]()（）")
    if not part:
        return ()
    designation = read_designation(f" {part}")
    if designation.volume and not designation.rest.strip(" .,:;/"):
        return designation.volume
    if part in _POSITIONS:
        return (_POSITIONS[part],)
    value = number(part)
    if value is not None:
        return (str(value),) if value < _FIRST_YEAR else ()
    return designation.volume


def _volume_at_end(title: str) -> tuple[str, str] | None:
    start = max(0, len(title) - _END)
    if _MAY_HAVE.search(title, start) is None:
        return None
    for pattern in (_HAN_VOLUME, _BRACKETED, _PINYIN_VOLUME, _WESTERN_VOLUME, _LONE_POSITION):
        match = pattern.search(title, start)
        if match is None:
            continue
        groups = match.groupdict()
        if position := groups.get("position"):
            return _POSITIONS[position], title[: match.start()].rstrip()
        written = next((groups[name] for name in ("n1", "n2", "n3", "n4", "n5") if groups.get(name)), None)
        value = number(written) if written else None
        if value is not None and value < _FIRST_YEAR:
            return str(value), title[: match.start()].rstrip()
    return None


def _year(match: re.Match[str]) -> str:
    first, last = match[1], match[2]
    if not last:
        return first
    return f"{first}-{first[: 4 - len(last)]}{last}" if len(last) < 4 else f"{first}-{last}"

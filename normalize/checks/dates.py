"""Coded dates against printed ones: 008/06-14 and 260 or 264 $c, CNMARC 100 $a/08-16 and 210 or 214 $d."""

import re

from normalize.checks.finding import Finding, shown
from normalize.marc import MarcRecord, subfields

Findings = list[Finding]
_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_PLAIN = re.compile(r"\d{4}")
_OTHER_CALENDAR = re.compile(
    r"i\.e|民[国國]|昭和|大正|明治|平成|令和|康熙|[光宣道咸同乾嘉雍][绪緒统統光丰豐治隆庆慶正]"
    r"|(?i:min ?'?guo|min kuo|sh[oō]wa|taish[oō]|meiji|heisei)|\[\D*\d{4}|\bA\.?H\.?\b|\bSaka\b|B\.?E\.?\b"
)
_RANGES = frozenset("cdikmu")
_SINGLE = {"marc21": frozenset("srt"), "cnmarc": frozenset("dhij")}
_ONE_DATE = frozenset("s")


def check_dates(record: MarcRecord, flavour: str, found: Findings) -> None:
    """Add coded dates that contradict each other or what is printed."""
    if flavour == "marc21":
        coded = record.control("008")
        if len(coded) == 40:
            _order(coded[6], coded[7:11], coded[11:15], "008", "", found)
            if coded[6] in _SINGLE["marc21"]:
                _against(record, ("260", "264"), "cg", coded[7:15], "008", "/07-10", found)
        return
    coded = next((value for value in record.values("100", "a")), "")
    if len(coded) == 36:
        kind = coded[8]
        if kind in "bg":
            _order("m", coded[9:13], coded[13:17], "100", "$a", found)
        if kind in _SINGLE["cnmarc"]:
            _against(record, ("210", "214"), "dh", coded[9:17], "100", "$a/09-12", found)


def _order(kind: str, first: str, second: str, tag: str, part: str, found: Findings) -> None:
    """Whether the second date of a range is not before the first."""
    shift = 7 if tag == "008" else 9
    where = f"{part}/{shift:02d}-{shift + 7:02d}"
    both = bool(_PLAIN.fullmatch(first) and _PLAIN.fullmatch(second))
    if (kind in _RANGES or kind == "q") and both and second < first:
        found.append(Finding("dates_reversed", tag, 1, where, first + second))
    elif kind in _ONE_DATE and second.strip(" |"):
        found.append(Finding("date_not_wanted", tag, 1, f"{part}/11-14", second))
    elif kind in "srt" and not first.strip():
        found.append(Finding("date_wanted", tag, 1, f"{part}/07-10", first))


def _against(
    record: MarcRecord,
    tags: tuple[str, ...],
    codes: str,
    coded: str,
    tag: str,
    part: str,
    found: Findings,
) -> None:
    """Whether the coded year is among the printed ones; printed dates of other calendars are left alone."""
    wanted = coded[:4]
    if not _PLAIN.fullmatch(wanted):
        return
    printed = [
        value
        for each in tags
        for content in record.fields(each)
        for name, value in subfields(content)
        if name in codes
    ]
    text = " ".join(printed)
    if wanted in text:
        return
    years = set(_YEAR.findall(text))
    if not years or _OTHER_CALENDAR.search(text) or any(int(year) > 2100 for year in years):
        return
    found.append(Finding("dates_differ", tag, 1, part, wanted, shown(text)))

"""The numbering of a serial, as its note says it: with which volume and number it began, and with which it ended."""

import re
from typing import NamedTuple

from normalize.record import Record

# Vol. 1, no. 1 (Jan. 1984) · 第1卷第1期(1984年1月) · T. 1 (1863) · N° 1/2 (Winter 1952) · 总第1期 (1957)
_ISSUE = re.compile(
    r"\W*(?:(?:began with|nachgewiesen)\s+)?"
    r"(?:(?:vol(?:ume)?\.?|v\.|t(?:ome)?\.?|bd\.?|jg\.?|第)\s*(?P<volume>\d+)\s*[卷巻年]?)?[\s,，]*"
    r"(?:(?:no\.?|nr\.?|n\.?[°º]|iss(?:ue)?\.?|heft|総?第|总第)\s*(?P<issue>\d+(?:[/-]\d+)?)\s*[期号號]?)?[\s,，]*"
    r"[(（][^()（）]*?(?P<year>(?:1[5-9]|20)\d\d)[^()（）]*[)）]\W*",
    re.IGNORECASE,
)


class Issue(NamedTuple):
    """A number of a serial: its year, volume and number; the latter two may be empty."""

    year: str
    volume: str
    issue: str


def numbering(record: Record) -> tuple[Issue, Issue | None] | None:
    """The first and the last number of a serial, no last one where it still appears; None where no note says it."""
    for note in record.notes:
        if note.kind == "numbering":
            first, dash, last = note.value.partition(")-" if ")-" in note.value else "-")
            began = _read(f"{first})" if dash == ")-" else first)
            ended = _read(last)
            if began is not None and dash and (ended is not None or not last.strip(" .")):
                return began, ended
    return None


def _read(text: str) -> Issue | None:
    found = _ISSUE.fullmatch(text)
    if found is None or not (found["volume"] or found["issue"]):
        return None
    return Issue(found["year"], found["volume"] or "", found["issue"] or "")

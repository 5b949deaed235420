"""Headings, class numbers and places of MARC 21."""

import re

from normalize.builders.time_codes import time_code
from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_names import dated_heading, name_parts
from normalize.exports.marc_punctuation import ended, standing
from normalize.exports.marc_table import field_of
from normalize.record import Classification, Place, Record, Subject
from normalize.values.names import trim_name
from normalize.values.text import trim_isbd, trim_period

_INDICATORS = {"lcsh": "0", "lcshac": "1", "mesh": "2", "nal": "3", "": "4", "cash": "5", "rvm": "6"}
_FORMS = frozenset((
    "abstracts", "almanacs", "amateurs' manuals", "atlases", "bibliography", "biography", "calendars",
    "cartoons and comics", "case studies", "catalogs", "charts, diagrams, etc", "congresses", "correspondence",
    "criticism, interpretation, etc", "databases", "dictionaries", "directories", "encyclopedias",
    "examinations, questions, etc", "exhibitions", "fiction", "guidebooks", "handbooks, manuals, etc", "indexes",
    "juvenile fiction", "juvenile literature", "laboratory manuals", "manuscripts", "maps", "newspapers",
    "observations", "outlines, syllabi, etc", "periodicals", "personal narratives", "pictorial works", "poetry",
    "problems, exercises, etc", "remote-sensing images", "scores", "sources", "statistics", "tables", "textbooks",
    "translations", "yearbooks",
))  # fmt: skip
"""Subdivisions of form, $v."""
_PERIOD = re.compile(
    r"(?:to |early |\d{1,2}(?:st|nd|rd|th) century|.*\b\d{3,4}(?:-|\Z)|.*\d{4}-\d{4}|.*世纪|.*年代?\Z)"
)
_ERA = re.compile(r"(-?)(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SCHEMES = {"clc": "clc", "casc": "casc"}
_PLACED = ("650", "651", "655")
"""Fields whose geographic subdivisions are places of the record."""
_AREA = re.compile(r"G(\d{4})(?:\.([A-Z]\d+))?")
_UNSOURCED = ("lcc", "nlm")


class Places:
    """The places of a record, and which of them headings name: so that they are read in their order again.

    `written` are those that the headings written so far name, `waiting` those that they still have to name, in order.
    """

    def __init__(self, record: Record) -> None:
        headed = {trim_period(part) for subject in record.subjects for part in subject.parts}
        self.names = [trim_period(place.name) for place in record.places if place.name and not place.code]
        self.known = frozenset(self.names)
        self.waiting = [name for name in dict.fromkeys(self.names) if name in headed]
        self.written: set[str] = set()

    def named(self, name: str) -> None:
        """A heading names it."""
        if name in self.known and name not in self.written:
            self.written.add(name)
            self.waiting.remove(name)

    def takes(self, name: str, counts: bool) -> bool:
        """Tell whether it can be a geographic subdivision, which `counts` as a place when it is read."""
        if name not in self.known:
            return False
        if counts and name not in self.written:
            if self.waiting[0] != name:
                return False
            self.named(name)
        return True


def subjects(record: Record, places: Places) -> list[Made]:
    """All headings in the order of the record."""
    said = [subject for subject in record.subjects if subject.parts]
    times = [code for subject in said if (code := _time(subject))]
    coded = made("045", "  ", [("a", code) for code in times])
    return coded + [field for subject in said if not _time(subject) for field in _field(subject, places)]


def _time(subject: Subject) -> str:
    """The code of a time that MARC 21 has a code for (045 $a); empty for all else."""
    plain = subject.kind == "period" and not subject.scheme and len(subject.parts) == 1
    return time_code(subject.parts[0]) if plain else ""


def _field(subject: Subject, places: Places) -> list[Made]:
    tag, indicators = field_of("marc21", "subjects", subject.kind)
    if subject.kind == "keyword" and len(subject.parts) == 1:
        return made(
            tag,
            indicators,
            [("a", standing(subject.parts[0], "."[: len(subject.parts[0]) > 60], trim_isbd))],
        )
    if subject.kind == "keyword":
        tag = "650"
    if subject.kind == "period" and not subject.scheme and len(subject.parts) == 1:
        eras = era_codes(subject.parts[0])
        if eras:
            return made("045", f"{2 if len(eras) == 2 else 0} ", [("b", each) for each in eras])
    second = _INDICATORS.get(subject.scheme, "7")
    if subject.kind == "place":
        places.named(trim_period(subject.parts[0]))
    codes = [subdivision(part, places, tag in _PLACED) for part in subject.parts[1:]]
    subs = _parts(subject.parts, subject.kind, codes)
    if subject.kind == "person":
        indicators = "1 " if "," in subject.parts[0] else "0 "
    if second == "7":
        subs = [*subs, ("2", subject.scheme)]
    rest = len(subject.original) - 1
    same = codes if rest == len(codes) else ["x"] * rest
    twin = _parts(subject.original, subject.kind, same) if subject.original else ()
    return made(tag, indicators[0] + second, [*subs, ("0", subject.authority)], twin)


def era_codes(text: str) -> list[str]:
    """A date of contents, or a range of two, as 045 $b and CNMARC 122 code it (`d1939`, `c0500`); else nothing."""
    dates = [_ERA.fullmatch(date) for date in text.split("/")]
    if len(dates) > 2 or not all(dates):
        return []
    return [_era_code(*match.groups("")) for match in dates if match is not None]


def _era_code(before: str, year: str, month: str, day: str) -> str:
    return f"c{int(year) + 1:04d}" if before else f"d{year}{month}{day}"


def _parts(parts: tuple[str, ...], kind: str, codes: list[str]) -> list[tuple[str, str]]:
    pieces = _heading(parts[0], kind) + list(zip(codes, parts[1:], strict=True))
    code, value = pieces[-1]
    alone = len(parts) == 1 and kind in ("person", "corporate")
    mark = "" if value.endswith((")", "-", "?", "!", ".")) else "."
    return [*pieces[:-1], (code, standing(value, mark, trim_name if alone else trim_period))]


def _heading(head: str, kind: str) -> list[tuple[str, str]]:
    if kind == "person":
        return dated_heading(head)
    return name_parts(head, kind) if kind in ("corporate", "meeting") else [("a", head)]


def subdivision(part: str, places: Places, counts: bool) -> str:
    """$z a place (which `counts` as one of the record's), $v a form, $y a time, $x anything else."""
    if places.takes(trim_period(part), counts):
        return "z"
    if part.lower().rstrip(".") in _FORMS:
        return "v"
    return "y" if _PERIOD.match(part) else "x"


def area_codes(record: Record) -> list[Made]:
    """043: every code once, filled up with hyphens to seven characters."""
    codes = [place.code for place in record.places if place.code]
    return made("043", "  ", [("a", code.ljust(7, "-")) for code in codes])


def other_places(record: Record, places: Places) -> list[Made]:
    """752: places that no heading names."""
    rest = [each for each in record.places if each.name and not each.code]
    return [
        field
        for each in rest
        if trim_period(each.name) not in places.written
        for field in _hierarchical(each)
    ]


def _hierarchical(place: Place) -> list[Made]:
    """$a country, $b province, $c county, $d town; what has no such order is one name."""
    names = place.name.split(", ")
    codes = {1: "a", 2: "ad", 3: "abd", 4: "abcd"}.get(len(names), "")
    if not codes:
        names, codes = [place.name], "a"
    return made(
        "752",
        "  ",
        list(zip(codes, [ended(name) if name is names[-1] else name for name in names], strict=True)),
    )


def classifications(record: Record) -> list[Made]:
    """05X-08X: each number with its item number; that of the area of a map is 052."""
    of_map = record.type in ("chart", "map")
    return [field for number in record.classifications for field in _class_number(number, of_map)]


def _class_number(number: Classification, of_map: bool) -> list[Made]:
    area = _AREA.fullmatch(number.value) if number.scheme == "lcc" and not number.item and of_map else None
    if area is not None:
        return made("052", "  ", [("a", area[1]), ("b", area[2] or "")])
    tag, indicators = field_of("marc21", "classifications", number.scheme)
    source = _SCHEMES.get(number.scheme, "")
    source = f"{source}/{number.edition}" if source and number.edition else source or number.edition
    subs: Subs = [
        ("a", number.value),
        ("b", number.item),
        ("2", source if number.scheme not in _UNSOURCED else ""),
    ]
    return made(tag, indicators, subs)

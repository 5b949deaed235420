"""Headings, class numbers and places of MARC 21."""

import re

from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_names import dated_heading, name_parts
from normalize.exports.marc_punctuation import ended, standing
from normalize.exports.marc_table import field_of
from normalize.record import Classification, Place, Record, Subject
from normalize.values.names import trim_name
from normalize.values.text import trim_period

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
_UNSOURCED = ("lcc", "nlm")


def subjects(record: Record) -> list[Made]:
    """All headings in the order of the record."""
    known = frozenset(trim_period(place.name) for place in record.places if place.name)
    return [field for subject in record.subjects if subject.parts for field in _field(subject, known)]


def _field(subject: Subject, places: frozenset[str]) -> list[Made]:
    tag, indicators = field_of("marc21", "subjects", subject.kind)
    if subject.kind == "keyword" and len(subject.parts) == 1:
        return made(
            tag,
            indicators,
            [("a", ended(subject.parts[0]) if len(subject.parts[0]) > 60 else subject.parts[0])],
        )
    if subject.kind == "keyword":
        tag = "650"
    if subject.kind == "period" and not subject.scheme and len(subject.parts) == 1:
        eras = era_codes(subject.parts[0])
        if eras:
            return made("045", f"{2 if len(eras) == 2 else 0} ", [("b", each) for each in eras])
    second = _INDICATORS.get(subject.scheme, "7")
    subs = _parts(subject.parts, subject.kind, places)
    if subject.kind == "person":
        indicators = "1 " if "," in subject.parts[0] else "0 "
    if second == "7":
        subs = [*subs, ("2", subject.scheme)]
    twin = _parts(subject.original, subject.kind, places) if subject.original else ()
    return made(tag, indicators[0] + second, subs, twin)


def era_codes(text: str) -> list[str]:
    """A date of contents, or a range of two, as 045 $b and CNMARC 122 code it (`d1939`, `c0500`); else nothing."""
    dates = [_ERA.fullmatch(date) for date in text.split("/")]
    if len(dates) > 2 or not all(dates):
        return []
    return [_era_code(*match.groups("")) for match in dates if match is not None]


def _era_code(before: str, year: str, month: str, day: str) -> str:
    return f"c{int(year) + 1:04d}" if before else f"d{year}{month}{day}"


def _parts(parts: tuple[str, ...], kind: str, places: frozenset[str]) -> list[tuple[str, str]]:
    pieces = _heading(parts[0], kind) + [(subdivision(part, places), part) for part in parts[1:]]
    code, value = pieces[-1]
    alone = len(parts) == 1 and kind in ("person", "corporate")
    mark = "" if value.endswith((")", "-", "?", "!", ".")) else "."
    return [*pieces[:-1], (code, standing(value, mark, trim_name if alone else trim_period))]


def _heading(head: str, kind: str) -> list[tuple[str, str]]:
    if kind == "person":
        return dated_heading(head)
    return name_parts(head, kind) if kind in ("corporate", "meeting") else [("a", head)]


def subdivision(part: str, places: frozenset[str]) -> str:
    """$z a place, $v a form, $y a time, $x anything else."""
    if trim_period(part) in places:
        return "z"
    if part.lower().rstrip(".") in _FORMS:
        return "v"
    return "y" if _PERIOD.match(part) else "x"


def area_codes(record: Record) -> list[Made]:
    """043: every code once, filled up with hyphens to seven characters."""
    codes = [place.code for place in record.places if place.code]
    return made("043", "  ", [("a", code.ljust(7, "-")) for code in codes])


def other_places(record: Record) -> list[Made]:
    """752: places that no heading names."""
    named = {trim_period(part) for subject in record.subjects for part in subject.parts}
    return [
        field
        for place in record.places
        if place.name and not place.code and trim_period(place.name) not in named
        for field in _hierarchical(place)
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
    """05X-08X: each number with its item number."""
    return [field for number in record.classifications for field in _class_number(number)]


def _class_number(number: Classification) -> list[Made]:
    tag, indicators = field_of("marc21", "classifications", number.scheme)
    source = _SCHEMES.get(number.scheme, number.edition)
    subs: Subs = [
        ("a", number.value),
        ("b", number.item),
        ("2", source if number.scheme not in _UNSOURCED else ""),
    ]
    return made(tag, indicators, subs)

"""Imprint, subjects, classes and notes of CNMARC."""

import re

from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_imprint import groups
from normalize.exports.marc_maps import coded_box, printed_box
from normalize.exports.marc_notes import is_accompanying
from normalize.exports.marc_subjects import era_codes, subdivision
from normalize.exports.marc_table import field_of
from normalize.record import Imprint, Note, Record, Subject

_TIME_CODE = re.compile(r"[a-z]\d[a-z]\d\Z")


def imprints(record: Record) -> list[Made]:
    """210 with manufacture in $e $g $h of the field before; 214 for production and distribution."""
    found: list[Made] = []
    bare = False
    for group in groups(record.imprints):
        tag, indicators = field_of("cnmarc", "imprints", group[0].function)
        if group[0].function == "manufacture":
            if bare:
                last = found.pop()
                found += made("210", last.content[:2], [*_subfields(last), *_manufacture(group[0])])
            else:
                found += [field for each in group for field in made("210", "  ", _manufacture(each))]
            bare = False
            continue
        originals = [each.original for each in group if each.original is not None]
        fields = made(tag, indicators, _imprint(group), _imprint(originals) if originals else ())
        found += fields
        bare = tag == "210" and bool(fields) and not originals
    printed = record.date.printed
    if printed and not any(each.date for each in record.imprints):
        found += made("214", " 4", [("d", printed)])
    return found


def _subfields(field: Made) -> Subs:
    return [(part[0], part[1:]) for part in field.content.split("\x1f")[1:]]


def _imprint(group: list[Imprint]) -> Subs:
    subs: list[tuple[str, str]] = []
    for each in group:
        subs += [("a", place) for place in each.place.split(" ; ")]
        subs.append(("c", each.publisher))
    return [*subs, ("d", group[0].date)] if group else subs


def _manufacture(each: Imprint) -> Subs:
    return [("e", each.place), ("g", each.publisher), ("h", each.date)]


def subjects(record: Record) -> list[Made]:
    """600-608 with their subdivisions, 610 for keywords, 122 and 661 for times."""
    known = frozenset(place.name for place in record.places if place.name)
    return [field for subject in record.subjects if subject.parts for field in _subject(subject, known)]


def _subject(subject: Subject, places: frozenset[str]) -> list[Made]:
    tag, indicators = field_of("cnmarc", "subjects", subject.kind)
    if subject.kind == "keyword" and len(subject.parts) == 1:
        return made(tag, indicators, [("a", subject.parts[0])])
    if subject.kind == "period" and len(subject.parts) == 1:
        coded = era_codes(subject.parts[0])
        if coded:
            return made("122", f"{len(coded) - 1 and 2} ", [("a", each) for each in coded])
        if _TIME_CODE.match(subject.parts[0]):
            return made("661", "  ", [("a", subject.parts[0])])
    tag = "606" if subject.kind == "keyword" else tag
    scheme: Subs = [("2", subject.scheme)]
    twin = _headings(subject.original, places) if subject.original else []
    return made(tag, indicators, [*_headings(subject.parts, places), *scheme], twin)


def _headings(parts: tuple[str, ...], places: frozenset[str]) -> list[tuple[str, str]]:
    codes = {"z": "y", "y": "z", "v": "j", "x": "x"}
    return [("a", parts[0]), *((codes[subdivision(part, places)], part) for part in parts[1:])]


def places(record: Record) -> list[Made]:
    """660 codes, and 617 for places that no heading names."""
    named = {part for subject in record.subjects for part in subject.parts}
    codes = [each.code.ljust(7, "-") for each in record.places if each.code]
    found = [field for code in codes for field in made("660", "  ", [("a", code)])]
    for each in record.places:
        if each.name and not each.code and each.name not in named:
            names = each.name.split(", ")
            letters = {1: "a", 2: "ad", 3: "abd", 4: "abcd"}.get(len(names), "")
            subs = list(zip(letters, names, strict=True)) if letters else [("a", each.name)]
            found += made("617", "  ", subs)
    return found


def classifications(record: Record) -> list[Made]:
    """675-692 by scheme."""
    found: list[Made] = []
    for each in record.classifications:
        tag, indicators = field_of("cnmarc", "classifications", each.scheme)
        item = each.item if tag in ("680", "686") else ""
        source = {"nlm": "nlm", "other": each.edition}.get(each.scheme, "")
        edition = each.edition if tag in ("675", "676", "690", "692") else ""
        found += made(tag, indicators, [("a", each.value), ("b", item), ("v", edition), ("2", source)])
    return found


def notes(record: Record) -> list[Made]:
    """3XX by kind; what comes with it stands in 215."""
    return [
        field for note in record.notes if not is_accompanying(note) for field in _note(note, record.format)
    ]


def _note(note: Note, format_: str) -> list[Made]:
    """A note goes where it stood in CNMARC; 306 and some others are of another kind in MARC 21."""
    tag, indicators = field_of("cnmarc", "notes", note.kind)
    if note.tag[:1] in ("2", "3") and (format_ == "cnmarc" or note.tag not in ("256", "306", "351", "362")):
        tag, indicators = note.tag, "  "
    return made(tag, indicators, [("a", note.value)])


def physical(record: Record) -> list[Made]:
    """215."""
    extras: Subs = [("e", note.value[2:]) for note in record.notes if is_accompanying(note)][:1]
    parts = [("a", record.extent), ("c", record.illustrations), ("d", record.dimensions)]
    return made("215", "  ", [*parts, *extras])


def chart(record: Record) -> list[Made]:
    """123 coded and 206 in words."""
    facts = record.chart
    scale = str(facts.scale or "") if facts is not None else ""
    vertical = str(facts.vertical_scale or "") if facts is not None else ""
    boxes = [box for each in record.boxes if (box := coded_box(each))] or [[]]
    found: list[Made] = []
    for at, box in enumerate(boxes):
        scales: Subs = [("b", scale), ("c", vertical)] if at == 0 else []
        if box or any(value for _, value in scales):
            found += made("123", "1 " if scale else "0 ", [("a", "a"), *scales, *box])
    printed = facts.scale_printed if facts is not None else ""
    projection = facts.projection if facts is not None else ""
    limits = " ; ".join(printed_box(each) for each in record.boxes if coded_box(each))
    if printed or projection:
        told = "" if projection in printed else projection
        found += made("206", "  ", [("a", printed), ("c", told), ("d", "" if "°" in printed else limits)])
    return found

"""Imprint, subjects, classes and notes of CNMARC."""

from normalize.builders.notes import MARC_21
from normalize.builders.time_codes import time_code
from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_imprint import date_pieces, groups
from normalize.exports.marc_notes import is_accompanying
from normalize.exports.marc_subjects import Places, era_codes, subdivision
from normalize.exports.marc_table import field_of
from normalize.record import Imprint, Note, Record, Subject
from normalize.values.text import trim_period


def imprints(record: Record) -> list[Made]:
    """210 with manufacture in $e $g $h of the field before; 214 for production and distribution."""
    found: list[Made] = []
    printed = record.date.printed
    bare = False
    for group in groups(record.imprints):
        tag, indicators = field_of("cnmarc", "imprints", group[0].function)
        if group[0].function == "manufacture":
            if bare and group[0].original is None:
                last = found.pop()
                found += made("210", last.content[:2], [*_subfields(last), *_manufacture(group.pop(0))])
            for each in group:
                twin = _manufacture(each.original) if each.original is not None else ()
                found += made("210", "  ", _manufacture(each), twin)
            bare = False
            continue
        originals = [each.original for each in group if each.original is not None]
        fields = made(tag, indicators, _imprint(group, printed), _imprint(originals, "") if originals else ())
        found += fields
        bare = tag == "210" and bool(fields) and not originals
    if printed and not any(each.date for each in record.imprints):
        found += made("214", " 4", [("d", printed)])
    return found


def _subfields(field: Made) -> Subs:
    return [(part[0], part[1:]) for part in field.content.split("\x1f")[1:]]


def _imprint(group: list[Imprint], printed: str) -> Subs:
    subs: list[tuple[str, str]] = []
    for each in group:
        subs += [("a", place) for place in each.place.split(" ; ")]
        subs.append(("c", each.publisher))
    return [*subs, *(("d", piece) for piece in date_pieces(group[0].date, printed))] if group else subs


def _manufacture(each: Imprint) -> Subs:
    return [("e", each.place), ("g", each.publisher), ("h", each.date)]


def subjects(record: Record, places: Places) -> list[Made]:
    """600-608 with their subdivisions, 610 for keywords, 122 and 661 for times."""
    return [field for subject in record.subjects if subject.parts for field in _subject(subject, places)]


def _subject(subject: Subject, places: Places) -> list[Made]:
    tag, indicators = field_of("cnmarc", "subjects", subject.kind)
    if subject.kind == "keyword" and len(subject.parts) == 1:
        return made(tag, indicators, [("a", subject.parts[0]), ("A", subject.romanized)])
    if subject.kind == "period" and len(subject.parts) == 1:
        coded = era_codes(subject.parts[0])
        if coded:
            return made("122", f"{len(coded) - 1 and 2} ", [("a", each) for each in coded])
        code = time_code(subject.parts[0])
        if code:
            return made("661", "  ", [("a", code)])
    tag = "606" if subject.kind == "keyword" else tag
    if subject.kind == "place":
        places.named(trim_period(subject.parts[0]))
    codes = [_CODES[subdivision(part, places, tag in ("606", "607"))] for part in subject.parts[1:]]
    rest = len(subject.original) - 1
    twin = (
        _headings(subject.original, codes if rest == len(codes) else ["x"] * rest) if subject.original else []
    )
    heading = _headings(subject.parts, codes)
    return made(
        tag,
        indicators,
        [heading[0], ("A", subject.romanized), *heading[1:], ("3", subject.authority), ("2", subject.scheme)],
        twin,
    )


_CODES = {"z": "y", "y": "z", "v": "j", "x": "x"}
"""Subdivisions of MARC 21 and those of CNMARC."""


def _headings(parts: tuple[str, ...], codes: list[str]) -> list[tuple[str, str]]:
    return [("a", parts[0]), *zip(codes, parts[1:], strict=True)]


def other_places(record: Record, places: Places) -> list[Made]:
    """660 codes, and 617 for places that no heading names."""
    codes = [each.code.ljust(7, "-") for each in record.places if each.code]
    found = [field for code in codes for field in made("660", "  ", [("a", code)])]
    for each in record.places:
        if each.name and not each.code and trim_period(each.name) not in places.written:
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


_OWN_FIELDS = {of_marc_21: own for own, of_marc_21 in MARC_21.items()}
_OF_MARC_21 = ("256", "270", "306", "351", "362")
"""Fields of MARC 21 with numbers that mean something else in CNMARC."""


def notes(record: Record) -> list[Made]:
    """3XX by kind; what comes with it stands in 215."""
    return [
        field for note in record.notes if not is_accompanying(note) for field in _note(note, record.format)
    ]


def _note(note: Note, format_: str) -> list[Made]:
    """A note goes where it stood in CNMARC; 306 and some others are of another kind in MARC 21."""
    tag, indicators = field_of("cnmarc", "notes", note.kind)
    if note.tag in _OWN_FIELDS:
        tag, indicators = _OWN_FIELDS[note.tag], "  "
    elif note.tag[:1] in ("2", "3") and (format_ == "cnmarc" or note.tag not in _OF_MARC_21):
        tag, indicators = note.tag, "  "
    return made(tag, indicators, [("a", note.value)])


def physical(record: Record) -> list[Made]:
    """215."""
    extras: Subs = [("e", note.value[2:]) for note in record.notes if is_accompanying(note)][:1]
    parts = [("a", record.extent), ("c", record.illustrations), ("d", record.dimensions)]
    return made("215", "  ", [*parts, *extras])

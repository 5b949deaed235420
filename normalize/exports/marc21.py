"""A record as MARC 21: leader and fields, in UTF-8."""

import re
from collections.abc import Sequence

import msgspec

from normalize.exports.entry import Entry
from normalize.exports.marc_agents import added_entries, main_entry
from normalize.exports.marc_carrier_types import contents_and_carrier
from normalize.exports.marc_field import Made, made, plain, unfit
from normalize.exports.marc_identifiers import identifiers
from normalize.exports.marc_imprint import edition, frequency, imprints, physical
from normalize.exports.marc_leader import fixed_data, leader, physical_form
from normalize.exports.marc_maps import coded, stated
from normalize.exports.marc_notes import abstracts, contents, holdings, links, notes, rights
from normalize.exports.marc_relations import (
    field_for,
    is_named_work,
    leading_series,
    needs_heading,
    series_heading,
    series_statement,
)
from normalize.exports.marc_subjects import Places, area_codes, classifications, other_places, subjects
from normalize.exports.marc_titles import titles
from normalize.marc import SUBFIELD, MarcRecord
from normalize.problem import Problem
from normalize.record import Record
from normalize.values.material import material
from normalize.values.text import script_of

_SCRIPTS = {
    "Hani": "/$1", "Jpan": "/$1", "Kore": "/$1", "Cyrl": "/(N", "Arab": "/(3/r", "Hebr": "/(2/r", "Grek": "/(S",
    "Latn": "",
}  # fmt: skip
"""Script and direction behind the number of $6."""
_LINKS = 99
"""$6 has two digits."""


class Written(msgspec.Struct, frozen=True):
    """A record in fields, and what of it could not be written as it was."""

    marc: MarcRecord
    problems: tuple[Problem, ...] = ()


def marc21(entry: Entry, *, with_holdings: bool = False) -> Written:
    """Write a record as MARC 21; holdings (852, 866) only where they are asked for."""
    record = entry.record
    marc = as_marc(leader(record), _fields(entry, with_holdings, ""))
    if record.type == "chart" and material(marc)[0] == "map":
        marc = as_marc(leader(record), _fields(entry, with_holdings, "Nautical chart"))
    return Written(marc, problems_of(entry))


def _fields(entry: Entry, with_holdings: bool, what: str) -> list[tuple[str, str]]:
    """All fields; `what` names in 300 what nothing else in the record says."""
    record = entry.record
    body = [*_numbers(entry), *_description(record, what), *_access(record)]
    body += holdings(record) if with_holdings else []
    return [*_control(entry), *linked(body)]


def as_marc(head: str, fields: Sequence[tuple[str, str]]) -> MarcRecord:
    """Fields and leader as a record."""
    return MarcRecord(head, [tag for tag, _ in fields], [content for _, content in fields])


def _control(entry: Entry) -> list[tuple[str, str]]:
    form = physical_form(entry.record)
    numbers = [
        ("001", plain(entry.id)),
        ("003", entry.agency),
        ("005", timestamp(entry.updated)),
        ("007", form),
        ("008", fixed_data(entry)),
    ]
    return [(tag, text) for tag, text in numbers if text]


def timestamp(updated: str) -> str:
    """005: `20190311091500.0`; empty where the time is not known."""
    digits = re.sub(r"\D", "", updated)[:14]
    return f"{digits.ljust(14, '0')}.0" if len(digits) >= 8 else ""


def members(entry: Entry) -> list[Made]:
    """035: (SOURCE)identifier of each member."""
    return [
        field
        for source, number in entry.members
        for field in made("035", "  ", [("a", f"({source}){number}")])
    ]


def _agencies(entry: Entry) -> list[Made]:
    """040: who made the description ($a $c), who changed it, and who gives it away: we ($d)."""
    first, *others = entry.record.agencies or (entry.agency,)
    later = [each for each in (*others, entry.agency) if each != first]
    return made("040", "  ", [("a", first), ("c", first), *[("d", each) for each in later]])


def _numbers(entry: Entry) -> list[Made]:
    record = entry.record
    found = [*identifiers(record), *members(entry), *coded(record), *_agencies(entry)]
    return [*found, *_languages(record), *area_codes(record), *classifications(record)]


_PARTS = {"summary": "b", "libretto": "e", "contents": "f", "accompanying": "g", "subtitles": "j"}
"""041: what else has a language of its own; MARC 21 has none for titles."""


def _languages(record: Record) -> list[Made]:
    """041, where 008 does not say all."""
    parts = [(_PARTS[each.part], each.language) for each in record.part_languages if each.part in _PARTS]
    if len(record.languages) < 2 and not record.original_languages and not parts:
        return []
    first = "1" if record.original_languages else "0"
    subs = [("a", code) for code in record.languages] + parts
    return made("041", f"{first} ", [*subs, *(("h", code) for code in record.original_languages)])


def _description(record: Record, what: str) -> list[Made]:
    series = record.relations[: leading_series(record)]
    return [
        *main_entry(record),
        *titles(record),
        *edition(record),
        *stated(record),
        *imprints(record),
        *notes(record, early=True),
        *physical(record, what),
        *contents_and_carrier(record),
        *frequency(record),
        *[field for relation in series for field in series_statement(relation)],
        *notes(record),
        *contents(record),
        *abstracts(record),
        *rights(record),
    ]


def _access(record: Record) -> list[Made]:
    count = leading_series(record)
    series, rest = record.relations[:count], record.relations[count:]
    named = 0
    places = Places(record)
    while named < len(rest) and is_named_work(rest[named]):
        named += 1
    return [
        *subjects(record, places),
        *added_entries(record, rest[:named]),
        *other_places(record, places),
        *[field for relation in rest[named:] for field in field_for(relation)],
        *[field for relation in series if needs_heading(relation) for field in series_heading(relation)],
        *links(record),
    ]


def linked(fields: Sequence[Made]) -> list[tuple[str, str]]:
    """The fields, and their twins as 880 behind them, joined by $6."""
    found: list[tuple[str, str]] = []
    twins: list[tuple[str, str]] = []
    for field in fields:
        if not field.twin:
            (twins if field.tag == "880" else found).append((field.tag, field.content))
            continue
        number = len(twins) + 1
        if number > _LINKS:
            found.append((field.tag, field.content))
            twins.append(("880", _with_link(field.twin, f"{field.tag}-00")))
            continue
        script = _SCRIPTS.get(script_of(field.twin), "")
        found.append((field.tag, _with_link(field.content, f"880-{number:02d}")))
        twins.append(("880", _with_link(field.twin, f"{field.tag}-{number:02d}{script}")))
    return found + twins


def _with_link(content: str, link: str) -> str:
    return f"{content[:2]}{SUBFIELD}6{link}{content[2:]}"


def problems_of(entry: Entry) -> tuple[Problem, ...]:
    """A problem for each text with characters that no field can hold."""
    bad = unfit(texts(msgspec.structs.asdict(entry.record)))
    message = "control characters or halves of characters, which no field can hold, became blanks"
    return tuple(Problem("encoding", message, entry.id, text[:100]) for text in bad)


def texts(value: object) -> list[str]:
    """Every text in a value and in what it is made of."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, msgspec.Struct):
        value = msgspec.structs.asdict(value)
    if isinstance(value, dict):
        return [text for each in value.values() for text in texts(each)]
    if isinstance(value, (list, tuple)):
        return [text for each in value for text in texts(each)]
    return []

"""A record as CNMARC (GB/T 33286), as the national library writes it."""

from collections.abc import Sequence

from normalize.builders.cnmarc_type import cnmarc_type
from normalize.exports.cnmarc_agents import agents
from normalize.exports.cnmarc_coded import SCRIPTS, coded_fields, leader
from normalize.exports.cnmarc_fields import (
    classifications,
    imprints,
    notes,
    other_places,
    physical,
    subjects,
)
from normalize.exports.cnmarc_identifiers import identifiers
from normalize.exports.cnmarc_maps import chart, datums
from normalize.exports.cnmarc_relations import relations
from normalize.exports.cnmarc_titles import titles
from normalize.exports.entry import Entry
from normalize.exports.marc21 import Written, as_marc, members, problems_of, timestamp
from normalize.exports.marc_field import Made, Subs, made, plain
from normalize.exports.marc_notes import links
from normalize.exports.marc_punctuation import standing
from normalize.exports.marc_subjects import Places
from normalize.exports.marc_table import field_of
from normalize.marc import SUBFIELD
from normalize.record import Record
from normalize.values.text import has_han, script_of


def cnmarc(entry: Entry, *, with_holdings: bool = False, encoding: str = "utf-8") -> Written:
    """Write a record as CNMARC; holdings (905) only where they are asked for. Field 100 names the encoding."""
    record = entry.record
    series, others = relations(record)
    body = [
        *identifiers(record),
        *members(entry),
        *coded_fields(entry, encoding),
        *datums(record, notes(record)),
        *_description(record, series),
        *others,
        *_access(entry),
    ]
    body += holdings(record) if with_holdings else []
    numbers = [("001", plain(entry.id)), ("003", plain(entry.url)), ("005", timestamp(entry.updated))]
    control = [(tag, text) for tag, text in numbers if text]
    marc = as_marc(leader(record), [*control, *paired(body)])
    if record.type == "chart" and cnmarc_type(marc)[0] == "map":
        body = [*body, *made("608", "  ", [("a", "海图")])]
        marc = as_marc(leader(record), [*control, *paired(body)])
    return Written(marc, problems_of(entry))


def _description(record: Record, series: Sequence[Made]) -> list[Made]:
    return [
        *titles(record),
        *_simple("edition", "205", record.edition, record.edition_original),
        *chart(record),
        *imprints(record),
        *physical(record),
        *series,
        *notes(record),
        *_simple("frequency", "326", record.frequency),
        *[field for text in record.contents for field in made("327", "1 ", [("a", text)])],
        *[field for text in record.abstracts for field in made("330", "  ", [("a", text)])],
        *[field for text in record.rights for field in made("371", "0 ", [("a", text)])],
    ]


def _simple(part: str, tag: str, text: str, original: str = "") -> list[Made]:
    _, indicators = field_of("cnmarc", part)
    twin: Subs = [("a", original)] if original else []
    return made(tag, indicators, [("a", standing(text, ""))], twin)


def _access(entry: Entry) -> list[Made]:
    record = entry.record
    places = Places(record)
    return [
        *subjects(record, places),
        *other_places(record, places),
        *classifications(record),
        *agents(record),
        *_agencies(entry),
        *links(record, "cnmarc"),
    ]


def _agencies(entry: Entry) -> list[Made]:
    """801: who made the description (0), who changed it (2), and who gives it away (3): we."""
    day = entry.updated.replace("-", "")[:8]
    found: list[Made] = []
    for at, agency in enumerate(entry.record.agencies):
        found += made("801", " 0" if at == 0 else " 2", [("a", "CN"), ("b", agency)])
    return found + made("801", " 3", [("a", "CN"), ("b", entry.agency), ("c", day)])


def paired(fields: Sequence[Made]) -> list[tuple[str, str]]:
    """The fields, each that is said in two scripts twice, with one number in $6 and the script in $7."""
    found: list[tuple[str, str]] = []
    number = 0
    for field in fields:
        if not field.twin:
            found.append((field.tag, field.content))
            continue
        number += 1
        # A program that knows nothing of pairs takes the first.
        first = has_han(field.twin) and not has_han(field.content)
        both = (field.twin, field.content) if first else (field.content, field.twin)
        for content in both:
            script = SCRIPTS.get(script_of(content), "zz")
            link = f"{SUBFIELD}6a{number:02d}{SUBFIELD}7{script}"
            found.append((field.tag, f"{content[:2]}{link}{content[2:]}"))
    return found


def holdings(record: Record) -> list[Made]:
    """905, for those who ask for holdings."""
    found: list[Made] = []
    for each in record.holdings:
        copies = str(each.copies or "")
        subs = [
            ("a", each.library),
            *[("b", mark) for mark in each.barcodes],
            ("c", each.location),
            ("s", each.call_number),
            ("f", copies),
            ("v", each.coverage),
            ("y", f"缺{each.missing}" if each.missing else ""),
        ]
        found += made("905", "  ", subs)
    return found

"""Imprint, edition, extent and frequency of MARC 21."""

import re

from normalize.exports.marc_field import Made, made
from normalize.exports.marc_notes import is_accompanying
from normalize.exports.marc_punctuation import ended, spaced, standing
from normalize.exports.marc_table import field_of
from normalize.record import Imprint, Record
from normalize.steps import drop_separator
from normalize.values.text import trim_isbd

_ENDINGS = " :;,/"
_MARKED = (re.compile(r"(?<=[:;,/]) "), re.compile(r"(?<= [:;/]) "))


def trim_imprint(value: str) -> str:
    """What the way in takes off places, names and dates."""
    return value.rstrip(_ENDINGS)


def imprints(record: Record) -> list[Made]:
    """264: a field for all that were published together, then a date that stands in no imprint."""
    found: list[Made] = []
    for group in groups(record.imprints):
        tag, indicators = field_of("marc21", "imprints", group[0].function)
        originals = [each.original for each in group if each.original is not None]
        twin = _subs(originals, "abc") if originals else ()
        found += made(tag, indicators, _subs(group, "abc", record.date.printed), twin)
    if record.date.printed and not any(each.date for each in record.imprints):
        found += _date_alone(record)
    return found


def groups(imprints_of: tuple[Imprint, ...]) -> list[list[Imprint]]:
    """Imprints of one function and date that follow one another, as one field has them."""
    found: list[list[Imprint]] = []
    for each in imprints_of:
        last = found[-1][-1] if found else None
        if last is not None and last.publisher and each.publisher and _together(last, each):
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _together(one: Imprint, other: Imprint) -> bool:
    if (one.function, one.date) != (other.function, other.date):
        return False
    if one.original is None or other.original is None:
        # A twin is matched by its place in the field: it may be missing at the end only.
        return other.original is None
    return one.original.date == other.original.date and bool(
        one.original.publisher and other.original.publisher
    )


def _subs(group: list[Imprint], codes: str, printed: str = "") -> list[tuple[str, str]]:
    """$a $b for each, then the date once, in the pieces that it is printed in."""
    parts: list[tuple[str, str, str]] = []
    for each in group:
        parts += [(codes[0], place, " ;") for place in each.place.split(" ; ")]
        parts.append((codes[1], each.publisher, " :"))
    pieces = date_pieces(group[0].date, printed)
    return _dated([part for part in parts if part[1]], pieces, codes[2])


def date_pieces(date: str, printed: str) -> list[str]:
    """A date in the pieces that it is printed in, as subfields that are joined when they are read."""
    splits = (mark.split(printed) for mark in _MARKED)
    return next((found for found in splits if " ".join(map(trim_imprint, found)) == date), [date])


def _dated(parts: list[tuple[str, str, str]], dates: list[str], code: str) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    for at, (name, value, _) in enumerate(parts):
        last = at + 1 == len(parts)
        mark = parts[at + 1][2] if not last else "," if dates[0] else ""
        pieces.append((name, standing(value, mark, trim_imprint)))
    return [*pieces, *[(code, date) for date in dates[:-1]], (code, ended_date(dates[-1]))]


def ended_date(date: str) -> str:
    """A date with a full stop that is taken off again."""
    return f"{date}." if date and date[-1].isalnum() else date


def _date_alone(record: Record) -> list[Made]:
    """A printed date without an imprint: the copyright's, unless it is the numbering of a serial (362)."""
    printed = record.date.printed
    if any(note.kind == "numbering" and note.value.startswith(printed) for note in record.notes):
        return []
    return made("264", " 4", [("c", printed)])


def edition(record: Record) -> list[Made]:
    """250."""
    original = ended(record.edition_original, trim_isbd)
    return made("250", "  ", [("a", ended(record.edition, trim_isbd))], [("a", original)] if original else ())


def physical(record: Record, what: str = "") -> list[Made]:
    """300; `what` is said in front ($3)."""
    parts = [("a", record.extent, ""), ("b", record.illustrations, " :"), ("c", record.dimensions, " ;")]
    extra = next((note.value[2:] for note in record.notes if is_accompanying(note)), "")
    subs = spaced([*parts, ("e", extra, " +")], _without_separator)
    return made("300", "  ", [("3", what), *subs])


def _without_separator(value: str) -> str:
    return next(iter(drop_separator([value])), "")


def frequency(record: Record) -> list[Made]:
    """310."""
    return made("310", "  ", [("a", standing(record.frequency, ""))])

"""Series, host items, earlier and later titles, other works: 490, 76X-78X of MARC 21."""

import re
from collections.abc import Sequence

from normalize.builders.host_part import host_part
from normalize.exports.marc_agents import named_work
from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_identifiers import is_system_number
from normalize.exports.marc_names import dated_heading
from normalize.exports.marc_punctuation import standing
from normalize.exports.marc_table import field_of
from normalize.record import Identifier, Record, Relation
from normalize.values.names import trim_name

_NUMBERS = {"issn": "x", "isbn": "z", "oclc": "w"}
_QUALIFIER = re.compile(r" \([^()]*\)")
_NAMED_KINDS = ("part", "related")


def is_series_statement(relation: Relation) -> bool:
    """Tell whether a series statement (490) and its heading (8XX) have room for all that the relation says."""
    bare = not (relation.issue or relation.pages) and _is_name(relation.note)
    schemes = [number.scheme for number in relation.identifiers]
    return relation.kind == "series" and bare and bool(relation.title) and schemes in ([], ["issn"])


def is_named_work(relation: Relation) -> bool:
    """Tell whether it is a work that a heading of name and title stands for."""
    bare = not (relation.identifiers or relation.control_number or relation.volume or relation.issue)
    plain = bare and bool(relation.title) and not relation.pages
    return relation.kind in _NAMED_KINDS and plain and _is_name(relation.note)


def _is_name(note: str) -> bool:
    """A note that is empty or a name: no label of a relation, no imprint."""
    bare = _QUALIFIER.sub("", note)
    return not any(mark in bare for mark in (":", ";", "=", "©", " p.")) and len(note) < 100


def leading_series(record: Record) -> int:
    """How many relations at the beginning are series statements: they stand before the notes."""
    count = 0
    while count < len(record.relations) and is_series_statement(record.relations[count]):
        count += 1
    return count


def field_for(relation: Relation) -> list[Made]:
    """The field of a relation behind the subjects: a series there is a heading."""
    if is_series_statement(relation):
        return series_heading(relation)
    if is_named_work(relation):
        return named_work(relation)
    return linking_entry(relation)


def series_statement(relation: Relation) -> list[Made]:
    """490: title, ISSN, volume."""
    tag, indicators = field_of("marc21", "relations", "series")
    subs = _series("a", relation)
    twin = _twin("a", relation)
    return made(tag, f"{'1' if needs_heading(relation) else indicators[0]} ", subs, twin)


def needs_heading(relation: Relation) -> bool:
    """Tell whether there is more to say of a series than its statement holds."""
    return bool(relation.note or relation.control_number)


def series_heading(relation: Relation) -> list[Made]:
    """830, or 800 and 810 below the name of who made the series."""
    number: Subs = [("w", relation.control_number)]
    if not relation.note:
        return made("830", " 0", [*_series("a", relation), *number], _twin("a", relation))
    tag, indicators = ("800", "1 ") if "," in relation.note else ("810", "2 ")
    *before, (code, name) = dated_heading(relation.note) if tag == "800" else [("a", relation.note)]
    subs = [*before, (code, standing(name, ".", trim_name)), *_series("t", relation), *number]
    return made(tag, indicators, subs, _twin("t", relation))


def _twin(code: str, relation: Relation) -> Subs:
    """Title and volume in original script."""
    if not relation.original:
        return []
    return [(code, relation.original), ("v", relation.volume_original or relation.volume)]


def _series(code: str, relation: Relation) -> Subs:
    """Title, ISSN and volume, with marks between."""
    issn = relation.identifiers[0].printed or relation.identifiers[0].value if relation.identifiers else ""
    mark = "," if issn else " ;" if relation.volume else ""
    after = f"{issn} ;" if issn and relation.volume and issn[-1].isalnum() else issn
    return [(code, standing(relation.title, mark)), ("x", after), ("v", standing(relation.volume, ""))]


def linking_entry(relation: Relation) -> list[Made]:
    """76X-78X: title, what part of it, numbers and control number."""
    tag, indicators = field_of("marc21", "relations", relation.kind)
    if relation.kind == "series":
        tag, indicators = "760", "0 "
    rest = relation.note if _is_rest(relation) else ""
    subs = [
        *_labelled(relation.note if not rest else ""),
        ("t", standing(relation.title, ".") if relation.title else ""),
        *_part(relation),
        ("g", rest),
        ("w", relation.control_number),
        *_numbers(relation.identifiers),
    ]
    twin = [("t", relation.original)] if relation.original else []
    return made(tag, indicators, subs, twin)


def _is_rest(relation: Relation) -> bool:
    """Tell whether the note of a host item is what else is said of the part ($g again), and is read as that."""
    if relation.kind != "host" or not relation.note:
        return False
    words = [value for code, value in _part(relation) if code == "g" and value]
    coded = next((value for code, value in _part(relation) if code == "q"), "")
    wanted = (relation.volume, relation.issue, relation.pages, relation.note)
    return host_part([*words, relation.note], coded) == wanted


def _labelled(note: str) -> Subs:
    """$i what the relation is, up to a colon, and $d what else is said."""
    label, colon, rest = note.partition(": ")
    if colon and len(label) < 50:
        return [("i", f"{label}:"), ("d", rest)]
    return [("i", note)] if note.endswith(":") else [("d", note)]


def _part(relation: Relation) -> Subs:
    """$g in words and $q coded (773 only), of which at least one is read as volume, issue and pages again."""
    wanted = (relation.volume, relation.issue, relation.pages)
    if not any(wanted):
        return []
    words = _words(*wanted)
    if relation.kind != "host":
        return [("g", words if host_part([words], "") == (*wanted, "") else ", ".join(filter(None, wanted)))]
    coded = relation.volume + (f":{relation.issue}" if relation.issue else "")
    coded += f"<{relation.pages}" if relation.pages else ""
    for part, code in ((words, coded), (words, ""), ("", coded)):
        if host_part([part] if part else [], code) == (*wanted, ""):
            return [("g", part), ("q", code)]
    return [("g", words), ("q", coded)]


def _words(volume: str, issue: str, pages: str) -> str:
    named = (("vol. ", volume), ("no. ", issue), ("p. ", pages))
    return ", ".join(label + value for label, value in named if value)


def _numbers(identifiers: Sequence[Identifier]) -> list[tuple[str, str]]:
    """Each number; $x is not repeated, so that a second ISSN stands in $o with what it is."""
    found: list[tuple[str, str]] = []
    for code, text in map(_number, identifiers):
        again = code == "x" and any(each[0] == "x" for each in found)
        found.append(("o", f"issn:{text}") if again else (code, text))
    return found


def _number(number: Identifier) -> tuple[str, str]:
    """$x, $z or $w by scheme; $o for others, in words that are read as the same."""
    text = number.printed or number.value
    system = number.scheme == "local" and is_system_number(text)
    code = "w" if system else _NUMBERS.get(number.scheme, "o")
    if code == "o" and number.scheme not in ("doi", "local") and not text.lower().startswith(number.scheme):
        text = f"{number.scheme}:{text}"
    return code, text

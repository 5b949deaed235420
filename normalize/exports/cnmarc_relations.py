"""Series and linked records of CNMARC: 225, and 4XX with the fields of the linked record in $1."""

from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_identifiers import is_system_number
from normalize.exports.marc_punctuation import standing
from normalize.exports.marc_table import field_of
from normalize.record import Record, Relation
from normalize.values.parts import read_part
from normalize.values.text import has_han

_NUMBERS = {"issn": "011  ", "isbn": "010  ", "doi": "01770", "oclc": "035  "}


def relations(record: Record) -> tuple[list[Made], list[Made]]:
    """The series printed in it (225), which stand before the notes, and the fields of all other relations, in order."""
    count = 0
    while count < len(record.relations) and _is_printed_series(record.relations[count]):
        count += 1
    series = [field for relation in record.relations[:count] for field in _series(relation)]
    return series, [field for relation in record.relations[count:] for field in _field(relation, record.type)]


def _is_printed_series(relation: Relation) -> bool:
    schemes = [number.scheme for number in relation.identifiers]
    plain = not (relation.control_number or relation.note or relation.pages) and schemes in ([], ["issn"])
    return relation.kind == "series" and plain and bool(relation.title)


def _field(relation: Relation, kind_of_record: str) -> list[Made]:
    tag, indicators = field_of("cnmarc", "relations", relation.kind)
    if _is_printed_series(relation):
        return _series(relation)
    if relation.kind == "series":
        tag, indicators = "410", " 0"
    if relation.kind == "host" and kind_of_record != "article":
        tag = "461"
    return made(tag, indicators, _embedded(relation), _twin(relation))


def _series(relation: Relation) -> list[Made]:
    """225: the series as printed, with its pinyin in $A."""
    tag, indicators = field_of("cnmarc", "relations", "series")
    issn = next((number.printed or number.value for number in relation.identifiers), "")
    own, latin = _forms(relation) if not relation.volume_original else (relation.title, "")
    tail: Subs = [("v", relation.volume), ("x", issn)]
    numbered = relation.volume_original or relation.volume
    twin: Subs = [("a", relation.original), ("v", numbered)] if relation.original and not latin else []
    return made(tag, indicators, [("a", standing(own, "")), *tail, ("A", latin)], twin)


def _forms(relation: Relation) -> tuple[str, str]:
    """The title, in Han where there is one, and then its pinyin."""
    if relation.original and has_han(relation.original) and not has_han(relation.title):
        return relation.original, relation.title
    return relation.title, ""


def _embedded(relation: Relation) -> Subs:
    """$1 with the tag and indicators of each field of the linked record, its subfields behind it."""
    own, latin = _forms(relation)
    if relation.volume_original:
        own, latin = relation.title, ""
    subs: list[tuple[str, str]] = []
    if relation.control_number:
        subs.append(("1", f"001{relation.control_number}"))
    for number in relation.identifiers:
        text = number.printed or number.value
        system = number.scheme == "local" and is_system_number(text)
        subs += [("1", "035  " if system else _NUMBERS.get(number.scheme, "01780")), ("a", text)]
        subs += [("2", "doi")] if number.scheme == "doi" else []
    volume = _volume(relation)
    if own or volume or relation.note:
        subs += [("1", "2001 "), ("a", standing(own, "")), ("9", latin), ("f", relation.note), ("v", volume)]
    if relation.pages:
        subs += [("1", "215  "), ("a", relation.pages)]
    return subs


def _volume(relation: Relation) -> str:
    """Volume and issue in words that are read as the same again."""
    volume, issue = relation.volume, relation.issue
    if relation.kind != "host" or not (volume or issue):
        return volume
    chinese = (f"第{volume}卷" if volume else "") + (f"第{issue}期" if issue else "")
    english = ", ".join(
        text for text in (f"vol. {volume}" if volume else "", f"no. {issue}" if issue else "") if text
    )
    for words in (chinese, english, volume):
        found = read_part(words) if words else ("", "", "")
        read = (found[0] or ("" if any(found) else words), found[1], relation.pages or found[2])
        if words and (read if any(found) else (words, "", relation.pages)) == (volume, issue, relation.pages):
            return words
    return chinese if issue else volume


def _twin(relation: Relation) -> Subs:
    own, latin = _forms(relation)
    if not relation.original or ((latin or own != relation.title) and not relation.volume_original):
        return []
    return [("1", "2001 "), ("a", relation.original), ("v", relation.volume_original)]

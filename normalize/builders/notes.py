"""Notes by kind."""

from normalize.field import Field
from normalize.marc import MarcRecord, subfields
from normalize.record import Note
from normalize.values.text import clean

_KINDS = {
    "502": "thesis", "504": "bibliography", "506": "access", "508": "other", "511": "other", "518": "event",
    "521": "audience", "530": "other", "533": "other", "538": "access", "541": "source", "546": "language",
    "362": "numbering", "555": "bibliography", "561": "source",
}  # fmt: skip
_CNMARC_KINDS = {
    "207": "numbering", "302": "language", "316": "source", "317": "source", "320": "bibliography", "322": "other",
    "323": "other", "325": "other", "328": "thesis", "333": "audience", "337": "access", "345": "access",
}  # fmt: skip
MARC_21 = {
    "230": "256", "311": "580", "318": "583", "321": "510", "322": "508", "323": "511", "324": "534", "325": "533",
    "332": "524", "334": "586", "336": "516", "337": "538",
}  # fmt: skip
"""Fields of notes in CNMARC and those that say the same in MARC 21, by which a record knows them."""
_USUAL = frozenset((
    "207", "300", "302", "317", "320", "328", "333", "345", "362", "500", "502", "504", "506", "508", "518", "521",
    "546", "561", "590",
))  # fmt: skip
"""The fields that the kinds are written to (`normalize/exports/marc_table.py`), and 590, which is one library's."""


def note(field: Field) -> Note | None:
    """5XX: the text of all listed subfields."""
    return _note(field, _KINDS)


def cnmarc_note(field: Field) -> Note | None:
    """CNMARC 3XX."""
    return _note(field, _CNMARC_KINDS)


def _note(field: Field, kinds: dict[str, str]) -> Note | None:
    subs = field.subs
    if not subs:
        return None
    text = subs[0][1] if len(subs) == 1 else " ".join([value for _, value in subs])
    if field.twin is not None:
        twin = " ".join([value for _, value in field.twin.subs])
        text = f"{text} = {twin}" if twin and twin != text else text
    tag = field.tag if kinds is _KINDS else MARC_21.get(field.tag, field.tag)
    tag = "" if tag in _USUAL else tag
    return Note(text, kinds.get(field.tag, "general"), tag) if text else None


def formatted_contents(field: Field) -> str:
    """505: contents in the order of the field."""
    text = " ".join([value for _, value in field.subs])
    twin = " ".join([value for _, value in field.twin.subs]) if field.twin is not None else ""
    return f"{text} = {twin}" if twin and twin != text else text


def cnmarc_contents(field: Field) -> list[str]:
    """CNMARC 327: each $a a part of the contents."""
    return [value for _, value in field.subs if value]


def accompanying(record: MarcRecord) -> list[Note]:
    """300 $e, CNMARC 215 $e: what comes with it."""
    found: list[Note] = []
    for tag in ("300", "215"):
        for content in record.fields(tag):
            if "\x1fe" in content:
                texts = [clean(value).strip(" +;") for code, value in subfields(content) if code == "e"]
                found += [Note("+ " + " + ".join(filter(None, texts)), "other")] if any(texts) else []
    return found

"""Type and carrier of a CNMARC record, with what the fields for films (115) and electronic resources (135) add."""

from normalize.marc import MarcRecord
from normalize.values.cnmarc_material import cnmarc_material


def cnmarc_type(record: MarcRecord) -> tuple[str, str]:
    """`dataset` where 135 $a begins with a (numeric data), `video` of films, `object` of three-dimensional things."""
    made, carrier = cnmarc_material(record)
    kind = record.leader[6:7]
    if kind == "l" and made == "other" and _begins(record, "135", "a"):
        made = "dataset"
    if carrier == "print":
        if kind == "g" and (_begins(record, "115", "a") or _begins(record, "115", "c")):
            carrier = "video"
        elif kind == "r":
            carrier = "object"
    return made, carrier


def _begins(record: MarcRecord, tag: str, code: str) -> bool:
    return any(value.startswith(code) for value in record.values(tag, "a"))

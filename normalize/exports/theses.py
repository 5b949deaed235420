"""What degree a thesis was written for, as far as its notes say."""

import re

from normalize.record import Record

_MASTER = re.compile(
    r"硕士|碩士|修士|\bmast[eè]r|\bmaestr|\bmaîtrise|\bmagist|\bM\.?\s?(?:A|S|Sc|Phil|Eng|Ed)\b",
    re.IGNORECASE,
)
_DOCTOR = re.compile(r"博士|\bdoct|\bPh\.?\s?D|\bD\.?\s?(?:Sc|Phil)\b|\bdissertation|\bdiss\b", re.IGNORECASE)


def degree(record: Record) -> str:
    """`master`, `doctor`, or nothing where the record does not say."""
    said = " ".join(note.value for note in record.notes if note.kind in ("thesis", "general"))
    if _MASTER.search(said):
        return "master"
    return "doctor" if _DOCTOR.search(said) else ""

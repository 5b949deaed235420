"""MARC 21 records made with pymarc, a writer that is not ours."""

from collections.abc import Iterable

import pymarc


def marc_record(
    number: str, title: str, *, isbn: str = "", author: str = "", subjects: Iterable[str] = ("Oceanography.",),
    original: str = "", year: str = "1999", status: str = "n",
) -> bytes:  # fmt: skip
    """One book in ISO 2709, UTF-8."""
    record = pymarc.Record(force_utf8=True)
    record.leader = pymarc.Leader(f"00000{status}am a2200000 a 4500")
    record.add_field(pymarc.Field("001", data=number))
    record.add_field(pymarc.Field("008", data=f"990101s{year}    xxu           000 0 eng  "))
    if isbn:
        record.add_field(_field("020", a=isbn))
    if author:
        record.add_field(_field("100", "1", a=author))
    record.add_field(_field("245", "10", **({"6": "880-01"} if original else {}), a=title))
    for subject in subjects:
        record.add_field(_field("650", " 0", a=subject))
    if original:
        record.add_field(_field("880", "10", **{"6": "245-01/$1"}, a=original))
    return record.as_marc()


def _field(tag: str, indicators: str = "  ", **subfields: str) -> pymarc.Field:
    first, second = indicators.ljust(2)[:2]
    coded = [pymarc.Subfield(code, value) for code, value in subfields.items()]
    return pymarc.Field(tag, pymarc.Indicators(first, second), coded)

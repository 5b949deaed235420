"""The numbers under which a record is found by those it may match.

Two that can reach the points for merging share a standard number, or their title and a maker, or their title, year and
publisher. Nothing weaker makes a key, so that adding one record to ten million costs a few look-ups.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b

from catalog.matching.names import found_by
from catalog.matching.titles import main_readings, title_forms
from catalog.matching.traits import CONTINUING, numbers_of, other_titles, publishers_of
from normalize.record import Record

PROOFS = ("isbn", "issn", "doi", "lccn", "oclc", "csbn", "cn", "chart")
# Makers beyond these are left out by most libraries.
MOST_NAMES = 4
# As much of a publisher's name as its short form has.
_HAN_PREFIX, _LATIN_PREFIX = 2, 4
_HAN = re.compile(r"[\u3400-\u9fff]")


def candidate_keys(record: Record) -> tuple[int, ...]:
    """64-bit keys, signed as databases store them, in order."""
    return tuple(sorted({_number(text) for text in key_texts(record)}))


def key_texts(record: Record) -> Iterator[str]:
    """What the keys stand for."""
    numbers = numbers_of(record, valid=True)
    for scheme in PROOFS:
        for value in numbers.get(scheme, ()):
            yield f"{scheme}:{value}"
    names = [form for agent in record.agents[:MOST_NAMES] for form in found_by(agent)]
    publishers = sorted({_prefix(form) for form in publishers_of(record)})
    year = "serial" if record.type in CONTINUING else record.date.first
    for form in title_forms(main_readings(record)):
        alike = [name for name in names if _alike_in_script(name, form.han)]
        yield from (f"name:{name}:{form.proper}" for name in alike)
        yield from (
            f"name:{name}:{title}" for name in alike[:1] for title in (form.full, form.opening) if title
        )
        if year is not None:
            yield from (f"year:{year}:{publisher}:{form.proper}" for publisher in publishers)
    for title in set(other_titles(record)):
        yield from (f"name:{name}:{title}" for name in names[:1])


def _alike_in_script(text: str, han: bool) -> bool:
    return (_HAN.search(text) is not None) == han


def _prefix(publisher: str) -> str:
    return publisher[: _HAN_PREFIX if _HAN.match(publisher) else _LATIN_PREFIX]


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)

"""The numbers under which a record is found by those it may match.

Two that can reach the points for merging share a standard number, or their title and a maker, or their title, year and
publisher. Nothing weaker makes a key, so that adding one record to ten million costs a few look-ups.
"""

from collections.abc import Iterator
from hashlib import blake2b

from catalog.matching.names import found_by
from catalog.matching.titles import is_han, key_forms
from catalog.matching.traits import CONTINUING, of_a_set, other_titles, publishers_of
from normalize.record import Record

PROOFS = frozenset({"isbn", "issn", "doi", "lccn", "oclc", "csbn", "cn", "chart"})
# Makers beyond these are left out by most libraries.
MOST_NAMES = 4
# As much of a publisher's name as its short form has.
_HAN_PREFIX, _LATIN_PREFIX = 2, 4


def candidate_keys(record: Record) -> tuple[int, ...]:
    """64-bit keys, signed as databases store them, in order."""
    return tuple(sorted({_number(text) for text in key_texts(record)}))


def key_texts(record: Record) -> Iterator[str]:
    """What the keys stand for."""
    for one in record.identifiers:
        if one.valid and one.scheme in PROOFS and not of_a_set(one):
            yield f"{one.scheme}:{one.value}"
    names = [(form, is_han(form)) for agent in record.agents[:MOST_NAMES] for form in found_by(agent)]
    publishers = sorted({_prefix(form) for form in publishers_of(record)})
    year = "serial" if record.type in CONTINUING else record.date.first
    for form in key_forms(record):
        alike = [name for name, han in names if han == form.han]
        yield from (f"name:{name}:{form.proper}" for name in alike)
        yield from (
            f"name:{name}:{title}" for name in alike[:1] for title in (form.full, form.opening) if title
        )
        if year is not None:
            yield from (f"year:{year}:{publisher}:{form.proper}" for publisher in publishers)
    for title in set(other_titles(record)):
        yield from (f"name:{name}:{title}" for name, _ in names[:1])


def _prefix(publisher: str) -> str:
    return publisher[: _LATIN_PREFIX if publisher.isascii() else _HAN_PREFIX]


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)

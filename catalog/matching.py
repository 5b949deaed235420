"""Which members describe the same publication.

A matcher is a pure function of a component, the members that candidate keys connect: the clusters it makes
depend neither on the order of arrival nor on anything but the records. What decides is behind `Matcher`; how
candidates are found and how clusters become union records stays the same whichever matcher serves.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Protocol

import msgspec

from normalize.folding import fold_key
from normalize.record import Record, Title

PROOFS = frozenset({"isbn", "lccn", "doi"})


class Candidate(msgspec.Struct, frozen=True):
    """A member as a matcher sees it."""

    source: str
    identifier: str
    keys: tuple[int, ...]
    record_json: bytes

    @property
    def name(self) -> tuple[str, str]:
        return self.source, self.identifier

    def record(self) -> Record:
        return msgspec.json.decode(self.record_json, type=Record)


class Matcher(Protocol):
    """Finds candidates by keys and decides among them."""

    def keys(self, record: Record) -> tuple[int, ...]:
        """Numbers that this record shares with every record it could match."""

    def clusters(self, component: Sequence[Candidate]) -> list[list[Candidate]]:
        """The component divided into publications; each candidate in exactly one."""


class AgreementMatcher:
    """One publication: a shared ISBN, LCCN or DOI *and* the same folded title, carrier and volume.

    All of that stands in one key, so that two members match where they share a key.
    """

    def keys(self, record: Record) -> tuple[int, ...]:
        proofs = {
            f"{item.scheme}:{item.value}"
            for item in record.identifiers
            if item.valid and item.scheme in PROOFS
        }
        if not proofs:
            return ()
        titles = {form for title in record.titles if title.kind == "main" for form in _title_forms(title)}
        carrier = record.carrier
        return tuple(sorted({_number(f"{proof}|{carrier}|{title}") for proof in proofs for title in titles}))

    def clusters(self, component: Sequence[Candidate]) -> list[list[Candidate]]:
        leaders: dict[int, int] = {}
        groups: dict[int, list[Candidate]] = {}
        ordered = sorted(component, key=lambda candidate: candidate.name)
        parents = list(range(len(ordered)))
        for place, candidate in enumerate(ordered):
            for key in candidate.keys:
                _join(parents, place, leaders.setdefault(key, place))
        for place, candidate in enumerate(ordered):
            groups.setdefault(_root(parents, place), []).append(candidate)
        return list(groups.values())


def _title_forms(title: Title) -> Iterable[str]:
    """The title proper with its volume, folded, in every script it is given in."""
    form = fold_key(title.value)
    if form:
        yield f"{form}|{_volume(title)}"
    if title.original is not None:
        yield from _title_forms(title.original)


def _volume(title: Title) -> str:
    if not (title.part_number or title.part_name):
        return ""
    return f"{fold_key(title.part_number)}|{fold_key(title.part_name)}"


def _number(text: str) -> int:
    """A 64-bit key as databases store it: signed."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


def _root(parents: list[int], place: int) -> int:
    while parents[place] != place:
        parents[place] = parents[parents[place]]
        place = parents[place]
    return place


def _join(parents: list[int], one: int, other: int) -> None:
    one, other = _root(parents, one), _root(parents, other)
    if one != other:
        parents[max(one, other)] = min(one, other)

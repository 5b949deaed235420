"""The answers of the interface for programs: their shapes, and how they are made."""

from collections.abc import Mapping, Sequence

import msgspec

from catalog.terms import redistributable
from catalog.union import Member, UnionRecord
from index.search import SearchAnswer
from normalize.record import Record
from webapp.labels.facets import ValueLabels
from webapp.presenters.highlights import highlights
from webapp.presenters.people import creator_names
from webapp.presenters.titles import all_forms, plain_title


class IdentifierAnswer(msgspec.Struct, frozen=True):
    """A standard number."""

    scheme: str
    value: str


class MemberKey(msgspec.Struct, frozen=True):
    """Names a source's record."""

    source: str
    identifier: str


class HitAnswer(msgspec.Struct, frozen=True):
    """One record of a page of results. Of one that may not be given away (`withheld`) it has what tells which it is."""

    id: str
    title: str
    titles: list[str]
    creators: list[str]
    year: int | None
    type: str
    language: str | None
    libraries: tuple[str, ...]
    identifiers: list[IdentifierAnswer]
    members: list[MemberKey]
    url: str
    highlight: dict[str, list[str]]
    withheld: bool = False


class FacetAnswer(msgspec.Struct, frozen=True):
    """A value of a facet with its name in the language of the interface."""

    value: str
    label: str
    count: int


class SearchResponse(msgspec.Struct, frozen=True):
    """The answer of `/api/v1/search`."""

    query: str
    total: int
    page: int
    size: int
    took_ms: float
    suggestion: str | None
    widened: bool
    facets: dict[str, list[FacetAnswer]]
    hits: list[HitAnswer]


class LibraryAnswer(msgspec.Struct, frozen=True):
    """A library that holds a record."""

    code: str
    name: str


class RecordResponse(msgspec.Struct, frozen=True):
    """The answer of `/api/v1/records/<id>`."""

    id: str
    revision: int
    url: str
    title: str
    titles: list[str]
    creators: list[str]
    record: Record
    members: tuple[Member, ...]
    libraries: list[LibraryAnswer]
    formerly: tuple[str, ...]
    withheld: tuple[str, ...]


class MemberResponse(msgspec.Struct, frozen=True):
    """The answer of `/api/v1/members/<source>/<identifier>`."""

    record_id: str


class MovedResponse(msgspec.Struct, frozen=True):
    """The answer for a record that was merged: the address of the other."""

    redirect: str


def hit_answer(union: UnionRecord, base: str, terms: Sequence[str]) -> HitAnswer:
    """A union record as a hit, described by what may be given away of it."""
    given = redistributable(union)
    if given is None:
        return _withheld(union, base)
    record = given.record
    return HitAnswer(
        id=union.id,
        title=plain_title(record),
        titles=all_forms(record),
        creators=creator_names(record),
        year=record.date.first,
        type=record.type,
        language=record.languages[0] if record.languages else None,
        libraries=given.libraries,
        identifiers=[IdentifierAnswer(one.scheme, one.value) for one in record.identifiers if one.value],
        members=[MemberKey(one.source, one.identifier) for one in given.members],
        url=f"{base}/records/{union.id}",
        highlight=highlights(record, terms),
    )


def _withheld(union: UnionRecord, base: str) -> HitAnswer:
    record = union.record
    title = plain_title(record)
    return HitAnswer(
        id=union.id,
        title=title,
        titles=[title] if title else [],
        creators=creator_names(record),
        year=record.date.first,
        type=record.type,
        language=None,
        libraries=(),
        identifiers=[],
        members=[],
        url=f"{base}/records/{union.id}",
        highlight={},
        withheld=True,
    )


def facet_answers(answer: SearchAnswer, labels: ValueLabels) -> dict[str, list[FacetAnswer]]:
    """All facets with the names of their values."""
    return {
        name: [FacetAnswer(one.value, labels(name, one.value, one.label), one.count) for one in values]
        for name, values in answer.facets.items()
    }


def hit_answers(answer: SearchAnswer, found: Mapping[str, UnionRecord], base: str) -> list[HitAnswer]:
    """The hits in their order; one withdrawn since the index was fed is left out."""
    return [hit_answer(found[hit.id], base, answer.terms) for hit in answer.hits if hit.id in found]

"""One description of a union record out of its members'."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from normalize.folding import fold_key
from normalize.record import ChartFacts, Holding, Identifier, Record, Subject, Title

Records = Sequence[Record]
"""Members' records, the fullest first."""
Way = Callable[[Records, str], Any]
"""How one field of the union record comes out of its members': the records and the field's name to its value."""


def fullness(record: Record) -> int:
    """How much a record says: its filled fields, and what its longer lists hold."""
    filled = sum(1 for name in record.__struct_fields__ if getattr(record, name))
    twins = sum(1 for title in record.titles if title.original is not None)
    return 3 * filled + 5 * twins + len(record.subjects) + len(record.agents) + len(record.notes)


def merged(records: Records) -> Record:
    """The fullest record, ties by source and identifier, with what the others add to it, field by field as in WAYS."""
    if len(records) == 1:
        return records[0]
    ordered = sorted(records, key=lambda record: (-fullness(record), record.source, record.identifier))
    return Record(**{name: way(ordered, name) for name, way in WAYS.items()})


def with_library(record: Record, library: str) -> Record:
    """The record with the library of its source named in each holding that names none."""
    if not library or all(holding.library for holding in record.holdings):
        return record
    holdings = tuple(_named(holding, library) for holding in record.holdings)
    return msgspec.structs.replace(record, holdings=holdings)


def _named(holding: Holding, library: str) -> Holding:
    return holding if holding.library else msgspec.structs.replace(holding, library=library)


def _of_fullest(records: Records, name: str) -> Any:
    return getattr(records[0], name)


def _first(records: Records, name: str) -> Any:
    """The value of the first record that has one."""
    return next((value for record in records if (value := getattr(record, name))), getattr(records[0], name))


def _known_type(records: Records, name: str) -> str:
    """The value of the first record that says more than `other`."""
    return next((value for record in records if (value := getattr(record, name)) != "other"), "other")


def _dated(records: Records, name: str) -> Any:
    """The first date with a year."""
    return next((date for record in records if (date := getattr(record, name)).first is not None), None) or (
        _of_fullest(records, name)
    )


def _together(first: str) -> Way:
    """The original-script twin of the field `first`: of the record that gives it, else of one that says the same."""

    def twin(records: Records, name: str) -> str:
        value = _first(records, first)
        same = fold_key(value)
        pairs = [(getattr(record, first), getattr(record, name)) for record in records]
        return next((other for said, other in pairs if other and fold_key(said) == same), "")

    return twin


def _union(key: Callable[[Any], Hashable] = lambda value: value) -> Way:
    """What stands in any record, once each by its key."""

    def union(records: Records, name: str) -> tuple[Any, ...]:
        values: dict[Hashable, Any] = {}
        for record in records:
            for value in getattr(record, name):
                values.setdefault(key(value), value)
        return tuple(values.values())

    return union


def _identifier_key(identifier: Identifier) -> Hashable:
    return identifier.scheme, identifier.value, identifier.valid


def _subject_key(subject: Subject) -> Hashable:
    return tuple(fold_key(part) for part in subject.parts)


def _chart(records: Records, name: str) -> ChartFacts | None:
    """The facts of the first record, what it leaves out from the others; a scale keeps the words it is printed in."""
    known = [facts for record in records if (facts := getattr(record, name)) is not None]
    if not known:
        return None
    values = {each: next((v for facts in known if (v := getattr(facts, each))), None) for each in _FACTS}
    scaled = next((facts for facts in known if facts.scale or facts.scale_printed), known[0])
    values |= {each: getattr(scaled, each) for each in ("scale", "scale_printed")}
    return ChartFacts(**{each: value for each, value in values.items() if value is not None})


_FACTS = ChartFacts.__struct_fields__


def _forms(title: Title) -> Iterator[Title]:
    """A title in every script it is given in."""
    yield title
    if title.original is not None:
        yield from _forms(title.original)


def _whole(title: Title) -> str:
    return fold_key(title.value + title.subtitle + title.part_number + title.part_name)


def _titles(records: Records, name: str) -> tuple[Title, ...]:
    """The titles of the fullest, and those that only other members have; their main titles become variants.

    A title that repeats a known one, or a known one without its subtitle, adds nothing.
    """
    base: tuple[Title, ...] = getattr(records[0], name)
    known: set[str] = set()
    for title in base:
        known |= _keys(_forms(title))
    added: list[Title] = []
    for record in records[1:]:
        for title in getattr(record, name):
            forms = list(_forms(title))
            if not {_whole(form) for form in forms} <= known:
                kind = "variant" if title.kind == "main" and base else title.kind
                added.append(msgspec.structs.replace(title, kind=kind))
            known |= _keys(forms)
    return base + tuple(added)


def _keys(forms: Iterable[Title]) -> set[str]:
    return {key for form in forms for key in (_whole(form), fold_key(form.value))}


WAYS: Mapping[str, Way] = {
    "source": _of_fullest,
    "identifier": _of_fullest,
    "datestamp": _of_fullest,
    "format": _of_fullest,
    "type": _known_type,
    "carrier": _of_fullest,
    "titles": _titles,
    "responsibility": _first,
    "responsibility_original": _together("responsibility"),
    "agents": _first,
    "edition": _first,
    "edition_original": _together("edition"),
    "version": _first,
    "imprints": _first,
    "country": _first,
    "date": _dated,
    "extent": _first,
    "illustrations": _first,
    "dimensions": _first,
    "frequency": _first,
    "languages": _union(),
    "original_languages": _union(),
    "identifiers": _union(_identifier_key),
    "subjects": _union(_subject_key),
    "classifications": _union(lambda value: (value.scheme, value.value)),
    "places": _union(),
    "boxes": _union(),
    "chart": _chart,
    "abstracts": _first,
    "contents": _first,
    "notes": _first,
    "relations": _union(),
    "links": _union(),
    "holdings": _union(),
    "rights": _union(),
    "host": _of_fullest,
    "agencies": _union(),
    "part_languages": _union(),
}
"""A line for each field of `Record`; those that are lists of one member's words are not mixed."""

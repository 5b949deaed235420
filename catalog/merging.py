"""One description of a union record out of its members'."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from normalize.folding import fold_key
from normalize.record import Holding, Identifier, Record, Subject, Title


def fullness(record: Record) -> int:
    """How much a record says: its filled fields, and what its longer lists hold."""
    filled = sum(1 for name in record.__struct_fields__ if getattr(record, name))
    twins = sum(1 for title in record.titles if title.original is not None)
    return 3 * filled + 5 * twins + len(record.subjects) + len(record.agents) + len(record.notes)


def merged(records: Sequence[Record]) -> Record:
    """The fullest record, ties by source and identifier, with what the others add to its lists."""
    if len(records) == 1:
        return records[0]
    ordered = sorted(records, key=lambda record: (-fullness(record), record.source, record.identifier))
    base, *others = ordered
    changes: dict[str, Any] = {
        "titles": base.titles + _other_titles(base, others),
        "identifiers": _union(ordered, "identifiers", _identifier_key),
        "subjects": _union(ordered, "subjects", _subject_key),
        "classifications": _union(ordered, "classifications", lambda value: (value.scheme, value.value)),
    }
    for name in (
        "languages",
        "original_languages",
        "places",
        "boxes",
        "links",
        "holdings",
        "relations",
        "rights",
    ):
        changes[name] = _union(ordered, name, lambda value: value)
    for name in ("agents", "abstracts", "contents", "notes", "imprints"):
        changes[name] = next((values for record in ordered if (values := getattr(record, name))), ())
    for name in (
        "responsibility",
        "edition",
        "version",
        "country",
        "extent",
        "dimensions",
        "frequency",
        "chart",
    ):
        changes[name] = next(
            (value for record in ordered if (value := getattr(record, name))), getattr(base, name)
        )
    if base.date.first is None:
        changes["date"] = next(
            (record.date for record in ordered if record.date.first is not None), base.date
        )
    return msgspec.structs.replace(base, **changes)


def with_library(record: Record, library: str) -> Record:
    """The record with the library of its source named in each holding that names none."""
    if not library or all(holding.library for holding in record.holdings):
        return record
    holdings = tuple(_named(holding, library) for holding in record.holdings)
    return msgspec.structs.replace(record, holdings=holdings)


def _named(holding: Holding, library: str) -> Holding:
    return holding if holding.library else msgspec.structs.replace(holding, library=library)


def _union(records: Iterable[Record], name: str, key: Callable[[Any], Hashable]) -> tuple[Any, ...]:
    values: dict[Hashable, Any] = {}
    for record in records:
        for value in getattr(record, name):
            values.setdefault(key(value), value)
    return tuple(values.values())


def _identifier_key(identifier: Identifier) -> Hashable:
    return identifier.scheme, identifier.value, identifier.valid


def _subject_key(subject: Subject) -> Hashable:
    return tuple(fold_key(part) for part in subject.parts)


def _forms(title: Title) -> Iterator[Title]:
    """A title in every script it is given in."""
    yield title
    if title.original is not None:
        yield from _forms(title.original)


def _whole(title: Title) -> str:
    return fold_key(title.value + title.subtitle + title.part_number + title.part_name)


def _other_titles(base: Record, others: Iterable[Record]) -> tuple[Title, ...]:
    """Titles that only other members have; their main titles become variants.

    A title that repeats a known one, or a known one without its subtitle, adds nothing.
    """
    known: set[str] = set()
    added: list[Title] = []
    for record in (base, *others):
        for title in record.titles:
            forms = list(_forms(title))
            if record is not base and not {_whole(form) for form in forms} <= known:
                kind = "variant" if title.kind == "main" and base.titles else title.kind
                added.append(msgspec.structs.replace(title, kind=kind))
            known.update(_whole(form) for form in forms)
            known.update(fold_key(form.value) for form in forms)
    return tuple(added)

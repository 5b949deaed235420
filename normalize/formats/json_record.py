"""Formats in JSON: the table of a format says which path becomes which element."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather
from normalize.formats.json_text import Object, first_text, object_of, values_at
from normalize.formats.mapping import Table


def _nothing_more(_: Object) -> Iterable[Statement]:
    return ()


def _as_it_is(record: Object) -> Object:
    return record


class Layout(msgspec.Struct, frozen=True):
    """How a format is laid out: `kind` are paths of the type, `identifiers` paths of the record's own identifier.

    `inner` finds the description in its envelope; `more` says what needs several values at once.
    """

    table: Table
    kind: tuple[str, ...] = ("type",)
    identifiers: tuple[str, ...] = ("id",)
    inner: Callable[[Object], Object] = _as_it_is
    more: Callable[[Object], Iterable[Statement]] = _nothing_more


def read(data: bytes, layout: Layout) -> Description:
    """Read one record; what is no object gives an empty description with a problem."""
    record, problems = object_of(data)
    if record is None:
        return Description((), "", problems)
    record = layout.inner(record)
    return gather(statements(record, layout), first_text(record, *layout.identifiers), problems)


def statements(record: Object, layout: Layout) -> Iterator[Statement]:
    """What an object says, in the order of the table."""
    kind = first_text(record, *layout.kind).replace(" ", "_")
    for path, rules in layout.table.rules_for(kind).items():
        values = values_at(record, path)
        for rule in rules if values else ():
            for value in values:
                yield from layout.table.apply(rule, value)
    yield from layout.more(record)

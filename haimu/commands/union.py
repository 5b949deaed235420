"""`haimu union`: which records are of one publication, and why."""

import click
import msgspec

from catalog.catalogue import Catalogue
from catalog.matching.explaining import Explanation, Reason, explained
from catalog.matching.points import packaged_points
from catalog.union import Member, Moved, UnionRecord
from haimu.console import fail, plain_errors, print_json
from haimu.opening import opened


@click.group()
def union() -> None:
    """Say which records describe one publication."""


@union.command("explain")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def explain(one: str, other: str, as_json: bool) -> None:
    """Say why A and B are one publication, or are not: points by element. A and B: an hm id or SOURCE/IDENTIFIER."""
    with plain_errors(), opened() as (_, store, _backend):
        catalogue = store.catalogue()
        pairs = [(here, there) for here in _members(catalogue, one) for there in _members(catalogue, other)]
    table = packaged_points()
    found = [
        (here, there, explained(here.record, there.record, table))
        for here, there in pairs
        if _name(here) != _name(there)
    ]
    if not found:
        fail(f"{one} and {other} are the same record: give two different ones.")
    found.sort(key=lambda each: (each[2].stopped, -each[2].total))
    if as_json:
        print_json({"pairs": [_as_json(*each) for each in found]})
        return
    for each in found:
        click.echo(_told(*each))


def _members(catalogue: Catalogue, record_id: str) -> tuple[Member, ...]:
    """The records that an id names; ends the command where there is none."""
    source, slash, identifier = record_id.partition("/")
    union_id = catalogue.union_of_member(source, identifier) if slash else record_id
    found = catalogue.union(union_id) if union_id else None
    if isinstance(found, Moved):
        found = catalogue.union(found.to)
    if not isinstance(found, UnionRecord):
        fail(f"There is no record {record_id}: give an id such as hm0123456789, or SOURCE/IDENTIFIER.")
    if slash:
        return tuple(one for one in found.members if (one.source, one.identifier) == (source, identifier))
    return found.members


def _name(member: Member) -> str:
    return f"{member.source}/{member.identifier}"


def _told(here: Member, there: Member, found: Explanation) -> str:
    if found.stopped:
        outcome = "two publications: something stops them"
    elif found.same:
        outcome = "one publication"
    else:
        outcome = "for a person to decide" if found.total >= found.review else "two publications"
    head = f"{_name(here)} and {_name(there)}: {found.total} points (one publication from {found.merge}): {outcome}."
    return "\n".join((head, *map(_line, found.reasons)))


def _line(reason: Reason) -> str:
    points = "stop" if reason.points is None else f"{reason.points:+d}"
    said = reason.one if reason.one == reason.other else f"{reason.one or '–'} / {reason.other or '–'}"
    return f"  {points:>5}  {reason.en}{f': {said}' if said else ''}"


def _as_json(here: Member, there: Member, found: Explanation) -> dict[str, object]:
    return {"a": _name(here), "b": _name(there), **msgspec.to_builtins(found)}

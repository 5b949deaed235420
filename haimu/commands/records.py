"""`haimu record`: one union record."""

import click

from catalog.terms import redistributable
from catalog.union import Gone, Moved, UnionRecord
from haimu.console import fail, plain_errors, print_json
from haimu.opening import opened


@click.command()
@click.argument("record_id")
def record(record_id: str) -> None:
    """Print a union record with its members as JSON. RECORD_ID: an hm id or SOURCE/IDENTIFIER."""
    with plain_errors(), opened() as (_, store, _backend):
        catalogue = store.catalogue()
        if "/" in record_id:
            source, _, identifier = record_id.partition("/")
            record_id = catalogue.union_of_member(source, identifier) or record_id
        found = catalogue.union(record_id)
        if isinstance(found, Moved):
            found = catalogue.union(found.to)
    if isinstance(found, Gone):
        what = "taken down" if found.taken_down else "withdrawn"
        fail(f"The record {record_id} was {what} on {found.since}.")
    if not isinstance(found, UnionRecord):
        fail(f"There is no record {record_id}: give an id such as hm0123456789, or SOURCE/IDENTIFIER.")
    given = redistributable(found)
    if given is None:
        sources = ", ".join(sorted({one.source for one in found.members}))
        fail(
            f"The record {found.id} may not be given away, by the terms of {sources}: its page on the site shows it."
        )
    print_json(given)

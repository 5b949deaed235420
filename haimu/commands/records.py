"""`haimu record`: one union record."""

import click

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
        fail(f"The record {record_id} was withdrawn on {found.since}.")
    if not isinstance(found, UnionRecord):
        fail(f"There is no record {record_id}: give an id such as hm0123456789, or SOURCE/IDENTIFIER.")
    print_json(found)

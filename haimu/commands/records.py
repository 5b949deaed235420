"""`haimu record`: one union record."""

import sys

import click

from catalog.catalogue import Catalogue
from catalog.entries import entry_of
from catalog.terms import redistributable
from catalog.union import Gone, Moved, UnionRecord
from haimu.console import ATTENTION, fail, plain_errors, print_json, say
from haimu.opening import opened
from normalize.exports.formats import FORMATS, CannotWrite, document


@click.command()
@click.argument("record_id")
@click.option(
    "--format",
    "name",
    type=click.Choice(["json", *FORMATS]),
    default="json",
    show_default=True,
    help="Format of the record.",
)
def record(record_id: str, name: str) -> None:
    """Print a union record, with its members as JSON or in another format. RECORD_ID: an hm id or SOURCE/IDENTIFIER."""
    with plain_errors(), opened() as (_, store, _backend):
        given = _given(store.catalogue(), record_id)
    if name == "json":
        print_json(given)
        return
    try:
        written = document(FORMATS[name], entry_of(given))
    except CannotWrite as fault:
        say(f"haimu: {given.id} cannot be written as {name}: {fault}")
        sys.exit(ATTENTION)
    sys.stdout.buffer.write(written)


def _given(catalogue: Catalogue, record_id: str) -> UnionRecord:
    """The record as it may be given away; ends the command where there is none."""
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
    return given

"""`haimu sources`: where the records come from."""

import click

from haimu.console import plain_errors, print_json
from haimu.opening import opened


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def sources(as_json: bool) -> None:
    """List the sources with their libraries."""
    with plain_errors(), opened() as (_, store, _backend):
        labels = list(store.catalogue().sources().values())
    if as_json:
        print_json({"sources": labels})
        return
    for label in labels:
        click.echo(f"{label.name}\t{label.library}\t{label.zh}\t{label.en}")

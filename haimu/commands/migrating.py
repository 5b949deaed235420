"""`haimu migrate`: the schema of the database."""

import click

from catalog.database import open_database
from catalog.migration import HEAD, upgrade
from haimu.console import plain_errors
from haimu.settings import load_settings


@click.command()
def migrate() -> None:
    """Set up the database or bring its schema up to date."""
    with plain_errors():
        found = upgrade(open_database(load_settings().database_url))
    if found == HEAD:
        click.echo(f"The database has schema {HEAD} already.")
    else:
        click.echo(f"The database has schema {HEAD} now; before, it had {found or 'none'}.")

"""`haimu libraries`: the directory of libraries."""

import click

from catalog.libraries import library_directory
from haimu.console import plain_errors, print_json
from haimu.settings import load_settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def libraries(as_json: bool) -> None:
    """List the libraries of the directory."""
    with plain_errors():
        listed = list(library_directory(load_settings().tables).libraries.values())
    if as_json:
        print_json({"libraries": listed})
        return
    for library in listed:
        click.echo(f"{library.code}\t{library.name_zh}\t{library.name_en}")

"""`haimu index`: the index and the store in step."""

import click

from catalog.outbox import backlog
from haimu.console import plain_errors, print_json, say
from haimu.indexing import Feeder
from haimu.opening import opened
from haimu.rebuilding import rebuild
from haimu.waiting import waits_for
from harvesters.counting import counted


@click.group("index")
def index_group() -> None:
    """Feed, rebuild or inspect the search index."""


@index_group.command("sync")
def sync() -> None:
    """Feed to the index what it has not seen yet."""
    with (
        plain_errors(),
        opened() as (_, store, backend),
        store.locked("index", on_wait=lambda: say(waits_for(store, "index"))),
    ):
        feeder = Feeder(store, backend)
        fed = feeder.feed()
        feeder.settle()
    click.echo(f"{counted(fed, 'union record')} fed to the index.")


@index_group.command("rebuild")
def rebuild_index() -> None:
    """Build a new index beside the old one, then swap."""
    with plain_errors(), opened() as (_, store, backend):
        total = rebuild(store, backend, lambda: say(waits_for(store, "index")))
    click.echo(f"The index was built anew with {counted(total, 'union record')}.")


@index_group.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def index_status(as_json: bool) -> None:
    """Show whether the index belongs to today's analysis and what it still has to learn."""
    with plain_errors(), opened() as (_, store, backend):
        report = {"waiting": backlog(store.engine), "rebuild_needed": not backend.current()}
    if as_json:
        print_json(report)
    else:
        needed = "yes" if report["rebuild_needed"] else "no"
        waiting = counted(report["waiting"], "union record waits", "union records wait")
        click.echo(f"{waiting}; rebuild needed: {needed}")

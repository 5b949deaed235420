"""`haimu damaged`: records in which no field could be read."""

import sys

import click

from catalog.raw_frames import unpack
from haimu.carrier import restored
from haimu.commands.importing import unsearchable
from haimu.console import ATTENTION, fail, plain_errors, print_json, say
from haimu.opening import opened
from haimu.pipeline import Machinery, run
from haimu.settings import load_settings
from haimu.source_list import source_row
from haimu.workers import workers_of
from harvesters.counting import counted


@click.group()
def damaged() -> None:
    """List, show or try again the records that could not be read."""


@damaged.command("list")
@click.argument("source", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def list_damaged(source: str | None, as_json: bool) -> None:
    """List damaged records: number, source, place in its file, reason."""
    with plain_errors(), opened() as (_, store, _backend):
        if source is not None:
            store.source(source)
        rows = list(store.damaged(source))
    if as_json:
        listed = [
            {"number": row.id, "source": row.source, "position": row.position, "reason": row.reason}
            for row in rows
        ]
        print_json({"damaged": listed})
        return
    for row in rows:
        click.echo(f"{row.id}\t{row.source}\trecord {row.position}\t{row.reason}")


@damaged.command("show")
@click.argument("number", type=int)
def show_damaged(number: int) -> None:
    """Write the bytes of a damaged record to standard output, as they came."""
    with plain_errors(), opened() as (_, store, _backend):
        row = next(store.damaged(number=number), None)
    if row is None:
        fail(f"There is no damaged record {number}: `haimu damaged list` lists them.")
    sys.stdout.buffer.write(unpack(row.body))


@damaged.command("retry")
@click.argument("source", required=False)
@click.option(
    "--scope",
    type=click.Choice(["marine", "all"]),
    default="marine",
    show_default=True,
    help="Keep what is marine, or everything.",
)
def retry_damaged(source: str | None, scope: str) -> None:
    """Read damaged records again, after the rules or the readers have learnt something."""
    mended, attention = 0, False
    settings = load_settings()
    with plain_errors(), workers_of(settings) as workers, opened() as (_, store, backend):
        rows = list(store.damaged(source))
        for row in rows:
            report = run(
                [restored(row.body, row.carrier, row.position)], source_row(store, settings, row.source), scope,
                kind="retry", machinery=Machinery(store, backend, workers), say=say,
            )  # fmt: skip
            attention = unsearchable(report) or attention
            if not report.counts["damaged"]:
                store.forget_damaged(row.id)
                mended += 1
    click.echo(f"{mended:,} of {counted(len(rows), 'damaged record')} can be read now.")
    if attention:
        sys.exit(ATTENTION)

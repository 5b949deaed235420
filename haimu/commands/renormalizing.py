"""`haimu renormalize`: read kept records again with today's rules."""

import sys

import click

from haimu.carrier import restored
from haimu.commands.importing import summary, unsearchable
from haimu.console import ATTENTION, plain_errors, say
from haimu.opening import opened
from haimu.pipeline import Machinery, run
from haimu.profiles import profile_of, rules_of
from haimu.settings import load_settings
from haimu.source_list import source_row
from haimu.workers import workers_of


@click.command()
@click.argument("name", required=False)
def renormalize(name: str | None) -> None:
    """Read what is kept of one source, or of all, again where rules, tables or its `holdings` have changed since."""
    attention = False
    settings = load_settings()
    with plain_errors(), workers_of(settings) as workers, opened() as (_, store, backend):
        names = [name] if name else list(store.catalogue().sources())
        for source_name in names:
            source = source_row(store, settings, source_name)
            rules = rules_of(workers.rules, profile_of(source, "", workers.tables).local)
            for scope in ("marine", "all"):
                kept = store.raw_members(source.id, rules, scope)
                records = (
                    restored(row.body, row.carrier, place, row.identifier)
                    for place, row in enumerate(kept, 1)
                )
                report = run(
                    records, source, scope,
                    kind="renormalize", machinery=Machinery(store, backend, workers), say=say,
                )  # fmt: skip
                if report.counts["read"]:
                    click.echo(summary(report))
                attention = unsearchable(report) or attention
    if attention:
        sys.exit(ATTENTION)

"""`haimu status`: health and counts."""

import sys
from typing import Any

import click

from catalog.outbox import backlog
from haimu.console import ATTENTION, plain_errors, print_json
from haimu.opening import opened
from index.errors import IndexProblem


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def status(as_json: bool) -> None:
    """Show how much there is and whether the index is in step."""
    with plain_errors(), opened() as (settings, store, backend):
        counts = store.catalogue().counts()
        report: dict[str, Any] = {
            "home": str(settings.home),
            "union_records": counts.unions,
            "members": store.states(),
            "sources": counts.sources,
            "damaged": store.damaged_total(),
            "waiting_for_the_index": backlog(store.engine),
            "rebuild_needed": None,
            "index_problem": "",
        }
        try:
            report["rebuild_needed"] = not backend.current()
        except IndexProblem as problem:
            report["index_problem"] = str(problem)
    if as_json:
        print_json(report)
    else:
        _tell(report)
    if report["index_problem"]:
        sys.exit(ATTENTION)


def _tell(report: dict[str, Any]) -> None:
    click.echo(f"union records  {report['union_records']:,}")
    for state, number in report["members"].items():
        click.echo(f"members {state.replace('_', ' '):12}  {number:,}")
    click.echo(f"damaged        {report['damaged']:,}")
    click.echo(f"not yet in the index  {report['waiting_for_the_index']:,}")
    if report["rebuild_needed"]:
        click.echo("rebuild needed: the index belongs to an older analysis; run `haimu index rebuild`.")
    if report["index_problem"]:
        click.echo(f"search         {report['index_problem']}")

"""`haimu sources`: where the records come from, how their last runs went, whether they answer."""

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from catalog.store import Store
from haimu.console import ATTENTION, plain_errors, print_json
from haimu.harvesters import harvester_of
from haimu.opening import opened
from haimu.previewing import Preview, previewed
from haimu.settings import load_settings
from haimu.source_list import sources_file
from harvesters.errors import BadSources, HarvestError
from harvesters.harvester import RunLog
from harvesters.source import Source
from harvesters.sources import load_sources

FIRST = 10

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
file_option = click.option(
    "--sources", "file", type=click.Path(path_type=Path), help="Another file than sources.toml."
)


@click.group(invoke_without_command=True)
@file_option
@as_json_option
@click.pass_context
def sources(context: click.Context, file: Path | None, as_json: bool) -> None:
    """List the sources with their last runs; the commands below ask one of them."""
    if context.invoked_subcommand:
        return
    with plain_errors():
        described = load_sources(sources_file(load_settings(), file))
        with opened() as (_, store, _backend):
            rows = _rows(described, store)
    if as_json:
        print_json({"sources": rows})
        return
    for row in rows:
        click.echo("\t".join(_cells(row)))


@sources.command()
@click.argument("name")
@file_option
@as_json_option
def check(name: str, file: Path | None, as_json: bool) -> None:
    """Ask a source whether it answers and what it has to give; nothing is stored."""
    with plain_errors():
        source = _named(name, file)
        try:
            answer = harvester_of(source, RunLog()).check()
        except HarvestError as error:
            click.echo(f"{name} does not answer: {error}", err=True)
            sys.exit(ATTENTION)
    if as_json:
        print_json({"source": name, **msgspec.to_builtins(answer)})
    else:
        click.echo(f"{name}: {answer.title}" if answer.answers else f"{name} does not answer.")
        for what, value in answer.facts:
            click.echo(f"  {what}: {value}")
        for warning in answer.warnings:
            click.echo(f"  ! {warning}")
    if not answer.answers:
        sys.exit(ATTENTION)


@sources.command()
@click.argument("name")
@file_option
@as_json_option
def preview(name: str, file: Path | None, as_json: bool) -> None:
    """Show the first ten records of a source, raw and normalized; nothing is stored."""
    with plain_errors():
        source = _named(name, file)
        log = RunLog()
        shown = list(previewed(source, log, FIRST))
    if as_json:
        print_json({"source": name, "records": [msgspec.to_builtins(one) for one in shown]})
    else:
        for one in shown:
            click.echo(_preview_text(one))
        if not shown:
            click.echo(f"{name} delivered no record.")
    for gap in log.gaps:
        click.echo(gap, err=True)
    if log.gaps or not shown:
        sys.exit(ATTENTION)


def _named(name: str, file: Path | None) -> Source:
    settings = load_settings()
    path = sources_file(settings, file)
    known = load_sources(path, settings.contact)
    if name not in known:
        there = ", ".join(known) or "none"
        raise BadSources(f"{path} has no source named {name!r}; there are: {there}.")
    return known[name]


def _rows(described: dict[str, Source], store: Store) -> list[dict[str, Any]]:
    """Everything known of each source, those of the file first."""
    health = {one.source: one for one in store.health()}
    labels = store.catalogue().sources()
    rows = []
    for name in dict.fromkeys([*described, *labels]):
        source, label, state = described.get(name), labels.get(name), health.get(name)
        row: dict[str, Any] = {"name": name, "protocol": source.protocol if source else "import"}
        row["library"] = source.library if source else label.library if label else ""
        row["zh"] = source.label.zh if source else label.zh if label else ""
        row["en"] = source.label.en if source else label.en if label else ""
        row["schedule"] = source.schedule if source else ""
        row |= (
            msgspec.to_builtins(state) if state else {"state": "new", "last": None, "live": 0, "damaged": 0}
        )
        row.pop("source", None)
        rows.append(row)
    return rows


def _cells(row: dict[str, Any]) -> list[str]:
    last = row["last"]
    told = "never harvested"
    if last:
        told = f"{last['started'][:16].replace('T', ' ')} {row['state']}"
    label = row["zh"] or row["en"]
    return [row["name"], row["protocol"], row["library"], label, f"{row['live']:,} records", told]


def _preview_text(one: Preview) -> str:
    lines = [
        f"--- {one.position}. {one.identifier or '(no identifier)'}: {one.verdict}",
        one.raw.rstrip(),
        "",
    ]
    lines += [f"    {name}: {value}" for name, value in one.fields]
    lines += [f"    ! {problem}" for problem in one.problems]
    return "\n".join(lines)

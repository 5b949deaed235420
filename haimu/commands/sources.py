"""`haimu sources`: where the records come from, how their last runs went, whether they answer."""

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from catalog.libraries import library_directory
from haimu.columns import aligned
from haimu.console import ATTENTION, plain_errors, print_json, say
from haimu.opening import opened
from haimu.own_tables import scope_of
from haimu.previewing import Preview, previewed
from haimu.profiles import layouts_of
from haimu.settings import load_settings
from haimu.source_checking import checked
from haimu.source_health import source_rows, table
from haimu.source_list import load_described, sources_file
from haimu.source_story import source_story, story_lines
from harvesters.errors import BadSources
from harvesters.harvester import RunLog
from harvesters.source import Source
from normalize.local_fields import local_fields

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
        settings = load_settings()
        path = sources_file(settings, file)
        described = load_described(settings, path)
        with opened() as (_, store, _backend):
            rows = source_rows(described, store)
    if as_json:
        print_json({"sources": rows})
    elif not rows:
        say(f"There is no source yet: describe one in {path}; docs/sources.md shows how.")
    else:
        for line in table(rows, shutil.get_terminal_size((100, 24)).columns):
            click.echo(line)
        if any(row["state"] in ("incomplete", "unfinished", "attention", "undecided") for row in rows):
            say("`haimu sources show NAME` tells what was missing, damaged or found.")


@sources.command()
@click.argument("name")
@file_option
@as_json_option
def show(name: str, file: Path | None, as_json: bool) -> None:
    """Show the last runs of a source, what went wrong in the last one, and when its last page was kept."""
    with plain_errors():
        settings = load_settings()
        path = sources_file(settings, file)
        described = load_described(settings, path)
        with opened() as (_, store, _backend):
            story = source_story(name, described, store)
        if story is None:
            raise _unknown(name, path, described)
    if as_json:
        print_json(story)
    else:
        for line in story_lines(story):
            click.echo(line)


@sources.command()
@click.argument("name")
@file_option
@as_json_option
def check(name: str, file: Path | None, as_json: bool) -> None:
    """Ask a source whether it answers and what it has to give; nothing is stored."""
    with plain_errors():
        source = _named(name, file)
        answer = checked(source, library_directory(load_settings().tables))
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
        tables = load_settings().tables
        local = local_fields(source.holdings, layouts_of(tables))
        shown = list(previewed(source, log, FIRST, scope_of(tables), local))
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


@sources.command()
@as_json_option
def layouts(as_json: bool) -> None:
    """List the layouts of holdings that `holdings` in sources.toml, and --holdings, may name."""
    with plain_errors():
        known = layouts_of(load_settings().tables).values()
    if as_json:
        print_json({"layouts": [msgspec.to_builtins(one) for one in known]})
    else:
        for line in aligned([(one.name, one.line, one.used) for one in known]):
            click.echo(line)


def _named(name: str, file: Path | None) -> Source:
    settings = load_settings()
    path = sources_file(settings, file)
    known = load_described(settings, path)
    if name not in known:
        raise _unknown(name, path, known)
    return known[name]


def _unknown(name: str, path: Path, known: Iterable[str]) -> BadSources:
    there = ", ".join(known) or "none"
    return BadSources(f"{path} has no source named {name!r}; there are: {there}.")


def _preview_text(one: Preview) -> str:
    lines = [
        f"--- {one.position}. {one.identifier or '(no identifier)'}: {one.verdict}",
        one.raw.rstrip(),
        "",
    ]
    lines += [f"    {name}: {value}" for name, value in one.fields]
    lines += [f"    ! {problem}" for problem in one.problems]
    lines += [f"    ? {hint}" for hint in one.hints]
    return "\n".join(lines)

"""`haimu import`: files of records."""

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from haimu.console import ATTENTION, ProgressLine, plain_errors, print_json, say
from haimu.opening import opened
from haimu.pipeline import Machinery, RunReport, run
from haimu.settings import load_settings
from haimu.source_list import holdings_for, source_named, store_source
from haimu.workers import workers_of
from harvesters.counting import counted
from harvesters.files import describe_file, read_columns, read_file
from harvesters.source import Source
from normalize.raw import Damaged, Deleted, RawRecord

Deliveries = Iterator[RawRecord | Deleted | Damaged]


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--source", required=True, help="Name of the source; a new name makes a new source.")
@click.option("--format", "carrier", help="Format of the files; left out: read off each file.")
@click.option("--encoding", help="Encoding of the records; left out: read off each record.")
@click.option(
    "--columns",
    "columns_file",
    type=click.Path(path_type=Path),
    help="Which column of a table holds what: lines of an element, a tab and the name of the column.",
)
@click.option(
    "--scope",
    type=click.Choice(["marine", "all"]),
    help="Keep what is marine, or everything; left out: marine.",
)
@click.option(
    "--holdings",
    help="In which fields the records have their holdings: a layout (`haimu sources layouts`), "
    "a line such as '949 library=m number=a', or none; left out: as the last time.",
)
@click.option("--library", help="Code of the library that the records come from.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as one JSON object.")
def import_files(  # noqa: PLR0913, PLR0917  click hands over one argument an option
    files: tuple[Path, ...],
    source: str,
    carrier: str | None,
    encoding: str | None,
    columns_file: Path | None,
    scope: str | None,
    holdings: str | None,
    library: str | None,
    as_json: bool,
) -> None:
    """Import files of bibliographic records. What is left out is as `sources.toml` has it for the source."""
    with plain_errors():
        if not source.strip():
            raise click.UsageError("The name of the source is empty.")
        settings = load_settings()
        known = source_named(settings, source) or Source(name=source, protocol="file")
        local = holdings_for(settings, known, holdings)
        form, code = carrier or known.format, encoding or known.encoding
        columns = read_columns(columns_file) if columns_file else known.columns
        readings = [_begun(read_file(file, format=form, encoding=code, columns=columns)) for file in files]
        kinds = [describe_file(file, format=form, encoding=code, columns=columns) for file in files]
        with workers_of(settings) as workers, opened() as (_, store, backend):
            for kind in kinds:
                say(kind.sentence)
            line = ProgressLine(files)
            try:
                report = run(
                    chain.from_iterable(readings),
                    store_source(store, known, library, local),
                    scope or known.scope,
                    kind="import",
                    machinery=Machinery(store, backend, workers),
                    progress=line,
                    say=say,
                )
            finally:
                line.close()
        _tell(report, as_json)


def _begun(reading: Deliveries) -> Deliveries:
    """Reads the first record at once, so that an unreadable file is refused before anything is stored."""
    first = next(reading, None)
    return chain((first,), reading) if first is not None else reading


def _tell(report: RunReport, as_json: bool) -> None:
    if as_json:
        print_json(report.as_json())
    else:
        click.echo(summary(report))
        for problem in report.problems[:10]:
            place = problem["identifier"] or f"record {problem['position']}"
            say(f"  {place}: {problem['message']}")
        if len(report.problems) > 10:
            say(f"  and {counted(report.counts['problems_total'] - 10, 'more problem')}; --json lists them.")
    if unsearchable(report) or report.counts["damaged"]:
        sys.exit(ATTENTION)


def unsearchable(report: RunReport) -> bool:
    """Whether the index could not be fed; says so."""
    if report.index_problem:
        say(f"Everything was kept, but cannot be searched yet: {report.index_problem}")
    return bool(report.index_problem)


def summary(report: RunReport) -> str:
    """The counts of a run in one line."""
    return counts_line(report.source, report.counts, report.seconds)


def counts_line(source: str, counts: dict[str, int], seconds: float) -> str:
    """The counts in one line, those that are zero left out."""
    parts = [f"read {counts['read']:,}"]
    names = ("accepted", "updated", "unchanged", "deleted", "out_of_scope", "damaged")
    parts += [
        f"{name.replace('_', ' ')} {counts[name]:,}" for name in names if counts[name] or name == "accepted"
    ]
    made, joined = counts["union_created"], counts["union_joined"]
    unions = [f"{made:,} new union record{'s' * (made > 1)}"] if made else []
    unions += [f"{joined:,} joined one that was there"] if joined else []
    return f"{source}: {' · '.join(parts)} ({'; '.join([*unions, f'{seconds:.1f} s'])})"

"""`haimu harvest`: bring in what the sources have."""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from types import FrameType

import click

from catalog.store import Store
from haimu.commands.importing import counts_line
from haimu.console import ATTENTION, INTERRUPTED, plain_errors, print_json, say
from haimu.harvesting import Harvest, HarvestReport
from haimu.opening import opened
from haimu.pipeline import Machinery
from haimu.progress import HarvestLines
from haimu.settings import load_settings
from haimu.source_health import is_running
from haimu.source_list import load_described, sources_file
from haimu.source_run import Order
from haimu.waiting import Waiting
from haimu.workers import workers_of
from harvesters.counting import counted
from harvesters.errors import BadSources
from harvesters.schedule import is_due, schedule_of
from harvesters.source import Source

MOST_SHOWN = 5


@click.command()
@click.argument("names", nargs=-1)
@click.option("--full", is_flag=True, help="Ask for everything again, not only for what is new.")
@click.option(
    "--limit", default=0, type=click.IntRange(min=0), help="Stop after so many records of a source."
)
@click.option("--due", is_flag=True, help="Only sources whose schedule says that it is time.")
@click.option("--accept-drop", is_flag=True, help="Remove what a source has no more, however much that is.")
@click.option("--sources", "file", type=click.Path(path_type=Path), help="Another file than sources.toml.")
@click.option("--json", "as_json", is_flag=True, help="Print the runs as one JSON object.")
def harvest(
    names: tuple[str, ...],
    full: bool,
    limit: int,
    due: bool,
    accept_drop: bool,
    file: Path | None,
    as_json: bool,
) -> None:
    """Harvest the named sources, or all, from where their last runs stopped."""
    with plain_errors():
        settings = load_settings()
        path = sources_file(settings, file)
        chosen = _chosen(load_described(settings, path), names, path)
        with workers_of(settings) as workers, opened() as (_, store, backend):
            wanted = [source for source in chosen if not due or _due(source, store)]
            order = Order(full=full, limit=limit, accept_drop=accept_drop, cache=settings.home / "cache")
            run = Harvest(Machinery(store, backend, workers), order)
            with HarvestLines(run.runs) as lines, Waiting(store, lines.tell):
                _stop_gently(run, lines)
                reports = run.all(wanted, lines)
    _tell(reports, run.index_problem, as_json)


def _chosen(sources: dict[str, Source], names: tuple[str, ...], path: Path) -> list[Source]:
    if not sources:
        raise BadSources(f"{path} names no source: write one; docs/sources.md shows how.")
    for name in names:
        if name not in sources:
            raise BadSources(f"{path} has no source named {name!r}; there are: {', '.join(sources)}.")
    return [sources[name] for name in dict.fromkeys(names)] if names else list(sources.values())


def _due(source: Source, store: Store) -> bool:
    schedule = schedule_of(source.schedule)
    if schedule is None:
        return False
    last = next(iter(store.runs(source.name, most=1)), None)
    if last and last.ended is None and is_running(store, source.name):
        return False
    started = datetime.fromisoformat(last.started) if last else None
    return is_due(schedule, started, bool(last and last.complete), datetime.now().astimezone())


def _stop_gently(run: Harvest, lines: HarvestLines) -> None:
    """The first Ctrl-C, or SIGTERM, ends every source at its next page; a second Ctrl-C at once."""

    def end(_number: int, _frame: FrameType | None) -> None:
        # A thread may wait for an answer for minutes. To die at any moment loses nothing.
        lines.close()
        say("haimu: Stopped at once: the next run goes on from the last page that was kept.")
        os._exit(INTERRUPTED)

    def stop(_number: int, _frame: FrameType | None) -> None:
        lines.note("Stopping after the pages at hand; Ctrl-C once more stops at once.")
        run.stop()
        signal.signal(signal.SIGINT, end)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)


def _tell(reports: list[HarvestReport], index_problem: str, as_json: bool) -> None:
    if as_json:
        unsearchable = {"index_problem": index_problem} if index_problem else {}
        print_json({"runs": [report.as_json() for report in reports], **unsearchable})
    else:
        for report in reports:
            _tell_one(report)
    if index_problem:
        say(f"Everything was kept, but cannot be searched yet: {index_problem}")
    if index_problem or any(report.attention for report in reports):
        sys.exit(ATTENTION)


def _is_told(message: str, told: str) -> bool:
    without_place = message.partition(": ")[2]
    return message in told or (bool(without_place) and without_place in told)


def _tell_one(report: HarvestReport) -> None:
    state = "complete" if report.complete else "NOT COMPLETE" if report.gaps else "stopped at the limit"
    click.echo(f"{counts_line(report.source, report.counts, report.seconds)}; {state}")
    for gap in report.gaps:
        say(f"  {gap}")
    # A finding that made the run incomplete has been told as a gap.
    told = " ".join(report.gaps)
    shown = [one for one in report.problems if not _is_told(one["message"], told)]
    for problem in shown[:MOST_SHOWN]:
        record = f"record {problem['position']}" if problem["position"] else ""
        place = problem["identifier"] or record
        say(f"  {place}: {problem['message']}" if place else f"  {problem['message']}")
    if report.problems_total > MOST_SHOWN:
        say(f"  {counted(report.problems_total, 'problem')} in all; --json lists them.")

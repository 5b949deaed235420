"""Live lines of a harvest, one for each source; silent where stderr is no terminal."""

import sys
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import click

from harvesters.harvester import RunLog


class HarvestLines:
    """Call it now and then; it draws the lines of `runs` anew over the old ones."""

    def __init__(self, runs: Mapping[str, "RunProgress"]) -> None:
        self._runs = runs
        self._drawn = 0
        self._shown = sys.stderr.isatty()

    def __call__(self) -> None:
        if not self._shown:
            return
        lines = [line(name, run) for name, run in sorted(self._runs.items())]
        up = f"\033[{self._drawn}A" if self._drawn else ""
        click.echo(up + "".join(f"\r\033[K{text}\n" for text in lines), nl=False, err=True)
        self._drawn = len(lines)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self()


class RunProgress:
    """How far a run is: its log, and the records and damaged records that have been kept."""

    def __init__(self, log: RunLog) -> None:
        self.log = log
        self.read = self.damaged = 0
        self.ended: float | None = None
        self._started = time.monotonic()

    @property
    def seconds(self) -> float:
        return (self.ended or time.monotonic()) - self._started


def line(name: str, run: RunProgress) -> str:
    """`nlc  1,200 of 5,000 records · 45 a second · 12 pages · 3 damaged · about 2 min left`."""
    rate = run.read / max(run.seconds, 0.001)
    total = f" of {run.log.announced:,}" if run.log.announced else ""
    parts = [f"{run.read:,}{total} records", f"{rate:,.0f} a second", f"{run.log.pages:,} pages"]
    if run.damaged:
        parts.append(f"{run.damaged:,} damaged")
    if run.log.retries:
        parts.append(f"{run.log.retries:,} tries again")
    if run.ended:
        parts.append("done" if run.log.complete else "not complete")
    elif run.log.announced and rate and run.read < run.log.announced:
        parts.append(f"about {_duration((run.log.announced - run.read) / rate)} left")
    return f"{name}  {' · '.join(parts)}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"

"""Live lines of a harvest, one for each source that is being asked; silent where stderr is no terminal."""

import os
import sys
import threading
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import click

from haimu.columns import aligned, cut
from harvesters.counting import counted
from harvesters.harvester import RunLog

LONGEST_NAME = 24


class HarvestLines:
    """Call it now and then; it draws the lines of `runs` anew over the old ones, and takes them away at its end."""

    def __init__(self, runs: Mapping[str, "RunProgress"]) -> None:
        self._runs = runs
        self._drawn = 0
        self._notes: list[str] = []
        # A signal may come while its own thread draws.
        self._pen = threading.RLock()
        self._shown = sys.stderr.isatty()

    def __call__(self) -> None:
        if self._shown:
            columns, rows = _size_of_terminal()
            # What is wider or higher than the terminal could not be drawn over.
            self._draw([cut(text, columns - 1) for text in lines(dict(self._runs), rows - 2)])

    def note(self, text: str) -> None:
        """Say something that stays, above the lines, when they are drawn next."""
        if self._shown:
            self._notes.append(text)
        else:
            click.echo(text, err=True)

    def tell(self, text: str) -> None:
        """The same at once; any thread may."""
        self.note(text)
        self()

    def close(self) -> None:
        """Take the lines away."""
        if self._shown:
            self._draw([])

    def _draw(self, block: list[str]) -> None:
        with self._pen:
            said, self._notes = self._notes, []
            up = f"\033[{self._drawn}A" if self._drawn else ""
            text = "".join(f"{one}\n" for one in (*said, *block))
            click.echo(f"{up}\r\033[J{text}", nl=False, err=True)
            self._drawn = len(block)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


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


def lines(runs: Mapping[str, RunProgress], most: int) -> list[str]:
    """A line for each run under way, and one for those that have ended; `most` lines in all."""
    running = sorted(name for name, run in runs.items() if run.ended is None)
    ended = len(runs) - len(running)
    shown = running[: max(most - 1, 1)]
    told = aligned([(cut(name, LONGEST_NAME), line(runs[name])) for name in shown]) if shown else []
    more = len(running) - len(shown)
    rest = [counted(more, "more is running", "more are running")] if more else []
    rest += [f"{ended:,} done"] if ended else []
    return [*told, *([" · ".join(rest)] if rest else [])]


def line(run: RunProgress) -> str:
    """`1,200 of 5,000 records · 45 a second · 12 pages · 3 damaged · about 2 min left`."""
    rate = run.read / max(run.seconds, 0.001)
    total = f" of {run.log.announced:,}" if run.log.announced else ""
    unit = "record" if (run.log.announced or run.read) == 1 else "records"
    parts = [f"{run.read:,}{total} {unit}", f"{rate:,.0f} a second", counted(run.log.pages, "page")]
    if run.damaged:
        parts.append(f"{run.damaged:,} damaged")
    if run.log.retries:
        parts.append(f"asked again {counted(run.log.retries, 'time')}")
    if run.log.announced and rate and run.read < run.log.announced:
        parts.append(f"about {_duration((run.log.announced - run.read) / rate)} left")
    return " · ".join(parts)


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _size_of_terminal() -> tuple[int, int]:
    """Columns and rows of the terminal that stderr is."""
    try:
        columns, rows = os.get_terminal_size(sys.stderr.fileno())
    except (OSError, ValueError):
        return 80, 24
    return columns or 80, rows or 24

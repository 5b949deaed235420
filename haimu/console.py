"""How the command line speaks: one plain sentence for an error, progress on a terminal, JSON on demand."""

import sys
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec
from sqlalchemy.exc import SQLAlchemyError

from catalog.errors import CatalogError
from haimu.settings import SettingsError
from harvesters.counting import records
from harvesters.errors import HarvestError
from index.errors import IndexProblem

ATTENTION = 1
COULD_NOT_RUN = 2
INTERRUPTED = 130  # as shells have it: 128 and the number of the signal
BAR_WIDTH = 24


def say(text: str) -> None:
    """A sentence for the person; never on stdout, which belongs to results."""
    click.echo(text, err=True)


def fail(sentence: str) -> NoReturn:
    """End the command: it could not run."""
    say(f"haimu: {sentence}")
    sys.exit(COULD_NOT_RUN)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turns what the packages raise into one sentence and exit code 2."""
    try:
        yield
    except (CatalogError, HarvestError, IndexProblem, SettingsError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        say("\nhaimu: Stopped: what was kept before stays, run the command again.")
        sys.exit(INTERRUPTED)
    except BrokenProcessPool:
        fail("A worker process died, perhaps for want of memory: what was kept stays, run the command again.")
    except SQLAlchemyError as error:
        cause = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        fail(f"The database failed ({cause}): what was kept before stays, run the command again.")


def print_json(value: Any) -> None:
    """Exactly one JSON object on stdout."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())


class ProgressLine:
    """One line that tells how far a run is; silent where stderr is no terminal."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        self._total = sum(file.stat().st_size for file in files if file.suffix != ".gz")
        self._known = all(file.suffix != ".gz" for file in files)
        self._started = time.monotonic()
        self._shown = sys.stderr.isatty()

    def __call__(self, read: int, size: int) -> None:
        if not self._shown:
            return
        rate = read / max(time.monotonic() - self._started, 0.001)
        bar = ""
        if self._known and self._total:
            done = min(size / self._total, 1.0)
            full = round(done * BAR_WIDTH)
            bar = f"{'█' * full}{'·' * (BAR_WIDTH - full)} {done:4.0%}  "
        click.echo(f"\r{bar}{records(read)}, {rate:,.0f} a second ", nl=False, err=True)

    def close(self) -> None:
        if self._shown:
            click.echo("\r\033[K", nl=False, err=True)

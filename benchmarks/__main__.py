"""The command line of the benchmarks."""

import json
import sys
from pathlib import Path

import click

from benchmarks import files as reading
from benchmarks import harvest as harvesting
from benchmarks import ingest as ingesting
from benchmarks import normalizing
from benchmarks import search as searching
from benchmarks import validate as validating
from benchmarks.load_set import DEFAULT_FILE, LoadSetError

FILE = click.option(
    "--file",
    "source",
    type=click.Path(path_type=Path),
    default=DEFAULT_FILE,
    help="ISO 2709 records, plain or gzipped.",
)
SIZE = click.option(
    "--size", default=0, help="Take only so many records, or repeat the file to get more; 0: all."
)
REPEAT = click.option("--repeat", default=5, show_default=True, help="Runs; the figures are medians.")


@click.group()
def main() -> None:
    """Measure Haimu and, in the same run, its peers; one JSON object on stdout."""


@main.command()
@FILE
@SIZE
@REPEAT
@click.option("--zebra/--no-zebra", default=True, show_default=True, help="Run Debian's zebraidx too.")
def ingest(source: Path, size: int, repeat: int, zebra: bool) -> None:
    """From a file to searchable, beside Debian's zebraidx on the same file."""
    _print(lambda: ingesting.measure(source, size, repeat, with_zebra=zebra))


@main.command()
@FILE
@SIZE
@REPEAT
@click.option("--queries", default=1000, show_default=True, help="How many different queries.")
@click.option("--home", type=click.Path(path_type=Path), help="A home already loaded, instead of a new one.")
def search(source: Path, size: int, repeat: int, queries: int, home: Path | None) -> None:
    """Real queries over HTTP, with and without facets."""
    _print(lambda: searching.measure(source, size, repeat, queries, home))


@main.command()
@FILE
@click.option("--size", default=50_000, show_default=True, help="How many records the server has.")
@REPEAT
def harvest(source: Path, size: int, repeat: int) -> None:
    """Over OAI-PMH from loopback to the store, beside plain sickle with pymarc."""
    _print(lambda: harvesting.measure(source, size, repeat))


@main.command()
@click.option("--megabytes", default=3000, show_default=True, help="The size of the largest files.")
@click.option("--kind", "kinds", multiple=True, help="Only this kind of file; may be repeated.")
def files(megabytes: int, kinds: tuple[str, ...]) -> None:
    """Peak memory of reading large files, and files of a third of their size."""
    _print(lambda: reading.measure(megabytes, kinds))


@main.command()
@FILE
@SIZE
@REPEAT
def validate(source: Path, size: int, repeat: int) -> None:
    """`haimu validate` with reports as JSON, CSV and a page."""
    _print(lambda: validating.measure(source, size, repeat))


@main.command("normalize")
@FILE
@SIZE
@REPEAT
def normalize_command(source: Path, size: int, repeat: int) -> None:
    """From bytes to records on one core, beside pymarc, which only parses."""
    _print(lambda: normalizing.measure(source, size, repeat))


def _print(measure: "ingesting.Measurement") -> None:
    try:
        print(json.dumps(measure(), indent=1, ensure_ascii=False))
    except LoadSetError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")

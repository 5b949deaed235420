"""`haimu export`: the catalogue, or what a query finds, in a format that other programs read."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from catalog import outbox
from catalog.store import Store
from haimu.console import ATTENTION, fail, plain_errors, print_json, say
from haimu.exporting import JSON, Exported, export
from haimu.found import found_ids
from haimu.opening import opened
from harvesters.counting import counted
from index.backend import SearchBackend
from normalize.exports.formats import FORMATS

UNIONS_AT_ONCE = 2_000
LISTED = 100
READABLE_BY_ALL = 0o666


@click.command("export")
@click.option("--query", default="", help="Only the records that this query finds; without it, all.")
@click.option(
    "--format", "name", type=click.Choice(["json", *FORMATS]), required=True, help="Format of the records."
)
@click.option(
    "--encoding",
    type=click.Choice(["utf-8", "gb18030"]),
    default="utf-8",
    show_default=True,
    help="Encoding of the records.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file; without it, the standard output.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object that reports; needs --output.")
def export_command(query: str, name: str, encoding: str, output: Path | None, as_json: bool) -> None:
    """Write union records to a file or to the standard output.

    Records that may not be given away by the terms of their sources are left out and counted. A record that has no
    place in the format, such as one too long for ISO 2709, is listed, and the exit code is 1. The file appears under
    its name when it is whole.
    """
    format_ = JSON if name == "json" else FORMATS[name]
    if as_json and output is None:
        fail("With --json the standard output holds the report: say by --output where the records go.")
    if format_.utf8_only and encoding != "utf-8":
        fail(f"The format {name} is always in UTF-8: leave out --encoding.")
    with plain_errors(), opened() as (_, store, backend), _sink(output) as sink:
        report = export(store.catalogue(), _ids(store, backend, query), format_, encoding, sink)
    if as_json:
        print_json(report)
    _tell(report)
    if report.unwritten:
        sys.exit(ATTENTION)


def _ids(store: Store, backend: SearchBackend, query: str) -> Iterator[str]:
    """What the query finds, or every live union record in the order of the ids."""
    if query.strip():
        yield from found_ids(backend, query)
        return
    after = ""
    while live := outbox.live_ids(store.engine, after, UNIONS_AT_ONCE):
        yield from (change.union_id for change in live)
        after = live[-1].union_id


@contextmanager
def _sink(output: Path | None) -> Iterator[BinaryIO]:
    """The standard output, a device or pipe, or a file that takes its name when all is written."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = output.resolve()
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as sink:
                yield sink
        else:
            with _new_file(target) as sink:
                yield sink
    except OSError as error:
        fail(f"{output} cannot be written ({error.strerror}): name a file in a folder with room for it.")


@contextmanager
def _new_file(target: Path) -> Iterator[BinaryIO]:
    """A file beside the target, which it replaces at the end; it leaves nothing behind where that is not reached."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    partial = Path(name)
    try:
        with os.fdopen(handle, "wb") as sink:
            yield sink
            sink.flush()
            os.fsync(sink.fileno())
        umask = os.umask(0)
        os.umask(umask)
        partial.chmod(READABLE_BY_ALL & ~umask)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def _tell(report: Exported) -> None:
    written = counted(report.written, "record")
    say(f"{written} of {report.found:,} written as {report.format}, {report.encoding}.")
    if report.withheld:
        kept = counted(report.withheld, "record")
        say(f"{kept} left out: the terms of their sources do not let them be given away.")
    if report.gone:
        gone = counted(report.gone, "record")
        say(f"{gone} left out: found by the search, but no longer in the catalogue.")
    for one in report.unwritten[:LISTED]:
        say(f"{one.id} was not written: {one.reason}")
    if len(report.unwritten) > LISTED:
        say(f"... and {len(report.unwritten) - LISTED:,} more were not written.")

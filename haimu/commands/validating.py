"""`haimu validate`: the same reading and checks as `import`, storing nothing."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import msgspec

from haimu.console import ATTENTION, ProgressLine, plain_errors, print_json, say
from haimu.own_tables import scope_of
from haimu.settings import load_settings
from haimu.source_list import holdings_given
from haimu.validation.judged import Found, Judged, Judging
from haimu.validation.layout_hints import likely_layouts
from haimu.validation.lines import languages_of, summary_object
from haimu.validation.locating import Locator
from haimu.validation.own_checks import checks_of
from haimu.validation.report_files import reports
from haimu.validation.standard_input import as_file
from haimu.validation.tally import Tally, place
from harvesters.files import describe_file, read_columns, read_file
from normalize.checks.coverage import Coverage
from normalize.local_fields import packaged_layouts
from normalize.normalizer import SourceProfile
from normalize.raw import Deleted

MOST_LISTED = 1000
"""So many problems stand in the answer of --json; --report has all."""
MOST_SHOWN = 20
RECORDS_BETWEEN_SIGNS = 500


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "carrier", default="auto", show_default=True, help="Format of the files.")
@click.option("--encoding", default="auto", show_default=True, help="Encoding of the records.")
@click.option(
    "--columns",
    "columns_file",
    type=click.Path(path_type=Path),
    help="Which column of a table holds what: lines of an element, a tab and the name of the column.",
)
@click.option(
    "--scope",
    type=click.Choice(["marine", "all"]),
    default="marine",
    show_default=True,
    help="Judge whether a record is marine, or take everything.",
)
@click.option(
    "--holdings", default="", help="In which fields the records have their holdings; as for import."
)
@click.option("--explain-scope", is_flag=True, help="Say for each record why it is in or out of scope.")
@click.option("--coverage", is_flag=True, help="List the fields and subfields that no rule reads.")
@click.option(
    "--report",
    "report_files",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write every problem into a .json or .csv file, or a page for people into an .html file; may be repeated.",
)
@click.option(
    "--language",
    type=click.Choice(["zh", "en"]),
    help="Language of the reports; left out: both.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def validate(  # noqa: PLR0913, PLR0917  click hands over one argument an option
    files: tuple[Path, ...],
    carrier: str,
    encoding: str,
    columns_file: Path | None,
    scope: str,
    holdings: str,
    explain_scope: bool,
    coverage: bool,
    report_files: tuple[Path, ...],
    language: str | None,
    as_json: bool,
) -> None:
    """Read files (- is standard input), storing nothing: what is wrong in them, what an import would make of them."""
    languages = languages_of(language or "")
    listing = Listing(languages[-1], explain_scope, as_json)
    tally = Tally()
    with plain_errors():
        tables = load_settings().tables
        local = holdings_given(holdings, tables)
        unread = Coverage(local) if coverage else None
        profile = SourceProfile("validate", scope, "", local)
        explain = languages[-1] if explain_scope else ""
        judging = Judging(profile, scope_of(tables), checks_of(tables), unread, explain)
        columns = read_columns(columns_file) if columns_file else {}
        with reports(report_files, languages) as written:
            for file in files:
                with as_file(file) as path:
                    tally.files.append(path.name)
                    for record in _records(path, carrier, encoding, columns, judging):
                        tally.add(record)
                        listing.add(record)
                        for report in written if record.found else ():
                            report.add(record)
            if unread is not None:
                tally.coverage = unread.unread()
            for report in written:
                report.end(tally)
    listing.end(tally, report_files)
    if tally.states["damaged"]:
        sys.exit(ATTENTION)


def _records(
    file: Path, carrier: str, encoding: str, columns: Mapping[str, str], judging: Judging
) -> Iterator[Judged]:
    """The records of a file, judged, with a sign of progress now and then."""
    say(describe_file(file, format=carrier, encoding=encoding, columns=columns).sentence)
    line = ProgressLine((file,))
    locator = Locator(file)
    size = 0
    try:
        items = read_file(file, format=carrier, encoding=encoding, columns=columns)
        for number, item in enumerate(items, 1):
            yield judging.judged(item, file.name, locator)
            size += 0 if isinstance(item, Deleted) else len(item.data)
            if number % RECORDS_BETWEEN_SIGNS == 0:
                line(number, size)
    finally:
        line.close()
        locator.close()


class Listing:
    """What the command itself says: a few problems and the counts, or one JSON object."""

    def __init__(self, language: str, explain: bool, as_json: bool) -> None:
        self._language, self._explain, self._as_json = language, explain, as_json
        self._problems: list[dict[str, Any]] = []
        self._scope: list[dict[str, Any]] = []
        self._most = MOST_LISTED if as_json else MOST_SHOWN

    def add(self, record: Judged) -> None:
        """Note the problems of a record, as long as there is room, and why it is in or out of scope."""
        for found in record.found if len(self._problems) < self._most else ():
            if self._as_json or found.rule.severity != "advice":
                self._problems.append(self._row(record, found))
        if self._explain and record.state in ("accepted", "out_of_scope"):
            kind = "in_scope" if record.state == "accepted" else record.state
            row = {"class": kind, **_place_of(record), "message": record.reason}
            if self._as_json:
                self._scope.append(row)
            else:
                click.echo(f"{record.identifier or record.position}\t{kind}\t{record.reason}")

    def _row(self, record: Judged, found: Found) -> dict[str, Any]:
        rule = found.rule
        message = rule.message(found.finding, self._language)
        return {
            "class": rule.kind,
            **_place_of(record),
            "message": message,
            "severity": rule.severity,
            "place": place(found),
            "offset": found.place.offset,
            "file_offset": found.place.in_file,
            "mend": rule.mend(found.finding, self._language),
        }

    def end(self, tally: Tally, written: Sequence[Path]) -> None:
        """Print what was noted and the counts."""
        if self._as_json:
            answer = {**summary_object(tally), "problems": self._problems[:MOST_LISTED] + self._scope}
            if tally.coverage is not None:
                answer["coverage"] = [msgspec.to_builtins(one) for one in tally.coverage]
            print_json(answer)
            return
        shown = self._problems[:MOST_SHOWN]
        for row in shown:
            click.echo(f"{row['identifier'] or row['position']}\t{row['class']}\t{row['message']}")
        left = tally.problems - len(shown)
        if left > 0:
            more = "more problems" if shown else "problems, all of them advice"
            click.echo(f"{left:,} {more}; --report FILE.csv, .json or .html lists them.")
        _print_counts(tally, self._language)
        for path in written:
            say(f"{path} written.")


def _place_of(record: Judged) -> dict[str, Any]:
    return {"identifier": record.identifier, "position": record.position}


def _print_counts(tally: Tally, language: str) -> None:
    classes = tally.classes()
    if classes:
        click.echo("")
    for one in classes:
        name = one.zh if language == "zh" else one.en
        click.echo(f"{one.severity:8} {one.count:>10,} in {one.records:>9,} records  {name}")
    for unread in tally.coverage or ():
        field = f"{unread.tag} ${unread.code}" if unread.code else unread.tag
        click.echo(f"unread   {unread.count:>10,}  {field:7}  {unread.example[:60]} ({unread.identifier})")
        if layouts := likely_layouts(unread, packaged_layouts()):
            click.echo(f"{'':19}  {'':7}  perhaps holdings: --holdings {' or '.join(layouts)}")
    click.echo(" · ".join(f"{name.replace('_', ' ')} {number:,}" for name, number in tally.counts().items()))

"""`haimu validate`: the same reading and checks as `import`, storing nothing."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import click

from haimu.console import ATTENTION, plain_errors, print_json, say
from haimu.own_tables import scope_of
from haimu.settings import load_settings
from harvesters.files import describe_file, read_columns, read_file
from normalize.normalizer import Accepted, Outcome, OutOfScope, SourceProfile, normalize_raw
from normalize.raw import Damaged, Deleted, RawRecord


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
@click.option("--explain-scope", is_flag=True, help="Say for each record why it is in or out of scope.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def validate(
    files: tuple[Path, ...],
    carrier: str,
    encoding: str,
    columns_file: Path | None,
    scope: str,
    explain_scope: bool,
    as_json: bool,
) -> None:
    """Read files and report what an import would find, storing nothing."""
    profile = SourceProfile("validate", scope)
    counts: Counter[str] = Counter()
    problems: list[dict[str, Any]] = []
    with plain_errors():
        rules = scope_of(load_settings().tables)
        columns = read_columns(columns_file) if columns_file else {}
        for file in files:
            say(describe_file(file, format=carrier, encoding=encoding, columns=columns).sentence)
            for item in read_file(file, format=carrier, encoding=encoding, columns=columns):
                outcome = normalize_raw(item, profile, rules) if isinstance(item, RawRecord) else item
                _count(outcome, item.position, counts, problems, explain_scope)
    if as_json:
        print_json({**counts, "problems": problems})
    else:
        for problem in problems:
            click.echo(
                f"{problem['identifier'] or problem['position']}\t{problem['class']}\t{problem['message']}"
            )
        click.echo(" · ".join(f"{name.replace('_', ' ')} {number:,}" for name, number in counts.items()))
    if counts["damaged"]:
        sys.exit(ATTENTION)


def _count(
    outcome: Outcome,
    position: int,
    counts: Counter[str],
    problems: list[dict[str, Any]],
    explain: bool,
) -> None:
    counts["read"] += 1
    if isinstance(outcome, Damaged):
        counts["damaged"] += 1
        problems.append(_row("damaged", "", position, outcome.reason))
    elif isinstance(outcome, Deleted):
        counts["deleted"] += 1
    elif isinstance(outcome, Accepted | OutOfScope):
        accepted = isinstance(outcome, Accepted)
        counts["accepted" if accepted else "out_of_scope"] += 1
        name = outcome.record.identifier
        problems += [_row(one.kind, name, position, one.message) for one in outcome.problems]
        if explain:
            why = "; ".join(outcome.reasons) if isinstance(outcome, Accepted) else outcome.reason
            problems.append(_row("in_scope" if accepted else "out_of_scope", name, position, why))


def _row(kind: str, identifier: str, position: int, message: str) -> dict[str, Any]:
    return {"class": kind, "identifier": identifier, "position": position, "message": message}

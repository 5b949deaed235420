"""How well scope is judged: `python -m scripts.scope_quality [FOLDER] [--drawn] [--half read|kept] [--errors]`.

FOLDER holds `scope.tsv` and `scope.mrc`, records with labels (id, label, topic, confidence, reason). With --drawn it
is the folder of the files that `drawn_rows.tsv` beside the tests names; a minute is needed to read them. Without
a folder our own rows of CNMARC are judged. Printed are tables for docs/quality.md; with --errors the rows that are
judged otherwise than labelled.

The rows are parted into two halves by a hash of their ids: the errors of `read` are what the tables are
improved by, the other half, `kept`, is only counted, so that it shows what the tables do with records that
nobody looked at.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from normalize.record import Record
from normalize.scope import judge
from scripts.scope_rows import LabelledRow, drawn_rows, labelled_records, own_rows

HEAD = "| rows | marine | precision | recall | F1 |\n|---|--:|--:|--:|--:|"
HALVES = ("all", "read", "kept")
LEAST = 10  # rows of a language that have a line of their own


class Count(msgspec.Struct):
    """Rows by what they are labelled and how they are judged."""

    right: int = 0
    false: int = 0
    missed: int = 0
    rows: int = 0

    def add(self, label: bool, judged: bool) -> None:
        self.rows += 1
        self.right += label and judged
        self.false += judged and not label
        self.missed += label and not judged

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where nothing is found."""
        return 2 * self.right / (2 * self.right + self.false + self.missed) if self.right else 0.0

    def cells(self) -> str:
        """Rows, labelled marine, precision, recall, F1."""
        marine, found = self.right + self.missed, self.right + self.false
        shares = (
            _share(self.right, found),
            _share(self.right, marine),
            _share(2 * self.right, marine + found),
        )
        return f"{self.rows} | {marine} | {' | '.join(shares)}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


def title_only(record: Record) -> Record:
    """Nothing but the titles, not even the language."""
    return Record(record.source, record.identifier, type=record.type, titles=record.titles)


def title_and_language(record: Record) -> Record:
    """The titles, and in which language the work is."""
    return Record(
        record.source, record.identifier, type=record.type, titles=record.titles, languages=record.languages
    )


VIEWS: dict[str, Callable[[Record], Record]] = {
    "all fields": lambda record: record,
    "title and language": title_and_language,
    "title only": title_only,
}


def count(rows: Iterable[LabelledRow], view: Callable[[Record], Record]) -> Count:
    """How many of the rows are judged as they are labelled."""
    counted = Count()
    for row in rows:
        counted.add(row.marine, judge(view(row.record)).marine)
    return counted


def groups(
    rows: Sequence[LabelledRow], halves: Sequence[str] = HALVES
) -> Iterator[tuple[str, str, list[LabelledRow]]]:
    """The tables of the report: view, name of a line, its rows."""
    for view in VIEWS:
        for half in halves:
            kept = [row for row in rows if half in ("all", row.half)]
            yield view, f"{half}, high confidence", [row for row in kept if row.confidence == "high"]
            yield view, f"{half}, all confidences", kept
    spoken = [(row.record.languages or ("und",))[0] for row in rows]
    for language in sorted(set(spoken), key=lambda code: (-spoken.count(code), code)):
        if spoken.count(language) >= LEAST:
            yield (
                "all fields",
                language,
                [row for row, said in zip(rows, spoken, strict=True) if said == language],
            )
    rare = [row for row, said in zip(rows, spoken, strict=True) if spoken.count(said) < LEAST]
    if rare:
        yield "all fields", "other languages", rare
    for view in ("all fields", "title only"):
        for topic in sorted({row.topic for row in rows}):
            yield view, topic, [row for row in rows if row.topic == topic]


def report(rows: Sequence[LabelledRow], halves: Sequence[str] = HALVES) -> Iterator[str]:
    """The lines of the tables."""
    yield HEAD.replace("| rows |", "| fields | | rows |", 1).replace("|---|", "|---|---|--:|", 1)
    for view, name, members in groups(rows, halves):
        if members:
            yield f"| {view} | {name} | {count(members, VIEWS[view]).cells()} |"


def errors(rows: Iterable[LabelledRow]) -> Iterator[str]:
    """Every row that is judged otherwise than labelled, in any view."""
    for row in rows:
        for name, view in VIEWS.items():
            verdict = judge(view(row.record))
            if verdict.marine != row.marine:
                sort = "false" if verdict.marine else "missed"
                title = row.record.titles[0] if row.record.titles else None
                yield f"{name}\t{sort}\t{row.identifier}\t{verdict.score}\t{row.topic}\t{row.confidence}\t{row.reason}"
                yield f"\t{title.value if title else ''} : {title.subtitle if title else ''}\t{verdict.reasons}"


def _labelled(folder: Path | None, drawn: bool) -> list[LabelledRow]:
    if folder is None:
        return own_rows()
    return drawn_rows(folder) if drawn else labelled_records(folder)


def main() -> int:
    """Print the tables, or the errors."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.scope_quality", description="How well scope is judged."
    )
    parser.add_argument(
        "folder", type=Path, nargs="?", help="scope.tsv and scope.mrc; without it, our own rows"
    )
    parser.add_argument("--drawn", action="store_true", help="FOLDER has the files that drawn_rows.tsv names")
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument("--errors", action="store_true", help="the rows judged otherwise than labelled")
    wanted = parser.parse_args()
    folder: Path | None = wanted.folder
    if wanted.drawn and (folder is None or not (folder / "lc-books-2016").exists()):
        print(f"There are no files of drawn_rows.tsv in {folder}.", file=sys.stderr)
        return 2
    if folder is not None and not wanted.drawn and not (folder / "scope.tsv").exists():
        print(f"There is no scope.tsv in {folder}.", file=sys.stderr)
        return 2
    labelled = _labelled(folder, wanted.drawn)
    rows = [row for row in labelled if wanted.half in ("all", row.half)]
    halves = HALVES if folder is not None and not wanted.drawn else ("all",)
    for line in errors(rows) if wanted.errors else report(rows, halves):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What becomes of every file of a folder: `python -m scripts.survey FOLDER` prints a table for docs/harvesting.md.

Nothing is stored. Records are read and normalized as `haimu import FILE --scope all` does.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from harvesters.errors import UnreadableInput
from harvesters.files import read_file
from normalize.normalizer import Accepted, OutOfScope, SourceProfile, normalize_raw
from normalize.raw import Damaged, Deleted, RawRecord

PROFILE = SourceProfile("survey", "all")
HEAD = "| file | format | read | accepted | deleted | out of scope | damaged | |\n|---|---|--:|--:|--:|--:|--:|---|"
COLUMNS = ("read", "accepted", "deleted", "out_of_scope", "damaged")


class Answer(msgspec.Struct, frozen=True):
    """What one file gave: its formats, counts, and the sentence with which it was refused."""

    formats: tuple[str, ...]
    counts: dict[str, int]
    refusal: str = ""


def answer_of(file: Path) -> Answer:
    """Read one file to its end."""
    counts: Counter[str] = Counter()
    formats: Counter[str] = Counter()
    try:
        for item in read_file(file):
            counts["read"] += 1
            if isinstance(item, RawRecord):
                formats[item.format] += 1
            counts[_outcome(item)] += 1
    except UnreadableInput as error:
        return Answer((), dict(counts), str(error).replace(str(file), file.name))
    return Answer(tuple(name for name, _ in formats.most_common()), dict(counts))


def _outcome(item: RawRecord | Deleted | Damaged) -> str:
    outcome = normalize_raw(item, PROFILE) if isinstance(item, RawRecord) else item
    if isinstance(outcome, Accepted):
        return "accepted"
    if isinstance(outcome, OutOfScope):
        return "out_of_scope"
    return "deleted" if isinstance(outcome, Deleted) else "damaged"


def lines(folder: Path) -> Iterator[str]:
    """The table, a line a file."""
    yield HEAD
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        answer = answer_of(file)
        cells = [f"{answer.counts.get(name, 0):,}" if answer.counts.get(name) else "" for name in COLUMNS]
        name = file.relative_to(folder).as_posix()
        yield f"| {name} | {', '.join(answer.formats)} | {' | '.join(cells)} | {answer.refusal} |"


def main() -> int:
    """Print the table of a folder."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.survey", description="What becomes of every file."
    )
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    if not folder.is_dir():
        print(f"{folder} is no folder.", file=sys.stderr)
        return 2
    for line in lines(folder):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

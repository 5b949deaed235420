"""Writes the reports of a run into files: JSON and CSV as the records come, the page at the end."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Protocol

import msgspec

from haimu.validation.judged import Judged
from haimu.validation.lines import columns, problem_rows, record_object, summary_object
from haimu.validation.page import page
from haimu.validation.tally import Tally
from harvesters.errors import HarvestError

encode = msgspec.json.Encoder().encode


class ReportError(HarvestError):
    """A report cannot be written; the message is one sentence."""


class Report(Protocol):
    """A report under way."""

    def add(self, record: Judged) -> None:
        """A record with problems."""
        ...

    def end(self, tally: Tally) -> None:
        """The counts, after the last record."""
        ...


class JsonReport:
    """One object: `records` with a line for each that has problems, then `coverage` where asked for, and `summary`."""

    def __init__(self, file: IO[bytes], languages: tuple[str, ...]) -> None:
        self._file, self._languages = file, languages
        self._between = b"\n"
        file.write(b'{"records": [')

    def add(self, record: Judged) -> None:
        """Write a record as a line."""
        self._file.write(self._between + encode(record_object(record, self._languages)))
        self._between = b",\n"

    def end(self, tally: Tally) -> None:
        """Write the counts."""
        if tally.coverage is not None:
            self._file.write(b'\n],\n"coverage": ' + encode(tally.coverage))
        else:
            self._file.write(b"\n]")
        self._file.write(b',\n"summary": ' + encode(summary_object(tally)) + b"}\n")


class CsvReport:
    """A row for each problem, in UTF-8 with the mark by which spreadsheets know it."""

    def __init__(self, file: IO[bytes], languages: tuple[str, ...]) -> None:
        self._languages = languages
        self._text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=False)
        self._rows = csv.writer(self._text)
        self._rows.writerow(columns(languages))

    def add(self, record: Judged) -> None:
        """Write the rows of a record."""
        self._rows.writerows(problem_rows(record, self._languages))

    def end(self, tally: Tally) -> None:  # noqa: ARG002  counts stand in the other reports
        """Write what is left."""
        self._text.flush()
        self._text.detach()


class PageReport:
    """A page for people, with the counts and a few examples of every problem."""

    def __init__(self, file: IO[bytes], languages: tuple[str, ...]) -> None:
        self._file, self._languages = file, languages

    def add(self, record: Judged) -> None:
        """The tally keeps what the page shows."""

    def end(self, tally: Tally) -> None:
        """Write the page."""
        self._file.write(page(tally, self._languages).encode("utf-8", "replace"))


Kind = type[JsonReport] | type[CsvReport] | type[PageReport]
KINDS: dict[str, Kind] = {".json": JsonReport, ".csv": CsvReport, ".html": PageReport}


def kind_of(path: Path) -> Kind:
    """What a file of this name holds."""
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise ReportError(f"{path}: a report is a .json, .csv or .html file; give it one of these endings.")
    return kind


@contextmanager
def reports(paths: Sequence[Path], languages: tuple[str, ...]) -> Iterator[list[Report]]:
    """The reports under way; the files appear under their names when the run is at its end."""
    kinds = [(path, kind_of(path)) for path in dict.fromkeys(paths)]
    parts = [(path, path.with_name(path.name + ".part")) for path, _ in kinds]
    try:
        with ExitStack() as stack:
            made: list[Report] = [
                kind(stack.enter_context(part.open("wb")), languages)
                for (_, kind), (_, part) in zip(kinds, parts, strict=True)
            ]
            yield made
        for path, part in parts:
            part.replace(path)
    except OSError as error:
        where = str(error.filename or paths[0]).removesuffix(".part")
        raise ReportError(f"{where}: the report cannot be written: {error.strerror}.") from error
    finally:
        for _, part in parts:
            part.unlink(missing_ok=True)

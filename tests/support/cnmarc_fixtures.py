"""CNMARC records written by hand in tests/fixtures/cnmarc, and what they must become."""

from pathlib import Path

import msgspec

from normalize.marc import MarcRecord
from normalize.marc_lines import parse_lines
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.problem import Problem
from normalize.raw import RawRecord
from normalize.record import Record

FOLDER = Path(__file__).parents[1] / "fixtures" / "cnmarc"
THEMES = ("articles", "books", "charts", "old_books", "republic", "scripts", "serials", "sets")


class Claim(msgspec.Struct, frozen=True, omit_defaults=True):
    """What becomes of a fixture: its record, and what is wrong with it."""

    record: Record
    problems: tuple[Problem, ...] = ()


def fixtures(theme: str) -> dict[str, bytes]:
    """The lines of each record of a theme, by its 001."""
    blocks = (FOLDER / f"{theme}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return {block.partition("=001  ")[2].partition("\n")[0]: block.encode() for block in blocks}


def golden(theme: str) -> dict[str, Claim]:
    """What the records of a theme must become, by their 001."""
    return msgspec.json.decode((FOLDER / f"{theme}.json").read_bytes(), type=dict[str, Claim])


def marc_of(lines: bytes) -> MarcRecord:
    """The record of some lines."""
    record, problems = parse_lines(lines)
    assert record is not None
    assert problems == ()
    return record


def claim_of(raw: RawRecord) -> Claim:
    """What becomes of a record that must be accepted."""
    outcome = normalize_raw(raw, SourceProfile("fixtures", "all"))
    assert isinstance(outcome, Accepted)
    return Claim(outcome.record, tuple(without_line(problem) for problem in outcome.problems))


def without_line(problem: Problem) -> Problem:
    """A problem without the line of the table that found it, which moves when the table changes."""
    return msgspec.structs.replace(problem, message=problem.message.partition(" (rule ")[0])

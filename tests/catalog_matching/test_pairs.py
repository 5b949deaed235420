"""Pairs from cataloguing practice, each judged by hand, in both orders."""

from pathlib import Path

import msgspec
import pytest
from pair_rows import PairRow, read_pairs

from catalog.matching import Candidate, ScoredMatcher
from normalize.record import Record

MATCHER = ScoredMatcher()
ROWS = read_pairs(Path(__file__).parent / "pairs.tsv")


def candidate(record: Record) -> Candidate:
    return Candidate(record.source, record.identifier, MATCHER.keys(record), msgspec.json.encode(record))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.line}: {row.kind}")
def test_a_pair_is_judged_as_a_cataloguer_does(row: PairRow) -> None:
    one, other = candidate(row.one), candidate(row.other)
    verdict = MATCHER.verdict(one, other)
    assert MATCHER.linked(one, other) is row.same, verdict
    assert sorted(MATCHER.verdict(other, one).findings, key=str) == sorted(verdict.findings, key=str)


@pytest.mark.parametrize("row", [row for row in ROWS if row.same], ids=lambda row: f"{row.line}: {row.kind}")
def test_who_matches_is_found(row: PairRow) -> None:
    assert set(MATCHER.keys(row.one)) & set(MATCHER.keys(row.other))

"""MARC-in-JSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.iso2709 import parse
from normalize.marc_json import parse_json
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import Damaged, Deleted, RawRecord

PROFILE = SourceProfile("test", "all")
BOOK = {
    "leader": "00305cam  2200073Ia 4500",
    "fields": [
        {"001": "a1"},
        {"245": {"ind1": "1", "ind2": "0", "subfields": [{"a": "Tides :"}, {"b": "a survey"}]}},
    ],
}


def raw(value: Any) -> RawRecord:
    return RawRecord(json.dumps(value).encode(), 1, "marcjson")


def test_a_record_is_read() -> None:
    outcome = normalize_raw(raw(BOOK), PROFILE)
    assert isinstance(outcome, Accepted)
    assert (outcome.record.identifier, outcome.record.titles[0].value) == ("a1", "Tides")
    assert outcome.problems == ()


@pytest.mark.parametrize(
    "entry",
    [7, None, {"24": "x"}, {"500": 7}, {"500": {"subfields": "x"}}, {"500": {"subfields": [7]}}],
)
def test_what_is_no_field_is_told_and_the_others_are_read(entry: Any) -> None:
    outcome = normalize_raw(raw({**BOOK, "fields": [*BOOK["fields"], entry]}), PROFILE)
    assert isinstance(outcome, Accepted)
    assert [problem.kind for problem in outcome.problems] == ["tag"]


@pytest.mark.parametrize("leader", [None, "", 7, "x" * 30])
def test_a_wrong_leader_is_told(leader: Any) -> None:
    marc, problems = parse_json(json.dumps({**BOOK, "leader": leader}).encode())
    assert marc is not None
    assert len(marc.leader) == 24
    assert [problem.kind for problem in problems] == ["leader"]


@given(st.binary(max_size=200) | st.recursive(
    st.none() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["leader", "fields", "245", "subfields", "ind1", "a"]), inner, max_size=4),
).map(lambda value: json.dumps(value).encode()))  # fmt: skip
def test_any_json_is_read_or_damaged(data: bytes) -> None:
    assert isinstance(normalize_raw(RawRecord(data, 1, "marcjson"), PROFILE), Accepted | Damaged | Deleted)


def test_the_same_records_in_json_and_iso_2709_are_the_same(shared_data: Path) -> None:
    whole = (shared_data / "traject" / "test_data.utf8.mrc").read_bytes().split(b"\x1d")[:-1]
    lines = (shared_data / "traject" / "test_data.utf8.json").read_text(encoding="utf-8").splitlines()
    assert len(whole) == len(lines) == 30
    for one, line in zip(whole, lines, strict=True):
        expected, _ = parse(one + b"\x1d", "")
        found, problems = parse_json(line.encode())
        assert found is not None
        assert expected is not None
        assert problems == ()
        assert list(found)[1:] == list(expected)[1:]


def test_bytes_that_are_no_utf8_are_told_and_the_record_is_read() -> None:
    title = b'{"245": {"ind1": "0", "ind2": "0", "subfields": [{"a": "Sea"}]}}'
    data = b'{"leader": "00000nam a2200000 a 4500", "fields": [{"001": "a\xff1"}, ' + title + b"]}"
    record, problems = parse_json(data)
    assert record is not None
    assert record.first("001") == "a\ufffd1"
    assert [problem.kind for problem in problems] == ["encoding"]

"""The records that come with Haimu."""

import gzip

import pymarc

from harvesters.files import read_file
from harvesters.sample import sample_files
from normalize.iso2709 import parse
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Record
from normalize.scope import judge
from scripts.make_cnmarc_sample import SOURCE, sample
from scripts.make_sample import NUMBERS, PROSE, is_twin_of_prose, number_of

LC, CNMARC = sample_files()


def raw_records(source: str) -> list[RawRecord]:
    path = next(file.path for file in sample_files() if file.source == source)
    items = list(read_file(path))
    found = [item for item in items if isinstance(item, RawRecord)]
    assert found == items
    return found


def described(source: str) -> list[Record]:
    outcomes = [normalize_raw(raw, SourceProfile(source, "all")) for raw in raw_records(source)]
    assert all(isinstance(outcome, Accepted) for outcome in outcomes)
    return [outcome.record for outcome in outcomes if isinstance(outcome, Accepted)]


def test_the_sample_is_small_and_read_without_a_problem() -> None:
    assert sum(file.path.stat().st_size for file in sample_files()) < 1_000_000
    assert [len(raw_records(source)) for source in ("lc", "cnmarc")] == [1200, 40]
    assert all(raw.problems == () for source in ("lc", "cnmarc") for raw in raw_records(source))


def test_the_library_of_congress_sample_holds_the_numbers_of_its_list() -> None:
    assert sorted(map(number_of, raw_records("lc"))) == NUMBERS.read_text("utf-8").split()


def test_free_prose_is_left_out_with_its_twins() -> None:
    for raw in raw_records("lc"):
        record, _ = parse(raw.data)
        assert record is not None
        assert not any(tag in PROSE or is_twin_of_prose(tag, content) for tag, content in record)


def test_the_packed_sample_carries_no_time() -> None:
    assert LC.path.read_bytes()[4:8] == b"\0\0\0\0"


def test_two_thirds_of_the_sample_are_marine() -> None:
    marine = [record for record in described("lc") if judge(record).marine]
    assert 790 <= len(marine) <= 900
    assert sum("chi" in record.languages for record in marine) >= 65


def test_every_cnmarc_record_is_marine() -> None:
    assert [record.titles[0].value for record in described("cnmarc") if not judge(record).marine] == []


def test_the_cnmarc_sample_is_what_its_source_text_says() -> None:
    assert CNMARC.path.read_bytes() == sample(SOURCE.read_text("utf-8"))


def test_pymarc_reads_both_files() -> None:
    with gzip.open(LC.path) as packed:
        assert sum(record is not None for record in pymarc.MARCReader(packed)) == 1200
    with CNMARC.path.open("rb") as file:
        titles = [record["200"]["a"] for record in pymarc.MARCReader(file, file_encoding="gb18030") if record]
    assert len(titles) == 40
    assert "閩中海錯疏" in titles


def test_some_editions_are_in_both_files() -> None:
    def isbns(source: str) -> set[str]:
        return {
            number.value
            for record in described(source)
            for number in record.identifiers
            if number.scheme == "isbn"
        }

    assert len(isbns("lc") & isbns("cnmarc")) == 9


def test_kinds_that_are_rare_elsewhere_are_in_the_cnmarc_sample() -> None:
    records = described("cnmarc")
    assert {record.type for record in records} >= {"book", "serial", "chart", "standard"}
    assert sum("刻本" in record.version for record in records) == 2
    assert sum(bool(record.boxes) for record in records) == 1
    assert all(record.holdings for record in records)

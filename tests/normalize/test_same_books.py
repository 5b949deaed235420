"""The same books from several formats agree; Chinese books of the Library of Congress have both scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harvesters.files import read_file
from normalize.normalizer import Accepted, Outcome, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Record
from normalize.values.text import has_han

DP2 = {name: f"dp2/sample_{name}.xml" for name in ("unimarcxml", "dc", "mods")}
PAIRS = (("unimarcxml", "dc"), ("unimarcxml", "mods"), ("dc", "mods"))


@pytest.fixture
def books(shared: Callable[[str], Path]) -> dict[str, list[Record]]:
    """The ten books by format."""
    return {name: [_record(raw) for raw in read_file(shared(path))] for name, path in DP2.items()}


def _record(raw: object) -> Record:
    assert isinstance(raw, RawRecord)
    outcome = normalize_raw(raw, SourceProfile("dp2", "all"))
    assert isinstance(outcome, Accepted)
    return outcome.record


def _title(record: Record) -> str:
    """The title in its own script with all that belongs to it, blanks and marks apart."""
    title = record.titles[0].original or record.titles[0]
    text = title.value + title.subtitle + title.part_number + title.part_name
    return "".join(character for character in text if character.isalnum())


def _authors(record: Record) -> set[str]:
    return {agent.original or agent.name for agent in record.agents if agent.kind == "person"}


def _publishers(record: Record) -> set[str]:
    return {imprint.publisher for imprint in record.imprints if imprint.publisher}


def _isbns(record: Record) -> set[str]:
    return {number.value for number in record.identifiers if number.scheme == "isbn"}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_ten_chinese_books_agree_pairwise(one: str, other: str, books: dict[str, list[Record]]) -> None:
    assert len(books[one]) == len(books[other]) == 10
    for first, second in zip(books[one], books[other], strict=True):
        titles = sorted((_title(first), _title(second)), key=len)
        # Dublin Core writes the medium behind the title, as 电子资源.
        assert titles[1].removesuffix("电子资源") == titles[0].removesuffix("电子资源")
        assert first.date.first == second.date.first
        assert first.type == second.type
        assert first.languages == second.languages
        assert _publishers(first) == _publishers(second)
        for values in (_authors, _isbns):
            said = values(first), values(second)
            assert not all(said) or said[0] <= said[1] or said[1] <= said[0]


def test_the_isbns_of_the_ten_books_are_the_same_where_two_formats_have_one(
    books: dict[str, list[Record]],
) -> None:
    compared = 0
    for first, second in PAIRS:
        for one, other in zip(books[first], books[second], strict=True):
            if _isbns(one) and _isbns(other):
                assert _isbns(one) == _isbns(other)
                compared += 1
    assert compared >= 20


CARRIERS = (
    ("traject/test_data.utf8.mrc", "traject/test_data.utf8.json", 30),
    ("traject/test_data.utf8.mrc", "traject/test_data.utf8.marc.xml", 30),
    ("pymarc/batch.json", "ruby-marc/batch.xml", 2),
    ("marc4j/chabon.mrc", "marc4j/chabon.xml", 2),
    ("openlibrary/engineercorpsofh00sher_meta.mrc", "openlibrary/engineercorpsofh00sher_marc.xml", 1),
    ("openlibrary/zweibchersatir01horauoft_meta.mrc", "openlibrary/zweibchersatir01horauoft_marc.xml", 1),
)


@pytest.mark.parametrize(("one", "other", "count"), CARRIERS)
def test_the_same_records_in_two_carriers_of_marc_are_equal(
    one: str, other: str, count: int, shared: Callable[[str], Path]
) -> None:
    first, second = _outcomes(shared(one)), _outcomes(shared(other))
    assert [_record_of(each) for each in first] == [_record_of(each) for each in second]
    assert len(first) == count


def _outcomes(path: Path) -> list[Outcome]:
    found = [raw for raw in read_file(path) if isinstance(raw, RawRecord)]
    return [normalize_raw(raw, SourceProfile("two", "all")) for raw in found]


def _record_of(outcome: Outcome) -> Record | str:
    """What was read, of a deleted record its number."""
    return outcome.record if isinstance(outcome, Accepted) else getattr(outcome, "identifier", "")


def test_articles_in_ris_and_in_a_table_agree(shared: Callable[[str], Path]) -> None:
    references = _by_doi(shared("marine-oro-map/testListZotero_2023-01-16.ris"))
    rows = _by_doi(shared("marine-oro-map/oro_screened_records_shared.csv"))
    both = sorted(references.keys() & rows.keys())
    assert len(both) >= 40
    differing = [
        doi
        for doi in both
        if references[doi].date.first != rows[doi].date.first
        or references[doi].type != rows[doi].type
        or _title(references[doi]).lower() != _title(rows[doi]).lower()
        or len(references[doi].agents) != len(rows[doi].agents)
    ]
    # A misprint, a degree sign in words, a year and lists of authors that differ in the sources: read one by one.
    assert len(differing) <= 8


def _by_doi(path: Path) -> dict[str, Record]:
    found = [_record(raw) for raw in read_file(path) if isinstance(raw, RawRecord)]
    return {
        number.value: record for record in found for number in record.identifiers if number.scheme == "doi"
    }


def test_every_chinese_book_of_the_library_of_congress_has_its_title_in_han_and_in_pinyin(
    raw_records: Callable[[str], list[RawRecord]],
) -> None:
    lacking = []
    found = raw_records("lc-books-2016/lc_chinese_shared.mrc")
    for raw in found:
        record = _record(raw)
        title = record.titles[0]
        if (
            title.original is None
            or not has_han(title.original.value + title.original.subtitle)
            or title.script != "Latn"
        ):
            lacking.append(f"{record.identifier}: {title.value}")
    assert len(found) == 3986
    assert lacking == []

import json
from typing import Any

import pytest
from catalogued import RECORDS

from index.document import document_body, first_year
from index.fields import NAMES
from index.keys import id_of, key_of, order_keys, title_digest
from index.numbers import isbn_key, possible_numbers
from normalize.record import Agent, Identifier, PublicationDate, Record, Subject, Title


def document(record: Record) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(document_body(record, ("lc",), ("DLC",)))
    return found


@pytest.fixture
def chinese() -> dict[str, Any]:
    return document(RECORDS["hm0000000001"])


def test_every_member_is_a_field_of_the_index() -> None:
    for record in RECORDS.values():
        assert set(document(record)) <= NAMES


def test_an_empty_record_is_a_document() -> None:
    assert document(Record("lc", "1")) == {
        "type": "other",
        "library": ["DLC"],
        "source": ["lc"],
        "access": ["print"],
    }


def test_a_title_stands_in_every_form(chinese: dict[str, Any]) -> None:
    forms = ("zhongguohaiyangyuyeziyuan", "中国海洋渔业资源", "中国海洋渔业资源研究")
    assert {title_digest(form) for form in forms} <= set(chinese["title_x"])
    assert "渔业" in chinese["title_w"].split()
    assert chinese["title_p"] == "^ zhong guo hai yang yu ye zi yuan yan jiu"
    assert chinese["author_p"] == "^ wang jia xiang"


def test_a_title_is_known_without_its_article() -> None:
    assert document(RECORDS["hm0000000003"])["title_x"] == [title_digest("theoceans"), title_digest("oceans")]
    assert document(RECORDS["hm0000000003"])["title_s"] == "oceans"


def test_facet_values_are_folded_and_keep_their_written_form(chinese: dict[str, Any]) -> None:
    assert chinese["subject"] == ["Fisheries", "渔业"]
    assert chinese["author"] == ["王家祥"]
    assert chinese["form"] == ["subject 渔业\t漁業"]


def test_a_class_stands_with_the_classes_above_it(chinese: dict[str, Any]) -> None:
    assert chinese["clc"] == ["F", "F3", "F32", "F326", "F326.4"]


def test_headings_and_names_do_not_run_into_one_another() -> None:
    record = Record(
        "lc",
        "1",
        subjects=(Subject(("Sea",)), Subject(("Ice",))),
        agents=(Agent("Sea, A."), Agent("Ice, B.")),
    )
    assert document(record)["subject_m"] == "sea ^ ice"
    assert document(record)["author_c"].split() == ["^", "sea", "a", "^", "ice", "b"]


def test_japanese_titles_are_not_read_as_chinese() -> None:
    assert "title_p" not in document(Record("lc", "1", languages=("jpn",), titles=(Title("海洋"),)))


@pytest.mark.parametrize("year", [None, 0, 868, 1998])
def test_the_year_of_a_body_can_be_read_off(year: int | None) -> None:
    assert first_year(document_body(Record("lc", "1", date=PublicationDate("", year, year)), (), ())) == year


def test_numbers_stand_as_normalized_and_wrong_ones_as_printed() -> None:
    record = Record(
        "lc",
        "1",
        identifiers=(
            Identifier("isbn", "0262532034"),
            Identifier("isbn", "7502745730", "7-5027-4573-0 (pbk.)", valid=False),
            Identifier("doi", "10.1000/Fish.42"),
        ),
    )
    assert document(record)["number"].split() == [
        "isbn:9780262532037", "isbn:7502745730", "isbn:7502745730pbk", "doi:101000fish42",
    ]  # fmt: skip


def test_isbns_of_ten_and_thirteen_digits_are_one() -> None:
    assert isbn_key("0262532034") == isbn_key("9780262532037") == "9780262532037"
    assert isbn_key("0262532035") == "0262532035"


@pytest.mark.parametrize("word", ["ocean", "b2", "海洋1999", "1 2"])
def test_what_looks_like_no_number_is_not_looked_for_as_one(word: str) -> None:
    assert possible_numbers(word) == ()


def test_ids_are_numbers_in_the_same_order() -> None:
    names = ["hm0000000000", "hm000000000z", "hm0000000010", "hmzzzzzzzzzz", "hmabcdefghjk"]
    assert [id_of(key_of(name)) for name in names] == names
    assert sorted(names) == sorted(names, key=key_of)


@pytest.mark.parametrize("name", ["", "hm", "hm000000000i", "hm00000000000", "HM0000000000", "xx0000000000"])
def test_what_is_no_id_has_no_number(name: str) -> None:
    with pytest.raises(ValueError, match="not the id of a union record"):
        key_of(name)


def test_keys_of_years_sort_by_year_then_id_and_put_none_last() -> None:
    pairs = [(1990, 5), (2005, 7), (None, 1), (1990, 3), (2005, 2)]
    newest = sorted(pairs, key=lambda pair: -order_keys(*pair)[0])
    oldest = sorted(pairs, key=lambda pair: order_keys(*pair)[1])
    assert newest == [(2005, 2), (2005, 7), (1990, 3), (1990, 5), (None, 1)]
    assert oldest == [(1990, 3), (1990, 5), (2005, 2), (2005, 7), (None, 1)]
    assert max(*order_keys(9999, 2**50 - 1), *order_keys(None, 2**50 - 1)) < 2**63

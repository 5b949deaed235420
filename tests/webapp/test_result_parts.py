"""The parts of the results page: addresses, years as a sea bed, pages, names of values."""

from collections.abc import Iterator

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from site_fakes import FACETS
from werkzeug.datastructures import MultiDict

from catalog.libraries import library_directory
from index.search import FacetCount
from webapp.labels.facets import ValueLabels
from webapp.labels.languages import TO_LOCALE, language_label
from webapp.search.address import Filter, SearchAddress
from webapp.search.paging import DEEPEST, paging
from webapp.search.years import COLUMN, HEIGHT, MOST_COLUMNS, profile


@pytest.fixture(autouse=True)
def request_context(app: Flask) -> Iterator[None]:
    with app.test_request_context("/search"):
        yield


def address(**args: str | list[str]) -> SearchAddress:
    pairs = [
        (name, one)
        for name, values in args.items()
        for one in ([values] if isinstance(values, str) else values)
    ]
    return SearchAddress.from_args(MultiDict(pairs))


def test_a_change_leads_back_to_the_first_page() -> None:
    here = address(q="sea", page="7", type="book")
    assert here.with_filter("language", "chi") == "/search?q=sea&type=book&language=chi"
    assert here.having("sort", "newest") == "/search?q=sea&sort=newest&type=book"
    assert here.with_page(8) == "/search?q=sea&type=book&page=8"


def test_leaving_out_takes_the_place_of_choosing() -> None:
    here = address(type="book")
    assert here.with_filter("type", "book", excluded=True) == "/search?type=%21book"
    assert address(type="!book").with_filter("type", "book") == "/search?type=book"


def test_names_that_no_search_knows_are_left_out() -> None:
    assert address(q="a", evil="x", bbox="1,2,3,4").without_filters() == "/search?q=a"


def test_a_form_keeps_all_but_what_it_asks_for() -> None:
    here = address(q="sea", sort="title", year=["1990", "!1991"], type="map")
    assert here.pairs("year") == [("q", "sea"), ("sort", "title"), ("type", "map")]
    assert ("year", "!1991") in here.pairs("sort")


def test_filters_are_read_with_their_mark() -> None:
    assert address(subject=["!  Whales ", "Whales"]).filters == (
        Filter("subject", "Whales", excluded=True),
        Filter("subject", "Whales"),
    )


def counted(years: dict[int, int]) -> list[FacetCount]:
    return [FacetCount(str(year), count) for year, count in years.items()]


def test_years_without_values_have_no_profile() -> None:
    assert profile([], SearchAddress()) is None
    assert profile([FacetCount("unknown", 3), FacetCount("1990", 0)], SearchAddress()) is None


def test_a_single_year_is_one_column() -> None:
    found = profile(counted({1990: 4}), SearchAddress())
    assert found is not None
    assert [(one.label, one.count) for one in found.columns] == [("1990", 4)]
    assert found.columns[0].href == "/search?year=1990"


def test_spans_of_years_lead_to_their_records() -> None:
    found = profile(counted({1905: 1, 1999: 5, 2001: 2}), address(q="sea", year="1990", page="3"))
    assert found is not None
    last = found.columns[-1]
    assert (last.first, last.last, last.count) == (2000, 2001, 2)
    assert last.href == "/search?q=sea&year=2000..2001"


def test_a_few_old_books_do_not_press_the_others_together() -> None:
    years = {1350: 1, 1599: 1, **dict.fromkeys(range(1980, 2000), 20)}
    found = profile(counted(years), SearchAddress())
    assert found is not None
    first = found.columns[0]
    assert (first.label, first.href) == ("\u20131981", "/search?year=..1981")
    assert first.count == 42


@given(st.dictionaries(st.integers(1, 2100), st.integers(1, 10**6), min_size=1, max_size=60))
def test_no_record_is_missing_from_the_profile(years: dict[int, int]) -> None:
    found = profile(counted(years), SearchAddress())
    assert found is not None
    assert sum(column.count for column in found.columns) == sum(years.values())
    assert len(found.columns) <= MOST_COLUMNS
    assert found.width == len(found.columns) * COLUMN
    assert all(3 <= column.depth <= HEIGHT for column in found.columns if column.count)


@given(st.integers(0, 100_000), st.integers(1, 100), st.integers(1, 100))
def test_pages_offered_can_be_opened(total: int, page: int, size: int) -> None:
    found = paging(total, page, size, SearchAddress())
    numbers = [one.number for one in found.pages if one.number]
    assert numbers == sorted(set(numbers))
    assert all(number * size <= DEEPEST for number in numbers)
    assert all((number - 1) * size < max(total, 1) for number in numbers)


def test_every_marc_language_has_a_name_in_both_languages() -> None:
    for code in TO_LOCALE:
        assert language_label(code, "zh") != code
        assert language_label(code, "en")[:1].isupper()
    assert language_label("zxx", "en") == "No linguistic content"
    assert language_label("???", "zh") == "???"


def test_values_of_facets_have_names() -> None:
    labels = ValueLabels(library_directory().libraries, "en")
    for name, pairs in FACETS.items():
        assert all(labels(name, value) for value, _ in pairs)
    assert labels("library", "XX-1") == "XX-1"
    assert labels("subject", "漁業", "渔业") == "渔业"
    assert labels("year", "1990..1999") == "1990\u20131999"

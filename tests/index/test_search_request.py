import pytest

from index.compiler import compile_request
from index.errors import BadQuery
from index.request import Filter, SearchRequest, YearRange


def test_a_request_is_read_from_parameters() -> None:
    request = SearchRequest.from_args(
        {
            "q": [" ocean "], "field": ["title"], "type": ["book", "!serial"], "year": ["1990..2005", "!1999"],
            "sort": ["newest"], "size": ["50"], "page": ["3"], "facets": ["0"], "subject": ["漁業"], "other": ["x"],
        }
    )  # fmt: skip
    assert request.query == "ocean"
    assert request.filters == (
        Filter("type", "book"), Filter("type", "serial", excluded=True), Filter("subject", "漁業"),
    )  # fmt: skip
    assert request.years == (YearRange(1990, 2005), YearRange(1999, 1999, excluded=True))
    assert (request.field, request.sort, request.size, request.page, request.facets) == (
        "title",
        "newest",
        50,
        3,
        False,
    )
    assert request.offset == 100


def test_nothing_given_asks_for_everything() -> None:
    assert SearchRequest.from_args({}) == SearchRequest()


@pytest.mark.parametrize(
    ("given", "years"),
    [
        ("1990", (1990, 1990)),
        ("1990..", (1990, None)),
        ("..2005", (None, 2005)),
        (" 1990..2005 ", (1990, 2005)),
    ],
)
def test_years_may_be_open(given: str, years: tuple[int | None, int | None]) -> None:
    assert SearchRequest.from_args({"year": [given]}).years == (YearRange(*years),)


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"size": ["0"]}, "size", "bad_size"),
        ({"size": ["101"]}, "size", "bad_size"),
        ({"size": ["٣"]}, "size", "bad_size"),
        ({"page": ["-1"]}, "page", "bad_page"),
        ({"page": ["x"]}, "page", "bad_page"),
        ({"page": ["101"], "size": ["100"]}, "page", "too_deep"),
        ({"page": ["9" * 4000]}, "page", "bad_page"),
        ({"sort": ["best"]}, "sort", "bad_sort"),
        ({"field": ["all"]}, "field", "bad_field"),
        ({"facets": ["yes"]}, "facets", "bad_facets"),
        ({"year": ["19x0"]}, "year", "bad_year"),
        ({"year": [".."]}, "year", "bad_year"),
        ({"year": ["2005..1990"]}, "year", "bad_year"),
        ({"year": ["199019"]}, "year", "bad_year"),
        ({"q": ["a", "b"]}, "q", "repeated"),
        ({"q": ["a" * 2001]}, "q", "query_too_long"),
        ({"subject": ["x" * 501]}, "subject", "value_too_long"),
        ({"type": ["book"] * 51}, "type", "too_many_filters"),
    ],
)
def test_what_is_wrong_is_said_with_its_field(given: dict[str, list[str]], field: str, code: str) -> None:
    with pytest.raises(BadQuery) as refusal:
        SearchRequest.from_args(given)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert str(refusal.value).endswith(".")


def test_more_words_than_an_engine_should_look_for_are_refused() -> None:
    compile_request(SearchRequest(query=" ".join(f"word{number}" for number in range(100))))
    with pytest.raises(BadQuery, match="at most 100 words"):
        compile_request(SearchRequest(query=" ".join(f"word{number}" for number in range(101))))

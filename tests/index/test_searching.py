"""What readers find, the same with both engines."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("渔业", {1, 2}),
        ("漁業", {1, 2}),
        ("海軍", {5}),
        ("海军", {5}),
        ("海洋资源", {1}),
        ("业资", {1}),
        ("海洋漁業資源", {1}),
        ("haiyang", {1}),
        ("hai yang", {1}),
        ("haiyangyuyeziyuan", {1}),
        ("Zhongguohaiyangyuyeziyuan", {1}),
        ("zhongguo haiyang", {1}),
        ("yuyeshihua", {2}),
        ("yu ye", {1, 2}),
        ("wangjiaxiang", {1, 2}),
        ("wang jia xiang", {1, 2}),
        ("王家祥 渔业", {1, 2}),
        ("bohai haijun", {5}),
        ("ocean", {3, 4, 5, 6}),
        ("Océans", {3, 4, 5, 6}),
        ("fishery", {1, 4, 6}),
        ("pêches", {4}),
        ("peches", {4}),
        ("the history of the ocean", {6}),
        ('"history of the oceans"', {6}),
        ('"oceans history"', set()),
        ("oceans -fisheries", {3, 5}),
        ("-fisheries", {2, 3, 5}),
        ("title:oceans", {3, 4, 6}),
        ("题名：渔业", {1, 2}),
        ("subject:oceanography -history", {3, 4}),
        ("author:smith oceans", {6}),
        ("作者:王家祥", {1, 2}),
        ("author:oceans", set()),
        ("publisher:海洋出版社", {1}),
        ("oceanog*", {3, 4, 6}),
        ("isbn:0-262-53203-4", {3}),
        ("0-262-53203-4", {3}),
        ("0262532034", {3}),
        ("978-0-262-53203-7", {3}),
        ("978 0 262 53203 7", {3}),
        ("9787502745738", {1}),
        ("7-5027-4573-4", {1}),
        ("0378-4371", {4}),
        ("issn:03784371", {4}),
        ("10.1000/fish.42", {4}),
        ("98123456", {1}),
        ("SH297", {1}),
        ("clc:F32", {1, 2}),
        ("海", {1, 5}),
        ("1998", {1}),
        ("！！！", set()),
        ('"', set()),
        ("-", set()),
    ],
)
def test_a_query_finds_these_records(desk: Any, query: str, found: set[int]) -> None:
    answer = desk.ask(query)
    assert {int(hit.id[2:]) for hit in answer.hits} == found
    assert answer.total == len(found)
    assert answer.widened == ""


def test_an_empty_query_finds_everything_the_newest_first(desk: Any) -> None:
    assert desk.ids("") == [2, 1, 4, 6, 3, 5]


def test_the_exact_title_comes_first_then_titles_that_begin_so(desk: Any) -> None:
    assert desk.ids("the oceans")[0] == 3
    assert desk.ids("oceans")[0] == 3
    assert desk.ids("渔业")[0] == 2


def test_a_field_named_outside_the_query_limits_plain_words(desk: Any) -> None:
    assert desk.ids("oceans", field="title") == [3, 6, 4]
    assert set(desk.ids("9787502745738", field="isbn")) == {1}
    assert set(desk.ids("F326.4", field="clc")) == {1, 2}


@pytest.mark.parametrize(
    ("sort", "order"),
    [("newest", [2, 1, 4, 6, 3, 5]), ("oldest", [3, 4, 6, 1, 2, 5]), ("title", [5, 6, 4, 3, 2, 1])],
)
def test_records_are_sorted_and_ties_go_by_id(desk: Any, sort: str, order: list[int]) -> None:
    assert desk.ids("", sort=sort) == order


def test_pages_follow_one_another_without_gap_or_repetition(desk: Any) -> None:
    whole = desk.ids("ocean")
    pages = [desk.ids("ocean", size="1", page=str(page)) for page in range(1, 6)]
    assert pages == [[each] for each in whole] + [[]]


def test_facets_count_everything_found(desk: Any) -> None:
    assert desk.counts("type") == {"book": 4, "chart": 1, "serial": 1}
    assert desk.counts("language") == {"chi": 3, "eng": 3, "fre": 1}
    assert desk.counts("year") == {"1942": 1, "1990": 2, "1998": 1, "2005": 1}
    assert desk.counts("library") == {"SZL": 6, "DLC": 4}
    assert desk.counts("source") == {"lc": 4, "szlib": 1, "nlc": 1}
    assert desk.counts("clc", "渔业") == {"F": 2, "F3": 2, "F32": 2, "F326": 2, "F326.4": 2}
    assert desk.counts("access") == {"open": 1, "online": 1, "print": 5}


@pytest.mark.parametrize(
    "facet", ["type", "language", "year", "library", "subject", "author", "source", "access"]
)
def test_a_count_is_the_total_after_choosing_the_value(desk: Any, facet: str) -> None:
    counts = desk.counts(facet)
    assert counts
    for value, count in counts.items():
        assert desk.ask("", **{facet: value}).total == count


def test_facets_show_the_form_that_most_records_write(desk: Any) -> None:
    subjects = {each.value: each for each in desk.ask("渔业").facets["subject"]}
    assert subjects["渔业"].count == 2
    assert subjects["渔业"].label in {"渔业", "漁業"}
    assert {each.label for each in desk.ask("海军").facets["subject"]} == {"海军"}


def test_filters_widen_within_a_name_and_narrow_between_names(desk: Any) -> None:
    assert set(desk.ids("", type=["serial", "chart"])) == {4, 5}
    assert set(desk.ids("", type=["serial", "chart"], language="eng")) == {4}
    assert set(desk.ids("", type="!book")) == {4, 5}
    assert set(desk.ids("", subject="漁業")) == {1, 2}
    assert set(desk.ids("", subject="!渔业", language="chi")) == {5}
    assert set(desk.ids("", year="1990..1998")) == {1, 4, 6}
    assert set(desk.ids("", year="..1990")) == {3, 4, 6}
    assert set(desk.ids("", year="!1990..")) == {3, 5}


def test_a_misspelt_word_is_taken_for_the_right_one_and_the_answer_says_so(desk: Any) -> None:
    answer = desk.ask("histroy oceans")
    assert [hit.id for hit in answer.hits] == ["hm0000000006"]
    assert answer.widened == "fuzzy"


def test_a_long_query_may_miss_some_words_and_the_answer_says_so(desk: Any) -> None:
    answer = desk.ask("history oceans fisheries seafaring Smith Jane")
    assert [hit.id for hit in answer.hits] == ["hm0000000006"]
    assert answer.widened == "most"


def test_an_answer_names_the_words_to_mark(desk: Any) -> None:
    assert desk.ask("漁業 Oceans -fishing").terms == ("渔业", "oceans")

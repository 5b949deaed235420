"""Captions and numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marc_lines import marc

from normalize.builders.coverage import coverage
from normalize.values.enumeration import joined, numbered, statement, without_gaps

WESTERN = ("v.", "no.")
DATED = ("(year)", "(month)", "(day)")
CHINESE = ("卷", "期")


def said(captions: tuple[str, ...], values: str, dates: str = "", dated: tuple[str, ...] = DATED) -> str:
    """Values of levels parted by `|`."""
    levels = list(zip(captions, values.split("|"), strict=False)) if values else []
    return statement(levels, [], list(zip(dated, dates.split("|"), strict=False)) if dates else [])


@pytest.mark.parametrize(
    ("values", "dates", "words"),
    [
        ("5", "", "v.5"),
        ("1-12", "1990-2001", "v.1 (1990)-v.12 (2001)"),
        ("1-12", "", "v.1-v.12"),
        ("1-3", "1990", "v.1-v.3 (1990)"),
        ("1-", "1990-", "v.1 (1990)-"),
        ("1-", "", "v.1-"),
        ("1-", "1990", "v.1 (1990)-"),
        ("5", "1990-1991", "v.5 (1990-1991)"),
        ("5/6", "1990/1991", "v.5/6 (1990/1991)"),
        ("1-4|1-6", "1990-1992|01-12", "v.1:no.1 (1990:Jan.)-v.4:no.6 (1992:Dec.)"),
        ("174|1-6", "1988|07-12", "v.174:no.1-no.6 (1988:July-Dec.)"),
        ("1|2", "1990|05|3", "v.1:no.2 (1990:May 3)"),
        ("1|2", "1990|01/02", "v.1:no.2 (1990:Jan./Feb.)"),
        ("1|2", "1990|21", "v.1:no.2 (1990:Spring)"),
        ("", "1990-2001", "1990-2001"),
        ("", "1990-1991|11-02", "1990:Nov.-1991:Feb."),
        ("", "1990|11|3-5", "1990:Nov. 3-5"),
        ("1-4,6", "", "v.1-4,6"),
        ("A-12", "", "v.A-12"),
        ("1A-3B", "", "v.1A-v.3B"),
        ("1–3", "", "v.1-v.3"),
        ("", "", ""),
    ],
)
def test_numbers_with_their_captions_make_a_statement(values: str, dates: str, words: str) -> None:
    assert said(WESTERN, values, dates) == words


@pytest.mark.parametrize(
    ("captions", "values", "dated", "dates", "words"),
    [
        (CHINESE, "1-12|1-6", ("年",), "1990-2001", "1卷1期 (1990年)-12卷6期 (2001年)"),
        (CHINESE, "3|1-6", ("年", "月"), "1990|01-06", "3卷1期-6期 (1990年1月-6月)"),
        (("第*卷", "第*期"), "3|2", ("(年)",), "1990", "第3卷第2期 (1990)"),
        (("第卷",), "1-3", ("年",), "1990-1992", "第1卷 (1990年)-第3卷 (1992年)"),
        (("总",), "15", ("年",), "1990", "15总 (1990年)"),
        (("권", "호"), "18-173", ("(년)",), "1907-1988", "18권 (1907)-173권 (1988)"),
        (("期",), "1-", ("年", "季"), "1990|21", "1期 (1990年春)-"),
        (("(*)",), "1-10", ("(year)",), "1990-1999", "1 (1990)-10 (1999)"),
        (("Band",), "2", ("Jahr",), "1990", "Band 2 (1990)"),
    ],
)
def test_captions_of_other_languages_stand_where_they_belong(
    captions: tuple[str, ...], values: str, dated: tuple[str, ...], dates: str, words: str
) -> None:
    assert said(captions, values, dates, dated) == words


def test_another_numbering_stands_beside_the_first() -> None:
    found = statement([("v.", "1-10")], [("no.", "1-120")], [("(year)", "1990-1999")])
    assert found == "v.1=no.1 (1990)-v.10=no.120 (1999)"
    assert statement([], [("no.", "1-120")], []) == "no.1-no.120"


def test_gaps_and_other_breaks_stay_visible() -> None:
    assert joined([("v.1-v.4", "g"), ("v.6", ""), ("v.1", "n")]) == "v.1-v.4, v.6; v.1"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            ["863 41 $81.1$a1$i1990", "863 41 $81.2$a2$i1991", "863 41 $81.3$a3$i1992"],
            "v.1 (1990)-v.3 (1992)",
        ),
        (["863 41 $81.1$a1$i1990$wg", "863 41 $81.2$a2$i1991"], "v.1 (1990), v.2 (1991)"),
        (["863 41 $81.1$a1", "863 41 $81.2$a3"], "v.1; v.3"),
        (["863 40 $81.2$a11-20", "863 40 $81.1$a1-10"], "v.1-v.20"),
        (["863 41 $81.10$a3", "863 41 $81.9$a2", "863 41 $81.1$a1"], "v.1-v.3"),
        (["863 41 $81.1$a1$b1", "863 41 $81.2$a1$b2", "863 41 $81.3$a2$b1"], "v.1:no.1-no.2; v.2:no.1"),
        (["863 44 $81.1$a5", "863 40 $81.2$a6-7"], "v.6-v.7"),
        (["863 40 $81.1$a1-3$zincomplete", "863 40 $81.2$a4"], "v.1-v.3 [incomplete]; v.4"),
        (["863 40 $a1-3"], "v.1-v.3"),
    ],
)
def test_fields_of_one_pattern_make_one_text(fields: list[str], words: str) -> None:
    found = coverage(marc("853 20 $81$av.$bno.$i(year)", *fields))
    assert [text for _, text in found] == [words]


def test_what_a_text_is_linked_to_is_not_told_twice() -> None:
    coded = ("853 20 $81$av.", "863 40 $81.1$a1-10", "853 20 $82$ano.", "863 40 $82.1$a11-20")
    assert coverage(marc(*coded, "866 40 $81$av.1-10 bound")) == [("1", "v.1-10 bound"), ("2", "no.11-no.20")]
    assert coverage(marc(*coded, "866 40 $80$aComplete")) == [("", "Complete")]
    assert coverage(marc(*coded, "867 40 $80$aOne supplement")) == [
        ("1", "v.1-v.10"),
        ("2", "no.11-no.20"),
        ("", "Supplement: One supplement"),
    ]


@pytest.mark.parametrize(
    ("volumes", "words"),
    [
        (["v.1", "v.2", "v.3", "v.5"], "v.1-v.3; v.5"),
        (["v.3", "v.1", "v.2"], "v.1-v.3"),
        (["第1卷", "第2卷"], "第1卷-第2卷"),
        (["v.1 (1990)", "v.2 (1991)"], "v.1 (1990)-v.2 (1991)"),
        (["v.1:no.1", "v.1:no.2"], "v.1:no.1; v.1:no.2"),
        (["上册", "下册"], "上册; 下册"),
        (["1", "2a"], "1; 2a"),
        ([], ""),
    ],
)
def test_volumes_that_follow_each_other_make_a_range(volumes: list[str], words: str) -> None:
    assert numbered(volumes) == words


@pytest.mark.parametrize(
    ("text", "held", "missing"),
    [
        ("1979-1990, 1995-; 缺1986", "1979-1990, 1995-", "1986"),
        ("1979-1990(缺1986)", "1979-1990", "1986"),
        ("1979-1990（缺藏：1986，1987）, 1995-", "1979-1990, 1995-", "1986，1987"),
        ("缺1-3期", "", "1-3期"),
        ("1979-1990", "1979-1990", ""),
        ("残缺本", "残缺本", ""),
        ("1-12; 缺页", "1-12; 缺页", ""),
        ("1-12(缺第三卷)", "1-12", "第三卷"),
    ],
)
def test_what_is_missing_is_parted_from_what_is_held(text: str, held: str, missing: str) -> None:
    assert without_gaps(text) == (held, missing)


TEXT = st.text(max_size=10)
LEVELS = st.lists(st.tuples(TEXT, TEXT), max_size=4)


@given(LEVELS, LEVELS, LEVELS)
def test_no_caption_and_no_number_is_too_strange(
    levels: list[tuple[str, str]], other: list[tuple[str, str]], dates: list[tuple[str, str]]
) -> None:
    words = statement(levels, other, dates)
    assert bool(words) or not any(value.strip() for _, value in (*levels, *dates))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=30, unique=True))
def test_every_volume_is_within_what_is_told_and_no_other(numbers: list[int]) -> None:
    ordered = sorted(numbers)
    fields = [f"863 41 $81.{at}$a{number}" for at, number in enumerate(ordered, 1)]
    (_, words), *rest = coverage(marc("853 20 $81$av.", *fields))
    assert rest == []
    assert told(words) == set(numbers)
    assert told(numbered([f"v.{number}" for number in numbers])) == set(numbers)


def told(words: str) -> set[int]:
    """The volumes of a statement such as `v.1-v.3; v.5`."""
    found: set[int] = set()
    for part in words.replace(",", ";").split(";"):
        ends = [int(end.strip().removeprefix("v.")) for end in part.split("-")]
        found.update(range(ends[0], ends[-1] + 1))
    return found

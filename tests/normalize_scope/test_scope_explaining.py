"""Why a record is in scope or not, in a sentence."""

import pytest

from normalize.record import Classification, Record, Subject, Title
from normalize.scope import PACKAGED, OwnTable, explained, scope_rules

BOOK = Record(
    "test",
    "1",
    titles=(Title("The sea around"),),
    subjects=(Subject(("Freight", "China")),),
    classifications=(Classification("lcc", "VK140"),),
)


def test_what_spoke_for_the_sea_stands_with_its_points() -> None:
    said = explained(BOOK, PACKAGED)
    assert said.startswith("17 points, 10 are enough: LCC VK (navigation) +12; ")
    assert 'title "sea" +4.8' in said


def test_the_same_in_chinese_names_classes_in_chinese() -> None:
    said = explained(BOOK, PACKAGED, "zh")
    assert said.startswith("17 分，满 10 分即收录：国会分类法 VK（航海） +12；")
    assert "题名“sea” +4.8" in said


@pytest.mark.parametrize(
    ("language", "told"), [("en", 'against: subject "Trout" -8'), ("zh", "不利：主题词“Trout” -8")]
)
def test_what_spoke_against_it_is_told(language: str, told: str) -> None:
    book = Record("test", "1", titles=(Title("Fishing"),), subjects=(Subject(("Trout",)),))
    assert told in explained(book, PACKAGED, language)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_where_nothing_speaks_for_the_sea_it_says_where_to_add_a_word(language: str) -> None:
    said = explained(Record("test", "1", titles=(Title("盐田区志"),)), PACKAGED, language)
    assert "HAIMU_HOME/tables" in said
    assert "lexicon.tsv" in said


def test_what_is_a_little_below_is_not_rounded_up_to_enough() -> None:
    book = Record(
        "test", "1", titles=(Title("The wide ocean air"),), classifications=(Classification("lcc", "PS1"),)
    )
    rules = scope_rules(OwnTable("own", "term\tlanguage\tweight\tkind\tnote\nocean air\ten\t83\ttitle\t\n"))
    assert "points, 10 are enough" in explained(book, rules)
    assert explained(book, PACKAGED).startswith("8.4 points, 10 are needed")


def test_quotation_marks_in_a_heading_do_no_harm() -> None:
    book = Record("test", "1", subjects=(Subject(('Fisheries (the "great" ones)',)),))
    assert '主题词“Fisheries (the "great" ones)”' in explained(book, PACKAGED, "zh")


def test_a_chart_is_called_one() -> None:
    assert "海图 +12" in explained(Record("test", "1", type="chart"), PACKAGED, "zh")

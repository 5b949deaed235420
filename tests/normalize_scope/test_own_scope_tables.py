"""Tables of a library's own beside those of Haimu."""

import pytest

from normalize.normalizer import RULES_VERSION
from normalize.record import Classification, Record, Subject, Title
from normalize.scope import PACKAGED, OwnTable, TableError, judge, scope_rules

TERMS = "term\tlanguage\tweight\tkind\tnote\n"
CLASSES = "scheme\tclass\tweight\tzh\ten\n"


def own_terms(*lines: str) -> OwnTable:
    return OwnTable("home/lexicon.tsv", TERMS + "".join(f"{line}\n" for line in lines))


def own_classes(*lines: str) -> OwnTable:
    return OwnTable("home/classes.tsv", CLASSES + "".join(f"{line}\n" for line in lines))


def titled(title: str) -> Record:
    return Record("test", "1", titles=(Title(title),))


def classed(scheme: str, number: str) -> Record:
    return Record("test", "1", titles=(Title("x"),), classifications=(Classification(scheme, number),))


def test_a_term_of_the_library_counts_beside_ours() -> None:
    rules = scope_rules(own_terms("盐田\tzh\t10\tsea\t本地", "salt pan\ten\t10\tsea"))
    for title in ("盐田区志", "Salt pans of the south", "Coral reefs of Fiji"):
        assert judge(titled(title), rules).marine
    assert not judge(titled("盐田区志")).marine


@pytest.mark.parametrize("term", ["渔业", "漁業"])
def test_a_term_of_the_library_takes_the_place_of_ours_also_in_variants(term: str) -> None:
    rules = scope_rules(own_terms(f"{term}\tzh\t0\tnot\t"))
    assert judge(titled("渔业史")).marine
    assert not judge(titled("渔业史"), rules).marine


def test_a_form_of_the_library_goes_before_the_plural_of_ours() -> None:
    assert not judge(
        titled("Coral reefs of Fiji"), scope_rules(own_terms("coral reefs\ten\t0\tnot\t"))
    ).marine


def test_publishers_and_terms_do_not_stand_in_for_one_another() -> None:
    rules = scope_rules(own_terms("海洋\tzh\t4\tpublisher\t"))
    assert judge(titled("海洋科学导论"), rules).marine


def test_a_class_of_the_library_is_added_or_takes_the_place_of_ours() -> None:
    rules = scope_rules(classes=own_classes("lcc\tzz1-9\t12\t盐田\tsalt pans", "clc\tP7\t0\t无\tnothing"))
    assert judge(classed("lcc", "ZZ4"), rules).reasons == ("LCC ZZ1-9 (salt pans)",)
    assert not judge(classed("clc", "P7"), rules).marine
    assert judge(classed("clc", "P7")).marine
    assert judge(classed("lcc", "GC1"), rules).marine


def test_headings_are_judged_anew_by_other_rules() -> None:
    book = Record("test", "1", subjects=(Subject(("Harbors",)),))
    assert judge(book).score > 0
    assert judge(book, scope_rules(own_terms("harbors\ten\t0\tnot\t"))).score == 0
    assert judge(book).score > 0


def test_the_version_of_the_rules_tells_the_tables_apart() -> None:
    assert PACKAGED.version == RULES_VERSION
    one = scope_rules(own_terms("盐田\tzh\t10\tsea\t"))
    other = scope_rules(own_terms("盐田\tzh\t9\tsea\t"))
    assert len({RULES_VERSION, one.version, other.version}) == 3
    assert one.version == scope_rules(own_terms("# of our town", "", "盐田\tzh\t10\tsea\t")).version


def test_a_table_that_changes_nothing_is_no_other_version() -> None:
    for empty in ("", "# nothing yet\n", TERMS):
        assert scope_rules(OwnTable("home/lexicon.tsv", empty)).version == RULES_VERSION


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (own_terms("", "x\ten\t3\tfish\t"), "home/lexicon.tsv, line 3: there is no kind 'fish'"),
        (own_terms("x\ten\tmuch\tsea\t"), "home/lexicon.tsv, line 2: 'much' is no weight"),
        (own_terms("x\tzho\t1\tsea\t"), "home/lexicon.tsv, line 2: there is no language 'zho'"),
        (own_terms("x\ten\t1\tsea\ta\tb"), "home/lexicon.tsv, line 2: it has more columns"),
        (own_terms("x"), "home/lexicon.tsv, line 2: there is no language ''"),
        (own_terms("12\ten\t1\tsea\t"), "home/lexicon.tsv, line 2: the term '12' has no word"),
        (own_terms("\ten\t1\tsea\t"), "home/lexicon.tsv, line 2: the term '' has no word"),
        (OwnTable("home/lexicon.tsv", "# x\nword\n"), "home/lexicon.tsv, line 2: the first line"),
    ],
)
def test_a_bad_term_is_told_with_file_and_line(table: OwnTable, told: str) -> None:
    with pytest.raises(TableError) as error:
        scope_rules(table)
    assert str(error.value).startswith(told)
    assert str(error.value).endswith(".")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("dewey\t551\t3\t\t", "there is no scheme 'dewey'"),
        ("lcc\t551\t3\t\t", "'551' is no class of LCC"),
        ("clc\t\t3\t\t", "'' is no class of CLC"),
    ],
)
def test_a_bad_class_is_told_with_file_and_line(line: str, told: str) -> None:
    with pytest.raises(TableError, match=r"home/classes\.tsv, line 2: ") as error:
        scope_rules(classes=own_classes(line))
    assert told in str(error.value)

"""Statements become a record."""

import pytest

from normalize.formats.describe import HANDLERS, describe, unhandled
from normalize.formats.description import ELEMENTS, Description, Statement
from normalize.problem import Problem
from normalize.record import Agent, BoundingBox, Identifier, Note, Place, Record, Relation, Subject, Title


def made(*statements: Statement) -> tuple[Record, tuple[Problem, ...]]:
    return describe(Description(statements), "test", "1", "", "dc")


def record(*statements: Statement) -> Record:
    given = (
        statements
        if any(each.element == "title" for each in statements)
        else (Statement("title", "Sea"), *statements)
    )
    found, problems = made(*given)
    assert problems == ()
    return found


def test_every_element_is_handled() -> None:
    assert unhandled(ELEMENTS) == set()


@pytest.mark.parametrize("element", sorted(ELEMENTS))
def test_no_element_is_lost(element: str) -> None:
    with_it = made(
        Statement("title", "Sea"), Statement(element, "xyz 1:5000"), Statement("host_title", "Host")
    )
    without = made(Statement("title", "Sea"), Statement("host_title", "Host"))
    assert with_it != without


def test_several_values_of_a_single_field_are_all_kept() -> None:
    assert record(Statement("extent", "20 p."), Statement("extent", "1 map")).extent == "20 p.; 1 map"


def test_a_value_that_nobody_foresaw_spoils_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object) -> None:
        raise KeyError("why")

    monkeypatch.setitem(HANDLERS, "note", explode)
    found, problems = made(Statement("title", "Sea"), Statement("note", "x"), Statement("date", "2001"))
    assert [(problem.kind, problem.where, problem.value) for problem in problems] == [
        ("rule_failed", "note", "x")
    ]
    assert found.date.first == 2001


def test_a_record_without_a_title_is_accepted_with_a_problem() -> None:
    found, problems = made(Statement("date", "2001"))
    assert [problem.kind for problem in problems] == ["missing_title"]
    assert found.date.first == 2001


def test_a_han_title_becomes_the_original_of_the_one_that_spells_it() -> None:
    found = record(Statement("title", "Zhongguo haiyang xue"), Statement("title", "中国海洋学"))
    twin = Title("中国海洋学", script="Hani")
    assert found.titles == (Title("Zhongguo haiyang xue", script="Latn", original=twin),)


def test_a_translated_title_is_not_taken_for_a_spelling() -> None:
    found = record(Statement("title", "海洋学"), Statement("title", "Oceanography"))
    assert [(title.value, title.kind) for title in found.titles] == [
        ("海洋学", "main"),
        ("Oceanography", "parallel"),
    ]


def test_subtitle_and_part_belong_to_the_title_before() -> None:
    found = record(
        Statement("title", "Sea"), Statement("subtitle", "a book"), Statement("part_number", "Vol. 2")
    )
    assert found.titles == (Title("Sea", subtitle="a book", part_number="Vol. 2"),)


def test_a_title_with_a_colon_is_not_parted() -> None:
    assert record(Statement("title", "Sea : a book")).titles == (Title("Sea : a book"),)


def test_one_name_with_two_roles_is_one_agent() -> None:
    found = record(Statement("agent", "刘光鼎", role="aut"), Statement("agent", "刘光鼎", role="主编"))
    assert found.agents == (Agent("刘光鼎", "person", ("aut", "edt"), entry="main"),)


def test_years_of_life_are_kept_apart() -> None:
    found = record(Statement("agent", "Ulmer, Fran, 1947-", "person", "aut"))
    assert (found.agents[0].name, found.agents[0].dates) == ("Ulmer, Fran", "1947-")


def test_a_han_name_joins_its_spelling() -> None:
    found = record(Statement("agent", "Liu, Guangding", role="aut"), Statement("agent", "刘光鼎", role="aut"))
    assert [(agent.name, agent.original) for agent in found.agents] == [("Liu, Guangding", "刘光鼎")]


def test_two_people_stay_two() -> None:
    found = record(Statement("agent", "Wang, Fei", role="aut"), Statement("agent", "李强", role="aut"))
    assert [agent.name for agent in found.agents] == ["Wang, Fei", "李强"]


def test_thousands_of_names_cost_no_more_than_they_must() -> None:
    names = [Statement("agent", f"Li, Q{at}", role="aut") for at in range(3_000)]
    assert len(record(*names, Statement("agent", "李强", role="aut")).agents) == 3_001


def test_a_citation_among_the_identifiers_is_read() -> None:
    found = record(Statement("identifier", "Deep-Sea Research, vol. 3, no. 2, pp. 5-9"))
    assert found.identifiers == ()
    assert (found.relations[0].title, found.relations[0].volume) == ("Deep-Sea Research", "3")


@pytest.mark.parametrize(
    ("citation", "host"),
    [
        ("刘光鼎. 中国海洋学 研究[J]. 海洋学报, 2010, 32(3): 15-22.", "海洋学报"),
        ("刘光鼎.中国海洋学 研究[J].海洋学报,2010,32(3):15-22.", "海洋学报"),
        ("Liu G. (2010) 中国海洋学 研究. Journal of the Sea 32(3), 15-22", "Journal of the Sea"),
    ],
)
def test_a_full_citation_names_only_its_journal_as_host(citation: str, host: str) -> None:
    found = record(Statement("identifier", citation), Statement("title", "中国海洋学 研究"))
    relation = found.relations[0]
    assert (relation.title, relation.volume, relation.issue, relation.pages) == (host, "32", "3", "15-22")


def test_chinese_keywords_are_parted_by_commas() -> None:
    found = record(Statement("subject", "海浪，南海,潮汐"), Statement("subject", "waves, tides"))
    assert [subject.parts[0] for subject in found.subjects] == ["海浪", "南海", "潮汐", "waves, tides"]


def test_an_article_stands_in_its_host() -> None:
    found = record(
        Statement("host_title", "Deep-Sea Research"), Statement("host_identifier", "0967-0637", "issn"),
        Statement("volume", "3"), Statement("issue", "2"), Statement("pages", "5-9"),
    )  # fmt: skip
    number = Identifier("issn", "0967-0637", "0967-0637")
    assert found.type == "article"
    assert found.relations == (Relation("host", "Deep-Sea Research", "", "3", "2", "5-9", (number,)),)


def test_the_issn_of_an_article_is_that_of_its_journal() -> None:
    number = Statement("identifier", "0967-0637", "issn")
    article, journal = (
        record(Statement("type", "article"), number),
        record(Statement("type", "journal"), number),
    )
    assert not article.identifiers
    assert article.relations == (
        Relation("host", identifiers=(Identifier("issn", "0967-0637", "0967-0637"),)),
    )
    assert [each.value for each in journal.identifiers] == ["0967-0637"]


def test_a_class_of_a_scheme_that_is_not_ours_is_not_taken_for_one_of_clc() -> None:
    found = record(
        Statement("title", "参考文献著录规则"),
        Statement("classification", "A14", "ccs"), Statement("classification", "P7"),
    )  # fmt: skip
    assert [each.scheme for each in found.classifications] == ["other", "clc"]


def test_a_citation_that_is_not_clear_is_a_note() -> None:
    found = record(Statement("citation", "a gift of the author"))
    assert found.notes == (Note("a gift of the author", "source"),)


def test_the_printed_date_counts_before_those_of_the_system() -> None:
    found = record(
        Statement("date", "2021-06-24T15:18:40Z"), Statement("date", "2006"), Statement("date", "2006-05")
    )
    assert found.date.edtf == "2006-05"


def test_a_wrong_isbn_is_kept_and_is_a_problem() -> None:
    found, problems = made(Statement("title", "Sea"), Statement("identifier", "9787503717445", "isbn"))
    assert [problem.kind for problem in problems] == ["isbn"]
    assert [(number.value, number.valid) for number in found.identifiers] == [("9787503717445", False)]


def test_limits_that_cannot_be_true_are_a_problem_and_a_note() -> None:
    text = "northlimit=95; southlimit=1; westlimit=1; eastlimit=2"
    found, problems = made(Statement("title", "Sea"), Statement("coverage", text))
    assert [problem.kind for problem in problems] == ["bounding_box"]
    assert found.notes == (Note(text, "other"),)


def test_places_and_boxes() -> None:
    found = record(Statement("coverage", "South China Sea"), Statement("coverage", "105,0,121,25", "box"))
    assert found.places == (Place("South China Sea"),)
    assert found.boxes == (BoundingBox(105, 0, 121, 25),)


def test_keywords_are_parted_and_headings_have_parts() -> None:
    found = record(Statement("subject", "waves; tides；海浪"), Statement("subject", "Ocean--History", "lcsh"))
    assert [subject.parts for subject in found.subjects] == [
        ("waves",),
        ("tides",),
        ("海浪",),
        ("Ocean", "History"),
    ]
    assert found.subjects[-1] == Subject(("Ocean", "History"), "topic", "lcsh")


@pytest.mark.parametrize(
    ("written", "title", "scheme", "value"),
    [("P731.2", "海浪", "clc", "P731.2"), ("中图分类号:P7", "Sea", "clc", "P7"), ("ddc:551.46", "Sea", "ddc", "551.46"),
     ("info:eu-repo/classification/ddc/550", "Sea", "ddc", "550")],
)  # fmt: skip
def test_a_class_number_among_the_subjects_is_a_class(
    written: str, title: str, scheme: str, value: str
) -> None:
    found = record(Statement("title", title), Statement("subject", written))
    assert [(number.scheme, number.value) for number in found.classifications] == [(scheme, value)]
    assert found.subjects == ()


def test_a_map_of_the_sea_bottom_is_a_chart() -> None:
    found = record(
        Statement("title", "Approaches to Amoy"), Statement("type", "Map"),
        Statement("subject", "Nautical charts", "lcsh"),
        Statement("scale", "1:50,000"), Statement("identifier", "1767", "publisher"),
    )  # fmt: skip
    assert found.type == "chart"
    assert found.chart is not None
    assert found.chart.scale == 50_000
    assert found.identifiers[0].scheme == "chart"


def test_an_unknown_language_is_a_problem_and_a_known_one_is_a_code() -> None:
    said = (Statement("language", "Klingonese"), Statement("language", "zh; en"))
    found, problems = made(Statement("title", "Sea"), *said)
    assert [problem.kind for problem in problems] == ["language"]
    assert found.languages == ("chi", "eng")


def test_an_element_that_nobody_knows_is_a_problem() -> None:
    _, problems = made(Statement("title", "Sea"), Statement("nonsense", "x"))
    assert [problem.kind for problem in problems] == ["element"]

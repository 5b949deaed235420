from typing import Any

import pytest
from descriptions import read_as, roles, values

from normalize.formats.description import ELEMENTS
from normalize.formats.webpage import PRECEDENCE
from normalize.formats.webpage_kind import is_publication


def row(columns: dict[str, str], cells: dict[str, str]) -> dict[str, Any]:
    return {"columns": columns, "row": cells}


def test_cells_of_a_chinese_table_are_cut() -> None:
    columns = {"title": "题名", "agent": "责任者", "date": "年", "identifier:isbn": "ISBN", "subject": "主题词",
               "classification:clc": "分类号", "id": "编号"}  # fmt: skip
    cells = {"题名": "海洋地质学", "责任者": "刘光鼎主编；李四译", "年": "2019(03)",
             "ISBN": "7-80013-901-1; 978-7-111-74266-1",
             "主题词": "海洋地质,沉积", "分类号": "P736;P5", "编号": "A1", "装帧": "精装"}  # fmt: skip
    found = read_as("row", row(columns, cells))
    assert found.identifier == "A1"
    assert roles(found) == [("刘光鼎", "person", "edt"), ("李四", "person", "trl")]
    assert values(found, "responsibility") == ["刘光鼎主编；李四译"]
    assert (values(found, "date"), values(found, "issue")) == (["2019"], ["03"])
    assert values(found, "identifier", "isbn") == ["7-80013-901-1", "978-7-111-74266-1"]
    assert values(found, "subject") == ["海洋地质", "沉积"]
    assert values(found, "classification", "clc") == ["P736", "P5"]
    assert values(found, "note") == ["装帧: 精装"]


def test_the_issn_of_an_article_is_its_journals() -> None:
    found = read_as(
        "row",
        row(
            {"title": "T", "host_title": "J", "identifier:issn": "I"},
            {"T": "x", "J": "Sea", "I": "0253-4193"},
        ),
    )
    assert values(found, "host_identifier", "issn") == ["0253-4193"]
    found = read_as("row", row({"title": "T", "identifier:issn": "I"}, {"T": "Sea", "I": "0253-4193"}))
    assert values(found, "identifier", "issn") == ["0253-4193"]


def test_roles_stand_behind_the_element() -> None:
    columns = {"agent": "A", "agent:editor": "E", "agent:corporate": "C"}
    found = read_as("row", row(columns, {"A": "Doe, J.", "E": "Roe, R.", "C": "Sea Trust"}))
    assert roles(found) == [
        ("Doe, J.", "person", "aut"),
        ("Roe, R.", "person", "edt"),
        ("Sea Trust", "corporate", "aut"),
    ]


def test_columns_beside_the_mapping_are_kept() -> None:
    found = read_as(
        "row", row({"title": "T"}, {"T": "x", "Index Keywords": "k1; k2", "Cited by": "7", "Remark": "rare"})
    )
    assert values(found, "subject") == ["k1", "k2"]
    assert values(found, "note") == ["Remark: rare"]


META = [["citation_title", "Tides"], ["citation_author", "Doe, Jane"], ["citation_doi", "10.1000/1"],
        ["citation_journal_title", "Sea"], ["citation_firstpage", "7"], ["citation_lastpage", "9"],
        ["DC.Title", "Tides of the sea"], ["DC.Creator", "Roe, R"], ["DC.Rights", "CC BY"], ["og:title", "Sea | Tides"],
        ["description", "Short"]]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "cell", "headings"),
    [
        ("lcsh", "Sand, George, 1804-1876", ["Sand, George, 1804-1876"]),
        ("topics", "Sand, George, 1804-1876|Sea, Deep", ["Sand, George, 1804-1876", "Sea, Deep"]),
        ("topics", "tides, waves, sand", ["tides", "waves", "sand"]),
    ],
)
def test_a_comma_within_a_heading_parts_no_headings(column: str, cell: str, headings: list[str]) -> None:
    found = read_as("row", row({"title": "a", "subject": column}, {"a": "Sea", column: cell}))
    assert values(found, "subject") == headings


def page(**parts: Any) -> dict[str, Any]:
    return {"url": "https://x.org/a", "meta": [], "jsonld": [], "coins": [], "language": "", **parts}


def test_the_first_source_that_has_an_element_speaks_alone() -> None:
    jsonld = [
        {
            "@type": "ScholarlyArticle",
            "name": "Other",
            "abstract": "Long",
            "sameAs": "https://doi.org/10.1000/2",
        }
    ]
    found = read_as("webpage", page(meta=META, jsonld=jsonld, language="zh-CN"))
    assert values(found, "title") == ["Tides"]
    assert roles(found) == [("Doe, Jane", "person", "aut")]
    assert values(found, "rights") == ["CC BY"]
    assert values(found, "abstract") == ["Long"]
    assert values(found, "pages") == ["7-9"]
    assert values(found, "identifier", "doi") == ["10.1000/1", "10.1000/2"]
    assert values(found, "type") == ["article"]
    assert values(found, "language") == ["zh-CN"]
    assert found.identifier == "https://x.org/a"


def test_coins_alone_make_a_record() -> None:
    text = (
        "ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:journal&rft.genre=article&rft.atitle=%E6%BD%AE%E6%B1%90"
        "&rft.jtitle=Sea&rft.aulast=Doe&rft.aufirst=Jane&rft.spage=1&rft.epage=9&rft_id=info%3Adoi%2F10.1000%2F1"
    )
    found = read_as("webpage", page(coins=[text]))
    assert values(found, "title") == ["潮汐"]
    assert roles(found) == [("Doe, Jane", "person", "aut")]
    assert values(found, "identifier", "doi") == ["10.1000/1"]
    assert values(found, "pages") == ["1-9"]
    assert values(read_as("coins", text), "host_title") == ["Sea"]


@pytest.mark.parametrize(
    "parts",
    [
        {"meta": META},
        {"jsonld": [{"@type": ["Thing", "Dataset"], "name": "Krill"}]},
        {"jsonld": [{"@graph": [{"@type": "WebSite", "name": "S"}, {"@type": "schema:Book", "name": "B"}]}]},
        {"meta": [["DC.title", "T"], ["DC.creator", "Roe"], ["DCTERMS.issued", "2003"]]},
        {"meta": [["og:type", "book"], ["og:title", "T"]]},
        {"coins": ["ctx_ver=Z39.88-2004&rft.atitle=T"]},
    ],
)
def test_a_page_of_one_publication_is_known(parts: dict[str, Any]) -> None:
    assert is_publication(page(**parts))


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"meta": [["og:type", "article"], ["og:title", "News"], ["description", "d"]]},
        {"meta": [["DC.title", "T"], ["DC.language", "en"], ["DC.format", "text/html"]]},
        {"jsonld": [{"@type": "WebSite", "name": "S"}]},
        {"jsonld": [{"@type": "Book", "name": "A"}, {"@type": "Book", "name": "B"}]},
        {"coins": ["rft.atitle=A", "rft.atitle=B"]},
        {"meta": None, "jsonld": 3, "coins": {}},
    ],
)
def test_a_page_of_none_or_many_is_no_publication(parts: dict[str, Any]) -> None:
    assert not is_publication(page(**parts))
    found = read_as("webpage", page(**parts))
    assert found.statements == ()
    assert [problem.kind for problem in found.problems] == ["no_publication"]


def test_the_table_of_precedence_names_elements() -> None:
    assert set(PRECEDENCE) <= set(ELEMENTS)

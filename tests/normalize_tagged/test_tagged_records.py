import pytest
from descriptions import read_as, roles, values

RIS = """TY  - JOUR
A1  - Baldwin,S.A.
AU  - 张三
A2  - Editor, Ann
T1  - Blood-brain barrier breach following
cortical contusion in the rat
T2  - Journal of the Sea
J2  - J. Sea
PY  - 1996
DA  - 1996/04/02/
VL  - 85
IS  - 3
SP  - 476
EP  - 481
KW  - contusion; barrier
KW  - rat
SN  - 0028-0836, 1476-4687
UR  - https://doi.org/10.1000/ABC
ID  - B17
XX  - Nobody knows this tag
ER  -
"""


def test_ris_is_read_tag_by_tag() -> None:
    found = read_as("ris", RIS)
    assert values(found, "title") == ["Blood-brain barrier breach following cortical contusion in the rat"]
    assert roles(found) == [
        ("Baldwin, S.A.", "person", "aut"),
        ("张三", "person", "aut"),
        ("Editor, Ann", "person", "edt"),
    ]
    assert values(found, "host_title") == ["Journal of the Sea"]
    assert values(found, "pages") == ["476-481"]
    assert values(found, "date") == ["1996-04-02"]
    assert values(found, "subject") == ["contusion", "barrier", "rat"]
    assert values(found, "host_identifier", "issn") == ["0028-0836", "1476-4687"]
    assert values(found, "identifier", "doi") == ["10.1000/abc"]
    assert found.identifier == "B17"


def test_a_tag_that_nobody_knows_becomes_a_note() -> None:
    assert "XX: Nobody knows this tag" in values(read_as("ris", RIS), "note")


def test_the_second_title_of_a_book_is_its_series() -> None:
    found = read_as(
        "ris", "TY  - BOOK\nTI  - Tides\nT2  - Sea Library\nSP  - 320\nSN  - 9783642002304\nER  - \n"
    )
    assert values(found, "series") == ["Sea Library"]
    assert values(found, "extent") == ["320"]
    assert values(found, "identifier", "isbn") == ["9783642002304"]
    assert values(found, "host_title") == []


def test_a_holding_names_its_library() -> None:
    found = read_as("ris", "TY  - BOOK\nTI  - Tides\nH1  - UB Mannheim\nH2  - 300 QN 100\nER  - \n")
    assert values(found, "holding") == ["UB Mannheim: 300 QN 100"]


def test_refer_of_wanfang_has_one_journal_and_chinese_names() -> None:
    text = (
        "%0 Journal Article\n%A 余敏\n%A 朱江\n%H Yu Min\n%T 海洋文献\n%J 现代情报\n"
        "%J MODERN INFORMATION\n%D 2009\n%N 2\n%P 94-98,93\n%K 潮汐 海流 波浪\n%@ 1008-0821\n"
    )
    found = read_as("refer", text)
    assert values(found, "host_title") == ["现代情报"]
    assert [name for name, _, _ in roles(found)] == ["余敏", "朱江"]
    assert values(found, "pages") == ["94-98,93"]
    assert values(found, "subject") == ["潮汐", "海流", "波浪"]
    assert values(found, "note") == ["Yu Min", "MODERN INFORMATION"]


def test_the_range_counts_where_cnki_writes_the_number_of_pages_too() -> None:
    found = read_as("refer", "%0 Conference Proceedings\n%T 海\n%B 年会\n%P 5\n%P 269-273\n%? 中国海洋学会\n")
    assert values(found, "pages") == ["269-273"]
    assert roles(found) == [("中国海洋学会", "corporate", "org")]
    assert values(found, "host_title") == ["年会"]


def test_refworks_of_cnki_is_read_with_a_tag_that_lacks_its_blank() -> None:
    text = (
        "RT Dissertation/Thesis\nSR 1\nA1虞锦洪\nA3 江平开\nPB 上海交通大学\n"
        "T1 导热\nCL 博士\nYR 2012\nOP 12-15+20\nDS CNKI\n"
    )
    found = read_as("refworks", text)
    assert roles(found) == [("虞锦洪", "person", "aut"), ("江平开", "person", "ths")]
    assert values(found, "note", "thesis") == ["博士"]
    assert values(found, "extent") == ["12-15+20"]


def test_a_newspaper_of_cnki_has_a_cn_number() -> None:
    found = read_as(
        "refworks", "RT Newspaper Article\nT1 海\nJF 科技日报\nFD 2023-09-21\nLA 中文;\nCN 11-0315\n"
    )
    assert values(found, "host_identifier", "cn") == ["11-0315"]
    assert values(found, "date") == ["2023-09-21"]
    assert values(found, "language") == ["中文"]


def test_lines_of_cnki_are_known_by_their_english_half() -> None:
    text = (
        "SrcDatabase-来源库: 期刊\nTitle-题名: 潮汐\nAuthor-作者: 张三;李四;\nSource-文献来源: 海洋学报\n"
        "PubTime-发表时间: 2019-03-15\nYear-年: 2019\nPeriod-期: 03\n"
    )
    found = read_as("cnki", text)
    assert values(found, "type") == ["期刊"]
    assert [name for name, _, _ in roles(found)] == ["张三", "李四"]
    assert values(found, "issue") == ["03"]


def test_noteexpress_is_read() -> None:
    text = (
        "{Reference Type}: Journal Article\n{Title}: 潮汐\n{Author}: 张三\n{Author}: 李四\n"
        "{Journal}: 海洋学报\n{Year}: 2019(03)\n{Pages}: 12-15\n{ISBN/ISSN}: 0253-4193\n"
    )
    found = read_as("noteexpress", text)
    assert (values(found, "date"), values(found, "issue")) == (["2019"], ["03"])
    assert values(found, "identifier", "issn") == ["0253-4193"]


def test_medline_joins_the_lines_of_a_value_and_prefers_full_names() -> None:
    text = (
        "PMID- 8402898\nTI  - The GTPase dynamin binds to\n      a subset of domains.\n"
        "FAU - Gout, Ivan\nAU  - Gout I\nJT  - Cell\nTA  - Cell Abbr\n"
        "IS  - 0092-8674 (Print)\nLID - 10.1016/j.wem.2022.07.008 [doi]\n"
        "MH  - *Oceans and Seas/history\nPT  - Comparative Study\nPT  - Journal Article\n"
    )
    found = read_as("medline", text)
    assert values(found, "title") == ["The GTPase dynamin binds to a subset of domains."]
    assert roles(found) == [("Gout, Ivan", "person", "aut")]
    assert values(found, "host_title") == ["Cell"]
    assert values(found, "identifier", "doi") == ["10.1016/j.wem.2022.07.008"]
    assert values(found, "subject", "mesh") == ["Oceans and Seas--history"]
    assert values(found, "type") == ["Journal Article"]
    assert found.identifier == "8402898"


def test_web_of_science_has_a_name_a_line_and_prose_over_several() -> None:
    text = (
        "PT J\nAU Zelle, R\nAF Zelle, Rintze M.\n   van Maris, Antonius J. A.\nTI A role for\n"
        "consumers in arctic lakes\nSO HYDROBIOLOGIA\nBP 732\nEP 738\nPD FEB 2011\nPY 2011\n"
        "DE tidal\n   mixing; shelf sea\nUT WOS:1\nER\n"
    )
    found = read_as("wos", text)
    assert [name for name, _, _ in roles(found)] == ["Zelle, Rintze M.", "van Maris, Antonius J. A."]
    assert values(found, "title") == ["A role for consumers in arctic lakes"]
    assert values(found, "pages") == ["732-738"]
    assert values(found, "date") == ["2011 Feb"]
    assert values(found, "subject") == ["tidal mixing", "shelf sea"]
    assert found.identifier == "WOS:1"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "Acta Biochimica August 2011;43(8):647-653",
            ("Acta Biochimica", "August 2011", "43", "8", "647-653"),
        ),
        (
            "Forest Ecology & Management. 201(2-3):327-334, 2004",
            ("Forest Ecology & Management", "2004", "201", "2-3", "327-334"),
        ),
    ],
)
def test_the_source_of_ovid_is_cut(source: str, expected: tuple[str, ...]) -> None:
    found = read_as("ovid", f"<1. >\nVN  - Ovid\nTI  - Test\nSO  - {source}\n")
    elements = ("host_title", "date", "volume", "issue", "pages")
    assert tuple(values(found, element)[0] for element in elements) == expected


def test_a_source_of_ovid_in_another_form_is_kept_whole() -> None:
    found = read_as("ovid", "TI  - Test\nSO  - Something else altogether.\n")
    assert values(found, "host_title") == ["Something else altogether"]


def test_gb18030_is_read_as_well_as_utf_8() -> None:
    found = read_as("refworks", "RT Journal Article\nT1 海洋学报\n".encode("gb18030"))
    assert values(found, "title") == ["海洋学报"]


def test_bytes_without_a_tag_say_nothing_and_why() -> None:
    found = read_as("ris", b"\x00\xff nothing here")
    assert found.statements == ()
    assert [problem.kind for problem in found.problems] == ["unreadable"]


@pytest.mark.parametrize("word", ["None", "NA", "null"])
def test_a_word_that_programs_write_for_nothing_may_be_a_title(word: str) -> None:
    found = read_as("ris", f"TY  - BOOK\nTI  - {word}\nPB  - {word}\nER  - \n")
    assert values(found, "title") == [word]
    assert values(found, "publisher") == []


@pytest.mark.parametrize(("database", "types"), [("国家标准", ["国家标准"]), ("法律法规", [])])
def test_the_database_of_standards_is_the_type_of_what_comes_from_it(database: str, types: list[str]) -> None:
    found = read_as("refer", f"%0 Legal Rule or Regulation\n%T 复合钢板\n%V GB/T 43109-2023\n%~ {database}\n")
    assert values(found, "type") == ["Legal Rule or Regulation", *types]
    assert (database in values(found, "note")) is not bool(types)


def test_the_month_in_which_a_thesis_came_into_a_database_is_no_issue() -> None:
    found = read_as("refworks", "RT Dissertation/Thesis\nA1 虞锦洪\nT1 复合材料\nYR 2012\nIS 10\n")
    assert values(found, "issue") == []


def test_the_authors_of_an_edited_book_are_its_editors_and_an_escaped_ampersand_is_one() -> None:
    found = read_as("ris", "TY  - EDBOOK\nTI  - Sea \\& Coast\nAU  - Doe, Jane\nER  - \n")
    assert roles(found) == [("Doe, Jane", "person", "edt")]
    assert values(found, "title") == ["Sea & Coast"]

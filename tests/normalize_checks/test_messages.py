"""Whatever reading says of a record, it says in Chinese and in English."""

import re

import pytest
from told_messages import Told, told

from normalize import mending
from normalize.checks import RULES
from normalize.checks.joining import finding_of
from normalize.checks.messages import COLUMNS, compiled, in_chinese
from normalize.checks.tables import CheckTableError, parse_table
from normalize.problem import Problem
from normalize.values.coordinates import coded_box

SAID = sorted(set(told("normalize", "harvesters")))
HAN = re.compile("[\u4e00-\u9fff]")
NOT_OF_A_RECORD = "harvesters/web/sitemaps.py"
HANDED_ON = {
    (
        "harvesters/files/archives.py",
        "str(error).rstrip('.')",
    ): "what a member of an archive is, in its own words",
    ("harvesters/files/iso2709.py", "fault()"): "said where the blocks are read",
    ("harvesters/files/kinds.py", "str"): "no fault",
    ("harvesters/files/tables.py", "reading.fault()"): "said where the blocks are read",
    ("harvesters/oai/arrivals.py", "reason"): "said in oai/records.py",
    ("harvesters/oai/records.py", "_too_large(identifier, data)"): "tested below",
    ("harvesters/sru/answer.py", "documents[0].fault"): "the parser's words",
    ("harvesters/sru/answer.py", "str(error)"): "the parser's words",
    ("harvesters/sru/arrivals.py", "record.fault"): "said in sru/answer.py",
    ("harvesters/sru/pages.py", "page.told"): "what the server answers",
    ("harvesters/z3950/records.py", "document.fault"): "the parser's words",
    ("normalize/builders/charts.py", "fault"): "tested below",
    ("normalize/formats/element_identifier.py", "_CHECKED[number.scheme]"): "tested below",
    ("normalize/formats/element_place.py", "str(fault)"): "said where NotABox is raised",
    ("normalize/marc_json.py", "str(error)"): "the parser's words, behind a sentence of ours",
    ("normalize/marcxml.py", "str(error)"): "the parser's words, behind a sentence of ours",
    ("normalize/mending.py", "html.unescape(reference)"): "no sentence",
    ("normalize/formats/gathering.py", "found"): "said in mending.py",
    ("normalize/normalizer.py", "problems[0].message"): "a problem's own",
    ("normalize/normalizer.py", "said.problems[0].message"): "a problem's own",
}
"""Expressions whose sentences are written elsewhere."""


def test_the_sentences_are_found() -> None:
    assert len(SAID) > 100
    assert {"normalize/iso2709_repair.py", "harvesters/files/mending.py"} <= {one.file for one in SAID}


@pytest.mark.parametrize("one", [one for one in SAID if one.known and one.file != NOT_OF_A_RECORD])
def test_every_sentence_of_reading_is_known_in_chinese(one: Told) -> None:
    assert HAN.search(said_in_chinese(one.sentence)), f"add it to messages.tsv: {one.sentence}"


def said_in_chinese(sentence: str) -> str:
    if sentence == "{}: {}":
        sentence = "a.json: no field can be read"
    problem = Problem("other", sentence.replace("{}", "7"))
    return in_chinese(finding_of(problem).said) if "(rule" not in sentence else "规则"


def test_what_is_no_literal_sentence_is_known() -> None:
    assert {(one.file, one.sentence) for one in SAID if not one.known} == set(HANDED_ON)


@pytest.mark.parametrize("kind", sorted({one.kind for one in SAID if one.kind}))
def test_every_kind_of_problem_has_a_rule(kind: str) -> None:
    assert f"read_{kind}" in RULES


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("1,234 bytes without the end of a record", "1,234 字节内没有记录结束标志"),
        ("UTF-8 was read as Latin-1; it was put right", "UTF-8 被当作 Latin-1 读取；已更正"),
        ("a.zip cannot be unpacked: the archive is damaged here: CRC", "a.zip 无法解压：压缩包在此处损坏：CRC"),
        ("no number of the Dewey Decimal Classification looks like this", "不符合杜威十进分类法的号码形式"),
        ("the line that ends the record is missing", "缺少记录的结束行"),
        ("the record oai:a:1 has 70,000,000 bytes", "记录 oai:a:1 有 70,000,000 字节"),
        ("not a valid ISMN", "不是有效的 ISMN"),
        ("not a DOI", "不是 DOI"),
        ("words that nobody knows", "words that nobody knows"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_sentence_in_a_sentence_is_said_in_chinese_too(english: str, chinese: str) -> None:
    assert in_chinese(english) == chinese


@pytest.mark.parametrize("read_as", [str(line[0]) for line in vars(mending)["_RESTORERS"]])
def test_what_was_spoiled_and_put_right_is_known_in_chinese(read_as: str) -> None:
    said = in_chinese(f"{read_as}; it was put right")
    assert "被当作" in said
    assert said.endswith("；已更正")


@pytest.mark.parametrize(
    "limits", [("N0200000", "N0300000", "E0100000", "E0200000"), ("E1", "E2", "N1", "N2")]
)
def test_faults_of_coordinates_are_known_in_chinese(limits: tuple[str, str, str, str]) -> None:
    _, fault = coded_box(*limits)
    assert HAN.search(in_chinese(fault))


@pytest.mark.parametrize(
    "line", ["a sentence\t", "{} bytes\t字节", "one\t一\none\t一"], ids=["no Chinese", "no place", "twice"]
)
def test_a_line_that_cannot_be_used_is_told_with_its_place(line: str) -> None:
    with pytest.raises(CheckTableError, match=r"^mine\.tsv, line \d: "):
        compiled(parse_table("mine.tsv", "\t".join(COLUMNS) + "\n" + line, COLUMNS))


def test_the_value_of_a_problem_is_left_out_where_there_is_none() -> None:
    rule = RULES["read_tag"]
    without = finding_of(Problem("tag", "a field cannot be read"))
    assert (rule.message(without, "en"), rule.message(without, "zh")) == (
        "a field cannot be read",
        "有一个字段无法读取",
    )
    with_value = finding_of(Problem("tag", "a field cannot be read", "", "24"))
    assert rule.message(with_value, "zh") == "有一个字段无法读取：24"


@pytest.mark.parametrize(
    ("where", "tag", "part"),
    [
        ("245$a", "245", "$a"),
        ("leader/09", "LDR", "/09"),
        ("date", "date", ""),
        ("title", "title", ""),
        ("", "", ""),
    ],
)
def test_a_problem_is_told_at_its_field_or_element(where: str, tag: str, part: str) -> None:
    found = finding_of(Problem("encoding", "bytes that are no UTF-8", where))
    assert (found.tag, found.part) == (tag, part)

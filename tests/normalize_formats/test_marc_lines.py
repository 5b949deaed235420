"""MARC as lines of text."""

import pytest

from normalize.marc_lines import parse_lines
from normalize.normalizer import normalize_raw
from normalize.raw import Damaged, RawRecord
from tests.support.format_records import ALL, accepted, record_of

BOOK = r"""=LDR  00000nam a2200000 a 4500
=001  b1
=008  010101s2001\\\\cc\\\\\\\\\\\\000\0\chi\d
=020  \\$a7-5037-1744-0
=245  10$aHaiyang :$bthe sea /$cLi Qiang.
=260  \\$aBeijing :$bHaiyang chu ban she,$c2001.
"""


def test_lines_become_fields() -> None:
    record = record_of(BOOK, "marclines")
    assert (record.identifier, record.type, record.date.first) == ("b1", "book", 2001)
    assert (record.titles[0].value, record.titles[0].subtitle) == ("Haiyang", "the sea")
    assert record.identifiers[0].value == "9787503717444"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Caf{eacute}", "Café"),
        ("Caf{acute}e", "Café"),
        ("{dollar}5 {lcub}x{rcub}", "$5 {x}"),
        ("Min{caron}{dotb}sk", "Minṣ̌k"),
        ("no {such} thing", "no {such} thing"),
    ],
)
def test_mnemonics_become_characters(written: str, read: str) -> None:
    record, problems = parse_lines(f"=245  00$a{written}".encode())
    assert record is not None
    assert record.values("245", "a") == [read]
    assert [problem.kind for problem in problems if problem.kind != "leader"] == ["mnemonic"] * (
        "such" in written
    )


def test_a_line_without_a_tag_continues_the_one_before() -> None:
    record, _ = parse_lines(b"=245  00$aThe sea\naround us\n\n=260  \\\\$c1951")
    assert record is not None
    assert record.values("245", "a") == ["The sea around us"]


def test_a_leader_that_is_too_short_is_a_problem() -> None:
    outcome = accepted("=LDR  00000nam\n=245  00$aSea", "marclines")
    assert "leader" in [problem.kind for problem in outcome.problems]


@pytest.mark.parametrize("data", [b"", b"no tag at all", b"\xff\xfe\x00"])
def test_text_without_tags_is_damaged(data: bytes) -> None:
    assert isinstance(normalize_raw(RawRecord(data, 1, "marclines"), ALL), Damaged)

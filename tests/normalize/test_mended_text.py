"""Text spoiled on its way: HTML, references, wrong character sets; ISO 5426."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marc_lines import marc, outcome_of

from normalize.formats.description import Statement
from normalize.formats.gathering import gather
from normalize.iso2709 import parse, serialize
from normalize.iso5426 import decode_iso5426
from normalize.marc import MarcRecord
from normalize.mending import mended

if TYPE_CHECKING:
    from normalize.problem import Problem


def mend(text: str) -> tuple[str, list[str]]:
    """The text of a title after mending, and the kinds of problems told."""
    problems: list[Problem] = []
    record = mended(MarcRecord(" " * 24, ["245"], [f"10\x1fa{text}"]), problems)
    return record.contents[0][4:], [problem.kind for problem in problems]


@pytest.mark.parametrize(
    ("spoiled", "whole"),
    [
        ("海洋学".encode().decode("latin-1"), "海洋学"),
        ("海洋学".encode().decode("cp1252", "ignore")[:4] + "", None),
        ("Ã©tude ocÃ©anique", "étude océanique"),
        ("海洋科学".encode("gb2312").decode("latin-1"), "海洋科学"),
        ("海洋 (".encode("gb2312").decode("latin-1") + "atlas)", "海洋 (atlas)"),
        ("中国的海洋学与技术".encode().decode("gb18030", "replace"), None),
        ("海洋学报的".encode()[:12].decode("gb18030"), "海洋学报"),
        ("океан".encode().decode("latin-1"), "океан"),
        ("Океан".encode().decode("cp1251"), "Океан"),
        ("MichoacaÃ\x8cÂ\x81n", "Michoaca\u0301n"),
        ("Wang, Chi-chÃ\x8aÂ»ien", "Wang, Chi-chʻien"),
        ("â€œacid testâ€\x9d, Oâ€™Connor, 7â€“8 pH", "“acid test”, O’Connor, 7–8 pH"),
        ("2 Â°C; (Î©) Â© 2014", "2 °C; (Ω) © 2014"),
        ("25Â°N, 22gÂ¯d", "25°N, 22g¯d"),
        ("reka Å¡ipkaâ€™s", "reka šipka’s"),
    ],
)
def test_characters_read_in_a_wrong_set_are_put_right_where_that_is_certain(
    spoiled: str, whole: str | None
) -> None:
    text, kinds = mend(spoiled)
    assert text == (whole or spoiled)
    assert kinds == (["mojibake"] if whole else [])


@pytest.mark.parametrize(
    "text",
    [
        "Étude océanique à Saint-Malo",
        "CAFÉ» et «thé",
        "São Paulo – naïve “fish” ÄÖÜß",
        "Größe und Maß: Äußerung",
        "MAÇÃO",
        "a < b & c > d; AT&T; ?a=1&copy=2",
        "联通 移动 海洋学",
        "鐨字与娴字",
        "Åse Øst «Æ»",
        "Ã la carte; Ângela; ÃÂ",
        "СССР. РСФСР. России",
        "芯泻".encode("gb2312").decode("latin-1"),
        "涓浗",
    ],
)
def test_text_that_only_looks_odd_stays(text: str) -> None:
    assert mend(text) == (text, [])


def test_characters_that_were_lost_are_told() -> None:
    assert mend("锟斤拷海洋") == ("锟斤拷海洋", ["mojibake"])


def test_html_and_references_are_cleaned() -> None:
    record = outcome_of(
        "245 00 $aSea &amp; <i>Gadus</i> &#233;t&eacute;",
        "520 ## $a<p>CO<sub>2</sub><br/>rises &lt;fast&gt;</p>",
        "856 40 $uhttp://x.example/?a=1&amp;b=2",
    ).record
    assert record.titles[0].value == "Sea & Gadus été"
    assert record.abstracts == ("CO2 rises <fast>",)
    assert record.links[0].url == "http://x.example/?a=1&b=2"


def test_text_of_other_formats_is_put_right_too() -> None:
    said = gather([Statement("title", "Oâ€™Connor at 2 Â°C"), Statement("abstract", "锟斤拷")])
    assert [each.value for each in said.statements] == ["O’Connor at 2 °C", "锟斤拷"]
    assert [(each.kind, each.where) for each in said.problems] == [
        ("mojibake", "title"),
        ("mojibake", "abstract"),
    ]


@pytest.mark.parametrize("text", ["Ã", "Ð¾", "º£", "Р", "&", "<", "涓", "&amp;", "<i", "â€"])
def test_long_texts_are_mended_in_no_time(text: str) -> None:
    assert mend(text * (1_000_000 // len(text)))[0]


@given(
    st.text()
    | st.binary().map(lambda data: data.decode("latin-1"))
    | st.binary().map(lambda data: data.decode("gb18030", "replace"))
)
def test_mending_never_fails_and_never_makes_delimiters(text: str) -> None:
    plain = text.replace("\x1e", "").replace("\x1f", "").replace("\x1d", "")
    whole, _ = mend(plain)
    assert not set(whole) & {"\x1d", "\x1e", "\x1f"}


def test_iso_5426_has_its_diacritics_before_their_letters() -> None:
    assert (
        decode_iso5426(b"\xc2etude oc\xc2eanique \xc8\xc5u Stra\xfbe \xd0Ca Sm\xf9r")
        == "étude océanique ǖ Straße Ça Smør"
    )
    assert decode_iso5426(b"\x88L'\x89eau") == "\x98L'\x9ceau"
    assert "\ufffd" in decode_iso5426(b"a\x81b")


@pytest.mark.parametrize("stated", ["0103", "50  "])
def test_a_unimarc_record_in_iso_5426_is_read_whether_it_says_so_or_not(stated: str) -> None:
    lines = (
        f"100 ## $a20190311d2000    m  y0frey{stated}    ba",
        "200 1# $a@1tude oc@1eanique de la mer",
        "210 ## $aOrl@1eans",
    )
    data = (
        serialize(marc(*lines, leader="00000nam0 2200000   450 "))
        .replace(b"@1t", b"\xc2et")
        .replace(b"@1", b"\xc2")
    )
    record, problems = parse(data)
    assert record is not None
    assert record.first("200") == "1 \x1faétude océanique de la mer"
    assert "encoding" not in {problem.kind for problem in problems}


@given(st.binary(max_size=60))
def test_any_bytes_of_iso_5426_are_read(data: bytes) -> None:
    assert isinstance(decode_iso5426(data), str)

"""Names with dynasties, countries and years of life, and the words for what people did."""

import pytest

from normalize.formats.describe import describe
from normalize.formats.description import Description, Statement
from normalize.record import Agent
from normalize.values.names import parted_name, role_codes


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("〔清〕林则徐（1785年—1850年）", ("清", "林则徐", "1785年—1850年")),
        ("(晋) 陈寿, 233-297", ("晋", "陈寿", "233-297")),
        ("郑和，1371—约1433", ("", "郑和", "1371—约1433")),
        ("郑和(1371～1433)", ("", "郑和", "1371～1433")),
        ("司马迁(前145-前86)", ("", "司马迁", "前145-前86")),
        ("林语堂 1895-1976", ("", "林语堂", "1895-1976")),
        ("张三, 1945.3-", ("", "张三", "1945.3-")),
        (
            "（加拿大）诺尔曼·白求恩(Bethune, N., 1890-1939)",
            ("加拿大", "诺尔曼·白求恩(Bethune, N.)", "1890-1939"),
        ),
        ("（美）海明威(Hemingway, E.)", ("美", "海明威(Hemingway, E.)", "")),
        ("Confucius, 551-479 B.C.", ("", "Confucius", "551-479 B.C.")),
        ("Smith, John, b. 1950", ("", "Smith, John", "b. 1950")),
        ("Smith, J., ca. 1600-ca. 1650", ("", "Smith, J.", "ca. 1600-ca. 1650")),
        ("(Ed.) Smith, J.", ("", "(Ed.) Smith, J.", "")),
        ("Survey 1785-1850 Group", ("", "Survey 1785-1850 Group", "")),
        ("1785-1850", ("", "1785-1850", "")),
        ("(清)", ("", "(清)", "")),
    ],
)
def test_a_name_and_what_stands_about_it(printed: str, parts: tuple[str, str, str]) -> None:
    assert parted_name(printed) == parts


@pytest.mark.parametrize(
    ("term", "codes"),
    [
        ("ed. and tr.", ("edt", "trl")),
        ("tr. [and] ed.", ("trl", "edt")),
        ("editor, translator", ("edt", "trl")),
        ("joint author.", ("aut",)),
        ("comp.", ("com",)),
        ("Hrsg.", ("edt",)),
        ("HerausgeberIn", ("edt",)),
        ("Übers.", ("trl",)),
        ("illus.", ("ill",)),
        ("等编", ("edt",)),
        ("[等]编著", ("aut", "edt")),
        ("著、译", ("aut", "trl")),
        ("撰绘", ("aut", "ill")),
        ("主编译", ("edt", "trl")),
        ("訂補", ("red",)),
        ("監修", ("edt",)),
        ("翻訳", ("trl",)),
        ("总策划", ("orm",)),
        ("编辑部编", ("编辑部编",)),
        ("head of it all", ("head of it all",)),
        ("著" * 50, ("著" * 50,)),
    ],
)
def test_roles(term: str, codes: tuple[str, ...]) -> None:
    assert role_codes(term) == codes


def test_a_dynasty_before_a_name_of_dublin_core_qualifies_it() -> None:
    said = Description(
        (Statement("title", "海国图志"), Statement("agent", "(清)魏源 (1794-1857)", "person", "aut"))
    )
    assert describe(said, "t", "1", "", "dc")[0].agents == (
        Agent("魏源", "person", ("aut",), "1794-1857", entry="main", qualifier="清"),
    )


@pytest.mark.parametrize("text", ["(", "1-", "清", "1945-", "(清", ",", " ", "译"])
def test_long_texts_are_read_in_no_time(text: str) -> None:
    long = text * (1_000_000 // len(text))
    assert parted_name(long)[1]
    assert role_codes(long) == role_codes(long)

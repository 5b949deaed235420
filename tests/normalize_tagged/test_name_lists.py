import pytest

from normalize.formats.name_lists import is_body, personal, read_name, read_names, split_names


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("张三；李四", ["张三", "李四"]),
        ("张三;李四;", ["张三", "李四"]),
        ("颜宏,石德成,尹尚军", ["颜宏", "石德成", "尹尚军"]),
        ("张三、李四", ["张三", "李四"]),
        ("张三 李四", ["张三", "李四"]),
        ("张三\u3000李四", ["张三", "李四"]),
        ("李, 强", ["李强"]),
        ("Zhang, San", ["Zhang, San"]),
        ("Zhang, San; Li, Si", ["Zhang, San", "Li, Si"]),
        ("Carlson, CA and Giovannoni, SJ", ["Carlson, CA", "Giovannoni, SJ"]),
        ("Institute of Oceans and Seas, Paris", ["Institute of Oceans and Seas, Paris"]),
        ("Smith J., Doe J.A., Lee K.", ["Smith J.", "Doe J.A.", "Lee K."]),
        ("中国科学院海洋研究所, 国家海洋局", ["中国科学院海洋研究所", "国家海洋局"]),
        ("贝克特 / 尤奈斯库 / 品特", ["贝克特", "尤奈斯库", "品特"]),
        ("George Casella / Roger L. Berger", ["George Casella", "Roger L. Berger"]),
        ("四川师范大学/中国古代文学研究所", ["四川师范大学/中国古代文学研究所"]),
        ("", []),
        (" ; ；", []),
    ],
)
def test_a_cell_is_parted_into_names(cell: str, names: list[str]) -> None:
    assert split_names(cell) == names


def test_a_role_is_no_part_of_a_name_and_a_country_stays_before_it() -> None:
    cell = "[美] 海明威; 刘光鼎主编; 李四译"
    assert [(each.name, each.roles) for each in read_names(cell)] == [
        ("(美)海明威", ()),
        ("刘光鼎", ("edt",)),
        ("李四", ("trl",)),
    ]


@pytest.mark.parametrize(
    ("cell", "name", "kind", "role"),
    [
        ("刘光鼎主编", "刘光鼎", "person", "edt"),
        ("刘光鼎著", "刘光鼎", "person", "aut"),
        ("丁一汇 等编著", "丁一汇", "person", "aut"),
        ("冯承钧譯註", "冯承钧", "person", "trl"),
        ("王五著", "王五", "person", "aut"),
        ("胡大雷选注", "胡大雷", "person", "cwt"),
        ("马兴荣標點", "马兴荣", "person", "pfr"),
        ("责任编辑：张文定", "张文定", "person", "edt"),
        ("(明) 茅元仪 辑", "(明)茅元仪", "person", "com"),
        ("海军司令部航海保证部编制", "海军司令部航海保证部", "corporate", "edt"),
    ],
)
def test_a_role_behind_a_name_is_read(cell: str, name: str, kind: str, role: str) -> None:
    (found,) = read_names(cell)
    assert (found.name, found.kind) == (name, kind)
    assert role in found.roles


def test_a_name_that_ends_like_a_role_stays_whole_where_nothing_else_shows_one() -> None:
    assert read_name("王译").name == "王译"
    assert read_names("陈编；李四")[0].name == "陈编"


@pytest.mark.parametrize(
    ("cell", "roles"),
    [
        ("张三, 李四主编", {"张三": ("edt",), "李四": ("edt",)}),
        ("张三、李四 主编; 王五", {"张三": ("edt",), "李四": ("edt",), "王五": ()}),
        ("海明威·欧, 李四主编", {"海明威·欧": (), "李四": ("edt",)}),
        ("[美] 海明威, 李光主编", {"(美)海明威": (), "李光": ("edt",)}),
        ("张三主编, 李四校注", {"张三": ("edt",), "李四": ("cwt",)}),
        ("李光, 王佳译", {"李光": (), "王佳译": ()}),
    ],
)
def test_a_role_behind_the_last_of_chinese_names_with_commas_is_that_of_all(
    cell: str, roles: dict[str, tuple[str, ...]]
) -> None:
    assert {
        each.name: tuple(role for role in each.roles if role in ("edt", "cwt")) for each in read_names(cell)
    } == roles


def test_a_number_of_scopus_is_no_part_of_a_name() -> None:
    assert read_name("Smith, John (57190000123)").name == "Smith, John"


@pytest.mark.parametrize(
    "name",
    [
        "中国海洋大学",
        "国家海洋局",
        "北京师范大学学报(自然科学版)编辑部",
        "中国科学院海洋研究所",
        "University of Bergen",
        "Marine Biological Association",
    ],
)
def test_a_body_is_told_from_a_person(name: str) -> None:
    assert is_body(name)


@pytest.mark.parametrize("name", ["刘光鼎", "张海军", "Press, William", "欧阳修", "Center, Jane"])
def test_a_person_is_no_body(name: str) -> None:
    assert not is_body(name)


@pytest.mark.parametrize(
    ("family", "given", "name"),
    [("Doe", "Jane", "Doe, Jane"), ("张", "三", "张三"), ("Plato", "", "Plato"), ("", "", "")],
)
def test_a_name_in_two_parts_is_put_together(family: str, given: str, name: str) -> None:
    assert personal(family, given) == name

"""What is taken out of titles, statements of edition and extents."""

import pytest

from catalog.matching.editions import read_edition
from catalog.matching.extents import Extent, pages_agree, read_extent
from catalog.matching.names import publisher_form
from catalog.matching.numerals import number
from catalog.matching.volumes import read_designation, volume_of_part
from normalize.folding import fold


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("1st", 1), ("十二", 12), ("廿三", 23), ("一百二十", 120), ("甲", 1), ("癸", 10), ("iv", 4),
        ("xix", 19), ("xl", 40), ("second", 2), ("twelve", 12), ("海", None), ("", None), ("iiii", None),
    ],
)  # fmt: skip
def test_numerals(text: str, value: int | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("title", "rest", "volume"),
    [
        ("航海学 上册", "航海学", ("1",)),
        ("航海学.第一卷", "航海学", ("1",)),
        ("航海學 第2分冊", "航海学", ("2",)),
        ("航海学（二）", "航海学", ("2",)),
        ("航海学上册", "航海学", ("1",)),
        ("船舶结构 卷三", "船舶结构", ("3",)),
        ("文集 甲编", "文集", ("1",)),
        ("论衡之一", "论衡", ("1",)),
        ("春秋左传 第二十三册 下", "春秋左传", ("23", "last")),
        ("The sea, vol. II", "the sea", ("2",)),
        ("Oceanography. Part 2", "oceanography", ("2",)),
        ("Meereskunde Bd. 3", "meereskunde", ("3",)),
        ("Hai yang xue. Shang ce", "hai yang xue", ("1",)),
        ("Hang hai xue. Di 2 juan", "hang hai xue", ("2",)),
        ("海上", "海上", ()),
        ("天下", "天下", ()),
        ("诗集", "诗集", ()),
        ("20世纪海洋", "20世纪海洋", ()),
    ],
)
def test_a_volume_is_cut_off_the_title(title: str, rest: str, volume: tuple[str, ...]) -> None:
    designation = read_designation(fold(title))
    assert (designation.rest, designation.volume) == (rest, volume)


@pytest.mark.parametrize(
    ("title", "rest", "years", "session"),
    [
        ("中国海洋年鉴 1998", "中国海洋年鉴", ("1998",), ""),
        ("中国海洋年鉴(1998-99)", "中国海洋年鉴", ("1998-1999",), ""),
        ("第三届海洋会议论文集", "第三届海洋会议论文集", (), "3"),
        ("Third International Conference on Waves", "third international conference on waves", (), "3"),
        ("1984", "1984", ("1984",), ""),
    ],
)
def test_years_and_sessions(title: str, rest: str, years: tuple[str, ...], session: str) -> None:
    designation = read_designation(fold(title))
    assert (designation.rest, designation.years, designation.session) == (rest, years, session)


@pytest.mark.parametrize(
    ("part", "volume"),
    [
        ("第1册", ("1",)), ("v. 2", ("2",)), ("III", ("3",)), ("上", ("1",)), ("下册", ("last",)), ("甲编", ("1",)),
        ("Shang ce", ("1",)), ("第二卷 第三册", ("2", "3")), ("1998", ()), ("Part B", ()), ("", ()),
    ],
)  # fmt: skip
def test_a_part_number_names_a_volume(part: str, volume: tuple[str, ...]) -> None:
    assert volume_of_part(fold(part)) == volume


@pytest.mark.parametrize(
    ("statement", "edition"),
    [
        ("第2版", 2), ("Di 3 ban", 3), ("2nd rev. ed.", 2), ("Second edition", 2), ("3., überarb. Aufl.", 3),
        ("Izd. 2-e", 2), ("第1版第2次印刷", 1), ("北京第1版", 1), ("初版", 1), ("修订版", 0), ("1998 ed.", 0), ("", 0),
    ],
)  # fmt: skip
def test_the_number_of_an_edition(statement: str, edition: int) -> None:
    assert read_edition(fold(statement)).number == edition


def test_what_else_an_edition_says() -> None:
    assert read_edition(fold("修订版")).revised
    assert read_edition(fold("1998年版")).year == "1998"
    assert read_edition(fold("清光绪二十年刻本")).kind == "woodblock"
    assert read_edition(fold("Secondary school ed.")).words == "secondaryschool"
    assert not read_edition("").stated


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("3, 252 p.", Extent(252, 255)), ("258页", Extent(258, 258)), ("2册 (612页)", Extent(612, 612, 2)),
        ("xii, 345 p.", Extent(345, 345)), ("2 v.", Extent(volumes=2)), ("4, 8, 5, 317 p.", Extent(317, 334)),
        ("p. cm.", Extent()), ("", Extent()),
    ],
)  # fmt: skip
def test_extents(text: str, extent: Extent) -> None:
    assert read_extent(fold(text)) == extent


def test_front_matter_may_be_counted_or_not() -> None:
    assert pages_agree(read_extent("3, 252 p."), read_extent("255页"))
    assert not pages_agree(read_extent("252 p."), read_extent("300页"))


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("上海教育出版社", "上海教育"), ("科学出版社有限责任公司", "科学"), ("人民交通出版社股份有限公司", "人民交通"),
        ("中华书局", "中华书局"), ("Springer-Verlag", "springer"), ("Wiley", "wiley"), ("Press", "press"),
    ],
)  # fmt: skip
def test_the_short_name_of_a_publisher(name: str, form: str) -> None:
    assert publisher_form(name) == form

"""What is marine literature and why."""

from collections.abc import Sequence

import msgspec
import pytest

from normalize.record import Agent, Classification, Imprint, Place, Record, Relation, Subject, Title
from normalize.scope import judge


def record(
    title: str = "",
    *,
    headings: Sequence[str] = (),
    classes: Sequence[str] = (),
    original: str = "",
    languages: tuple[str, ...] = (),
    publisher: str = "",
    series: str = "",
) -> Record:
    """Headings as `Fisheries--China` or `place:Black Sea`; classes as `lcc VK1102`."""
    subjects = []
    for heading in headings:
        kind, _, text = heading.rpartition(":")
        subjects.append(Subject(tuple(text.split("--")), kind or "topic"))
    twin = Title(original) if original else None
    return Record(
        "test",
        "1",
        titles=(Title(title, original=twin),) if title else (),
        agents=(Agent("张友渔"),),
        imprints=(Imprint(publisher=publisher),) if publisher else (),
        languages=languages,
        subjects=tuple(subjects),
        classifications=tuple(Classification(*text.split(" ", 1)) for text in classes),
        relations=(Relation("series", series),) if series else (),
    )


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("lcc VK1102.T28", "LCC VK (navigation)"),
        ("lcc QH91.16 .B3", "LCC QH91-95 (marine biology)"),
        ("lcc QL737.C432", "LCC QL737.C4 (whales and dolphins)"),
        ("lcc GC21", "LCC GC (oceanography)"),
        ("clc P731.2", "CLC P7 (oceanography)"),
        ("clc [P735]", "CLC P7 (oceanography)"),
        ("clc U675.81", "CLC U67 (shipbuilding and navigation)"),
        ("clc K928.44", "CLC K928.44 (seas of China)"),
        ("ddc 551.46/083", "DDC 551.46 (oceanography)"),
        ("ddc 940.54/5941", "DDC 940.545 (naval history of World War II)"),
        ("udc 551.464", "UDC 551.46 (oceanography)"),
    ],
)
def test_a_class_of_the_sea_is_enough_alone(number: str, reason: str) -> None:
    verdict = judge(record("Something", classes=[number]))
    assert verdict.marine
    assert verdict.reasons == (reason,)


@pytest.mark.parametrize(
    "number",
    [
        "lcc QH96.5",
        "lcc QL737.C2",
        "lcc TL787",
        "lcc GB1603",
        "clc S964",
        "clc V4",
        "ddc 629.13",
        "lcc",
        "clc",
    ],
)
def test_classes_of_fresh_water_air_and_land_are_not_marine(number: str) -> None:
    assert not judge(record("Something", classes=[number + " " if " " not in number else number])).marine


@pytest.mark.parametrize(
    "heading",
    [
        "Marine biology",
        "Shipwrecks--Florida",
        "Great Britain--History, Naval",
        "corporate:United States. Navy--History",
        "person:Cook, James, 1728-1779--Travel",
        "Merchant ships--Persian Gulf",
        "Whales--Juvenile literature",
        "海洋学",
        "漁業經濟",
        "genre:Nautical charts",
        "place:Spratly Islands--International status",
    ],
)
def test_a_heading_of_the_sea_says_so(heading: str) -> None:
    verdict = judge(record("About it", headings=[heading]))
    assert verdict.score >= 8
    assert verdict.reasons[0] == f'subject "{heading.rpartition(":")[2]}"'


@pytest.mark.parametrize(
    "heading",
    [
        "place:Rhode Island--Law",
        "place:Harbor Springs (Mich.)",
        "place:Mediterranean Region--Cooking",
        "corporate:United States. Marine Corps",
        "person:Fisher, Marina, 1943-",
        "Navigation (Aeronautics)",
        "Trout fishing",
        "Freshwater fishes",
        "title:Moby Dick (Motion picture)",
        "上海--历史",
        "Airships",
    ],
)
def test_headings_that_only_sound_like_the_sea_do_not_count(heading: str) -> None:
    assert judge(record("About it", headings=[heading])).score <= 0


@pytest.mark.parametrize(
    "title",
    [
        "海洋科学导论",
        "航海學",
        "中国海图史",
        "舟山渔业史",
        "妈祖文化研究",
        "鄭和下西洋",
        "The law of the sea",
        "Coral reefs of Fiji",
    ],
)
def test_a_clear_title_alone_is_enough(title: str) -> None:
    assert judge(record(title)).marine


@pytest.mark.parametrize(
    "title",
    [
        "上海史",
        "珠海年鉴",
        "青海草原",
        "山海经校注",
        "张友渔文选",
        "学海无涯",
        "海关税则",
        "海外华人",
        "海峡两岸关系",
        "广东海南古建筑",
        "载人飞船",
        "香港法律",
        "王船山哲学",
        "Space ships of the future",
        "The Dead Sea scrolls",
        "Shell programming",
        "Trout of the lakes",
    ],
)
def test_titles_with_misleading_words_are_not_marine(title: str) -> None:
    assert not judge(record(title)).marine


def test_shanghai_does_not_hide_its_port() -> None:
    assert judge(record("上海港史")).marine


def test_words_of_another_language_count_only_in_it() -> None:
    assert judge(record("Die deutsche Schiffahrt", languages=("ger",))).marine
    assert not judge(record("A safe haven", languages=("eng",))).marine
    assert judge(record("De haven van Rotterdam", languages=("dut",))).marine


def test_pinyin_counts_only_where_no_han_is_given() -> None:
    assert judge(record("Zhongguo hai yang shi", languages=("chi",))).marine
    assert not judge(
        record("Hai tu ji", original="海涂集落稿本".replace("海涂", "亥图"), languages=("chi",))
    ).marine


def test_a_title_counts_less_beside_headings_of_something_else() -> None:
    assert judge(record("The stormy sea")).score > judge(record("The stormy sea", headings=["Love"])).score


@pytest.mark.parametrize("title", ["The Atlantic Ocean", "Crabs", "Les phares", "The ports"])
def test_a_title_that_is_nothing_but_a_term_counts_as_a_heading_does(title: str) -> None:
    assert judge(record(title)).marine


@pytest.mark.parametrize("title", ["Bougainville", "The island", "The Atlantic charter"])
def test_a_title_that_is_more_or_less_than_a_term_does_not(title: str) -> None:
    assert not judge(record(title)).marine


def test_the_land_around_a_sea_is_no_sea() -> None:
    assert judge(record("About it", headings=["Geology--Marmara, Sea of"])).score >= 8
    assert judge(record("About it", headings=["Geology--Marmara, Sea of, Region"])).score == 0


def test_a_river_or_lake_in_a_subdivision_speaks_against_but_an_estuary_does_not() -> None:
    assert judge(record("About it", headings=["Fisheries--Kenya--Victoria, Lake"])).score <= 0
    assert judge(record("About it", headings=["Sediments--China--Yangtze River Watershed"])).score <= 0
    assert judge(record("About it", headings=["Estuarine sediments--China--Yangtze River Estuary"])).marine


def test_fresh_water_in_one_heading_weighs_on_the_others() -> None:
    assert judge(record("About it", headings=["Fish trade--Kenya", "Fisheries--Kenya"])).marine
    lake = ["Fish trade--Kenya", "Fisheries--Kenya", "Fisheries--Victoria, Lake"]
    assert not judge(record("About it", headings=lake)).marine


def test_a_seafarer_in_a_novel_is_no_whole_subject_but_one_invented_for_it_is() -> None:
    life, novel = ["person:Columbus, Christopher"], ["person:Columbus, Christopher--Fiction"]
    assert judge(record("A life", headings=novel)).score < judge(record("A life", headings=life)).score
    invented = ["person:Hornblower, Horatio (Fictitious character)"]
    told = ["person:Hornblower, Horatio (Fictitious character)--Fiction"]
    assert judge(record("A life", headings=invented)).score == judge(record("A life", headings=told)).score


def test_one_heading_behind_many_of_something_else_counts_less() -> None:
    others = ["Legislators--United States", "Elections", "Statesmen"]
    first = record("A life", headings=["Admirals", *others])
    last = record("A life", headings=[*others, "Admirals"])
    assert judge(first).marine
    assert not judge(last).marine


def test_an_area_of_the_sea_helps_what_speaks_for_it_already() -> None:
    ocean = (Place(code="ln-----"),)
    plain = record("Beach and bay", headings=["Climatology"])
    weak = record("The ocean air", headings=["Climatology"])
    assert judge(msgspec.structs.replace(plain, titles=(Title("Air"),), places=ocean)).score == 0
    assert judge(msgspec.structs.replace(weak, places=ocean)).score == judge(weak).score + 4


def test_fresh_water_outweighs_a_doubtful_word() -> None:
    assert not judge(record("Fishing", headings=["Fishing--Lakes", "Trout fishing"])).marine


def test_publisher_and_series_decide_what_the_rest_leaves_open() -> None:
    plain = record("海岛植被", headings=["植被"])
    assert not judge(plain).marine
    assert judge(record("海岛植被", headings=["植被"], publisher="海洋出版社", series="海洋丛书")).marine


def test_a_nautical_chart_is_marine_whatever_it_is_called() -> None:
    assert judge(Record("test", "1", type="chart", titles=(Title("Approaches to Brest"),))).reasons == (
        "nautical chart",
    )


def test_an_empty_record_is_judged() -> None:
    verdict = judge(Record("test", "1"))
    assert (verdict.marine, verdict.score, verdict.reasons) == (False, 0, ())


def test_judging_twice_gives_the_same() -> None:
    book = record("Sharks", headings=["Sharks", "Fishes"], classes=["lcc QL638.9", "ddc 597.3"])
    assert judge(book) == judge(book)

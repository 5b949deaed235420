"""One description out of several."""

from catalog.merging import merged, with_library
from normalize.record import Agent, Holding, Identifier, PublicationDate, Record, Subject, Title


def test_the_fullest_record_gives_the_description_and_the_others_add_to_its_lists() -> None:
    thin = Record("a", "1", titles=(Title("海洋科学"),), subjects=(Subject(("海洋学",)),), extent="120页")
    full = Record(
        "b", "2", titles=(Title("Hai yang ke xue", original=Title("海洋科學")),), agents=(Agent("Feng"),),
        identifiers=(Identifier("isbn", "9787502789121"),), subjects=(Subject(("Oceanography",)),), languages=("chi",),
    )  # fmt: skip
    union = merged([thin, full])
    assert union.titles == full.titles
    assert [subject.parts for subject in union.subjects] == [("Oceanography",), ("海洋学",)]
    assert (union.source, union.extent) == ("b", "120页")


def test_merging_does_not_depend_on_the_order_of_the_members() -> None:
    records = [Record("a", str(number), titles=(Title(f"Tides {number}"),)) for number in range(4)]
    assert merged(records) == merged(records[::-1])


def test_another_members_main_title_becomes_a_variant() -> None:
    one = Record("a", "1", titles=(Title("Tides", subtitle="an outline"),), extent="1")
    other = Record("b", "2", titles=(Title("Tides and currents"),))
    assert [(title.value, title.kind) for title in merged([one, other]).titles] == [
        ("Tides", "main"),
        ("Tides and currents", "variant"),
    ]


def test_a_date_that_the_fullest_lacks_comes_from_another() -> None:
    undated = Record("a", "1", titles=(Title("Tides"),), extent="1", languages=("eng",))
    dated = Record("b", "2", date=PublicationDate("1999", 1999, 1999, "1999"))
    assert merged([undated, dated]).date.first == 1999


def test_holdings_without_a_library_belong_to_their_source() -> None:
    record = Record("a", "1", holdings=(Holding(call_number="GC1"), Holding(library="B")))
    assert [holding.library for holding in with_library(record, "A").holdings] == ["A", "B"]


def test_a_main_title_without_the_subtitle_that_is_known_adds_nothing() -> None:
    one = Record("a", "1", titles=(Title("海洋生物技术", subtitle="Marine biotechnology"),), extent="1")
    other = Record("b", "2", titles=(Title("海洋生物技術"),))
    assert merged([one, other]).titles == one.titles

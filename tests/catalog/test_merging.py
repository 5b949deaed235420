"""One description out of several."""

from typing import Any

import msgspec
import pytest

from catalog.merging import WAYS, merged, with_library
from normalize.record import (
    Agent,
    BoundingBox,
    ChartFacts,
    Classification,
    Holding,
    Identifier,
    Imprint,
    Link,
    Note,
    PartLanguage,
    Place,
    PublicationDate,
    Record,
    Relation,
    Subject,
    Title,
)

OF_THE_FULLEST = {"source", "identifier", "datestamp", "format", "carrier", "host"}
SAID: dict[str, Any] = {
    "type": "chart",
    "titles": (Title("Tides"),),
    "responsibility": "Wang zhu",
    "responsibility_original": "王著",
    "agents": (Agent("Wang"),),
    "edition": "Di 2 ban",
    "edition_original": "第2版",
    "version": "刻本",
    "imprints": (Imprint("Beijing"),),
    "country": "cc",
    "date": PublicationDate("1999", 1999, 1999, "1999"),
    "extent": "120页",
    "illustrations": "图",
    "dimensions": "26cm",
    "frequency": "月刊",
    "languages": ("chi",),
    "original_languages": ("eng",),
    "identifiers": (Identifier("isbn", "9787502789121"),),
    "subjects": (Subject(("Tides",)),),
    "classifications": (Classification("clc", "P73"),),
    "places": (Place("South China Sea"),),
    "boxes": (BoundingBox(110, 10, 120, 20),),
    "chart": ChartFacts(scale=50000),
    "abstracts": ("About tides",),
    "contents": ("1. Tides",),
    "notes": (Note("With index"),),
    "relations": (Relation("series", "Seas"),),
    "links": (Link("https://example.org/1"),),
    "holdings": (Holding("A"),),
    "rights": ("Public domain",),
    "agencies": ("CN-110001",),
    "part_languages": (PartLanguage("eng", "summary"),),
}


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


def test_every_field_of_a_record_has_a_way_of_merging() -> None:
    assert tuple(WAYS) == Record.__struct_fields__
    assert OF_THE_FULLEST | set(SAID) == set(WAYS)


@pytest.mark.parametrize("name", SAID)
def test_what_only_another_member_says_stands_in_the_union_record(name: str) -> None:
    full = Record("a", "1", titles=(Title("Currents"),) * 3, contents=("x",), abstracts=("y",), extent="9")
    full = msgspec.structs.replace(full, **{name: Record.__struct_defaults__[_place_of_default(name)]})
    other = Record("b", "2", **{name: SAID[name]})
    union = merged([full, other])
    assert union.source == "a"
    if name == "titles":
        assert [title.value for title in union.titles] == ["Tides"]
    else:
        assert getattr(union, name) == SAID[name]


def _place_of_default(name: str) -> int:
    return Record.__struct_fields__.index(name) - len(Record.__struct_fields__)


def test_the_agencies_of_all_members_are_told() -> None:
    one = Record("a", "1", titles=(Title("Tides"),), agencies=("DLC", "CN-1"))
    assert merged([one, Record("b", "2", agencies=("CN-1", "CN-2"))]).agencies == ("DLC", "CN-1", "CN-2")


def test_an_original_script_is_that_of_the_statement_that_is_shown() -> None:
    shown = Record("a", "1", titles=(Title("Tides"),), extent="9", responsibility="Wang zhu")
    same = Record("b", "2", responsibility="Wang zhu.", responsibility_original="王著")
    other = Record("c", "3", responsibility="Li yi", responsibility_original="李译")
    assert merged([shown, other]).responsibility_original == ""
    union = merged([shown, other, same])
    assert (union.responsibility, union.responsibility_original) == ("Wang zhu", "王著")


def test_a_chart_has_the_facts_of_all_members_and_one_scale() -> None:
    one = Record("a", "1", titles=(Title("Chart"),), extent="1", chart=ChartFacts(projection="Mercator"))
    two = Record("b", "2", extent="1", chart=ChartFacts(scale=50000, scale_printed="1:50 000"))
    three = Record("c", "3", chart=ChartFacts(scale=60000, projection="Conic", sounding_unit="m"))
    assert merged([one, two, three]).chart == ChartFacts(
        scale=50000, scale_printed="1:50 000", projection="Mercator", sounding_unit="m"
    )

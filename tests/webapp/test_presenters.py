"""What pages make of records: texts in their languages, titles, roles, shelves, citations."""

import json
import re
from collections.abc import Iterator

import msgspec
import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from site_records import ALL, ARTICLE, CHART, FISHERIES, NASTY, unions

from catalog.libraries import Directory, Library, library_directory
from normalize.record import Agent, Holding, Record, Title
from webapp.presenters.chart import degrees
from webapp.presenters.embedded import meta
from webapp.presenters.hits import hit_view
from webapp.presenters.holdings import shelves
from webapp.presenters.linked import json_ld
from webapp.presenters.marking import Marker
from webapp.presenters.openurl import coins
from webapp.presenters.people import agent_values, creator_names
from webapp.presenters.text import script_language, twin
from webapp.presenters.titles import all_forms, full_title, plain_title, record_title

LIBRARIES = library_directory().libraries


@pytest.fixture(autouse=True)
def request_context(app: Flask) -> Iterator[None]:
    with app.test_request_context("/?lang=en"):
        yield


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        ("海洋", ("chi",), "zh-Hani"),
        ("海洋学", ("jpn",), "ja"),
        ("海の歴史", ("chi",), "ja"),
        ("바다", ("kor",), "ko"),
        ("Море", ("rus",), "ru"),
        ("Море", ("ukr",), "uk"),
        ("Море", ("eng",), "ru"),
        ("بحر", ("per",), "fa"),
        ("The sea", ("eng",), ""),
        ("", (), ""),
    ],
)
def test_the_script_of_a_text_tells_its_language(
    text: str, languages: tuple[str, ...], expected: str
) -> None:
    assert script_language(text, languages) == expected


def test_arabic_runs_from_right_to_left() -> None:
    assert twin("bahr", "بحر", ("ara",)).direction == "rtl"


def test_a_text_and_its_twin_keep_both_forms() -> None:
    both = twin("Hai yang", "海洋", ("chi",))
    assert (both.value, both.romanized, both.romanized_lang) == ("海洋", "Hai yang", "zh-Latn-pinyin")
    assert twin("Umi", "海", ("jpn",)).romanized_lang == "ja-Latn"
    assert twin("The sea", "", ("eng",)).romanized == ""


def test_a_title_proper_carries_the_part_but_not_the_subtitle() -> None:
    assert plain_title(CHART) == "Approaches to Chusan Archipelago. Sheet 2, Tinghai harbour"
    assert plain_title(FISHERIES) == "中国海洋渔业简史"
    assert full_title(FISHERIES) == "中国海洋渔业简史: 从远古到民国"
    assert plain_title(Record("s", "1")) == ""


def test_a_title_of_another_kind_stands_in_for_a_missing_one() -> None:
    record = Record("s", "1", titles=(Title("Variant", kind="variant"), Title("Second", kind="cover")))
    assert record_title(record).main.value == "Variant"


def test_forms_of_a_title_are_plain_and_single() -> None:
    for record in ALL:
        forms = all_forms(record)
        assert len(forms) == len(set(forms))
        assert all(forms)


def test_somebody_who_did_several_things_stands_once() -> None:
    agents = (Agent("Xu, Xueji", roles=("aut",)), Agent("Xu, Xueji", roles=("edt", "aut")))
    (value,) = agent_values(Record("s", "1", agents=agents), "en")
    assert value.note == "author, editor"


def test_the_main_entry_is_the_first_creator() -> None:
    agents = (Agent("Second"), Agent("First", entry="main"), Agent("Second"))
    assert creator_names(Record("s", "1", agents=agents)) == ["First", "Second"]


def test_codes_of_a_library_meet_on_one_shelf() -> None:
    union = unions()["hm0000000000"]
    found = shelves(union, library_directory(), "en")
    assert [one.name for one in found] == ["Library of Congress", "National Library of China"]
    assert [one.code for one in shelves(union, library_directory(), "zh")] == ["CN-NLC", "US-DLC"]
    assert sum(len(one.holdings) for one in found) == len(FISHERIES.holdings)


def test_a_link_into_a_catalogue_needs_all_its_numbers() -> None:
    union = unions()["hm0000000000"]
    library = Library("US-DLC", "", "LC", "https://lc.example/", "https://lc.example/isbn/{isbn}")
    directory = Directory([(library, ("lc",))])
    assert shelves(union, directory, "en")[0].address == "https://lc.example/isbn/9787502700011"
    article = unions()["hm0000000002"]
    assert shelves(article, directory, "en")[0].address == "https://lc.example/"


def test_a_library_that_nobody_knows_is_shown_by_its_code() -> None:
    union = unions()["hm0000000008"]
    record = msgspec.structs.replace(union.record, holdings=(Holding("ZZ-9", call_number="1"),))
    found = shelves(msgspec.structs.replace(union, record=record), library_directory(), "en")
    assert [(one.code, one.name, one.known) for one in found][-1] == ("ZZ-9", "ZZ-9", False)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(121.8333, "121°50′E"), (-0.5, "0°30′W"), (0.0, "0°00′E"), (179.9999, "180°00′E"), (-59.999, "60°00′W")],
)
def test_angles_are_in_degrees_and_minutes(value: float, shown: str) -> None:
    assert degrees(value, "E", "W") == shown


def test_an_article_is_cited_with_its_journal() -> None:
    named = dict(meta(ARTICLE, "http://x/1"))
    assert named["citation_journal_title"] == "海洋学报"
    assert (named["citation_firstpage"], named["citation_lastpage"]) == ("1", "13")
    assert "rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal" in coins(ARTICLE)
    assert "rft.genre=article" in coins(ARTICLE)


@pytest.mark.parametrize("record", ALL, ids=lambda record: record.identifier[:12])
def test_json_ld_is_json_and_no_markup(record: Record) -> None:
    text = json_ld(record, "http://x/1")
    assert json.loads(text)["@context"] == "https://schema.org"
    assert not re.search("[<>&]", text)


def test_json_ld_says_what_the_record_says() -> None:
    assert json.loads(json_ld(NASTY, "http://x/1"))["abstract"] == NASTY.abstracts[0]
    assert json.loads(json_ld(CHART, "http://x/1"))["@type"] == "Map"


def test_a_hit_says_why_it_was_found_where_its_line_does_not_show_it() -> None:
    union = unions()["hm0000000000"]
    by_subject = hit_view(union, LIBRARIES, "en", Marker(("legislation",))).reason
    assert by_subject is not None
    assert (by_subject.label, by_subject.text) == ("Subject", "Fishery law and legislation — China")
    assert hit_view(union, LIBRARIES, "en", Marker(("中国",))).reason is None
    assert hit_view(union, LIBRARIES, "en", Marker(("whales",))).reason is None


def test_an_excerpt_begins_near_what_was_found() -> None:
    long = "deep " * 60 + "sounding " + "deep " * 60
    excerpt = Marker(("sounding",)).excerpt(long)
    assert "sounding" in excerpt
    assert len(excerpt) < 160
    assert excerpt.startswith("…")
    assert excerpt.endswith("…")


@given(
    st.builds(
        Title, value=st.text(max_size=20), subtitle=st.text(max_size=9), part_number=st.text(max_size=4)
    )
)
def test_any_title_can_be_shown(title: Title) -> None:
    union = next(iter(unions().values()))
    union = msgspec.structs.replace(union, record=Record("s", "1", titles=(title,)))
    assert hit_view(union, LIBRARIES, "zh", Marker(())).title.main.value == title.value

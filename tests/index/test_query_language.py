import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import BadQuery
from index.query import All, Begins, Exact, Not, Words, parse
from index.words import Word, asked_for, words_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("sea ice", (Words("sea ice"),)),
        ('"sea ice" arctic', (Exact("sea ice"), Words("arctic"))),
        ("\u201c海 冰\u201d", (Exact("海 冰"),)),
        ("title:tides", (Words("tides", "title"),)),
        ("题名：潮汐 作者:陈宗镛", (Words("潮汐", "title"), Words("陈宗镛", "author"))),
        ('author:"曾 呈奎"', (Exact("曾 呈奎", "author"),)),
        ("sea -ice", (Words("sea"), Not(Words("ice")))),
        ('sea -"pack ice"', (Words("sea"), Not(Exact("pack ice")))),
        ("-title:ice", (Not(Words("ice", "title")),)),
        ("tide*", (Begins("tide"),)),
        ("sea - ice", (Words("sea - ice"),)),
        ("deep-sea", (Words("deep-sea"),)),
        ("Titel: Meer", (Words("Titel:Meer"),)),
        ("http://example.org", (Words("http://example.org"),)),
        ('sea "ice', (Words("sea ice"),)),
        ('"', ()),
        ('""', (Exact(""),)),
        ("AND OR (", (Words("AND OR ("),)),
    ],
)
def test_what_is_typed_becomes_this_tree(text: str, parts: tuple[object, ...]) -> None:
    assert parse(text) == All(parts)


@given(st.text(max_size=500))
def test_any_text_becomes_a_tree(text: str) -> None:
    assert isinstance(parse(text), All)


def test_a_text_beyond_all_measure_is_refused() -> None:
    with pytest.raises(BadQuery) as refusal:
        parse("海" * 10_000)
    assert (refusal.value.code, refusal.value.field) == ("query_too_long", "q")


def texts(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


def test_words_are_folded_and_cut_as_the_index_is() -> None:
    assert texts("The Fisherman's L'océan") == ["the", "fishermans", "l", "ocean"]
    assert texts("海洋漁業資源ABC") == ["海洋", "渔业", "资源", "abc"]
    assert texts("한국 해양") == ["한국", "해양"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("海洋资源", ["海洋", "资源"]),
        ("珠江口", ["珠江口"]),
        ("物理海洋学", ["物理", "海洋学"]),
        ("潮汐表", ["潮汐表"]),
    ],
)
def test_a_compound_asks_for_its_parts(text: str, words: list[str]) -> None:
    assert texts(text) == words


def test_a_number_with_signs_is_one_word_with_what_it_may_name() -> None:
    (word,) = words_of("0-262-53203-4")
    assert word.text == "0 262 53203 4"
    assert "isbn:9780262532037" in word.numbers
    assert "chart:0262532034" in word.numbers
    assert words_of("V.S.O.P") == [Word("v"), Word("s"), Word("o"), Word("p")]


def test_common_words_are_asked_for_only_where_there_is_no_other() -> None:
    assert [word.text for word in asked_for(words_of("the history of the sea"))] == ["history", "sea"]
    assert [word.text for word in asked_for(words_of("to the"))] == ["to", "the"]
    assert [word.text for word in asked_for(words_of("海洋的秘密"))] == ["海洋", "秘密"]

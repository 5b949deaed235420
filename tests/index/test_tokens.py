import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.pinyin import pinyin, syllables
from index.analysis.tokens import characters, stems_and_characters, streams


def tokens(stream: str) -> list[str]:
    return stream.split()


def test_characters_stand_one_by_one_and_words_are_cut_or_stemmed() -> None:
    single, words = streams("^ 海洋漁業 Fisheries ^ Python3程序")
    assert tokens(single) == ["^", "海", "洋", "渔", "业", "fisheries", "^", "python3", "程", "序"]
    assert tokens(words) == ["^", "海洋", "渔业", "海洋渔业", "fisheri", "^", "python3", "程序"]


def test_one_stream_can_be_both() -> None:
    assert tokens(stems_and_characters("漁業 Fisheries ^ ships")) == ["渔", "业", "fisheri", "^", "ship"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'océan d'aujourd'hui", ["l", "ocean", "d", "aujourdhui"]),
        ("Xi'an, k'o", ["xian", "ko"]),
        ("H.M.S. Challenger", ["h", "m", "s", "challenger"]),
        ("©1999 50°N", ["1999", "50", "n"]),
        ("Океаны и моря", ["океаны", "и", "моря"]),
        ("海のはなし", ["海", "の", "は", "な", "し"]),
        ("해양학", ["해", "양", "학"]),
        ("हिन्दी महासागर", ["हिन्दी", "महासागर"]),
        ("snake_case", ["snake", "case"]),
    ],
)
def test_words_of_many_scripts(text: str, expected: list[str]) -> None:
    assert tokens(characters(text)) == expected


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=80))
def test_plain_text_is_cut_as_text_of_other_scripts_is(text: str) -> None:
    plain, other = streams(text), streams(f"{text} я")
    assert [*tokens(plain[0]), "я"] == tokens(other[0])
    assert [*tokens(plain[1]), "я"] == tokens(other[1])


@given(st.text(max_size=200))
def test_no_stem_is_longer_than_a_hundred_letters(text: str) -> None:
    long = text + "x" * 250
    assert all(len(token) <= 100 for token in tokens(streams(long)[1]))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("海洋科學", "hai yang ke xue"),
        ("重慶長江航運", "chong qing chang jiang hang yun"),
        ("廈門港 1949年", "xia men gang 1949 nian"),
        ("《海洋》 Ocean", "hai yang ocean"),
        ("呂宋", "lu song"),
    ],
)
def test_han_text_has_its_pinyin(text: str, read: str) -> None:
    assert " ".join(pinyin(text)) == read


@pytest.mark.parametrize(
    ("word", "ways"),
    [
        ("haiyang", {("hai", "yang")}),
        ("xian", {("xian",), ("xi", "an")}),
        ("fangan", {("fang", "an"), ("fan", "gan")}),
        ("zhongguohaiyang", {("zhong", "guo", "hai", "yang")}),
    ],
)
def test_a_run_together_word_is_cut_into_syllables(word: str, ways: set[tuple[str, ...]]) -> None:
    (group,) = syllables(word)
    assert ways <= set(group)


@pytest.mark.parametrize("word", ["ocean", "smith", "海洋", "x", "hai yang", "", "lüshun"])
def test_what_is_no_pinyin_has_no_syllables(word: str) -> None:
    assert syllables(word) == ()


@given(
    st.lists(
        st.sampled_from(["hai", "yang", "xi", "an", "lian", "ji", "ao", "fang", "gan", "zhong"]),
        min_size=1,
        max_size=16,
    )
)
def test_groups_of_syllables_make_up_the_word_and_hold_what_was_joined(joined: list[str]) -> None:
    word = "".join(joined)
    groups = syllables(word)
    assert groups
    assert all("".join(way) == "".join(group[0]) for group in groups for way in group)
    assert "".join("".join(group[0]) for group in groups) == word

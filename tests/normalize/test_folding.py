import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.folding import FOLD, HAN, fold, fold_han, fold_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("漁業資源", "渔业资源"),
        ("海軍", "海军"),
        ("頭髮 發展", "头发 发展"),
        ("皇后 後面", "皇后 后面"),
        ("裏海", "里海"),
        ("乾旱 幹部", "干旱 干部"),
        ("緖論", "緒论"),
        ("甯波", "宁波"),
        ("中囯硏究敎育", "中国研究教育"),
        ("五嶽 山峯 羣島", "五岳 山峰 群岛"),
        ("戯曲", "戏曲"),
        ("駿台", "骏臺"),
        ("海戸", "海户"),
        ("浜松", "濱松"),
    ],
)
def test_variants_of_han_characters_fold_alike(one: str, other: str) -> None:
    assert fold_han(one) == fold_han(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("辨", "辯"), ("预", "予"), ("欠", "缺"), ("采", "彩"), ("已", "以")]
)
def test_words_that_differ_in_chinese_stay_apart(one: str, other: str) -> None:
    assert fold_han(one) != fold_han(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Océanographie générale", "oceanographie generale"),
        ("Oce\u0301an", "ocean"),
        ("Ærø, Łódź, Straße, Đà Nẵng, Þór", "aero, lodz, strasse, da nang, thor"),
        ("ＩＳＢＮ　９７８", "isbn 978"),
        ("kʻang-hsi, Kʼuei", "kang-hsi, kuei"),
        ("l’océan – “mer”", 'l\'ocean - "mer"'),
        ("t\ufe20s\ufe21iali͡ia", "tsialiia"),
        ("ﾊｲﾖｳ がくせい", "ハイヨウ がくせい"),
        ("МОРЕ", "море"),
        ("한국 해양", "한국 해양"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_letters_fold_as_catalogues_compare_them(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_key_holds_letters_and_digits_only() -> None:
    assert fold_key("《海洋科學》 (Hai-yang k'o hsüeh), vol. 2_b\x00") == "海洋科学haiyangkohsuehvol2b"
    assert fold_key("Hai-yang (2nd ed.)\x7f\t") == "haiyang2nded"


@given(st.text())
def test_folding_han_keeps_every_offset(text: str) -> None:
    assert len(fold_han(text)) == len(text)


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert fold_han(fold_han(text)) == fold_han(text)
    assert fold_key(fold_key(text)) == fold_key(text)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_gives_the_same_key(text: str) -> None:
    assert fold_key(text) == fold_key(text + "é")[:-1]


def test_no_character_stands_for_a_class_and_belongs_to_another() -> None:
    stands = {value for value in HAN.values() if isinstance(value, str)}
    assert all(fold_han(one) == one for one in stands)
    assert len(stands) > 4000


@given(st.text(st.sampled_from("aAbzZ éÉœŒłßİıǆﬁ0'ʻʹʺ·\u00ad\u0301\u0323\u0361’—αДΣσç海学學ｶﾞ가")))
def test_text_folds_as_its_characters_do(text: str) -> None:
    assert fold(text) == text.translate(FOLD)

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.dictionary import entries
from index.analysis.segmenter import FastSegmenter, ReferenceSegmenter
from normalize.folding import fold_han

HAN = re.compile(r"[\u4e00-\u9fff]+")
RECORDS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "lc-books-2016"


@pytest.fixture(scope="module")
def fast() -> FastSegmenter:
    return FastSegmenter()


@pytest.fixture(scope="module")
def reference() -> ReferenceSegmenter:
    return ReferenceSegmenter()


def test_the_marine_dictionary_keeps_marine_terms_whole(fast: FastSegmenter) -> None:
    words = fast.cut(fold_han("珠江口伶仃洋航道海道測量海圖集"))
    assert words == ["珠江口", "伶仃洋航道", "海道测量", "海图集"]


def test_searching_finds_the_words_within_words(fast: FastSegmenter) -> None:
    assert {"海道", "测量", "海道测量"} <= set(fast.cut_for_search("海道测量"))


def test_words_of_jieba_that_folding_changes_are_known_folded(fast: FastSegmenter) -> None:
    assert fast.cut(fold_han("沈阳")) == [fold_han("沈阳")]
    assert fast.cut(fold_han("头髮")) == ["头发"]


def test_the_dictionary_names_no_word_twice_and_every_kind() -> None:
    words = [word for word, frequency, _ in entries() if frequency is None]
    assert len(words) == len(set(words)) > 1200
    kinds = {tag for _, frequency, tag in entries() if frequency is None}
    assert kinds == {"place", "ocean", "fishery", "ship", "navigation", "chart", "law"}


@settings(max_examples=300)
@given(
    st.text(
        st.sampled_from("海洋渔业資源学图航道测量港口沈乾发里后台湾的中国人研究史与和南黄一二大小"),
        min_size=1,
        max_size=40,
    )
)
def test_both_segmenters_agree_on_any_run(
    fast: FastSegmenter, reference: ReferenceSegmenter, text: str
) -> None:
    run = fold_han(text)
    assert fast.cut(run) == reference.cut(run)
    assert fast.cut_for_search(run) == reference.cut_for_search(run)


def test_both_segmenters_agree_on_real_titles(fast: FastSegmenter, reference: ReferenceSegmenter) -> None:
    path = RECORDS / "lc_chinese_shared.mrc"
    if not path.exists():
        pytest.skip(f"the records in {path} are not here")
    text = path.read_bytes().decode("utf-8", "replace")
    runs = {fold_han(run) for run in HAN.findall(text)}
    assert len(runs) > 10_000
    differing = [run for run in runs if fast.cut_for_search(run) != reference.cut_for_search(run)]
    assert differing == []

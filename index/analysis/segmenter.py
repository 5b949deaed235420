"""Words of Han runs, in folded characters."""

from functools import cache
from typing import Protocol

import rjieba

from index.analysis.dictionary import entries


class Segmenter(Protocol):
    """Cuts a run of folded Han characters, and nothing else, into words as jieba does."""

    def cut(self, run: str) -> list[str]:
        """Words that follow one another and make up the run."""

    def cut_for_search(self, run: str) -> list[str]:
        """The same words, each preceded by the shorter words of the dictionary that it holds."""


class FastSegmenter:
    """jieba's algorithm in Rust."""

    def __init__(self) -> None:
        self._jieba = rjieba.Jieba()
        for word, frequency, tag in entries():
            self._jieba.add_word(word, frequency, tag)
        self.cut = self._jieba.cut
        self.cut_for_search = self._jieba.cut_for_search


class ReferenceSegmenter:
    """jieba itself, which decides what is right."""

    def __init__(self) -> None:
        import jieba  # noqa: PLC0415 - slow to import, and only the tests need it

        self._jieba = jieba.Tokenizer()
        self._jieba.initialize()
        for word, frequency, tag in entries():
            self._jieba.add_word(word, frequency, tag)

    def cut(self, run: str) -> list[str]:
        return list(self._jieba.cut(run))

    def cut_for_search(self, run: str) -> list[str]:
        return list(self._jieba.cut_for_search(run))


@cache
def segmenter() -> Segmenter:
    """The segmenter of this process; its dictionary loads when it is first needed."""
    return FastSegmenter()

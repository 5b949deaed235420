"""The words of a query, cut as the index was cut."""

import msgspec

from index.analysis.segmenter import segmenter
from index.analysis.stems import LONGEST_WORD, START, stem
from index.analysis.tokens import HAN_CHARACTER, RUN, WORD, characters, folded, stems_and_characters
from index.numbers import possible_numbers

SHORTEST_COMPOUND = 4
# Words that nearly every title has: not asked for beside others.
COMMON = frozenset(
    {
        "a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with",
        "la", "le", "les", "de", "des", "du", "et", "der", "die", "das", "und", "el", "los", "las", "en",
        "y", "的", "之", "与", "和", "及", "在", "了",
    }
)  # fmt: skip


class Word(msgspec.Struct, frozen=True):
    """A folded word. `han`: its characters are tokens each. `numbers`: tokens of what it may name."""

    text: str
    han: bool = False
    numbers: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """What it is in a stream of words."""
        return self.text if self.han else stem(self.text)

    @property
    def characters(self) -> tuple[str, ...]:
        """What it is in a stream of characters."""
        return tuple(self.text) if self.han else (self.text,)


def words_of(text: str) -> list[Word]:
    """The words of plain text; a number with hyphens is one word."""
    found: list[Word] = []
    for chunk in text.split():
        numbers = possible_numbers(chunk)
        words = _words_of(folded(chunk))
        if numbers and len(words) == 1:
            words = [Word(words[0].text, words[0].han, numbers)]
        elif numbers and words:
            words = [Word(" ".join(word.text for word in words), numbers=numbers)]
        found += words
    return found


def _words_of(text: str) -> list[Word]:
    found: list[Word] = []
    for place, piece in enumerate(RUN.split(text)):
        if place % 2 == 0:
            for word in WORD.findall(piece):
                pieces = (word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD))
                found += [Word(each) for each in pieces if each != START]
        elif HAN_CHARACTER.match(piece):
            found += [Word(part, han=True) for word in segmenter().cut(piece) for part in _parts(word)]
        else:
            found.append(Word(piece, han=True))
    return found


def _parts(word: str) -> list[str]:
    """A long word as the fewest words of two characters or more that make it up: 海洋资源 asks for 海洋 and 资源.

    So it does not matter whether the dictionary has it as one word and a title has another word in between.
    """
    if len(word) < SHORTEST_COMPOUND:
        return [word]
    pieces = {each for each in segmenter().cut_for_search(word) if 1 < len(each) < len(word)}
    best: list[list[str] | None] = [[]] + [None] * len(word)
    for end in range(2, len(word) + 1):
        ways = [
            [*before, word[start:end]]
            for start in range(end - 1)
            if word[start:end] in pieces and (before := best[start]) is not None
        ]
        best[end] = min(ways, key=len, default=None)
    return best[-1] or [word]


def asked_for(words: list[Word]) -> list[Word]:
    """The words without repetitions, and without those too common to ask for, unless there is no other."""
    distinct = list(dict.fromkeys(words))
    return [word for word in distinct if word.text not in COMMON] or distinct


def phrase_tokens(text: str, *, stemmed: bool) -> tuple[str, ...]:
    """The tokens of text side by side."""
    stream = stems_and_characters(text) if stemmed else characters(text)
    return tuple(token for token in stream.split() if token != START)

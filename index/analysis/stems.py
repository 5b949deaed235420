"""Stems of English words, remembered."""

import Stemmer

# Stands before each value of a field: phrases cannot reach over it, and it marks where a value begins.
START = "^"
LONGEST_WORD = 100
# Of the 227,000 words of 50,000 records, 94,000 occur more than once.
MOST_REMEMBERED = 100_000


class _Stems(dict[str, str]):
    """Stems by word; Snowball's English stemmer is asked for a word that is new."""

    def __init__(self) -> None:
        stemmer = Stemmer.Stemmer("english")
        # It would remember words as well, and spend more time on that than on stemming.
        stemmer.maxCacheSize = 0
        self._stem = stemmer.stemWord

    def __missing__(self, word: str) -> str:
        if len(word) > LONGEST_WORD:
            return " ".join(word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD))
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        stem: str = self._stem(word) if word.isascii() and word.isalpha() else word
        self[word] = stem
        return stem


STEMS = _Stems()


def stem(word: str) -> str:
    """The stem of a folded word; what is not written a-z stays as it is."""
    return STEMS[word]

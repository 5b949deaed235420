"""Pinyin without tones of Han text, and what syllables a run-together word may be made of.

`haiyang`, `hai yang` and 海洋 meet in the syllables: those of a title are indexed, and a word of a query is cut.
"""

from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from index.analysis.segmenter import segmenter
from index.analysis.stems import START
from index.analysis.tokens import HAN_CHARACTER, RUN, characters
from normalize.folding import fold_han

# Readings of interjections, which would make syllables of stray letters.
NO_SYLLABLES = frozenset({"m", "n", "hm", "o"})
LONGEST_SYLLABLE = 6
LONGEST_WORD = 100
MOST_WAYS = 8
Syllables = tuple[str, ...]
# One after another, each with the ways it may be read.
Groups = tuple[tuple[Syllables, ...], ...]


def _rows(name: str) -> list[list[str]]:
    text = files("index.analysis").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


@cache
def _readings() -> dict[str, str]:
    """Every character with its most common reading."""
    return {character: syllable for syllable, found in _rows("pinyin.tsv") for character in found}


@cache
def _words() -> dict[str, list[str]]:
    """Folded words that are read otherwise than their characters one by one."""
    return {word: syllables.split() for word, syllables in _rows("pinyin_words.tsv")}


@cache
def _syllables() -> frozenset[str]:
    return frozenset(syllable for syllable, _ in _rows("pinyin.tsv")) - NO_SYLLABLES


def pinyin(text: str) -> list[str]:
    """The syllables of Han text; what else stands in it as tokens between them."""
    found: list[str] = []
    for place, piece in enumerate(RUN.split(text)):
        if place % 2 and HAN_CHARACTER.match(piece):
            found += _of_run(piece)
        elif piece:
            found += characters(piece).replace(START, "").split()
    return found


def _of_run(run: str) -> list[str]:
    """Words that have a reading of their own decide; else each character as it is written."""
    known = _words()
    found: list[str] = []
    for word in segmenter().cut(fold_han(run)):
        place = len(found)
        found += known.get(word) or _of_word(word, run[place : place + len(word)])
    return found


def _of_word(word: str, written: str) -> list[str]:
    """A word by the words in it that have a reading of their own (厦门 in 厦门港), and its other characters."""
    known, readings = _words(), _readings()
    found: list[str] = []
    while (place := len(found)) < len(word):
        ends = range(len(word), place + 1, -1)
        inner = next((known[word[place:end]] for end in ends if word[place:end] in known), None)
        found += inner or [readings.get(written[place], written[place])]
    return found


@lru_cache(maxsize=20_000)
def syllables(word: str) -> Groups:
    """The ways to cut a folded word into syllables; empty where it cannot be pinyin.

    A word with few ways is one group. A long one is cut where all its ways are, and each piece has its own.
    """
    if not 2 <= len(word) <= LONGEST_WORD or not (word.isascii() and word.isalpha()):
        return ()
    ends = _ends(word)
    if not ends[0]:
        return ()
    ways = _ways(word, ends, 0, len(word))
    if len(ways) <= MOST_WAYS:
        return (ways,)
    certain = _certain(word, ends)
    groups: list[tuple[Syllables, ...]] = []
    for start, stop in pairwise(certain):
        way = _ways(word, ends, start, stop)[:MOST_WAYS]
        if groups and len(way) == len(groups[-1]) == 1:
            groups[-1] = ((*groups[-1][0], *way[0]),)
        else:
            groups.append(way)
    return tuple(groups)


def _ends(word: str) -> list[list[int]]:
    """For every place the ends of syllables that begin there and from which the end can be reached."""
    known = _syllables()
    length = len(word)
    ends: list[list[int]] = [[] for _ in range(length + 1)]
    ends[length] = [length]
    for start in range(length - 1, -1, -1):
        for end in range(min(start + LONGEST_SYLLABLE, length), start, -1):
            if ends[end] and word[start:end] in known:
                ends[start].append(end)
    return ends


def _ways(word: str, ends: list[list[int]], start: int, stop: int) -> tuple[Syllables, ...]:
    """The ways from one place to another, those with the fewest syllables first; one more than MOST_WAYS at most."""
    found: list[tuple[int, Syllables]] = [(start, ())]
    done: list[Syllables] = []
    while found and len(done) <= MOST_WAYS:
        place, before = found.pop(0)
        if place == stop:
            done.append(before)
            continue
        found += [(end, (*before, word[place:end])) for end in ends[place] if end <= stop]
        found.sort(key=lambda way: (len(way[1]) - way[0] / 8, -way[0]))
        del found[4 * MOST_WAYS :]
    return tuple(sorted(done, key=len))


def _certain(word: str, ends: list[list[int]]) -> list[int]:
    """The places where every way cuts, from the first to the last."""
    reached = {0}
    certain = [0]
    far = 0
    for place in range(len(word)):
        if place in reached:
            if place and far == place:
                certain.append(place)
            reached.update(ends[place])
            far = max(far, *ends[place])
    return [*certain, len(word)]

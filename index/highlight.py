"""Where in an original text the words of a search stand, with exact offsets."""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.analysis.stems import START, stem
from index.analysis.tokens import ELIDED, RUN, WORD
from normalize.folding import FOLD

Span = tuple[int, int]


def highlight(text: str, terms: Sequence[str]) -> list[tuple[str, bool]]:
    """The pieces of a text, in order and without loss, and whether each is one of the terms."""
    pieces: list[tuple[str, bool]] = []
    place = 0
    for start, stop in spans(text, terms):
        if start > place:
            pieces.append((text[place:start], False))
        pieces.append((text[start:stop], True))
        place = stop
    if place < len(text):
        pieces.append((text[place:], False))
    return pieces


def spans(text: str, terms: Sequence[str]) -> list[Span]:
    """Where the terms of an answer stand in a text, in order and without overlap.

    A word is marked with any ending and accent; Han characters in either script.
    """
    if not terms or not text:
        return []
    folded, origins = _folded(text)
    stems, literal = _sought(tuple(terms))
    found = _words(folded, stems) if stems else []
    if literal is not None:
        found += [match.span() for match in literal.finditer(folded)]
    return _merged([(origins[start], origins[stop - 1] + 1) for start, stop in found], text)


@lru_cache(maxsize=256)
def _sought(terms: tuple[str, ...]) -> tuple[frozenset[str], re.Pattern[str] | None]:
    """Stems of words, and a pattern of what is found as it stands: Han words, numbers with signs between."""
    stems, literal = set(), []
    for term in terms:
        pieces = term.split()
        if len(pieces) == 1 and not RUN.search(term):
            stems.add(stem(term))
        elif pieces:
            literal.append(r"[^\w]?".join(map(re.escape, pieces)))
    literal.sort(key=len, reverse=True)
    return frozenset(stems), re.compile("|".join(literal)) if literal else None


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The folded text as it is cut into words, and for each of its characters where it comes from."""
    if text.isascii() and "'" not in text:
        return text.lower(), range(len(text))
    characters: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        for letter in FOLD[ord(character)]:
            characters.append(letter)
            origins.append(place)
    for match in ELIDED.finditer("".join(characters)):
        characters[match.end() - 1] = " "
    kept = [place for place, letter in enumerate(characters) if letter != "'"]
    return "".join(characters[place] for place in kept), [origins[place] for place in kept]


def _words(folded: str, stems: frozenset[str]) -> list[Span]:
    found: list[Span] = []
    place = 0
    for number, piece in enumerate(RUN.split(folded)):
        if number % 2 == 0:
            words = (match for match in WORD.finditer(piece) if match[0] != START and stem(match[0]) in stems)
            found += [(place + match.start(), place + match.end()) for match in words]
        place += len(piece)
    return found


def _merged(found: list[Span], text: str) -> list[Span]:
    """In order; those that touch or overlap are one; accents that follow a letter belong to it."""
    merged: list[Span] = []
    for start, stop in sorted(found):
        end = stop
        while end < len(text) and not FOLD[ord(text[end])]:
            end += 1
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged

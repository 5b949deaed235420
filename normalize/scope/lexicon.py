"""Finding the terms of the lexicon in a text: longest first, from the left, each word used once.

Han has no blanks between words: there a term gives way to a longer one that begins within it (人海 in 私人海上贸易).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from normalize.folding import fold
from normalize.scope.languages import ENGLISH, PHRASE
from normalize.scope.tables import ANY, Term
from normalize.scope.words import Words, words_of

START = 4  # letters by which stems are looked up
Forms = list[tuple[list[bytes], str, Term]]


class _Latin:
    """Terms by their first word, and stems by their first letters."""

    def __init__(self, words: dict[bytes, Forms], stems: dict[bytes, Forms]) -> None:
        self.words = words
        self.stems = stems
        self.first = frozenset(words)


class Lexicon:
    """Terms by their first word, stems by their first letters, those in Han by their characters."""

    def __init__(self, known: Sequence[Term]) -> None:
        self._words: dict[bytes, Forms] = {}
        self._stems: dict[bytes, Forms] = {}
        self._han: dict[str, Term] = {}
        for term in known:
            self._add(term)
        for forms in (*self._words.values(), *self._stems.values()):
            forms.sort(key=lambda entry: -sum(map(len, entry[0])))
        self._latin = _Latin(self._words, self._stems)
        self._english = _Latin(_in_languages(self._words, ENGLISH), _in_languages(self._stems, ENGLISH))
        self._lengths = _lengths(self._han)
        self._first = re.compile(f"[{''.join(map(re.escape, self._lengths)) or ' '}]")

    def _add(self, term: Term) -> None:
        folded = fold(term.term)
        if not folded.isascii():
            self._han.setdefault(folded, term)
            return
        words = words_of(folded).latin
        tag = PHRASE if term.language == "en" and len(words) > 1 else term.language
        if folded.endswith(ANY):
            self._stems.setdefault(words[0][:START], []).append((words, tag, term))
            return
        for form in forms_of(words, term.language):
            self._words.setdefault(form[0], []).append((form, tag, term))

    def find(self, text: Words, languages: frozenset[str] = ENGLISH) -> list[Term]:
        """Every term in the text, in its order. `languages`: those of the lexicon whose words may count."""
        # Most texts are English: there no word of another language has to be passed by.
        latin = self._english if languages == ENGLISH else self._latin
        found: list[Term] = []
        if latin.stems or not latin.first.isdisjoint(text.latin):
            found = _in_words(latin, text.latin, languages)
        if text.han:
            found.extend(self._in_han(text.han))
        return found

    def _in_han(self, text: str) -> Iterator[Term]:
        at = 0
        while (first := self._first.search(text, at)) is not None:
            at = first.start()
            term, length = self._at(text, at)
            if term is None:
                at += 1
                continue
            if not any(self._at(text, inside)[1] > length for inside in range(at + 1, at + length)):
                yield term
                at += length
            else:
                at += 1

    def _at(self, text: str, at: int) -> tuple[Term | None, int]:
        """The longest term in Han that stands there, and its length."""
        for length in self._lengths.get(text[at : at + 1], ()):
            form = text[at : at + length]
            if len(form) == length and (term := self._han.get(form)) is not None:
                return term, length
        return None, 0


def _in_words(latin: _Latin, words: list[bytes], languages: frozenset[str]) -> list[Term]:
    found: list[Term] = []
    free = 0  # where the first word is that is no part of a term before
    for at, word in enumerate(words):
        if at < free:
            continue
        for form, tag, term in latin.words.get(word, ()):
            if tag in languages and words[at : at + len(form)] == form:
                found.append(term)
                free = at + len(form)
                break
        if at >= free and latin.stems:
            for form, tag, term in latin.stems.get(word[:START], ()):
                if tag in languages and word.startswith(form[0]):
                    found.append(term)
                    break
    return found


def _in_languages(forms: Mapping[bytes, Forms], languages: frozenset[str]) -> dict[bytes, Forms]:
    kept = (
        (start, [entry for entry in entries if entry[1] in languages]) for start, entries in forms.items()
    )
    return {start: entries for start, entries in kept if entries}


def _lengths(forms: Iterable[str]) -> dict[str, list[int]]:
    """How long the forms are that begin with a character, the longest first."""
    found: dict[str, set[int]] = {}
    for form in forms:
        found.setdefault(form[0], set()).add(len(form))
    return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


def forms_of(words: list[bytes], language: str) -> Iterator[list[bytes]]:
    """The words, and in English with the last one in the plural."""
    yield words
    last = words[-1]
    if language != "en" or last.endswith(b"s"):
        return
    if last.endswith(b"y") and last[-2:-1] not in b"aeiou":
        yield [*words[:-1], last[:-1] + b"ies"]
    elif last.endswith((b"ch", b"sh", b"x")):
        yield [*words[:-1], last + b"es"]
    else:
        yield [*words[:-1], last + b"s"]

"""Finding the terms of the lexicon in a text: longest first, from the left, each word used once."""

import re
from collections.abc import Iterable, Iterator, Sequence

from normalize.folding import fold
from normalize.scope.tables import WORD, Term

EVERYWHERE = frozenset(("en", "zh"))
# MARC language codes -> languages of the lexicon.
SPOKEN = {
    "fre": "fr", "ger": "de", "spa": "es", "por": "es", "cat": "es", "glg": "es", "ita": "it", "dut": "nl",
    "dan": "nl", "nor": "nl", "swe": "nl", "rus": "ru", "ukr": "ru", "bul": "ru", "jpn": "ja", "chi": "pinyin",
}  # fmt: skip


class Lexicon:
    """Terms by their first word; those in Han by their characters."""

    def __init__(self, known: Sequence[Term]) -> None:
        self._words: dict[str, list[tuple[list[str], Term]]] = {}
        self._han: dict[str, Term] = {}
        for term in known:
            folded = fold(term.term)
            if folded.isascii():
                for words in _forms(WORD.findall(folded), term.language):
                    self._words.setdefault(words[0], []).append((words, term))
            else:
                self._han.setdefault(folded, term)
        for forms in self._words.values():
            forms.sort(key=lambda entry: -len(entry[0]))
        self._lengths = _lengths(self._han)
        self._triggers = _triggers(self._words)
        self._first = re.compile(f"[{''.join(map(re.escape, self._lengths)) or ' '}]")

    def touches(self, text: str) -> bool:
        """Tell quickly whether `find` may find anything that counts."""
        folded = fold(text)
        if not self._triggers.isdisjoint(WORD.findall(folded)):
            return True
        return not folded.isascii() and self._first.search(folded) is not None

    def find(self, text: str, languages: frozenset[str] = EVERYWHERE) -> list[Term]:
        """Every term in the text, in its order. `languages`: those of the lexicon whose words may count."""
        folded = fold(text)
        words = WORD.findall(folded)
        found = [] if self._words.keys().isdisjoint(words) else list(self._in_words(words, languages))
        if not folded.isascii():
            found.extend(self._in_han(folded))
        return found

    def _in_words(self, words: list[str], languages: frozenset[str]) -> Iterator[Term]:
        free = 0  # where the first word is that is no part of a term before
        for at, word in enumerate(words):
            forms = self._words.get(word)
            if forms is None or at < free:
                continue
            for form, term in forms:
                if words[at : at + len(form)] == form and term.language in languages:
                    yield term
                    free = at + len(form)
                    break

    def _in_han(self, text: str) -> Iterator[Term]:
        at = 0
        while (first := self._first.search(text, at)) is not None:
            at = first.start()
            for length in self._lengths[first[0]]:
                term = self._han.get(text[at : at + length])
                if term is not None:
                    yield term
                    at += length
                    break
            else:
                at += 1


def _lengths(forms: Iterable[str]) -> dict[str, list[int]]:
    """How long the forms are that begin with a character, the longest first."""
    found: dict[str, set[int]] = {}
    for form in forms:
        found.setdefault(form[0], set()).add(len(form))
    return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


def _triggers(words: dict[str, list[tuple[list[str], Term]]]) -> frozenset[str]:
    """One word of every term that counts: without any of these no term is in a text."""
    counting = [form for entries in words.values() for form, term in entries if term.kind != "not"]
    single = {form[0] for form in counting if len(form) == 1}
    # A long word is met more rarely than a short one.
    longest = {max(form, key=len) for form in counting if single.isdisjoint(form)}
    return frozenset(single | longest)


def _forms(words: list[str], language: str) -> Iterator[list[str]]:
    """The words, and in English with the last one in the plural."""
    yield words
    last = words[-1]
    if language != "en" or last.endswith("s"):
        return
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        yield [*words[:-1], last[:-1] + "ies"]
    elif last.endswith(("ch", "sh", "x")):
        yield [*words[:-1], last + "es"]
    else:
        yield [*words[:-1], last + "s"]


def languages_of(codes: Sequence[str]) -> frozenset[str]:
    """The languages of the lexicon that a record in these MARC languages may use."""
    spoken = {SPOKEN[code] for code in codes if code in SPOKEN}
    return EVERYWHERE | spoken if spoken else EVERYWHERE

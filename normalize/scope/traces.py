"""Whether a text has any word of the sea."""

import re
from collections.abc import Iterable

from normalize.folding import fold
from normalize.scope.lexicon import START, forms_of
from normalize.scope.tables import ANY, Term
from normalize.scope.words import Words, words_of

FUNCTION = frozenset(b"a and at by for in of on or s the to".split())
ALONE: frozenset[bytes] = frozenset()
DECIDING = 4  # weaker terms never reach what is enough by themselves


class Traces:
    """Tells quickly that a text has no word that speaks for the sea, as most have none."""

    def __init__(self, known: Iterable[Term]) -> None:
        forms: dict[str, list[list[bytes]]] = {}
        stems: dict[str, set[bytes]] = {}
        han: set[str] = set()
        for term in known:
            folded = fold(term.term)
            words = words_of(folded).latin
            if term.weight < DECIDING:
                continue
            if not folded.isascii():
                han.add(folded[0])
            elif folded.endswith(ANY):
                stems.setdefault(term.language, set()).add(words[0][:START])
            else:
                forms.setdefault(term.language, []).extend(forms_of(words, term.language))
        self._words = {language: _triggers(known_forms) for language, known_forms in forms.items()}
        self._telling = {language: frozenset(known_words) for language, known_words in self._words.items()}
        self._stems = {language: frozenset(starts) for language, starts in stems.items()}
        self._han = re.compile(f"[{''.join(map(re.escape, sorted(han))) or ' '}]")

    def in_text(self, text: Words, languages: Iterable[str]) -> bool:
        """Tell whether a term that counts may be found in it; in English always, and in these other languages."""
        latin = text.latin
        if self._met("en", latin):
            return True
        for language in languages:
            stems = self._stems.get(language)
            if stems is not None and not stems.isdisjoint([word[:START] for word in latin]):
                return True
            if self._met(language, latin):
                return True
        return bool(text.han) and self._han.search(text.han) is not None

    def _met(self, language: str, latin: list[bytes]) -> bool:
        telling = self._telling.get(language)
        if telling is None or telling.isdisjoint(latin):
            return False
        known = self._words[language]
        for word in known.keys() & latin:
            others = known[word]
            if others is ALONE or not others.isdisjoint(latin):
                return True
        return False


def _triggers(forms: list[list[bytes]]) -> dict[bytes, frozenset[bytes]]:
    """The most telling word of every form, and with which others it is met, or ALONE."""
    found: dict[bytes, set[bytes]] = {}
    alone: set[bytes] = set()
    for form in forms:
        telling, *others = sorted(form, key=lambda word: (word not in FUNCTION, len(word)), reverse=True)
        found.setdefault(telling, set()).update(others[:1])
        if not others:
            alone.add(telling)
    return {word: ALONE if word in alone else frozenset(others) for word, others in found.items()}

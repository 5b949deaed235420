"""What languages do to a record."""

import re
from collections.abc import Callable

from normalize.formats.description import Statement
from normalize.formats.draft import Draft
from normalize.maps.lists import marc_language
from normalize.values.languages import is_language, split_codes

_NO_LANGUAGE = frozenset(
    ("und", "zxx", "mul", "mis", "xxx", "n/a", "other", "none", "unknown", "multiple", "iso")
)
_SEPARATORS = re.compile(r"\s*[;；/,、]\s*")


def add_languages(target: str) -> Callable[[Draft, Statement], None]:
    """Return what adds the languages of a statement to a field; a word that names none is a problem."""

    def add(draft: Draft, said: Statement) -> None:
        words = [said.value] if marc_language(said.value) else _SEPARATORS.split(said.value.strip())
        for word in filter(None, words):
            codes = _codes(word)
            draft.fields[target] += codes
            if not codes and word.lower().partition("-")[0] not in _NO_LANGUAGE:
                draft.problem("language", "not the code or name of a language", "language", word)

    return add


def _codes(word: str) -> list[str]:
    """The code of a word, or of several in one (`engfre`, 汉英对照), each of which names a language."""
    code = marc_language(word)
    if code:
        return [code]
    found = split_codes(word)
    return [*found] if all(map(is_language, found)) else []

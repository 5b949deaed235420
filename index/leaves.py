"""One word or phrase of a query in the fields that it is looked for in."""

from collections.abc import Sequence

from index import ranking
from index.analysis.pinyin import syllables
from index.plan import AnyTerm, Best, Boolean, Boost, Fuzzy, Nothing, Phrase, Plan, Prefix, Term
from index.words import Word, phrase_tokens

# Text fields by what is asked: name, whether its tokens are stemmed, and what a match counts.
TITLE = ("title_c", False, ranking.TITLE_CHARACTERS)
AUTHOR = ("author_c", False, ranking.AUTHOR)
SUBJECT = ("subject_m", True, ranking.SUBJECT)
PUBLISHER = ("publisher_c", False, ranking.PUBLISHER)
REST = ("rest_m", True, ranking.REST)
TEXT_FIELDS = {
    "any": (TITLE, AUTHOR, SUBJECT, PUBLISHER, REST),
    "title": (TITLE,),
    "author": (AUTHOR,),
    "subject": (SUBJECT,),
    "publisher": (PUBLISHER,),
}
PINYIN_FIELDS = {
    "any": (("title_p", ranking.TITLE_PINYIN), ("author_p", ranking.AUTHOR_PINYIN)),
    "title": (("title_p", ranking.TITLE_PINYIN),),
    "author": (("author_p", ranking.AUTHOR_PINYIN),),
}


def phrase(field: str, tokens: Sequence[str]) -> Plan:
    """Tokens side by side."""
    return Term(field, tokens[0]) if len(tokens) == 1 else Phrase(field, tuple(tokens))


def word_plan(word: Word, field: str, *, lone_syllables: bool) -> Plan:
    """A word in any of the fields asked for; `lone_syllables`: a single syllable may be pinyin."""
    return Best(tuple(_matches(word, field, lone_syllables)), ranking.TIE)


def fuzzy_word(word: Word, field: str, *, lone_syllables: bool, last: bool = False) -> Plan:
    """As word_plan, and words that differ by one letter; the last word may be the beginning of one."""
    parts = _matches(word, field, lone_syllables)
    if (
        last
        and not word.han
        and len(word.text.split()) == 1
        and len(word.text) >= ranking.PREFIX_FROM_LETTERS
    ):
        parts += [
            Boost(Prefix(name, word.text), weight * ranking.FUZZY) for name, _, weight in TEXT_FIELDS[field]
        ]
    if not word.han and len(word.text) >= ranking.FUZZY_FROM_LETTERS and word.text.isalpha():
        for name, stemmed, weight in TEXT_FIELDS[field]:
            if name in {"title_c", "author_c", "subject_m"}:
                close = Fuzzy(name, word.stem if stemmed else word.text)
                parts.append(Boost(close, weight * ranking.FUZZY))
    return Best(tuple(parts), ranking.TIE)


def _matches(word: Word, field: str, lone_syllables: bool) -> list[Plan]:
    pieces = word.text.split()
    parts: list[Plan] = []
    if field in {"any", "title"} and len(pieces) == 1:
        parts.append(Boost(Term("title_w", word.stem), ranking.TITLE))
    for name, stemmed, weight in TEXT_FIELDS[field]:
        if len(pieces) > 1:
            tokens = phrase_tokens(word.text, stemmed=stemmed)
        elif word.han:
            tokens = word.characters
        elif name == "title_c":
            continue  # title_w has it
        else:
            tokens = (word.stem,) if stemmed else (word.text,)
        parts.append(Boost(phrase(name, tokens), weight))
    if field == "any" and word.numbers:
        parts.append(Boost(AnyTerm("number", word.numbers), ranking.NUMBER))
    if not word.han:
        parts += _pinyin(word.text, field, lone_syllables)
    return parts


def _pinyin(word: str, field: str, lone_syllables: bool) -> list[Plan]:
    groups = syllables(word)
    if not groups or (groups[0][0] == (word,) and not lone_syllables and len(groups[0]) == 1):
        return []
    return [Boost(_syllables(name, groups), weight) for name, weight in PINYIN_FIELDS.get(field, ())]


def _syllables(name: str, groups: Sequence[Sequence[tuple[str, ...]]]) -> Plan:
    parts = [Best(tuple(phrase(name, way) for way in ways)) for ways in groups]
    return parts[0] if len(parts) == 1 else Boolean(must=tuple(parts))


def exact(text: str, field: str) -> Plan:
    """Words side by side in one of the fields."""
    parts: list[Plan] = []
    for name, stemmed, weight in TEXT_FIELDS[field]:
        tokens = phrase_tokens(text, stemmed=stemmed)
        if tokens:
            parts.append(Boost(phrase(name, tokens), weight))
    return Best(tuple(parts), ranking.TIE) if parts else Nothing()


def prefix(text: str, field: str) -> Plan:
    """A word that begins so; characters that are tokens each are a phrase."""
    tokens = phrase_tokens(text, stemmed=False)
    if len(tokens) != 1 or len(tokens[0]) < 2:
        return exact(text, field)
    parts: list[Plan] = [Boost(Prefix(name, tokens[0]), weight) for name, _, weight in TEXT_FIELDS[field]]
    return Best(tuple(parts), ranking.TIE)

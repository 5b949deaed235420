"""Folded text to tokens, in streams.

Characters: every Han, kana and Hangul character a token, every other word a token as written. Phrases and nearness
are found here. Words: Han runs as jieba cuts them for searching, runs of kana or Hangul whole, other words stemmed.
Relevance is counted here. Titles have both; names have characters, since no dictionary knows them; headings, notes and
all the rest have a stream that is both at once, characters and stems, which costs half as much.

Of a word of more than 100 letters, pieces of 100 are stems.
"""

import re

from index.analysis.segmenter import segmenter
from index.analysis.stems import START, STEMS
from normalize.folding import FOLD, fold, fold_plain

BARRIER = f" {START} "

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
KANA = "\u3005\u3041-\u3096\u30a1-\u30fa\u30fc\u31f0-\u31ff"
HANGUL = "\uac00-\ud7a3"
# Scripts of India and its neighbours write vowels with marks, which \w leaves out.
MARKED = "\u0900-\u0dff\u0e01-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
# Leaves letters, digits and the mark of a beginning; makes blanks of all else.
PLAIN = bytes(code if chr(code).isalnum() or chr(code) == START else 32 for code in range(128)) + bytes(
    [32] * 128
)
# Splits a text so that every second piece is a run of characters that are tokens each.
RUN = re.compile(rf"([{HAN}]{{1,100}}|[{KANA}]{{1,100}}|[{HANGUL}]{{1,100}})")
WORD = re.compile(rf"(?:[^\W_]|[{MARKED}])+|\^")
FOREIGN_LETTER = re.compile(rf"(?![\x00-\x7f])(?:[^\W_]|[{MARKED}])")
ELIDED = re.compile(
    rf"(?:\b|(?<=[{HAN}{KANA}{HANGUL}]))(l|d|qu|c|j|m|n|s|t|dell|all|nell|sull|un)'(?=[^\W\d_])"
)
HAN_CHARACTER = re.compile(rf"[{HAN}]")

Streams = tuple[str, str]


class _CutTable(dict[int, str]):
    """Folds a character and sets what is a token of its own apart; remembers what it met.

    Punctuation becomes blanks, except for the apostrophe, whose neighbours decide.
    """

    def __missing__(self, code: int) -> str:
        cut = "".join(map(_set_apart, FOLD[code]))
        self[code] = cut
        return cut


def _set_apart(character: str) -> str:
    if character == START or RUN.match(character):
        return f" {character} "
    return character if character == "'" or WORD.match(character) else " "


CUT = _CutTable()


def has_han(text: str) -> bool:
    """Whether there is a Han character in it."""
    return not text.isascii() and HAN_CHARACTER.search(text) is not None


def folded(text: str) -> str:
    """Folded text without apostrophes.

    Signs beyond ASCII go where no letter beyond ASCII stands beside them, since plain text is read faster.
    """
    text = _parted(fold(text))
    if not text.isascii() and not FOREIGN_LETTER.search(text):
        text = text.encode("ascii", "replace").decode()
    return text


def streams(text: str) -> Streams:
    """Characters and words of a text, each stream joined by blanks."""
    text = folded(text)
    if text.isascii():
        plain = _plain(text)
        return plain, " ".join(map(STEMS.__getitem__, plain.split()))
    single: list[str] = []
    words: list[str] = []
    for place, piece in enumerate(RUN.split(text)):
        if place % 2:
            single.extend(piece)
            words.extend(_words_of_run(piece))
        elif piece:
            tokens = WORD.findall(piece)
            single.extend(tokens)
            words.extend(map(STEMS.__getitem__, tokens))
    return " ".join(single), " ".join(words)


def characters(text: str) -> str:
    """The stream of characters alone, for names."""
    plain = _read_plainly(text)
    return plain if plain is not None else " ".join(_cut(text))


def stems_and_characters(text: str) -> str:
    """The stream that is both: characters, and other words stemmed."""
    plain = _read_plainly(text)
    return " ".join(map(STEMS.__getitem__, plain.split() if plain is not None else _cut(text)))


def _read_plainly(text: str) -> str | None:
    """Text that folds to ASCII, with blanks between its tokens."""
    plain = fold_plain(text)
    return None if plain is None else _plain(_parted(plain))


def _cut(text: str) -> list[str]:
    """The tokens of text in any script: folded and cut in one pass."""
    return _parted(text.translate(CUT)).split()


def _parted(text: str) -> str:
    """Folded text without apostrophes: an elided article stands apart, else the letters close up."""
    return ELIDED.sub(r"\1 ", text).replace("'", "") if "'" in text else text


def _plain(text: str) -> str:
    """ASCII text with blanks between its tokens."""
    return text.encode().translate(PLAIN).replace(b"^", b" ^ ").decode()


def _words_of_run(run: str) -> list[str]:
    return segmenter().cut_for_search(run) if HAN_CHARACTER.match(run) else [run]

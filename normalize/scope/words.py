"""A text as the lexicon compares it: folded, and its Latin words."""

from typing import NamedTuple

from normalize.folding import fold

LETTERS = bytes(range(ord("a"), ord("z") + 1))
APART = bytes(code if code in LETTERS else 32 for code in range(256))


class Words(NamedTuple):
    """`latin` are the runs of a to z; `han` is the folded text where it has more than those, else empty."""

    latin: list[bytes]
    han: str


def words_of(text: str) -> Words:
    """Fold a text and take it apart."""
    folded = fold(text)
    if folded.isascii():
        return Words(folded.encode().translate(APART).split(), "")
    return Words(folded.encode("ascii", "replace").translate(APART).split(), folded)

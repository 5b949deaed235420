"""The words that jieba is taught: our marine dictionary, and its own words in folded characters."""

from collections.abc import Iterator
from importlib.resources import files

from normalize.folding import fold_han

# Folded words first: the frequencies of the marine words build on them.
FILES = ("folded.txt", "marine.txt")
Entry = tuple[str, int | None, str]


def entries() -> Iterator[Entry]:
    """Word, frequency (None: the lowest that keeps the word whole) and tag, folded, in the order to add them."""
    for name in FILES:
        text = files("index.analysis").joinpath(name).read_text(encoding="utf-8")
        for line in text.splitlines():
            if line and not line.startswith("#"):
                yield _entry(line)


def _entry(line: str) -> Entry:
    """`word [frequency] [tag]`, as in a user dictionary of jieba."""
    word, *rest = line.split()
    frequency = int(rest.pop(0)) if rest and rest[0].isdigit() else None
    return fold_han(word), frequency, rest[0] if rest else "n"

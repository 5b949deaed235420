"""Makes index/analysis/folded.txt: the words of jieba's dictionary that folding changes, in their folded form.

.venv/bin/python scripts/make_folded_words.py
"""

import sys
from pathlib import Path

import jieba

from normalize.folding import fold_han

TARGET = Path(__file__).resolve().parent.parent / "index" / "analysis" / "folded.txt"


def main() -> int:
    """Write the words with the frequencies of all that fold to them added up."""
    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    changed: set[str] = set()
    known: set[str] = set()
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        folded = fold_han(word)
        frequencies[folded] = frequencies.get(folded, 0) + int(frequency)
        tags.setdefault(folded, tag)
        known.add(word)
        if folded != word:
            changed.add(folded)
    # A word that is there already keeps its frequency: jieba would count it twice in its total.
    changed -= known
    lines = ["# Words of jieba's dictionary in folded characters; made by scripts/make_folded_words.py."]
    lines += [f"{word} {frequencies[word]} {tags[word]}" for word in sorted(changed)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(changed):,} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())

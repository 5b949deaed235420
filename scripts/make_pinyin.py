"""Makes index/analysis/pinyin.tsv and pinyin_words.tsv from the tables of pypinyin.

The first has the syllables without tones and the characters read so; the second the words of jieba's dictionary that
are read otherwise than their characters one by one (重庆 chong qing), in folded characters.

    .venv/bin/python scripts/make_pinyin.py
"""

import sys
from collections import defaultdict
from pathlib import Path

import jieba
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from normalize.folding import fold, fold_han

FOLDER = Path(__file__).resolve().parent.parent / "index" / "analysis"
LEAST_FREQUENCY = 20


def characters() -> dict[str, str]:
    """The most common reading of every character."""
    return {chr(code): fold(readings.split(",")[0]) for code, readings in PINYIN_DICT.items()}


def words(readings: dict[str, str]) -> dict[str, str]:
    """Words that the readings of their characters get wrong."""
    frequent = set()
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, _ = line.split(" ")
        if int(frequency) >= LEAST_FREQUENCY:
            frequent.add(word)
    wrong = {}
    for word, syllables in PHRASES_DICT.items():
        right = [fold(each[0]) for each in syllables]
        if word in frequent and len(right) == len(word) and right != [readings.get(one) for one in word]:
            wrong[fold_han(word)] = " ".join(right)
    return wrong


def main() -> int:
    """Write both tables."""
    readings = characters()
    by_syllable: dict[str, list[str]] = defaultdict(list)
    for character, syllable in readings.items():
        if syllable.isascii() and syllable.isalpha():
            by_syllable[syllable].append(character)
    lines = [f"{syllable}\t{''.join(sorted(found))}" for syllable, found in sorted(by_syllable.items())]
    (FOLDER / "pinyin.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    wrong = words(readings)
    lines = [f"{word}\t{syllables}" for word, syllables in sorted(wrong.items())]
    (FOLDER / "pinyin_words.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(by_syllable)} syllables, {len(wrong):,} words")
    return 0


if __name__ == "__main__":
    sys.exit(main())

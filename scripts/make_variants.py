"""Makes normalize/maps/variants.tsv: one line a class of Han characters that are written for one another.

The classes are closed over OpenCC's character tables (simplified, traditional, Taiwan, Hong Kong and Japanese
forms) and the pairs in normalize/maps/variants_own.tsv; pairs in DROPPED are left out of OpenCC's. The first
column is the form that stands for the class: one of GB 2312 where there is one, and of these the one in most
words of jieba's dictionary.

    .venv/bin/python scripts/make_variants.py
"""

import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import jieba
import opencc

TABLES = (
    "STCharacters",
    "TSCharacters",
    "TSCharactersExt",
    "TWVariants",
    "HKVariants",
    "JPShinjitaiCharacters",
    "CJK_Compatibility_Ideographs",
)
# Japanese forms that are words of their own in Chinese, and would pull unlike words into one class.
DROPPED = frozenset({"弁辨", "弁辯", "弁瓣", "予豫", "欠缺", "缶罐", "糸絲"})
MAPS = Path(__file__).resolve().parent.parent / "normalize" / "maps"


def table(name: str, folder: Path) -> Iterator[tuple[str, str]]:
    """The pairs of one of OpenCC's compiled tables."""
    home = Path(opencc.__file__).parent / "clib"
    text = folder / f"{name}.txt"
    source = home / "share" / "opencc" / f"{name}.ocd2"
    command = [home / "bin" / "opencc_dict", "-i", source, "-o", text, "-f", "ocd2", "-t", "text"]
    subprocess.run([str(part) for part in command], check=True)
    for line in text.read_text(encoding="utf-8").splitlines():
        character, _, others = line.partition("\t")
        for other in others.split():
            if len(character) == len(other) == 1 and character + other not in DROPPED:
                yield character, other


def own_pairs() -> Iterator[tuple[str, str]]:
    """The pairs of our own table."""
    for line in (MAPS / "variants_own.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first, *others = line.split("\t")[0].split()
            for other in others:
                yield first, other


def classes(pairs: Iterator[tuple[str, str]]) -> list[list[str]]:
    """Everything that pairs connect."""
    leader: dict[str, str] = {}

    def root(character: str) -> str:
        while (above := leader.setdefault(character, character)) != character:
            character = above
        return character

    for one, other in pairs:
        leader[root(one)] = root(other)
    members: dict[str, list[str]] = defaultdict(list)
    for character in leader:
        members[root(character)].append(character)
    return [found for found in members.values() if len(found) > 1]


def frequencies() -> Counter[str]:
    """In how many words of jieba's dictionary each character stands."""
    counts: Counter[str] = Counter()
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word = line.partition(" ")[0]
        for character in word:
            counts[character] += 1
    return counts


def in_gb2312(character: str) -> bool:
    """Whether the standard set of simplified characters has it."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def main() -> int:
    """Write the table and say how long it is."""
    counts = frequencies()
    with tempfile.TemporaryDirectory() as name:
        opencc_pairs = [pair for each in TABLES for pair in table(each, Path(name))]
    found = []
    for members in classes(iter([*opencc_pairs, *own_pairs()])):
        members.sort(key=lambda one: (not in_gb2312(one), -counts[one], one))
        found.append((members[0], "".join(sorted(members[1:]))))
    lines = ["stands\tvariants", *(f"{stands}\t{others}" for stands, others in sorted(found))]
    (MAPS / "variants.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found):,} classes, {sum(len(others) for _, others in found):,} variants")
    return 0


if __name__ == "__main__":
    sys.exit(main())

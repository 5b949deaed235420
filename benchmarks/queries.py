"""Queries that people would type: words of titles and Chinese titles, taken from the records themselves."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.load_set import records

HAN = re.compile(r"[\u3400-\u9fff]{2,12}")
WORD = re.compile(r"[A-Za-zÀ-ɏ]{4,}")
SEED = 20161231
CHINESE_SHARE = 0.3


def real_queries(file: Path, number: int) -> list[str]:
    """`number` different queries, three in ten Chinese where the file has them; the same ones every time."""
    chance = random.Random(SEED)  # noqa: S311 -- a fixed seed, so that runs can be compared
    han: set[str] = set()
    latin: set[str] = set()
    for record in records(file):
        for tag, text in title_fields(record):
            if tag == b"880":
                han.update(HAN.findall(text))
            elif words := WORD.findall(text):
                start = chance.randrange(len(words))
                latin.add(" ".join(words[start : start + chance.randint(1, 3)]))
    chinese = _some(han, round(number * CHINESE_SHARE), chance)
    chosen = chinese + _some(latin, number - len(chinese), chance)
    chance.shuffle(chosen)
    return chosen


def title_fields(record: bytes) -> Iterator[tuple[bytes, str]]:
    """The title proper (subfield a) of 245, and of the 880 that goes with it."""
    base = int(record[12:17])
    for entry in range(24, base - 1, 12):
        tag = record[entry : entry + 3]
        if tag in {b"245", b"880"}:
            length, start = int(record[entry + 3 : entry + 7]), int(record[entry + 7 : entry + 12])
            field = record[base + start : base + start + length - 1].decode("utf-8", "replace")
            parts = field.split("\x1f")
            if tag == b"245" or any(part.startswith("6245") for part in parts):
                yield from ((tag, part[1:]) for part in parts if part.startswith("a"))


def _some(found: set[str], number: int, chance: random.Random) -> list[str]:
    return chance.sample(sorted(found), min(number, len(found)))

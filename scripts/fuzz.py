"""Spoils real records of every format and normalizes them: `python -m scripts.fuzz FOLDER --minutes 10` prints JSON.

Any bytes must give a record or say why not. Counted are outcomes by format, exceptions (there must be none), and
values that no rule foresaw (`rule_failed`, `reader_failed`), which spoil themselves only.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from harvesters.errors import UnreadableInput
from harvesters.files import read_file
from normalize.normalizer import Accepted, OutOfScope, SourceProfile, normalize_raw
from normalize.raw import Deleted, RawRecord

PROFILE = SourceProfile("fuzz", "all")
SEEDS_OF_A_FILE = 60
LARGEST_FILE = 20_000_000
LARGEST_RECORD = 200_000
UNFORESEEN = frozenset(("rule_failed", "reader_failed"))
TOKENS = (
    b"\x1d", b"\x1e", b"\x1f", b"\x1f6880-01", b"\x1fa", b"\x00", b"\xff\xfe", b"\xc2", b"\xe6\xb5", b"\x1b$1",
    b"\x1b(B", b"99999", b"-1", b"0" * 30, "１９９９".encode(), "〇".encode(), "民国".encode(),
    "光绪甲午".encode(), b"<", b">", b"&#x0;", b"&amp;", b"]]>", b"<!DOCTYPE x>", b"{", b"}", b"[", b'"', b"\\",
    b"\\u0000", b"null", b"1e999", b"\r\n", b"\t", b" " * 50, b"E1800000", b"N0910000", b"10.1000/", b"http://[",
    b"978", b"\xef\xbb\xbf", "\u202e".encode(), "e\u0301".encode(), "\U0001f30a".encode(), b"\xed\xa0\x80",
)  # fmt: skip


def seeds(folder: Path) -> dict[str, list[RawRecord]]:
    """Some records of every file that can be read, by format."""
    found: dict[str, list[RawRecord]] = defaultdict(list)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        if file.stat().st_size > LARGEST_FILE:
            continue
        taken = 0
        try:
            for item in read_file(file):
                if isinstance(item, RawRecord) and len(item.data) <= LARGEST_RECORD:
                    found[item.format].append(item)
                    taken += 1
                if taken >= SEEDS_OF_A_FILE:
                    break
        except UnreadableInput:
            continue
    return found


def spoiled(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The bytes with up to eight changes."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 5, 8))):
        at = chance.randrange(len(changed) + 1)
        size = chance.choice((1, 2, 5, 20, 100))
        match chance.randrange(7):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + size]
            case 2:
                changed[at:at] = chance.choice(TOKENS)
            case 3:
                changed[at : at + size] = chance.choice(TOKENS)
            case 4:
                changed[at:at] = changed[at : at + size] * chance.choice((1, 2, 30))
            case 5:
                start = chance.randrange(len(other) + 1)
                changed[at : at + size] = other[start : start + size]
            case _:
                del changed[at + 1000 if chance.random() < 0.8 else at :]
    return bytes(changed)


class Tally:
    """What became of the spoiled records."""

    def __init__(self) -> None:
        self.outcomes: dict[str, Counter[str]] = defaultdict(Counter)
        self.exceptions: list[dict[str, str]] = []
        self.unforeseen: Counter[str] = Counter()
        self.slowest = 0.0

    def run(self, raw: RawRecord) -> None:
        """Normalize one record and count."""
        started = time.perf_counter()
        try:
            outcome = normalize_raw(raw, PROFILE)
        except Exception as error:  # noqa: BLE001 - what is looked for
            self.exceptions.append({"format": raw.format, "error": repr(error), "data": raw.data.hex()})
            return
        self.slowest = max(self.slowest, time.perf_counter() - started)
        self.outcomes[raw.format][type(outcome).__name__] += 1
        if isinstance(outcome, Accepted | OutOfScope):
            for problem in outcome.problems:
                if problem.kind in UNFORESEEN:
                    self.unforeseen[f"{raw.format} {problem.where}: {problem.message}"] += 1
        else:
            assert isinstance(outcome, Deleted) or outcome.reason

    def report(self) -> dict[str, Any]:
        """The counts."""
        return {
            "records": sum(sum(counts.values()) for counts in self.outcomes.values()) + len(self.exceptions),
            "exceptions": self.exceptions[:20],
            "exceptions_total": len(self.exceptions),
            "unforeseen_total": sum(self.unforeseen.values()),
            "unforeseen": dict(self.unforeseen.most_common(20)),
            "slowest_ms": round(1000 * self.slowest, 1),
            "by_format": {name: dict(counts) for name, counts in sorted(self.outcomes.items())},
        }


def main() -> int:
    """Spoil records until the time is over."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.fuzz", description="Spoil records, normalize them."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    found = seeds(wanted.folder)
    if not found:
        print(f"{wanted.folder} holds no file of records.", file=sys.stderr)
        return 2
    chance = random.Random(wanted.seed)  # noqa: S311 - the same changes again for the same seed
    tally = Tally()
    formats = sorted(found)
    end = time.monotonic() + 60 * wanted.minutes
    while time.monotonic() < end:
        same = found[chance.choice(formats)]
        raw, other = chance.choice(same), chance.choice(same)
        data = spoiled(raw.data, other.data, chance)
        tally.run(RawRecord(data, 1, raw.format, raw.flavour, raw.encoding))
    files = {"formats": len(formats), "seeds": sum(map(len, found.values()))}
    print(json.dumps({"minutes": wanted.minutes, "seed": wanted.seed, **files, **tally.report()}, indent=1))
    return 1 if tally.exceptions else 0


if __name__ == "__main__":
    sys.exit(main())

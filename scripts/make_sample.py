"""Makes harvesters/sample/lc.mrc.gz out of the 250,000 records that the source distribution of pymarc 5.4.0 carries.

    .venv/bin/python scripts/make_sample.py            the records that scripts/sample_numbers.txt names
    .venv/bin/python scripts/make_sample.py --choose   chooses them anew, and writes that list, too

The file is fetched with pip, or taken from a path given as the last argument. Chosen are 900 records that the rules of
scope take for marine, all Chinese ones among them, and 300 that they do not, a third of these with words that sound
like the sea; among equals the SHA-256 of 001 decides. Free prose (505, 520, 545) is left out, lengths are exact.
"""

import gzip
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from harvesters.files import read_file
from normalize.iso2709 import parse, serialize
from normalize.marc import SUBFIELD, MarcRecord
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Record
from normalize.scope import judge

PACKAGE = "pymarc==5.4.0"
MEMBER = "BooksAll.2016.part01.utf8"
NUMBERS = Path(__file__).with_name("sample_numbers.txt")
TARGET = Path(__file__).resolve().parents[1] / "harvesters" / "sample" / "lc.mrc.gz"
MARINE, HARD, OTHER = 900, 100, 200
SOUNDS_LIKE = ("海", "港", "岛", "島", "洋", "船", " sea", "island", "coast", "port ", "marine", "navigation")
PROSE = frozenset(("505", "520", "545"))


@contextmanager
def full_set() -> Iterator[Path]:
    """The file of 250,000 records: the last argument, or taken out of the source distribution."""
    if sys.argv[1:] and not sys.argv[-1].startswith("-"):
        yield Path(sys.argv[-1])
        return
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", "pymarc"]
        subprocess.run([*pip, "--dest", folder, PACKAGE], check=True)
        archive = next(Path(folder).glob("pymarc-*.tar.gz"))
        with tarfile.open(archive) as packed:
            member = next(entry for entry in packed if entry.name.endswith(f"/{MEMBER}"))
            packed.extract(member, folder, filter="data")
        yield Path(folder) / member.name


def number_of(raw: RawRecord) -> str:
    """The Library of Congress control number in 001."""
    return raw.data.partition(b"\x1e")[2].partition(b"\x1e")[0].strip(b" \x1f").decode()


def raw_records(file: Path) -> Iterator[RawRecord]:
    """The records of the file, each number once."""
    seen: set[str] = set()
    for raw in read_file(file):
        if isinstance(raw, RawRecord) and (number := number_of(raw)) not in seen:
            seen.add(number)
            yield raw


def chosen(file: Path) -> list[str]:
    """The numbers of the sample."""
    marine: list[tuple[bool, str, str]] = []
    others: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    profile = SourceProfile("lc", "all")
    for raw in raw_records(file):
        outcome = normalize_raw(raw, profile)
        if not isinstance(outcome, Accepted):
            continue
        number = number_of(raw)
        order = hashlib.sha256(number.encode()).hexdigest()
        if judge(outcome.record).marine:
            marine.append(("chi" not in outcome.record.languages, order, number))
        else:
            others[sounds_like_the_sea(outcome.record)].append((order, number))
    hard, other = sorted(others[True])[:HARD], sorted(others[False])[:OTHER]
    return sorted([number for *_, number in sorted(marine)[:MARINE]] + [number for _, number in hard + other])


def sounds_like_the_sea(record: Record) -> bool:
    """Tell whether a title has words that may mislead."""
    titles = [text for title in record.titles for text in (title, title.original) if text is not None]
    text = " ".join(f"{title.value} {title.subtitle}" for title in titles).lower()
    return any(word in text for word in SOUNDS_LIKE)


def packed(file: Path, numbers: Iterable[str]) -> bytes:
    """The records with these numbers, without free prose, in gzip without a time."""
    wanted = frozenset(numbers)
    found = [shortened(raw) for raw in raw_records(file) if number_of(raw) in wanted]
    if len(found) != len(wanted):
        raise SystemExit(f"{file} has {len(found)} of {len(wanted)} records: it is another file.")
    return gzip.compress(b"".join(found), 9, mtime=0)


def shortened(raw: RawRecord) -> bytes:
    """The record without free prose and what is linked to it (880 $6)."""
    record, _ = parse(raw.data)
    if record is None:
        raise SystemExit(f"Record {raw.position} cannot be read.")
    kept = [
        (tag, content) for tag, content in record if tag not in PROSE and not is_twin_of_prose(tag, content)
    ]
    return serialize(MarcRecord(record.leader, [tag for tag, _ in kept], [content for _, content in kept]))


def is_twin_of_prose(tag: str, content: str) -> bool:
    """Tell whether an 880 gives prose in its original script."""
    return tag == "880" and content[2:].startswith(tuple(f"{SUBFIELD}6{prose}" for prose in PROSE))


def main() -> None:
    """The command line."""
    with full_set() as file:
        if "--choose" in sys.argv:
            NUMBERS.write_text("\n".join(chosen(file)) + "\n", encoding="utf-8")
        TARGET.write_bytes(packed(file, NUMBERS.read_text(encoding="utf-8").split()))
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

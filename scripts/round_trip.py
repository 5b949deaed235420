"""What a round trip loses: `python -m scripts.round_trip FILE [--every N] [--json]`.

Each MARC 21 record of the file (ISO 2709, also gzipped) becomes a `Record` and MARC 21 again. A subfield is *kept* when
its letters and digits stand in a subfield of the same tag, *moved* when they stand in the words of a field of that tag,
or of one that takes its place, and *lost* otherwise. Prints a table for docs/quality.md, or JSON.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from normalize.exports.entry import Entry
from normalize.exports.marc21 import marc21
from normalize.iso2709 import RecordTooLong, parse, serialize
from normalize.marc import MarcRecord, is_control, subfields
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord

PROFILE = SourceProfile("lc", "all")
CONTROL_CODES = frozenset("68")
"""Linkage and sequence, which are made anew."""
ELSEWHERE = {
    "026": "024", "027": "016 024", "030": "016 024", "015": "016 024", "074": "016 024", "086": "016 024",
    "088": "016 024", "037": "028", "055": "050", "090": "050", "083": "082", "260": "264", "440": "490 830",
    "490": "830", "800": "490 830", "810": "490 830", "811": "490 830", "830": "490", "720": "700", "740": "246",
    "730": "787 774", "700": "100 720", "710": "110", "711": "111", "100": "700", "110": "710", "111": "711",
    "240": "130", "130": "240", "662": "752", "654": "650", "656": "650", "651": "650",
}  # fmt: skip
"""The tags that take the place of another."""
MEANT = {
    "025": "number of a supplier overseas", "042": "who authenticated the source's record",
    "049": "local", "051": "copies of the Library of Congress", "061": "copies of the National Library of Medicine",
    "066": "character sets, which UTF-8 makes needless", "070": "call numbers of one library", "071": "as 070",
    "072": "subject category codes of one scheme",
    "263": "date expected: kept in 008", "852": "holdings, which stand in the catalogue", "856$q": "file type",
}  # fmt: skip


class Loss(msgspec.Struct):
    """What became of the subfields of one tag."""

    subfields: int = 0
    kept: int = 0
    moved: int = 0
    lost: int = 0
    codes: dict[str, int] = {}
    """How many were lost, by code."""


def main() -> int:
    """Measure a file and print what it loses."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.round_trip", description="What MARC 21 loses on the way through a Record."
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every Nth record")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    wanted = parser.parse_args()
    count, losses = measure(records(wanted.file, wanted.every))
    print(as_json(count, losses) if wanted.json else as_table(count, losses))
    return 0


def records(file: Path, every: int = 1) -> Iterator[bytes]:
    """The records of a file, in ISO 2709."""
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    yield from (part + b"\x1d" for part in data.split(b"\x1d")[:-1][::every])


def measure(found: Iterable[bytes]) -> tuple[int, dict[str, Loss]]:
    """How many records were compared, and the losses by tag."""
    losses: dict[str, Loss] = {}
    count = 0
    for data in found:
        before, _ = parse(data)
        outcome = normalize_raw(RawRecord(data, count + 1), PROFILE)
        if before is None or not isinstance(outcome, Accepted):
            continue
        entry = Entry(outcome.record, "hm0000000000", ((PROFILE.name, outcome.record.identifier),))
        try:
            after, _ = parse(serialize(marc21(entry).marc))
        except RecordTooLong as error:
            print(f"{outcome.record.identifier}: {error}", file=sys.stderr)
            continue
        assert after is not None
        compare(before, after, losses)
        count += 1
    return count, losses


def compare(before: MarcRecord, after: MarcRecord, losses: dict[str, Loss]) -> None:
    """Count what became of each subfield of a record."""
    values: dict[str, Counter[str]] = {}
    words: dict[str, str] = {}
    for tag, content in after:
        pairs = [] if is_control(tag) else subfields(content)
        values.setdefault(tag, Counter()).update(key_of(value) for _, value in pairs)
        words[tag] = f"{words.get(tag, '')}|{''.join(key_of(value) for _, value in pairs)}"
    for tag, content in before:
        for code, value in [] if is_control(tag) else subfields(content):
            key = key_of(value)
            if not key or code in CONTROL_CODES:
                continue
            loss = losses.setdefault(tag, Loss(codes={}))
            loss.subfields += 1
            if key in values.get(tag, ()):
                loss.kept += 1
            elif any(key in words.get(other, "") for other in (tag, *ELSEWHERE.get(tag, "").split())):
                loss.moved += 1
            else:
                loss.lost += 1
                loss.codes[code] = loss.codes.get(code, 0) + 1


def key_of(value: str) -> str:
    """Letters and digits of a value, in lower case."""
    return "".join(character for character in value.lower() if character.isalnum())


def is_meant(tag: str) -> bool:
    """Tell whether fields of this tag are dropped on purpose: local ones and what says nothing of the work."""
    return tag in MEANT or tag[0] == "9" or tag[1] == "9" or not tag.isdigit()


def totals(losses: dict[str, Loss]) -> dict[str, float | int]:
    """All subfields, those lost, those lost of fields that are meant to be kept, and that share in per cent."""
    every = sum(each.subfields for each in losses.values())
    lost = sum(each.lost for each in losses.values())
    meant = [each for tag, each in losses.items() if is_meant(tag)]
    wanted = every - sum(each.subfields for each in meant)
    unmeant = lost - sum(each.lost for each in meant)
    return {
        "subfields": every,
        "lost": lost,
        "meant": lost - unmeant,
        "not_meant": unmeant,
        "moved": sum(each.moved for each in losses.values()),
        "share_not_meant": round(100 * unmeant / wanted, 4) if wanted else 0.0,
    }


def as_json(count: int, losses: dict[str, Loss]) -> str:
    """The measurement as one object."""
    by_tag = {tag: msgspec.to_builtins(losses[tag]) for tag in sorted(losses)}
    return json.dumps({"records": count, "totals": totals(losses), "tags": by_tag}, indent=1)


def as_table(count: int, losses: dict[str, Loss]) -> str:
    """The measurement as Markdown: every tag that loses something, those not meant to first."""
    sums = totals(losses)
    lines = [
        f"{count:,} records, {sums['subfields']:,} subfields: {sums['moved']:,} moved to another subfield, "
        f"{sums['meant']:,} lost as meant, {sums['not_meant']:,} lost otherwise ({sums['share_not_meant']} %).",
        "",
        "| tag | subfields | lost | share | by subfield |",
        "|---|---|---|---|---|",
    ]
    order = sorted(losses, key=lambda tag: (is_meant(tag), -losses[tag].lost, tag))
    for tag in order:
        each = losses[tag]
        if each.lost:
            codes = ", ".join(
                f"${code} {number:,}" for code, number in sorted(each.codes.items(), key=lambda x: -x[1])
            )
            mark = " (meant)" if is_meant(tag) else ""
            share = f"{100 * each.lost / each.subfields:.2f} %"
            lines.append(f"| {tag}{mark} | {each.subfields:,} | {each.lost:,} | {share} | {codes} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())

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
from normalize.marc import SUBFIELD, MarcRecord, is_control, subfields
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord

PROFILE = SourceProfile("lc", "all")
CONTROL_CODES = frozenset("68")
"""Linkage and sequence, which are made anew."""
ELSEWHERE = {
    "015": "024 016", "016": "024", "026": "024", "027": "024 016", "030": "024 016", "035": "024", "037": "028",
    "041": "008", "055": "050", "074": "024 016", "083": "082", "086": "024 016", "088": "024 016", "090": "050",
    "100": "700", "110": "710", "111": "711", "130": "240", "240": "130", "245": "246", "246": "245", "260": "264",
    "410": "490 810", "440": "490 830", "490": "830 800 810", "651": "650", "654": "650", "656": "650", "662": "752",
    "700": "100 720", "710": "110 700", "711": "111 700", "720": "700", "730": "787 774", "740": "246",
    "800": "490", "810": "490", "811": "490 810", "830": "490",
}  # fmt: skip
"""The tags that take the place of another."""
MEANT = {
    "020$c": "price", "025": "number of a supplier overseas", "037$b": "where to buy it", "037$c": "price",
    "040$b": "language of cataloguing", "040$e": "rules of cataloguing", "042": "who authenticated the description",
    "049": "local", "051": "copies of the Library of Congress", "066": "character sets, which UTF-8 makes needless",
    "070": "call numbers of one library", "072": "categories of one scheme", "263": "when it is expected: in 008",
    "336": "kind of content, in the leader", "337": "kind of carrier, in 007 and 008", "338": "as 337",
    "850": "who holds it", "852": "holdings", "856$d": "file names", "856$f": "file names", "856$q": "file types",
}  # fmt: skip
"""What is dropped on purpose, by tag or subfield, beside 9XX, X9X but for 490, and $5 (for which library it counts)."""


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
    values, words = _written(after)
    for tag, content in before:
        for code, value in [] if is_control(tag) else subfields(content):
            key = key_of(value)
            if not key or code in CONTROL_CODES:
                continue
            loss = losses.setdefault(tag, Loss(codes={}))
            loss.subfields += 1
            if key in values.get(tag, ()):
                loss.kept += 1
            elif any(key in words.get(other, "") for other in _tags(tag, content)) or _is_indicator(
                tag, code, value
            ):
                loss.moved += 1
            else:
                loss.lost += 1
                loss.codes[code] = loss.codes.get(code, 0) + 1


def _moved(key: str, words: dict[str, str], tags: list[str]) -> bool:
    return any(key in words.get(tag, "") for tag in tags)


def _written(record: MarcRecord) -> tuple[dict[str, set[str]], dict[str, str]]:
    """Subfields by tag, and the words of all fields by tag."""
    values: dict[str, set[str]] = {}
    words: dict[str, str] = {}
    for tag, content in record:
        keys = [key_of(value) for _, value in subfields(content)] or [key_of(content)]
        values.setdefault(tag, set()).update(keys)
        words[tag] = f"{words.get(tag, '')}|{''.join(keys)}"
    return values, words


def _tags(tag: str, content: str) -> list[str]:
    """Where a value may stand: in its tag, in those that take its place, of 880 in those of the tag that it names."""
    named = content.partition(SUBFIELD + "6")[2][:3] if tag == "880" else ""
    return [
        tag,
        *ELSEWHERE.get(tag, "").split(),
        *([named, *ELSEWHERE.get(named, "").split()] if named else []),
    ]


def _is_indicator(tag: str, code: str, value: str) -> bool:
    """Tell whether a scheme of headings is written as the second indicator."""
    return (
        tag[0] == "6"
        and code == "2"
        and value.strip(" .").lower() in ("lcsh", "mesh", "lcshac", "cash", "rvm")
    )


def key_of(value: str) -> str:
    """Letters and digits of a value, in lower case."""
    return "".join(character for character in value.lower() if character.isalnum())


def is_meant(tag: str, code: str = "") -> bool:
    """Tell whether a subfield, or a whole tag, is dropped on purpose."""
    local = tag[0] == "9" or (tag[1] == "9" and tag != "490") or not tag.isdigit()
    return local or tag in MEANT or f"{tag}${code}" in MEANT or code == "5"


def unmeant(tag: str, loss: Loss) -> dict[str, int]:
    """What is lost of a tag though it should not be, by code."""
    return {code: number for code, number in loss.codes.items() if not is_meant(tag, code)}


def totals(losses: dict[str, Loss]) -> dict[str, float | int]:
    """All subfields, those that moved, those lost as meant and otherwise, and the share of the last in per cent."""
    every = sum(each.subfields for each in losses.values())
    lost = sum(each.lost for each in losses.values())
    otherwise = sum(sum(unmeant(tag, each).values()) for tag, each in losses.items())
    return {
        "subfields": every,
        "moved": sum(each.moved for each in losses.values()),
        "meant": lost - otherwise,
        "otherwise": otherwise,
        "share": round(100 * otherwise / every, 3) if every else 0.0,
    }


def as_json(count: int, losses: dict[str, Loss]) -> str:
    """The measurement as one object."""
    by_tag = {tag: msgspec.to_builtins(losses[tag]) for tag in sorted(losses)}
    return json.dumps({"records": count, "totals": totals(losses), "tags": by_tag}, indent=1)


def as_table(count: int, losses: dict[str, Loss]) -> str:
    """The measurement as Markdown: what is lost and should not be, then what is lost as meant."""
    sums = totals(losses)
    head = (
        f"{count:,} records, {sums['subfields']:,} subfields: {sums['moved']:,} stand in another subfield, "
        f"{sums['meant']:,} are left out as meant, {sums['otherwise']:,} are lost ({sums['share']} %)."
    )
    by_tag = {tag: unmeant(tag, each) for tag, each in losses.items()}
    order = sorted((tag for tag in by_tag if by_tag[tag]), key=lambda tag: (-sum(by_tag[tag].values()), tag))
    rows = [_row(tag, losses[tag], by_tag[tag]) for tag in order]
    meant = Counter({tag: each.lost - sum(by_tag[tag].values()) for tag, each in losses.items()})
    dropped = ", ".join(f"{tag} {number:,}" for tag, number in meant.most_common() if number)
    table = ["| tag | subfields | lost | share | by subfield |", "|---|---|---|---|---|", *rows]
    return "\n".join([head, "", *table, "", f"Left out as meant: {dropped}."])


def _row(tag: str, loss: Loss, codes: dict[str, int]) -> str:
    lost = sum(codes.values())
    shown = ", ".join(
        f"${code} {number:,}" for code, number in sorted(codes.items(), key=lambda pair: -pair[1])
    )
    return f"| {tag} | {loss.subfields:,} | {lost:,} | {100 * lost / loss.subfields:.2f} % | {shown} |"


if __name__ == "__main__":
    sys.exit(main())

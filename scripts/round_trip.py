"""What a round trip loses: `python -m scripts.round_trip FILE... [--every N] [--json]`.

Each record of the files that is MARC 21 or CNMARC, in whatever carrier, becomes a `Record` and the same flavour again.
A subfield is *kept* when its letters and digits stand in a subfield of the same tag, *moved* when they stand in the
words of a field of that tag, or of one that takes its place, and *lost* otherwise. Prints tables for docs/quality.md,
or JSON.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec

from harvesters.files import read_file
from normalize.exports.cnmarc import cnmarc
from normalize.exports.entry import Entry
from normalize.exports.marc21 import marc21
from normalize.iso2709 import parse
from normalize.marc import SUBFIELD, MarcRecord, flavour_of, is_control, subfields
from normalize.marcxml import parse_xml
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.values.languages import split_codes
from normalize.values.names import role_codes
from scripts.round_trip_tables import CNMARC, MARC_21, Manner

PROFILE = SourceProfile("lc", "all")
MANNERS = {"marc21": MARC_21, "cnmarc": CNMARC}
WRITERS = {"marc21": marc21, "cnmarc": cnmarc}
MADE_ANEW = {"marc21": "68", "cnmarc": "67"}
"""Linkage, script and sequence."""
_PARTS = re.compile(r" [=:;] |\. |, ")


class Loss(msgspec.Struct):
    """What became of the subfields of one tag."""

    subfields: int = 0
    kept: int = 0
    moved: int = 0
    lost: int = 0
    codes: dict[str, int] = {}
    """How many were lost, by code."""


class Losses(msgspec.Struct):
    """What became of the records of one flavour, by tag."""

    flavour: str
    records: int = 0
    tags: dict[str, Loss] = {}


def main() -> int:
    """Measure files and print what they lose."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.round_trip", description="What MARC loses on the way through a Record."
    )
    parser.add_argument("file", type=Path, nargs="+")
    parser.add_argument("--every", type=int, default=1, help="take every Nth record")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    wanted = parser.parse_args()
    found = measure(raw for file in wanted.file for raw in records(file, wanted.every))
    measured = [each for each in found.values() if each.records]
    print(as_json(measured) if wanted.json else "\n\n".join(map(as_table, measured)))
    return 0


def records(file: Path, every: int = 1) -> Iterator[RawRecord]:
    """The records of a file in MARC, of whatever carrier."""
    found = (item for item in read_file(file) if isinstance(item, RawRecord))
    yield from (raw for raw in islice(found, 0, None, every) if raw.format in ("marc", "marcxml"))


def measure(found: Iterable[RawRecord]) -> dict[str, Losses]:
    """The losses by flavour."""
    losses = {flavour: Losses(flavour, tags={}) for flavour in MANNERS}
    for raw in found:
        before, _ = parse(raw.data, raw.encoding) if raw.format == "marc" else parse_xml(raw.data)
        outcome = normalize_raw(raw, PROFILE)
        if before is None or not isinstance(outcome, Accepted) or outcome.record.host:
            continue
        flavour = flavour_of(before)
        entry = Entry(outcome.record, "hm0000000000", ((PROFILE.name, outcome.record.identifier),))
        compare(before, WRITERS[flavour](entry).marc, losses[flavour])
    return losses


def compare(before: MarcRecord, after: MarcRecord, losses: Losses) -> None:
    """Count what became of each subfield of a record."""
    losses.records += 1
    manner = MANNERS[losses.flavour]
    made_anew = MADE_ANEW[losses.flavour]
    values, words = _written(after)
    for tag, content in before:
        for code, value in [] if is_control(tag) else subfields(content):
            key = key_of(value)
            if not key or code in made_anew:
                continue
            loss = losses.tags.setdefault(tag, Loss(codes={}))
            loss.subfields += 1
            if key in values.get(tag, ()):
                loss.kept += 1
            elif _moved(manner, tag, content, value, words) or _is_coded(tag, code, value, after):
                loss.moved += 1
            else:
                loss.lost += 1
                loss.codes[code] = loss.codes.get(code, 0) + 1


def _moved(manner: Manner, tag: str, content: str, value: str, words: dict[str, str]) -> bool:
    """Tell whether a value, or each of the parts that marks part it into, stands in a field where it may."""
    tags = _tags(manner, tag, content)
    if tag == manner.coded:
        return all(any(code in words.get(each, "") for each in tags) for code in split_codes(value))
    if any(key_of(value) in words.get(each, "") for each in tags):
        return True
    parts = [key_of(part) for part in _PARTS.split(value)]
    return len(parts) > 1 and all(any(part in words.get(each, "") for each in tags) for part in parts)


def _written(record: MarcRecord) -> tuple[dict[str, set[str]], dict[str, str]]:
    """Subfields by tag, and the words of all fields by tag."""
    values: dict[str, set[str]] = {}
    words: dict[str, str] = {}
    for tag, content in record:
        keys = [key_of(value) for _, value in subfields(content)] or [key_of(content)]
        values.setdefault(tag, set()).update(keys)
        words[tag] = f"{words.get(tag, '')}|{''.join(keys)}"
    return values, words


def _tags(manner: Manner, tag: str, content: str) -> list[str]:
    """Where a value may stand: in its tag, in those that take its place, of 880 in those of the tag that it names."""
    named = content.partition(SUBFIELD + "6")[2][:3] if tag == "880" else ""
    own = [tag, *manner.elsewhere.get(tag, "").split()]
    return [*own, named, *manner.elsewhere.get(named, "").split()] if named else own


def _is_coded(tag: str, code: str, value: str, after: MarcRecord) -> bool:
    """Tell whether a value is said in another code: a scheme as an indicator, a role as a word, no country."""
    if tag[0] == "6" and code == "2":
        return value.strip(" .").lower() in ("lcsh", "mesh", "lcshac", "cash", "rvm")
    if tag[0] in "17" and code in "4ej":
        people = [other for other in after.by_tag if other[0] in "17"]
        roles = {role for other in people for each in after.values(other, "4ej") for role in role_codes(each)}
        return roles.issuperset(role_codes(value))
    if tag in ("034", "123"):
        # Limits and scales in another notation.
        return code in "abcdefg" and tag in after.by_tag
    return tag == "102" and code == "a" and value.strip().upper() in ("ZZ", "XX", "YY", "XZ")


def key_of(value: str) -> str:
    """Letters and digits of a value, in lower case."""
    return "".join(character for character in value.lower() if character.isalnum())


def unmeant(manner: Manner, tag: str, loss: Loss) -> dict[str, int]:
    """What is lost of a tag though it should not be, by code."""
    return {code: number for code, number in loss.codes.items() if not manner.is_meant(tag, code)}


def totals(losses: Losses) -> dict[str, float | int]:
    """All subfields, those that moved, those lost as meant and otherwise, and the share of the last in per cent."""
    manner = MANNERS[losses.flavour]
    every = sum(each.subfields for each in losses.tags.values())
    lost = sum(each.lost for each in losses.tags.values())
    otherwise = sum(sum(unmeant(manner, tag, each).values()) for tag, each in losses.tags.items())
    return {
        "subfields": every,
        "moved": sum(each.moved for each in losses.tags.values()),
        "meant": lost - otherwise,
        "otherwise": otherwise,
        "share": round(100 * otherwise / every, 3) if every else 0.0,
    }


def as_json(measured: list[Losses]) -> str:
    """The measurement as one object."""
    found = {each.flavour: msgspec.to_builtins(each) | {"totals": totals(each)} for each in measured}
    return json.dumps(found, indent=1, sort_keys=True)


def as_table(losses: Losses) -> str:
    """One flavour as Markdown: what is lost and should not be, then what is lost as meant."""
    manner, sums = MANNERS[losses.flavour], totals(losses)
    head = (
        f"{losses.flavour}: {losses.records:,} records, {sums['subfields']:,} subfields: "
        f"{sums['moved']:,} stand in another subfield, {sums['meant']:,} are left out as meant, "
        f"{sums['otherwise']:,} are lost ({sums['share']} %)."
    )
    by_tag = {tag: unmeant(manner, tag, each) for tag, each in losses.tags.items()}
    order = sorted((tag for tag in by_tag if by_tag[tag]), key=lambda tag: (-sum(by_tag[tag].values()), tag))
    rows = [_row(tag, losses.tags[tag], by_tag[tag]) for tag in order]
    meant = Counter({tag: each.lost - sum(by_tag[tag].values()) for tag, each in losses.tags.items()})
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

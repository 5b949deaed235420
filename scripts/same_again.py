"""Which records differ when they are written and read again: `python -m scripts.same_again FILE... [--every N]`.

Each record of the files, of whatever format, is written as MARC 21 and as CNMARC and read again; compared is all but
source, identifier, datestamp, format and holdings. Prints one object: for each flavour how many records were compared,
how many differ, and in which fields of the record.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from harvesters.files import read_file
from normalize.exports.entry import Entry
from normalize.exports.formats import CannotWrite
from normalize.exports.marc_carriers import cnmarc, marc
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Record

PROFILE = SourceProfile("lc", "all")
ID = "hm0000000000"
WRITERS: dict[str, Callable[[Entry], bytes]] = {"marc21": marc, "cnmarc": cnmarc}


def main() -> int:
    """Compare the records of files."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.same_again", description="Which records differ when written and read again."
    )
    parser.add_argument("file", type=Path, nargs="+")
    parser.add_argument("--every", type=int, default=1, help="take every Nth record")
    wanted = parser.parse_args()
    found = {name: Counter[str]() for name in WRITERS}
    for file in wanted.file:
        for record in records(file, wanted.every):
            for name, write in WRITERS.items():
                found[name].update(["records", *differences(record, write)])
    print(json.dumps({name: dict(counts.most_common()) for name, counts in found.items()}, indent=1))
    return 0


def records(file: Path, every: int = 1) -> Iterator[Record]:
    """The descriptions in a file; records of holdings are none."""
    for item in islice(read_file(file), 0, None, every):
        outcome = normalize_raw(item, PROFILE) if isinstance(item, RawRecord) else None
        if isinstance(outcome, Accepted) and not outcome.record.host:
            yield outcome.record


def differences(record: Record, write: Callable[[Entry], bytes]) -> list[str]:
    """`different` and the names of the fields that are, or `too long` for what ISO 2709 cannot hold."""
    try:
        data = write(Entry(record, ID, ((PROFILE.name, record.identifier),)))
    except CannotWrite:
        return ["too long"]
    outcome = normalize_raw(RawRecord(data, 1), PROFILE)
    if not isinstance(outcome, Accepted):
        return ["different", "everything"]
    one, other = comparable(record), comparable(outcome.record)
    names = [name for name in Record.__struct_fields__ if getattr(one, name) != getattr(other, name)]
    return ["different", *names] if names else []


def comparable(record: Record) -> Record:
    """The description alone."""
    return replace(record, source="", identifier="", datestamp="", format="", holdings=())


if __name__ == "__main__":
    sys.exit(main())

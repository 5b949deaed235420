"""One run of `benchmarks.normalizing`: reads the files named, normalizes their records on one core, prints JSON."""

import gc
import io
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pymarc

from harvesters.files import read_file
from normalize.normalizer import SourceProfile, normalize_raw
from normalize.raw import Damaged, RawRecord

PROFILE = SourceProfile("benchmark", "all")
LEAST = 6_000
"""Files with fewer records are read again and again."""


def raw_records(file: Path) -> list[RawRecord]:
    """The records of a file, as many times as it takes."""
    found = [item for item in read_file(file) if isinstance(item, RawRecord)]
    return found * max(1, -(-LEAST // len(found))) if found else []


def timed(work: Callable[[Sequence[RawRecord]], None], records: Sequence[RawRecord]) -> dict[str, float]:
    """Seconds of wall clock and of the processor; what became of the records is let go at once."""
    gc.collect()
    gc.freeze()
    gc.disable()
    started, used = time.perf_counter(), time.process_time()
    work(records)
    seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - used
    gc.enable()
    return {"records": len(records), "seconds": seconds, "cpu_seconds": cpu_seconds}


def normalized(records: Sequence[RawRecord]) -> None:
    """From bytes to records, the decision of scope left out."""
    for raw in records:
        if isinstance(normalize_raw(raw, PROFILE), Damaged):
            raise SystemExit(f"record {raw.position} is damaged")


def parsed(records: Sequence[RawRecord]) -> None:
    """The same bytes by pymarc."""
    for raw in records:
        next(pymarc.MARCReader(io.BytesIO(raw.data), to_unicode=True, utf8_handling="replace"))


def main() -> None:
    """Run everything once."""
    marc21, cnmarc, marcxml, cnmarc_xml = (raw_records(Path(name)) for name in sys.argv[1:])
    print(
        json.dumps(
            {
                "marc21": timed(normalized, marc21),
                "pymarc_parses_marc21": timed(parsed, marc21),
                "cnmarc_gb18030": timed(normalized, cnmarc),
                "marcxml": timed(normalized, marcxml),
                "cnmarc_xml": timed(normalized, cnmarc_xml),
            }
        )
    )


if __name__ == "__main__":
    main()

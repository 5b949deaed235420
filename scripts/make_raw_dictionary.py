"""`python -m scripts.make_raw_dictionary`: makes the dictionary that raw records are compressed with, from the sample.

A new dictionary is a new file beside the old ones: what was compressed with an old one still needs it.
"""

import gzip
from importlib.resources import files
from pathlib import Path

import pymarc
import zstandard
from pymarc import marcxml

from catalog.raw_frames import DICTIONARY
from harvesters.sample import sample_files

DICTIONARY_BYTES = 32 * 1024


def samples() -> list[bytes | bytearray | memoryview]:
    """The records of the sample in ISO 2709, and a quarter of them in MARCXML."""
    found: list[bytes] = []
    for sample in sample_files():
        data = sample.path.read_bytes()
        data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        found += [record + b"\x1d" for record in data.split(b"\x1d") if record]
    readable = [pymarc.Record(data=record) for record in found[:1200:4]]
    return [*found, *map(_element, readable)]


def _element(record: pymarc.Record) -> bytes:
    made: bytes = marcxml.record_to_xml(record, namespace=True)  # type: ignore[no-untyped-call]  # pymarc has no type
    return made


def main() -> None:
    """Write the dictionary into the catalog package."""
    trained = zstandard.train_dictionary(DICTIONARY_BYTES, samples(), dict_id=1)
    Path(str(files("catalog").joinpath(DICTIONARY))).write_bytes(trained.as_bytes())


if __name__ == "__main__":
    main()

"""The records in the files of a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from harvesters.errors import HarvestError, UnreadableInput
from harvesters.files.blocks import Blocks
from harvesters.harvester import RunLog
from harvesters.ogm.findings import Unknown, found_in_blocks
from harvesters.ogm.iiif import Embedded
from harvesters.ogm.place import Place
from normalize.raw import Damaged, Deleted, RawRecord

SUFFIXES = (".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz")
# Files of a repository that hold no records: lists of what stands in the others, settings of programs.
OTHERS = ("layers.json", "package.json", "package-lock.json", "composer.json", "tsconfig.json")
PAGE = 1000  # records after which a run may be resumed inside a file


def files_of(path: Path) -> list[Path]:
    """The file itself, or those of a folder and the folders in it, in the order of
    their names; links are not followed.

    Raises `HarvestError` where there is nothing.
    """
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise HarvestError(f"There is no folder {path}: check the path of the source.")
    found: list[Path] = []
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files = (Path(folder, name) for name in names if _may_hold_records(name))
        found += [file for file in files if file.is_file() and not file.is_symlink()]
    if not found:
        raise HarvestError(f"{path} holds no JSON files: check the path of the source.")
    return sorted(found, key=str)


def _may_hold_records(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and name not in OTHERS and not name.startswith(".")


def records_in_files(
    files: list[Path], place: Place, log: RunLog
) -> Iterator[RawRecord | Deleted | Damaged | Place]:
    """The records of every file behind `place`; after each file, and inside of long ones, the place reached."""
    for file in files:
        if str(file) < place.last or (str(file) == place.last and not place.done):
            continue
        stamp = _stamp(file)
        resumed = str(file) == place.last and stamp == place.stamp
        position = 0
        log.pages += 1
        for position, item in enumerate(_items(file, log), start=1):
            if resumed and position <= place.done:
                continue
            yield item
            if position % PAGE == 0:
                yield Place(place.root, str(file), position, stamp, place.whole and log.complete)
        yield Place(place.root, str(file), 0, stamp, place.whole and log.complete)


def _items(file: Path, log: RunLog) -> Iterator[RawRecord | Deleted | Damaged]:
    blocks = Blocks(file)
    records = others = 0
    try:
        for found in found_in_blocks(blocks, file.name, lambda: blocks.fault):
            if isinstance(found, RawRecord | Deleted | Damaged):
                records += 1
                yield found
            elif isinstance(found, Embedded):
                message = f"{file.name} is a IIIF collection: give its address as url to bring what it names."
                log.finding("collection", str(file), message)
            elif isinstance(found, Unknown):
                others += 1
                log.finding(
                    "no_record",
                    str(file),
                    f"{file.name} holds an object that is no record.",
                    found.data[:999],
                )
                if records:
                    yield Damaged(found.data, records + others, f"{file.name}: an object that is no record")
    except UnreadableInput as error:
        log.incomplete(str(error))


def _stamp(file: Path) -> str:
    try:
        about = file.stat()
    except OSError:
        return ""
    return f"{about.st_size}-{about.st_mtime_ns}"

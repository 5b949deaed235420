"""The peer: Debian's zebraidx (idzebra-2.0) indexing the same MARC 21 file."""

import shutil
from pathlib import Path

from benchmarks.load_set import LoadSetError
from benchmarks.watching import Run, run_watched

TABLES = Path("/usr/share/idzebra-2.0/tab")


def need_zebra() -> None:
    """Says what to install when it is not here."""
    if not shutil.which("zebraidx") or not TABLES.is_dir():
        raise LoadSetError("zebraidx is not here; install Debian's idzebra-2.0, or give --no-zebra.")


def index_file(file: Path, folder: Path, *, watch_memory: bool = False) -> Run:
    """Indexes `file` into a new register in `folder`."""
    for name in ("register", "data"):
        (folder / name).mkdir(parents=True)
    (folder / "data" / "records.mrc").hardlink_to(file)
    (folder / "zebra.cfg").write_text(_configuration())
    run_watched(["zebraidx", "-c", "zebra.cfg", "init"], folder=folder)
    command = ["zebraidx", "-c", "zebra.cfg", "update", "data"]
    return run_watched(command, folder=folder, watch_memory=watch_memory)


def _configuration() -> str:
    modules = next(Path("/usr/lib").glob("*/idzebra-2.0/modules"))
    lines = {
        "profilePath": TABLES,
        "modulePath": modules,
        "recordType.mrc": "grs.marc.usmarc",
        "register": "register:20G",
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())

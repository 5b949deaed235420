"""How long it takes from a file of records to a catalogue that finds them, and how much memory."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.load_set import ROOT, unpack
from benchmarks.watching import Run, run_watched
from benchmarks.zebra import index_file, need_zebra

Measurement = Callable[[], dict[str, Any]]


def measure(source: Path, size: int, repeat: int, *, with_zebra: bool) -> dict[str, Any]:
    """Both programs in turn, `repeat` times, and once more to watch their memory; medians and every wall time."""
    if with_zebra:
        need_zebra()
    is_compiled = compiled()
    ours: list[Run] = []
    zebra: list[Run] = []
    with tempfile.TemporaryDirectory(prefix="haimu-benchmark-") as name:
        folder = Path(name)
        file = folder / "records.mrc"
        records = unpack(source, file, size)
        for number in range(repeat + 1):
            watched = number == repeat
            ours.append(import_file(file, folder / f"home-{number}", watch_memory=watched))
            shutil.rmtree(folder / f"home-{number}")
            if with_zebra:
                zebra.append(index_file(file, folder / f"zebra-{number}", watch_memory=watched))
                shutil.rmtree(folder / f"zebra-{number}")
    result: dict[str, Any] = {
        "benchmark": "ingest",
        "records": records,
        "repeat": repeat,
        "cores": os.cpu_count(),
        "compiled": is_compiled,
    }
    result["haimu"] = {**summary(ours, records), "counts": _counts(ours[-1])}
    if zebra:
        result["zebraidx"] = summary(zebra, records)
        result["ratio"] = round(result["haimu"]["seconds"] / result["zebraidx"]["seconds"], 3)
    return result


def import_file(file: Path, home: Path, *, watch_memory: bool = False) -> Run:
    """`haimu import` of everything in the file into a new home; exit code 1 tells of damaged records."""
    command = [
        sys.executable,
        "-m",
        "haimu",
        "import",
        str(file),
        "--source",
        "lc",
        "--scope",
        "all",
        "--json",
    ]
    environment = home_environment(home)
    return run_watched(
        command, environment=environment, folder=ROOT, accept=(0, 1), watch_memory=watch_memory
    )


def home_environment(home: Path) -> dict[str, str]:
    """Our environment with this home, the embedded engine and SQLite."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HAIMU_")}
    return {**kept, "HAIMU_HOME": str(home)}


def summary(runs: Sequence[Run], records: int) -> dict[str, Any]:
    """Medians of the timed runs, and the memory of the last, which was watched instead."""
    *timed, watched = runs
    seconds = median(run.seconds for run in timed)
    return {
        "seconds": round(seconds, 2),
        "all_seconds": [round(run.seconds, 2) for run in timed],
        "cpu_seconds": round(median(run.cpu_seconds for run in timed), 2),
        "records_per_second": round(records / seconds),
        "memory_mb": round(watched.memory_mb),
        "own_memory_mb": round(watched.own_memory_mb),
        "largest_process_mb": round(watched.largest_process_mb),
    }


def compiled() -> bool:
    """Compile what every record passes through, as for any large import; whether that can be done here."""
    command = [sys.executable, "-m", "scripts.compile"]
    return subprocess.run(command, cwd=ROOT, stdout=sys.stderr, check=False).returncode == 0


def _counts(run: Run) -> dict[str, Any]:
    report = json.loads(run.output)
    return {name: value for name, value in report.items() if name not in {"problems", "source"}}

"""How long `haimu validate` takes with a complete report, and its memory with a fifth of the records."""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.ingest import compiled, home_environment, summary
from benchmarks.load_set import ROOT, unpack
from benchmarks.watching import Run, run_watched


def measure(source: Path, size: int, repeat: int) -> dict[str, Any]:
    """`repeat` timed runs over the file, one watched, and one watched over a fifth of it; medians.

    `records_per_cpu_second` counts the time of all cores together: the command is one process, so it is the speed of
    one core.
    """
    is_compiled = compiled()
    with tempfile.TemporaryDirectory(prefix="haimu-benchmark-") as name:
        folder = Path(name)
        file, fifth = folder / "records.mrc", folder / "fifth.mrc"
        records = unpack(source, file, size)
        unpack(source, fifth, records // 5)
        runs = [_validate(file, folder, watch_memory=number == repeat) for number in range(repeat + 1)]
        small = _validate(fifth, folder, watch_memory=True)
        report_bytes = {path.suffix[1:]: path.stat().st_size for path in sorted(folder.glob("report.*"))}
    told = json.loads(runs[-1].output)
    measured = summary(runs, records)
    return {
        "benchmark": "validate",
        "records": records,
        "repeat": repeat,
        "compiled": is_compiled,
        "haimu": {
            **measured,
            "records_per_cpu_second": round(records / measured["cpu_seconds"]),
            "memory_mb_with_a_fifth": round(small.memory_mb),
            "report_bytes_with_a_fifth": report_bytes,
        },
        "found": {
            "problems": told["problems_total"],
            "records_with": told["records_with"],
            "classes": {one["class"]: one["records"] for one in told["classes"]},
        },
    }


def _validate(file: Path, folder: Path, *, watch_memory: bool) -> Run:
    command = [sys.executable, "-m", "haimu", "validate", str(file), "--scope", "all", "--json"]
    for kind in ("json", "csv", "html"):
        command += ["--report", str(folder / f"report.{kind}")]
    environment = home_environment(folder / "home")
    return run_watched(command, environment=environment, folder=ROOT, watch_memory=watch_memory)

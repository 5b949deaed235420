"""How many records one core normalizes in a second, beside pymarc, which only parses them."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.ingest import compiled
from benchmarks.load_set import ROOT, LoadSetError, unpack

DATA = ROOT.parent / "shared" / "data"
CNMARC = DATA / "union-gold" / "cnmarc_gb18030.mrc"
MARCXML = DATA / "lc-books-2016" / "derived_lc_marine_300_shared.marcxml.xml"
CNMARC_XML = DATA / "union-gold" / "cnmarc_utf8.xml"


def measure(source: Path, size: int, repeat: int) -> dict[str, Any]:
    """MARC 21 of the file, and CNMARC and MARCXML of smaller ones read again and again; medians of `repeat` runs."""
    is_compiled = compiled()
    for file in (CNMARC, MARCXML, CNMARC_XML):
        if not file.is_file():
            raise LoadSetError(f"{file} is not here.")
    with tempfile.TemporaryDirectory(prefix="haimu-benchmark-") as name:
        file = Path(name) / "records.mrc"
        records = unpack(source, file, size)
        runs = [_run(file) for _ in range(repeat)]
    kinds = {kind: _summary([run[kind] for run in runs]) for kind in runs[0]}
    return {
        "benchmark": "normalize",
        "records": records,
        "repeat": repeat,
        "cores": os.cpu_count(),
        "compiled": is_compiled,
        **kinds,
        "share_of_pymarc": round(
            kinds["marc21"]["records_per_cpu_second"]
            / kinds["pymarc_parses_marc21"]["records_per_cpu_second"],
            2,
        ),
    }


def _run(file: Path) -> dict[str, Any]:
    """One run in a process of its own, which takes the compiled modules."""
    command = [sys.executable, "-m", "benchmarks.normalizing_run", str(file)]
    files = [str(CNMARC), str(MARCXML), str(CNMARC_XML)]
    finished = subprocess.run([*command, *files], cwd=ROOT, capture_output=True, check=True)
    run: dict[str, Any] = json.loads(finished.stdout)
    return run


def _summary(runs: list[dict[str, Any]]) -> dict[str, Any]:
    seconds, cpu_seconds = (median(run[name] for run in runs) for name in ("seconds", "cpu_seconds"))
    return {
        "records": runs[0]["records"],
        "seconds": round(seconds, 3),
        "all_seconds": [round(run["seconds"], 3) for run in runs],
        "cpu_seconds": round(cpu_seconds, 3),
        "records_per_second": round(runs[0]["records"] / seconds),
        "records_per_cpu_second": round(runs[0]["records"] / cpu_seconds),
    }

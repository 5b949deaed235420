"""Whether files of records are read in the same memory whatever their size; each is read by a process of its own."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.large_files import KINDS, Write
from benchmarks.load_set import ROOT

READ = """
import json, resource, sys, time
from pathlib import Path
from harvesters.files import read_file
from normalize.raw import Damaged
began, records, damaged = time.perf_counter(), 0, 0
for item in read_file(Path(sys.argv[1])):
    damaged += isinstance(item, Damaged)
    records += 1
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
print(json.dumps({"records": records, "damaged": damaged, "peak_memory_mb": round(peak),
                  "seconds": round(time.perf_counter() - began, 1)}))
"""


def measure(megabytes: int, kinds: tuple[str, ...] = ()) -> dict[str, Any]:
    """Each kind of file in a third of its size and whole, one after the other; nothing stays on the disk."""
    return {
        "benchmark": "files",
        "megabytes": megabytes,
        "kinds": {
            name: {part: _read(write, int(share * megabytes * 1e6 / parts)) for part, parts in SIZES}
            for name, (write, share) in KINDS.items()
            if not kinds or name in kinds
        },
    }


SIZES = (("a_third", 3), ("whole", 1))


def _read(write: Write, size: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="haimu-benchmark-") as folder:
        path = Path(folder) / "records"
        write(path, size)
        command = [sys.executable, "-c", READ, str(path)]
        output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        return {"file_mb": round(path.stat().st_size / 1e6), **json.loads(output)}

"""How long a harvest over OAI-PMH takes, beside sickle with pymarc, which only parse; and how ISO 2709 is cut."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.ingest import compiled, home_environment, summary
from benchmarks.load_set import ROOT, unpack
from benchmarks.watching import Run, run_watched
from harvesters.files import read_file

SOURCE = """[[source]]
name = "load"
protocol = "oai"
url = "{url}"
metadata_prefix = "marcxml"
scope = "all"
"""


def measure(source: Path, size: int, repeat: int) -> dict[str, Any]:
    """`size` records over OAI-PMH by both programs in turn, and all records of the file cut; medians."""
    is_compiled = compiled()
    ours: list[Run] = []
    peers: list[Run] = []
    with tempfile.TemporaryDirectory(prefix="haimu-benchmark-") as name:
        folder = Path(name)
        file = folder / "records.mrc"
        in_file = unpack(source, file, 0)
        framing = [_framing(file) for _ in range(repeat)]
        with _served(file, size) as url:
            for number in range(repeat + 1):
                watched = number == repeat
                home = folder / f"home-{number}"
                ours.append(_harvest(home, url, watch_memory=watched))
                shutil.rmtree(home)
                peers.append(_peer(url, watch_memory=watched))
        with _served(file, size // 5) as url:
            small = _harvest(folder / "home-small", url, watch_memory=True)
    ours_summary, peer_summary = summary(ours, size), summary(peers, size)
    kept = [json.loads(run.output)["runs"][0] for run in ours]
    to_the_store = median(run["seconds"] for run in kept[:-1])
    return {
        "benchmark": "harvest",
        "records": size,
        "repeat": repeat,
        "compiled": is_compiled,
        "haimu": {
            **ours_summary,
            "seconds_to_the_store": round(to_the_store, 2),
            "own_memory_mb_with_a_fifth": round(small.own_memory_mb),
            "accepted": kept[-1]["accepted"],
            "complete": kept[-1]["complete"],
        },
        "sickle_and_pymarc": {**peer_summary, "parsed": int(peers[-1].output)},
        "times_as_fast": round(peer_summary["seconds"] / ours_summary["seconds"], 2),
        "times_as_fast_to_the_store": round(peer_summary["seconds"] / to_the_store, 2),
        "framing": {"records": in_file, "records_per_second": round(in_file / median(framing))},
    }


def _framing(file: Path) -> float:
    started = time.perf_counter()
    for _ in read_file(file, format="marc"):
        pass
    return time.perf_counter() - started


@contextmanager
def _served(file: Path, size: int) -> Iterator[str]:
    """The address of a server with the first `size` records of the file."""
    command = [sys.executable, "-m", "benchmarks.oai_pages", str(file), str(size)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield f"http://127.0.0.1:{int(process.stdout.readline())}/"
        finally:
            process.kill()


def _harvest(home: Path, url: str, *, watch_memory: bool) -> Run:
    home.mkdir()
    (home / "sources.toml").write_text(SOURCE.format(url=url), encoding="utf-8")
    command = [sys.executable, "-m", "haimu", "harvest", "load", "--json"]
    return run_watched(
        command, environment=home_environment(home), folder=ROOT, accept=(0, 1), watch_memory=watch_memory
    )


def _peer(url: str, *, watch_memory: bool) -> Run:
    command = [sys.executable, "-m", "benchmarks.sickle_peer", url]
    environment = home_environment(Path("unused"))
    return run_watched(command, environment=environment, folder=ROOT, accept=(0,), watch_memory=watch_memory)

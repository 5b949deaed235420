"""How long the site takes to answer a query over HTTP, on a connection that is kept."""

import http.client
import json
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.ingest import home_environment, import_file
from benchmarks.load_set import ROOT, LoadSetError, unpack
from benchmarks.queries import real_queries
from scripts.servers.ports import free_port

LONGEST_WAIT = 60.0


def measure(source: Path, size: int, repeat: int, number: int, home: Path | None) -> dict[str, Any]:
    """Every query once in each run, with facets and without; milliseconds, medians of the runs."""
    with tempfile.TemporaryDirectory(prefix="haimu-benchmark-") as name:
        folder = Path(name)
        file = folder / "records.mrc"
        records = unpack(source, file, size)
        queries = real_queries(file, number)
        if home is None:
            home = folder / "home"
            import_file(file, home)
        with site(home) as port:
            answer_times(port, queries[:100], facets=True)
            runs = {
                facets: [answer_times(port, queries, facets=facets) for _ in range(repeat)]
                for facets in (False, True)
            }
    return {
        "benchmark": "search",
        "records": records,
        "queries": len(queries),
        "repeat": repeat,
        "without_facets": summary(runs[False]),
        "with_facets": summary(runs[True]),
    }


def summary(runs: Sequence[Sequence[float]]) -> dict[str, float]:
    """Medians of each run's percentiles, in milliseconds."""
    cuts = [quantiles(run, n=100) for run in runs]
    p50, p95, p99 = (round(median(cut[place] for cut in cuts) * 1000, 2) for place in (49, 94, 98))
    return {"p50_ms": p50, "p95_ms": p95, "p99_ms": p99, "max_ms": round(max(map(max, runs)) * 1000, 2)}


def answer_times(port: int, queries: Sequence[str], *, facets: bool) -> list[float]:
    """Seconds from sending each query to having read its answer, over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times = []
    for query in queries:
        path = "/api/v1/search?" + urllib.parse.urlencode({"q": query, "facets": int(facets)})
        began = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        times.append(time.perf_counter() - began)
        if answer.status != 200 or "total" not in json.loads(body):
            raise LoadSetError(f"the site answered {path} with {answer.status}.")
    connection.close()
    return times


@contextmanager
def site(home: Path) -> Iterator[int]:
    """The port of a site over this home, ended on the way out."""
    port = free_port()
    command = [sys.executable, "-m", "haimu", "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=home_environment(home), stderr=subprocess.DEVNULL)
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    raise LoadSetError("the site did not start; run `haimu serve` on this home to see why.")

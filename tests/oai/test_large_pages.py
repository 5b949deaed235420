"""Pages as large as they may be, over a real connection, and the memory that they take."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from loopback import Asked, answer, loopback

from tests.faulty_oai.repository import Repository, kept, payload

CLIENT = """
import json, sys
from pathlib import Path
from harvesters.harvester import Plan, RunLog
from harvesters.oai import OaiHarvester
from harvesters.source import Source
def peak():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1000
log, counts, before = RunLog(), {}, peak()
harvester = OaiHarvester(Source(name="sea", protocol="oai", url=sys.argv[1]), log)
for one in harvester.deliveries(Plan(now="2026-01-01T00:00:00Z")):
    counts[type(one).__name__] = counts.get(type(one).__name__, 0) + 1
print(json.dumps({"counts": counts, "complete": log.complete, "megabytes": peak() - before}))
"""
HERE = "@here@"


def filled(page: str, megabytes: int) -> Iterator[bytes]:
    """The page with so much text in each place of HERE."""
    first, *others = page.split(HERE)
    yield answer(first.encode(), sized=False)
    for other in others:
        for _number in range(megabytes):
            yield b"x" * 1_000_000
        yield other.encode()


def test_a_page_of_198_mb_arrives_wholly_and_the_next_takes_no_more_memory(project_root: Path) -> None:
    large = [kept(200 + number, xml=payload(HERE)) for number in range(6)]
    small = [kept(number) for number in range(200)]
    repository = Repository([*small[:100], *large[:3], *small[100:], *large[3:]], page=103)
    with loopback(lambda asked: filled(repository.answer(asked.params), 66)) as server:
        done = subprocess.run(
            [sys.executable, "-c", CLIENT, server.url],
            cwd=project_root,
            capture_output=True,
            text=True,
            check=True,
        )
        asked: list[Asked] = [one for one in server.asked if one.params["verb"] == "ListRecords"]
    report = json.loads(done.stdout)
    assert len(asked) == 2
    assert report["complete"]
    assert report["counts"]["RawRecord"] == 206
    # The page, its elements, and the record that is handed on.
    assert report["megabytes"] < 198 * 3

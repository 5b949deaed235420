"""A program run to its end, its children included: wall time and CPU time, and its memory where that is watched.

Watching memory stops a program again and again for as long as its pages are counted, so that runs are timed unwatched.
"""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

SECONDS_BETWEEN_SAMPLES = 0.1
PROC = Path("/proc")


class Run(msgspec.Struct, frozen=True):
    """What a program took: seconds, and MB of memory at the worst moment, 0 if unwatched.

    Memory is the proportional set size of all its processes together and of the largest. `own_memory_mb` leaves out
    the files that are mapped (programs, and an index that is being merged), which the system lets go when it must.
    """

    seconds: float
    cpu_seconds: float
    memory_mb: float
    own_memory_mb: float
    largest_process_mb: float
    output: str


class Sizes(NamedTuple):
    """Bytes of memory of a process, a page shared by n processes counted as 1/n: `all`, and `own` without files."""

    all: int
    own: int


class ProgramFailed(Exception):
    """The program ended with an error; the message holds its last words."""


def run_watched(
    command: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path,
    accept: tuple[int, ...] = (0,),
    watch_memory: bool = False,
) -> Run:
    """Runs the program; one whose exit code is not among `accept` is an error."""
    before = os.times()
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    watch = MemoryWatch(process.pid)
    if watch_memory:
        watch.start()
    output, words = process.communicate()
    seconds = time.perf_counter() - began
    after = os.times()
    if watch_memory:
        watch.stop()
    if process.returncode not in accept:
        raise ProgramFailed(f"{command[0]} ended with code {process.returncode}: {words.strip()[-500:]}")
    cpu = (after.children_user + after.children_system) - (before.children_user + before.children_system)
    return Run(seconds, cpu, watch.together / 1e6, watch.own / 1e6, watch.largest / 1e6, output)


class MemoryWatch(threading.Thread):
    """Samples the memory of a process and its descendants: most bytes together, also without mapped files, and most
    bytes of one process.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._ended = threading.Event()
        self.together = self.own = self.largest = 0

    def run(self) -> None:
        while not self._ended.wait(SECONDS_BETWEEN_SAMPLES):
            sizes = [sizes_of(pid) for pid in family(self._pid)]
            self.together = max(self.together, sum(size.all for size in sizes))
            self.own = max(self.own, sum(size.own for size in sizes))
            self.largest = max(self.largest, *(size.all for size in sizes), 0)

    def stop(self) -> None:
        self._ended.set()
        self.join()


def family(pid: int) -> list[int]:
    """The process and all its descendants that live now."""
    found = [pid]
    for one in found:
        try:
            tasks = list((PROC / str(one) / "task").iterdir())
            children = [child for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            continue  # it ended while we looked
        found += map(int, children)
    return found


def sizes_of(pid: int) -> Sizes:
    """The memory of a process; none when it has ended."""
    try:
        text = (PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return Sizes(0, 0)
    kilobytes = {words[0]: int(words[1]) for words in map(str.split, text.splitlines()) if words[-1] == "kB"}
    return Sizes(kilobytes["Pss:"] * 1024, kilobytes["Pss_Anon:"] * 1024)

"""A program run to its end, its children included: wall time and CPU time, and its memory where that is watched.

Watching memory stops a program again and again for as long as its pages are counted, so that runs are timed unwatched.
"""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

SECONDS_BETWEEN_SAMPLES = 0.1
PROC = Path("/proc")


class Run(msgspec.Struct, frozen=True):
    """What a program took: seconds, and MB of memory (proportional set size) at the worst moment, 0 if unwatched."""

    seconds: float
    cpu_seconds: float
    memory_mb: float
    largest_process_mb: float
    output: str


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
    return Run(seconds, cpu, watch.together / 1e6, watch.largest / 1e6, output)


class MemoryWatch(threading.Thread):
    """Samples the memory of a process and its descendants: most bytes together, most bytes of one process."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._ended = threading.Event()
        self.together = 0
        self.largest = 0

    def run(self) -> None:
        while not self._ended.wait(SECONDS_BETWEEN_SAMPLES):
            sizes = [proportional_size(pid) for pid in family(self._pid)]
            self.together = max(self.together, sum(sizes))
            self.largest = max(self.largest, *sizes, 0)

    def stop(self) -> None:
        self._ended.set()
        self.join()


def family(pid: int) -> list[int]:
    """The process and all its descendants that live now."""
    found = [pid]
    for one in found:
        for children in PROC.glob(f"{one}/task/*/children"):
            try:
                found += [int(child) for child in children.read_text().split()]
            except OSError:
                continue  # it ended while we looked
    return found


def proportional_size(pid: int) -> int:
    """Bytes of memory of a process, a page shared by n processes counted as 1/n; 0 when it has ended."""
    try:
        text = (PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return 0
    lines = (line.split() for line in text.splitlines())
    return next((int(words[1]) * 1024 for words in lines if words[0] == "Pss:"), 0)

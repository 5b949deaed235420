"""What a program took."""

import sys
from pathlib import Path

import pytest

from benchmarks.watching import ProgramFailed, run_watched

TAKE_MEMORY = """
import time
block = bytearray(80_000_000)
block[::4096] = b"x" * len(block[::4096])
time.sleep(0.7)
"""
WITH_A_CHILD = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {TAKE_MEMORY!r}], check=True)
print("done")
"""


def test_memory_and_time_of_children_are_counted(tmp_path: Path) -> None:
    run = run_watched([sys.executable, "-c", WITH_A_CHILD], folder=tmp_path, watch_memory=True)
    assert run.output == "done\n"
    assert run.seconds > 0.7
    assert 80 < run.largest_process_mb < 160
    assert run.memory_mb > run.largest_process_mb
    assert 70 < run.own_memory_mb < run.memory_mb
    assert run.cpu_seconds > 0


def test_a_program_that_fails_tells_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailed, match="no harbour"):
        run_watched([sys.executable, "-c", "raise SystemExit('no harbour')"], folder=tmp_path)

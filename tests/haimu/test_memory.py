"""How the C library keeps memory."""

import platform
import subprocess
import sys

import pytest

# Prints how many arenas glibc has after eight threads were alive together, each with memory of its own.
PROGRAM = """
import ctypes, sys, threading
from haimu.memory import keep_arenas_few

if sys.argv[1] == "few":
    keep_arenas_few()
together = threading.Barrier(8)

def work():
    kept = [bytes(5000) for _ in range(100)]
    together.wait()
    return kept

threads = [threading.Thread(target=work) for _ in range(8)]
for one in threads:
    one.start()
for one in threads:
    one.join()
libc = ctypes.CDLL(None)
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
"""


def _arenas(mode: str, **environment: str) -> int:
    command = [sys.executable, "-c", PROGRAM, mode]
    output = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    return output.count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries have no arenas")
def test_threads_take_memory_from_few_arenas() -> None:
    assert _arenas("many") > 2
    assert _arenas("few") == 1


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries have no arenas")
def test_the_environment_goes_before() -> None:
    assert _arenas("few", MALLOC_ARENA_MAX="3") > 1

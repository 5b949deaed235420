"""How the C library keeps memory."""

import ctypes
import os

M_ARENA_MAX = -8
ARENAS = 1


def keep_arenas_few() -> None:
    """Let all threads of this process, and of those forked from it, take memory from the same few arenas.

    glibc gives nearly every new thread an arena of its own, up to eight for each core, and memory that was freed in
    one stays there. The search engine starts a thread at each commit, so that a long harvest would grow for hours.
    `MALLOC_ARENA_MAX` of the environment goes before; other C libraries have no arenas.
    """
    if "MALLOC_ARENA_MAX" in os.environ:
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_ARENA_MAX, ARENAS)

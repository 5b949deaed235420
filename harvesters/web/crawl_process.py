"""The process that crawls, seen from the one that asked for it."""

import collections
import contextlib
import os
import selectors
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Self

import msgspec

from harvesters.web.frames import Frame, FrameReader, Job

BLOCK = 1 << 16
QUIET = 0.5
LAST_LINES = 200
ROOT = Path(__file__).resolve().parents[2]


class CrawlProcess:
    """Runs a job; used with `with`, at whose end the process is gone."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._lines: collections.deque[bytes] = collections.deque(maxlen=LAST_LINES)

    def __enter__(self) -> Self:
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "harvesters.web.crawl"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
            # Ctrl-C is for the one who asked: it ends the crawl at a page.
            process_group=0,
        )
        errors = _opened(self._process.stderr)
        self._listener = threading.Thread(target=self._listen, args=(errors,), daemon=True)
        self._listener.start()
        with contextlib.suppress(OSError):  # It is gone already; its exit code tells.
            stream = _opened(self._process.stdin)
            stream.write(msgspec.json.encode(self._job) + b"\n")
            stream.flush()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            with contextlib.suppress(OSError):  # What was still to be written is of no use to anybody.
                _opened(stream).close()

    def frames(self) -> Iterator[Frame | None]:
        """The frames as they come, None now and then while there are none, until the process ends."""
        stream = _opened(self._process.stdout)
        reader = FrameReader()
        with selectors.DefaultSelector() as selector:
            selector.register(stream, selectors.EVENT_READ)
            while True:
                if not selector.select(QUIET):
                    yield None
                    continue
                piece = os.read(stream.fileno(), BLOCK)
                if not piece:
                    return
                try:
                    yield from reader.frames(piece)
                except msgspec.DecodeError as error:
                    self._process.kill()
                    self._lines.append(f"it handed on what nobody can read: {error}\n".encode())
                    return

    def exit_code(self) -> int:
        """How the process ended, once its frames have ended."""
        code = self._process.wait()
        self._listener.join()
        return code

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def log(self) -> bytes:
        """The last lines of its log."""
        return b"".join(self._lines)

    @property
    def last_line(self) -> str:
        """The last thing that its log says."""
        lines = self.log.decode("utf-8", "replace").strip().splitlines()
        return lines[-1].strip()[:300] if lines else "it left no word"

    def _listen(self, errors: IO[bytes]) -> None:
        for line in iter(lambda: errors.readline(BLOCK), b""):
            self._lines.append(line)


def _opened(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None, "all three streams are pipes"
    return stream

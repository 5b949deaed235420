"""A command on a terminal, and what stands on its screen."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from typing import Self

STEP = re.compile(r"\x1b\[(\d*)([AJK])|\r|\n|[^\x1b\r\n]+")


class Screen:
    """The lines of a terminal that is high enough: understands what moves up, and what clears a line or the rest."""

    def __init__(self, columns: int) -> None:
        self.lines = [""]
        self._columns = columns
        self._row = self._column = 0

    def show(self, text: str) -> None:
        """Take what a program has written."""
        for found in STEP.finditer(text):
            if found[2]:
                self._control(found[2], int(found[1] or 1))
            elif found[0] == "\r":
                self._column = 0
            elif found[0] == "\n":
                self._row += 1
                self.lines += [""] * (self._row + 1 - len(self.lines))
            else:
                for sign in found[0]:
                    self._put(sign)

    def _put(self, sign: str) -> None:
        if self._column == self._columns:
            self.show("\r\n")
        line = self.lines[self._row].ljust(self._column)
        self.lines[self._row] = line[: self._column] + sign + line[self._column + 1 :]
        self._column += 1

    def _control(self, kind: str, number: int) -> None:
        if kind == "A":
            self._row = max(0, self._row - number)
            return
        self.lines[self._row] = self.lines[self._row][: self._column]
        if kind == "J":
            del self.lines[self._row + 1 :]


class Terminal:
    """A command under way on a terminal of its own; use it in a `with`."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], columns: int = 80) -> None:
        self.screen = Screen(columns)
        self.written = ""
        self._master, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.process = subprocess.Popen(
            command,
            env=environment,
            stdin=side,
            stdout=side,
            stderr=side,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - takes no lock, allocates nothing
        )
        os.close(side)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._master)

    def wait_for(self, pattern: str, seconds: float = 60) -> None:
        """Until the pattern has been written."""
        until = time.monotonic() + seconds
        while not re.search(pattern, self.written):
            assert time.monotonic() < until, self.written
            assert self._take(), self.written

    def interrupt(self) -> None:
        """Press Ctrl-C: every process in the foreground gets the signal."""
        os.write(self._master, b"\x03")

    def wait(self) -> int:
        """Until the command has ended; its exit code."""
        while self._take():
            pass
        return self.process.wait(60)

    def _take(self) -> bool:
        """Show what was written meanwhile; false when the command has closed its terminal."""
        if not select.select([self._master], [], [], 0.2)[0]:
            return True
        try:
            piece = os.read(self._master, 1 << 16)
        except OSError:
            return False
        text = piece.decode("utf-8", "replace")
        self.written += text
        self.screen.show(text)
        return bool(piece)

"""A conversation with a target: yaz-client takes commands, and its words are read until it has done them."""

import os
import re
import secrets
import selectors
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from harvesters.errors import HarvestError
from harvesters.z3950.answers import Slice, closed, connected, hits_in, slice_in
from harvesters.z3950.target import Target

PROGRAM = "yaz-client"
MOST_WORDS = 256 << 20  # bytes that one answer may have
BLOCK = 1 << 16
PROMPT = re.compile(r"^(?:Z> )+", re.MULTILINE)


class SessionLost(HarvestError):
    """The target closed the connection, fell silent, or never was there; another session may do better."""


class YazSession:
    """One connection. `patience` is the number of seconds in which every answer has to be complete."""

    def __init__(self, target: Target, folder: Path, patience: float = 300.0) -> None:
        self._target = target
        self._dump = folder / "records"
        self._patience = patience
        self._process = _started(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the program, whatever it is doing."""
        process = self._process
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    def open(self) -> str:
        """Connect; the words of the target about itself. Raises `SessionLost` where nobody answers."""
        target = self._target
        before = [f"format {target.syntax}"]
        if target.charset:
            before += [
                f"negcharset {target.charset}",
                "displaycharset UTF-8",
                f"querycharset {target.charset}",
            ]
        if target.user:
            before.append(f"authentication {_escaped(target.user)} {_escaped(target.password)}")
        self.ask(*before)
        words = self.ask(f"open {target.address}")
        if not connected(words):
            raise SessionLost(f"{target.address} does not answer as a Z39.50 target: {_last_line(words)}")
        self.ask(f"base {target.databases}")
        return words

    def find(self, query: str) -> tuple[int | None, tuple[str, ...]]:
        """How many records there are, None where the target could not search, and its diagnostics."""
        return hits_in(self._kept(self.ask(f"find {query}")))

    def show(self, start: int, count: int, elements: str = "") -> Slice:
        """The records at `start` and after, as many of `count` as the target gives at a time."""
        self._dump.unlink(missing_ok=True)
        words = self.ask(
            f"elements {elements}".strip(),
            f"set_marcdump {self._dump}",
            f"show {start}+{count}",
            "set_marcdump",
        )
        self._kept(words)
        return slice_in(words, self._dump.read_bytes() if self._dump.exists() else b"")

    def ask(self, *commands: str) -> str:
        """What yaz-client says to the commands; it ends with a word that a target cannot know."""
        marker = f"x{secrets.token_hex(12)}"
        assert self._process.stdin is not None, "the program was started with a pipe"
        try:
            self._process.stdin.write("".join(f"{command}\n" for command in (*commands, marker)).encode())
            self._process.stdin.flush()
        except OSError as error:
            raise SessionLost(f"{PROGRAM} has ended: {error}.") from error
        words = self._words_until(marker.encode()).decode("utf-8", "replace")
        return PROMPT.sub("", words.rpartition(f"Unknown command: {marker}")[0])

    def _words_until(self, marker: bytes) -> bytes:
        assert self._process.stdout is not None, "the program was started with a pipe"
        said = bytearray()
        deadline = time.monotonic() + self._patience
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while marker not in said[-BLOCK - len(marker) :]:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise SessionLost(
                        f"{self._target.address} has been silent for {self._patience:.0f} seconds."
                    )
                block = os.read(self._process.stdout.fileno(), BLOCK)
                if not block:
                    raise SessionLost(f"{PROGRAM} has ended before its answer was complete.")
                said += block
                if len(said) > MOST_WORDS:
                    raise SessionLost(
                        f"{self._target.address} sent more than {MOST_WORDS >> 20} MB at a time."
                    )
        return bytes(said)

    def _kept(self, words: str) -> str:
        if closed(words):
            raise SessionLost(f"{self._target.address} closed the connection.")
        return words


def _started(folder: Path) -> "subprocess.Popen[bytes]":
    program = shutil.which(PROGRAM)
    if not program:
        raise HarvestError(f"Z39.50 needs the program {PROGRAM}: install Debian's package `yaz`.")
    return subprocess.Popen(  # noqa: S603 - a program found on the PATH, without arguments and without a shell
        [program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        bufsize=0,
        cwd=folder,
        # Ctrl-C is for the harvest, which ends the session after the slice at hand.
        process_group=0,
        # A home of its own: the commands of a person's .yazclientrc would change what is asked.
        env={"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "LC_ALL": "C.UTF-8"},
    )


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace(" ", "\\ ")


def _last_line(words: str) -> str:
    """The last thing said before the marker, short and without control characters."""
    lines = [line.removeprefix("Connecting...").strip() for line in words.splitlines()]
    told = [line for line in lines if line and not line.startswith("Type 'help'")]
    line = "".join(character for character in (told[-1] if told else "silence") if character.isprintable())
    return line[:200].rstrip(".") + "."

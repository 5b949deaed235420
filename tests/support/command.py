"""Runs `haimu` as a person would: a process of its own, in a home of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec


class Result(msgspec.Struct, frozen=True):
    """What a finished command left."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Haimu:
    """The command line over one home."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        named = {f"HAIMU_{name.upper()}": value for name, value in settings.items()}
        kept = {key: value for key, value in os.environ.items() if not key.startswith("HAIMU_")}
        self.environment = {**kept, **named, "HAIMU_HOME": str(home), "PYTHONWARNINGS": "ignore"}

    def __call__(self, *arguments: str | Path) -> Result:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=300)
        return Result(process.returncode, out, err)

    def start(self, *arguments: str | Path) -> "subprocess.Popen[str]":
        """The command under way."""
        return subprocess.Popen(
            [sys.executable, "-m", "haimu", *map(str, arguments)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

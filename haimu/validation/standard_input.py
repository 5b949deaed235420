"""Records from standard input: `cat delivery.mrc | haimu validate -`."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

STANDARD_INPUT = Path("-")


@contextmanager
def as_file(path: Path) -> Iterator[Path]:
    """The file itself; of `-` a copy of standard input, kept for as long as it is read."""
    if path != STANDARD_INPUT:
        yield path
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "stdin"
        with copy.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        yield copy

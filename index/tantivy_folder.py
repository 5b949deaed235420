"""The folder of an embedded index: which version serves, and of which analysis it is.

current             the name of the version that serves
v-.../              a tantivy index, with a file `fingerprint`
v-.../writing       somebody writes, or was killed while writing
"""

import os
import secrets
import shutil
from pathlib import Path

from index.fingerprint import ANALYSIS_FINGERPRINT

POINTER = "current"


class IndexFolder:
    """Versions of an index below one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def serving(self) -> Path:
        """The version that serves; the first is made when it is asked for."""
        pointer = self.root / POINTER
        try:
            return self.root / pointer.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            version = self.new_version()
            self.serve(version)
            return version

    def pointer(self) -> bytes:
        """Changes when another version begins to serve."""
        return contents(self.root / POINTER)

    def new_version(self) -> Path:
        """An empty version of the present analysis, which does not serve yet."""
        version = self.root / f"v-{secrets.token_hex(6)}"
        version.mkdir(parents=True)
        (version / "fingerprint").write_text(ANALYSIS_FINGERPRINT, encoding="utf-8")
        return version

    def serve(self, version: Path) -> None:
        """Let this version serve from now on, at once and also for other processes."""
        fresh = self.root / f"{POINTER}.{secrets.token_hex(4)}"
        with fresh.open("w", encoding="utf-8") as file:
            file.write(version.name)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.root / POINTER)

    def discard_others(self) -> None:
        """Remove the versions that do not serve; a process that still reads one keeps its open files."""
        serving = self.serving()
        for version in self.root.glob("v-*"):
            if version != serving:
                discard(version)


def discard(version: Path) -> None:
    """Remove a version; what cannot be removed now goes after the next rebuild."""
    shutil.rmtree(version, ignore_errors=True)


def is_current(version: Path) -> bool:
    """Whether a version was made by the present analysis."""
    try:
        return (version / "fingerprint").read_text(encoding="utf-8") == ANALYSIS_FINGERPRINT
    except FileNotFoundError:
        return False


def contents(path: Path) -> bytes:
    """What a small file holds; nothing where there is none.

    Two writes can fall into one tick of the file system's clock, so that times do not tell whether a file changed.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""

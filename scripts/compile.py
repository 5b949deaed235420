"""Compiles the modules that read records, which then take half the time: `python -m scripts.compile [--remove]`.

Needs a C compiler and the headers of Python (Debian: gcc and python3-dev). What is compiled is the same Python code;
where it is missing or older than its sources, Python runs the sources.
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

from mypyc.build import mypycify
from setuptools import setup

from normalize.compiled import LIBRARY, compiled_folder

# Modules of functions and plain classes, which a record passes through many times. Those that declare msgspec
# structures stay as they are: their constructors are compiled already.
MODULES = (
    "assemble", "engine", "field", "folding", "iso2709", "linkage", "marc", "refine", "steps", "tag_reader",
    "builders/*", "values/*",
)  # fmt: skip


def main() -> int:
    """Compile, or remove what was compiled."""
    parser = argparse.ArgumentParser(description="Compile the modules that read records.")
    parser.add_argument("--remove", action="store_true", help="remove what was compiled instead")
    wanted = parser.parse_args()
    spec = find_spec("normalize")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    folder = compiled_folder(package)
    if wanted.remove:
        shutil.rmtree(folder.parent, ignore_errors=True)
        return 0
    if folder.exists():
        print("The modules that read records are compiled already.")
        return 0
    missing = what_is_missing()
    if missing:
        print(f"Not compiled: this needs {missing}. Haimu works without, at half the speed.")
        return 1
    compile_into(folder, package)
    print(f"Compiled the modules that read records into {folder}.")
    return 0


def what_is_missing() -> str:
    """What compiling needs and is not there."""
    compiler = os.environ.get("CC") or str(sysconfig.get_config_var("CC")).split()[0]
    if shutil.which(compiler) is None:
        return f"a C compiler ({compiler})"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "the headers of Python (python3-dev)"
    return ""


def compile_into(folder: Path, package: Path) -> None:
    """Compile the modules of the package; the folder appears when it is complete."""
    files = sorted(file for name in MODULES for file in (package / Path(name).parent).glob(f"{Path(name).name}.py"))
    with tempfile.TemporaryDirectory(prefix="haimu-compile-") as name, chdir(package.parent):
        built = Path(name) / "built"
        paths = [str(file.relative_to(package.parent)) for file in files]
        extensions = mypycify(
            ["--config-file=", "--ignore-missing-imports", *paths], group_name=LIBRARY, target_dir=f"{name}/c"
        )
        setup(
            name=LIBRARY,
            ext_modules=extensions,
            script_args=["--quiet", "build_ext", f"--build-lib={built}", f"--build-temp={name}/objects"],
        )
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.parent.mkdir()
        complete = folder.with_name("new")
        shutil.copytree(built, complete)
        complete.rename(folder)


if __name__ == "__main__":
    sys.exit(main())

"""Compiled modules in place of the same modules in Python, where somebody compiled exactly these sources.

They lie in a folder of their package named after the version of its sources and the interpreter they were compiled for,
so that a change to any source brings back the modules in Python until they are compiled again. So does a system that
cannot load them, such as one with an older C library.
"""

import sys
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from normalize.version import sources_version


def library_of(package: str) -> str:
    """The name of the group of a package's compiled modules; what they share is a module called so with `__mypyc`."""
    return f"{package}_compiled"


def compiled_folder(package: str, folder: Path) -> Path:
    """Where the compiled modules are of the package as it is now in `folder`."""
    return folder / "compiled" / f"{sources_version(package)}{EXTENSION_SUFFIXES[0]}"


def use_compiled(package: str, search_path: list[str]) -> bool:
    """Put the compiled modules first in the search path of the package, if there are any."""
    if not Path(search_path[0], "compiled").is_dir():
        return False
    folder = compiled_folder(package, Path(search_path[0]))
    name = f"{library_of(package)}__mypyc"
    library = folder / f"{name}{EXTENSION_SUFFIXES[0]}"
    if not library.exists():
        return False
    spec = spec_from_file_location(name, library)
    assert spec is not None
    assert spec.loader is not None
    # The compiled modules ask for what they share by name; it is in no folder that is searched.
    try:
        sys.modules[name] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    except ImportError:
        sys.modules.pop(name, None)
        return False
    search_path.insert(0, str(folder / package))
    return True


def use_compiled_part(path_of_the_package: list[str], search_path: list[str]) -> None:
    """The same for a package within that has modules and data files which are not compiled."""
    name = Path(search_path[0]).name
    search_path[:0] = [str(Path(folder, name)) for folder in path_of_the_package[:-1]]

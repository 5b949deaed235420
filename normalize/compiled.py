"""Compiled modules in place of the same modules in Python, where somebody compiled exactly these sources.

They lie in a folder named after the version of the sources and the interpreter they were compiled for, so that a
change to any of them brings back the modules in Python until they are compiled again.
"""

import sys
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from normalize.version import RULES_VERSION

LIBRARY = "normalize_compiled"
"""The name of the group of modules; what they share is a module called after it with `__mypyc`."""


def compiled_folder(package: Path) -> Path:
    """Where the compiled modules of this version of the package are."""
    return package / "compiled" / f"{RULES_VERSION}{EXTENSION_SUFFIXES[0]}"


def use_compiled(search_path: list[str]) -> bool:
    """Put the compiled modules first in the search path of the package, if there are any."""
    folder = compiled_folder(Path(search_path[0]))
    name = f"{LIBRARY}__mypyc"
    library = folder / f"{name}{EXTENSION_SUFFIXES[0]}"
    if not library.exists():
        return False
    spec = spec_from_file_location(name, library)
    assert spec is not None
    assert spec.loader is not None
    # The compiled modules ask for what they share by name; it is in no folder that is searched.
    sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])
    search_path.insert(0, str(folder / "normalize"))
    return True

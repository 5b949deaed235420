"""The version of the rules: it changes when a table, a map or a step changes."""

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable


def _sources(folder: Traversable, path: str = "") -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir() and entry.name != "__pycache__":
            found += _sources(entry, f"{path}{entry.name}/")
        elif entry.name.endswith((".py", ".tsv")):
            found.append((path + entry.name, entry))
    return found


def sources_version(package: str, without: tuple[str, ...] = ()) -> str:
    """Return twelve hexadecimal digits of the hash of a package's sources and tables.

    `without` names folders and modules at its top that are left out.
    """
    digest = hashlib.sha256()
    for name, entry in _sources(files(package)):
        if name.partition("/")[0] in without:
            continue
        digest.update(name.encode() + b"\0" + entry.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


WITHOUT_PART = ("checks", "exports", "mapping_page.py")
"""How records are judged, written and documented has no part in how they are read."""
RULES_VERSION = sources_version("normalize", without=WITHOUT_PART)

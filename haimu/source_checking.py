"""Asks a source whether it answers, and looks at what `sources.toml` says of it."""

import difflib

import msgspec

from catalog.libraries import Directory
from haimu.harvesters import harvester_of
from harvesters.check import SourceCheck
from harvesters.errors import HarvestError
from harvesters.harvester import RunLog
from harvesters.source import Source


def checked(source: Source, directory: Directory) -> SourceCheck:
    """What the source says; that it does not answer, and that nobody knows its library, are warnings."""
    try:
        answer = harvester_of(source, RunLog()).check()
    except HarvestError as error:
        answer = SourceCheck(False, "", warnings=(str(error),))
    stranger = _stranger(source.library, directory)
    return msgspec.structs.replace(answer, warnings=(*answer.warnings, *([stranger] if stranger else [])))


def _stranger(library: str, directory: Directory) -> str:
    """A sentence for a code that the directory does not know; nothing for one that it does, or for none."""
    if not library or directory.resolve(library) in directory.libraries:
        return ""
    near = difflib.get_close_matches(library, directory.libraries, 1)
    perhaps = f"perhaps {near[0]} is meant; else " if near else ""
    return (
        f"The directory knows no library {library!r}, so that its records are shown under that code: {perhaps}add "
        "a line to tables/libraries.tsv in the home (`haimu libraries` lists those it knows)."
    )

"""Where `sources.toml` is, and what the store is told of a source that stands there."""

from pathlib import Path

from catalog.store import SourceRow, Store
from haimu.settings import Settings
from harvesters.errors import BadSources
from harvesters.source import Source
from harvesters.sources import load_sources


def sources_file(settings: Settings, named: Path | None = None) -> Path:
    """The file that somebody named, else `sources.toml` in the home. Raises `BadSources` where the named is missing."""
    if named is not None and not named.is_file():
        raise BadSources(f"There is no file {named}: check the name given to --sources.")
    return named or settings.home / "sources.toml"


def source_named(settings: Settings, name: str) -> Source | None:
    """The source of this name in `sources.toml`, None where it is not there."""
    return load_sources(sources_file(settings), settings.contact).get(name)


def store_source(store: Store, source: Source, library: str | None = None) -> SourceRow:
    """The source as the store has it, made where it is new; `library` goes before what `sources.toml` says."""
    described = source.folder != Path()
    return store.source_created(
        source.name,
        library or source.library,
        source.label.zh,
        source.label.en,
        licence=source.licence if described else None,
        redistribute=source.redistribute if described else None,
    )

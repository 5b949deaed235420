"""Where `sources.toml` is, and what the store is told of a source that stands there."""

from pathlib import Path

from catalog.store import SourceRow, Store
from haimu.profiles import layouts_of
from haimu.settings import Settings
from harvesters.errors import BadSources
from harvesters.source import Source
from harvesters.sources import load_sources
from normalize.local_fields import Layouts, LocalField, LocalFieldError, local_fields

NO_HOLDINGS = "none"


def sources_file(settings: Settings, named: Path | None = None) -> Path:
    """The file that somebody named, else `sources.toml` in the home. Raises `BadSources` where the named is missing."""
    if named is not None and not named.is_file():
        raise BadSources(f"There is no file {named}: check the name given to --sources.")
    return named or settings.home / "sources.toml"


def load_described(settings: Settings, path: Path) -> dict[str, Source]:
    """The sources of a file, with what `holdings` names looked up in the layouts. Raises `BadSources`."""
    known = layouts_of(settings.tables)
    return load_sources(path, settings.contact, {"holdings": lambda source: _wrong_holdings(source, known)})


def _wrong_holdings(source: Source, known: Layouts) -> str:
    try:
        local_fields(source.holdings, known)
    except LocalFieldError as error:
        return f"holdings: {error}"
    return ""


def holdings_text(given: str | tuple[str, ...]) -> str:
    """Lines and names of layouts as one text, parted by semicolons."""
    return given if isinstance(given, str) else "; ".join(given)


def source_named(settings: Settings, name: str) -> Source | None:
    """The source of this name in `sources.toml`, None where it is not there."""
    return load_described(settings, sources_file(settings)).get(name)


def source_row(store: Store, settings: Settings, name: str) -> SourceRow:
    """A source that the store knows, with the holdings that `sources.toml` says now, where it is described there."""
    described = source_named(settings, name)
    if described is None:
        return store.source(name)
    store.source(name)
    return store.source_created(name, holdings=holdings_text(described.holdings))


def holdings_for(settings: Settings, source: Source, given: str | None) -> str | None:
    """What `--holdings` says of a source, checked: None where it is not given, empty for `none`.

    Raises `BadSources` for lines that cannot be read, and where `sources.toml` describes the source and says otherwise.
    """
    if given is None:
        return None
    text = "" if given.strip() == NO_HOLDINGS else given.strip()
    wanted = holdings_given(text, settings.tables)
    if source.folder != Path() and wanted != local_fields(source.holdings, layouts_of(settings.tables)):
        said = f'holdings = "{text}"' if text else "no line holdings = ..."
        raise BadSources(
            f"{source.name} is described in {source.folder / 'sources.toml'}, and what stands there counts for every "
            f"harvest: write {said} there, and leave out --holdings."
        )
    return text


def holdings_given(text: str, tables: Path | None) -> tuple[LocalField, ...]:
    """The fields that `--holdings` names; raises `BadSources`."""
    try:
        return local_fields(text, layouts_of(tables))
    except LocalFieldError as error:
        raise BadSources(f"--holdings: {error}.") from error


def store_source(
    store: Store, source: Source, library: str | None = None, holdings: str | None = None
) -> SourceRow:
    """The source as the store has it, made where it is new; `library` goes before what `sources.toml` says, `holdings`
    counts where the source does not stand there (None: what was said before).
    """
    described = source.folder != Path()
    return store.source_created(
        source.name,
        library or source.library,
        source.label.zh,
        source.label.en,
        licence=source.licence if described else None,
        redistribute=source.redistribute if described else None,
        holdings=holdings_text(source.holdings) if described else holdings,
    )

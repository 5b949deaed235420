"""What `haimu sources check` tells of an OAI source."""

from harvesters.check import SourceCheck
from harvesters.errors import HarvestError
from harvesters.oai.client import OaiClient
from harvesters.oai.errors import OaiError
from harvesters.oai.identity import Identity, MetadataFormat, preferred
from harvesters.source import Source


def checked(client: OaiClient, source: Source) -> SourceCheck:
    """The server's own words, and a warning for what a harvest would meet."""
    titles = (source.label.en, source.label.zh, source.name)
    named = next(title for title in titles if title)
    try:
        identity = client.identify()
    except HarvestError as error:
        return SourceCheck(False, named, warnings=(str(error),))
    warnings = list(identity.warnings)
    formats = _formats(client, warnings)
    prefix = source.metadata_prefix or preferred(formats)
    if formats and prefix not in {one.prefix for one in formats}:
        warnings.append(f"The server offers no format {prefix!r}.")
    if identity.deletions == "no" and source.deletions == "tombstones":
        warnings.append(
            "The server keeps no deletions: set `deletions` to listing, or nothing is ever taken out."
        )
    facts = (
        *_facts(identity, formats, prefix),
        ("sets", _sets(client)),
        ("records", _announced(client, source, prefix, warnings)),
    )
    return SourceCheck(
        True, identity.name or named, tuple(fact for fact in facts if fact[1]), tuple(warnings)
    )


def _facts(
    identity: Identity, formats: tuple[MetadataFormat, ...], prefix: str
) -> tuple[tuple[str, str], ...]:
    return (
        ("formats", ", ".join(one.prefix for one in formats)),
        ("format asked for", prefix),
        ("granularity", identity.granularity),
        ("deletions", identity.deletions),
        ("earliest date", identity.earliest),
    )


def _formats(client: OaiClient, warnings: list[str]) -> tuple[MetadataFormat, ...]:
    try:
        return client.formats()
    except HarvestError as error:
        warnings.append(f"Its formats cannot be listed: {error}")
        return ()


def _sets(client: OaiClient) -> str:
    """How many sets the first page lists, or the server's own count."""
    try:
        page = client.page("ListSets")
    except OaiError:
        return "none"
    except HarvestError:
        return ""
    return f"{page.size:,}" if page.size else f"{len(page.items):,}{' or more' if page.token else ''}"


def _announced(client: OaiClient, source: Source, prefix: str, warnings: list[str]) -> str:
    arguments = {"metadataPrefix": prefix, **({"set": source.set} if source.set else {})}
    try:
        page = client.page("ListIdentifiers", arguments)
    except OaiError as error:
        if error.code == "noRecordsMatch":
            return "0"
        warnings.append(str(error))
        return ""
    except HarvestError as error:
        warnings.append(f"Its records cannot be listed: {error}")
        return ""
    if page.size is not None:
        return f"{page.size:,}"
    return "" if page.token else f"{len(page.items):,}"

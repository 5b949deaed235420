"""A source as `sources.toml` describes it: one `[[source]]` table."""

from pathlib import Path
from typing import Any

import msgspec

PROTOCOLS = ("oai", "sru", "z3950", "file", "web", "feed", "ogm")


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people call the source."""

    zh: str = ""
    en: str = ""


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where records come from and how they are asked for. Required: name, protocol and url (for files: path).

    `delay` is seconds between two requests to the host; None means what the protocol's harvester thinks polite.
    `deletions` says how the source tells what is gone: tombstones, listing (by what a full list leaves out) or
    none. `auth` is the name of an environment variable that holds `user:password` or a bearer token. `drop_warn`
    and `drop_stop` are shares of the source's records (0 to 1). `redistribute` false keeps its records out of
    what other programs can take away. `spider` holds the rules of a web source, `columns` the columns of a table
    by the element they hold, `holdings` (lines, or names of layouts) the fields of MARC in which the source writes its
    holdings in its own manner.

    Not from `sources.toml`: `folder`, where that file is, and `contact`, an address of mail or of a page that
    requests carry.
    """

    name: str
    protocol: str
    url: str = ""
    path: str = ""
    label: Label = Label()
    library: str = ""
    set: str = ""
    metadata_prefix: str = ""
    query: str | tuple[str, ...] = ""
    format: str = "auto"
    encoding: str = "auto"
    scope: str = "marine"
    schedule: str = ""
    delay: float | None = None
    concurrency: int = 1
    auth: str = ""
    syntax: str = ""
    charset: str = ""
    columns: dict[str, str] = {}
    holdings: str | tuple[str, ...] = ""
    spider: dict[str, Any] = {}
    deletions: str = "tombstones"
    drop_warn: float = 0.15
    drop_stop: float = 0.30
    licence: str = ""
    redistribute: bool = True
    folder: Path = Path()
    contact: str = ""

    @property
    def queries(self) -> tuple[str, ...]:
        """What is asked for, one query or several."""
        return (self.query,) if isinstance(self.query, str) else self.query

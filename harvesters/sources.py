"""Reads `sources.toml`; a bad entry is refused with file, line and the mend."""

import codecs
import difflib
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from harvesters.errors import BadSources
from harvesters.schedule import schedule_of
from harvesters.source import PROTOCOLS, Source

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
TABLE = re.compile(r"^\s*\[\[\s*source\s*\]\]")
AT_KEY = re.compile(r" - at `\$\.?([A-Za-z_]*)[^`]*`$")
ENTRIES = tuple(name for name in Source.__struct_fields__ if name not in ("folder", "contact"))
DELETIONS = ("tombstones", "listing", "none")


def load_sources(path: Path, contact: str = "") -> dict[str, Source]:
    """The sources by name, in the order of the file, each with `contact`. Raises `BadSources` with a sentence; no file:
    no source.
    """
    if not path.exists():
        return {}
    try:
        text = path.read_text(encoding="utf-8-sig")
        tables = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise BadSources(f"{path} is not written in UTF-8: save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadSources(f"{path} is no TOML: {error}; see docs/sources.md for an example.") from error
    except OSError as error:
        raise BadSources(f"{path} cannot be read: {error.strerror}.") from error
    entries = tables.pop("source", [])
    if tables or not isinstance(entries, list):
        wrong = min(tables, default="source")
        raise BadSources(f"{path} has a table or key {wrong!r}: each source begins with [[source]].")
    page = _Page(path, text)
    sources: dict[str, Source] = {}
    for place, entry in enumerate(entries):
        source = msgspec.structs.replace(_read(entry, place, page), contact=contact)
        if source.name in sources:
            raise page.fault(place, "name", f"the name {source.name!r} is there twice; give another")
        sources[source.name] = source
    return sources


class _Page:
    """The text of the file, to tell on which line something stands."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._lines = text.splitlines()
        self._starts = [at for at, line in enumerate(self._lines) if TABLE.match(line)]

    def fault(self, place: int, key: str, message: str) -> BadSources:
        """The error for entry number `place`, at the line of `key` or at its first line."""
        return BadSources(f"{self.path} line {self._line(place, key)}: {message}.")

    def _line(self, place: int, key: str) -> int:
        start = self._starts[place] if place < len(self._starts) else 0
        end = self._starts[place + 1] if place + 1 < len(self._starts) else len(self._lines)
        written = re.compile(rf"""\s*(?:\[\s*source\.)?["']?{re.escape(key)}["']?\s*[=.\]]""")
        found = (at for at in range(start, end) if key and written.match(self._lines[at]))
        return next(found, start) + 1


def _read(entry: Any, place: int, page: _Page) -> Source:
    if not isinstance(entry, dict):
        raise page.fault(place, "", "a source is a table: begin it with [[source]]")
    for key in entry:
        if key not in ENTRIES:
            near = difflib.get_close_matches(key, ENTRIES, 1)
            mend = f"perhaps {near[0]} is meant" if near else f"there are {', '.join(ENTRIES)}"
            raise page.fault(place, key, f"there is no entry {key!r}; {mend}")
    for key in ("name", "protocol"):
        if key not in entry:
            raise page.fault(place, "", f"the source has no {key}; add a line {key} = ...")
    try:
        source = msgspec.convert({**entry, "folder": page.path.parent}, Source)
    except msgspec.ValidationError as error:
        at = AT_KEY.search(str(error))
        key = at[1] if at else ""
        message = AT_KEY.sub("", str(error))
        raise page.fault(place, key, f"{key or 'the source'}: {message[:1].lower()}{message[1:]}") from error
    for key, check in CHECKS.items():
        if wrong := check(source):
            raise page.fault(place, key, wrong)
    return source


def _wrong_name(source: Source) -> str:
    if NAME.fullmatch(source.name):
        return ""
    return f"the name {source.name!r} may hold small letters a-z, figures, '-', '.' and '_' only"


def _wrong_protocol(source: Source) -> str:
    return _not_among("protocol", source.protocol, PROTOCOLS)


def _wrong_url(source: Source) -> str:
    if source.protocol == "file" or (source.protocol == "ogm" and source.path):
        return "a source of files has a path, no url" if source.url else ""
    if not source.url:
        return f"a source of protocol {source.protocol} needs a line url = ..."
    if source.protocol == "z3950":
        from harvesters.z3950.target import ADDRESS  # noqa: PLC0415 - loaded only where a source needs it

        return "" if ADDRESS.fullmatch(source.url.strip()) else "give the url as host:port/database"
    try:
        parts = urlsplit(source.url)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        known = False
    return (
        "" if known else f"{source.url!r} is no address: it begins with http:// or https:// and names a host"
    )


def _wrong_path(source: Source) -> str:
    if source.protocol == "file" and not source.path:
        return "a source of files needs a line path = ..."
    return ""


def _wrong_encoding(source: Source) -> str:
    if source.encoding in ("auto", "marc8"):
        return ""
    try:
        codecs.lookup(source.encoding)
    except LookupError:
        return f"there is no encoding {source.encoding!r}; name one such as utf-8, gb18030 or marc8"
    return ""


def _wrong_schedule(source: Source) -> str:
    if not source.schedule or schedule_of(source.schedule):
        return ""
    return (
        f"{source.schedule!r} is no schedule; write hourly, daily 03:30, weekly sun 03:30, monthly 1 03:30 "
        "or every 6 hours"
    )


def _wrong_drop(source: Source) -> str:
    if 0 <= source.drop_warn <= source.drop_stop <= 1:
        return ""
    return "drop_warn and drop_stop are shares from 0 to 1, drop_stop not below drop_warn"


def _wrong_auth(source: Source) -> str:
    if not source.auth or VARIABLE.fullmatch(source.auth):
        return ""
    return "auth is the name of an environment variable that holds the password, not the password itself"


def _wrong_query(source: Source) -> str:
    if any("\n" in query or "\r" in query for query in source.queries):
        return "a query stands on one line"
    if source.protocol in ("sru", "z3950") and not any(source.queries):
        return f"a source of protocol {source.protocol} needs a line query = ..., what to ask for"
    return ""


def _wrong_spider(source: Source) -> str:
    if source.protocol not in ("web", "feed"):
        return "spider rules belong to a source of protocol web or feed" if source.spider else ""
    from harvesters.web.spider_rules import rules_of  # noqa: PLC0415 - loaded only where a source needs it

    try:
        rules_of(source)
    except BadSources as error:
        return str(error).rstrip(".")
    return ""


def _not_among(key: str, value: str, known: tuple[str, ...]) -> str:
    return "" if value in known else f"{key} is {value!r}; it may be {', '.join(known)}"


# The entry at whose line a fault is told, and what tells it.
CHECKS: dict[str, Callable[[Source], str]] = {
    "name": _wrong_name,
    "protocol": _wrong_protocol,
    "path": _wrong_path,
    "url": _wrong_url,
    "encoding": _wrong_encoding,
    "scope": lambda source: _not_among("scope", source.scope, ("marine", "all")),
    "schedule": _wrong_schedule,
    "deletions": lambda source: _not_among("deletions", source.deletions, DELETIONS),
    "drop_stop": _wrong_drop,
    "auth": _wrong_auth,
    "delay": lambda source: "delay is a number of seconds, 0 or more" if (source.delay or 0) < 0 else "",
    "concurrency": lambda source: "" if 1 <= source.concurrency <= 16 else "concurrency is 1 to 16",
    "query": _wrong_query,
    "spider": _wrong_spider,
}

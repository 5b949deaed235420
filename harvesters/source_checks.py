"""What a source in `sources.toml` must fulfil, entry by entry; each check gives the words of the mend, or nothing."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from harvesters.errors import BadSources
from harvesters.schedule import schedule_of
from harvesters.source import PROTOCOLS, Source

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
DELETIONS = ("tombstones", "listing", "none")
LONGEST_DELAY = 3600

Check = Callable[[Source], str]


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
        either = " or path = ..." if source.protocol == "ogm" else ""
        return f"a source of protocol {source.protocol} needs a line url = ...{either}"
    if source.protocol == "z3950":
        from harvesters.z3950.target import ADDRESS  # noqa: PLC0415 - loaded only where a source needs it

        return "" if ADDRESS.fullmatch(source.url.strip()) else "give the url as host:port/database"
    try:
        parts = urlsplit(source.url)
        labels = (parts.hostname or "").removesuffix(".").split(".")
        known = parts.scheme in ("http", "https") and all(labels) and parts.port != 0
        known = known and not any(sign.isspace() or not sign.isprintable() for sign in source.url)
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
        b"x".decode(source.encoding, "replace")
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


def _wrong_syntax(source: Source) -> str:
    if source.protocol != "z3950":
        return "syntax belongs to a source of protocol z3950" if source.syntax else ""
    from harvesters.z3950.target import SYNTAXES  # noqa: PLC0415 - loaded only where a source needs it

    return "" if not source.syntax else _not_among("syntax", source.syntax.lower(), tuple(SYNTAXES))


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
CHECKS: dict[str, Check] = {
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
    "delay": lambda source: (
        ""
        if 0 <= (source.delay or 0) <= LONGEST_DELAY
        else f"delay is a number of seconds, 0 to {LONGEST_DELAY}"
    ),
    "concurrency": lambda source: "" if 1 <= source.concurrency <= 16 else "concurrency is 1 to 16",
    "query": _wrong_query,
    "syntax": _wrong_syntax,
    "spider": _wrong_spider,
}

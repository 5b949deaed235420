"""Where a Z39.50 target is and how it is asked, checked before anything is sent."""

import os
import re

import msgspec

from harvesters.errors import HarvestError
from harvesters.files.transcoding import codec_named
from harvesters.source import Source

ADDRESS = re.compile(
    r"(?:(?:z39\.50s?|z3950s?)://)?(?:(tcp|ssl):)?"
    r"((?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+))(?::([0-9]{1,5}))?(?:/([^\s/?#]+))?/?"
)
SYNTAXES = {
    "usmarc": "marc",
    "marc21": "marc",
    "unimarc": "marc",
    "cnmarc": "marc",
    "danmarc": "marc",
    "opac": "marc",
    "xml": "xml",
}
NAMES = {
    "marc21": "usmarc",
    "cnmarc": "unimarc",
}  # what a person may call a syntax -> what yaz-client calls it
CHARSET = re.compile(r"[A-Za-z0-9._-]{1,40}")
LONGEST_QUERY = 9000  # bytes; yaz-client reads lines of 10,239


class Target(msgspec.Struct, frozen=True):
    """`address` as yaz-client takes it, `databases` what its `base` takes; `carrier` is marc or xml; `user` and
    `password` empty for an open target; `encoding` that of the records where the source says so.
    """

    address: str
    databases: str
    syntax: str
    carrier: str
    queries: tuple[str, ...]
    charset: str = ""
    encoding: str = ""
    flavour: str = ""
    user: str = ""
    password: str = ""


def target_of(source: Source) -> Target:
    """The target of a source; raises `HarvestError` with what to mend."""
    address, databases = _address(source)
    syntax = source.syntax.lower() or "usmarc"
    if syntax not in SYNTAXES:
        raise HarvestError(
            f"{source.name}: there is no syntax {source.syntax!r} of records: name one of {', '.join(SYNTAXES)}."
        )
    if source.charset and not CHARSET.fullmatch(source.charset):
        raise HarvestError(f"{source.name}: {source.charset!r} is no name of a character set, such as UTF-8.")
    user, password = _credentials(source)
    return Target(
        address=address,
        databases=databases,
        syntax=NAMES.get(syntax, syntax),
        carrier=SYNTAXES[syntax],
        queries=_queries(source),
        charset=source.charset,
        encoding=_encoding(source),
        flavour=source.format if source.format in ("marc21", "unimarc", "cnmarc") else "",
        user=user,
        password=password,
    )


def _address(source: Source) -> tuple[str, str]:
    found = ADDRESS.fullmatch(source.url.strip())
    if not found or not 0 < int(found[3] or 210) < 65536:
        raise HarvestError(
            f"{source.name}: {source.url!r} is no address of a Z39.50 target: write host:port/database."
        )
    secure = found[1] == "ssl" or source.url.lower().startswith(("z39.50s", "z3950s"))
    scheme = "ssl" if secure else "tcp"
    return f"{scheme}:{found[2]}:{found[3] or 210}", (found[4] or "Default").replace("+", " ")


def _queries(source: Source) -> tuple[str, ...]:
    queries = tuple(query.strip() for query in source.queries)
    if not queries or not all(queries):
        raise HarvestError(
            f'{source.name}: a Z39.50 target needs a query in PQF, such as query = "@attr 1=4 ocean".'
        )
    for query in queries:
        if not query.isprintable():
            raise HarvestError(f"{source.name}: the query {query!r} has a line break or a control character.")
        if len(query.encode()) > LONGEST_QUERY:
            raise HarvestError(
                f"{source.name}: a query has more than {LONGEST_QUERY:,} bytes: part it into several."
            )
    return queries


def _encoding(source: Source) -> str:
    named = source.charset if source.encoding == "auto" else source.encoding
    if not named:
        return ""
    return "marc8" if named.lower().replace("-", "") == "marc8" else codec_named(named)


def _credentials(source: Source) -> tuple[str, str]:
    if not source.auth:
        return "", ""
    user, colon, password = os.environ.get(source.auth, "").partition(":")
    if not (user and colon and password) or not (user + password).isprintable():
        raise HarvestError(
            f"{source.name}: set the environment variable {source.auth} to user:password for this target."
        )
    return user, password

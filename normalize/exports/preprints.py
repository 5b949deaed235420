"""Preprints, which catalogues call articles: told by the server that they stand on (`preprints.tsv`)."""

import re
from functools import cache

from normalize.exports.own_script import host, number, related_title
from normalize.exports.tables import rows_of
from normalize.record import Record

_TYPES = frozenset(("article", "report", "other"))


@cache
def _servers() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    """For each server what its DOIs begin with, what a host is called that is the server, and its name."""
    return tuple(
        (re.compile(row["doi"], re.IGNORECASE), re.compile(rf"{re.escape(row['server'])}\b.*", re.IGNORECASE),
         row["server"])
        for row in rows_of("preprints.tsv")
    )  # fmt: skip


def preprint_server(record: Record) -> str:
    """The name of the server of a preprint; empty for what is none, or has come out in a journal since."""
    where = host(record)
    if record.type not in _TYPES or (where is not None and (where.volume or where.issue)):
        return ""
    doi, name = number(record, "doi"), related_title(where)
    for dois, hosts, server in _servers():
        if hosts.fullmatch(name) or (not name and dois.match(doi)):
            return server
    return ""

"""Formats of lines that begin with a tag: RIS, Refer, MEDLINE, Web of Science, Ovid, RefWorks, CNKI, NoteExpress.

A dialect says how a line with a tag looks; every other line continues the value before it. What a tag means is in the
table of the format. A tag that the table does not know is kept as a note.
"""

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, unreadable
from normalize.formats.mapping import NOTHING, Table
from normalize.formats.text_bytes import text_of

Pair = tuple[str, str]
_SCANNED = 1_000


class Dialect(msgspec.Struct, frozen=True):
    """How a format writes its lines.

    `line` finds tag (group 1) and value (group 2); `closed`: only tags of the table begin a line, as any two capital
    letters may begin a line of prose. `kind` are the tags that tell the type, `identifiers` those that may name the
    record, in this order; `prepare` may put pairs together before the table reads them.
    """

    table: Table
    line: re.Pattern[str]
    kind: tuple[str, ...]
    identifiers: tuple[str, ...] = ()
    closed: bool = False
    prepare: Callable[[list[Pair]], list[Pair]] = list


def read(data: bytes, dialect: Dialect) -> Description:
    """Read one record; bytes without a line that has a tag give an empty description with a problem."""
    text, problems = text_of(data)
    pairs = dialect.prepare(split_pairs(text, dialect))
    if not pairs:
        return unreadable("there is no line with a tag in this record", text)
    return gather(_statements(pairs, dialect), _identifier(pairs, dialect.identifiers), problems)


def split_pairs(text: str, dialect: Dialect) -> list[Pair]:
    """The tags and values of a record, in their order; lines of one value are kept apart by a line end."""
    found: list[tuple[str, list[str]]] = []
    tags = dialect.table.rules if dialect.closed else None
    for line in text.split("\n"):
        match = dialect.line.match(line[:_SCANNED])
        if match and (tags is None or match[1] in tags):
            found.append((match[1], [line[match.start(2) :].strip()]))
        elif found and (more := line.strip()):
            found[-1][1].append(more)
    return [(tag, "\n".join(lines).strip()) for tag, lines in found]


def joined(pairs: list[Pair], first: str, last: str, tag: str) -> list[Pair]:
    """Put first and last page together under one tag, at the place of the first."""
    values = {key: value for key, value in reversed(pairs) if key in (first, last) and value}
    span = values.get(first, "")
    end = values.get(last, "")
    if end and end != span and not span.endswith("-" + end):
        span = f"{span}-{end}" if span else end
    rest = [pair for pair in pairs if pair[0] not in (first, last)]
    return [*rest, (tag, span)] if span else rest


def without(pairs: Iterable[Pair], tag: str, where: str) -> list[Pair]:
    """Leave out a tag where a better one is there (short forms of the authors beside full ones)."""
    kept = list(pairs)
    better = any(key == where and value for key, value in kept)
    return [pair for pair in kept if not better or pair[0] != tag]


def _statements(pairs: list[Pair], dialect: Dialect) -> Iterator[Statement]:
    table = dialect.table
    known = table.rules_for(_kind(pairs, dialect))
    for tag, value in pairs:
        rules = known.get(tag)
        if rules is None and value:
            yield Statement("note", f"{tag}: {value}", "other")
        for rule in rules or ():
            yield from table.apply(rule, value)


def _kind(pairs: list[Pair], dialect: Dialect) -> str:
    values = dict(reversed(pairs))
    return next((values[tag].replace(" ", "_") for tag in dialect.kind if values.get(tag)), "")


def _identifier(pairs: list[Pair], tags: tuple[str, ...]) -> str:
    values = dict(reversed(pairs))
    return next((values[tag].rstrip(".") for tag in tags if values.get(tag)), "")


__all__ = ["NOTHING", "Dialect", "Pair", "joined", "read", "split_pairs", "without"]

"""What a splitter is given, and what it hands out."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from normalize.raw import Damaged, Deleted, RawRecord

Item = RawRecord | Deleted | Damaged


class Reading(msgspec.Struct, frozen=True):
    """One file of records, begun.

    `name` is what a person calls the file (`dump.zip/a.mrc` for a member), `head` its first bytes, `blocks` all of
    them, `fault` says after the last block why they ended early. The others are what a person said: the `format` and
    `flavour` of the records, their `encoding` and the `columns` of a table by element; empty where nobody did.
    """

    name: str
    head: bytes
    blocks: Iterator[bytes]
    fault: Callable[[], str] = str
    format: str = ""
    flavour: str = ""
    encoding: str = ""
    columns: Mapping[str, str] = {}


Splitter = Callable[[Reading], Iterator[Item]]


def numbered(items: Iterable[Item]) -> Iterator[Item]:
    """The items with their positions counted from 1."""
    for position, item in enumerate(items, 1):
        yield msgspec.structs.replace(item, position=position)

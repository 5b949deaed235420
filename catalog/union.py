"""What the catalogue hands out: union records, their members, the libraries that hold them."""

import msgspec

from normalize.record import Record


class Member(msgspec.Struct, frozen=True):
    """One source's record of a union record. `state`: staged, live, out_of_scope, withdrawn, taken_down.

    `licence` is that of its source, as it states it; `redistribute` false keeps the record out of what other programs
    can take away. `libraries` are codes of the directory.
    """

    source: str
    identifier: str
    state: str
    record: Record
    delivered: str = ""
    licence: str = ""
    redistribute: bool = True
    libraries: tuple[str, ...] = ()


class UnionRecord(msgspec.Struct, frozen=True):
    """One edition or one chart as published. `libraries` are codes of the directory; `formerly` older ids.

    `withheld` names the sources whose records were left out, where some may not be given away.
    """

    id: str
    revision: int
    record: Record
    members: tuple[Member, ...]
    libraries: tuple[str, ...]
    formerly: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()


class Moved(msgspec.Struct, frozen=True):
    """The union record was merged into another."""

    to: str


class Gone(msgspec.Struct, frozen=True):
    """All members of the union record were withdrawn, or people took it down (`taken_down`)."""

    since: str = ""
    taken_down: bool = False


class SourceLabel(msgspec.Struct, frozen=True):
    """A source as people know it."""

    name: str
    zh: str
    en: str
    library: str = ""
    licence: str = ""
    redistribute: bool = True


class Counts(msgspec.Struct, frozen=True):
    """How much there is."""

    unions: int
    members: int
    libraries: int
    sources: int

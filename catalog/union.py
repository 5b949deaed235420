"""What the catalogue hands out: union records, their members, the libraries that hold them."""

import msgspec

from normalize.record import Record


class Member(msgspec.Struct, frozen=True):
    """One source's record of a union record. `state`: staged, live, out_of_scope, withdrawn, taken_down."""

    source: str
    identifier: str
    state: str
    record: Record
    delivered: str = ""


class UnionRecord(msgspec.Struct, frozen=True):
    """One edition or one chart as published. `libraries` are codes of the directory; `formerly` older ids."""

    id: str
    revision: int
    record: Record
    members: tuple[Member, ...]
    libraries: tuple[str, ...]
    formerly: tuple[str, ...] = ()


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


class Counts(msgspec.Struct, frozen=True):
    """How much there is."""

    unions: int
    members: int
    libraries: int
    sources: int

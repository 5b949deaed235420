"""What every writer of a format gets."""

import msgspec

from normalize.record import Record


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A union record to be written: its description, and what only the catalogue knows of it.

    `id` is the hm id (001), `members` are source and identifier of each record that makes it up (035), `updated` is
    when it last changed (005; ISO 8601, UTC), `agency` the ISIL or code of this catalogue (003, 040, 801), `url` the
    address of its page, empty where the catalogue does not know its own.
    """

    record: Record
    id: str
    members: tuple[tuple[str, str], ...] = ()
    updated: str = ""
    agency: str = "Haimu"
    url: str = ""

"""What is peculiar to a source."""

import msgspec

from normalize.local_fields import LocalField


class SourceProfile(msgspec.Struct, frozen=True):
    """What is peculiar to a source.

    `scope`: `marine` lets the rules of scope decide, `all` takes everything. `library` is the code of the library
    that owns the source; it holds the records that name no holder. `local` says in which fields of its own it writes
    its holdings.
    """

    name: str
    scope: str = "marine"
    library: str = ""
    local: tuple[LocalField, ...] = ()

"""What a harvester hands on: a record as it came, a deletion, something unreadable, or a point to resume from."""

import msgspec

from normalize.problem import Problem


class RawRecord(msgspec.Struct, frozen=True, omit_defaults=True, tag="raw"):
    """The bytes of one record and what its carrier said of it.

    `format` is `marc` (ISO 2709), `marcxml`, or another name of a carrier; `flavour` is `marc21`, `unimarc` or
    `cnmarc` where somebody said so, else empty and read off the tags; `encoding` is a Python codec name or `marc8`
    where somebody said so, else empty and read off leader and bytes. `identifier` is the protocol's own (an OAI
    header's); empty means that the record carries it. `position` counts from 1 in its file or page.
    """

    data: bytes
    position: int
    format: str = "marc"
    flavour: str = ""
    encoding: str = ""
    identifier: str = ""
    datestamp: str = ""
    problems: tuple[Problem, ...] = ()


class Deleted(msgspec.Struct, frozen=True, omit_defaults=True, tag="deleted"):
    """The source says that this identifier is gone."""

    identifier: str
    position: int = 0
    datestamp: str = ""


class Damaged(msgspec.Struct, frozen=True, omit_defaults=True, tag="damaged"):
    """Bytes in which no field can be read, kept and listed. `identifier` is what the protocol calls the record, so that
    nobody takes it for gone; empty where that is unknown.
    """

    data: bytes
    position: int
    reason: str
    identifier: str = ""


class Seen(msgspec.Struct, frozen=True, tag="seen"):
    """The source still has this identifier; its record was not asked for."""

    identifier: str
    position: int = 0


class RoundBegins(msgspec.Struct, frozen=True, tag="round"):
    """From here on the source tells everything it has, by records or by `Seen`.

    What has not come when the round is complete is gone from the source. A round may take several runs.
    """


class Checkpoint(msgspec.Struct, frozen=True, omit_defaults=True, tag="checkpoint"):
    """Everything before this is delivered; a later run may start from `state`."""

    state: bytes


Delivery = RawRecord | Deleted | Damaged | Seen | RoundBegins | Checkpoint

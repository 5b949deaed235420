"""What has to be known, beside its bytes, to read a raw record again."""

from functools import cache

import msgspec

from catalog.raw_frames import unpack
from normalize.raw import RawRecord


class Carrier(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the carrier of a raw record said of it, as the store keeps it."""

    format: str = "marc"
    flavour: str = ""
    encoding: str = ""
    identifier: str = ""
    datestamp: str = ""


def carrier_of(item: RawRecord) -> bytes:
    """The carrier of a raw record as JSON."""
    if item.identifier or item.datestamp:
        carrier = Carrier(item.format, item.flavour, item.encoding, item.identifier, item.datestamp)
        return msgspec.json.encode(carrier)
    return _of_a_file(item.format, item.flavour, item.encoding)


@cache
def _of_a_file(form: str, flavour: str, encoding: str) -> bytes:
    return msgspec.json.encode(Carrier(form, flavour, encoding))


def restored(body: bytes, carrier: bytes, position: int, identifier: str = "") -> RawRecord:
    """The raw record that the store keeps, as it came; `identifier` is the one it is kept under."""
    said = msgspec.json.decode(carrier, type=Carrier) if carrier else Carrier()
    name = identifier or said.identifier
    return RawRecord(unpack(body), position, said.format, said.flavour, said.encoding, name, said.datestamp)

"""What the pipeline brings to the catalogue: records read, normalized and packed."""

import msgspec


class Arrival(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True, tag="record"):
    """One record of a source, ready to be kept.

    `state` is live, out_of_scope (with its `reason`) or withdrawn; `body` the raw bytes as a zstd frame and
    `carrier` what has to be known to read them again; `record` and `problems` are JSON (`problems` empty
    where there are none); `keys` come from the matcher; `host` names the record that a record of holdings
    belongs to.
    """

    identifier: str
    position: int
    state: str
    digest: bytes
    body: bytes
    carrier: bytes = b""
    reason: str = ""
    record: bytes = b""
    problems: bytes = b""
    keys: tuple[int, ...] = ()
    host: str = ""


class DamagedArrival(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True, tag="damaged"):
    """Bytes in which no field could be read; `identifier` where their carrier told it: what was kept under it before
    is still there at the source.
    """

    position: int
    digest: bytes
    body: bytes
    reason: str
    carrier: bytes = b""
    identifier: str = ""


class Withdrawal(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True, tag="withdrawal"):
    """The source says that a record is gone, without sending it."""

    identifier: str
    position: int = 0


AnyArrival = Arrival | DamagedArrival | Withdrawal

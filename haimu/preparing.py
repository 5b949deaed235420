"""What a worker process does: raw records in, arrivals and search documents out.

Batches cross the process border as msgpack, which costs a fraction of pickling the same values.
"""

import contextlib
import ctypes
import gc
import hashlib
import itertools
import signal
from functools import cache
from typing import Any

import msgspec

from catalog.arrival import AnyArrival, Arrival, DamagedArrival, Withdrawal
from catalog.libraries import packaged_directory
from catalog.matching import AgreementMatcher
from catalog.raw_frames import pack, unpack
from index.document import document_body
from normalize.normalizer import Accepted, OutOfScope, SourceProfile, normalize_raw
from normalize.raw import Damaged, Deleted, RawRecord

BATCHES_BETWEEN_COLLECTIONS = 20

# prctl(2): the signal that the kernel sends when the parent dies.
PR_SET_PDEATHSIG = 1


class Carrier(msgspec.Struct, frozen=True, omit_defaults=True):
    """What has to be known to read a raw record again."""

    format: str = "marc"
    flavour: str = ""
    encoding: str = ""
    identifier: str = ""
    datestamp: str = ""


class Task(msgspec.Struct, frozen=True, array_like=True):
    """A batch of one source for a worker."""

    profile: SourceProfile
    deliveries: list[RawRecord | Deleted | Damaged]


class Prepared(msgspec.Struct, frozen=True, array_like=True):
    """A batch ready for the store; `documents` holds the search document of each arrival, empty where it has
    none.
    """

    arrivals: list[AnyArrival]
    documents: list[str]
    size: int


encode_task = msgspec.msgpack.Encoder().encode
decode_task = msgspec.msgpack.Decoder(Task).decode
encode_prepared = msgspec.msgpack.Encoder().encode
decode_prepared = msgspec.msgpack.Decoder(Prepared).decode

encode_json = msgspec.json.Encoder().encode
batches = itertools.count(1)


def start_worker() -> None:
    """Prepare this process: it leaves Ctrl-C to its parent and dies with it.

    Records make no reference cycles, so the collector only costs time while a batch is worked on.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    gc.freeze()
    gc.disable()


def work(task: bytes) -> bytes:
    """Prepare one encoded task; the entry point of a worker process."""
    if next(batches) % BATCHES_BETWEEN_COLLECTIONS == 0:
        gc.collect()
    return encode_prepared(prepare(decode_task(task)))


def prepare(task: Task) -> Prepared:
    """Normalize a batch and build everything that the store and the index need of it."""
    pairs = [_arrival(item, task.profile) for item in task.deliveries]
    size = sum(len(item.data) for item in task.deliveries if not isinstance(item, Deleted))
    return Prepared([arrival for arrival, _ in pairs], [document for _, document in pairs], size)


def _arrival(item: RawRecord | Deleted | Damaged, profile: SourceProfile) -> tuple[AnyArrival, str]:
    if isinstance(item, Deleted):
        return Withdrawal(item.identifier, item.position), ""
    if isinstance(item, Damaged):
        return _damaged(item.data, item.position, item.reason), ""
    outcome = normalize_raw(item, profile)
    if isinstance(outcome, Damaged):
        return _damaged(item.data, item.position, outcome.reason, _carrier(item)), ""
    if isinstance(outcome, Deleted):
        return _kept(item, outcome.identifier, "withdrawn"), ""
    if isinstance(outcome, OutOfScope):
        return _kept(item, outcome.record.identifier, "out_of_scope", outcome.reason, outcome), ""
    return _live(item, outcome, profile)


def _live(item: RawRecord, outcome: Accepted, profile: SourceProfile) -> tuple[AnyArrival, str]:
    record = outcome.record
    kept = _kept(item, record.identifier, "live", "; ".join(outcome.reasons), outcome)
    if record.host:
        return msgspec.structs.replace(kept, host=record.host), ""
    holders = packaged_directory().holders(record, profile.library or profile.name)
    document = document_body(record, (profile.name,), holders)
    return msgspec.structs.replace(kept, keys=matcher().keys(record)), document


def _kept(
    item: RawRecord,
    identifier: str,
    state: str,
    reason: str = "",
    outcome: Accepted | OutOfScope | None = None,
) -> Arrival:
    data = item.data
    return Arrival(
        identifier,
        item.position,
        state,
        hashlib.sha256(data).digest(),
        pack(data),
        _carrier(item),
        reason,
        encode_json(outcome.record) if outcome else b"",
        encode_json(outcome.problems) if outcome and outcome.problems else b"",
    )


def _damaged(data: bytes, position: int, reason: str, carrier: bytes = b"") -> DamagedArrival:
    return DamagedArrival(position, hashlib.sha256(data).digest(), pack(data), reason, carrier)


def _carrier(item: RawRecord) -> bytes:
    return _carrier_json(item.format, item.flavour, item.encoding, item.identifier, item.datestamp)


@cache
def matcher() -> AgreementMatcher:
    """The matcher that serves."""
    return AgreementMatcher()


def _carrier_json(*values: Any) -> bytes:
    return _plain_carrier(*values[:3]) if not any(values[3:]) else encode_json(Carrier(*values))


@cache
def _plain_carrier(*values: str) -> bytes:
    return encode_json(Carrier(*values))


def restored(body: bytes, carrier: bytes, position: int, identifier: str = "") -> RawRecord:
    """The raw record that the store keeps, as it came; `identifier` is the one it is kept under."""
    said = msgspec.json.decode(carrier, type=Carrier) if carrier else Carrier()
    return RawRecord(
        unpack(body),
        position,
        said.format,
        said.flavour,
        said.encoding,
        identifier or said.identifier,
        said.datestamp,
    )

"""What the process that crawls and the one that asked for it say to each other."""

import struct
from typing import BinaryIO

import msgspec

from harvesters.web.spider_rules import SpiderRules
from normalize.raw import Damaged, RawRecord

LENGTH = struct.Struct(">I")


class Job(msgspec.Struct, frozen=True):
    """What to crawl: one line of JSON. `kind`: web or feed.

    `now`, `since` and `items_since` are UTC times: a page stored since `since` is not asked for again, a page of
    a publication not since `items_since`. `cache` is the file of stored pages. `authorization` is sent to `origin`
    alone. `validators`: address of a feed -> its ETag and Last-Modified of a run that brought all of it. `pause`: the
    first wait before another try, `timeout`: the longest for an answer, both in seconds.
    """

    kind: str
    source: str
    origin: str
    rules: SpiderRules
    cache: str
    now: str
    since: str
    items_since: str
    delay: float
    agent: str = "Haimu"
    concurrency: int = 1
    encoding: str = ""
    authorization: str = ""
    validators: dict[str, tuple[str, str]] = {}
    pause: float = 1.0
    timeout: float = 120.0


class Told(msgspec.Struct, frozen=True, tag="told"):
    """A finding of the crawl, see `RunLog.finding`; `gap`: something that the source has was not brought, `missing`:
    how many pages.
    """

    kind: str
    where: str
    message: str
    raw: bytes = b""
    gap: bool = False
    missing: int | None = None


class Counts(msgspec.Struct, frozen=True, tag="counts"):
    """Figures so far."""

    requests: int
    retries: int
    received: int
    pages: int


class End(msgspec.Struct, frozen=True, tag="end"):
    """The crawl came to its end. `tally`: what was counted, by name; `title`: that of the first page or feed."""

    tally: dict[str, int]
    validators: dict[str, tuple[str, str]]
    title: str = ""


Frame = RawRecord | Damaged | Told | Counts | End

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Frame)


def write_frame(stream: BinaryIO, frame: Frame) -> None:
    """Four bytes of length, then the frame in MessagePack; written at once."""
    packed = _encoder.encode(frame)
    stream.write(LENGTH.pack(len(packed)) + packed)
    stream.flush()


class FrameReader:
    """Cuts what arrives in pieces into frames."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def frames(self, piece: bytes) -> list[Frame]:
        """The frames that are whole with this piece."""
        self._rest += piece
        found: list[Frame] = []
        at = 0
        while len(self._rest) - at >= LENGTH.size:
            (length,) = LENGTH.unpack_from(self._rest, at)
            if len(self._rest) - at - LENGTH.size < length:
                break
            at += LENGTH.size
            found.append(_decoder.decode(memoryview(self._rest)[at : at + length].tobytes()))
            at += length
        del self._rest[:at]
        return found

    @property
    def cut(self) -> bool:
        """Whether a frame has begun and not ended."""
        return bool(self._rest)

"""ISO 2709 records out of a stream of bytes: split on the record terminator, never trusting a length."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from harvesters.files.blocks import MAX_RUN
from harvesters.files.guessing import Guess, guess_file
from harvesters.files.mending import LEADER_LENGTH, mend
from harvesters.files.reading import Item, Reading
from normalize.charset import is_valid, looks_like_gb
from normalize.problem import Problem
from normalize.raw import Damaged, RawRecord

TERMINATOR = b"\x1d"
OVERLAP = (
    1 << 17
)  # bytes of a run without terminator that are kept back, because a good record may begin in them

LOOKED_AT = 1 << 19  # bytes by which the encoding of a file is guessed
# What the reading of a record does not find out for itself.
ONLY_BY_FILE = {"gb18030": "GB 18030", "big5": "Big5", "cp1251": "Windows-1251", "cp1252": "Latin-1"}


def split_iso2709(reading: Reading) -> Iterator[Item]:
    """Every record of the file; where most are in an encoding that they do not tell, it is told with them."""
    framed = frame(reading.blocks, reading.flavour, reading.encoding, reading.fault)
    guess = "" if reading.encoding else encoding_of(reading.head).encoding
    return _told(framed, guess) if guess in ONLY_BY_FILE else framed


def encoding_of(head: bytes) -> Guess:
    """What most of the first records are in, those in ASCII aside."""
    return guess_file(head[:LOOKED_AT].split(TERMINATOR), marc=True)


def frame(
    blocks: Iterable[bytes], flavour: str = "", encoding: str = "", fault: Callable[[], str] = str
) -> Iterator[RawRecord | Damaged]:
    """Every record in `blocks`, with its length set right, and every run of other bytes as `Damaged`.

    ISO 2709 section 4: leader, directory and fields, ended by 1D. Blanks between records are dropped.
    `fault` says, after the last block, why the stream ended early.
    """
    position = 0
    piece = b""
    for piece in _split(blocks):
        length = len(piece)
        if piece[:5] == b"%05d" % length and length > LEADER_LENGTH and piece[-1] == 0x1D:
            position += 1
            yield RawRecord(piece, position, "marc", flavour, encoding)
            continue
        if piece[-1] != 0x1D and fault():
            break
        for mended in mend(piece, position, flavour, encoding):
            position += 1
            yield mended
    if reason := fault():
        rest = b"" if piece.endswith(TERMINATOR) else piece
        yield Damaged(rest, position + 1, reason)


def _split(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces that end in 1D; the last one, and those of a run that is too long, may lack it."""
    rest: list[bytes] = []
    size = 0
    for block in blocks:
        first, *others = block.split(TERMINATOR)
        rest.append(first)
        size += len(first)
        if others:
            last = others.pop()
            yield b"".join((*rest, TERMINATOR))
            for piece in others:
                yield piece + TERMINATOR
            rest, size = [last], len(last)
        elif size > MAX_RUN:
            run = b"".join(rest)
            yield run[:-OVERLAP]
            rest, size = [run[-OVERLAP:]], OVERLAP
    if size:
        yield b"".join(rest)


def _told(framed: Iterable[RawRecord | Damaged], encoding: str) -> Iterator[RawRecord | Damaged]:
    """Each record that is neither UTF-8 nor tells its encoding itself gets that of the file."""
    for item in framed:
        if (
            isinstance(item, Damaged)
            or item.encoding
            or is_valid(item.data, "utf-8")
            or _tells(item.data, encoding)
        ):
            yield item
            continue
        problems = item.problems
        if item.data[9:10] == b"a":
            message = f"the record says UTF-8, the bytes are {ONLY_BY_FILE[encoding]}"
            problems += (Problem("encoding", message, "leader/09"),)
        yield msgspec.structs.replace(item, encoding=encoding, problems=problems)


def _tells(data: bytes, encoding: str) -> bool:
    return encoding == "gb18030" and looks_like_gb(data)

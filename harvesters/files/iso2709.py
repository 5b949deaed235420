"""ISO 2709 records out of a stream of bytes: split on the record terminator, never trusting a length."""

from collections.abc import Callable, Iterable, Iterator

from harvesters.files.blocks import MAX_RUN
from harvesters.files.mending import LEADER_LENGTH, mend
from normalize.raw import Damaged, RawRecord

TERMINATOR = b"\x1d"
OVERLAP = (
    1 << 17
)  # bytes of a run without terminator that are kept back, because a good record may begin in them


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

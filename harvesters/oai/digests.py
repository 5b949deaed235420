"""A set of millions of 8-byte digests in 8 to 32 bytes each."""

from array import array

EMPTY = 0


class DigestSet:
    """Open addressing with linear probing; the digests are spread evenly, so no further hash is needed."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * 1024))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __contains__(self, digest: bytes) -> bool:
        return self._slots[self._place(_number(digest))] != EMPTY

    def add(self, digest: bytes) -> bool:
        """Whether it was new."""
        number = _number(digest)
        place = self._place(number)
        if self._slots[place] != EMPTY:
            return False
        self._slots[place] = number
        self._count += 1
        if self._count * 2 > len(self._slots):
            self._grow()
        return True

    def _place(self, number: int) -> int:
        slots, last = self._slots, len(self._slots) - 1
        place = number & last
        while slots[place] not in (number, EMPTY):
            place = (place + 1) & last
        return place

    def _grow(self) -> None:
        old, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
        for number in old:
            if number != EMPTY:
                self._slots[self._place(number)] = number


def _number(digest: bytes) -> int:
    return int.from_bytes(digest) or 1

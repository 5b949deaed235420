"""Match keys of a member as one value: 64-bit integers, big-endian."""

import struct


def pack_keys(keys: tuple[int, ...]) -> bytes:
    """Keys as bytes, in their order."""
    return struct.pack(f">{len(keys)}q", *keys)


def unpack_keys(data: bytes | None) -> tuple[int, ...]:
    """The keys that `pack_keys` packed; none for None."""
    return struct.unpack(f">{len(data) // 8}q", data) if data else ()

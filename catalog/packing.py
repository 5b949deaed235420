"""Match keys of a member as one value: 64-bit integers, big-endian."""

import struct


def pack_keys(keys: tuple[int, ...]) -> bytes:
    return struct.pack(f">{len(keys)}q", *keys)


def unpack_keys(data: bytes | None) -> tuple[int, ...]:
    return struct.unpack(f">{len(data) // 8}q", data) if data else ()

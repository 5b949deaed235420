"""MARC-8 to Unicode, by the code tables of pymarc (MARC 21 Specifications: Character Sets)."""

import unicodedata

from pymarc import marc8_mapping

_BASIC_LATIN = 0x42
_ANSEL = 0x45
_EAST_ASIAN = 0x31
_RESET = 0x73
_ESCAPE = 0x1B
_DELIMITER = 0x1F
UNREADABLE = "\ufffd"

_SETS: dict[int, dict[int, tuple[int, int]]] = marc8_mapping.CODESETS
_ODD: dict[int, int] = marc8_mapping.ODD_MAP


class _Reader:
    """The two working sets, and how an escape sequence changes them."""

    def __init__(self) -> None:
        self.low = _BASIC_LATIN
        self.high = _ANSEL

    def escape(self, data: bytes, at: int) -> int:
        """Read the escape sequence at this place; return the place after it."""
        kind = data[at + 1 : at + 2]
        if kind in (b"(", b",", b")", b"-", b"$"):
            final = at + 2
            to_high = kind in (b")", b"-")
            if kind == b"$" and data[final : final + 1] in (b",", b")", b"-"):
                to_high = data[final : final + 1] != b","
                final += 1
            if final < len(data):
                if to_high:
                    self.high = data[final]
                else:
                    self.low = data[final]
            return final + 1
        if kind and kind[0] == _RESET:
            self.low = _BASIC_LATIN
        elif kind and kind[0] in _SETS:
            self.low = kind[0]
        return at + 2

    def lookup(self, code: int, high: bool) -> tuple[str, bool]:
        """Return the character of a code and whether it combines with the one that follows."""
        found = _SETS.get(self.high if high else self.low, {}).get(code)
        if found is not None:
            return chr(found[0]), bool(found[1])
        odd = _ODD.get(code)
        return (chr(odd) if odd is not None else UNREADABLE), False


def decode_marc8(data: bytes) -> str:
    """Decode MARC-8; control characters below U+0020 stay, what no table knows becomes U+FFFD.

    Every subfield and field begins in the default sets again, as the specification wants it.
    """
    if data.isascii() and b"\x1b" not in data:
        return data.decode("ascii")
    fields = [field.split(b"\x1f") for field in data.split(b"\x1e")]
    return "\x1e".join("\x1f".join(_decode_run(part) for part in parts) for parts in fields)


def _decode_run(data: bytes) -> str:
    if data.isascii() and b"\x1b" not in data:
        return data.decode("ascii")
    reader = _Reader()
    out: list[str] = []
    pending: list[str] = []
    at = 0
    while at < len(data):
        byte = data[at]
        if byte == _ESCAPE:
            at = reader.escape(data, at)
            continue
        wide = reader.low == _EAST_ASIAN and 0x20 < byte < 0x80
        size = 3 if wide else 1
        code = int.from_bytes(data[at : at + size], "big")
        at += size
        if byte < 0x20:
            out.append(chr(byte))
            continue
        character, combining = (" ", False) if byte == 0x20 else reader.lookup(code, byte > 0x80 and not wide)
        if combining:
            pending.append(character)
        else:
            out.append(character)
            out.extend(pending)
            pending.clear()
    if pending:
        out.append(UNREADABLE)
    return unicodedata.normalize("NFC", "".join(out))

"""Which character set bytes are in that say nothing of themselves."""

import re
from collections.abc import Iterable

import msgspec

ASCII = bytes(range(0x80))
DOUBLE = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
SIDE_BY_SIDE = re.compile(rb"(?:[\x81-\xfe][\x40-\x7e\x80-\xfe]){2,}")
CYRILLIC = re.compile(rb"[\xc0-\xff\xa8\xb8]{3,}")
MARC8_ESCAPE = re.compile(rb"\x1b[$(),][!-~]")
# In MARC-8 a diacritic stands before the letter that carries it: the pairs that languages in fact have.
ANSEL = re.compile(
    rb"[\xe1\xe3\xe8][aeiouwyAEIOUWY\xb8]|\xe2[aeiouycnszlrAEIOUYCNSZLR\xb8]|\xe4[anoiuvANOIUV]|\xe5[aeiouyAEIOUY\xb8]"
    rb"|\xe6[agiouAGIOU\xb8]|\xe7[zegicZEGIC]|\xe9[cszredtnCSZREDTN]|\xea[auAU]|\xeb[a-zA-Z]\xec[a-zA-Z]"
    rb"|\xee[ouOU]|\xf0[cstnklgCSTNKLG\xb8]|\xf1[aeiouAEIOU]|\xf2[a-zA-Z]|\xf6[a-zA-Z]"
    rb"|[\xa1-\xa8\xaa-\xae\xb0-\xb6\xb8-\xbd]|\xc3(?=\d)"
)
# First and last of the first bytes of the characters used most, and the least second byte.
COMMON = {"gb18030": (0xB0, 0xD7, 0xA1), "big5": (0xA4, 0xC6, 0x40)}
ENOUGH = 0.7  # the share of bytes that must agree
SOME = 0.4

NAMES = {
    "ascii": "ASCII",
    "utf-8": "UTF-8",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Latin-1 (Windows-1252)",
    "marc8": "MARC-8",
}


class Guess(msgspec.Struct, frozen=True):
    """A codec's name, `marc8` or `ascii`; `agree` of the `of` stretches that are not ASCII are in it."""

    encoding: str
    agree: int = 0
    of: int = 0


def guessed_encoding(data: bytes, *, marc: bool = False) -> str:
    """The encoding of some bytes: `ascii`, a codec's name, or `marc8` where they may be a MARC record's."""
    if marc and MARC8_ESCAPE.search(data):
        return "marc8"
    if data.isascii():
        return "ascii"
    if _is_valid(data, "utf-8"):
        return "utf-8"
    return _double(data) or _single(data, marc=marc)


def _double(data: bytes) -> str:
    """GB 18030 or Big5, else empty: most double bytes are common in it, or some are and all can be read."""
    shares = {name: _common_share(data, name) for name in COMMON}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= ENOUGH or (shares[best] >= SOME and _is_valid(data, best)):
        return best
    return ""


def _single(data: bytes, *, marc: bool) -> str:
    high = _high(data)
    if sum(map(len, CYRILLIC.findall(data))) >= ENOUGH * high:
        return "cp1251"
    if marc and sum(map(_high, ANSEL.findall(data))) >= ENOUGH * high:
        return "marc8"
    return "cp1252"


def guess_file(stretches: Iterable[bytes], *, marc: bool = False) -> Guess:
    """What most stretches of a file that are not ASCII are in."""
    votes: dict[str, int] = {}
    for stretch in stretches:
        encoding = guessed_encoding(stretch, marc=marc)
        if encoding != "ascii":
            votes[encoding] = votes.get(encoding, 0) + 1
    if not votes:
        return Guess("ascii")
    best = max(votes, key=lambda name: votes[name])
    return Guess(best, votes[best], sum(votes.values()))


def _common_share(data: bytes, encoding: str) -> float:
    """The share of double bytes that are punctuation or much used characters of this set."""
    pairs = DOUBLE.findall(data)
    if len(pairs) < 2:
        return 0.0
    if sum(map(len, SIDE_BY_SIDE.findall(data))) < len(pairs):
        return 0.0  # Han characters stand in words; half of these pairs stand alone
    first, last, low = COMMON[encoding]
    common = sum(1 for a, b in pairs if (first <= a <= last or 0xA1 <= a <= 0xA3) and b >= low)
    return common / len(pairs)


def _high(data: bytes) -> int:
    """How many bytes are not ASCII."""
    return len(data.translate(None, ASCII))


def _is_valid(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True

"""Which character set the bytes of a record are in, and decoding it."""

import re
from collections.abc import Callable

from normalize.iso5426 import decode_iso5426
from normalize.marc8 import decode_marc8
from normalize.problem import Problem
from normalize.single_byte import cyrillic_codec, is_marc8, is_western

Decode = Callable[[bytes], str]

_ESCAPE = b"\x1b"
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_WELL_FORMED = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UNIMARC_100 = re.compile(rb"\x1e[^\x1e\x1f]{2}\x1fa[^\x1e\x1f]{26}([^\x1e\x1f]{2,8})")
_ISO_5426 = re.compile(
    rb"[\xc1-\xc3\xc8\xc9][aeiouyAEIOUY]|\xc2[cnszlrCNSZLR]|\xc4[anoANO]|[\xc5\xc6][aeiougAEIOUG]|\xc7[zeIZE]"
    rb"|\xca[auAU]|\xcd[ouOU]|\xcf[cszrentdCSZREN]|\xd0[cstCST]"
)
"""A diacritic of ISO 5426 before a letter that bears it."""
_ACCENTED = re.compile(rb"[\xe0-\xff](?![\x80-\xff])")
"""A small letter with its accent in Latin-1."""
_HAN_OR_LATIN = re.compile("[\u00c0-\u024f\u0300-\u036f\u0800-\U0010ffff]")
_GB_CHARACTER = re.compile(rb"[\x81-\xfe][\x40-\xfe]")
_FOUR_BYTES = re.compile(rb"[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]")
"""A character of GB 18030 that no older Chinese character set has."""
_LIED = "leader/09 does not say UTF-8, the bytes are UTF-8"


def utf8_problem(text: str, leader: str) -> tuple[Problem, ...]:
    """Return the problem of a record in valid UTF-8 that says it is in MARC-8 (MARC 21 leader/09 blank)."""
    if text.isascii() or leader[9:10] == "a":
        return ()
    return (Problem("encoding", _LIED, "leader/09", leader[9:10]),)


def decode_utf8(data: bytes) -> str:
    """Decode UTF-8; bytes that are not become U+FFFD."""
    return data.decode("utf-8", "replace")


def decode_gb18030(data: bytes) -> str:
    """Decode GB 18030; bytes that are not become U+FFFD."""
    return data.decode("gb18030", "replace")


def decoder_named(name: str) -> Decode | None:
    """Return the decoder that a carrier or a person named, None for a name that nobody knows."""
    plain = name.lower().replace("_", "-")
    if plain in ("marc8", "marc-8"):
        return decode_marc8
    if plain in ("iso5426", "iso-5426"):
        return decode_iso5426
    try:
        b"".decode(plain)
    except LookupError:
        return None
    return lambda data: data.decode(plain, "replace")


def is_valid(data: bytes, codec: str) -> bool:
    """Tell whether all bytes can be read in this codec."""
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def looks_like_gb(data: bytes, least: int = 8) -> bool:
    """Tell GB 18030 from MARC-8: valid, and nearly all high bytes stand in pairs, as Han characters of GB 2312 do.

    In MARC-8 a high byte is a diacritic before an ASCII letter, so pairs are rare. `least` bytes must stand in pairs.
    """
    if _ESCAPE in data or not is_valid(data, "gb18030"):
        return False
    runs = [run for run in _HIGH_RUN.findall(data) if run]
    paired = sum(len(run) for run in runs if len(run) % 2 == 0 or len(run) > 3)
    total = sum(len(run) for run in runs)
    return paired >= least and paired >= 0.8 * total


def _is_traditional_gb(data: bytes) -> bool:
    """Tell GB 18030 with many characters that GB 2312 lacks, whose second byte may be an ASCII letter.

    Of diacritics before letters few are two high bytes side by side.
    """
    if _ESCAPE in data or not is_valid(data, "gb18030"):
        return False
    pairs = _GB_CHARACTER.findall(data)
    both_high = sum(pair[1] > 0xA0 and pair[0] > 0xA0 for pair in pairs)
    return len(pairs) > 3 and both_high >= 0.25 * len(pairs)


def _is_iso5426(data: bytes, stated: bytes) -> bool:
    """Tell whether a UNIMARC record is in ISO 5426: field 100 says 03, or diacritics stand before their letters."""
    if b"03" in (stated[:2], stated[2:4], stated[4:6], stated[6:8]):
        return True
    others = max(len(_WELL_FORMED.findall(data)), len(_ACCENTED.findall(data)))
    return len(_ISO_5426.findall(data)) > others


def is_gb_by_chance_utf8(data: bytes, text: str) -> bool:
    """Tell a Chinese record in GB 2312 whose few Han characters (联通, 汐) happen to be well-formed UTF-8.

    As UTF-8 they are no Han and no Latin letters, but Greek, Hebrew or Arabic ones that nobody wrote.
    """
    return _HAN_OR_LATIN.search(text) is None and is_valid(data, "gb2312")


def detect(data: bytes, leader: bytes, unimarc: bool) -> tuple[Decode, tuple[Problem, ...]]:
    """Choose the decoder of a record whose bytes are not all valid UTF-8."""
    declared_utf8 = leader[9:10] == b"a"
    stated: re.Match[bytes] | None = None
    if unimarc:
        stated = _UNIMARC_100.search(data)
        declared_utf8 = stated is not None and stated[1][:2] == b"50"
        if (
            stated is not None
            and stated[1][:4] == b"0120"
            and _FOUR_BYTES.search(data)
            and is_valid(data, "gb18030")
        ):
            return decode_gb18030, ()
    codec = cyrillic_codec(data, stated[1][:2] if stated is not None else b"")
    if codec:
        told = stated is not None and stated[1][:2] != b"50" and stated[1].strip() != b""
        return _named(codec), () if told else (_unstated(codec),)
    if looks_like_gb(data, 2 if unimarc else 8) or (unimarc and _is_traditional_gb(data)):
        problem = Problem("encoding", "the record says UTF-8, the bytes are GB 18030", "leader/09")
        # Chinese libraries write 50 into field 100 whatever their records are in: there it says nothing.
        return decode_gb18030, (problem,) if declared_utf8 and not unimarc else ()
    if unimarc and _is_iso5426(data, stated[1] if stated is not None else b""):
        return decode_iso5426, ()
    if declared_utf8 or unimarc:
        return _of_one_byte(data, unimarc)
    return (decode_utf8 if len(_WELL_FORMED.findall(data)) > 2 else decode_marc8), ()


def _of_one_byte(data: bytes, unimarc: bool) -> tuple[Decode, tuple[Problem, ...]]:
    """Choose between UTF-8 with spoiled bytes, which are told field by field, MARC-8 and Windows-1252."""
    if _WELL_FORMED.search(data) or not is_western(data):
        return decode_utf8, ()
    if is_marc8(data) and not unimarc:
        return decode_marc8, (_unstated("MARC-8"),)
    return _named("cp1252"), (_unstated("cp1252"),)


_SETS = {"cp1251": "Windows-1251", "cp1252": "Windows-1252", "cp866": "code page 866", "koi8-r": "KOI8-R"}


def _named(codec: str) -> Decode:
    return lambda data: data.decode(codec, "replace")


def _unstated(codec: str) -> Problem:
    return Problem(
        "encoding", f"the record does not say so, its bytes are {_SETS.get(codec, codec)}", "leader/09"
    )

"""Character sets of one byte a character that records do not own up to: those of Russian, and Windows-1252."""

import re

_STATED = {b"89": "cp1251", b"79": "cp866", b"99": "koi8-r"}
"""RUSMARC field 100 $a/26-27."""
_CYRILLIC_LANGUAGE = re.compile(
    rb"\x1f[abc](?:rus|ukr|bel|bul|mac|srp|scc)[\x1e\x1f]|.{35}(?:rus|ukr|bel|bul|mac|srp).. ?\x1e"
)
_WORD = re.compile("[А-ЯЁІЇЄҐЎ]?[а-яёіїєґўѓќљњћђџјѕ]+|[А-ЯЁІЇЄҐЎ]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_LEAST = 10
"""Letters that a guess needs."""
_SHARE = 0.9
_DIACRITICS = {
    0xE1: b"aeiouAEIOU", 0xE2: b"aeiouyAEIOUcnszCNSZ", 0xE3: b"aeiouAEIOU", 0xE4: b"anoANO", 0xE5: b"aeiouAEIOU",
    0xE6: b"aiugAIUG", 0xE7: b"zeIZE", 0xE8: b"aeiouyAEIOU", 0xE9: b"cszrenCSZREN", 0xEA: b"auAU", 0xF0: b"cstCST",
    0xF2: b"aehiostAEHIOST",
}  # fmt: skip
"""MARC-8: a diacritic and the letters that it stands before."""


def cyrillic_codec(data: bytes, stated: bytes) -> str:
    """Return the codec of a record in Russian or its kin, empty where it is none: as stated, or by its words."""
    if stated in _STATED:
        return _STATED[stated]
    high = len(_HIGH.findall(data))
    if high < _LEAST or not _CYRILLIC_LANGUAGE.search(data):
        return ""
    shares = {codec: _in_words(data, codec) / high for codec in _STATED.values()}
    best = max(shares, key=lambda codec: shares[codec])
    return best if shares[best] >= _SHARE else ""


def _in_words(data: bytes, codec: str) -> int:
    """Letters that stand in words with capitals at their beginning only, or all capital."""
    text = data.decode(codec, "replace")
    return (
        sum(len(word) for word in _WORD.findall(text) if len(word) > 1)
        + text.count(" в ")
        + text.count(" и ")
    )


def is_marc8(data: bytes) -> bool:
    """Tell MARC-8 from Windows-1252: there, high bytes are diacritics before letters that bear them."""
    places = [match.start() for match in _HIGH.finditer(data)]
    borne = sum(data[at + 1 : at + 2] in _letters(data[at]) for at in places if at + 1 < len(data))
    return bool(places) and borne >= 0.8 * len(places)


def _letters(diacritic: int) -> list[bytes]:
    return [bytes([letter]) for letter in _DIACRITICS.get(diacritic, b"")]


def is_western(data: bytes) -> bool:
    """Tell whether high bytes can be letters and signs of Windows-1252: none without meaning, none in long runs."""
    if re.search(rb"[\x81\x8d\x8f\x90\x9d]|[\x80-\xff]{4}", data):
        return False
    return _HIGH.search(data) is not None

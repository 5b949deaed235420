"""What reading says of a record, in Chinese: reading says it in English, the table of messages knows the sentence."""

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from normalize.checks.tables import CheckTableError, Row, read_table

COLUMNS = ("en", "zh")
PLACE = "{}"
_DEEPEST = 3
"""A sentence in a sentence in a sentence."""


class Message(msgspec.Struct, frozen=True):
    """A line of messages.tsv; `pattern` finds what stands in the places of the English sentence."""

    en: str
    zh: str
    pattern: re.Pattern[str]


def compiled(rows: Iterable[Row]) -> tuple[dict[str, str], tuple[Message, ...]]:
    """Whole sentences by their English, and those with places, the longest first."""
    whole: dict[str, str] = {}
    places: dict[str, Message] = {}
    for where, row in rows:
        en, zh = row["en"], row["zh"]
        if not zh or en.count(PLACE) != zh.count(PLACE):
            raise CheckTableError(f"{where}: both languages have to stand there with as many {PLACE}.")
        if en in whole or en in places:
            raise CheckTableError(f"{where}: {en!r} stands in the table twice; keep one line.")
        if PLACE in en:
            pattern = "(.+?)".join(map(re.escape, en.split(PLACE)))
            places[en] = Message(en, zh, re.compile(pattern, re.DOTALL))
        else:
            whole[en] = zh
    return whole, tuple(sorted(places.values(), key=lambda one: -len(one.en)))


_WHOLE, _PLACES = compiled(read_table("messages.tsv", COLUMNS))


def in_chinese(message: str) -> str:
    """A sentence of reading in Chinese; what the table does not know stays as it is."""
    return _translated(message, _DEEPEST)


@lru_cache(10_000)
def _translated(message: str, depth: int) -> str:
    known = _WHOLE.get(message)
    if known is not None or not depth:
        return known or message
    for one in _PLACES:
        if match := one.pattern.fullmatch(message):
            return one.zh.format(*(_translated(group, depth - 1) for group in match.groups()))
    return message

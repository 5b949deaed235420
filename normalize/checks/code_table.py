"""What the tables of coded values say: which codes may stand at which positions of leader and coded fields."""

import re
from collections.abc import Callable, Iterable
from types import MappingProxyType

import msgspec

from normalize.checks.code_words import CodeWords
from normalize.checks.tables import (
    CheckTableError,
    OwnTables,
    Row,
    filled_in,
    key_of,
    own_rows,
    read_table,
)

COLUMNS = ("field", "for", "positions", "values", "en", "zh")
_POSITIONS = re.compile(r"(\d{2})(?:-(\d{2}))?")
_MEMORY = 20_000


class Stretch:
    """One line: positions and the codes that they may have. `judge` remembers what it has seen."""

    __slots__ = ("_each", "_now", "_once", "_seen", "_word", "cut", "en", "expected", "part", "zh")

    def __init__(self, first: int, last: int, values: list[str], words: CodeWords, en: str, zh: str) -> None:
        self.cut = slice(first, last + 1)
        self.part = f"/{first:02d}" if first == last else f"/{first:02d}-{last:02d}"
        self.en, self.zh = en, zh
        lead = values[0] if values else ""
        width = last - first + 1
        self._each = {"each": 1, "pairs": 2}.get(lead, width)
        self._word: Callable[[str], str] | None = words.words.get(lead)
        codes = values[1:] if lead in ("each", "pairs") else values
        now, once = _parted(codes)
        self._now, self._once = frozenset(now), frozenset(once)
        self.expected = lead if self._word else " ".join(code.replace(" ", "#") for code in now)
        self._seen: dict[str, str] = {}

    def judge(self, value: str) -> str:
        """The name of the rule that a value breaks, empty where it breaks none."""
        seen = self._seen.get(value)
        if seen is None:
            if len(self._seen) > _MEMORY:
                self._seen.clear()
            seen = self._seen[value] = self._word(value) if self._word else self._of_codes(value)
        return seen

    def _of_codes(self, value: str) -> str:
        width = self._each
        codes = {value[at : at + width] for at in range(0, len(value), width)}
        unknown = codes - self._now - {"|" * width}
        if not unknown:
            return ""
        return "code_obsolete" if unknown <= self._once else "code_unknown"


class CodeRules(msgspec.Struct, frozen=True):
    """What is said of one field in one of its forms: the lengths it may have (none: any) and its stretches."""

    lengths: tuple[int, ...]
    stretches: tuple[Stretch, ...]


CodeTable = dict[tuple[str, str], CodeRules]


def code_table(flavour: str, words: CodeWords, own: OwnTables = MappingProxyType({})) -> CodeTable:
    """The coded values of `marc21` or `cnmarc` by field and form, with the lines of the library's own table."""
    name = f"{flavour}_codes.tsv"
    rows = {key_of(row): (where, row) for where, row in read_table(name, COLUMNS)}
    ours = {key: row for key, (_, row) in rows.items()}
    for where, row in filled_in(own_rows(own, name, COLUMNS), ours, {"values": _more_codes}):
        rows[key_of(row)] = where, row
    return compiled(rows.values(), words)


def _more_codes(ours: str, added: str) -> str:
    """Codes that are added stand before the obsolete ones."""
    codes = ours.split(" ")
    at = next((at for at, code in enumerate(codes) if code[:1] == "~"), len(codes))
    return " ".join((*codes[:at], added, *codes[at:]))


def compiled(rows: Iterable[Row], words: CodeWords) -> CodeTable:
    """The rows of a table of codes; `CheckTableError` names the line that cannot be used."""
    lengths: dict[tuple[str, str], tuple[int, ...]] = {}
    stretches: dict[tuple[str, str], list[Stretch]] = {}
    for where, row in rows:
        key = row["field"], row["for"]
        if not row["field"] or not row["for"]:
            raise CheckTableError(f"{where}: field or for is empty; write a tag and what it is for.")
        if row["positions"][:1] == "=":
            lengths[key] = _lengths(where, row["positions"][1:])
        else:
            stretches.setdefault(key, []).append(_stretch(where, row, words))
    keys = dict.fromkeys((*lengths, *stretches))
    return {key: CodeRules(lengths.get(key, ()), tuple(stretches.get(key, ()))) for key in keys}


def _lengths(where: str, text: str) -> tuple[int, ...]:
    try:
        return tuple(int(number) for number in text.split(","))
    except ValueError as error:
        raise CheckTableError(f"{where}: {text!r} is no length; write a number.") from error


def _stretch(where: str, row: dict[str, str], words: CodeWords) -> Stretch:
    match = _POSITIONS.fullmatch(row["positions"])
    if match is None:
        raise CheckTableError(f"{where}: {row['positions']!r} are no positions; write 05 or 18-21.")
    first, last = int(match[1]), int(match[2] or match[1])
    values = row["values"].split()
    if last < first or not values:
        raise CheckTableError(f"{where}: positions run backwards, or no value is named.")
    lead = values[0]
    width = {"each": 1, "pairs": 2}.get(lead, last - first + 1)
    codes = [value.lstrip("~") for value in values[1 if lead in ("each", "pairs") else 0 :]]
    if lead not in words.words and any(len(code) != width for code in codes if code):
        raise CheckTableError(f"{where}: every value has to have {width} characters, as many as positions.")
    return Stretch(first, last, values, words, row["en"], row["zh"])


def _parted(codes: list[str]) -> tuple[list[str], list[str]]:
    """Codes that are defined, and those behind ~."""
    now: list[str] = []
    once: list[str] = []
    into = now
    for code in codes:
        if code[:1] == "~":
            into = once
        into.append(code.lstrip("~").replace("#", " ")) if code.lstrip("~") else None
    return now, once

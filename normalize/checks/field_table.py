"""What the tables of fields say: which tags, indicators and subfields there are, and what may be repeated."""

from collections.abc import Iterable
from types import MappingProxyType

import msgspec

from normalize.checks.tables import (
    CheckTableError,
    Join,
    OwnTables,
    Row,
    filled_in,
    key_of,
    own_rows,
    read_table,
)

COLUMNS = ("tag", "need", "repeat", "ind1", "ind2", "subfields", "en", "zh", "status")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CODES = frozenset(f"{_LETTERS}{_LETTERS.upper()}0123456789")
_EVERYWHERE = ("6", "7+", "8+")


class Values(msgspec.Struct, frozen=True):
    """The values that are defined, and those that were once; `any` takes everything."""

    now: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    any: bool = False

    @property
    def listed(self) -> str:
        """The values for a person: `# 0 1`."""
        return " ".join(sorted(value.replace(" ", "#") for value in self.now))


class FieldRule(msgspec.Struct, frozen=True):
    """A line of a table of fields. `repeated` are the codes that may stand more than once in a field, `needed` those
    without which it says nothing.
    """

    tag: str
    need: str
    repeatable: bool
    ind1: Values
    ind2: Values
    codes: Values
    repeated: frozenset[str]
    needed: frozenset[str]
    en: str
    zh: str
    obsolete: bool

    @property
    def control(self) -> bool:
        """Whether it is a control field."""
        return self.tag[:2] == "00"


FieldTable = dict[str, FieldRule]


def field_table(flavour: str, own: OwnTables = MappingProxyType({})) -> FieldTable:
    """The fields of `marc21` or `cnmarc` by tag, as the library's own table has them where it does."""
    name = f"{flavour}_fields.tsv"
    ours = tuple(read_table(name, COLUMNS))
    lines = {key_of(row): row for _, row in ours}
    return compiled(ours) | compiled(filled_in(own_rows(own, name, COLUMNS), lines, _JOINS))


def _more_values(ours: str, added: str) -> str:
    """Indicators: what is added stands before the obsolete ones."""
    now, mark, once = ours.partition("~")
    return now + added + mark + once


_JOINS: dict[str, Join] = {
    "ind1": _more_values,
    "ind2": _more_values,
    "subfields": lambda ours, added: f"{added} {ours}",
}


def compiled(rows: Iterable[Row]) -> FieldTable:
    """The rows of a table of fields by tag; `CheckTableError` names the line that cannot be used."""
    table: FieldTable = {}
    for where, row in rows:
        rule = _rule(where, row)
        if rule.tag in table:
            raise CheckTableError(f"{where}: tag {rule.tag} stands in the table twice; keep one line.")
        table[rule.tag] = rule
    return table


def _rule(where: str, row: dict[str, str]) -> FieldRule:
    tag = row["tag"]
    if len(tag) != 3 or not tag.isalnum() or not tag.isascii():
        raise CheckTableError(f"{where}: {tag!r} is no tag; write three digits.")
    for column, known in (("need", ("", "M", "R")), ("repeat", ("R", "NR")), ("status", ("", "obsolete"))):
        if row[column] not in known:
            wanted = ", ".join(filter(None, known))
            raise CheckTableError(f"{where}: {row[column]!r} is no {column}; write {wanted}.")
    codes, repeated, needed = _codes(where, row["subfields"])
    obsolete = row["status"] == "obsolete"
    ind1, ind2 = ("any", "any") if obsolete else (row["ind1"], row["ind2"])
    return FieldRule(
        tag,
        row["need"],
        row["repeat"] == "R",
        _indicator(where, ind1),
        _indicator(where, ind2),
        codes,
        repeated,
        needed,
        row["en"],
        row["zh"],
        obsolete,
    )


def _indicator(where: str, text: str) -> Values:
    if text == "any":
        return Values(any=True)
    now, _, once = text.partition("~")
    return Values(_characters(where, now), _characters(where, once))


def _characters(where: str, text: str) -> frozenset[str]:
    if len(text) >= 3 and text[1] == "-":
        digits = {str(number) for number in range(int(text[0]), int(text[2]) + 1)}
        return frozenset(digits) | _characters(where, text[3:])
    for character in text:
        if character != "#" and not (character.isascii() and character.isalnum()):
            raise CheckTableError(f"{where}: {character!r} is no indicator; write # for a blank.")
    return frozenset(text.replace("#", " "))


def _codes(where: str, text: str) -> tuple[Values, frozenset[str], frozenset[str]]:
    """The codes, those that are repeatable and those that are needed."""
    if text == "any":
        return Values(any=True), frozenset(), frozenset()
    now: set[str] = set()
    repeated: set[str] = set()
    needed: set[str] = set()
    once: set[str] = set()
    for word in text.split():
        if word[0] == "~":
            once.update(word[1:])
            continue
        for each in _spelt(word, now):
            if each[0] not in _CODES or each[1:] not in ("", "+", "!", "+!"):
                raise CheckTableError(
                    f"{where}: {word!r} is no subfield; write a code, with + if repeatable, ! if needed."
                )
            now.add(each[0])
            repeated.update(each[0] if "+" in each else "")
            needed.update(each[0] if "!" in each else "")
    return Values(frozenset(now), frozenset(once)), frozenset(repeated), frozenset(needed)


def _spelt(word: str, before: set[str]) -> tuple[str, ...]:
    """What a word stands for: `*` the subfields that every field of MARC 21 has, `^` those of pinyin and script."""
    if word == "*":
        return tuple(each for each in _EVERYWHERE if each[0] not in before)
    if word == "^":
        pinyin = (f"{code.upper()}+" for code in sorted(before) if code in _LETTERS)
        return ("6", "7", "9+", *pinyin)
    return (word,)

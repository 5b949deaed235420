"""The table of a format: which of its tags, or which path in its JSON, becomes which element.

A table is `tables/FORMAT.tsv` with the columns tag, types, element, scheme, role, step; empty columns at the end may be
left out and lines that begin with `#` are comments. `types` restricts a line to records of these types (separated by
blanks), and where a line does so for the record at hand the unrestricted lines of its tag are passed over. The element
`-` says that the tag is known and holds nothing for a catalogue. `step` names what cuts the value.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from typing import Any

import msgspec

from normalize.formats.description import ELEMENTS, Statement

COLUMNS = ("tag", "types", "element", "scheme", "role", "step")
NOTHING = "-"


class TableError(ValueError):
    """A line of a table cannot be used; the message names file and line."""


class Rule(msgspec.Struct, frozen=True):
    """A line of a table."""

    tag: str
    types: tuple[str, ...]
    element: str
    scheme: str
    role: str
    step: str

    def say(
        self, value: str, scheme: str = "", role: str = "", language: str = "", authority: str = ""
    ) -> Statement:
        """What the rule makes of a value; a scheme or role found in the value goes before its own."""
        return Statement(self.element, value, scheme or self.scheme, role or self.role, language, authority)


# A value as the format holds it (a text, or an object of JSON) to what it says.
Step = Callable[[Any, Rule], Iterator[Statement]]


# Tag -> what is to be done with it, in the order of the file.
Rules = dict[str, tuple[Rule, ...]]


class Table(msgspec.Struct, frozen=True):
    """The rules of a format by tag: all of them, and those of each type that lines are restricted to.

    The type without a name has the rules of all other types.
    """

    rules: Rules
    by_type: Mapping[str, Rules]
    steps: Mapping[str, Step]

    def rules_for(self, kind: str) -> Rules:
        """What each tag says in a record of this type; nothing for tags that hold nothing for a catalogue."""
        return self.by_type.get(kind) or self.by_type[""]

    def rules_of(self, tag: str, kind: str) -> tuple[Rule, ...] | None:
        """The rules that a tag has in a record of this type; None for a tag that the table does not know."""
        return self.rules_for(kind).get(tag)

    def apply(self, rule: Rule, value: object) -> Iterator[Statement]:
        """What one rule makes of one value."""
        return self.steps[rule.step](value, rule)


def load(name: str, steps: Mapping[str, Step]) -> Table:
    """Read the table of a format; `TableError` for an element, step or number of columns that does not exist."""
    text = files("normalize.formats").joinpath("tables", f"{name}.tsv").read_text(encoding="utf-8")
    return parse(text, f"{name}.tsv", steps)


def parse(text: str, name: str, steps: Mapping[str, Step]) -> Table:
    """Read a table from its text."""
    rules: Rules = {}
    lines = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != COLUMNS:
        raise TableError(f"{name}: the first line has to be the columns {', '.join(COLUMNS)}")
    for at, line in lines[1:]:
        rule = _rule(line.split("\t"), f"{name}:{at}", steps)
        rules[rule.tag] = (*rules.get(rule.tag, ()), rule)
    types = {kind for known in rules.values() for rule in known for kind in rule.types}
    by_type = {kind: {tag: _valid(known, kind) for tag, known in rules.items()} for kind in ("", *types)}
    return Table(rules, by_type, steps)


def _valid(known: tuple[Rule, ...], kind: str) -> tuple[Rule, ...]:
    """The rules of one tag that say something of records of a type."""
    special = [rule for rule in known if kind in rule.types]
    wanted = special or [rule for rule in known if not rule.types]
    return tuple(rule for rule in wanted if rule.element != NOTHING)


def _rule(cells: list[str], where: str, steps: Mapping[str, Step]) -> Rule:
    if not 3 <= len(cells) <= len(COLUMNS):
        raise TableError(f"{where}: there are {len(cells)} columns; 3 to {len(COLUMNS)} are wanted")
    tag, types, element, scheme, role, step = (*cells, "", "", "")[: len(COLUMNS)]
    if element != NOTHING and element not in ELEMENTS:
        raise TableError(f"{where}: there is no element {element!r}")
    if step not in steps:
        raise TableError(f"{where}: there is no step {step!r}")
    return Rule(tag, tuple(types.split()), element, scheme, role, step)

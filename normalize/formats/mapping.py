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


class Table(msgspec.Struct, frozen=True):
    """The rules of a format by tag, in the order of the file."""

    rules: dict[str, tuple[Rule, ...]]
    steps: Mapping[str, Step]

    def rules_of(self, tag: str, kind: str) -> tuple[Rule, ...] | None:
        """The rules that a tag has in a record of this type; None for a tag that the table does not know."""
        known = self.rules.get(tag)
        if known is None:
            return None
        special = tuple(rule for rule in known if kind in rule.types)
        return special or tuple(rule for rule in known if not rule.types)

    def apply(self, rule: Rule, value: object) -> Iterator[Statement]:
        """What one rule makes of one value."""
        if rule.element != NOTHING:
            yield from self.steps[rule.step](value, rule)


def load(name: str, steps: Mapping[str, Step]) -> Table:
    """Read the table of a format; `TableError` for an element, step or number of columns that does not exist."""
    text = files("normalize.formats").joinpath("tables", f"{name}.tsv").read_text(encoding="utf-8")
    return parse(text, f"{name}.tsv", steps)


def parse(text: str, name: str, steps: Mapping[str, Step]) -> Table:
    """Read a table from its text."""
    rules: dict[str, tuple[Rule, ...]] = {}
    lines = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != COLUMNS:
        raise TableError(f"{name}: the first line has to be the columns {', '.join(COLUMNS)}")
    for at, line in lines[1:]:
        rule = _rule(line.split("\t"), f"{name}:{at}", steps)
        rules[rule.tag] = (*rules.get(rule.tag, ()), rule)
    return Table(rules, steps)


def _rule(cells: list[str], where: str, steps: Mapping[str, Step]) -> Rule:
    if not 3 <= len(cells) <= len(COLUMNS):
        raise TableError(f"{where}: there are {len(cells)} columns; 3 to {len(COLUMNS)} are wanted")
    tag, types, element, scheme, role, step = (*cells, "", "", "")[: len(COLUMNS)]
    if element != NOTHING and element not in ELEMENTS:
        raise TableError(f"{where}: there is no element {element!r}")
    if step not in steps:
        raise TableError(f"{where}: there is no step {step!r}")
    return Rule(tag, tuple(types.split()), element, scheme, role, step)

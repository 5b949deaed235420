"""One line of a mapping table, checked when the table is loaded."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from normalize.field import Field
from normalize.marc import MarcRecord
from normalize.record import Record
from normalize.spec import Spec, SpecError, parse_specs

Step = Callable[[list[str]], list[str]]
Builder = Callable[[Field], Any]
WholeBuilder = Callable[[MarcRecord], Any]

TARGETS = frozenset(Record.__struct_fields__)
DUBLIN_CORE = frozenset((
    "title", "alternative", "creator", "contributor", "publisher", "date", "type", "format", "extent", "medium",
    "identifier", "source", "language", "relation", "isPartOf", "coverage", "spatial", "temporal", "rights", "subject",
    "description", "abstract", "tableOfContents",
))  # fmt: skip
_PACKAGE = Path(__file__).parent.parent


class RuleError(ValueError):
    """A rule that cannot be compiled; the message names file and line."""


class BadValue(ValueError):
    """A builder found a value that is wrong but readable: `kept` goes into the record, the fault becomes a problem."""

    def __init__(self, kind: str, message: str, where: str = "", value: str = "", kept: Any = ()) -> None:
        super().__init__(message)
        self.kind = kind
        self.where = where
        self.value = value
        self.kept = kept


class Rule(msgspec.Struct, frozen=True):
    """A target of the `Record`, where it comes from in each flavour, and what is done to it.

    With `steps`, the listed subfields of a field, joined by blanks, run through the steps from left to right; with
    `build`, the builder makes values of the field; with `whole`, of the whole record. `original` names the target
    that takes the same made from the field's twin in original script. `when` is what must stand in a field: a
    subfield or a text. `where` is file:line.
    """

    target: str
    marc21: tuple[Spec, ...]
    cnmarc: tuple[Spec, ...]
    steps: tuple[Step, ...]
    build: Builder | None
    whole: WholeBuilder | None
    original: str
    dc: str
    where: str
    columns: tuple[str, str]
    when: str = ""

    @property
    def name(self) -> str:
        """Return what is done, as the mapping page shows it."""
        done: Sequence[Any] = [self.build] if self.build else [self.whole] if self.whole else self.steps
        return ", ".join(getattr(each, "__name__", "").strip("_").replace("_", " ") for each in done)


def rule(  # noqa: PLR0913  the columns of a table
    target: str,
    *,
    marc21: str = "",
    cnmarc: str = "",
    then: Sequence[Step] = (),
    build: Builder | None = None,
    whole: WholeBuilder | None = None,
    original: str = "",
    dc: str = "",
    when: str = "",
) -> Rule:
    """Compile a rule; raise `RuleError` with the file and line of the table where it is wrong."""
    frame = sys._getframe(1)  # noqa: SLF001  the only way to learn which line of the table calls
    path = Path(frame.f_code.co_filename)
    shown = path.relative_to(_PACKAGE) if path.is_relative_to(_PACKAGE) else Path(path.name)
    where = f"{shown.as_posix()}:{frame.f_lineno}"
    for name in (target, original):
        if name and name not in TARGETS:
            raise RuleError(f"{where}: the record has no field '{name}'")
    if dc and dc not in DUBLIN_CORE:
        raise RuleError(f"{where}: Dublin Core has no '{dc}'")
    if not marc21 and not cnmarc:
        raise RuleError(f"{where}: the rule reads nothing")
    if bool(build) + bool(whole) + bool(then) > 1:
        raise RuleError(f"{where}: steps and builders exclude each other")
    try:
        specs = parse_specs(marc21), parse_specs(cnmarc)
    except SpecError as error:
        raise RuleError(f"{where}: {error}") from error
    columns = (marc21, cnmarc)
    return Rule(target, *specs, tuple(then), build, whole, original, dc, where, columns, when)

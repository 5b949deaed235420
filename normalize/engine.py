"""Runs compiled rules over a record: a reader for each tag that a table names, so that only present tags cost."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from normalize.field import Field, Subfields
from normalize.linkage import link_fields
from normalize.marc import SUBFIELD, MarcRecord
from normalize.problem import Problem
from normalize.rule import BadValue, Builder, Rule, RuleError, Step
from normalize.spec import Spec
from normalize.values.text import clean

Draft = defaultdict[str, list[Any]]
"""What the rules made, by target of the record, in the order of the record's fields."""

ANY_CODE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

_MEMORY = 20_000
"""So many fields of one tag are remembered with what was made of them; then the memory starts afresh."""

_FAULTS = (ValueError, LookupError, TypeError, ArithmeticError, AttributeError)
"""What a builder may raise on a value that nobody foresaw: it spoils its own field only."""


_Use = tuple[str, str, str, Builder | None, tuple[Step, ...], Spec | None, dict[str, list[str]] | None, Rule]
"""One alternative of one rule, unpacked for speed: target, codes, what must stand in the field (a single subfield),
builder, steps, the spec where it asks for indicators, what the steps made of texts seen before, the rule."""

Made = list[tuple[str, list[Any]]]


class TagReader:
    """Everything that the tables do with one tag.

    `remember` keeps what was made of a field by its whole content; it pays for tags whose contents come again and
    again. Subfields reach the rules with blanks collapsed.
    """

    def __init__(self, tag: str, uses: list[_Use], remember: bool) -> None:
        self.tag = tag
        self.uses = uses
        self.memory: dict[str, Made] | None = {} if remember else None

    def read(self, content: str, twin: str, draft: Draft, problems: list[Problem]) -> None:
        """Add what the rules make of one field to the draft."""
        memory = self.memory
        if memory is None or twin:
            self._make(content, twin, draft, problems)
            return
        found = memory.get(content)
        if found is None:
            faults = len(problems)
            made: Draft = defaultdict(list)
            self._make(content, "", made, problems)
            found = list(made.items())
            if len(problems) == faults:
                if len(memory) >= _MEMORY:
                    memory.clear()
                memory[content] = found
        for target, values in found:
            draft[target] += values

    def _make(  # noqa: C901  one loop, run fifteen times a record: calls would cost more than the rest of it
        self, content: str, twin: str, draft: Draft, problems: list[Problem]
    ) -> None:
        subs = _split(content)
        twins = _split(twin) if twin else subs
        for target, codes, mark, build, steps, spec, known, rule in self.uses:
            if mark not in content or (spec is not None and not spec.accepts(content)):
                continue
            try:
                if build is None:
                    text = " ".join([value for code, value in subs if code in codes])
                    values = known.get(text) if known is not None else None
                    if values is None:
                        values = _stepped(steps, known, text)
                    if values:
                        draft[target].extend(values)
                        if twin and rule.original:
                            text = " ".join([value for code, value in twins if code in codes])
                            draft[rule.original].extend(_stepped(steps, None, text))
                    continue
                field = Field(self.tag, content, [pair for pair in subs if pair[0] in codes])
                if twin:
                    field.twin = Field(self.tag, twin, [pair for pair in twins if pair[0] in codes])
                made = build(field)
            except BadValue as fault:
                made = fault.kept
                problems.append(_bad_value(rule, fault, self.tag, content))
            except _FAULTS as error:
                problems.append(_failure(rule, error, self.tag, content))
                continue
            if made:
                if isinstance(made, (list, tuple)):
                    draft[target].extend(made)
                else:
                    draft[target].append(made)


class FixedReader(TagReader):
    """A control field: each rule cuts out its positions, and what came of them is remembered by that text."""

    def __init__(self, tag: str, uses: list[_Use], specs: list[Spec]) -> None:
        super().__init__(tag, uses, False)
        self.cuts = [slice(spec.first, spec.last + 1) if spec.first >= 0 else slice(None) for spec in specs]

    def read(
        self,
        content: str,
        twin: str,  # noqa: ARG002  control fields have no twins
        draft: Draft,
        problems: list[Problem],
    ) -> None:
        """Add what the rules make of the field to the draft."""
        for (target, _, _, _, steps, _, known, rule), cut in zip(self.uses, self.cuts, strict=True):
            try:
                values = _stepped(steps, known, content[cut])
            except _FAULTS as error:
                problems.append(_failure(rule, error, self.tag, content))
                continue
            if values:
                draft[target] += values


def _split(content: str) -> Subfields:
    parts = content.split(SUBFIELD)
    del parts[0]
    if "  " in content or "\n" in content or "\t" in content or not content.isascii():
        return [(part[0], clean(part[1:])) for part in parts if part]
    return [(part[0], part[1:].strip()) for part in parts if part]


def _stepped(steps: tuple[Step, ...], known: dict[str, list[str]] | None, text: str) -> list[str]:
    if known is not None:
        found = known.get(text)
        if found is not None:
            return found
    values = [text] if text.strip(" |#") else []
    for step in steps:
        values = step(values)
    if known is not None:
        if len(known) >= _MEMORY:
            known.clear()
        known[text] = values
    return values


def _bad_value(rule: Rule, fault: BadValue, tag: str, content: str) -> Problem:
    shown = content.replace(SUBFIELD, "$")
    return Problem(
        fault.kind, f"{fault} (rule {rule.where})", fault.where or tag, (fault.value or shown)[:100]
    )


def _failure(rule: Rule, error: Exception, tag: str, content: str) -> Problem:
    message = f"rule {rule.target} at {rule.where} failed: {type(error).__name__}: {error}"
    return Problem("rule_failed", message[:300], tag, content.replace(SUBFIELD, "$")[:100])


class Engine:
    """The rules of one flavour."""

    def __init__(self, rules: Iterable[Rule], flavour: str, remembered: frozenset[str]) -> None:
        self.whole: list[Rule] = []
        by_tag: dict[str, list[tuple[_Use, Spec]]] = {}
        for each in rules:
            specs = each.marc21 if flavour == "marc21" else each.cnmarc
            if each.whole is not None:
                if specs:
                    self.whole.append(each)
                continue
            for spec in specs:
                by_tag.setdefault(spec.tag, []).append((_use(each, spec, remembered), spec))
        self.readers = {
            tag: FixedReader(tag, [use for use, _ in found], [spec for _, spec in found])
            if tag[:2] == "00"
            else TagReader(tag, [use for use, _ in found], tag in remembered and _builds(found))
            for tag, found in by_tag.items()
        }

    def read(self, record: MarcRecord, problems: list[Problem]) -> Draft:
        """Return what all rules made of the record."""
        draft: Draft = defaultdict(list)
        readers = self.readers
        if "880" in record.by_tag:
            self._read_linked(record, draft, problems)
        else:
            for tag, contents in record.by_tag.items():
                reader = readers.get(tag)
                if reader is not None:
                    for content in contents:
                        reader.read(content, "", draft, problems)
        for rule in self.whole:
            _read_whole(rule, record, draft, problems)
        return draft

    def _read_linked(self, record: MarcRecord, draft: Draft, problems: list[Problem]) -> None:
        """The same for a record with fields in original script: each is read with the field that it belongs to."""
        readers = self.readers
        linked = link_fields(record, problems)
        for tag, contents in record.by_tag.items():
            reader = readers.get(tag)
            if reader is not None:
                for content in contents:
                    reader.read(content, linked.twin(tag, content), draft, problems)
        for tag, content in linked.unlinked:
            if tag in readers:
                readers[tag].read(content, "", draft, problems)


def _read_whole(rule: Rule, record: MarcRecord, draft: Draft, problems: list[Problem]) -> None:
    if rule.whole is None:
        return
    try:
        made = rule.whole(record)
    except BadValue as fault:
        made = fault.kept
        problems.append(_bad_value(rule, fault, "", ""))
    except _FAULTS as error:
        problems.append(_failure(rule, error, "", record.first("008")))
        return
    if made:
        if isinstance(made, (list, tuple)):
            draft[rule.target] += made
        else:
            draft[rule.target].append(made)


def _use(rule: Rule, spec: Spec, remembered: frozenset[str]) -> _Use:
    if spec.tag == "LDR" or (spec.tag[:2] == "00" and rule.build is not None):
        raise RuleError(f"{rule.where}: only a rule for the whole record can read {spec.tag}")
    known: dict[str, list[str]] | None = {} if spec.tag in remembered or spec.first >= 0 else None
    asks = spec if spec.ind1 or spec.ind2 else None
    needed = rule.when or (spec.codes if len(spec.codes) == 1 else "")
    mark = SUBFIELD + needed if needed else ""
    return (rule.target, spec.codes or ANY_CODE, mark, rule.build, rule.steps, asks, known, rule)


def _builds(found: list[tuple[_Use, Spec]]) -> bool:
    """Tell whether a builder reads the tag; steps remember by subfield."""
    return any(use[3] is not None for use, _ in found)

"""Runs compiled rules over a record: a reader for each tag that a table names, so that only present tags cost."""

from collections.abc import Iterable, Mapping
from typing import Any

from normalize.field import Field
from normalize.linkage import Linked, link_fields
from normalize.marc import SUBFIELD, MarcRecord
from normalize.problem import Problem
from normalize.rule import BadValue, Rule, RuleError
from normalize.spec import Spec

Draft = dict[str, list[Any]]
Found = list[tuple[str, tuple[Any, ...]]]

_MEMORY = 20_000
"""So many fields of one tag are remembered with what was made of them; then the memory starts afresh."""


class TagReader:
    """Everything that the tables do with one tag."""

    def __init__(self, tag: str, rules: list[tuple[Rule, Spec]], remember: bool) -> None:
        self.tag = tag
        self.rules = rules
        self.memory: dict[str, Found] | None = {} if remember else None

    def read(self, content: str, twin: str, draft: Draft, problems: list[Problem]) -> None:
        """Add what the rules make of one field to the draft."""
        memory = self.memory
        if memory is None or twin:
            found = self._make(content, twin, problems)
        elif content in memory:
            found = memory[content]
        else:
            before = len(problems)
            found = self._make(content, twin, problems)
            if len(memory) >= _MEMORY:
                memory.clear()
            if len(problems) == before:
                memory[content] = found
        for target, values in found:
            if target in draft:
                draft[target].extend(values)
            else:
                draft[target] = list(values)

    def _make(self, content: str, twin: str, problems: list[Problem]) -> Found:
        subs = [(part[0], part[1:]) for part in content.split(SUBFIELD)[1:] if part]
        twins = [(part[0], part[1:]) for part in twin.split(SUBFIELD)[1:] if part] if twin else []
        found: Found = []
        for rule, spec in self.rules:
            if (spec.ind1 or spec.ind2) and not spec.accepts(content):
                continue
            codes = spec.codes
            listed = [pair for pair in subs if pair[0] in codes] if codes else subs
            field = Field(self.tag, content, listed)
            if twin:
                field.twin = Field(self.tag, twin, [p for p in twins if p[0] in codes] if codes else twins)
            try:
                found += _apply(rule, spec, field, content)
            except BadValue as fault:
                found.append((rule.target, _tuple(fault.kept)))
                problems.append(_bad_value(rule, fault, self.tag, content))
            except (ValueError, LookupError, TypeError, ArithmeticError, AttributeError) as error:
                problems.append(_failure(rule, error, self.tag, content))
        return found


def _apply(rule: Rule, spec: Spec, field: Field, content: str) -> Found:
    if rule.build is not None:
        made = rule.build(field)
        return [(rule.target, _tuple(made))] if made else []
    found: Found = []
    values = _values(field, spec, content)
    for step in rule.steps:
        values = step(values)
    if values:
        found.append((rule.target, tuple(values)))
    if rule.original and field.twin is not None:
        twins = _values(field.twin, spec, "")
        for step in rule.steps:
            twins = step(twins)
        if twins and values:
            found.append((rule.original, tuple(twins)))
    return found


def _values(field: Field, spec: Spec, content: str) -> list[str]:
    if spec.first >= 0:
        text = content[spec.first : spec.last + 1]
        return [text] if text.strip(" |#") else []
    if spec.tag[:2] == "00":
        return [content]
    text = " ".join([value for _, value in field.subs])
    return [text] if text else []


def _tuple(made: Any) -> tuple[Any, ...]:
    if isinstance(made, tuple):
        return made
    return tuple(made) if isinstance(made, list) else (made,)


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
        by_tag: dict[str, list[tuple[Rule, Spec]]] = {}
        for each in rules:
            specs = each.marc21 if flavour == "marc21" else each.cnmarc
            if each.whole is not None:
                if specs:
                    self.whole.append(each)
                continue
            for spec in specs:
                if spec.tag == "LDR":
                    raise RuleError(f"{each.where}: only a rule for the whole record can read the leader")
                by_tag.setdefault(spec.tag, []).append((each, spec))
        self.readers: Mapping[str, TagReader] = {
            tag: TagReader(tag, found, tag in remembered) for tag, found in by_tag.items()
        }

    def read(self, record: MarcRecord, problems: list[Problem]) -> Draft:
        """Return what all rules made of the record, by target, in the order of the record."""
        draft: Draft = {}
        readers = self.readers
        linked = link_fields(record) if "880" in record.by_tag else None
        for tag, contents in record.by_tag.items():
            reader = readers.get(tag)
            if reader is None:
                continue
            if linked is not None:
                self._read_linked(reader, contents, linked, draft, problems)
                continue
            for content in contents:
                reader.read(content, "", draft, problems)
        if linked is not None:
            for tag, content in linked.unlinked:
                if tag in readers:
                    readers[tag].read(content, "", draft, problems)
        for each in self.whole:
            self._read_whole(each, record, draft, problems)
        return draft

    def _read_linked(
        self, reader: TagReader, contents: list[str], linked: Linked, draft: Draft, problems: list[Problem]
    ) -> None:
        for content in contents:
            reader.read(content, linked.twin(reader.tag, content), draft, problems)

    def _read_whole(self, rule: Rule, record: MarcRecord, draft: Draft, problems: list[Problem]) -> None:
        if rule.whole is None:
            return
        try:
            made = rule.whole(record)
        except BadValue as fault:
            made = fault.kept
            problems.append(_bad_value(rule, fault, "", ""))
        except (ValueError, LookupError, TypeError, ArithmeticError, AttributeError) as error:
            problems.append(_failure(rule, error, "", record.first("008")))
            return
        if made is not None and made != ():
            draft.setdefault(rule.target, []).extend(_tuple(made))

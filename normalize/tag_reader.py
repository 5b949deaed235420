"""Reads the fields of one tag by all rules that name it: the inner loop of the package, written for speed.

What that bought, on Library of Congress records: rules unpacked into tuples, subfields split once a field, what steps
made of a text remembered (`ill. ;`, `23 cm.`), no call where a line does.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from normalize.faults import FAULTS, bad_value, failure
from normalize.field import Field, Subfields
from normalize.marc import SUBFIELD
from normalize.problem import Problem
from normalize.rule import BadValue, Builder, Rule, RuleError, Step
from normalize.spec import Spec
from normalize.values.text import clean

Draft = defaultdict[str, list[Any]]
"""What the rules made, by target of the record, in the order of the record's fields."""

Read = Callable[[str, str, Draft, list[Problem]], None]
"""Adds what comes of a field (and its twin, or an empty string) to a draft, and its faults to the problems."""

_Use = tuple[str, str, str, Builder | None, tuple[Step, ...], Spec | None, dict[str, list[str]] | None, Rule]
"""One alternative of one rule: target, codes, what must stand in the field, builder, steps, the spec where it asks for
indicators, what the steps made of texts seen before, the rule."""

_ANY_CODE = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_MEMORY = 8_000
"""So many texts are remembered with what was made of them; then the memory starts afresh."""


def reader_for(tag: str, found: list[tuple[Rule, Spec]], remember: bool) -> Read:
    """Return what reads the fields of a tag; `remember` keeps what was made of whole fields."""
    uses = [_use(rule, spec, remember) for rule, spec in found]
    if tag[:2] == "00":
        return FixedReader(tag, uses, [spec for _, spec in found]).read
    builds = any(rule.build is not None for rule, _ in found)
    if builds and len(found) == 1 and not remember:
        return SingleReader(tag, *found[0]).read
    reader = TagReader(tag, uses)
    return reader.read_remembered if builds and remember else reader.read


def _use(rule: Rule, spec: Spec, remember: bool) -> _Use:
    if spec.tag == "LDR" or (spec.tag[:2] == "00" and rule.build is not None):
        raise RuleError(f"{rule.where}: only a rule for the whole record can read {spec.tag}")
    known: dict[str, list[str]] | None = {} if remember or spec.first >= 0 else None
    asks = spec if spec.ind1 or spec.ind2 else None
    mark = _mark(rule) or (SUBFIELD + spec.codes if len(spec.codes) == 1 else "")
    return (rule.target, spec.codes or _ANY_CODE, mark, rule.build, rule.steps, asks, known, rule)


def _mark(rule: Rule) -> str:
    """Return what must stand in a field: a subfield's delimiter and code, or a longer text."""
    return SUBFIELD + rule.when if len(rule.when) == 1 else rule.when


class TagReader:
    """A tag of data fields. Subfields reach the rules with blanks collapsed."""

    def __init__(self, tag: str, uses: list[_Use]) -> None:
        self.tag = tag
        self.uses = uses
        self.memory: dict[str, list[tuple[str, list[Any]]]] = {}

    def read_remembered(self, content: str, twin: str, draft: Draft, problems: list[Problem]) -> None:
        """Read a field of a tag whose contents come again and again."""
        if twin:
            self.read(content, twin, draft, problems)
            return
        memory = self.memory
        found = memory.get(content)
        if found is None:
            faults = len(problems)
            made: Draft = defaultdict(list)
            self.read(content, "", made, problems)
            found = list(made.items())
            if len(problems) == faults:
                if len(memory) >= _MEMORY:
                    memory.clear()
                memory[content] = found
        for target, values in found:
            draft[target].extend(values)

    def read(  # noqa: C901, PLR0912  one loop, run fifteen times a record: calls would cost more than the rest of it
        self, content: str, twin: str, draft: Draft, problems: list[Problem]
    ) -> None:
        """Read a field."""
        tag = self.tag
        subs = _split(content)
        for target, codes, mark, build, steps, spec, known, rule in self.uses:
            if mark not in content and not (twin and rule.original):
                continue
            if spec is not None and not spec.accepts(content):
                continue
            try:
                if build is None:
                    text = " ".join([value for code, value in subs if code in codes])
                    values = known.get(text) if known is not None else None
                    if values is None:
                        values = run_steps(steps, known, text)
                    if values:
                        draft[target].extend(values)
                        if twin and rule.original:
                            text = " ".join([value for code, value in _split(twin) if code in codes])
                            originals = run_steps(steps, None, text)
                            if originals:
                                draft[rule.original].extend(originals)
                    elif twin and rule.original:
                        # Said in original script alone.
                        text = " ".join([value for code, value in _split(twin) if code in codes])
                        values = run_steps(steps, None, text)
                        if values:
                            draft[target].extend(values)
                    continue
                field = Field(tag, content, [pair for pair in subs if pair[0] in codes])
                if twin:
                    field.twin = Field(tag, twin, [pair for pair in _split(twin) if pair[0] in codes])
                made = build(field)
            except BadValue as fault:
                made = fault.kept
                problems.append(bad_value(rule, fault, tag, content))
            except FAULTS as error:
                problems.append(failure(rule, error, tag, content))
                continue
            if made:
                if isinstance(made, (list, tuple)):
                    draft[target].extend(made)
                else:
                    draft[target].append(made)


class SingleReader:
    """A tag that one builder reads, as most are: the same with less to do."""

    def __init__(self, tag: str, rule: Rule, spec: Spec) -> None:
        assert rule.build is not None
        self.tag = tag
        self.rule = rule
        self.build = rule.build
        self.target = rule.target
        self.codes = spec.codes or _ANY_CODE
        self.mark = _mark(rule)
        self.asks = spec if spec.ind1 or spec.ind2 else None

    def read(self, content: str, twin: str, draft: Draft, problems: list[Problem]) -> None:
        """Read a field."""
        if self.mark not in content or (self.asks is not None and not self.asks.accepts(content)):
            return
        codes = self.codes
        parts = content.split(SUBFIELD)
        del parts[0]
        if content.isascii() and content.find("  ", 2) < 0 and "\n" not in content and "\t" not in content:
            subs = [(part[0], part[1:].strip()) for part in parts if part and part[0] in codes]
        else:
            subs = [(part[0], clean(part[1:])) for part in parts if part and part[0] in codes]
        field = Field(self.tag, content, subs)
        if twin:
            field.twin = Field(self.tag, twin, [pair for pair in _split(twin) if pair[0] in codes])
        try:
            made = self.build(field)
        except BadValue as fault:
            made = fault.kept
            problems.append(bad_value(self.rule, fault, self.tag, content))
        except FAULTS as error:
            problems.append(failure(self.rule, error, self.tag, content))
            return
        if made:
            if isinstance(made, (list, tuple)):
                draft[self.target].extend(made)
            else:
                draft[self.target].append(made)


class FixedReader:
    """A control field: each rule cuts out its positions, and what came of them is remembered by that text."""

    def __init__(self, tag: str, uses: list[_Use], specs: list[Spec]) -> None:
        self.tag = tag
        cuts = [slice(spec.first, spec.last + 1) if spec.first >= 0 else slice(None) for spec in specs]
        self.uses = list(zip(uses, cuts, strict=True))

    def read(
        self,
        content: str,
        twin: str,  # noqa: ARG002  control fields have no twins
        draft: Draft,
        problems: list[Problem],
    ) -> None:
        """Read a field."""
        for (target, _, _, _, steps, _, known, rule), cut in self.uses:
            try:
                values = run_steps(steps, known, content[cut])
            except FAULTS as error:
                problems.append(failure(rule, error, self.tag, content))
                continue
            if values:
                draft[target].extend(values)


def _split(content: str) -> Subfields:
    parts = content.split(SUBFIELD)
    del parts[0]
    if content.find("  ", 2) >= 0 or "\n" in content or "\t" in content or not content.isascii():
        return [(part[0], clean(part[1:])) for part in parts if part]
    return [(part[0], part[1:].strip()) for part in parts if part]


def run_steps(steps: tuple[Step, ...], known: dict[str, list[str]] | None, text: str) -> list[str]:
    """Run a text through steps, or remember what came of it before."""
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

"""A rule that fails spoils its own field only: proved for every rule of the tables and every element of a statement."""

from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from cnmarc_fixtures import THEMES, fixtures, marc_of
from msgspec.structs import replace

from normalize.engine import Engine
from normalize.formats import describe as describing
from normalize.formats.description import ELEMENTS, Description, Statement
from normalize.marc import MarcRecord
from normalize.problem import Problem
from normalize.rule import Rule
from normalize.rules import RULES
from normalize.spec import Spec
from normalize.tag_reader import Draft

FLAVOURS = ("marc21", "cnmarc")
KINDS_OF_FAULT = (ValueError, KeyError, TypeError, RuntimeError, AssertionError)
LEADERS = {"marc21": "00000cem a2200000 a 4500", "cnmarc": "00000nem0 2200000   450 "}


class Unforeseen:
    """Builders and steps that fail, with what was never thought of."""

    def __init__(self, kind: type[Exception]) -> None:
        self.kind = kind

    def __call__(self, _: Any) -> NoReturn:
        raise self.kind("never thought of")


def failing(rule: Rule, kind: type[Exception]) -> Rule:
    """The rule with something that fails in place of what it does."""
    fails = Unforeseen(kind)
    if rule.whole is not None:
        return replace(rule, whole=fails)
    return replace(rule, build=fails) if rule.build is not None else replace(rule, steps=(fails,))


def content_for(spec: Spec, when: str) -> str:
    """A field that the spec reads, with text in each of its subfields."""
    if spec.tag[:2] == "00":
        return "260101s1998    cc a          000 0 chi d".ljust(60)
    codes = dict.fromkeys((when if len(when) == 1 else "") + (spec.codes or "abcdefgx"))
    text = "".join(f"\x1f{code}E1190000" for code in codes)
    return (spec.ind1 or " ") + (spec.ind2 or " ") + text + (f"\x1fz{when}" if len(when) > 1 else "")


def records(rule: Rule, flavour: str) -> Iterator[MarcRecord]:
    """A record for each alternative of a rule, with a title and a note beside it."""
    title = ("245", "10\x1faSea") if flavour == "marc21" else ("200", "1 \x1faSea")
    note = ("500", "  \x1faKept") if flavour == "marc21" else ("300", "  \x1faKept")
    for spec in rule.marc21 if flavour == "marc21" else rule.cnmarc:
        own = [] if spec.tag == "LDR" else [(spec.tag, content_for(spec, rule.when))]
        fields = [title, note, *own]
        yield MarcRecord(LEADERS[flavour], [tag for tag, _ in fields], [text for _, text in fields])


def read(rules: list[Rule], flavour: str, record: MarcRecord) -> tuple[Draft, list[Problem]]:
    problems: list[Problem] = []
    return Engine(rules, flavour, frozenset()).read(record, problems), problems


CASES = [
    pytest.param(at, flavour, id=f"{rule.where}-{flavour}")
    for at, rule in enumerate(RULES)
    for flavour in FLAVOURS
    if (rule.marc21 if flavour == "marc21" else rule.cnmarc)
]


@pytest.mark.parametrize(("at", "flavour"), CASES)
def test_a_rule_that_fails_spoils_its_own_field_only(at: int, flavour: str) -> None:
    rule = RULES[at]
    kind = KINDS_OF_FAULT[at % len(KINDS_OF_FAULT)]
    others = [each for each in RULES if each is not rule]
    told = 0
    for record in records(rule, flavour):
        alone, _ = read(others, flavour, record)
        spoiled, problems = read([*others, failing(rule, kind)], flavour, record)
        named = [each for each in problems if rule.where in each.message and each.kind == "rule_failed"]
        told += len(named)
        assert {target: values for target, values in spoiled.items() if values} == {
            target: values for target, values in alone.items() if values
        }
        assert all(kind.__name__ in each.message for each in named)
    assert told > 0


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_with_every_rule_failing_a_record_has_a_problem_for_each_and_survives(flavour: str) -> None:
    rules = [failing(rule, RuntimeError) for rule in RULES]
    for theme in THEMES if flavour == "cnmarc" else ():
        for lines in fixtures(theme).values():
            draft, problems = read(rules, flavour, marc_of(lines))
            assert not any(draft.values())
            assert problems
    record = MarcRecord(LEADERS[flavour], ["245", "200"], ["10\x1faSea", "1 \x1faSea"])
    assert read(rules, flavour, record)[1]


@pytest.mark.parametrize("element", sorted(ELEMENTS))
def test_an_element_that_fails_spoils_itself_only(element: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> NoReturn:
        raise RuntimeError("never thought of")

    monkeypatch.setitem(describing.HANDLERS, element, fail)
    spare = "abstract" if element == "title" else "title"
    said = Description((Statement(spare, "Sea"), Statement(element, "E119"), Statement("note", "Kept")))
    record, problems = describing.describe(said, "t", "1", "", "dc")
    assert [each.where for each in problems if each.kind == "rule_failed"] == (
        ["note", "note"] if element == "note" else [element]
    )
    assert (record.titles[0].value if spare == "title" else record.abstracts[0]) == "Sea"

import pytest

from normalize.marc import MarcRecord
from normalize.rule import RuleError, rule
from normalize.rules import RULES
from normalize.spec import Spec, SpecError, parse_specs
from normalize.steps import trim


def test_alternatives_are_separated_by_blanks() -> None:
    assert parse_specs("245abnp 008/35-37 856|40|u 043") == (
        Spec("245", "abnp"),
        Spec("008", first=35, last=37),
        Spec("856", "u", "4", "0"),
        Spec("043"),
    )


def test_an_underscore_asks_for_a_blank_indicator_and_a_star_for_any() -> None:
    (spec,) = parse_specs("650|_*|a")
    assert spec.accepts(" 0\x1faSea")
    assert not spec.accepts("10\x1faSea")


@pytest.mark.parametrize("text", ["24x", "245-a", "008/40-35", "008a", "245aa", "856|4|u", "LDRa"])
def test_a_spec_outside_the_grammar_is_refused(text: str) -> None:
    with pytest.raises(SpecError):
        parse_specs(text)


def test_a_bad_tag_names_the_file_and_line_of_the_rule() -> None:
    with pytest.raises(RuleError, match=r"tests/normalize/test_spec_and_rule\.py:\d+: bad tag '24x'"):
        rule("titles", marc21="24x", then=[trim])


def test_a_rule_for_a_field_that_the_record_has_not_is_refused() -> None:
    with pytest.raises(RuleError, match="no field 'tittles'"):
        rule("tittles", marc21="245a", then=[trim])


def test_an_unknown_dublin_core_element_is_refused() -> None:
    with pytest.raises(RuleError, match="Dublin Core has no 'titel'"):
        rule("titles", marc21="245a", then=[trim], dc="titel")


def test_a_rule_that_reads_nothing_is_refused() -> None:
    with pytest.raises(RuleError, match="reads nothing"):
        rule("titles", then=[trim])


def test_steps_and_a_builder_exclude_each_other() -> None:
    with pytest.raises(RuleError, match="exclude each other"):
        rule("titles", marc21="245a", then=[trim], build=lambda field: field)


def test_every_rule_does_something() -> None:
    idle = [each.where for each in RULES if not (each.steps or each.build or each.whole)]
    assert idle == []


def test_every_rule_survives_an_empty_field() -> None:
    for each in RULES:
        if each.whole is not None:
            each.whole(MarcRecord(" " * 24, [], []))

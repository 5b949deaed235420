"""The tables of fields, codes and rules: what they say, and what is told of a line that cannot be used."""

import re
from importlib.resources import files

import pytest
from marc_lines import marc

from normalize.checks import CLASSES, RULES
from normalize.checks.code_table import COLUMNS as CODE_COLUMNS
from normalize.checks.code_table import code_table
from normalize.checks.code_table import compiled as compiled_codes
from normalize.checks.code_words import CodeWords
from normalize.checks.field_table import COLUMNS as FIELD_COLUMNS
from normalize.checks.field_table import compiled as compiled_fields
from normalize.checks.field_table import field_table
from normalize.checks.finding import Finding
from normalize.checks.rules import COLUMNS as RULE_COLUMNS
from normalize.checks.rules import compiled as compiled_rules
from normalize.checks.tables import CheckTableError, parse_table
from normalize.iso2709 import serialize
from normalize.maps.lists import former_languages, language_groups
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord

WORDS = CodeWords(())
FIELD = "245\t\tNR\t01\t0-9\ta b+\tTitle\t题名\t"


def read_fields(*lines: str) -> None:
    compiled_fields(parse_table("f.tsv", "\n".join(("\t".join(FIELD_COLUMNS), *lines)), FIELD_COLUMNS))


def read_codes(line: str) -> None:
    compiled_codes(parse_table("c.tsv", "\t".join(CODE_COLUMNS) + "\n" + line, CODE_COLUMNS), WORDS)


def read_rules(*lines: str) -> None:
    compiled_rules(parse_table("r.tsv", "\n".join(("\t".join(RULE_COLUMNS), *lines)), RULE_COLUMNS), CLASSES)


def test_a_field_has_what_its_line_says() -> None:
    rule = field_table("marc21")["245"]
    assert not rule.repeatable
    assert rule.ind1.now == {"0", "1"}
    assert rule.ind2.now == set("0123456789")
    assert "n" in rule.repeated
    assert "c" not in rule.repeated
    assert rule.codes.once == {"d", "e"}
    assert {"6", "7", "8"} <= rule.codes.now


def test_pinyin_may_stand_in_nine_and_in_capital_letters() -> None:
    rule = field_table("cnmarc")["200"]
    assert {"9", "A", "F"} <= rule.repeated
    assert "Q" not in rule.codes.now


def test_both_tables_have_the_blocks_of_their_format() -> None:
    assert set("0123456789") - {"9"} <= {tag[0] for tag in field_table("marc21")}
    assert len(field_table("marc21")) > 250
    assert {"010", "091", "092", "100", "200", "210", "461", "690", "692", "801"} <= field_table(
        "cnmarc"
    ).keys()


def test_every_configuration_of_008_has_all_its_positions() -> None:
    table = code_table("marc21", WORDS)
    general = table["008", "*"]
    assert general.lengths == (40,)
    for kind in ("BK", "CF", "MP", "MU", "CR", "VM", "MX"):
        cuts = [stretch.cut for stretch in (*general.stretches, *table["008", kind].stretches)]
        assert sorted(at for cut in cuts for at in range(cut.start, cut.stop)) == list(range(40)), kind


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("24\t\tR\t#\t#\ta\tx\tx\t", "f.tsv, line 2: '24' is no tag"),
        ("245\t\tX\t#\t#\ta\tx\tx\t", "f.tsv, line 2: 'X' is no repeat"),
        ("245\tQ\tR\t#\t#\ta\tx\tx\t", "f.tsv, line 2: 'Q' is no need"),
        ("245\t\tR\t#!\t#\ta\tx\tx\t", "f.tsv, line 2: '!' is no indicator"),
        ("245\t\tR\t#\t#\tab\tx\tx\t", "f.tsv, line 2: 'ab' is no subfield"),
        ("245\t\tR\t#\t#\ta\tx\tx\told", "f.tsv, line 2: 'old' is no status"),
        ("245\t\tR\t#\t#\ta\tx\tx\t\t\t", "f.tsv, line 2: it has 11 columns"),
        (FIELD + "\n" + FIELD, "f.tsv, line 3: tag 245 stands in the table twice"),
    ],
)
def test_a_line_of_fields_that_cannot_be_used_is_told_with_its_place(line: str, told: str) -> None:
    with pytest.raises(CheckTableError, match=re.escape(told)):
        read_fields(line)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("008\t*\t5\ta\tx\tx", "c.tsv, line 2: '5' are no positions"),
        ("008\t*\t08-06\ta\tx\tx", "c.tsv, line 2: positions run backwards"),
        ("008\t*\t06-07\ta\tx\tx", "c.tsv, line 2: every value has to have 2 characters"),
        ("008\t*\t=x\t\tx\tx", "c.tsv, line 2: 'x' is no length"),
        ("\t*\t06\ta\tx\tx", "c.tsv, line 2: field or for is empty"),
    ],
)
def test_a_line_of_codes_that_cannot_be_used_is_told_with_its_place(line: str, told: str) -> None:
    with pytest.raises(CheckTableError, match=re.escape(told)):
        read_codes(line)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("x\tlink\tfatal\ta\tb\tc\td", "r.tsv, line 2: 'fatal' is no severity"),
        ("x\tlinks\terror\ta\tb\tc\td", "r.tsv, line 2: class 'links' does not stand in classes.tsv"),
        ("x\tlink\terror\ta\t\tc\td", "r.tsv, line 2: the column zh is empty"),
        ("x\tlink\terror\t{who}\tb\tc\td", "r.tsv, line 2: en may have"),
        ("x\tlink\terror\ta\tb\tc\td\nx\tlink\terror\ta\tb\tc\td", "r.tsv, line 3: rule 'x' stands"),
    ],
)
def test_a_line_of_rules_that_cannot_be_used_is_told_with_its_place(line: str, told: str) -> None:
    with pytest.raises(CheckTableError, match=re.escape(told)):
        read_rules(line)


def test_a_table_with_other_columns_is_told() -> None:
    with pytest.raises(CheckTableError, match=r"f\.tsv, line 1: the columns have to be tag"):
        list(parse_table("f.tsv", "tag\tname", FIELD_COLUMNS))


def test_every_rule_that_the_code_names_stands_in_the_table() -> None:
    folder = files("normalize").joinpath("checks")
    named = set()
    for path in folder.iterdir():
        if path.name.endswith(".py"):
            text = path.read_text(encoding="utf-8")
            named |= set(re.findall(r'Finding\(\s*"([a-z_]+)"', text))
            named |= set(re.findall(r'(?:name|wrong) = "([a-z_]+)"', text))
    assert len(named) > 40
    assert named <= RULES.keys()


def test_a_message_shows_blanks_of_codes_and_its_place() -> None:
    finding = Finding("code_unknown", "008", 1, "/15-17", "q  ", "xxu")
    assert RULES["code_unknown"].message(finding, "en") == '008/15-17 is "q##", which is not defined'
    assert RULES["code_unknown"].message(finding, "zh") == "008/15-17 的代码“q##”未定义"
    assert "xxu" in RULES["code_unknown"].mend(finding, "zh")


@pytest.mark.parametrize("code", sorted(former_languages() | language_groups()))
def test_a_code_of_a_language_is_known_to_the_checks_and_to_the_reading(code: str) -> None:
    assert WORDS.language(code) == ("code_obsolete" if code in former_languages() else "")
    record = marc(
        "001 1", "008 990101s1999    xxu           000 0 eng d", f"041 0# $aeng$a{code}", "245 00 $aSea"
    )
    outcome = normalize_raw(RawRecord(serialize(record), 1), SourceProfile("a", "all"))
    assert isinstance(outcome, Accepted)
    assert "language" not in {problem.kind for problem in outcome.problems}

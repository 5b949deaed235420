"""Tables of a library's own: what they add to ours and change, and what is told of a line that cannot be used."""

import re
from pathlib import Path

import pytest
from checked_records import changed

from normalize.checks import TABLES, Checks, CheckTableError
from normalize.checks.code_table import COLUMNS as CODES
from normalize.checks.code_words import COLUMNS as OTHERS
from normalize.checks.field_table import COLUMNS as FIELDS
from normalize.checks.own_rules import OWN_RULES_COLUMNS as RULES
from normalize.marc import MarcRecord
from normalize.scope.tables import OwnTable

COLUMNS = {
    "marc21_fields.tsv": FIELDS, "cnmarc_fields.tsv": FIELDS, "marc21_codes.tsv": CODES, "cnmarc_codes.tsv": CODES,
    "other_codes.tsv": OTHERS, "check_rules.tsv": RULES,
}  # fmt: skip


def checks(name: str, *lines: str) -> Checks:
    """Our checks with an own table of these lines, cells parted by |."""
    text = "\n".join(("\t".join(COLUMNS[name]), *(line.replace("|", "\t") for line in lines)))
    return Checks({name: OwnTable(f"home/tables/{name}", text)})


def told(checked: Checks, record: MarcRecord) -> list[str]:
    """What is wrong with a record: rules that count, with places and severities."""
    found = [(one, checked.rule_of(one)) for one in checked.findings(record)]
    return [
        f"{one.rule} {one.tag} {one.part} {rule.severity}".replace("  ", " ") for one, rule in found if rule
    ]


def test_every_table_may_be_of_the_librarys_own() -> None:
    assert set(COLUMNS) == set(TABLES)


@pytest.mark.parametrize(
    ("flavour", "lines", "table", "own", "before"),
    [
        ("marc21", ["591 #1 $aShelf"], "marc21_fields.tsv", "591||R|#|1|a|Shelf|架位|", []),
        ("marc21", ["412 ## $aOld"], "marc21_fields.tsv", "412||R|#|#|a|Old|旧|", ["tag_unknown 412 error"]),
        ("marc21", ["300 ## $a1 p.$y2"], "marc21_fields.tsv", "300|=|=|=|=|= y+|=|=|=",
         ["subfield_unknown 300 $y error"]),
        ("marc21", ["500 7# $aNote"], "marc21_fields.tsv", "500|=|=|=7|=|=|=|=|=", ["indicator_value 500 ind1 error"]),
        ("marc21", ["-040"], "marc21_fields.tsv", "040||=|=|=|=|=|=|=", ["field_wanted 040 warning"]),
        ("marc21", ["008 990101s1999    zz            000 0 eng d"], "other_codes.tsv", "allow_country|zz|Here",
         ["country_unknown 008 /15-17 error"]),
        ("marc21", ["041 0# $aeng$axyz"], "other_codes.tsv", "allow_language|xyz|Ours",
         ["language_unknown 041 $a error"]),
        ("cnmarc", ["102 ## $aSU"], "other_codes.tsv", "allow_iso|SU|苏联", ["code_obsolete 102 $a advice"]),
        ("marc21", ["008 990101s1999    xxu     y     000 0 eng d"], "marc21_codes.tsv", "008|BK|23|= y|f|f",
         ["code_unknown 008 /23 error"]),
        ("cnmarc", ["105 ## $aak  z   000yyy"], "cnmarc_codes.tsv", "105|a|=13,14||Length|长度",
         ["code_length 105 $a error"]),
        ("cnmarc", ["-801"], "check_rules.tsv", "field_wanted|801|off", ["field_wanted 801 warning"]),
    ],
)  # fmt: skip
def test_what_the_own_table_allows_is_no_fault(
    flavour: str, lines: list[str], table: str, own: str, before: list[str]
) -> None:
    record = changed(flavour, *lines)
    ours = told(Checks(), record)
    assert [one for one in ours if one in before] == before
    assert told(checks(table, own), record) == [one for one in ours if one not in before]


def test_an_own_line_also_forbids() -> None:
    record = changed("marc21", "300 ## $a1 p.$c26 cm")
    assert told(Checks(), record) == []
    assert told(checks("marc21_fields.tsv", "300||NR|#|#|a|Extent|数量|"), record) == [
        "subfield_unknown 300 $c error"
    ]
    assert told(checks("marc21_fields.tsv", "591|M|R|#|#|a|Shelf|架位|"), record) == [
        "field_missing 591 error"
    ]


def test_a_severity_may_be_changed_for_one_field_only() -> None:
    record = changed("marc21", "300 ## $a1 p.$y2", "490 0# $aSeas$y3")
    own = checks("check_rules.tsv", "subfield_unknown||warning", "subfield_unknown|490|off")
    assert told(own, record) == ["subfield_unknown 300 $y warning"]


def test_other_fields_are_judged_as_before() -> None:
    record = changed("marc21", "245 0x $aTides$yx", "+412 ## $aOld")
    own = checks("marc21_fields.tsv", "591||R|#|1|a|Shelf|架位|")
    assert told(own, record) == told(Checks(), record) != []


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("marc21_fields.tsv", "59|x|R|#|#|a|x|x|", "line 2: '59' is no tag"),
        ("marc21_fields.tsv", "591|=|R|#|#|a|x|x|", "line 2: '=' keeps what our table says, but it has no such line"),
        ("marc21_fields.tsv", "245|=|=R|=|=|=|=|=|=", "line 2: nothing can be added to repeat"),
        ("marc21_fields.tsv", "245|=|=|=!|=|=|=|=|=", "line 2: '!' is no indicator"),
        ("marc21_codes.tsv", "008|BK|23|= yy|f|f", "line 2: every value has to have 1 characters"),
        ("marc21_codes.tsv", "008|BK|22-23|= yy|f|f", "line 2: '= yy' keeps what our table says"),
        ("other_codes.tsv", "lands|zz|x", "line 2: the list has to be one of country, language, iso, allow_country"),
        ("check_rules.tsv", "no_rule||off", "line 2: there is no rule 'no_rule'"),
        ("check_rules.tsv", "tag_unknown||none", "line 2: 'none' is no severity; write error, warning, advice or off"),
        ("check_rules.tsv", "tag_form||off\ntag_form||error", "line 3: this rule and tag stand in the table twice"),
        ("check_rules.tsv", "tag_unknown||off|more", "line 2: it has 4 columns"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_used_is_told_with_file_and_line(table: str, line: str, message: str) -> None:
    with pytest.raises(CheckTableError, match=re.escape(f"home/tables/{table}, {message}")):
        checks(table, *line.split("\n"))


def test_own_tables_are_described_with_their_columns() -> None:
    page = (Path(__file__).parents[2] / "docs" / "validating.md").read_text(encoding="utf-8")
    described = page[page.index("### Your own tables") :]
    for name, columns in COLUMNS.items():
        assert f"`{name}`" in described
        assert f"`{' '.join(columns)}`" in described


def test_the_tables_of_the_description_can_be_used() -> None:
    page = (Path(__file__).parents[2] / "docs" / "validating.md").read_text(encoding="utf-8")
    lines = [line.strip() for line in page.splitlines() if line.startswith("    ") and "haimu" not in line]
    fields = [re.split(r" {2,}", line) for line in lines if line.startswith(("tag ", "591", "300"))]
    record = changed("marc21", "300 ## $a1 p.$y2", "591 ## $bx")
    own = checks("marc21_fields.tsv", *("|".join(_filled(cells)) for cells in fields[1:]))
    assert told(own, record) == ["subfield_missing 591 $a warning"]
    rules = [re.split(r" {2,}", line) for line in lines if line.startswith(("field_wanted", "tag_obsolete"))]
    own = checks(
        "check_rules.tsv", *("|".join((each[0], *[""] * (3 - len(each)), *each[1:])) for each in rules)
    )
    assert told(own, changed("marc21", "-040", "440 #0 $aSeas")) == ["tag_obsolete 440 warning"]


def _filled(cells: list[str]) -> list[str]:
    """The cells of a line of the example, an empty one after the tag where nothing is said of need."""
    whole = cells if cells[1] == "=" else [cells[0], "", *cells[1:]]
    return [*whole, *[""] * (9 - len(whole))]

import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marc_lines import marc, outcome_of

from normalize.engine import Engine
from normalize.iso2709 import serialize
from normalize.marc import MarcRecord
from normalize.normalizer import RULES_VERSION, Accepted, Outcome, OutOfScope, SourceProfile, normalize_raw
from normalize.problem import Problem
from normalize.raw import Damaged, Deleted, RawRecord
from normalize.rule import BadValue, rule
from normalize.rules import RULES
from normalize.values.text import clean

ALL = SourceProfile("test", "all")
GOOD = serialize(
    marc(
        "001 a1",
        "008 960101s1996    cc            000 0 chi d",
        "020 ## $a0440176069",
        "034 1# $aa$dE1193000$eE1200000$fN0260000$gN0250000",
        "245 10 $6880-01$aHai yang /$cZhang San",
        "260 ## $aBeijing :$bHai yang,$c1996.",
        "773 0# $tSea$gVol. 1",
        "880 10 $6245-01/$1$a海洋 /$c张三",
    )
)


def _normalized(*lines: str, leader: str = "00000nam a2200000 a 4500", scope: str = "all") -> Outcome:
    return normalize_raw(RawRecord(serialize(marc(*lines, leader=leader)), 1), SourceProfile("test", scope))


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_have_an_outcome(data: bytes) -> None:
    for name in ("marc", "marcxml", "csv"):
        outcome = normalize_raw(RawRecord(data, 1, format=name), ALL)
        assert isinstance(outcome, (Accepted, Deleted, Damaged))


@settings(max_examples=500)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), min_size=1, max_size=30))
def test_a_good_record_with_bytes_changed_has_an_outcome(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    outcome = normalize_raw(RawRecord(bytes(data), 1), SourceProfile("test"))
    assert isinstance(outcome, (Accepted, OutOfScope, Deleted, Damaged))


@settings(max_examples=300)
@given(
    st.sampled_from(
        sorted({spec.tag for each in RULES for spec in (*each.marc21, *each.cnmarc) if spec.tag != "LDR"})
    ),
    st.text(max_size=30),
    st.sampled_from("abcdefgh"),
    st.sampled_from(["245 00 $aSea", "200 1# $a海"]),
)
def test_any_text_in_any_field_breaks_no_rule(tag: str, text: str, code: str, title: str) -> None:
    record = marc(title)
    content = text if tag[:2] == "00" else f"1 \x1f{code}{text}"
    odd = MarcRecord("00000nem a2200000 a 4500", [*record.tags, tag], [*record.contents, content])
    problems: list[Problem] = []
    for flavour in ("marc21", "cnmarc"):
        Engine(RULES, flavour, frozenset()).read(odd, problems)
    assert [problem for problem in problems if problem.kind == "rule_failed"] == []


def test_the_identifier_is_the_protocols_then_001_then_a_digest() -> None:
    data = serialize(marc("001   a 1 ", "245 00 $aSea"))
    named = normalize_raw(RawRecord(data, 1, identifier="oai:x:1"), ALL)
    plain = normalize_raw(RawRecord(data, 1), ALL)
    nameless_data = serialize(marc("245 00 $aSea"))
    nameless = normalize_raw(RawRecord(nameless_data, 1), ALL)
    assert isinstance(named, Accepted)
    assert isinstance(plain, Accepted)
    assert isinstance(nameless, Accepted)
    assert named.record.identifier == "oai:x:1"
    assert plain.record.identifier == "a 1"
    assert nameless.record.identifier == "sha256:" + hashlib.sha256(nameless_data).hexdigest()[:16]


def test_a_leader_that_says_deleted_is_a_deletion() -> None:
    outcome = _normalized("001 a1", leader="00000dam a2200000 a 4500")
    assert outcome == Deleted("a1", 1)


def test_an_authority_record_is_out_of_scope() -> None:
    outcome = _normalized("001 a1", "100 1# $aZheng, He", leader="00000nz  a2200000n  4500")
    assert isinstance(outcome, OutOfScope)
    assert outcome.reason == "authority record"


def test_a_holdings_record_names_its_host_and_needs_no_title() -> None:
    outcome = _normalized(
        "001 h1",
        "004 ocm22544415 ",
        "852 0# $aLFM$cGeneral$hDS181",
        leader="00000nx  a2200000un 4500",
        scope="marine",
    )
    assert isinstance(outcome, Accepted)
    assert (outcome.record.host, outcome.problems) == ("ocm22544415", ())
    assert outcome.record.holdings[0].call_number == "DS181"


def test_the_rules_of_scope_decide_for_a_marine_source() -> None:
    marine = _normalized("001 1", "245 00 $aMarine biology", "650 #0 $aMarine biology.", scope="marine")
    other = _normalized("001 2", "245 00 $aTax law", "650 #0 $aTaxation.", scope="marine")
    assert isinstance(marine, Accepted)
    assert marine.reasons
    assert isinstance(other, OutOfScope)
    assert (other.reason, other.record.titles[0].value) == ("not marine", "Tax law")


def test_problems_of_the_carrier_stay_with_the_record() -> None:
    found = Problem("record_length", "wrong")
    outcome = normalize_raw(RawRecord(GOOD, 1, problems=(found,)), ALL)
    assert isinstance(outcome, Accepted)
    assert outcome.problems == (found,)


def test_an_unknown_format_is_damaged_and_says_so() -> None:
    assert normalize_raw(RawRecord(b"x", 3, format="pdf"), ALL) == Damaged(
        b"x", 3, "the format pdf cannot be read"
    )


def test_a_rule_that_fails_spoils_its_own_field_only() -> None:
    def explode(_: object) -> str:
        raise KeyError("why")

    def doubt(_: object) -> str:
        raise BadValue("odd", "it is odd", kept="kept")

    rules = (
        rule("edition", marc21="250a", build=explode),
        rule("extent", marc21="300a", build=doubt),
        rule("frequency", marc21="310a", then=[lambda values: values]),
    )
    problems: list[Problem] = []
    draft = Engine(rules, "marc21", frozenset()).read(
        marc("250 ## $a1st", "300 ## $a9 p.", "310 ## $aDaily"), problems
    )
    assert dict(draft) == {"extent": ["kept"], "frequency": ["Daily"]}
    assert [(problem.kind, problem.where) for problem in problems] == [("rule_failed", "250"), ("odd", "300")]
    assert problems[0].value == "  $a1st"
    assert "test_normalizer.py:" in problems[0].message
    assert "KeyError" in problems[0].message


def test_remembered_fields_give_the_same_as_fresh_ones() -> None:
    fresh = outcome_of("245 00 $aSea", "250 ## $a2nd ed.", "655 #7 $aCharts.$2lcgft")
    again = outcome_of("245 00 $aSea", "250 ## $a2nd ed.", "655 #7 $aCharts.$2lcgft")
    assert fresh.record == again.record
    assert again.record.edition == "2nd ed."


def test_the_version_of_the_rules_is_a_short_digest() -> None:
    assert len(RULES_VERSION) == 12
    assert int(RULES_VERSION, 16) >= 0


def test_text_is_cleaned_of_every_kind_of_blank() -> None:
    assert clean(" a\u00a0 b\n\tc ") == "a b c"


@pytest.mark.parametrize(
    "name",
    [
        "lc-books-2016/lc_marine_shared.mrc",
        "solrmarc/uva_001_2000.mrc",
        "xbib-marc/unimarc_periouni_shared.mrc",
        "marc4j/brkrtest.mrc",
        "union-gold/cnmarc_gb18030.mrc",
        "evergreen/map_data.mrc",
        "folio-reservoir/mfhd.marc",
    ],
)
def test_no_rule_fails_on_real_records(name: str, raw_records: Callable[[str], list[RawRecord]]) -> None:
    for raw in raw_records(name):
        outcome = normalize_raw(raw, ALL)
        assert isinstance(outcome, Accepted)
        assert [problem for problem in outcome.problems if problem.kind == "rule_failed"] == []
        assert outcome.record.titles or outcome.record.host


def test_chinese_books_in_gb18030_have_titles_in_han(raw_records: Callable[[str], list[RawRecord]]) -> None:
    for raw in raw_records("union-gold/cnmarc_gb18030.mrc"):
        outcome = normalize_raw(raw, ALL)
        assert isinstance(outcome, Accepted)
        record = outcome.record
        title = record.titles[0]
        assert (title.original or title).script in ("Hani", "Jpan")
        assert "\ufffd" not in repr(record)
        assert (record.languages, record.country, record.holdings[0].library) == (("chi",), "cc", "SZYT")
        assert record.agents[0].roles

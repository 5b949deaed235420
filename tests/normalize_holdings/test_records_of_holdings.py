"""Records that only say who holds something, apart from the record of what is held."""

import pytest
from holding_fixtures import Fixture, fixtures
from hypothesis import given
from hypothesis import strategies as st
from marc_lines import marc

from normalize.checks.coverage import Coverage
from normalize.iso2709 import parse, serialize
from normalize.marc_lines import parse_lines
from normalize.normalizer import Accepted, OutOfScope, SourceProfile, normalize_raw
from normalize.raw import Deleted, RawRecord
from normalize.record import Holding, Record

CASES = fixtures("records")
MFHD = "00000nx  a2200000un 4500"
PROFILE = SourceProfile("test", "marine")


def accepted(*lines: str, leader: str = MFHD, identifier: str = "") -> Record:
    """What becomes of a record of holdings."""
    raw = RawRecord(serialize(marc(*lines, leader=leader)), 1, identifier=identifier)
    outcome = normalize_raw(raw, PROFILE)
    assert isinstance(outcome, Accepted)
    return outcome.record


@pytest.mark.parametrize("one", CASES, ids=[case.name for case in CASES])
def test_a_record_of_holdings_becomes_the_holdings_of_another(one: Fixture) -> None:
    outcome = normalize_raw(RawRecord(one.lines, 1, "marclines"), PROFILE)
    assert isinstance(outcome, Accepted)
    assert outcome.record.holdings == one.holdings
    assert (outcome.record.host, outcome.record.identifier) == (one.host, f"holdings:{one.name}")
    assert (outcome.record.titles, outcome.problems) == ((), ())


@pytest.mark.parametrize("one", CASES, ids=[case.name for case in CASES])
def test_of_a_record_of_holdings_little_is_left_unread(one: Fixture) -> None:
    record, _ = parse_lines(one.lines)
    assert record is not None
    coverage = Coverage()
    coverage.add(record, one.name)
    unread = {each.tag for each in coverage.unread()}
    assert unread <= {"005", "014", "070", "170", "801", "856"}


def test_a_number_that_is_a_book_s_too_is_not_taken_for_it() -> None:
    book = RawRecord(serialize(marc("001 12345", "245 00 $aSea")), 1)
    outcome = normalize_raw(book, SourceProfile("test", "all"))
    assert isinstance(outcome, Accepted)
    assert outcome.record.identifier == "12345"
    assert accepted("001 12345", "004 777", "852 ## $aA").identifier == "holdings:12345"


def test_the_identifier_of_a_protocol_is_kept_and_the_host_is_named_in_its_manner() -> None:
    record = accepted("001 h7", "004 b9", "852 ## $aA", identifier="oai:lib.example:h7")
    assert (record.identifier, record.host) == ("oai:lib.example:h7", "oai:lib.example:b9")
    other = accepted("001 h7", "004 b9", "852 ## $aA", identifier="oai:lib.example:x")
    assert other.host == "b9"
    longer = accepted("001 5", "004 9", "852 ## $aA", identifier="oai:lib.example:12345")
    assert longer.host == "9"
    again = accepted("001 h7", "004 b9", "852 ## $aA", identifier="holdings:h7")
    assert (again.identifier, again.host) == ("holdings:h7", "b9")


def test_holdings_of_no_record_are_kept_told_and_never_become_a_book() -> None:
    outcome = normalize_raw(RawRecord(serialize(marc("001 h1", "852 ## $aA", leader=MFHD)), 1), PROFILE)
    assert isinstance(outcome, OutOfScope)
    assert outcome.reason == "holdings of no record"
    assert [problem.kind for problem in outcome.problems] == ["no_host"]
    assert outcome.record.holdings == (Holding("A"),)


def test_holdings_of_works_bound_together_are_shown_with_the_first_and_the_others_told() -> None:
    lines = ("001 h1", "004 b1", "014 1# $ab2", "014 1# $ab1", "014 0# $a(Sirsi)77", "852 ## $aA")
    outcome = normalize_raw(RawRecord(serialize(marc(*lines, leader=MFHD)), 1), PROFILE)
    assert isinstance(outcome, Accepted)
    assert outcome.record.host == "b1"
    assert [(one.kind, one.value) for one in outcome.problems] == [("other", "b2")]


def test_a_book_whose_leader_says_holdings_stays_a_book() -> None:
    raw = RawRecord(serialize(marc("001 1", "245 00 $aSea", "852 ## $aA", leader=MFHD)), 1)
    outcome = normalize_raw(raw, SourceProfile("test", "all"))
    assert isinstance(outcome, Accepted)
    assert (outcome.record.identifier, outcome.record.host) == ("1", "")
    assert outcome.record.titles[0].value == "Sea"


def test_holdings_with_a_book_s_leader_are_known_by_004_and_their_place() -> None:
    record = accepted("001 h1", "004 b1", "852 ## $aA", leader="00000nam a2200000 a 4500")
    assert (record.host, record.identifier) == ("b1", "holdings:h1")


@pytest.mark.parametrize(
    ("leader", "lines", "identifier"),
    [
        ("00000dx  a2200000un 4500", ["001 h1"], "holdings:h1"),
        ("00000dy  a2200000un 4500", ["001 h1", "004 b1", "852 ## $aA"], "holdings:h1"),
        ("00000dam a2200000 a 4500", ["001 b1"], "b1"),
        # In UNIMARC x, y and z are authorities.
        ("00000dx  a2200000   450 ", ["001 a1"], "a1"),
    ],
)
def test_what_is_gone_is_named_as_it_was_kept(leader: str, lines: list[str], identifier: str) -> None:
    outcome = normalize_raw(RawRecord(serialize(marc(*lines, leader=leader)), 1), PROFILE)
    assert outcome == Deleted(identifier, 1)


CODES = st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789")
SUBFIELDS = st.lists(st.tuples(CODES, st.text(max_size=12)), max_size=6)
TAGS = st.sampled_from(
    ("252", "256", "852", "853", "863", "866", "867", "876", "845", "500", "510", "520", "530", "905", "014")
)


@given(
    st.sampled_from("uvxyabcd"),
    st.booleans(),
    st.lists(st.tuples(TAGS, SUBFIELDS), min_size=1, max_size=10),
)
def test_no_record_of_holdings_is_lost(
    kind: str, named: bool, fields: list[tuple[str, list[tuple[str, str]]]]
) -> None:
    lines = ["001 h1", *(["004 b1"] if named else [])]
    lines += [
        f"{tag} ## " + "".join(f"${code}{value.replace('$', '')}" for code, value in subs)
        for tag, subs in fields
    ]
    data = serialize(marc(*lines, leader=f"00000n{kind}  a2200000un 4500"))
    if parse(data)[0] is None:
        return
    outcome = normalize_raw(RawRecord(data, 1), SourceProfile("test", "all"))
    assert isinstance(outcome, Accepted | OutOfScope)
    if outcome.record.host:
        assert outcome.record.titles == ()
        assert isinstance(outcome, Accepted)


def marcxml(kind: str, *fields: tuple[str, str, str]) -> str:
    """A record of MARCXML; a field is a tag, a code (empty: a control field) and a text."""
    body = "".join(
        f'<datafield tag="{tag}" ind1=" " ind2=" "><subfield code="{code}">{text}</subfield></datafield>'
        if code
        else f'<controlfield tag="{tag}">{text}</controlfield>'
        for tag, code, text in fields
    )
    return f"<record><leader>00000n{kind:3}a2200000un 4500</leader>{body}</record>"


BOOK = marcxml("am", ("001", "", "b1"), ("245", "a", "Sea"))
HELD = [
    marcxml("x", ("001", "", f"h{number}"), ("004", "", "b1"), ("852", "b", library))
    for number, library in enumerate(("Gbg", "U"), 1)
]


@pytest.mark.parametrize("records", [[BOOK, *HELD], [*HELD, BOOK]])
def test_holdings_that_come_in_one_with_their_book_are_its_holdings(records: list[str]) -> None:
    data = f'<collection xmlns="http://www.loc.gov/MARC21/slim">{"".join(records)}</collection>'
    raw = RawRecord(data.encode(), 1, "marcxml", identifier="oai:lib.example:b1")
    outcome = normalize_raw(raw, SourceProfile("test", "all", "LIB"))
    assert isinstance(outcome, Accepted)
    assert outcome.record.titles[0].value == "Sea"
    assert outcome.record.holdings == (Holding("Gbg"), Holding("U"))
    assert outcome.problems == ()


def test_a_second_book_in_one_is_told() -> None:
    data = f"<collection>{BOOK}{HELD[0]}{marcxml('am', ('245', 'a', 'Tides'))}</collection>"
    outcome = normalize_raw(
        RawRecord(data.encode(), 1, "marcxml", identifier="x"), SourceProfile("test", "all")
    )
    assert isinstance(outcome, Accepted)
    assert outcome.record.holdings == (Holding("Gbg"),)
    assert "another record came in one with this" in outcome.problems[0].message

"""Whatever stands in a record, the checks find something or nothing, and never fail."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haimu.validation.places import Places
from normalize.checks import RULES, Finding, check_record, joined
from normalize.checks.carrier import offsets
from normalize.checks.coverage import Coverage
from normalize.checks.reading import read_marc
from normalize.marc import MarcRecord
from normalize.problem import Problem
from normalize.raw import RawRecord

TAGS = st.one_of(
    st.sampled_from(
        [
            "001",
            "005",
            "006",
            "007",
            "008",
            "010",
            "020",
            "022",
            "024",
            "034",
            "041",
            "043",
            "100",
            "101",
            "102",
            "105",
            "110",
            "123",
            "200",
            "206",
            "210",
            "245",
            "255",
            "260",
            "264",
            "440",
            "461",
            "604",
            "650",
            "700",
            "773",
            "801",
            "856",
            "880",
            "999",
        ]
    ),
    st.text(max_size=4),
)
TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("\x1f\x1f\x1f\x1e abcdefg0123456789-/|#NSEW°'")), max_size=60
)
CODED = st.text("0123456789 |#-abcdnsuy", min_size=36, max_size=40)
FIELDS = st.lists(
    st.tuples(TAGS, st.one_of(TEXT, CODED, CODED.map(lambda text: "  \x1fa" + text))), max_size=12
)


@given(st.text(max_size=26), FIELDS, st.sampled_from(["", "marc21", "unimarc", "cnmarc"]))
@settings(max_examples=200, deadline=None)
def test_any_fields_are_checked(leader: str, fields: list[tuple[str, str]], said: str) -> None:
    record = MarcRecord(leader, [tag for tag, _ in fields], [content for _, content in fields])
    found = check_record(record, said)
    assert "check_failed" not in {one.rule for one in found}
    for one in joined((Problem("isbn", "wrong", "020$a"), Problem("unheard_of", "x", "?")), found):
        rule = RULES[one.rule]
        for language in ("zh", "en"):
            assert rule.message(one, language)
            assert rule.mend(one, language)
    Coverage().add(record, "1")


@given(st.binary(max_size=300), st.sampled_from(["marc", "marcxml", "marclines", "marcjson", "xml"]))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_checked(data: bytes, form: str) -> None:
    reading = read_marc(RawRecord(data, 1, form))
    if reading is not None and reading[0] is not None:
        found = check_record(reading[0], "", data)
        assert "check_failed" not in {one.rule for one in found}
        offsets(data, len(reading[0].tags))


@given(st.binary(max_size=120), st.integers(0, 200))
@settings(max_examples=200, deadline=None)
def test_a_record_with_a_broken_byte_is_checked(junk: bytes, at: int) -> None:
    body = b"001\x1e" + junk + b"\x1e10\x1faSea\x1e"
    data = b"00100nam a2200049 a 4500" + b"001000400000245000900004" + b"\x1e" + body + b"\x1d"
    broken = data[:at] + junk[:3] + data[at:]
    reading = read_marc(RawRecord(broken, 1))
    assert reading is not None
    if reading[0] is not None:
        assert "check_failed" not in {one.rule for one in check_record(reading[0], "", broken)}


@given(st.text(max_size=26), FIELDS, st.booleans())
@settings(max_examples=200, deadline=None)
def test_every_finding_of_any_record_has_a_place(
    leader: str, fields: list[tuple[str, str]], known: bool
) -> None:
    tags, contents = [tag for tag, _ in fields], [content for _, content in fields]
    record = MarcRecord(leader, tags, contents)
    data = b"\x1e".join((b"x" * 24, *(content.encode("utf-8", "replace") for content in contents), b"\x1d"))
    places = Places(record, data if known else b"", 100)
    for one in (
        *check_record(record),
        Finding("read_isbn", "020", 0, "$a", "1"),
        Finding("x", "245", 9, "$1200$b"),
    ):
        place = places.of(one)
        assert 0 <= place.field <= len(tags)
        assert place.in_file is not None
        assert place.in_file == 100 + (place.offset or 0)
        assert place.offset is None or 0 <= place.offset <= len(data) + 100


def test_a_digit_of_another_script_is_no_indicator() -> None:
    record = MarcRecord("", ["245"], ["0\u00b2\x1faSea"])
    assert "check_failed" not in {one.rule for one in check_record(record)}


MANY = 5_000


@pytest.mark.parametrize(
    ("tag", "content"),
    [
        ("041", "0 " + "\x1faxyz" * 20),
        ("020", "  \x1fa9787502700001"),
        ("034", "1 \x1faa\x1fdE1\x1feE2\x1ffN1\x1fgN2"),
        ("255", "  \x1fcW 10°--W 20°/N 10°--N 20°"),
        ("880", "  \x1f6245-77\x1faSea"),
        ("461", " 0" + "\x1f12001 \x1faTitle\x1f1x" * 10),
        ("999", "x\x1fa\x05"),
    ],
)
def test_a_record_of_very_many_fields_is_checked_in_time(tag: str, content: str) -> None:
    known = ["245", "034", "255", "008"]
    contents = [
        "00\x1faSea",
        "1 \x1faa",
        "  \x1fcW 10°--W 20°/N 10°--N 20°",
        "990101s1998    xxu           000 0 eng d",
    ]
    record = MarcRecord("", [*known, *[tag] * MANY], [*contents, *[content] * MANY])
    begun = process_time()
    assert check_record(record)
    assert process_time() - begun < 10

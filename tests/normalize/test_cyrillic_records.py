"""Records in Russian, in the character sets of one byte in which they travel: tests/fixtures/cyrillic."""

import msgspec
import pytest
from cnmarc_fixtures import Claim, without_line
from fixture_lines import FIXTURES, records_of
from marc_lines import marc

from normalize.iso2709 import parse, serialize
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord

GOLDEN = FIXTURES / "cyrillic" / "rusmarc.json"
NAMES = tuple(records_of("cyrillic/rusmarc.txt"))
UNIMARC = "00000nam0 2200000   450 "
MARC21 = "00000cam a2200000 a 4500"


def claim(name: str, codec: str, encoding: str = "") -> Claim:
    """What becomes of a record in a codec, which somebody names or nobody does."""
    data = serialize(records_of("cyrillic/rusmarc.txt")[name], codec)
    outcome = normalize_raw(RawRecord(data, 1, encoding=encoding), SourceProfile("fixtures", "all"))
    assert isinstance(outcome, Accepted)
    return Claim(outcome.record, tuple(map(without_line, outcome.problems)))


def claims() -> dict[str, Claim]:
    return msgspec.json.decode(GOLDEN.read_bytes(), type=dict[str, Claim])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("codec", "encoding"), [("cp1251", ""), ("cp1251", "cp1251"), ("koi8-r", "koi8-r")])
def test_a_record_in_russian_becomes_what_is_claimed(name: str, codec: str, encoding: str) -> None:
    assert claim(name, codec, encoding) == claims()[name]


@pytest.mark.parametrize("name", NAMES)
def test_in_utf8_it_is_the_same(name: str) -> None:
    assert claim(name, "utf-8").record == claims()[name].record


def decoded(codec: str, *lines: str, leader: str) -> tuple[list[str], list[str]]:
    """The contents of a record in a codec, and what is told of its encoding."""
    record, problems = parse(serialize(marc(*lines, leader=leader), codec))
    assert record is not None
    return [content for _, content in record], [problem.message for problem in problems]


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("leader", [UNIMARC, MARC21])
def test_russian_is_found_out_by_its_words_where_nothing_says_it(codec: str, leader: str) -> None:
    lines = (
        ("101 0# $arus", "200 1# $aФизика океана", "210 ## $aМосква$cНаука")
        if leader == UNIMARC
        else (
            "008 260101s1998    ru a          000 0 rus d",
            "245 10 $aФизика океана",
            "260 ## $aМосква :$bНаука,",
        )
    )
    contents, told = decoded(codec, *lines, leader=leader)
    assert "Физика океана" in contents[1]
    assert "Москва" in contents[2]
    assert len(told) == 1


@pytest.mark.parametrize(
    ("codec", "line", "leader", "message"),
    [
        ("cp1252", "245 10 $aÉtude océanique à Brest, “Müller”", MARC21, "Windows-1252"),
        ("cp1252", "245 10 $aEl año de la ballena", MARC21, "Windows-1252"),
        ("cp1252", "200 1# $aÉtude océanique à Brest", UNIMARC, "Windows-1252"),
        ("cp1252", "200 1# $aØst for Ærø", UNIMARC, "Windows-1252"),
    ],
)
def test_windows_1252_is_found_out_where_the_record_says_utf8_or_nothing(
    codec: str, line: str, leader: str, message: str
) -> None:
    contents, told = decoded(codec, line, leader=leader)
    assert contents[0][4:] == line[9:]
    assert [message in each for each in told] == [True]


def test_marc8_that_says_utf8_is_found_out() -> None:
    data = serialize(marc("245 10 $aCafe oceanique", leader=MARC21)).replace(b"Cafe oce", b"Caf\xe2e oc\xe2e")
    record, problems = parse(data)
    assert record is not None
    assert record.first("245")[4:] == "Café océanique"
    assert "MARC-8" in problems[-1].message or "MARC-8" in problems[0].message


def write() -> None:
    """Write the claims as they are now; read the difference, since it is the claim."""
    found = {name: claim(name, "cp1251") for name in NAMES}
    GOLDEN.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")

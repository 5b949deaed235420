"""Authority records of both families, and what they become: tests/fixtures/authorities."""

import msgspec
import pytest
from fixture_lines import FIXTURES, records_of

from normalize.authority import Authority
from normalize.iso2709 import serialize
from normalize.marc import MarcRecord
from normalize.normalizer import OutOfScope, SourceProfile, normalize_raw
from normalize.raw import RawRecord

FOLDER = FIXTURES / "authorities"
FAMILIES = ("marc21", "unimarc")
CASES = [(family, name) for family in FAMILIES for name in records_of(f"authorities/{family}.txt")]
NO_BOOK = {"titles", "identifiers", "source", "identifier", "format"}


def authority(record: MarcRecord, encoding: str = "utf-8") -> Authority:
    """What an authority record says; it is out of scope, and its record is no book."""
    data = serialize(record, encoding)
    outcome = normalize_raw(RawRecord(data, 1), SourceProfile("fixtures", "all"))
    assert isinstance(outcome, OutOfScope)
    assert (outcome.reason, outcome.record.type) == ("authority record", "other")
    said = msgspec.to_builtins(outcome.record)
    assert {name for name, value in said.items() if value} - {"type", "carrier"} <= NO_BOOK
    assert outcome.authority is not None
    return outcome.authority


def claims(family: str) -> dict[str, Authority]:
    return msgspec.json.decode((FOLDER / f"{family}.json").read_bytes(), type=dict[str, Authority])


@pytest.mark.parametrize(("family", "name"), CASES, ids=[name for _, name in CASES])
def test_an_authority_record_becomes_what_is_claimed(family: str, name: str) -> None:
    assert authority(records_of(f"authorities/{family}.txt")[name]) == claims(family)[name]


def test_chinese_authorities_in_gb18030_are_the_same() -> None:
    claimed = claims("unimarc")
    found = records_of("authorities/unimarc.txt")
    chinese = [name for name in found if name.startswith("CAL")]
    assert len(chinese) >= 6
    for name in chinese:
        assert authority(found[name], "gb18030") == claimed[name]


def test_forms_that_refer_to_a_heading_are_kept_apart_from_it() -> None:
    for family in FAMILIES:
        for each in claims(family).values():
            assert each.heading not in each.see_from
            assert not set(each.see_from) & set(each.see_also)


def write() -> None:
    """Write the claims as they are now; read the difference, since it is the claim."""
    for family in FAMILIES:
        found = {name: authority(record) for name, record in records_of(f"authorities/{family}.txt").items()}
        (FOLDER / f"{family}.json").write_bytes(
            msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"
        )

import pytest
from marc_lines import marc

from normalize.iso2709 import serialize
from normalize.local_fields import LocalFieldError, local_fields
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Holding

CHINESE = "00000nam0 2200000   450 "


def holdings_of(
    local: str, *lines: str, leader: str = "00000nam a2200000 a 4500", library: str = ""
) -> object:
    """The holdings of a record of a source with these local fields."""
    profile = SourceProfile("test", "all", library, local_fields(local))
    outcome = normalize_raw(RawRecord(serialize(marc(*lines, leader=leader)), 1), profile)
    assert isinstance(outcome, Accepted)
    return outcome.record.holdings


def test_a_line_says_what_the_subfields_of_a_tag_hold() -> None:
    found = holdings_of(
        "949 library=m number=a location=l copies=c availability=s note=n",
        "245 00 $aSea",
        "949 ## $aGC11 .O2$mMAIN$lSTACKS$c2$sIN$nFolio",
    )
    assert found == (Holding("MAIN", "", "GC11 .O2", "STACKS", copies=2, availability="IN", note="Folio"),)


def test_a_packaged_name_stands_for_its_line() -> None:
    found = holdings_of("sirsi", "245 00 $aSea", "999 ## $aVK1 .S4$wLC$i35007$lSTACKS$mALDERMAN")
    assert found == (Holding("ALDERMAN", call_number="VK1 .S4", location="STACKS", barcodes=("35007",)),)


def test_what_stands_between_codes_is_set_between_their_contents() -> None:
    found = holdings_of(
        "906 number=d/e; 935 number=d/e",
        "200 1# $a海",
        "906 ## $dF124$e26$b1683012",
        "906 ## $dF124$e26$b1683013",
        "935 ## $eX1",
        leader=CHINESE,
        library="BNU",
    )
    assert found == (Holding("BNU", call_number="F124/26"), Holding("BNU", call_number="X1"))


def test_a_line_takes_the_place_of_the_rule_for_its_tag() -> None:
    lines = ("200 1# $a海", "905 ## $aOUC$dP7$e1$fP7/2$b崂山")
    assert holdings_of("", *lines, leader=CHINESE) == (Holding("OUC", call_number="P7/1", location="崂山"),)
    assert holdings_of("cnmarc-905-number", *lines, leader=CHINESE) == (
        Holding("OUC", call_number="P7/2", location="崂山"),
    )


def test_copies_that_are_no_number_are_left_out() -> None:
    assert holdings_of("999 library=a copies=c", "245 00 $aSea", "999 ## $aX$cmany", "999 ## $cmany") == (
        Holding("X"),
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("999", "is not a tag"),
        ("99x library=a", "is not a tag"),
        ("001 library=a", "is not a tag"),
        ("999 shelf=a", "has no shelf"),
        ("999 number=d//", "no subfield codes"),
    ],
)
def test_a_line_that_cannot_be_used_is_told(line: str, told: str) -> None:
    with pytest.raises(LocalFieldError, match=told):
        local_fields(line)

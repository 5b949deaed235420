from collections.abc import Callable
from pathlib import Path

from marc_lines import marc

from normalize.authority import Authority
from normalize.iso2709 import serialize
from normalize.normalizer import Accepted, OutOfScope, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Identifier

MARC21 = "00000nz  a2200000n  4500"
UNIMARC = "00000nx  a2200000   45  "


def authority_of(*lines: str, leader: str) -> Authority:
    """What an authority record says; it must be out of scope, and no book."""
    outcome = normalize_raw(
        RawRecord(serialize(marc(*lines, leader=leader)), 1), SourceProfile("test", "all")
    )
    assert isinstance(outcome, OutOfScope)
    assert outcome.reason == "authority record"
    assert outcome.record.type == "other"
    assert outcome.authority is not None
    return outcome.authority


def test_a_person_with_the_forms_that_refer_to_him() -> None:
    found = authority_of(
        "001 n1",
        "010 ## $an 82119134",
        "100 1# $6880-01$aZheng, He,$d1371-1435",
        "400 1# $wnne$aCheng, Ho,$d1371-1435",
        "400 0# $aSan-pao,$cTʻai-chien,$d1371-1435",
        "510 2# $aZheng He yan jiu hui",
        "670 ## $aHis Hang hai tu, 1961:$bt.p. (郑和)",
        "880 1# $6100-01/$1$a鄭和,$d1371-1435",
        leader=MARC21,
    )
    assert found == Authority(
        "test",
        "n1",
        "Zheng, He, 1371-1435",
        "person",
        "鄭和, 1371-1435",
        ("Cheng, Ho, 1371-1435", "San-pao, Tʻai-chien, 1371-1435"),
        ("Zheng He yan jiu hui",),
        (Identifier("lccn", "n82119134", "n 82119134"),),
        ("His Hang hai tu, 1961: t.p. (郑和)",),
    )


def test_a_topic_with_its_subdivisions() -> None:
    found = authority_of(
        "001 sh1", "150 ## $aOceanography$xResearch$zChina", "450 ## $aOceanology", leader=MARC21
    )
    assert (found.heading, found.kind, found.see_from) == (
        "Oceanography--Research--China",
        "topic",
        ("Oceanology",),
    )


def test_a_name_of_unimarc_has_its_heading_in_200_and_is_no_book() -> None:
    found = authority_of(
        "001 A1",
        "100 ## $a19990101aabcy50      ea",
        "152 ## $aBJ",
        "200 #0 $a林则徐$f1785-1850",
        "400 #0 $a林文忠公",
        "700 #0 $aLin Zexu$f1785-1850",
        "500 #0 $a林汝舟",
        leader=UNIMARC,
    )
    assert (found.heading, found.kind) == ("林则徐, 1785-1850", "person")
    assert found.see_from == ("林文忠公", "Lin Zexu, 1785-1850")
    assert found.see_also == ("林汝舟",)


def test_a_body_and_a_meeting_of_unimarc() -> None:
    body = authority_of("001 A2", "210 02 $a国家海洋局$b海图室", "410 02 $a海图室", leader=UNIMARC)
    meeting = authority_of("001 A3", "210 12 $a国际海洋会议", leader=UNIMARC)
    topic = authority_of("001 A4", "250 ## $a潮汐$x预报", leader=UNIMARC)
    assert (body.heading, body.kind) == ("国家海洋局, 海图室", "corporate")
    assert meeting.kind == "meeting"
    assert (topic.heading, topic.kind) == ("潮汐--预报", "topic")


def test_a_heading_is_the_title_under_which_the_record_is_kept() -> None:
    data = serialize(marc("001 n1", "151 ## $aSouth China Sea", leader=MARC21))
    outcome = normalize_raw(RawRecord(data, 1), SourceProfile("test"))
    assert isinstance(outcome, OutOfScope)
    assert outcome.record.titles[0].value == "South China Sea"
    assert outcome.problems == ()


def test_holdings_and_books_with_odd_leaders_are_no_authorities() -> None:
    holdings = normalize_raw(
        RawRecord(serialize(marc("001 h", "004 b", "852 0# $aOUC", leader=UNIMARC)), 1), SourceProfile("t")
    )
    book = normalize_raw(
        RawRecord(serialize(marc("001 b", "245 00 $aSea", "260 ## $aParis", leader=UNIMARC)), 1),
        SourceProfile("t", "all"),
    )
    assert isinstance(holdings, Accepted)
    assert isinstance(book, Accepted)


def test_an_authority_in_eac_cpf_has_its_forms_too(shared: Callable[[str], Path]) -> None:
    raw = RawRecord(shared("recordmanager-fi/eaccpf1.xml").read_bytes(), 1, "xml")
    outcome = normalize_raw(raw, SourceProfile("fi", "all"))
    assert isinstance(outcome, OutOfScope)
    assert outcome.authority is not None
    assert outcome.authority.heading

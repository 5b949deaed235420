"""Types and carriers, through the public mapping."""

import pytest
from marc_lines import read, read_cnmarc


def fixed(characters: dict[int, str]) -> str:
    """Write a field 008 with these characters at their positions."""
    text = list("960101s1996    cc                  chi d")
    for position, character in characters.items():
        text[position] = character
    return "008 " + "".join(text)


@pytest.mark.parametrize(
    ("leader", "lines", "kind", "carrier"),
    [
        ("00000nam a2200000 a 4500", (fixed({23: "s"}),), "book", "electronic"),
        (
            "00000nam a2200000 a 4500",
            (fixed({29: "1"}),),
            "conference",
            "print",
        ),
        ("00000nam a2200000 a 4500", ("502 ## $aThesis (Ph. D.)",), "thesis", "print"),
        ("00000nam a2200000 a 4500", (fixed({23: "b", 24: "t"}),), "report", "microform"),
        ("00000nam a2200000 a 4500", ("088 ## $aNOAA-12",), "report", "print"),
        ("00000cas a2200000 a 4500", (fixed({21: "n"}),), "newspaper", "print"),
        ("00000cam a2200000 a 4500", ("245 00 $aX$h[microform]",), "book", "microform"),
        ("00000cam a2200000 a 4500", ("007 hd afu---buca",), "book", "microform"),
        ("00000cam a2200000 a 4500", ("338 ## $aonline resource$bcr$2rdacarrier",), "book", "electronic"),
        ("00000cam a2200000 a 4500", ("338 ## $avolume$bnc$2rdacarrier",), "book", "print"),
        ("00000cem a2200000 a 4500", (fixed({29: "s"}),), "map", "electronic"),
        ("00000cem a2200000 a 4500", ("650 #0 $aNautical charts$zChina.",), "chart", "print"),
        ("00000cgm a2200000 a 4500", ("007 vd cvaizq",), "audiovisual", "video"),
        ("00000cjm a2200000 a 4500", (), "audiovisual", "audio"),
        ("00000ckm a2200000 a 4500", (), "image", "print"),
        ("00000ctm a2200000 a 4500", (), "manuscript", "manuscript"),
        (
            "00000cmm a2200000 a 4500",
            (fixed({26: "a"}),),
            "dataset",
            "electronic",
        ),
    ],
)
def test_types_and_carriers(leader: str, lines: tuple[str, ...], kind: str, carrier: str) -> None:
    record = read(*lines, leader=leader)
    assert (record.type, record.carrier) == (kind, carrier)


@pytest.mark.parametrize(
    ("leader", "lines", "kind", "carrier"),
    [
        ("00000nam0 2200000   450 ", ("105 ## $aak  m   000yy", "106 ## $ar"), "thesis", "print"),
        ("00000nam0 2200000   450 ", ("105 ## $aak      100yy",), "conference", "print"),
        ("00000nam0 2200000   450 ", ("106 ## $as",), "book", "electronic"),
        ("00000nas0 2200000   450 ", ("110 ## $acaa",), "newspaper", "print"),
        ("00000nls0 2200000   450 ", ("135 ## $adr",), "serial", "electronic"),
        ("00000naa0 2200000   450 ", (), "article", "print"),
        ("00000nam0 2200000   450 ", ("328 0# $a博士论文",), "thesis", "print"),
    ],
)
def test_types_and_carriers_of_cnmarc(leader: str, lines: tuple[str, ...], kind: str, carrier: str) -> None:
    record = read_cnmarc(*lines, leader=leader)
    assert (record.type, record.carrier) == (kind, carrier)

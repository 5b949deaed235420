"""Records without a fault, as lines, and what the checks find when lines are changed."""

from marc_lines import BOOK, CHINESE_BOOK, marc

from normalize.checks import Finding, check_record
from normalize.marc import MarcRecord

GOOD_MARC21 = (
    "001 12345",
    "005 20200102030405.0",
    "008 990101s1999    xxu           000 0 eng d",
    "040 ## $aDLC$cDLC",
    "245 00 $aSea charts",
    "260 ## $aBoston :$bHarbor,$c1999.",
)
GOOD_CNMARC = (
    "001 CN0001",
    "005 20200102030405.0",
    "010 ## $a978-7-5027-0001-0",
    "100 ## $a20200102d2019    em y0chiy50      ea",
    "101 0# $achi",
    "102 ## $aCN$b110000",
    "105 ## $aak  z   000yy",
    "200 1# $a海图集$9hai tu ji$f王某编",
    "210 ## $a北京$c海洋出版社$d2019",
    "690 ## $aP7$v5",
    "701 #0 $a王某$4编",
    "801 #0 $aCN$bABC$c20200102",
)


def changed(flavour: str, *lines: str, leader: str = "") -> MarcRecord:
    """The good record with these lines in the place of its lines of the same tags; `+` before a line adds it, `-` and a
    tag takes it away.
    """
    good = GOOD_MARC21 if flavour == "marc21" else GOOD_CNMARC
    replaced = {line[:3] for line in lines} | {line[1:4] for line in lines if line[0] == "-"}
    kept = [line for line in good if line[:3] not in replaced]
    new = [line.lstrip("+") for line in lines if line[0] != "-"]
    return marc(*kept, *new, leader=leader or (BOOK if flavour == "marc21" else CHINESE_BOOK))


def findings_of(flavour: str, *lines: str, leader: str = "") -> list[Finding]:
    """What is wrong with the good record when these lines are changed."""
    return check_record(changed(flavour, *lines, leader=leader))

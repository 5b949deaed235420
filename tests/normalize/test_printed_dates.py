"""Dates as imprints have them, read by eye over all forms in shared records and beyond."""

import pytest

from normalize.values.dates import coded_date, publication_date
from normalize.values.printed_dates import read_printed

WESTERN = """
c1980-1985 | 1980/1985
[2001], c1972-1987 | 2001
1984, c1982-1983 | 1984
[c1892] 1904 | 1904
c1990 [2001 printing] | 1990
1999 printing, c1971 | 1971
1999-, c2000 | 1999/..
1993 [i.e. 1994] | 1994
1992 [i.e. 1993]-1998 | 1993/1998
1890 [即1980] | 1980
1850, [i.e. 1851] | 1851
1990/91-1995/96 | 1990/1995
1990/91- | 1990/..
1998/99 | 1998/1999
1378 [1999] | 1999
1373 [1994 or 1995] | 1994?/1995?
2537 [1994]- | 1994/..
\u200f\u202a1365- [1986-    ]\u202c | 1986/..
759 [1998 or 1999-    ] | 1998/..
1996-<1999   > | 1996/..
<1994-1999   > | 1994/1999
<1999>-2000 | 1999/2000
<  -1997> | /1997
   -1956 | /1956
1995-<    > | 1995/..
1864-19<82   > | 1864/1982
19  -1954 | 19XX/1954
192 -1931 | 192X/1931
1931-194? | 1931/194X
199X-200X | 199X/200X
19??-2004 | 19XX/2004
199?- | 199X/..
[190.]-[190.] | 190X
1978-[199.] | 1978/199X
1984-.... | 1984/..
1990/.. | 1990/..
[between 1990 and 1997] | 1990?/1997?
[between 1990 and 1999] | 199X
[not before 1814] | 1814?/..
[after 1981] | 1981?/..
before 1937 | /1937?
[not after 1950] | /1950?
[1950s] | 195X
[1950's?] | 195X
[2000s?] | 200X
18th century | 17XX
19[85?] | 1985?
199[8] | 1998
l983, 1966 | 1983
c2O01 | 2001
MDCCLVI | 1756
M.DCC.LXXXV. | 1785
MDCCVIII-X | 1708/1710
ca.1850 | 1850~
vers 1850 | 1850~
2001-07-15 | 2001-07-15
2005/2006 | 2005/2006
1899-01 | 1899-01
198510 | 1985-10
1420 H | -
HSE 9100 | -
998 | -
ISBN 9787502712345 | -
forthcoming | -
"""
EASTERN = """
民国廿三至廿五年 | 1934/1936
民國二十四年十月 | 1935-10
民國前3年 | 1909
民国一百年 | 2011
民国初年 | 1912?/1949?
1996[民85] | 1996
民國86- [1997- | 1997/..
光绪20-21年 | 1894/1895
光绪二十年至宣统元年 | 1894/1909
光绪二十年五月 | 1894
光绪四十年 | 1875?/1908?
乾隆三十八年至四十七年 | 1773/1782
清嘉庆二十三年(1818)—道光二年(1822) | 1818/1822
清光绪丙午(1906)年 | 1906
崇祯元年 | 1628
宋绍兴 | 1131?/1162?
元至正 | 1341?/1368?
明末清初 | 1600?/1722?
[Qing mo] | 1840?/1911?
太平天国辛酉十一年 | 1861
洪宪元年 | 1916
昭和 47-58 | 1972/1983
昭和12.5 | 1937-05
昭12 | 1937
昭和五十八年三月 | 1983-03
文政八年三月 | 1825
皇紀二千六百年 | 1940
檀紀4288 | 1955
嗣德二十年 | 1867
พ.ศ. 2540 | 1997
一九五0年 | 1950
二○○一年三月 | 2001-03
一千九百五十年 | 1950
１９９８年５月 | 1998-05
五十年代 | 195X
二十世纪五十年代 | 195X
20世纪50年代 | 195X
[19世纪] | 18XX
1950年代 | 195X
[1850年前后] | 1850~
1937年以前 | /1937?
1937年后 | 1937?/..
不晚于1937 | /1937?
1998年— | 1998/..
1998～2000年 | 1998/2000
1998年至2000年 | 1998/2000
1990年1月- | 1990/..
1985年10月第2版第3次印刷 | 1985-10
1998.12第1版 | 1998-12
1998 (2000重印) | 1998
1949年10月1日 | 1949-10-01
甲午年 | -
[出版年不详] | -
即将出版 | -
"""


def lines(text: str) -> list[tuple[str, str]]:
    """What is printed, and the EDTF that it means (a hyphen: none)."""
    pairs = [line.partition(" | ") for line in text.strip("\n").split("\n")]
    return [(printed, edtf.replace("-", "", 1) if edtf == "-" else edtf) for printed, _, edtf in pairs]


@pytest.mark.parametrize(("printed", "edtf"), lines(WESTERN) + lines(EASTERN))
def test_a_printed_date_means_what_a_cataloguer_meant(printed: str, edtf: str) -> None:
    date = read_printed(printed)
    assert (date.edtf, date.printed) == (edtf, printed)
    known = [int(year) for year in (date.first, date.last) if year is not None]
    assert bool(known) == bool(edtf)
    assert known == sorted(known)


def test_a_printed_year_within_a_coded_one_with_unknown_digits_is_the_better_one() -> None:
    assert publication_date("s19uu    ", "1996").edtf == "1996"
    assert publication_date("s19uu    ", "2001").edtf == "19XX"
    assert publication_date("s199u    ", "[199-?]").edtf == "199X"
    assert publication_date("s1995    ", "1996").edtf == "1995"


def test_a_questionable_decade_needs_no_mark() -> None:
    assert coded_date("q199uuuuu").edtf == "199X"
    assert coded_date("q1990uuuu").edtf == "1990?"


@pytest.mark.parametrize(
    "text", ["1", "年", "[", "<", "-", "M", "光绪", "民国 ", "1998-", "19--", " ", "·1998", "〇"]
)
def test_long_texts_are_read_in_no_time(text: str) -> None:
    assert read_printed(text * (1_000_000 // len(text))).printed.startswith(text)

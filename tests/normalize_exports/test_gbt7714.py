"""References by GB/T 7714-2025."""

import pytest
from citable import article, body, chapter, chart_facts, named, work

from normalize.exports.cited import plain
from normalize.exports.gbt7714 import cite
from normalize.record import Agent, Imprint, Link, PublicationDate, Record, Title

BOOKS = [
    (work("book", "中国海洋渔业简史", "1983", by=named("张震东", "杨金森"), at="北京 : 海洋出版社"),
     "张震东，杨金森. 中国海洋渔业简史[M]. 北京：海洋出版社，1983."),
    (work("book", "中国海洋渔业简史 : 从远古到民国", "1983", by=named("张震东"), at="北京 : 海洋出版社"),
     "张震东. 中国海洋渔业简史：从远古到民国[M]. 北京：海洋出版社，1983."),
    (work("book", "海洋学导论", "2006", by=named("冯士筰", "李凤岐", "李少菁"), at="北京 : 高等教育出版社"),
     "冯士筰，李凤岐，李少菁. 海洋学导论[M]. 北京：高等教育出版社，2006."),
    (work("book", "海洋学导论", "2006", by=named("甲一", "乙二", "丙三", "丁四"), at="北京 : 高等教育出版社"),
     "甲一，乙二，丙三，等. 海洋学导论[M]. 北京：高等教育出版社，2006."),
    (work("book", "物理海洋学", "1999", by=named("叶安乐", "李凤岐"), at="青岛 : 青岛海洋大学出版社",
         edition="第2版"),
     "叶安乐，李凤岐. 物理海洋学[M]. 2版. 青岛：青岛海洋大学出版社，1999."),
    (work("book", "物理海洋学", "1992", by=named("叶安乐"), at="青岛 : 青岛海洋大学出版社", edition="第1版"),
     "叶安乐. 物理海洋学[M]. 青岛：青岛海洋大学出版社，1992."),
    (work("book", "物理海洋学", "1992", by=named("叶安乐"), at="青岛 : 海洋大学出版社", edition="[第三版]"),
     "叶安乐. 物理海洋学[M]. 3版. 青岛：海洋大学出版社，1992."),
    (work("book", "航海学", "2010", by=named("郭禹"), at="大连 : 大连海事大学出版社", edition="修订版"),
     "郭禹. 航海学[M]. 修订版. 大连：大连海事大学出版社，2010."),
    (work("book", "航海学", "1980", by=named("郭禹"), at="北京 : 人民交通出版社", edition="新一版"),
     "郭禹. 航海学[M]. 新1版. 北京：人民交通出版社，1980."),
    (work("book", "海国图志 : 六十卷", "1847", printed="道光二十七年", by=(Agent("（清）魏源", entry="main"),),
          at="扬州 : 古微堂", version="刻本"),
     "魏源. 海国图志：六十卷[M]. 刻本. 扬州：古微堂，1847（道光二十七年）."),
    (work("book", "中国沿海灯塔志", "1935", printed="民国24年", by=named("班思德"), at="上海 : 海关总税务司公署"),
     "班思德. 中国沿海灯塔志[M]. 上海：海关总税务司公署，1935（民国24年）."),
    (work("book", "海军大事记", "1918", printed="民国七年 [1918]", by=named("池仲祐"), at="北京 : 海军部"),
     "池仲祐. 海军大事记[M]. 北京：海军部，1918（民国七年）."),
    (work("book", "日本海流調査", "1937", printed="昭和12年", by=named("宇田道隆"), at="東京 : 水産試験場",
         language="jpn"),
     "宇田道隆. 日本海流調査[M]. 東京：水産試験場，1937（昭和12年）."),
    (work("book", "老人与海", "1999", by=(*named("（美）海明威"), *named("吴劳", role="trl")),
         at="上海 : 上海译文出版社"),
     "海明威. 老人与海[M]. 吴劳，译. 上海：上海译文出版社，1999."),
    (work("book", "海权论", "1997",
          by=(*named("[美] 马汉"), *named("萧伟中", "梅然", "李文", "赵武", role="trl")), at="北京 : 中国言实出版社"),
     "马汉. 海权论[M]. 萧伟中，梅然，李文，等，译. 北京：中国言实出版社，1997."),
    (work("book", "海洋大辞典", "1998", by=named("王颖", role="edt"), at="沈阳 : 辽宁人民出版社"),
     "王颖. 海洋大辞典[M]. 沈阳：辽宁人民出版社，1998."),
    (work("book", "海洋大辞典", "1998", at="沈阳 : 辽宁人民出版社"),
     "海洋大辞典[M]. 沈阳：辽宁人民出版社，1998."),
    (work("book", "潮汐表", "1978", by=body("国家海洋局")),
     "国家海洋局. 潮汐表[M]. [出版地不详]：[出版者不详]，1978."),
    (work("book", "潮汐表", "1978", by=body("国家海洋局"), at="北京"),
     "国家海洋局. 潮汐表[M]. 北京：[出版者不详]，1978."),
    (work("book", "潮汐表", "1978?", printed="[1978?]", by=body("国家海洋局"), at="北京 : 海洋出版社"),
     "国家海洋局. 潮汐表[M]. 北京：海洋出版社，[1978]."),
    (work("book", "潮汐表", "1998/2001", by=body("国家海洋局"), at="北京 : 海洋出版社"),
     "国家海洋局. 潮汐表[M]. 北京：海洋出版社，1998-2001."),
    (work("book", "Tides", "1988", printed="c1988", by=named("Pugh, David T."), at="Chichester : Wiley"),
     "Pugh D T. Tides[M]. Chichester：Wiley，c1988."),
    (work("book", "The oceans", "1942",
         by=named("Sverdrup, H. U. (Harald Ulrik)", "Johnson, Martin W.", "Fleming, Richard H."),
          at="New York : Prentice-Hall"),
     "Sverdrup H U，Johnson M W，Fleming R H. The oceans[M]. New York：Prentice-Hall，1942."),
    (work("book", "Waves", "2001", by=named("Alpha, A.", "Beta, B.", "Gamma, C.", "Delta, D."),
         at="London : Elsevier"),
     "Alpha A，Beta B，Gamma C，et al. Waves[M]. London：Elsevier，2001."),
    (work("book", "Waves", "2001", by=named("Peebles, Peyton Z., Jr."), at="New York : McGraw-Hill",
         edition="4th ed."),
     "Peebles P Z Jr. Waves[M]. 4th ed. New York：McGraw-Hill，2001."),
    (work("book", "Waves", "2001", by=named("Godard, Jean-Luc"), at="Paris : Seuil", edition="1st ed."),
     "Godard J-L. Waves[M]. Paris：Seuil，2001."),
    (work("book", "Waves", "2001", by=named("de Morgan, Augustus"), at="London : Wiley", edition="Second edition"),
     "De Morgan A. Waves[M]. 2nd ed. London：Wiley，2001."),
    (work("book", "Sea ice", "2003", by=named("Li, Jiangning"), at="Beijing : Ocean Press",
         edition="Revised edition"),
     "Li Jiangning. Sea ice[M]. Rev. ed. Beijing：Ocean Press，2003."),
    (work("book", "Sea ice", "2003", by=body("Stanford University. Department of Civil Engineering")),
     "Stanford University. Department of Civil Engineering. Sea ice[M]. [S.l.]：[s.n.]，2003."),
    (work("book", "Sea ice", "2003", at="[S.l. : s.n.]"), "Sea ice[M]. [S.l.]：[s.n.]，2003."),
    (work("book", "Океан", "1990", by=named("Шулейкин, В. В."), at="Москва : Наука", language="rus"),
     "Шулейкин В В. Океан[M]. Москва：Наука，1990."),
    (work("book", "海底科学", "2020", titles=(Title("海底科学", part_number="第2卷", part_name="海底地质"),),
          by=named("刘光鼎"), at="北京 : 科学出版社"),
     "刘光鼎. 海底科学：第2卷 海底地质[M]. 北京：科学出版社，2020."),
    (Record("t", "1", type="book", titles=(Title("Hai yang", original=Title("海洋")),),
            agents=(Agent("Zhang, San", original="张三", entry="main"),),
            imprints=(Imprint("Beijing", "Ke xue", original=Imprint("北京", "科学出版社")),),
            date=PublicationDate("1983", 1983, 1983, "1983")),
     "张三. 海洋[M]. 北京：科学出版社，1983."),
    (work("book", "Marine law", "2021", by=named("Torres, Lucia"), at="Singapore : Springer",
         doi="10.1007/978-981-16",
          carrier="electronic"),
     "Torres L. Marine law[M/OL]. Singapore：Springer，2021. DOI:10.1007/978-981-16."),
    (work("book", "Marine law", "2021", by=named("Torres, Lucia"), carrier="electronic",
          links=(Link("https://example.org/law"),)),
     "Torres L. Marine law[M/OL]. 2021. https://example.org/law."),
]  # fmt: skip
PARTS = [
    (article("渤海冰情", "2019-03", "海洋学报", "41|3|1-13", by=named("张三")),
     "张三. 渤海冰情[J]. 海洋学报，2019，41（3）：1-13."),
    (article("渤海冰情", "2013", "海洋通报", "|1|56-75", by=named("张三")),
     "张三. 渤海冰情[J]. 海洋通报，2013（1）：56-75."),
    (article("渤海冰情", "2014", "海洋通报", "510||356-362", by=named("张三")),
     "张三. 渤海冰情[J]. 海洋通报，2014，510：356-362."),
    (article("渤海冰情", "2024-05-09", "海洋学报", by=named("张三"), doi="10.3969/j.1"),
     "张三. 渤海冰情[J/OL]. 海洋学报，2024-05-09. DOI:10.3969/j.1."),
    (article("渤海冰情", "2019", "海洋学报", "41|增刊1|5", by=named("张三")),
     "张三. 渤海冰情[J]. 海洋学报，2019，41（增刊1）：5."),
    (article("镜范 : 以铜镜为中心", "2009", "东方博物", "|1|85-92",
         by=(*named("久保智康"), *named("顾幼静", role="trl"))),
     "久保智康. 镜范：以铜镜为中心[J]. 顾幼静，译. 东方博物，2009（1）：85-92."),
    (article("Sea level", "2006", "Nature", "57|5/6|169-176", by=named("Saito, M.", "Miyazaki, K.")),
     "Saito M，Miyazaki K. Sea level[J]. Nature，2006，57（5/6）：169-176."),
    (article("Sea level", "2014", "Nature", "510||356-362", by=named("Saito, M."), doi="10.1038/nature13308",
             links=(Link("https://doi.org/10.1038/nature13308"),)),
     "Saito M. Sea level[J/OL]. Nature，2014，510：356-362. DOI:10.1038/nature13308."),
    (article("Sea level", "2014", "Nature", "510||356-362", by=named("Saito, M."), doi="10.1038/nature13308",
             links=(Link("https://www.nature.com/articles/nature13308"),)),
     ("Saito M. Sea level[J/OL]. Nature，2014，510：356-362. https://www.nature.com/articles/nature13308. "
      "DOI:10.1038/nature13308.")),
    (article("Sea level", "1981", "Br Med J", "283|6292|628"), "Sea level[J]. Br Med J，1981，283（6292）：628."),
    (article("加快建设海洋强国", "2013-08-01", "人民日报", "||1", by=named("李明")),
     "李明. 加快建设海洋强国[N]. 人民日报，2013-08-01（1）."),
    (article("远洋渔业启航", "1985-03-11", "中国海洋报", by=body("本报评论员")),
     "本报评论员. 远洋渔业启航[N]. 中国海洋报，1985-03-11."),
    (article("Ships collide", "1912-04-16", "The New York Times", "||1"),
     "Ships collide[N]. The New York Times，1912-04-16（1）."),
    (chapter("洪水成因", "1999", "灾害对策", "32-36", by=(*named("程根伟"), *named("许厚泽", "赵其国", role="edt")),
             at="北京 : 科学出版社"),
     "程根伟. 洪水成因[M]//许厚泽，赵其国. 灾害对策. 北京：科学出版社，1999：32-36."),
    (chapter("Currents", "2011", "Ocean circulation", "21-22", by=named("Fourney, M. E."), at="New York : ASME",
         volume="4"),
     "Fourney M E. Currents[M]//Ocean circulation：4. New York：ASME，2011：21-22."),
    (chapter("海浪预报", "2005", "中国海洋学会论文集", "10-15", "conference", by=named("文圣常"),
         at="青岛 : 中国海洋大学出版社"),
     "文圣常. 海浪预报[C]//中国海洋学会论文集. 青岛：中国海洋大学出版社，2005：10-15."),
]  # fmt: skip
OTHERS = [
    (work("conference", "海岸工程学术讨论会论文集", "1991", by=body("中国海洋学会"), at="北京 : 海洋出版社"),
     "中国海洋学会. 海岸工程学术讨论会论文集[C]. 北京：海洋出版社，1991."),
    (work("thesis", "南海内波研究", "2022", by=named("王琦"), at="青岛 : 中国海洋大学"),
     "王琦. 南海内波研究[D]. 青岛：中国海洋大学，2022."),
    (work("thesis", "Internal waves", "2016", by=named("Gross, Oskar"), at="Helsinki : University of Helsinki",
          carrier="electronic", links=(Link("http://urn.fi/URN:ISBN:978-951-51-2090-8"),)),
     "Gross O. Internal waves[D/OL]. Helsinki：University of Helsinki，2016. http://urn.fi/URN:ISBN:978-951-51-2090-8."),
    (work("report", "中国海平面公报", "2020", by=body("自然资源部"), at="北京 : 自然资源部", publisher="MNR-2020-1"),
     "自然资源部. 中国海平面公报：MNR-2020-1[R]. 北京：自然资源部，2020."),
    (work("standard", "海洋调查规范", "2007", by=body("国家标准化管理委员会"), at="北京 : 中国标准出版社",
          publisher="GB/T 12763.1-2007"),
     "GB/T 12763.1-2007 海洋调查规范[S]."),
    (work("patent", "一种海水淡化装置", "2008-01-16", by=named("邓一刚"), publisher="CN200610171314.3"),
     "邓一刚. 一种海水淡化装置：CN200610171314.3[P]. 2008-01-16."),
    (work("dataset", "Chlorophyll of the Bohai Sea", "2020-05-17", by=named("Smith, Jane"), at=" : PANGAEA",
          carrier="electronic", doi="10.1594/pangaea.1"),
     "Smith J. Chlorophyll of the Bohai Sea[DS/OL]. PANGAEA（2020-05-17）[2026-11-23]. DOI:10.1594/pangaea.1."),
    (work("dataset", "渤海叶绿素", "2020", by=named("张三"), at=" : 国家海洋科学数据中心", carrier="electronic",
          edition="V1.0", links=(Link("https://mds.nmdis.org.cn/1"),)),
     "张三. 渤海叶绿素[DS/OL]. V1.0. 国家海洋科学数据中心（2020）[2026-11-23]. https://mds.nmdis.org.cn/1."),
    (work("chart", "渤海及黄海", "1988", by=body("中国人民解放军海军司令部航海保证部"), at="天津 : 航海保证部",
          chart=chart_facts(1_000_000), dimensions="106 x 75 cm"),
     "中国人民解放军海军司令部航海保证部. 渤海及黄海. 1：1 000 000[CM]. 天津：航海保证部，1988. 106 cm×75 cm."),
    (work("map", "中国海区地势图", "2019", by=named("吴自银"), at="北京 : 科学出版社", edition="第2版",
         dimensions="138×96cm"),
     "吴自银. 中国海区地势图[CM]. 2版. 北京：科学出版社，2019. 138 cm×96 cm."),
    (work("chart", "Approaches to Chusan", "1843", by=named("Collinson, Richard, Sir"), at="London : Admiralty",
          chart=chart_facts(36_500)),
     "Collinson R. Approaches to Chusan. 1：36 500[CM]. London：Admiralty，1843."),
    (work("serial", "海洋学报", "1979/..", by=body("中国海洋学会"), at="北京 : 海洋出版社"),
     "中国海洋学会. 海洋学报[J]. 北京：海洋出版社，1979-."),
    (work("newspaper", "中国海洋报", "1989/2019", at="北京 : 中国海洋报社"),
         "中国海洋报[N]. 北京：中国海洋报社，1989-2019."),
    (work("manuscript", "郑和航海图考", "1947", printed="民国三十六年", by=named("范文涛")),
     "范文涛. 郑和航海图考[A]. 1947（民国三十六年）."),
    (work("other", "海洋预报", "2012-05-03", by=body("国家海洋环境预报中心"), carrier="electronic",
          links=(Link("https://www.nmefc.cn/"),)),
     "国家海洋环境预报中心. 海洋预报[EB/OL]. （2012-05-03）[2026-11-23]. https://www.nmefc.cn/."),
    (work("image", "Harbour at dusk", "1901", by=named("Lee, Ann")),
         "Lee A. Harbour at dusk[Z]. [S.l.]：[s.n.]，1901."),
]  # fmt: skip


@pytest.mark.parametrize(("record", "expected"), BOOKS)
def test_books(record: Record, expected: str) -> None:
    assert plain(cite(record)) == expected


@pytest.mark.parametrize(("record", "expected"), PARTS)
def test_articles_and_chapters(record: Record, expected: str) -> None:
    assert plain(cite(record)) == expected


@pytest.mark.parametrize(("record", "expected"), OTHERS)
def test_everything_else(record: Record, expected: str) -> None:
    assert plain(cite(record, accessed="2026-11-23")) == expected


def test_the_day_of_access_is_not_named_of_books_and_articles() -> None:
    online = article("渤海冰情", "2019", "海洋学报", "41|3|1-13", doi="10.1/1")
    assert "2026" not in plain(cite(online, accessed="2026-11-23"))


def test_a_record_that_says_nothing_is_cited_without_an_error() -> None:
    assert plain(cite(Record("t", "1"))) == "[Z]. [S.l.]：[s.n.]."

"""References by GB/T 7714-2015, where they differ from those of 2025."""

import pytest
from citable import article, body, chapter, chart_facts, named, work

from normalize.exports.cited import plain
from normalize.exports.gbt7714 import cite
from normalize.exports.gbt_style import GBT_2015
from normalize.record import Link, Record

CASES = [
    (work("book", "中国海洋渔业简史 : 从远古到民国", "1983", by=named("张震东", "杨金森"), at="北京 : 海洋出版社"),
     "张震东, 杨金森. 中国海洋渔业简史: 从远古到民国[M]. 北京: 海洋出版社, 1983."),
    (work("book", "海国图志", "1847", printed="道光二十七年", by=named("（清）魏源"), at="扬州 : 古微堂",
         version="刻本"),
     "魏源. 海国图志[M]. 刻本. 扬州: 古微堂, 1847(道光二十七年)."),
    (work("book", "Probability", "2001", by=named("Peebles, Peyton Z., Jr."), at="New York : McGraw-Hill",
         edition="4th ed."),
     "PEEBLES P Z, Jr. Probability[M]. 4th ed. New York: McGraw-Hill, 2001."),
    (work("book", "Waves", "2001", by=named("Alpha, A.", "Beta, B.", "Gamma, C.", "Delta, D."),
         at="London : Elsevier"),
     "ALPHA A, BETA B, GAMMA C, et al. Waves[M]. London: Elsevier, 2001."),
    (work("book", "Sea ice", "2003", by=named("Li, Jiangning"), at="Beijing : Ocean Press"),
     "LI Jiangning. Sea ice[M]. Beijing: Ocean Press, 2003."),
    (work("book", "老人与海", "1999", by=(*named("（美）海明威"), *named("吴劳", role="trl")),
         at="上海 : 译文出版社"),
     "海明威. 老人与海[M]. 吴劳, 译. 上海: 译文出版社, 1999."),
    (work("book", "潮汐表", "1978", by=body("国家海洋局")),
     "国家海洋局. 潮汐表[M]. [出版地不详]: [出版者不详], 1978."),
    (article("渤海冰情", "2019", "海洋学报", "41|3|1-13", by=named("张三", "李四")),
     "张三, 李四. 渤海冰情[J]. 海洋学报, 2019, 41(3): 1-13."),
    (article("渤海冰情", "2019", "海洋学报", "41|3|1-13", by=named("张三"), doi="10.3969/j.1"),
     "张三. 渤海冰情[J/OL]. 海洋学报, 2019, 41(3): 1-13[2026-11-23]. DOI:10.3969/j.1."),
    (article("建设海洋强国", "2013-08-01", "人民日报", "||1", by=named("李明")),
     "李明. 建设海洋强国[N]. 人民日报, 2013-08-01(1)."),
    (chapter("洪水成因", "1999", "灾害对策", "32-36", by=(*named("程根伟"), *named("许厚泽", "赵其国", role="edt")),
             at="北京 : 科学出版社"),
     "程根伟. 洪水成因[M]//许厚泽, 赵其国. 灾害对策. 北京: 科学出版社, 1999: 32-36."),
    (work("standard", "海洋调查规范", "2007", by=body("国家标准化管理委员会"), at="北京 : 中国标准出版社",
          publisher="GB/T 12763.1-2007"),
     "国家标准化管理委员会. 海洋调查规范: GB/T 12763.1-2007[S]. 北京: 中国标准出版社, 2007."),
    (work("patent", "一种海水淡化装置", "2008-01-16", by=named("邓一刚"), publisher="CN200610171314.3"),
     "邓一刚. 一种海水淡化装置: CN200610171314.3[P]. 2008-01-16."),
    (work("chart", "渤海及黄海", "1988", by=body("航海保证部"), at="天津 : 航海保证部", chart=chart_facts(1_000_000),
          dimensions="106 x 75 cm"),
     "航海保证部. 渤海及黄海[CM]. 天津: 航海保证部, 1988."),
    (work("thesis", "南海内波研究", "2022", by=named("王琦"), at="青岛 : 中国海洋大学", carrier="electronic",
          links=(Link("https://example.org/1"),)),
     "王琦. 南海内波研究[D/OL]. 青岛: 中国海洋大学, 2022[2026-11-23]. https://example.org/1."),
    (work("dataset", "Chlorophyll", "2020-05-17", by=named("Smith, Jane"), at=" : PANGAEA", carrier="electronic",
          doi="10.1594/pangaea.1"),
     "SMITH J. Chlorophyll[DS/OL]. PANGAEA, 2020[2026-11-23]. DOI:10.1594/pangaea.1."),
    (work("dataset", "Chlorophyll", "2020-05-17", by=named("Smith, Jane"), carrier="electronic",
         doi="10.1594/pangaea.1"),
     "SMITH J. Chlorophyll[DS/OL]. (2020-05-17)[2026-11-23]. DOI:10.1594/pangaea.1."),
    (work("other", "海洋预报", "2012-05-03", by=body("预报中心"), carrier="electronic",
         links=(Link("https://www.nmefc.cn/"),)),
     "预报中心. 海洋预报[EB/OL]. (2012-05-03)[2026-11-23]. https://www.nmefc.cn/."),
    (work("serial", "海洋学报", "1979/..", by=body("中国海洋学会"), at="北京 : 海洋出版社"),
     "中国海洋学会. 海洋学报[J]. 北京: 海洋出版社, 1979-."),
]  # fmt: skip


@pytest.mark.parametrize(("record", "expected"), CASES)
def test_references_of_2015(record: Record, expected: str) -> None:
    assert plain(cite(record, GBT_2015, "2026-11-23")) == expected

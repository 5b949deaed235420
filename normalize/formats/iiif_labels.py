"""Labels that libraries write in the metadata of IIIF manifests, in lower case: element, step and role."""

Meaning = tuple[str, str, str]

_MEANINGS: dict[Meaning, str] = {
    ("title", "", ""): "title|main title|題名|题名|标题|書名|书名|タイトル",
    (
        "other_title",
        "",
        "",
    ): "alternative title|alternate title|other title|uniform title|其他题名|别名|異題名",
    (
        "agent",
        "name",
        "aut",
    ): "author|authors|creator|creators|main author|作者|著者|责任者|責任者|作者/创建者|创建者",
    ("agent", "name", "ctg"): "cartographer|map maker|mapmaker|制图者|绘制者|測繪者|测绘者",
    ("agent", "name", "ctb"): "contributor|contributors|other contributors|贡献者|其他责任者",
    ("agent", "name", "egr"): "engraver|刻工",
    ("agent", "name", "art"): "artist|艺术家|畫家|画家",
    ("publisher", "", ""): "publisher|printer|出版者|出版社|发行者",
    ("place", "", ""): "place of publication|publication place|place published|出版地",
    (
        "date",
        "",
        "",
    ): "date|date created|date published|publication date|date issued|year|published|date of publication"
    "|创建日期|日期|出版日期|出版年|年代|時代|时代|出版年月日",
    ("language", "several", ""): "language|languages|语种|語言|语言",
    ("extent", "", ""): "extent|physical description|physical extent|数量|页数|册数|數量",
    ("dimensions", "", ""): "dimensions|size|尺寸|大小|开本",
    ("scale", "", ""): "scale|比例尺",
    ("projection", "", ""): "projection|投影",
    (
        "coverage",
        "",
        "",
    ): "place|places|location|geographic subject|coverage|spatial coverage|geographic coverage|region|地区|地点|地點",
    ("subject", "several", ""): "subject|subjects|topic|topics|keywords|主题|主題|关键词|主题词",
    ("type", "", ""): "type|type of resource|resource type|object type|genre|format|类型|資料類型|资源类型",
    ("identifier", "", ""): "identifier|identifiers|local identifier|record id|标识符|識別碼",
    ("holding", "", ""): "call number|shelfmark|shelf mark|call no.|索书号|索書號|典藏号|请求记号",
    ("series", "", ""): "series|collection|part of|丛书|叢書|合集",
    ("abstract", "", ""): "description|abstract|summary|摘要|描述|内容提要|內容描述",
    ("note", "", ""): "note|notes|附注|備註|备注",
    ("rights", "", ""): "rights|license|copyright|terms of use|usage rights|权利|版权|權限",
    (
        "note",
        "",
        "source",
    ): "repository|holding institution|institution|location of original|收藏机构|馆藏机构|典藏單位",
}
LABELS: dict[str, Meaning] = {
    word: meaning for meaning, words in _MEANINGS.items() for word in words.split("|")
}

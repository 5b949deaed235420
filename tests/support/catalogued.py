"""Records as the index meets them, and backends filled with them."""

from normalize.record import (
    Agent,
    Classification,
    Identifier,
    Imprint,
    Link,
    Note,
    PublicationDate,
    Record,
    Subject,
    Title,
)

RECORDS = {
    "hm0000000001": Record(
        "lc", "1", type="book", languages=("chi",),
        titles=(
            Title("Zhongguo hai yang yu ye zi yuan", subtitle="yan jiu", script="Latn",
                  original=Title("中國海洋漁業資源", subtitle="研究")),
        ),
        agents=(Agent("Wang, Jiaxiang", original="王家祥", entry="main"),),
        imprints=(Imprint("Beijing", "Hai yang chu ban she", "1998",
                          original=Imprint("北京", "海洋出版社", "1998")),),
        date=PublicationDate("1998", 1998, 1998),
        identifiers=(Identifier("isbn", "9787502745738", "7502745734"), Identifier("lccn", "98123456")),
        subjects=(Subject(("Fisheries", "China"), original=("漁業", "中國")),),
        classifications=(Classification("clc", "F326.4"), Classification("lcc", "SH297", ".W36 1998")),
    ),
    "hm0000000002": Record(
        "szlib", "2", type="book", languages=("chi",),
        titles=(Title("渔业史话", script="Hani"),),
        agents=(Agent("王家祥"),),
        date=PublicationDate("2005", 2005, 2005),
        subjects=(Subject(("渔业",)),),
        classifications=(Classification("clc", "F326.4"),),
    ),
    "hm0000000003": Record(
        "lc", "3", type="book", languages=("eng",),
        titles=(Title("The oceans", nonfiling=4),),
        agents=(Agent("Sverdrup, H. U. (Harald Ulrik)", entry="main"),),
        date=PublicationDate("1942", 1942, 1942),
        identifiers=(Identifier("isbn", "9780262532037", "0-262-53203-4"),),
        subjects=(Subject(("Oceanography",)),),
    ),
    "hm0000000004": Record(
        "lc", "4", type="serial", carrier="electronic", languages=("eng", "fre"),
        titles=(Title("Journal of fisheries and ocean science"), Title("Revue des pêches", kind="parallel")),
        date=PublicationDate("1990", 1990, None),
        identifiers=(Identifier("issn", "03784371", "0378-4371"), Identifier("doi", "10.1000/fish.42")),
        subjects=(Subject(("Fisheries",)), Subject(("Oceanography",))),
        links=(Link("https://example.org/", access="open"),),
    ),
    "hm0000000005": Record(
        "nlc", "5", type="chart", languages=("chi",),
        titles=(Title("渤海海軍港口圖"),),
        date=PublicationDate("", None, None),
        notes=(Note("民国海军部海道测量局，oceans and harbours"),),
        subjects=(Subject(("海军",)),),
    ),
    "hm0000000006": Record(
        "lc", "6", type="book", languages=("eng",),
        titles=(Title("The history of the oceans and their fisheries", nonfiling=4),),
        agents=(Agent("Smith, Jane"),),
        date=PublicationDate("1990", 1990, 1990),
        subjects=(Subject(("Oceanography", "History")),),
    ),
}  # fmt: skip
LIBRARIES = {name: ("DLC", "SZL") if record.source == "lc" else ("SZL",) for name, record in RECORDS.items()}

"""References by the APA manual, 7th edition, and by the Chicago manual, 18th and 17th edition."""

import msgspec
import pytest
from citable import article, body, chapter, chart_facts, named, thesis_note, work

from normalize.exports import apa, chicago
from normalize.exports.cited import as_html, plain
from normalize.record import Agent, Identifier, Imprint, Link, PublicationDate, Record, Relation, Title

MANY = named(*(f"A{letter}, Ann" for letter in "bcdefghijklmnopqrstuvw"))
CHINESE = Record(
    "t",
    "1",
    type="book",
    titles=(Title("Hai yang xue", original=Title("海洋学")), Title("Oceanography", "parallel")),
    agents=(
        Agent("Zhang, Zhendong", original="张震东", roles=("aut",), entry="main"),
        Agent("Yang, Jinsen", original="杨金森", roles=("aut",)),
    ),
    imprints=(Imprint("Beijing", "Ke xue chu ban she", original=Imprint("北京", "科学出版社")),),
    date=PublicationDate("1983", 1983, 1983, "1983"),
)
SERIES = (Relation("series", "Hai yang cong shu", original="海洋丛书", volume="3"),)
# A record, and how the two styles have it.
BOOKS = [
    (work("book", "The oceans", "1942", by=named("Sverdrup, H. U. (Harald Ulrik)", "Johnson, Martin W."),
          at="New York : Prentice-Hall"),
     "Sverdrup, H. U., & Johnson, M. W. (1942). The oceans. Prentice-Hall.",
     "Sverdrup, H. U., and Martin W. Johnson. The oceans. Prentice-Hall, 1942."),
    (work("book", "Tides : a history", "1999", by=named("Cartwright, David E."), at="Cambridge : University Press"),
     "Cartwright, D. E. (1999). Tides: A history. University Press.",
     "Cartwright, David E. Tides: A history. University Press, 1999."),
    (work("book", "Reefs : eDNA of corals", "2019", at="London : Wiley"),
     "Reefs: eDNA of corals. (2019). Wiley.",
     "Reefs: eDNA of corals. Wiley, 2019."),
    (work("book", "Waves", "1899", by=named("Alpha, Ann"), at="London : Wiley"),
     "Alpha, A. (1899). Waves. Wiley.",
     "Alpha, Ann. Waves. London: Wiley, 1899."),
    (work("book", "Waves", "1899", by=named("Alpha, Ann"), at="[Managua, Nicaragua?] : Wiley"),
     "Alpha, A. (1899). Waves. Wiley.",
     "Alpha, Ann. Waves. [Managua, Nicaragua?]: Wiley, 1899."),
    (work("book", "Waves", "2001", by=named("Peebles, Peyton Z., Jr."), at="New York : McGraw-Hill",
          edition="Fourth edition"),
     "Peebles, P. Z., Jr. (2001). Waves (4th ed.). McGraw-Hill.",
     "Peebles, Peyton Z., Jr. Waves. 4th ed. McGraw-Hill, 2001."),
    (work("book", "Wellen", "2001", by=named("Daalen, Stan van"), at="Kiel : Olms", edition="2. Aufl."),
     "Daalen, S. van. (2001). Wellen (2nd ed.). Olms.",
     "Daalen, Stan van. Wellen. 2nd ed. Olms, 2001."),
    (work("book", "Waves", "2001", by=named("Godard, Jean-Luc", role="edt"), at="Paris : Seuil",
          edition="First edition"),
     "Godard, J.-L. (Ed.). (2001). Waves. Seuil.",
     "Godard, Jean-Luc, ed. Waves. Seuil, 2001."),
    (work("book", "Waves", "2001", by=named("Alpha, Ann", "Beta, Bob", "Gamma, Cy", role="edt"), at="London : Wiley",
          edition="Rev. ed. / revised by Cy Gamma"),
     "Alpha, A., Beta, B., & Gamma, C. (Eds.). (2001). Waves (Rev. ed.). Wiley.",
     "Alpha, Ann, Bob Beta, and Cy Gamma, eds. Waves. Rev. ed. Wiley, 2001."),
    (work("book", "Waves", at="London : [publisher not identified]"),
     "Waves. (n.d.).",
     "Waves. London, n.d."),
    (work("book", "Waves", "1978?", by=named("Alpha, Ann"), at="London : Wiley"),
     "Alpha, A. (ca. 1978). Waves. Wiley.",
     "Alpha, Ann. Waves. Wiley, [1978?]."),
    (work("book", "Waves", "2001", by=MANY[:7], at="London : Wiley"),
     "Ab, A., Ac, A., Ad, A., Ae, A., Af, A., Ag, A., & Ah, A. (2001). Waves. Wiley.",
     "Ab, Ann, Ann Ac, Ann Ad, et al. Waves. Wiley, 2001."),
    (work("book", "The sea", "1998", by=(*named("Michelet, Jules"), *named("Green, Katia", role="trl")),
          at="Paris : Gallimard"),
     "Michelet, J. (1998). The sea (K. Green, Trans.). Gallimard.",
     "Michelet, Jules. The sea. Translated by Katia Green. Gallimard, 1998."),
    (work("book", "Voyages", "1998", by=(*named("Cook, James"), *named("Edwards, Philip", role="edt")),
          at="London : Penguin"),
     "Cook, J. (1998). Voyages (P. Edwards, Ed.). Penguin.",
     "Cook, James. Voyages. Edited by Philip Edwards. Penguin, 1998."),
    (work("book", "Water", "2000", by=named("Poore, Anna"), at="Reston : Survey",
          relations=(Relation("series", "Professional paper", volume="1632"),)),
     "Poore, A. (2000). Water. Survey.",
     "Poore, Anna. Water. Professional paper 1632. Survey, 2000."),
    (Record("t", "1"), "(n.d.).", "n.d."),
]  # fmt: skip
BODIES = [
    (work("book", "Sea ice", "2003", by=body("World Meteorological Organization"),
          at="Geneva : World Meteorological Organization"),
     "World Meteorological Organization. (2003). Sea ice.",
     "World Meteorological Organization. Sea ice. World Meteorological Organization, 2003."),
    (work("book", "Sea ice", "2003", by=body("National Research Council (U.S.). Marine Board"), at="Rome : FAO"),
     "National Research Council. Marine Board. (2003). Sea ice. FAO.",
     "National Research Council. Marine Board. Sea ice. FAO, 2003."),
    (work("book", "Waves", "1999", by=(Agent("zhong guo hai yang xue hui", "corporate", original="中国海洋学会"),),
          at="Beijing : Sea Press"),
     "Zhong guo hai yang xue hui. (1999). Waves. Sea Press.",
     "Zhong guo hai yang xue hui 中国海洋学会. Waves. Sea Press, 1999."),
    (work("book", "Waves", "1999", by=(Agent("Dong, Beishifandaxue", original="东北师范大学", entry="main"),),
          at="Beijing : Sea Press"),
     "Dong Beishifandaxue. (1999). Waves. Sea Press.",
     "Dong Beishifandaxue 东北师范大学. Waves. Sea Press, 1999."),
    (work("book", "Waves", "1999", by=(*named("Alpha, Ann"), Agent("Society of Waves", "corporate")),
          at="Rome : FAO"),
     "Alpha, A. (1999). Waves. FAO.",
     "Alpha, Ann. Waves. FAO, 1999."),
    (work("book", "Waves", "1999", by=named("[S.n.]"), at="Rome : FAO"),
     "Waves. (1999). FAO.",
     "Waves. FAO, 1999."),
    (work("conference", "Tides", "1998", by=named("Tides (1997 : Zhuhai, China)", kind="meeting"), at="Zhuhai : Wen"),
     "Tides. (1998). Tides. Wen.",
     "Tides. Tides. Wen, 1998."),
]  # fmt: skip
PARTS = [
    (article("Sea level", "2014", "Nature", "510|2|356-362", by=named("Saito, M."), doi="10.1038/nature13308"),
     "Saito, M. (2014). Sea level. Nature, 510(2), 356–362. https://doi.org/10.1038/nature13308",
     "Saito, M. “Sea level.” Nature 510, no. 2 (2014): 356–62. https://doi.org/10.1038/nature13308."),
    (article("Does the sea rise?", "2014-03", "Nature", "510||356", by=named("Saito, M.")),
     "Saito, M. (2014). Does the sea rise? Nature, 510, 356.",
     "Saito, M. “Does the sea rise?” Nature 510 (2014): 356."),
    (article("Sea level", "2014", "Nature", "|7-8|"),
     "Sea level. (2014). Nature, (7-8).",
     "“Sea level.” Nature, nos. 7–8 (2014)."),
    (article("Sea level", "2019", "Nature", links=(Link("https://example.org/sea"),)),
     "Sea level. (2019). Nature. https://example.org/sea",
     "“Sea level.” Nature, 2019. https://example.org/sea."),
    (article("Ships collide", "1912-04-16", "The New York Times"),
     "Ships collide. (1912, April 16). The New York Times.",
     "“Ships collide.” The New York Times, April 16, 1912."),
    (article("Mixing", "2023-06-02", "arXiv", by=named("Li, Ann"), doi="10.48550/arxiv.2306.1"),
     "Li, A. (2023). Mixing. arXiv. https://doi.org/10.48550/arxiv.2306.1",
     "Li, Ann. “Mixing.” Preprint, arXiv, June 2, 2023. https://doi.org/10.48550/arxiv.2306.1."),
    (chapter("Currents", "2011", "Ocean circulation", "21-22",
             by=(*named("Fourney, Ed"), *named("Weller, Bob", role="edt")), at="New York : ASME", volume="4"),
     "Fourney, E. (2011). Currents. In B. Weller (Ed.), Ocean circulation (Vol. 4, pp. 21–22). ASME.",
     "Fourney, Ed. “Currents.” In Ocean circulation, vol. 4, edited by Bob Weller. ASME, 2011."),
]  # fmt: skip
OTHERS = [
    (work("thesis", "Internal waves", "2016", by=named("Gross, Oskar"), at="Helsinki : University of Helsinki"),
     "Gross, O. (2016). Internal waves [Thesis, University of Helsinki].",
     "Gross, Oskar. “Internal waves.” Thesis, University of Helsinki, 2016."),
    (work("thesis", "Internal waves", "2016", by=named("Gross, Oskar"), at="Helsinki : University of Helsinki",
          notes=thesis_note("Thesis (Ph. D.)")),
     "Gross, O. (2016). Internal waves [Doctoral dissertation, University of Helsinki].",
     "Gross, Oskar. “Internal waves.” PhD diss., University of Helsinki, 2016."),
    (work("thesis", "Internal waves", "2016", by=named("Gross, Oskar"), at="Helsinki : University of Helsinki",
          notes=thesis_note("Thesis (M.S.)"), links=(Link("https://example.org/t"),)),
     "Gross, O. (2016). Internal waves [Master’s thesis, University of Helsinki]. https://example.org/t",
     "Gross, Oskar. “Internal waves.” Master’s thesis, University of Helsinki, 2016. https://example.org/t."),
    (work("report", "Sea level", "2020", by=body("NOAA"), at="Washington : Department of Commerce", publisher="86"),
     "NOAA. (2020). Sea level (Report No. 86). Department of Commerce.",
     "NOAA. Sea level. 86. Department of Commerce, 2020."),
    (work("report", "Sea level", "2020", by=body("NOAA"), at="Washington : DOC", publisher="Report 86"),
     "NOAA. (2020). Sea level (Report 86). DOC.",
     "NOAA. Sea level. Report 86. DOC, 2020."),
    (work("dataset", "Chlorophyll", "2020-05-17", by=named("Smith, Jane"), at=" : PANGAEA",
          doi="10.1594/pangaea.1", version="1.2"),
     "Smith, J. (2020). Chlorophyll (Version 1.2) [Data set]. PANGAEA. https://doi.org/10.1594/pangaea.1",
     "Smith, Jane. Chlorophyll. Dataset. Version 1.2. PANGAEA, 2020. https://doi.org/10.1594/pangaea.1."),
    (work("chart", "Approaches to Chusan", "1843", by=named("Collinson, Richard, Sir"), at="London : Admiralty",
          chart=chart_facts(36_500)),
     "Collinson, R. (1843). Approaches to Chusan [Nautical chart]. Admiralty.",
     "Collinson, Richard. Approaches to Chusan. Nautical chart, 1:36,500. London: Admiralty, 1843."),
    (work("serial", "Marine geology", "1964/..", at="Amsterdam : Elsevier"),
     "Marine geology. (1964–present). Elsevier.",
     "Marine geology. Elsevier, 1964–."),
    (work("other", "Storm ahead", "2012-05-03", relations=(Relation("host", "Sea Blog"),),
          links=(Link("https://example.org/storm"),)),
     "Storm ahead. (2012, May 3). Sea Blog. https://example.org/storm",
     "Storm ahead. Sea Blog, 2012. https://example.org/storm."),
]  # fmt: skip
EASTERN = [
    (work("book", "海洋学导论", "2006", by=named("冯士筰", "李凤岐"), at="北京 : 高等教育出版社"),
     "冯士筰, & 李凤岐. (2006). 海洋学导论. 高等教育出版社.",
     "冯士筰 and 李凤岐. 海洋学导论. 高等教育出版社, 2006."),
    (CHINESE,
     "Zhang, Z., & Yang, J. (1983). Hai yang xue [Oceanography]. Ke xue chu ban she.",
     "Zhang Zhendong 张震东 and Yang Jinsen 杨金森. Hai yang xue 海洋学 [Oceanography]. Ke xue chu ban she, 1983."),
    (msgspec.structs.replace(CHINESE, edition="Xiu ding ban", edition_original="修订版", relations=SERIES),
     "Zhang, Z., & Yang, J. (1983). Hai yang xue [Oceanography] (Xiu ding ban). Ke xue chu ban she.",
     ("Zhang Zhendong 张震东 and Yang Jinsen 杨金森. Hai yang xue 海洋学 [Oceanography]. Xiu ding ban. "
      "Hai yang cong shu 3. Ke xue chu ban she, 1983.")),
    (Record("t", "1", type="book", titles=(Title("han zi yu wen hua", original=Title("汉字与文化")),),
            agents=(Agent("ou yang xiu wen", original="欧阳修文", roles=("aut",), entry="main"),),
            imprints=(Imprint("北京", "商务印书馆:新华书店经销"),), date=PublicationDate("2000", 2000, 2000, "2000")),
     "Ouyang, X. (2000). Han zi yu wen hua. 商务印书馆.",
     "Ouyang Xiuwen 欧阳修文. Han zi yu wen hua 汉字与文化. 商务印书馆, 2000."),
]  # fmt: skip
OLDER = [
    (work("book", "The oceans", "1942", by=named("Sverdrup, H. U."), at="Cambridge [Eng.] : Prentice-Hall"),
     "Sverdrup, H. U. The oceans. Cambridge, Eng.: Prentice-Hall, 1942."),
    (work("book", "Waves", "2001", by=MANY[:7], at="London : Wiley"),
     "Ab, Ann, Ann Ac, Ann Ad, Ann Ae, Ann Af, Ann Ag, and Ann Ah. Waves. London: Wiley, 2001."),
    (chapter("Currents", "2011", "Ocean circulation", "21-22", by=named("Fourney, Ed"), at="New York : ASME"),
     "Fourney, Ed. “Currents.” In Ocean circulation, 21–22. New York: ASME, 2011."),
    (CHINESE,
     ("Zhang Zhendong 张震东 and Yang Jinsen 杨金森. Hai yang xue 海洋学 [Oceanography]. "
      "Beijing: Ke xue chu ban she, 1983.")),
]  # fmt: skip
# Pages as they are, and as Chicago abbreviates the last.
PAGES = [
    ("3-10", "3–10"), ("71-72", "71–72"), ("100-104", "100–104"), ("1100-1113", "1100–1113"), ("107-108", "107–8"),
    ("505-517", "505–17"), ("1002-1006", "1002–6"), ("321-328", "321–28"), ("498-532", "498–532"),
    ("1087-1089", "1087–89"), ("1496-1500", "1496–500"), ("12991-13001", "12991–3001"), ("99-101", "99–101"),
    ("356", "356"), ("356-356", "356–356"), ("S1-S9", "S1–S9"), ("5, 7-9", "5, 7–9"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "by_apa", "by_chicago"), [*BOOKS, *BODIES, *PARTS, *OTHERS, *EASTERN])
def test_references_by_apa_and_by_chicago(record: Record, by_apa: str, by_chicago: str) -> None:
    assert plain(apa.cite(record)) == by_apa
    assert plain(chicago.cite(record)) == by_chicago


@pytest.mark.parametrize(("record", "expected"), OLDER)
def test_entries_of_the_17th_edition_of_chicago(record: Record, expected: str) -> None:
    assert plain(chicago.cite(record, chicago.CHICAGO_17)) == expected


@pytest.mark.parametrize(("pages", "expected"), PAGES)
def test_chicago_leaves_out_digits_of_the_last_page_that_need_not_be_said(pages: str, expected: str) -> None:
    assert f": {expected}." in plain(chicago.cite(article("Tides", "2014", "Nature", f"3||{pages}")))


def test_of_more_than_twenty_authors_apa_names_nineteen_and_the_last() -> None:
    text = plain(apa.cite(work("book", "Waves", "2001", by=MANY)))
    assert text.startswith("Ab, A., Ac, A., ")
    assert text.endswith("As, A., At, A., . . . Aw, A. (2001). Waves.")


def test_the_title_of_a_book_and_the_journal_of_an_article_are_in_italics() -> None:
    assert "<i>Waves</i>" in as_html(apa.cite(work("book", "Waves", "2001")))
    cited = as_html(apa.cite(article("Sea & shore", "2014", "Nature", "510|2|1")))
    assert cited == "Sea &amp; shore. (2014). <i>Nature</i>, <i>510</i>(2), 1."


def test_a_romanized_title_is_in_italics_and_its_characters_are_not() -> None:
    assert "<i>Hai yang xue</i> 海洋学 [Oceanography]." in as_html(chicago.cite(CHINESE))
    assert "“Tides.” <i>Nature</i> 3" in as_html(chicago.cite(article("Tides", "2014", "Nature", "3")))


def test_a_preprint_that_came_out_in_a_journal_is_an_article() -> None:
    published = article("Mixing", "2023", "Ocean Modelling", "7||1-9", doi="10.48550/arxiv.2306.1")
    assert "Ocean Modelling, 7, 1–9" in plain(apa.cite(published))
    moved = msgspec.structs.replace(published, identifiers=(Identifier("doi", "10.1101/gr.1"),), relations=())
    assert "Preprint" not in plain(chicago.cite(moved))

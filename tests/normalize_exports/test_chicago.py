"""Entries of a bibliography by the Chicago manual, 18th and 17th edition."""

import pytest
from citable import article, body, chapter, chart_facts, named, thesis_note, work

from normalize.exports.chicago import CHICAGO_17, cite
from normalize.exports.cited import as_html, plain
from normalize.record import Agent, Imprint, Link, PublicationDate, Record, Title

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
CASES = [
    (work("book", "The oceans", "1942", by=named("Sverdrup, H. U. (Harald Ulrik)", "Johnson, Martin W."),
         at="New York : Prentice-Hall"),
     "Sverdrup, H. U., and Martin W. Johnson. The oceans. Prentice-Hall, 1942."),
    (work("book", "Tides : a history", "1999", by=named("Cartwright, David E."), at="Cambridge : University Press"),
     "Cartwright, David E. Tides: a history. University Press, 1999."),
    (work("book", "Waves", "1899", by=named("Alpha, Ann"), at="London : Wiley"),
         "Alpha, Ann. Waves. London: Wiley, 1899."),
    (work("book", "Waves", "2001", by=named("Peebles, Peyton Z., Jr."), at="New York : McGraw-Hill",
         edition="Fourth edition"),
     "Peebles, Peyton Z., Jr. Waves. 4th ed. McGraw-Hill, 2001."),
    (work("book", "Waves", "2001", by=named("Godard, Jean-Luc", role="edt"), at="Paris : Seuil"),
     "Godard, Jean-Luc, ed. Waves. Seuil, 2001."),
    (work("book", "Waves", "2001", by=named("Alpha, Ann", "Beta, Bob", "Gamma, Cy", role="edt"), at="London : Wiley"),
     "Alpha, Ann, Bob Beta, and Cy Gamma, eds. Waves. Wiley, 2001."),
    (work("book", "Waves", at="London : Wiley"), "Waves. Wiley, n.d."),
    (work("book", "Waves", "1978?", by=named("Alpha, Ann"), at="London : Wiley"),
         "Alpha, Ann. Waves. Wiley, [1978?]."),
    (work("book", "Waves", "2001", by=named(*(f"A{letter}, Ann" for letter in "bcdefgh")), at="London : Wiley"),
     "Ab, Ann, Ann Ac, Ann Ad, et al. Waves. Wiley, 2001."),
    (work("book", "The sea", "1998", by=(*named("Michelet, Jules"), *named("Green, Katia", role="trl")),
         at="Paris : Gallimard"),
     "Michelet, Jules. The sea. Translated by Katia Green. Gallimard, 1998."),
    (work("book", "Voyages", "1998", by=(*named("Cook, James"), *named("Edwards, Philip", role="edt")),
         at="London : Penguin"),
     "Cook, James. Voyages. Edited by Philip Edwards. Penguin, 1998."),
    (work("book", "Sea ice", "2003", by=body("World Meteorological Organization"), at="Geneva : WMO"),
     "World Meteorological Organization. Sea ice. WMO, 2003."),
    (article("Sea level", "2014", "Nature", "510|2|356-362", by=named("Saito, M."), doi="10.1038/nature13308"),
     "Saito, M. “Sea level.” Nature 510, no. 2 (2014): 356–362. https://doi.org/10.1038/nature13308."),
    (article("Does the sea rise?", "2014", "Nature", "510||356", by=named("Saito, M.")),
     "Saito, M. “Does the sea rise?” Nature 510 (2014): 356."),
    (article("Ships collide", "1912-04-16", "The New York Times"),
     "“Ships collide.” The New York Times, April 16, 1912."),
    (chapter("Currents", "2011", "Ocean circulation", "21-22",
         by=(*named("Fourney, Ed"), *named("Weller, Bob", role="edt")),
             at="New York : ASME"),
     "Fourney, Ed. “Currents.” In Ocean circulation, edited by Bob Weller. ASME, 2011."),
    (work("thesis", "Internal waves", "2016", by=named("Gross, Oskar"), at="Helsinki : University of Helsinki"),
     "Gross, Oskar. “Internal waves.” PhD diss., University of Helsinki, 2016."),
    (work("thesis", "Internal waves", "2016", by=named("Gross, Oskar"), at="Helsinki : University of Helsinki",
          notes=thesis_note("Master's thesis"), carrier="electronic", links=(Link("https://example.org/t"),)),
     "Gross, Oskar. “Internal waves.” Master’s thesis, University of Helsinki, 2016. https://example.org/t."),
    (work("chart", "Approaches to Chusan", "1843", by=named("Collinson, Richard, Sir"), at="London : Admiralty",
         chart=chart_facts(36_500)),
     "Collinson, Richard. Approaches to Chusan. Nautical chart, 1:36,500. London: Admiralty, 1843."),
    (work("dataset", "Chlorophyll", "2020", by=named("Smith, Jane"), at=" : PANGAEA", doi="10.1594/pangaea.1"),
     "Smith, Jane. Chlorophyll. Dataset. PANGAEA, 2020. https://doi.org/10.1594/pangaea.1."),
    (work("report", "Sea level", "2020", by=body("NOAA"), at="Washington : Department of Commerce",
         publisher="Report 86"),
     "NOAA. Sea level. Report 86. Department of Commerce, 2020."),
    (work("book", "海洋学导论", "2006", by=named("冯士筰", "李凤岐"), at="北京 : 高等教育出版社"),
     "冯士筰 and 李凤岐. 海洋学导论. 高等教育出版社, 2006."),
    (CHINESE,
         "Zhang Zhendong 张震东 and Yang Jinsen 杨金森. Hai yang xue 海洋学 [Oceanography]. Ke xue chu ban she, 1983."),
    (Record("t", "1"), "n.d."),
    (Record("t", "1", type="book", titles=(Title("han zi yu wen hua", original=Title("汉字与文化")),),
            agents=(Agent("ou yang xiu wen", original="欧阳修文", roles=("aut",), entry="main"),),
            imprints=(Imprint("北京", "商务印书馆"),), date=PublicationDate("2000", 2000, 2000, "2000")),
     "Ouyang Xiuwen 欧阳修文. Han zi yu wen hua 汉字与文化. 商务印书馆, 2000."),
    (work("conference", "Tides", "1998", by=named("Tides (1997 : Zhuhai, China)", kind="meeting"), at="Zhuhai : Wen"),
     "Tides. Tides. Wen, 1998."),
]  # fmt: skip
OLDER = [
    (work("book", "The oceans", "1942", by=named("Sverdrup, H. U."), at="New York : Prentice-Hall"),
     "Sverdrup, H. U. The oceans. New York: Prentice-Hall, 1942."),
    (work("book", "Waves", "2001", by=named(*(f"A{letter}, Ann" for letter in "bcdefgh")), at="London : Wiley"),
     "Ab, Ann, Ann Ac, Ann Ad, Ann Ae, Ann Af, Ann Ag, and Ann Ah. Waves. London: Wiley, 2001."),
    (chapter("Currents", "2011", "Ocean circulation", "21-22", by=named("Fourney, Ed"), at="New York : ASME"),
     "Fourney, Ed. “Currents.” In Ocean circulation, 21–22. New York: ASME, 2011."),
    (CHINESE,
     ("Zhang Zhendong 张震东 and Yang Jinsen 杨金森. Hai yang xue 海洋学 [Oceanography]. "
      "Beijing: Ke xue chu ban she, 1983.")),
]  # fmt: skip


@pytest.mark.parametrize(("record", "expected"), CASES)
def test_entries_of_the_18th_edition(record: Record, expected: str) -> None:
    assert plain(cite(record)) == expected


@pytest.mark.parametrize(("record", "expected"), OLDER)
def test_entries_of_the_17th_edition(record: Record, expected: str) -> None:
    assert plain(cite(record, CHICAGO_17)) == expected


def test_a_romanized_title_is_in_italics_and_its_characters_are_not() -> None:
    assert "<i>Hai yang xue</i> 海洋学 [Oceanography]." in as_html(cite(CHINESE))
    assert "“Tides.” <i>Nature</i> 3" in as_html(cite(article("Tides", "2014", "Nature", "3")))

"""References by the APA manual, 7th edition."""

import pytest
from citable import article, body, chapter, chart_facts, named, thesis_note, work

from normalize.exports.apa import cite
from normalize.exports.cited import as_html, plain
from normalize.record import Agent, Imprint, Link, PublicationDate, Record, Title

MANY = named(*(f"A{letter}, Ann" for letter in "bcdefghijklmnopqrstuvw"))
CASES = [
    (work("book", "The oceans", "1942", by=named("Sverdrup, H. U. (Harald Ulrik)", "Johnson, Martin W."),
         at="New York : Prentice-Hall"),
     "Sverdrup, H. U., & Johnson, M. W. (1942). The oceans. Prentice-Hall."),
    (work("book", "Tides : a history", "1999", by=named("Cartwright, David E."),
         at="Cambridge : Cambridge University Press"),
     "Cartwright, D. E. (1999). Tides: a history. Cambridge University Press."),
    (work("book", "Waves", "2001", by=named("Peebles, Peyton Z., Jr."), at="New York : McGraw-Hill",
         edition="4th ed."),
     "Peebles, P. Z., Jr. (2001). Waves (4th ed.). McGraw-Hill."),
    (work("book", "Waves", "2001", by=named("Godard, Jean-Luc", role="edt"), at="Paris : Seuil",
         edition="First edition"),
     "Godard, J.-L. (Ed.). (2001). Waves. Seuil."),
    (work("book", "Waves", "2001", by=named("Alpha, Ann", "Beta, Bob", role="edt"), at="London : Wiley",
         edition="Rev. ed."),
     "Alpha, A., & Beta, B. (Eds.). (2001). Waves (Rev. ed.). Wiley."),
    (work("book", "Waves", at="London : Wiley"), "Waves. (n.d.). Wiley."),
    (work("book", "Sea ice", "2003", by=body("World Meteorological Organization"),
         at="Geneva : World Meteorological Organization"),
     "World Meteorological Organization. (2003). Sea ice."),
    (work("book", "Waves", "1999", by=(Agent("zhong guo hai yang xue hui", "corporate", original="中国海洋学会"),),
         at="Beijing : Sea Press"),
     "zhong guo hai yang xue hui. (1999). Waves. Sea Press."),
    (work("book", "The sea", "1998", by=(*named("Michelet, Jules"), *named("Green, Katia", role="trl")),
         at="Paris : Gallimard"),
     "Michelet, J. (1998). The sea (K. Green, Trans.). Gallimard."),
    (work("book", "Currents", "2010", by=named("Alpha, Ann", "Beta, Bob", "Gamma, Cy"), at="London : Wiley"),
     "Alpha, A., Beta, B., & Gamma, C. (2010). Currents. Wiley."),
    (work("book", "Currents", "1978?", by=named("Alpha, Ann"), at="London : Wiley"),
     "Alpha, A. (ca. 1978). Currents. Wiley."),
    (article("Sea level", "2014", "Nature", "510|2|356-362", by=named("Saito, M."), doi="10.1038/nature13308"),
     "Saito, M. (2014). Sea level. Nature, 510(2), 356–362. https://doi.org/10.1038/nature13308"),
    (article("Sea level", "2014-03", "Nature", "510||356", by=named("Saito, M.")),
     "Saito, M. (2014). Sea level. Nature, 510, 356."),
    (article("Does the sea rise?", "2014", "Nature", "|7|", by=named("Saito, M.")),
     "Saito, M. (2014). Does the sea rise? Nature, (7)."),
    (article("Ships collide", "1912-04-16", "The New York Times"),
     "Ships collide. (1912, April 16). The New York Times."),
    (chapter("Currents", "2011", "Ocean circulation", "21-22",
         by=(*named("Fourney, M. E."), *named("Weller, Bob", role="edt")),
             at="New York : ASME", volume="4"),
     "Fourney, M. E. (2011). Currents. In B. Weller (Ed.), Ocean circulation (Vol. 4, pp. 21–22). ASME."),
    (work("thesis", "Internal waves", "2016", by=named("Gross, Oskar"), at="Helsinki : University of Helsinki"),
     "Gross, O. (2016). Internal waves [Doctoral dissertation, University of Helsinki]."),
    (work("thesis", "Internal waves", "2016", by=named("Gross, Oskar"), at="Helsinki : University of Helsinki",
          notes=thesis_note("Thesis (M.S.)"), carrier="electronic", links=(Link("https://example.org/t"),)),
     "Gross, O. (2016). Internal waves [Master’s thesis, University of Helsinki]. https://example.org/t"),
    (work("report", "Sea level", "2020", by=body("NOAA"), at="Washington : Department of Commerce", publisher="86"),
     "NOAA. (2020). Sea level (Report No. 86). Department of Commerce."),
    (work("dataset", "Chlorophyll", "2020-05-17", by=named("Smith, Jane"), at=" : PANGAEA", doi="10.1594/pangaea.1"),
     "Smith, J. (2020). Chlorophyll [Data set]. PANGAEA. https://doi.org/10.1594/pangaea.1"),
    (work("chart", "Approaches to Chusan", "1843", by=named("Collinson, Richard, Sir"), at="London : Admiralty",
         chart=chart_facts(36_500)),
     "Collinson, R. (1843). Approaches to Chusan [Nautical chart]. Admiralty."),
    (work("serial", "Marine geology", "1964/..", at="Amsterdam : Elsevier"),
         "Marine geology. (1964–present). Elsevier."),
    (work("book", "海洋学导论", "2006", by=named("冯士筰", "李凤岐"), at="北京 : 高等教育出版社"),
     "冯士筰, & 李凤岐. (2006). 海洋学导论. 高等教育出版社."),
    (Record("t", "1", type="book",
            titles=(Title("Hai yang xue", original=Title("海洋学")), Title("Oceanography", "parallel")),
            agents=(Agent("Zhang, Zhendong", original="张震东", roles=("aut",), entry="main"),),
            imprints=(Imprint("Beijing", "Ke xue chu ban she", original=Imprint("北京", "科学出版社")),),
            date=PublicationDate("1983", 1983, 1983, "1983")),
     "Zhang, Z. (1983). Hai yang xue [Oceanography]. Ke xue chu ban she."),
    (Record("t", "1"), "(n.d.)."),
]  # fmt: skip


@pytest.mark.parametrize(("record", "expected"), CASES)
def test_references(record: Record, expected: str) -> None:
    assert plain(cite(record)) == expected


def test_of_more_than_twenty_authors_nineteen_and_the_last_are_named() -> None:
    text = plain(cite(work("book", "Waves", "2001", by=MANY)))
    assert text.startswith("Ab, A., Ac, A., ")
    assert text.endswith("As, A., At, A., . . . Aw, A. (2001). Waves.")


def test_the_title_of_a_book_and_the_journal_of_an_article_are_in_italics() -> None:
    assert "<i>Waves</i>" in as_html(cite(work("book", "Waves", "2001")))
    cited = as_html(cite(article("Sea & shore", "2014", "Nature", "510|2|1")))
    assert cited == "Sea &amp; shore. (2014). <i>Nature</i>, <i>510</i>(2), 1."

"""Articles have few headings: their journal and their keywords speak for them."""

import pytest

from normalize.formats.describe import describe
from normalize.formats.description import Description, Statement
from normalize.scope import judge


def marine(*statements: Statement) -> bool:
    record, _ = describe(Description(statements), "test", "1", "", "dc")
    return judge(record).marine


@pytest.mark.parametrize(
    "journal", ["Journal of Marine Systems", "Deep-Sea Research", "海洋学报", "Ocean Dynamics"]
)
def test_a_journal_of_the_sea_speaks_for_its_articles(journal: str) -> None:
    title = Statement("title", "A new method for the analysis of time series")
    assert marine(title, Statement("host_title", journal), Statement("volume", "3"))
    assert not marine(
        title, Statement("host_title", "Journal of Applied Statistics"), Statement("volume", "3")
    )


def test_a_journal_of_fresh_water_does_not_speak_against_the_title() -> None:
    host = Statement("host_title", "New Zealand Journal of Marine and Freshwater Research")
    assert marine(Statement("title", "Stock structure of southern blue whiting"), host)
    assert not marine(Statement("title", "A new method for the analysis of time series"), host)


def test_a_title_or_a_keyword_is_enough_without_headings() -> None:
    assert marine(Statement("title", "Seagrasses of the tropics"))
    assert marine(Statement("title", "海气相互作用研究"))
    assert marine(Statement("title", "Carbon uptake"), Statement("subject", "ocean acidification; carbon"))
    assert not marine(Statement("title", "The reading of poems"), Statement("abstract", "An ocean of words."))

"""What our writers wrote is read again by our readers, over records of libraries and journals."""

from pathlib import Path

import msgspec
import pytest
from citable import named, work
from round_trips import READERS, lost, records, written_and_read

from normalize.record import Identifier, Record

FILES = {
    "dp2/sample_unimarcxml.xml": 10,
    "union-gold/lc.mrc": 150,
    "union-gold/cnmarc_utf8.xml": 100,
    "lc-books-2016/lc_chinese_marine_shared.mrc": 60,
    "xbib-marc/unimarc_periouni_shared.mrc": 40,
    "fatcat/datacite_1k_records.jsonl.gz": 150,
    "zh-zotero-cn/zotero_cn_items_shared.jsonl": 120,
    "marine-mom6-bib/references.bib": 100,
    "marine-oro-map/pilot_screen_1.ris": 150,
}
COMMAS = "a comma in a heading parts it, as keywords are written with commas between them"
HONOUR = "titles of honour are left out; what stands in one name with commas or semicolons is parted"
SERIES = "the number of a series comes back as a note"
DUBLIN_CORE = {
    "host": "the name of a journal with neither number nor volume is not told from other sources",
    "volume": "words before the number of a volume are cut",
    "issue": "words behind the number of an issue are cut",
    "pages": "numbers of articles and other pages that are no numbers are not told from other words",
    "subjects": COMMAS,
    "agents": HONOUR,
    "publisher": "a city of three characters is taken for the place where a second publisher follows it",
    "place": "there is no term for it",
    "edition": "there is no term for it",
    "series": "a series comes back as what the work is part of",
    "issn": "the number of a journal that is not named",
    "url": "the address of a handle comes back as a number",
}
# Format -> aspect of a record -> why it does not come back whole. What is not here is never lost.
KNOWN = {
    "dc": DUBLIN_CORE,
    "dcterms": DUBLIN_CORE,
    "mods": {
        "agents": "a numeral or title behind a given name changes its place",
        "subjects": "a semicolon parts a heading",
    },
    "ris": {"subjects": COMMAS, "agents": HONOUR, "host": "what a film or a broadcast is part of"},
    "bibtex": {"subjects": COMMAS, "agents": HONOUR, "series": SERIES},
    "endnote": {"subjects": COMMAS, "agents": HONOUR},
    "csljson": {
        "subjects": COMMAS,
        "agents": HONOUR,
        "series": SERIES,
        "languages": "an item has one language",
    },
}
DOUBLE_NAME = "camachovjose"


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(("file", "most"), FILES.items())
def test_what_a_format_can_carry_comes_back(shared_data: Path, file: str, most: int, name: str) -> None:
    seen = 0
    for record in records(shared_data / file, most):
        missing = lost(record, written_and_read(record, name))
        missing.get("agents", set()).discard(DOUBLE_NAME)
        unknown = {
            aspect: values for aspect, values in missing.items() if values and aspect not in KNOWN[name]
        }
        assert unknown == {}, record.titles
        seen += 1
    assert seen >= min(most, 10)


@pytest.mark.parametrize("name", READERS)
def test_known_losses_are_rare_or_of_one_kind(shared_data: Path, name: str) -> None:
    sample = list(records(shared_data / "union-gold" / "lc.mrc", 100))
    missing = [lost(record, written_and_read(record, name)) for record in sample]
    for aspect in ("title", "agents", "publisher", "isbn", "year"):
        assert sum(aspect in each for each in missing) <= 3, aspect


def test_a_whole_article_comes_back_from_every_format(article: Record) -> None:
    for name in READERS:
        back = written_and_read(article, name)
        assert lost(article, back) == {}, name
        assert back.type == "article"


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "kind", ["book", "serial", "thesis", "report", "patent", "dataset", "manuscript", "conference"]
)
def test_the_type_comes_back(kind: str, name: str) -> None:
    record = work(kind, "Waves", "2001", by=named("Smith, Jane"), at="London : Wiley")
    lost_by = {"conference": {"csljson"}}  # CSL has no type for whole proceedings
    assert (written_and_read(record, name).type == kind) is (name not in lost_by.get(kind, set()))


def test_the_number_of_a_serial_stays_its_own() -> None:
    serial = msgspec.structs.replace(work("serial", "Waves"), identifiers=(Identifier("issn", "0378-4371"),))
    for name in READERS:
        back = written_and_read(serial, name)
        assert [each.value for each in back.identifiers if each.scheme == "issn"] == ["0378-4371"], name
        assert not back.relations, name

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
    "marine-mom6-bib/references.bib": 100,
    "marine-oro-map/pilot_screen_1.ris": 150,
}
COMMAS = "a comma in a heading parts it, as keywords are written with commas between them"
# Format -> aspect of a record -> why it does not come back whole. What is not here is never lost.
KNOWN = {
    "dc": {
        "host": "the name of a journal with neither number nor volume is not told from other sources",
        "issue": "words behind the number of an issue are cut",
        "subjects": COMMAS,
    },
    "dcterms": {
        "host": "the name of a journal with neither number nor volume is not told from other sources",
        "issue": "words behind the number of an issue are cut",
        "subjects": COMMAS,
    },
    "mods": {"agents": "dates of life in words stay behind the name"},
    "ris": {"subjects": COMMAS},
    "bibtex": {"subjects": COMMAS},
    "endnote": {"subjects": COMMAS},
    "csljson": {"subjects": COMMAS, "languages": "an item has one language"},
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

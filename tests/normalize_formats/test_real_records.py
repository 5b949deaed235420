"""Records that other people's systems made."""

from collections import Counter
from pathlib import Path

import pytest

from normalize.normalizer import Accepted, normalize_raw
from normalize.raw import Damaged, RawRecord
from normalize.record import Record
from tests.support.format_records import ALL, payloads


def outcomes(path: Path, name: str = "xml") -> list[Accepted]:
    found = [normalize_raw(RawRecord(data, at, name), ALL) for at, data in enumerate(payloads(path), 1)]
    assert all(isinstance(each, Accepted) for each in found)
    return [each for each in found if isinstance(each, Accepted)]


def accepted_file(path: Path) -> Record:
    outcome = normalize_raw(RawRecord(path.read_bytes(), 1, "xml"), ALL)
    assert isinstance(outcome, Accepted), outcome
    return outcome.record


def test_the_ten_chinese_books_agree_in_unimarc_dublin_core_and_mods(shared_data: Path) -> None:
    marc, dublin, mods = (
        [each.record for each in outcomes(shared_data / "dp2" / f"sample_{name}.xml")]
        for name in ("unimarcxml", "dc", "mods")
    )
    assert len(marc) == len(dublin) == len(mods) == 10
    for first, second, third in zip(marc, dublin, mods, strict=True):
        title = (first.titles[0].original or first.titles[0]).value
        assert second.titles[0].value.startswith(title)
        assert third.titles[0].value == title
        for other in (second, third):
            assert {agent.name for agent in other.agents} <= {
                agent.original or agent.name for agent in first.agents
            }
            assert other.date.first == first.date.first
            assert other.languages == first.languages
            assert other.imprints[0].publisher == first.imprints[0].publisher
            assert other.imprints[0].place == first.imprints[0].place
        assert [number.value for number in second.identifiers if number.scheme == "isbn"] == [
            number.value for number in first.identifiers if number.scheme == "isbn"
        ]


@pytest.mark.parametrize(
    ("name", "count", "format_name"),
    [
        ("list_records_00_oai2d_verb_ListRecords_from_2026-04-01_metadataPrefix_oai_dc.xml", 50, "dc"),
        ("list_records_04_oai2d_verb_ListRecords_metadataPrefix_datacite.xml", 50, "datacite"),
    ],
)
def test_records_of_zenodo_have_title_people_year_and_doi(
    shared_data: Path, name: str, count: int, format_name: str
) -> None:
    found = outcomes(shared_data / "oai-zenodo-cassettes" / name)
    assert len(found) == count
    for each in found:
        record = each.record
        assert record.format == format_name
        assert record.titles
        assert record.agents
        assert record.date.first
        assert "doi" in {number.scheme for number in record.identifiers}


def test_captured_records_of_oai_pmh_are_accepted(shared_data: Path) -> None:
    for folder in ("oai-pyoai", "oai-sickle", "oai-moravian", "folio-reservoir"):
        for path in sorted((shared_data / folder).glob("*.xml")):
            assert all(each.record.titles for each in outcomes(path))


# File -> type, first name, year, of which the reader of its format must be sure.
INPUTS = {
    "Bibliontology_RDF_00": ("article", "Kim, Timotheus Chang-whae", None),
    "Crossref_Unixref_XML_10": ("article", "Karcher, Sebastian", 2023),
    "DSpace_Intermediate_Metadata_00": ("book", "Schittone, Joe", 2006),
    "Endnote_XML_00": ("report", "Ahlquist, John S", 2009),
    "METS_02": ("other", "Dominici, Bernardo", 1742),
    "MODS_04": ("book", "Alterman, Eric", 1999),
    "MODS_06": ("article", "Brenner, Neil", 2000),
    "MODS_14": ("map", "Campbell County Chamber of Commerce", 1982),
    "Primo_Normalized_XML_00": ("article", "Bryant, Robert G", 2012),
    "PubMed_XML_00": ("article", "Krutzik, Peter O", 2008),
    "RDF_00": ("book", "Ronge, Bastian", 2015),
}


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_what_reference_managers_write_is_read(shared_data: Path, name: str) -> None:
    record = accepted_file(shared_data / "zotero-tests" / "import_inputs" / f"{name}.txt")
    kind, agent, year = INPUTS[name]
    assert (record.type, record.agents[0].name, record.date.first) == (kind, agent, year)
    assert record.titles


def test_every_xml_record_of_the_reference_managers_is_accepted(shared_data: Path) -> None:
    kinds = Counter(
        type(normalize_raw(RawRecord(path.read_bytes(), 1, "xml"), ALL)).__name__
        for path in (shared_data / "zotero-tests" / "import_inputs").glob("*.txt")
        if path.read_bytes().lstrip()[:1] == b"<" and path.name.partition("_")[0] not in ("Bookmarks", "OVID")
    )
    assert set(kinds) == {"Accepted"}
    assert kinds["Accepted"] > 30


def test_front_matter_of_jstor(shared_data: Path) -> None:
    record = accepted_file(shared_data / "fatcat" / "jstor-article-10.2307_111039.xml")
    host = record.relations[0]
    assert (record.type, host.volume, host.pages) == ("article", "5", "831-832")


def test_an_empty_record_is_damaged(shared_data: Path) -> None:
    found = [
        normalize_raw(RawRecord(data, 1, "xml"), ALL)
        for data in payloads(shared_data / "oai-vufindharvest" / "list_records_response.xml")
    ]
    assert found
    assert all(isinstance(each, Damaged) for each in found)

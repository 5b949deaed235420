"""Answers that real servers gave."""

from pathlib import Path

import pytest
from loopback import Asked, answer, loopback
from lxml import etree

from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog
from harvesters.net.transport import Transport
from harvesters.oai import OaiHarvester
from harvesters.oai.dates import DAY, SECOND
from harvesters.oai.errors import BadAnswer, OaiError
from harvesters.oai.identity import formats_of, identity_of, preferred
from harvesters.oai.page import read_page
from harvesters.oai.plain import CutRecord
from harvesters.oai.records import Reading, items_of
from harvesters.source import Source
from normalize.raw import Damaged, Deleted, RawRecord


def told_in_the_manifest(shared_data: Path) -> list[tuple[Path, int]]:
    """Every answer of OAI-PMH, and how many records somebody else counted in it."""
    lines = (shared_data / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    return [(shared_data / row[0] / row[1], int(row[3])) for row in rows if row[2:3] == ["OAI-PMH"]]


def is_listed(item: etree._Element) -> bool:
    return str(item.tag).endswith(("}record", "}header"))


def test_every_captured_answer_has_the_records_that_were_counted_in_it(shared_data: Path) -> None:
    answers = told_in_the_manifest(shared_data)
    assert len(answers) > 50
    for path, number in answers:
        body = path.read_bytes()
        if b"<error" in body:
            with pytest.raises(OaiError, match="The server answers"):
                read_page(body)
            continue
        page = read_page(body)
        records = [item for item in page.items if isinstance(item, CutRecord) or is_listed(item)]
        assert len(records) == number, path


def test_every_captured_record_has_identifier_and_format(shared_data: Path) -> None:
    formats = set()
    for path, _ in told_in_the_manifest(shared_data):
        body = path.read_bytes()
        if (b"<ListRecords" not in body and b"<GetRecord" not in body) or b"<error" in body:
            continue
        for item in items_of(read_page(body).items, Reading("some")):
            assert item.identifier
            assert not isinstance(item.delivery, Damaged)
            if isinstance(item.delivery, RawRecord):
                formats.add(item.delivery.format)
    assert formats >= {"dc", "marcxml", "datacite"}


@pytest.mark.parametrize(
    ("name", "granularity", "deletions"),
    [
        ("marine-pangaea/pg_identify_00_oai_provider_verb_Identify.xml", SECOND, "transient"),
        ("oai-zenodo-cassettes/identify_02_oai2d_verb_Identify.xml", SECOND, "no"),
        ("oai-moravian/Identify.xml", SECOND, "transient"),
        ("oai-sickle/Identify.xml", DAY, "persistent"),
        ("oai-vufindharvest/identify_response.xml", SECOND, "transient"),
        ("oai-pyoai/fake1_00001.xml", SECOND, "no"),
    ],
)
def test_captured_identities(name: str, granularity: str, deletions: str, shared_data: Path) -> None:
    identity = identity_of(read_page((shared_data / name).read_bytes()))
    assert (identity.granularity, identity.deletions) == (granularity, deletions)
    assert identity.name
    assert identity.earliest[:4].isdigit()


def test_an_identity_that_says_nothing_is_survived_with_warnings() -> None:
    identity = identity_of(
        read_page(
            b"<OAI-PMH><Identify><earliestDatestamp>2001-02-03</earliestDatestamp></Identify></OAI-PMH>"
        )
    )
    assert (identity.granularity, identity.earliest, identity.deletions) == (DAY, "2001-02-03", "")
    assert len(identity.warnings) == 2


def test_captured_web_page_is_no_answer(shared_data: Path) -> None:
    with pytest.raises(BadAnswer, match="web page"):
        read_page((shared_data / "oai-zenodo-cassettes/identify_00_html_verb_Identify.xml").read_bytes())


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        ("marine-pangaea/pg_list_metadata_formats_00_oai_provider_verb_ListMetadataFormats.xml", "datacite4"),
        ("oai-zenodo-cassettes/list_metadata_formats_00_oai2d_verb_ListMetadataFormats.xml", "marc21"),
        ("oai-sickle/ListMetadataFormats.xml", "mods"),
        ("oai-pyoai/fake1_00002.xml", "oai_dc"),
    ],
)
def test_the_fullest_format_is_preferred(name: str, prefix: str, shared_data: Path) -> None:
    assert preferred(formats_of(read_page((shared_data / name).read_bytes()))) == prefix


def replayed(folder: Path, pages: dict[str, str], log: RunLog, prefix: str = "oai_dc") -> list[object]:
    """The deliveries of a server that answers with files, by token; `Identify` is one of them."""

    def reply(asked: Asked) -> bytes:
        key = asked.params.get("resumptionToken") or asked.params["verb"]
        name = pages.get(key)
        body = (folder / name).read_bytes() if name else b"<OAI-PMH><error code='badArgument'/></OAI-PMH>"
        return answer(body, 200 if b"<error" not in body else 422)

    with loopback(reply) as server, Transport(server.url, log, wait=lambda _: None) as transport:
        source = Source(name="old", protocol="oai", url=server.url, metadata_prefix=prefix)
        return list(OaiHarvester(source, log, transport).deliveries(Plan(now="2026-01-01T00:00:00Z")))


def test_a_captured_list_of_two_pages_is_replayed_whole(shared_data: Path) -> None:
    log = RunLog()
    pages = {
        "Identify": "Identify.xml",
        "ListRecords": "ListRecords1.xml",
        "201408211302186999999999999999MZK01-VDK:MZK01-VDK": "ListRecords2.xml",
    }
    came = replayed(shared_data / "oai-moravian", pages, log, "marc21")
    assert sum(isinstance(one, RawRecord) for one in came) == 11
    assert (log.complete, log.exhaustive) == (True, True)


def test_a_captured_list_with_the_same_records_on_every_page_is_incomplete(shared_data: Path) -> None:
    log = RunLog()
    pages = {
        "Identify": "Identify.xml",
        "ListRecords": "ListRecords.xml",
        "ListRecords2.xml": "ListRecords2.xml",
        "ListRecords3.xml": "ListRecords3.xml",
        "ListRecords4.xml": "ListRecords3.xml",
    }
    came = replayed(shared_data / "oai-sickle", pages, log)
    assert sum(isinstance(one, RawRecord | Deleted) for one in came) == 2
    assert not log.complete
    assert log.missing == 6


def test_a_captured_page_whose_token_died_is_harvested_and_told(shared_data: Path) -> None:
    log = RunLog()
    page = "list_records_04_oai2d_verb_ListRecords_metadataPrefix_datacite.xml"
    folder = shared_data / "oai-zenodo-cassettes"
    token = read_page((folder / page).read_bytes()).token
    assert token
    pages = {
        "Identify": "identify_02_oai2d_verb_Identify.xml",
        "ListRecords": page,
        token: "list_records_10_oai2d_verb_ListRecords_resumptionToken_XXX.xml",
    }
    came = replayed(folder, pages, log, "datacite")
    assert sum(isinstance(one, RawRecord) for one in came) == 50
    assert not log.complete
    assert log.findings[0].kind == "token_dead"


def test_a_source_that_was_never_an_oai_server_is_a_sentence(shared_data: Path) -> None:
    pages = {"Identify": "identify_00_html_verb_Identify.xml"}
    with pytest.raises(HarvestError, match="is no OAI-PMH server"):
        replayed(shared_data / "oai-zenodo-cassettes", pages, RunLog())

"""Records of libraries, written and read again, in MARC 21 and CNMARC."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from strange_records import entry

from normalize.exports.cnmarc import cnmarc
from normalize.exports.marc21 import marc21
from normalize.exports.marc_carriers import cnmarc as cnmarc_bytes
from normalize.exports.marc_carriers import marc as marc_bytes
from normalize.exports.marc_carriers import marcxml
from normalize.iso2709 import parse, serialize
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Record
from tests.support.format_records import payloads

PROFILE = SourceProfile("s", "all")
Write = Callable[[Record], bytes]


def as_marc21(record: Record) -> bytes:
    return serialize(marc21(entry(record)).marc)


def as_marcxml(record: Record) -> bytes:
    return marcxml(entry(record)).encode()


def as_cnmarc(record: Record) -> bytes:
    return serialize(cnmarc(entry(record)).marc, "gb18030")


def records_of(path: Path, every: int = 1) -> Iterator[Record]:
    """The records of a file of ISO 2709, or of answers of OAI-PMH or SRU."""
    if path.suffix == ".xml":
        raws = [RawRecord(data, at, "xml") for at, data in enumerate(payloads(path), 1)]
    else:
        parts = path.read_bytes().split(b"\x1d")[:-1]
        raws = [RawRecord(part + b"\x1d", at) for at, part in enumerate(parts, 1)]
    for raw in raws[::every]:
        outcome = normalize_raw(raw, PROFILE)
        if isinstance(outcome, Accepted) and not outcome.record.host:
            yield outcome.record


def comparable(record: Record) -> Record:
    """Without what tells where a record came from, and who holds it: holdings stay in the catalogue."""
    return replace(record, source="", identifier="", datestamp="", format="", holdings=())


def differences(path: Path, write: Write, every: int = 1) -> tuple[int, list[tuple[str, set[str]]]]:
    """How many records were compared, and for each that differs its id and the fields of the record."""
    count, found = 0, []
    for record in records_of(path, every):
        data = write(record)
        outcome = normalize_raw(RawRecord(data, 1, "xml" if data[:1] == b"<" else "marc"), PROFILE)
        assert isinstance(outcome, Accepted)
        one, other = comparable(record), comparable(outcome.record)
        count += 1
        if one != other:
            names = {name for name in Record.__struct_fields__ if getattr(one, name) != getattr(other, name)}
            found.append((record.identifier, names))
    return count, found


# What may differ: an imprint whose brackets are broken, words in front of a title (246 $i) in CNMARC.
@pytest.mark.parametrize(
    ("name", "every", "write", "count", "unequal"),
    [
        ("lc-books-2016/lc_marine_shared.mrc", 1, as_marc21, 2_127, 0),
        ("lc-books-2016/lc_marine_shared.mrc", 5, as_marcxml, 426, 0),
        ("lc-books-2016/lc_chinese_shared.mrc", 4, as_marc21, 997, 1),
        ("evergreen/jazz_1k.mrc", 1, as_marc21, 1_000, 0),
        ("evergreen/lul_fre_100.mrc", 1, as_marc21, 100, 0),
        ("evergreen/map_data.mrc", 1, as_marc21, 3, 0),
        ("marc4j/065001035.mrc", 1, as_marc21, 40, 0),
        ("pymarc/test.dat", 1, as_marc21, 10, 0),
        ("pymarc/marc.dat", 1, as_marc21, 20, 0),
        ("ruby-marc/batch.dat", 1, as_marc21, 10, 0),
        ("vufind/geo.mrc", 1, as_marc21, 231, 0),
        ("dp2/sample_mods.xml", 1, as_marc21, 10, 0),
        ("dp2/sample_dc.xml", 1, as_marc21, 10, 0),
        ("dp2/sample_mods.xml", 1, as_cnmarc, 10, 0),
        ("dp2/sample_dc.xml", 1, as_cnmarc, 10, 0),
        ("dp2/sample_unimarcxml.xml", 1, as_cnmarc, 10, 0),
        ("union-gold/cnmarc_gb18030.mrc", 1, as_cnmarc, 300, 0),
        ("union-gold/lc.mrc", 1, as_cnmarc, 160, 16),
    ],
)
def test_a_record_that_goes_out_and_comes_in_again_is_equal(
    shared_data: Path, name: str, every: int, write: Write, count: int, unequal: int
) -> None:
    compared, found = differences(shared_data / name, write, every)
    assert compared == count
    assert len(found) <= unequal, found[:5]


def test_a_record_of_a_serial_in_unimarc_keeps_its_fields_but_for_odd_ones(shared_data: Path) -> None:
    """The years of several publishers, and places of bodies where years belong, are written in another way."""
    count, found = differences(shared_data / "xbib-marc" / "unimarc_periouni_shared.mrc", as_cnmarc, 4)
    assert count > 350
    assert len(found) < 0.1 * count, found[:10]


def test_titles_names_and_numbers_of_chinese_books_of_lc_survive_cnmarc(shared_data: Path) -> None:
    for record in records_of(shared_data / "lc-books-2016" / "lc_chinese_marine_shared.mrc"):
        outcome = normalize_raw(RawRecord(as_cnmarc(record), 1), PROFILE)
        assert isinstance(outcome, Accepted)
        again = outcome.record
        assert again.titles[0].value == record.titles[0].value
        one, other = again.titles[0].original, record.titles[0].original
        assert (one and one.value) == (other and other.value)
        assert {agent.original for agent in again.agents} == {agent.original for agent in record.agents}
        assert again.imprints == record.imprints
        assert again.date.first == record.date.first
        assert [each for each in again.identifiers if each.scheme == "isbn"] == [
            each for each in record.identifiers if each.scheme == "isbn"
        ]


def test_marcxml_follows_its_schema(shared_data: Path) -> None:
    schemas = shared_data.parent / "schemas"
    if not schemas.is_dir():
        pytest.skip("the schemas are not here")
    schema = etree.XMLSchema(etree.parse(schemas / "MARC21slim.xsd"))
    for name in (
        "lc-books-2016/lc_chinese_marine_shared.mrc",
        "vufind/geo.mrc",
        "union-gold/cnmarc_gb18030.mrc",
    ):
        for record in records_of(shared_data / name):
            element = etree.fromstring(as_marcxml(record))
            assert schema.validate(element), str(schema.error_log)


@pytest.mark.parametrize("encoding", ["marc", "utf-8", "gb18030"])
def test_yaz_reads_what_goes_out_without_a_warning(shared_data: Path, tmp_path: Path, encoding: str) -> None:
    program = shutil.which("yaz-marcdump")
    if program is None:
        pytest.skip("yaz-marcdump is not here")
    path, count = tmp_path / "out.mrc", 0
    with path.open("wb") as file:
        for name in ("lc-books-2016/lc_marine_shared.mrc", "union-gold/cnmarc_gb18030.mrc", "vufind/geo.mrc"):
            for record in records_of(shared_data / name, 3):
                given = entry(record)
                file.write(marc_bytes(given) if encoding == "marc" else cnmarc_bytes(given, encoding))
                count += 1
    told = subprocess.run([program, "-i", "marc", "-o", "line", path], capture_output=True, check=True)
    assert told.stderr == b""
    lines = told.stdout.split(b"\n")
    assert sum(line.startswith(b"001 ") for line in lines) == count
    assert [line for line in lines if line[:1] in (b"(", b"<")] == []


def test_what_a_round_trip_loses_is_counted_by_tag(shared_data: Path) -> None:
    from scripts.round_trip import measure, records, totals  # noqa: PLC0415  a script, which no other test needs

    files = {"lc-books-2016/lc_marine_shared.mrc": 10, "union-gold/cnmarc_gb18030.mrc": 3}
    measured = measure(raw for name, every in files.items() for raw in records(shared_data / name, every))
    assert (measured["marc21"].records, measured["cnmarc"].records) == (213, 100)
    for losses, titles in ((measured["marc21"], "245"), (measured["cnmarc"], "200")):
        sums = totals(losses)
        assert sums["subfields"] > 2_000
        assert sums["share"] < 0.1
        assert losses.tags[titles].lost == 0


def test_gb_18030_holds_every_character_of_unicode() -> None:
    record = Record("s", "1")
    written = serialize(cnmarc(entry(replace(record, abstracts=("𠮷 é €  ﷽ 海",)))).marc, "gb18030")
    found, _ = parse(written, "gb18030")
    assert found is not None
    assert found.values("330", "a") == ["𠮷 é €  ﷽ 海"]

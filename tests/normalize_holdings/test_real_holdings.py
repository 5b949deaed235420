"""Holdings of real records: no piece of them is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harvesters.files import read_file
from normalize.checks.reading import read_marc
from normalize.local_fields import local_fields
from normalize.marc import MarcRecord, subfields
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.values.text import clean

FILES = [
    ("solrmarc/uva_001_2000.mrc", "sirsi", "999", "i", 4),
    ("solrmarc/specTestRecs.xml", "sirsi", "999", "i", 4),
    ("evergreen/lul_fre_100.mrc", "sirsi-949", "949", "i", 4),
    ("evergreen/jazz_1k.mrc", "sirsi-949", "949", "i", 4),
    ("evergreen/map_data.mrc", "evergreen", "852", "p", 3),
    ("oai-moravian/ListRecordsFrom.xml", "caslin-996", "996", "b", 4),
    ("princeton-dedupe/alma_marc_records.xml", "", "876", "p", 2),
    ("qa-catalogue/thomas-mann.xml.gz", "", "876", "p", 2),
    ("folio-reservoir/mfhd.marc", "", "876", "p", 2),
]


def there(record: MarcRecord, tag: str, code: str) -> set[str]:
    """The barcodes of a record, without those of pieces that its library has no more."""
    found: set[str] = set()
    for subs in map(subfields, record.fields(tag)):
        gone = any(
            name in "kl" and value.startswith(("LOST", "WITHDRAWN", "DISCARD")) for name, value in subs
        )
        found.update(clean(value) for name, value in subs if name == code and value.strip() and not gone)
    return found


@pytest.mark.parametrize(("name", "layout", "tag", "code", "least"), FILES)
def test_every_barcode_of_real_records_is_in_their_holdings(
    name: str, layout: str, tag: str, code: str, least: int, shared: Callable[[str], Path]
) -> None:
    profile = SourceProfile("test", "all", "", local_fields(layout))
    pieces = 0
    for item in read_file(shared(name)):
        reading = read_marc(item) if isinstance(item, RawRecord) else None
        outcome = normalize_raw(item, profile) if isinstance(item, RawRecord) else None
        if reading is None or reading[0] is None or not isinstance(outcome, Accepted):
            continue
        wanted = there(reading[0], tag, code)
        held = [mark for holding in outcome.record.holdings for mark in holding.barcodes]
        assert wanted <= set(held), outcome.record.identifier
        assert all(holding.copies is None or holding.copies >= 1 for holding in outcome.record.holdings)
        pieces += len(wanted)
    assert pieces >= least


def test_real_records_of_holdings_name_records_of_their_file(shared: Callable[[str], Path]) -> None:
    books: set[str] = set()
    named: set[str] = set()
    for item in read_file(shared("folio-reservoir/mfhd.marc")):
        assert isinstance(item, RawRecord)
        outcome = normalize_raw(item, SourceProfile("test", "all"))
        assert isinstance(outcome, Accepted)
        (named if outcome.record.host else books).add(outcome.record.host or outcome.record.identifier)
    assert named == books
    assert len(books) == 7


def test_the_holdings_of_the_german_union_catalogue_of_serials_are_one_for_each_record(
    shared: Callable[[str], Path],
) -> None:
    counted = 0
    for item in read_file(shared("xbib-marc/zdblokutf8.mrc")):
        outcome = normalize_raw(item, SourceProfile("test", "all")) if isinstance(item, RawRecord) else None
        if not isinstance(outcome, Accepted) or outcome.problems:
            continue
        assert outcome.record.host
        assert len(outcome.record.holdings) == 1
        assert outcome.record.holdings[0].library[:3] in ("DE-", "AT-", "CH-")
        counted += 1
    assert counted > 250

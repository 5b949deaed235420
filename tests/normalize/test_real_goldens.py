"""Real records of ../shared/data and what they become: tests/fixtures/real_records.json, read there, kept here.

After a change that is meant, `write` below writes the JSON again; read its diff, since it is the claim.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from cnmarc_fixtures import FOLDER, Claim, claim_of

from harvesters.files import read_file
from normalize.raw import RawRecord

GOLDEN = FOLDER.parent / "real_records.json"
CHOSEN = (
    # MARC-8, with East Asian characters (EACC) and without
    ("yaz/marc12.marc", 1),
    ("pymarc/marc8.dat", 1),
    ("solrmarc/uva_001_2000.mrc", 1771),
    # UTF-8 that says nothing of it, or says so, with fields 880 in many scripts
    ("pymarc/utf8_without_leader_flag.dat", 1),
    ("yaz/marccol1.u8.marc", 4),
    ("openlibrary/880_Nihon_no_chasho.mrc", 1),
    ("openlibrary/880_arabic_french_many_linkages.mrc", 1),
    ("openlibrary/710_org_name_in_direct_order.mrc", 1),
    # Broken leaders and fields
    ("ruby-marc/messed_up_leader.xml", 1),
    ("ruby-marc/no-leading-zero.xml", 1),
    ("openlibrary/collingswood_bad_008.mrc", 1),
    ("openlibrary/wrapped_lines.mrc", 1),
    ("openlibrary/talis_no_title.mrc", 1),
    ("openlibrary/upei_short_008.mrc", 1),
    ("marc4j/brkrtest.mrc", 3),
    # CNMARC in GB 18030, UNIMARC in other character sets
    ("union-gold/cnmarc_gb18030.mrc", 1),
    ("union-gold/cnmarc_gb18030.mrc", 100),
    ("pymarc/testunimarc.dat", 1),
    ("xbib-marc/unimarc_periouni_shared.mrc", 5),
    # Maps, holdings
    ("evergreen/map_data.mrc", 1),
    ("evergreen/map_data.mrc", 2),
    ("folio-reservoir/mfhd.marc", 2),
)


def chosen(path: Path, place: int) -> RawRecord:
    """The record at a place of a file, counted from 1."""
    found = next(item for at, item in enumerate(read_file(path), 1) if at == place)
    assert isinstance(found, RawRecord)
    return found


@pytest.mark.parametrize(("name", "place"), CHOSEN)
def test_a_real_record_becomes_what_is_claimed(name: str, place: int, shared: Callable[[str], Path]) -> None:
    claims = msgspec.json.decode(GOLDEN.read_bytes(), type=dict[str, Claim])
    assert claim_of(chosen(shared(name), place)) == claims[f"{name}#{place}"]


def write(shared_data: Path) -> None:
    """Write the claims as they are now."""
    claims = {f"{name}#{place}": claim_of(chosen(shared_data / name, place)) for name, place in CHOSEN}
    GOLDEN.write_bytes(msgspec.json.format(msgspec.json.encode(claims), indent=1) + b"\n")

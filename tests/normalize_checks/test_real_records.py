"""What the checks find in real records: golden reports, and how seldom they find errors where catalogues are good.

A golden file has a line for each finding: position of the record, rule and place. With GOLDEN=write in the environment
they are written anew.
"""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvesters.files import read_file
from normalize.checks import RULES, Finding, check_record
from normalize.checks.reading import read_marc
from normalize.raw import RawRecord

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "qa-catalogue/BooksAll.2014.part01-0001.mrc": "lc_books",
    "qa-catalogue/22561.mrc": "two_faults",
    "qa-catalogue/music.mrc": "music",
    "dp2/sample_unimarcxml.xml": "dp2_unimarc",
    "yaz/marc1.marc": "danmarc",
    "marc4j/sample1.mrc": "bad_leaders",
    "ruby-marc/no-leading-zero.xml": "made_by_hand",
    "evergreen/map_data.mrc": "maps",
}


def findings(path: Path) -> Iterator[tuple[int, list[Finding]]]:
    for item in read_file(path):
        if isinstance(item, RawRecord):
            reading = read_marc(item)
            assert reading is not None
            record, problems = reading
            assert record is not None
            whole = item.format == "marc" and not problems and not item.problems
            yield item.position, check_record(record, item.flavour, item.data if whole else b"")


def lines(path: Path) -> list[str]:
    found = ["position\trule\ttag\toccurrence\tpart"]
    for position, here in findings(path):
        found += [f"{position}\t{one.rule}\t{one.tag}\t{one.occurrence}\t{one.part}" for one in here]
    return found


@pytest.mark.parametrize(("name", "golden"), FILES.items())
def test_real_files_give_their_golden_reports(shared_data: Path, name: str, golden: str) -> None:
    path = shared_data / name
    if not path.is_file():
        pytest.skip(f"../shared/data/{name} is not here")
    found = lines(path)
    file = GOLDEN / f"{golden}.tsv"
    if os.environ.get("GOLDEN") == "write":
        file.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == file.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("name", "share"),
    [("lc-books-2016/lc_marine_shared.mrc", 0.03), ("lc-books-2016/lc_chinese_shared.mrc", 0.05)],
)
def test_errors_are_rare_in_the_records_of_a_good_catalogue(
    shared_data: Path, name: str, share: float
) -> None:
    path = shared_data / name
    if not path.is_file():
        pytest.skip(f"../shared/data/{name} is not here")
    read = wrong = 0
    kinds: Counter[str] = Counter()
    for _, here in findings(path):
        read += 1
        errors = {RULES[one.rule].kind for one in here if RULES[one.rule].severity == "error"}
        # An underscore for a blank in 007/02: a fault of the copy, in nearly every record of the first years.
        wrong += bool(errors - {"coded_value"})
        kinds.update(errors)
    assert read > 2000
    assert wrong / read < share, kinds.most_common()


def test_what_other_validators_find_is_found(shared_data: Path) -> None:
    """The two faults by which qa-catalogue's own tests know this record: a second $b in 245, blanks in 650."""
    path = shared_data / "qa-catalogue" / "22561.mrc"
    if not path.is_file():
        pytest.skip("../shared/data/qa-catalogue/22561.mrc is not here")
    found = {(one.rule, one.tag, one.part) for _, here in findings(path) for one in here}
    assert {("subfield_repeated", "245", "$b"), ("indicator_value", "650", "ind2")} <= found
